using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Domain.Regions;

/// <summary>Mistakes in the list of regions: HJP0240–0249.</summary>
public static class RegionProblems
{
    /// <summary>A code occurs twice on one day.</summary>
    public static Problem Repeats(int code) => new("HJP0240", $"行政区划代码 {code:D6} 在同一天出现两次。");

    /// <summary>The region above is not in the list.</summary>
    public static Problem NoParent(Region region, int parent) =>
        new("HJP0241", $"{region.Name}（{region.CodeText}）的上级 {parent:D6} 不在行政区划表中。");

    /// <summary>A county right below a province, and the like.</summary>
    public static Problem SkipsLevel(Region region, Region above) =>
        new("HJP0242", $"{region.Name}（{region.CodeText}）与上级{above.Name}的层级不相邻。");

    /// <summary>The code does not begin with the parent's digits.</summary>
    public static Problem CodeOutsideParent(Region region, Region above) => new(
        "HJP0243", $"{region.Name}的代码 {region.CodeText} 不在上级{above.Name}（{above.CodeText}）之下。", Expected: "前几位与上级相同");
}
