using Hengjian.Kernel;

namespace Hengjian.Indicators.Scoring;

/// <summary>自评可信度办法: how self scores stand in for what has not been checked.</summary>
/// <param name="Id">Id in scheme files.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Definition">Chinese: the formula in words, for the scheme page.</param>
public sealed record CredibilityRule(string Id, string NameZh, string Definition)
{
    internal Func<IReadOnlyList<CheckedItem>, CredibilityOutcome> Apply { get; init; } = _ => new(null, "");
}

/// <summary>One item in the base with what the unit claimed for it.</summary>
internal sealed record CheckedItem(ItemScore Score, double? Self)
{
    /// <summary>Its points are settled, be it as the 0 of a missing value.</summary>
    public bool IsChecked => Score.Points is not null;
}

/// <summary>What the rule makes of the items still awaiting review.</summary>
/// <param name="StandIn">Points that stand in for them; null when they cannot be closed.</param>
/// <param name="Reason">Chinese.</param>
internal sealed record CredibilityOutcome(decimal? StandIn, string Reason);

/// <summary>The rules a scheme can name.</summary>
public static class CredibilityRules
{
    /// <summary>Id of the rule that corrects nothing.</summary>
    public const string NoneId = "none";

    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<CredibilityRule> All { get; } =
    [
        new(NoneId, "不修正", "自评得分不影响评价得分。"),
        new(
            "deviation-share",
            "偏差比例法",
            "可信度 r = 1 −（已核查条目自评分与核查分之差的绝对值之和）÷（已核查条目分值之和）；" +
            "已核查条目按核查分计，未核查条目按自评分乘以 r 计。本办法为自拟，省级办法的公式未公开。")
        {
            Apply = DeviationShare,
        },
    ];

    /// <summary>Finds a rule by id; null when there is none.</summary>
    public static CredibilityRule? Find(string id) => All.FirstOrDefault(r => r.Id == id);

    /// <summary>The nearest known id; null when nothing is near.</summary>
    internal static string? Nearest(string id) => NearestName.Of(id, All.Select(r => r.Id));

    private static CredibilityOutcome DeviationShare(IReadOnlyList<CheckedItem> items)
    {
        var both = items.Where(i => i.IsChecked && i.Self is not null).ToList();
        var open = items.Where(i => !i.IsChecked).ToList();
        var full = both.Sum(i => (decimal)i.Score.MaxScore);
        if (full == 0) return new(null, "没有同时具有自评分和核查分的条目，可信度无法计算");
        var deviation = both.Sum(i => Math.Abs((decimal)i.Self!.Value - (decimal)(i.Score.Points ?? 0)));
        var credibility = Math.Max(0, 1 - deviation / full);
        var formula = $"可信度 1 − {NumberText.Points((double)deviation)} ÷ {NumberText.Points((double)full)}" +
            $" = {NumberText.Percent((double)credibility)}";
        if (open.Any(i => i.Self is null || i.Score.State != ItemState.AwaitingReview))
            return new(null, formula + "，但有未评条目缺数或没有自评分，合计待定");
        var claimed = open.Sum(i => (decimal)i.Self!.Value);
        var reason = open.Count == 0
            ? formula + "，各条目均已核查，按核查分计"
            : FormattableString.Invariant($"{formula}，未核查 {open.Count} 项自评 ") +
                $"{NumberText.Points((double)claimed)} 分按可信度折为 {NumberText.Points((double)(claimed * credibility))} 分";
        return new(claimed * credibility, reason);
    }
}
