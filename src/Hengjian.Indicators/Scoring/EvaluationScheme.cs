using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Scoring;

/// <summary>评价方案: what one level is judged by in one year. Data (schemes/*.yaml), never code.</summary>
/// <param name="Id">Stable id: city-14.</param>
/// <param name="Name">Chinese title.</param>
/// <param name="Year">评价年度.</param>
/// <param name="Level">Which governments are evaluated.</param>
/// <param name="Items">Items in order.</param>
public sealed record EvaluationScheme(
    string Id, string Name, int Year, RegionLevel Level, IReadOnlyList<SchemeItem> Items)
{
    /// <summary>SHA-256 of the scheme file, lower-case hex.</summary>
    public string Version { get; init; } = "";

    /// <summary>Points are summed, or every item must pass.</summary>
    public SchemeKind Kind { get; init; }

    /// <summary>满分: what the non-bonus items add up to. Totals are on the 100-point scale whatever it is.</summary>
    public double FullMarks { get; init; } = 100;

    /// <summary>The document the scheme follows (key of a source); empty when ours.</summary>
    public string Source { get; init; } = "";

    /// <summary>Chinese: what it is for and what in it is our proposal.</summary>
    public string Note { get; init; } = "";

    /// <summary>等次: cut-offs from the best down; empty when the scheme gives no grade.</summary>
    public IReadOnlyList<GradeBand> Grades { get; init; } = [];

    /// <summary>降等、限等、否决.</summary>
    public IReadOnlyList<GradeRule> GradeRules { get; init; } = [];

    /// <summary>自评可信度: id of a credibility rule (see CredibilityRules), "none" by default.</summary>
    public string Credibility { get; init; } = "none";

    /// <summary>打分单位: self scores are multiples of it, or the full mark.</summary>
    public double SelfScoreStep { get; init; } = DefaultSelfScoreStep;

    /// <summary>打分单位 of a scheme that names none: two decimals, as points are printed.</summary>
    public const double DefaultSelfScoreStep = 0.01;

    /// <summary>What happens to an item whose value is missing or partial.</summary>
    public MissingPolicy Missing { get; init; } = MissingPolicy.Stop;

    /// <summary>Whether a value that rests on incomplete rows may be used.</summary>
    public PartialPolicy Partial { get; init; } = PartialPolicy.AsMissing;

    /// <summary>The leaf items in scheme order: what is scored.</summary>
    public IEnumerable<SchemeItem> Leaves => Items.SelectMany(i => i.Leaves);
}

/// <summary>How item results become a conclusion.</summary>
public enum SchemeKind
{
    /// <summary>计分.</summary>
    Points,

    /// <summary>逐项达标: no points; every item passes or the whole does not.</summary>
    AllMustPass,
}

/// <summary>What a run does when an item has no value.</summary>
public enum MissingPolicy
{
    /// <summary>The run stops and says which item lacks what.</summary>
    Stop,

    /// <summary>缺数不得分: the item gets 0 points and says so; its full mark stays in the base.</summary>
    ZeroPoints,

    /// <summary>待补: the item and with it the total stay open; other items are scored; no grade.</summary>
    LeaveOpen,
}

/// <summary>What a run does with a value marked <see cref="ValueFlag.Partial"/>.</summary>
public enum PartialPolicy
{
    /// <summary>按缺数处理: the <see cref="MissingPolicy"/> applies.</summary>
    AsMissing,

    /// <summary>按已报数据计: the value is used, and the reason says that some rows are missing.</summary>
    Use,
}

/// <summary>方案条目: an area, or a leaf that is scored.</summary>
/// <param name="Id">Stable within the scheme: 4.1.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="MaxScore">分值: of a leaf; of an area, the sum of its leaves (checked). 0 in AllMustPass schemes.</param>
public sealed record SchemeItem(string Id, string Name, double MaxScore)
{
    /// <summary>Sub-items; empty for a leaf.</summary>
    public IReadOnlyList<SchemeItem> Items { get; init; } = [];

    /// <summary>How a leaf is scored; null for an area.</summary>
    public ScoringRule? Rule { get; init; }

    /// <summary>The item is a bonus: its points add to the total, its full mark not to the base.</summary>
    public bool Bonus { get; init; }

    /// <summary>The policy document behind the item (key of a source); empty when ours.</summary>
    public string Source { get; init; } = "";

    /// <summary>How sure we are of it.</summary>
    public Evidence Evidence { get; init; } = Evidence.Inferred;

    /// <summary>Lead department suggested for the breakdown.</summary>
    public string Lead { get; init; } = "";

    /// <summary>Topic heading under which problems of this item go in the report (one of the five topics).</summary>
    public string ProblemTopic { get; init; } = "";

    /// <summary>
    /// What is wrong where the item is not met, as a predicate that follows a quantifier and its object:
    /// “尚有超大班额未消除” gives “部分市尚有超大班额未消除”. Empty: derived from the name.
    /// </summary>
    public string ProblemText { get; init; } = "";

    /// <summary>The requirement that answers it: “限期消除超大班额”.</summary>
    public string RequirementText { get; init; } = "";

    /// <summary>Heading under which the report praises it (one of <see cref="ReportTopics.Achievements"/>); empty: never.</summary>
    public string PraiseTopic { get; init; } = "";

    /// <summary>What is praised where the item is met, a predicate like the problem: “全面消除超大班额”.</summary>
    public string PraiseText { get; init; } = "";

    /// <summary>Itself when it is a leaf, else the leaves below it in order.</summary>
    public IEnumerable<SchemeItem> Leaves => Items.Count == 0 ? [this] : Items.SelectMany(i => i.Leaves);
}

/// <summary>等次.</summary>
/// <param name="Name">优秀.</param>
/// <param name="From">Lowest score on the 100-point scale, inclusive, compared unrounded.</param>
public sealed record GradeBand(string Name, double From);

/// <summary>What a grade rule does.</summary>
public enum GradeEffect
{
    /// <summary>降低一个等次.</summary>
    Demote,

    /// <summary>不得评为…: the grade is at most <see cref="GradeRule.Grade"/>.</summary>
    Cap,

    /// <summary>一票否决: the grade is <see cref="GradeRule.Grade"/>; the points stay.</summary>
    Veto,
}

/// <summary>降等、限等、否决条款.</summary>
/// <param name="Id">Stable id within the scheme.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Event">Chinese: what must have happened.</param>
/// <param name="Grade">The cap, or the grade of a veto; empty for Demote.</param>
public sealed record GradeRule(string Id, GradeEffect Effect, string Event, string Grade)
{
    /// <summary>An indicator condition that triggers it; null when only a confirmed event does.</summary>
    public IndicatorCondition? When { get; init; }

    /// <summary>Key of a source.</summary>
    public string Source { get; init; } = "";

    /// <summary>How sure we are of it.</summary>
    public Evidence Evidence { get; init; } = Evidence.Inferred;
}

/// <summary>A comparison of an indicator value with a number.</summary>
public sealed record IndicatorCondition(string Indicator, SchoolStage Stage, Comparison Comparison, double Value);
