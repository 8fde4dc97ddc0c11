using Hengjian.Kernel;

namespace Hengjian.Indicators.Uncertainty;

/// <summary>Why a scheme gives no composite index, or peers and value-added cannot be found (HJI0701–0719).</summary>
internal static class UncertaintyProblems
{
    public static Problem NoPoints(string scheme) =>
        new("HJI0701", $"方案“{scheme}”逐项达标、不计分，没有综合指数。", null, "计分的方案（kind: points）");

    public static Problem NotRelative(string where) =>
        new("HJI0702", "条目不是按相对位置计分，不能只凭指标值算出得分率。", where, "method: relative，或先按方案计分再分析");

    public static Problem NotComputed(string where, string name, int year) =>
        new("HJI0703", FormattableString.Invariant($"指标“{name}”{year} 年没有计算结果，综合指数无法计算。"), where,
            "先对该年度数据计算这项指标，或修改方案年度");

    public static Problem MissingStops(string where, int units) =>
        new("HJI0704", FormattableString.Invariant($"{units} 个单位缺少数据，按方案停止计算。"), where,
            "补齐数据，或把方案的 missing 改为 zero-points 或 leave-open");

    public static Problem NoUnits() =>
        new("HJI0705", "没有一个单位的条目得分齐全，无法比较。", null, "至少一个单位有综合指数");
}
