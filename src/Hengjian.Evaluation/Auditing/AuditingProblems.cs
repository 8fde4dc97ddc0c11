using System.Globalization;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Auditing;

/// <summary>What may stand in the way of holding a report against the data.</summary>
internal static class AuditingProblems
{
    /// <summary>The tree of regions of that year lacks the region.</summary>
    public static Problem RegionNotOfYear(int region, int year) => new(
        "HJA0512", string.Create(CultureInfo.InvariantCulture, $"{year} 年的行政区划里没有 {region}，没有可以对照的数据。"), Expected: "核对报告的年份和地区");
}
