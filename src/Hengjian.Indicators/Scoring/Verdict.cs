using Hengjian.Indicators.Catalogue;

namespace Hengjian.Indicators.Scoring;

/// <summary>Comparisons with a standard, always on unrounded numbers.</summary>
public static class Verdict
{
    /// <summary>True when <paramref name="value"/> meets the standard.</summary>
    public static bool Meets(double value, Comparison comparison, double edge, double? upper = null) => comparison switch
    {
        Comparison.AtLeast => value >= edge,
        Comparison.AtMost => value <= edge,
        Comparison.Above => value > edge,
        Comparison.Below => value < edge,
        Comparison.Equal => value == edge,
        Comparison.Between => value >= edge && value <= (upper ?? edge),
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };

    /// <summary>True when <paramref name="value"/> meets <paramref name="threshold"/>.</summary>
    public static bool Meets(double value, Threshold threshold) =>
        Meets(value, threshold.Comparison, threshold.Value, threshold.Upper);

    /// <summary>The sign that is true of the pair: ≤ where an upper limit is kept, &gt; where it is broken.</summary>
    public static string Sign(Comparison comparison, double value, double edge) => comparison == Comparison.Equal && value != edge
        ? value < edge ? "<" : ">"
        : Sign(comparison, Meets(value, comparison, edge));

    /// <summary>The sign of a comparison that is met or broken; for Equal only when met.</summary>
    public static string Sign(Comparison comparison, bool met) => (comparison, met) switch
    {
        (Comparison.AtLeast, true) or (Comparison.Below, false) => "≥",
        (Comparison.AtLeast, false) or (Comparison.Below, true) => "<",
        (Comparison.AtMost, true) or (Comparison.Above, false) => "≤",
        (Comparison.AtMost, false) or (Comparison.Above, true) => ">",
        (Comparison.Equal, _) => "=",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };

    /// <summary>
    /// The standards of an indicator for a stage: those of the stage itself, else those of every stage; one that two
    /// documents state alike counts once.
    /// </summary>
    public static IReadOnlyList<Threshold> StandardsOf(Indicator indicator, Facts.SchoolStage stage)
    {
        var standards = indicator.Thresholds.Where(t => t.Role == ThresholdRole.Standard).ToList();
        var own = standards.Where(t => t.Stage == stage).ToList();
        var found = own.Count > 0 ? own : standards.Where(t => t.Stage == Facts.SchoolStage.All);
        return [.. found.DistinctBy(t => (t.Comparison, t.Value, t.Upper))];
    }
}
