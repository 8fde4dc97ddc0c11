using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Scoring;

/// <summary>计分办法 of one leaf item. Closed set: one record per method, one scorer per record.</summary>
public abstract record ScoringRule
{
    private protected ScoringRule()
    {
    }
}

/// <summary>Which indicator value a rule reads.</summary>
/// <param name="Indicator">Indicator id.</param>
/// <param name="Stage">The stage; All for an unstaged indicator.</param>
public sealed record IndicatorReference(string Indicator, SchoolStage Stage = SchoolStage.All);

/// <summary>达标得分: full marks when every value meets its threshold, else nothing (or a share per value met).</summary>
/// <param name="Values">The values; several when stages are judged together.</param>
/// <param name="Threshold">The standard; null takes each indicator's own standard from the catalogue for that stage.</param>
/// <param name="Proportional">Points in proportion to the number of values met instead of all or nothing.</param>
public sealed record ThresholdRule(
    IReadOnlyList<IndicatorReference> Values, Threshold? Threshold = null, bool Proportional = false) : ScoringRule;

/// <summary>线性计分: no points at <paramref name="Floor"/>, full at <paramref name="Target"/>, straight between.</summary>
/// <remarks>Target below Floor scores a lower-is-better value.</remarks>
public sealed record LinearRule(IndicatorReference Value, double Floor, double Target) : ScoringRule;

/// <summary>分档计分: the share of the first band the value reaches, from the best down; below the last, nothing.</summary>
/// <param name="Value">The value.</param>
/// <param name="Bands">Best first; all with the same comparison.</param>
public sealed record BandsRule(IndicatorReference Value, IReadOnlyList<ScoreBand> Bands) : ScoringRule;

/// <summary>One band.</summary>
/// <param name="Comparison">AtLeast, Above, AtMost or Below.</param>
/// <param name="Value">The edge.</param>
/// <param name="Share">Share of the full mark, 0 to 1.</param>
public sealed record ScoreBand(Comparison Comparison, double Value, double Share);

/// <summary>扣分: points off per case, never below 0, never more than the cap.</summary>
/// <param name="Cases">The indicator that counts the cases; null when inspectors record them.</param>
/// <param name="PerCase">Points off per case.</param>
/// <param name="Cap">Most that can be taken off; null for the full mark.</param>
/// <param name="VetoCases">From this many cases on the item is 0; null for no such line.</param>
public sealed record DeductionRule(
    IndicatorReference? Cases, double PerCase, double? Cap = null, double? VetoCases = null) : ScoringRule;

/// <summary>是否: full marks for a yes that has the evidence asked for.</summary>
/// <param name="Value">The yes/no indicator; null when the unit answers directly.</param>
/// <param name="EvidenceRequired">Without confirmed evidence a yes earns nothing and says so.</param>
public sealed record YesNoRule(IndicatorReference? Value, bool EvidenceRequired) : ScoringRule;

/// <summary>排名赋分: share by rank among the evaluated units with a value; ties share the better rank.</summary>
/// <param name="Value">The value; its indicator says which way is better.</param>
/// <param name="Points">Best first: up to rank n, this share.</param>
public sealed record RankRule(IndicatorReference Value, IReadOnlyList<RankBand> Points) : ScoringRule;

/// <summary>相对位置赋分: no points for the worst value among the evaluated units, full for the best, straight between.</summary>
/// <remarks>Min–max normalisation (OECD/JRC handbook, step 5). Where all values are equal every unit is at the best.</remarks>
/// <param name="Value">The value; its indicator says which way is better.</param>
public sealed record RelativeRule(IndicatorReference Value) : ScoringRule;

/// <summary>Up to this rank (inclusive), this share of the full mark.</summary>
public sealed record RankBand(int UpToRank, double Share);

/// <summary>增值评价: the change since the baseline year, linear between no gain and the target gain.</summary>
/// <param name="Value">The value; its direction says what a gain is.</param>
/// <param name="BaselineYear">The year compared with.</param>
/// <param name="NoGain">Change that earns nothing.</param>
/// <param name="FullGain">Change that earns the full mark.</param>
/// <param name="Fallback">
/// What is done when the baseline is missing or an input changed its definition since; null stops the run, leaves open
/// or gives nothing, after the scheme's policy on missing values.
/// </param>
/// <param name="AlreadyAt">A value this good earns the full mark without any gain; null when none does.</param>
public sealed record ImprovementRule(
    IndicatorReference Value, int BaselineYear, double NoGain, double FullGain, ScoringRule? Fallback, double? AlreadyAt = null)
    : ScoringRule;

/// <summary>专家评分: open until reviewers have given a score; the mean of their scores counts.</summary>
/// <param name="MinimumReviewers">How many scores are needed.</param>
public sealed record ExpertRule(int MinimumReviewers) : ScoringRule;

/// <summary>加分: points per confirmed case, up to the item's full mark.</summary>
public sealed record BonusRule(double PerCase) : ScoringRule;
