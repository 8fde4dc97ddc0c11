using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hengjian.Domain.Access;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Domain.Regions;

/// <summary>Region trees at a date, and their hash.</summary>
public static class RegionHistory
{
    /// <summary>The tree on a day, or every reason why the rows make none.</summary>
    public static Result<RegionTree> TreeOn(IEnumerable<RegionRecord> records, DateOnly day)
    {
        var regions = records.Where(r => r.HoldsOn(day))
            .Select(r => new Region(r.RegionCode, r.Name, r.Level, r.ParentCode)).ToList();
        var problems = Check(regions).ToList();
        return problems.Count > 0 ? Result.Fail<RegionTree>(problems) : new RegionTree(regions);
    }

    /// <summary>What keeps the regions from being a tree whose codes nest; rights rest on nesting codes.</summary>
    public static IEnumerable<Problem> Check(IReadOnlyList<Region> regions)
    {
        var byCode = regions.ToLookup(r => r.Code);
        foreach (var group in byCode.Where(g => g.Count() > 1)) yield return RegionProblems.Repeats(group.Key);
        foreach (var region in regions.OrderBy(r => r.Code))
        {
            if (region.Code is < 0 or > 999_999)
            {
                yield return AccessProblems.BadRegionCode(region.Code);
                continue;
            }
            if (region.ParentCode is not { } parent) continue;
            if (parent == 0 && !byCode.Contains(0) && region.Level == RegionLevel.Province) continue;
            var above = byCode[parent].FirstOrDefault();
            if (above is null) yield return RegionProblems.NoParent(region, parent);
            else if (region.Level != above.Level + 1) yield return RegionProblems.SkipsLevel(region, above);
            else if (region.Code == parent || !CodeRange.Of(parent).Contains(region.Code))
                yield return RegionProblems.CodeOutsideParent(region, above);
        }
    }

    /// <summary>One line a region in tree order: code, name, level, parent, separated by tabs. What results keep.</summary>
    public static string ToText(RegionTree tree)
    {
        var text = new StringBuilder();
        foreach (var region in tree.Regions)
        {
            text.Append(CultureInfo.InvariantCulture, $"{region.Code}\t{region.Name}\t{(int)region.Level}\t{region.ParentCode}\n");
        }
        return text.ToString();
    }

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <exception cref="FormatException">The text is no such list; its hash was right, so a program wrote it wrongly.</exception>
    public static RegionTree FromText(string text) => new(text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('\t'))
        .Select(f => f.Length == 4
            ? new Region(Number(f[0]), f[1], (RegionLevel)Number(f[2]), f[3].Length == 0 ? null : Number(f[3]))
            : throw new FormatException("Not a region line.")));

    /// <summary>SHA-256 over <see cref="ToText"/>, lower-case hex.</summary>
    public static string Hash(RegionTree tree) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToText(tree))));

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
