using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Data.Facts;

/// <summary>Why snapshots do not combine into a data set: HJD0520–0529.</summary>
public static class FactProblems
{
    private const int MostNamed = 5;

    /// <summary>Rows of regions that the tree does not have.</summary>
    public static Problem UnknownRegion(FactSnapshot snapshot, int code, int rows) => new(
        "HJD0520", $"{rows} 行的行政区 {code:D6} 不在评价所用的行政区划表中。", Where(snapshot), "改正代码，或补充行政区划");

    /// <summary>Two kinds of snapshots give the same cell.</summary>
    public static Problem GivenTwice(string element, FactSnapshot one, FactSnapshot other, int region, string? key) => new(
        "HJD0521",
        $"行政区 {region:D6}{(key is null ? "" : $" 的 {key}")} 的数据项“{element}”由“{one.Kind}”和“{other.Kind}”两类数据同时给出。",
        Where(other),
        "同一数据项只由一类数据给出");

    /// <summary>One element is a number here and a code there.</summary>
    public static Problem KindsDiffer(string element, FactSnapshot one, FactSnapshot other) =>
        new("HJD0522", $"数据项“{element}”在“{one.Kind}”和“{other.Kind}”中的类型不同。", Where(other), "用同一版数据字典重新导入");

    /// <summary>One school code names two schools.</summary>
    public static Problem SchoolTwice(int period, string key, int region, int otherRegion) =>
        new("HJD0523", $"{period} 年学校代码 {key} 出现两次（行政区 {region:D6} 和 {otherRegion:D6}）。", Expected: "一所学校一个代码");

    /// <summary>More codes than a byte can number.</summary>
    public static Problem TooManyCodes(string element) => new("HJD0524", $"数据项“{element}”的代码超过 254 种。");

    /// <summary>More files than a row can name.</summary>
    public static Problem TooManyFiles(Grain grain, int period) =>
        new("HJD0525", $"{period} 年“{grain}”的数据来自 65535 个以上的文件。", Expected: "先合并上报文件");

    /// <summary>Classes of schools that the school table in force does not have.</summary>
    public static Problem SchoolsGone(int period, IReadOnlyList<string> keys, int classes) => new(
        "HJD0526",
        $"{period} 年有 {classes} 个班的学校不在学校表中：学校代码 {string.Join("、", keys.Take(MostNamed))}"
            + (keys.Count > MostNamed ? $" 等 {keys.Count} 个。" : "。"),
        Expected: "重新上报这些县的班级表，或在学校表中补上这些学校");

    /// <summary>A snapshot of an older program.</summary>
    public static Problem OtherFormat(string hash, int format) => new(
        "HJD0527", $"数据快照的格式是第 {format} 版，本程序只读第 {FactManifest.CurrentFormat} 版。", hash, "从原始文件重新导入，或用写它的那版程序打开");

    private static string Where(FactSnapshot snapshot) => $"{snapshot.Table.Period} 年“{snapshot.Kind}”数据";
}
