using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Scoring.Running;

/// <summary>What the score of a leaf rests on.</summary>
/// <param name="Item">The leaf.</param>
/// <param name="Own">Values of the unit itself.</param>
/// <param name="Peers">The value that the unit is ranked or placed by among all units; null when it is not.</param>
internal sealed record LeafReads(SchemeItem Item, IReadOnlyList<(IndicatorReference Value, int Year)> Own, IndicatorReference? Peers)
{
    /// <summary>Of every leaf, in scheme order.</summary>
    public static IReadOnlyList<LeafReads> Of(EvaluationScheme scheme) =>
        [.. scheme.Leaves.Select(l => new LeafReads(l, [.. Reads(l.Rule, scheme.Year)], PeersOf(l.Rule)))];

    private static IEnumerable<(IndicatorReference, int)> Reads(ScoringRule? rule, int year) => rule switch
    {
        ThresholdRule r => r.Values.Select(v => (v, year)),
        LinearRule r => [(r.Value, year)],
        BandsRule r => [(r.Value, year)],
        DeductionRule { Cases: { } cases } => [(cases, year)],
        YesNoRule { Value: { } value } => [(value, year)],
        RankRule r => [(r.Value, year)],
        RelativeRule r => [(r.Value, year)],
        ImprovementRule r => [(r.Value, year), (r.Value, r.BaselineYear), .. Reads(r.Fallback, year)],
        DeductionRule or YesNoRule or ExpertRule or BonusRule or null => [],
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static IndicatorReference? PeersOf(ScoringRule? rule) => rule switch
    {
        RankRule r => r.Value,
        RelativeRule r => r.Value,
        ImprovementRule { Fallback: { } fallback } => PeersOf(fallback),
        _ => null,
    };
}

/// <summary>A series that a scheme reads.</summary>
internal readonly record struct SeriesKey(string Indicator, SchoolStage Stage, int Period);
