using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Workshop;

/// <summary>One region or school before and after.</summary>
/// <param name="Place">Region code; for a school its row in the school table.</param>
/// <param name="Name">Its name.</param>
/// <param name="Within">The region it lies in; empty for none.</param>
/// <param name="Before">The value in force; null when the indicator is new or not computed for it.</param>
/// <param name="After">The draft's value.</param>
public sealed record DraftRow(int Place, string Name, string Within, IndicatorValue? Before, IndicatorValue? After)
{
    /// <summary>The code people know it by: of the region, of the school; empty when there is none.</summary>
    public string Code { get; init; } = "";

    /// <summary>Whether the standard in force is met; null when unknown or there is none.</summary>
    public bool? MetBefore { get; init; }

    /// <summary>Whether the draft's standard is met.</summary>
    public bool? MetAfter { get; init; }

    /// <summary>Value or flag differs.</summary>
    public bool Changed => !Same(Before, After);

    /// <summary>The verdict differs; from or to none counts.</summary>
    public bool Turned => MetBefore != MetAfter;

    /// <summary>How much it differs; null when one of the two has no number.</summary>
    public double? Shift => Before is { HasValue: true } b && After is { HasValue: true } a ? (double)((decimal)Bounded(a.Value) - (decimal)Bounded(b.Value)) : null;

    /// <summary>Two values say the same: number and flag; the rows behind them may differ.</summary>
    public static bool Same(IndicatorValue? a, IndicatorValue? b) =>
        a is null || b is null ? a is null == b is null : a.Value.Flag == b.Value.Flag && a.Value.Value.Equals(b.Value.Value);

    /// <summary>The verdict of a value by an indicator's standard for a stage.</summary>
    public static bool? Met(Indicator? indicator, SchoolStage stage, IndicatorValue? value) =>
        indicator is null || value is not { HasValue: true } v || Verdict.StandardsOf(indicator, stage) is not [var standard, ..]
            ? null
            : Verdict.Meets(v.Value, standard);

    // A difference of decimals is exact where the numbers fit.
    private static double Bounded(double value) => Math.Clamp(value, -1e27, 1e27);
}
