using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Indicators.Scoring;

/// <summary>All score sheets of one run, in tree order of their regions.</summary>
/// <param name="SchemeId">The scheme.</param>
/// <param name="SchemeVersion">Its hash.</param>
/// <param name="Year">评价年度.</param>
/// <param name="Sheets">One per evaluated unit.</param>
public sealed record SchemeRun(string SchemeId, string SchemeVersion, int Year, IReadOnlyList<ScoreSheet> Sheets);

/// <summary>得分表 of one unit: from the grade down to the values.</summary>
/// <param name="Region">Region code.</param>
/// <param name="Items">Leaf items in scheme order (bonus items too).</param>
/// <param name="Total">合计: points on the 100-point scale after not-applicable items left the base; null while open.</param>
/// <param name="Steps">From the sum to the grade: sum, credibility, band, downgrades, caps, veto.</param>
/// <param name="Grade">等次; null while the total is open or when the scheme gives none.</param>
public sealed record ScoreSheet(
    int Region, IReadOnlyList<ItemScore> Items, double? Total, IReadOnlyList<GradeStep> Steps, string? Grade)
{
    /// <summary>Sum of points of scored items, bonus included; added as decimals, so that 0.1 and 0.2 make 0.3.</summary>
    public double Earned => (double)Items.Where(i => i.Points is not null).Sum(i => (decimal)i.Points!.Value);

    /// <summary>Sum of full marks in the base: bonus and not-applicable items excluded.</summary>
    public double Base =>
        (double)Items.Where(i => !i.Bonus && i.State != ItemState.NotApplicable).Sum(i => (decimal)i.MaxScore);

    /// <summary>名次 among the evaluated units by total, 1 best, ties share; null while open.</summary>
    public int? Rank { get; init; }
}

/// <summary>How far a leaf item has got.</summary>
public enum ItemState
{
    /// <summary>已评: scored; in AllMustPass schemes judged.</summary>
    Scored,

    /// <summary>不适用: left the base.</summary>
    NotApplicable,

    /// <summary>待评: waits for reviewers or evidence.</summary>
    AwaitingReview,

    /// <summary>缺数: its value is missing; what became of that, points and verdict tell (<see cref="ItemScore.IsOpen"/>).</summary>
    MissingData,
}

/// <summary>条目得分.</summary>
/// <param name="ItemId">Scheme item.</param>
/// <param name="MaxScore">Full mark.</param>
/// <param name="State">How far it has got.</param>
/// <param name="Points">Points; null unless scored, or 0 for a missing value (AllMustPass: null always).</param>
/// <param name="Met">Whether the standard is met; null when the method has none or nothing is known.</param>
/// <param name="Reason">Chinese: the rule with the values filled in: “大班额比例 4.20% ≤ 5.00%，达标，得 3 分”.</param>
public sealed record ItemScore(
    string ItemId, double MaxScore, ItemState State, double? Points, bool? Met, string Reason)
{
    /// <summary>Nothing is settled yet: it waits for reviewers, or for data that the scheme does not count as nothing.</summary>
    public bool IsOpen => State == ItemState.AwaitingReview || (State == ItemState.MissingData && Points is null && Met is null);

    /// <summary>缺数不得分、视为未达标: settled by the scheme's policy on missing values, not by a value.</summary>
    public bool IsLostToMissing => State == ItemState.MissingData && !IsOpen;

    /// <summary>The item is a bonus.</summary>
    public bool Bonus { get; init; }

    /// <summary>The indicator values it rests on.</summary>
    public IReadOnlyList<ValueUsed> Values { get; init; } = [];

    /// <summary>
    /// 改进幅度: gain over the baseline in the indicator's unit, positive is better; null for other methods and across a
    /// change of definition.
    /// </summary>
    public double? Gain { get; init; }

    /// <summary>扣分: the cases counted, at least 0; null for other methods and while none are known.</summary>
    public double? Cases { get; init; }
}

/// <summary>One indicator value an item rests on.</summary>
public sealed record ValueUsed(string Indicator, SchoolStage Stage, int Period, IndicatorValue Value);

/// <summary>What a step towards the grade was.</summary>
public enum GradeStepKind
{
    /// <summary>合计.</summary>
    Sum,

    /// <summary>自评可信度.</summary>
    Credibility,

    /// <summary>定等.</summary>
    Band,

    /// <summary>降等.</summary>
    Demote,

    /// <summary>限等.</summary>
    Cap,

    /// <summary>否决.</summary>
    Veto,
}

/// <summary>One step from the sum to the grade, kept with its reason.</summary>
/// <param name="Kind">Which step.</param>
/// <param name="Before">Score or grade before, as printed; empty for the first.</param>
/// <param name="After">Score or grade after, as printed.</param>
/// <param name="Reason">Chinese: why, from which rule and event, on what ground.</param>
public sealed record GradeStep(GradeStepKind Kind, string Before, string After, string Reason);
