using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Importing;

/// <summary>What can be wrong with a table of regions only (HJD0480–0489).</summary>
internal static class RegionTableProblems
{
    public static Problem NoHeader() => new("HJD0480", "行政区划表是空的。");

    public static Problem MissingColumn(string name, string id) => new("HJD0481", $"行政区划表缺少“{name}”（{id}）列。");

    public static Problem UnknownLevel(string word) => new("HJD0482", $"“{word}”不是层级。", null, "国家、省级、市级、县级");

    public static Problem NoParent(Region region) => new("HJD0483", $"“{region.Name}”没有填上级代码。");

    public static Problem WrongParent(Region region, Region parent) =>
        new("HJD0484", $"“{region.Name}”的上级“{parent.Name}”不是高一级的行政区。");
}
