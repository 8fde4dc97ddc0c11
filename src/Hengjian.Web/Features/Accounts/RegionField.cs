using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Hengjian.Web.Features.PersonalAccount;

namespace Hengjian.Web.Features.Accounts;

/// <summary>A region typed by name or code, or picked from the browser's list.</summary>
internal static class RegionField
{
    // A longer list is no help and would be most of the page.
    private const int MostOffered = 500;

    internal const string Nation = "全国";

    /// <summary>Regions to offer, from the top down.</summary>
    internal static IReadOnlyList<string> Offered(RegionTree regions, RegionScope scope)
    {
        var inside = regions.Regions.Where(r => r.Code != 0 && scope.Contains(r.Code)).OrderBy(r => r.Level).ThenBy(r => r.Code).Take(MostOffered).Select(Text);
        return scope.Contains(0) ? [Nation, .. inside] : [.. inside];
    }

    /// <summary>济水市（990200）.</summary>
    private static string Text(Region region) => $"{region.Name}（{region.CodeText}）";

    /// <summary>The code of what was typed.</summary>
    internal static Result<int> Read(string? typed, GrantWords words)
    {
        var text = (typed ?? "").Trim();
        if (text is Nation or "000000") return 0;
        var code = text.Length > 8 && text.EndsWith('）') ? text[^7..^1] : text;
        if (code.Length == 6 && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && words.Regions.TryFind(number, out _)) return number;
        var named = words.Regions.Regions.Where(r => r.Name == text).ToList();
        return named.Count switch
        {
            1 => named[0].Code,
            0 => AccountFormProblems.UnknownRegion(text, NearestName.Of(text, [.. words.Regions.Regions.Select(r => r.Name)])),
            _ => AccountFormProblems.SeveralRegions(text),
        };
    }
}
