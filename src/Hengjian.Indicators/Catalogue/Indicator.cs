using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Catalogue;

/// <summary>How sure we are of a threshold, formula or definition (证据标记).</summary>
public enum Evidence
{
    /// <summary>原文: the rule text or an official notice was read.</summary>
    Read,

    /// <summary>转引: seen in an official summary, a reproduction or public software.</summary>
    Secondary,

    /// <summary>材料: printed in a published report.</summary>
    Source,

    /// <summary>待核: known from the named document, its text not retrieved. Never a default without this mark.</summary>
    Recalled,

    /// <summary>自拟: our own proposal. Never a default without this mark.</summary>
    Inferred,
}

/// <summary>Which way is better.</summary>
public enum Direction
{
    /// <summary>越高越好.</summary>
    HigherBetter,

    /// <summary>越低越好.</summary>
    LowerBetter,

    /// <summary>区间.</summary>
    TargetRange,

    /// <summary>是否.</summary>
    YesNo,

    /// <summary>监测: shown, not judged.</summary>
    Monitor,
}

/// <summary>How a value is compared with a threshold. Values are compared unrounded.</summary>
public enum Comparison
{
    /// <summary>≥.</summary>
    AtLeast,

    /// <summary>≤.</summary>
    AtMost,

    /// <summary>&gt;.</summary>
    Above,

    /// <summary>&lt;.</summary>
    Below,

    /// <summary>=.</summary>
    Equal,

    /// <summary>Between <see cref="Threshold.Value"/> and <see cref="Threshold.Upper"/>, both inclusive.</summary>
    Between,
}

/// <summary>What a threshold is for.</summary>
public enum ThresholdRole
{
    /// <summary>The standard.</summary>
    Standard,

    /// <summary>底线: the floor below which nothing may lie (85% of the standard).</summary>
    Floor,

    /// <summary>Hoped for, not demanded.</summary>
    Aspiration,

    /// <summary>For a named kind of school only.</summary>
    Exception,

    /// <summary>A local standard; a scheme must choose it.</summary>
    Local,
}

/// <summary>标准值.</summary>
/// <param name="Comparison">How the value is compared.</param>
/// <param name="Value">The number, in the indicator's unit; 1 and 0 for yes and no.</param>
/// <param name="Source">Key of a <see cref="PolicySource"/>.</param>
/// <param name="Evidence">How sure we are.</param>
public sealed record Threshold(Comparison Comparison, double Value, string Source, Evidence Evidence)
{
    /// <summary>The upper end of <see cref="Comparison.Between"/>.</summary>
    public double? Upper { get; init; }

    /// <summary>Applies to this stage only; All means to every stage.</summary>
    public SchoolStage Stage { get; init; }

    /// <summary>What it is for.</summary>
    public ThresholdRole Role { get; init; }

    /// <summary>Chinese note; empty when there is none.</summary>
    public string Note { get; init; } = "";
}

/// <summary>指标.</summary>
/// <param name="Id">Stable id: <c>class-size.large-share</c>.</param>
/// <param name="NameZh">Chinese name, unique.</param>
/// <param name="Topic">Topic id of its file: <c>class-size</c>.</param>
/// <param name="Unit">Chinese unit as printed: %, 人, 元/人; 是/否 for yes-no.</param>
/// <param name="Formula">Text in the formula language (docs/formula-language.md).</param>
public sealed record Indicator(string Id, string NameZh, string Topic, string Unit, string Formula)
{
    /// <summary>Which way is better.</summary>
    public Direction Direction { get; init; }

    /// <summary>What one result stands for: RegionYear, or SchoolYear / SectionYear for a value per school or section.</summary>
    public Grain ResultGrain { get; init; } = Grain.RegionYear;

    /// <summary>
    /// What school-year inputs are counted by: whole schools (<see cref="Grain.SchoolYear"/>) or, for the resources of
    /// combined schools, their sections (<see cref="Grain.SectionYear"/>).
    /// </summary>
    public Grain Rows { get; init; } = Grain.SchoolYear;

    /// <summary>Levels at which a region value is computed; empty for school results.</summary>
    public IReadOnlyList<RegionLevel> Levels { get; init; } = [];

    /// <summary>
    /// Stages computed one by one; rows are filtered to the stage. [All] (the default) computes once without a filter.
    /// </summary>
    public IReadOnlyList<SchoolStage> Stages { get; init; } = [SchoolStage.All];

    /// <summary>Standards, floors and hopes, each with source and evidence.</summary>
    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];

    /// <summary>Decimals for display; verdicts use the unrounded value.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>What it measures, in our words.</summary>
    public string Definition { get; init; } = "";

    /// <summary>What a missing input means here; empty for the general rule (missing stays missing).</summary>
    public string Missing { get; init; } = "";

    /// <summary>Chinese notes: traps, scope, differing sources.</summary>
    public string Notes { get; init; } = "";

    /// <summary>The document the definition rests on; null when it is ours.</summary>
    public string? Source { get; init; }

    /// <summary>How sure we are of definition and formula.</summary>
    public Evidence Evidence { get; init; } = Evidence.Inferred;

    /// <summary>A value above 100 is an error (enrolment of disabled children), not a fact (gross ratios).</summary>
    public bool NeverAbove100 { get; init; }
}

/// <summary>政策依据.</summary>
/// <param name="Key">Short key used in files: JD2017_6.</param>
/// <param name="DocumentNumber">文号: 教督〔2017〕6号.</param>
/// <param name="Title">Title.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Year">Year of issue.</param>
/// <param name="Evidence">How much of it was read.</param>
public sealed record PolicySource(string Key, string DocumentNumber, string Title, string Issuer, int Year, Evidence Evidence)
{
    /// <summary>Chinese: what was read of it and where its text is doubtful; empty when there is nothing to say.</summary>
    public string Note { get; init; } = "";
}

/// <summary>限值表: a number per code, as 班额上限 per stage; read in formulas by <c>limit(table, code)</c>.</summary>
/// <param name="Id">Name in formulas.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Values">Number by Chinese code.</param>
/// <param name="Source">Key of a <see cref="PolicySource"/>.</param>
/// <param name="Evidence">How sure we are.</param>
public sealed record LimitTable(
    string Id, string NameZh, IReadOnlyDictionary<string, double> Values, string Source, Evidence Evidence)
{
    /// <summary>Chinese note; empty when there is none.</summary>
    public string Note { get; init; } = "";
}

/// <summary>An indicator that the facts of a dataset cannot give, because they come at another grain.</summary>
/// <param name="Id">Id reserved for it.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Needs">Chinese: what one row would have to stand for (问题台账, 培训机构).</param>
/// <param name="Reason">Chinese: why it is not computed here and where it comes from instead.</param>
public sealed record NotComputableIndicator(string Id, string NameZh, string Needs, string Reason);
