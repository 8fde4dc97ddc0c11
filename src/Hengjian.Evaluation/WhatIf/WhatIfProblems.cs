using System.Globalization;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>What a what-if or its scenario can be refused for: HJP0700–0719. What a scheme itself forbids, the scheme check says.</summary>
public static class WhatIfProblems
{
    /// <summary>The settings name something that the scheme and catalogue do not have.</summary>
    public static Problem UnknownLever(string key, string? nearest) =>
        new("HJP0700", $"本轮次的方案和目录里没有“{key}”这一项，不能推演。", null, nearest ?? "页面上列出的各项");

    /// <summary>Not a number.</summary>
    public static Problem NotANumber(string where, string typed, double official) =>
        new("HJP0701", typed.Trim().Length == 0 ? "没有填数。" : $"“{typed.Trim()}”不是数。", where, $"一个数，正式方案为 {Text(official)}");

    /// <summary>A part of a number where only whole ones make sense.</summary>
    public static Problem NotWhole(string where, string typed) => new("HJP0702", $"“{typed.Trim()}”不是整数。", where, "整数，如 3");

    /// <summary>The changed full marks leave nothing for the others.</summary>
    public static Problem NothingLeft(double changed, double whole) =>
        new("HJP0703", $"改动的条目已占 {Text(changed)} 分，其余条目没有分值可分。", "分值合计", $"改动的条目合计小于 {Text(whole)} 分，或改用“自己凑足”并逐项填写");

    /// <summary>A floor that asks for more than the standard.</summary>
    public static Problem FloorAboveStandard(string where, double floor, double standard) =>
        new("HJP0704", $"底线 {Text(floor)} 比标准 {Text(standard)} 还严。", where, "底线不严于标准");

    /// <summary>A limit that no class and no school can keep.</summary>
    public static Problem LimitNotPositive(string where, double value) => new("HJP0705", $"限值为 {Text(value)}。", where, "大于 0");

    /// <summary>No name, or one too long.</summary>
    public static Problem BadName(int longest) =>
        new("HJP0706", "请给推演方案起个名字。", "名称", string.Create(CultureInfo.InvariantCulture, $"1 至 {longest} 个字"));

    /// <summary>A note too long.</summary>
    public static Problem NoteTooLong(int longest) =>
        new("HJP0707", "说明太长。", "说明", string.Create(CultureInfo.InvariantCulture, $"不超过 {longest} 个字"));

    /// <summary>The owner has one of that name.</summary>
    public static Problem SameName(string name) => new("HJP0708", $"您在本轮次已有名为“{name}”的推演方案。", "名称", "换一个名称，或先删除原来的");

    /// <summary>The owner has as many as one may have.</summary>
    public static Problem TooMany(int most) => new(
        "HJP0709", string.Create(CultureInfo.InvariantCulture, $"您在本轮次已存 {most} 个推演方案，不能再存。"), null, "先删除不用的");

    /// <summary>Nothing to save.</summary>
    public static Problem NothingChanged() => new("HJP0710", "没有改动任何一项，与正式结果相同，不必保存。", null, "先改动至少一项");

    /// <summary>There is none of that number that this person may see.</summary>
    public static Problem UnknownScenario(string number) => new("HJP0711", $"没有编号为“{number}”的推演方案，或您无权查看。", null, "推演方案列表中的一个");

    /// <summary>Too few or too many to stand side by side.</summary>
    public static Problem CompareCount(int most) =>
        new("HJP0712", "请选择要对比的推演方案。", null, string.Create(CultureInfo.InvariantCulture, $"1 至 {most} 个"));

    /// <summary>Only the owner deletes.</summary>
    public static Problem NotTheOwner() => new("HJP0713", "只有保存人本人可以删除推演方案。");

    private static string Text(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture);
}
