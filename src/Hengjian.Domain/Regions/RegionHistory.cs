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

    /// <summary>SHA-256 over codes, names, levels and parents in tree order, lower-case hex.</summary>
    public static string Hash(RegionTree tree)
    {
        var text = new StringBuilder();
        foreach (var region in tree.Regions)
        {
            text.Append(CultureInfo.InvariantCulture, $"{region.Code}\t{region.Name}\t{(int)region.Level}\t{region.ParentCode}\n");
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
