using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>One unit before and after.</summary>
/// <param name="Before">Its official sheet.</param>
/// <param name="After">Its sheet in the what-if; the same items in the same order.</param>
public sealed record UnitMove(ScoreSheet Before, ScoreSheet After)
{
    /// <summary>Region code.</summary>
    public int Region => Before.Region;

    /// <summary>等次 differs; open before or after counts.</summary>
    public bool GradeChanged => Before.Grade != After.Grade;

    /// <summary>Places won, positive is better; null when one of the two has no rank.</summary>
    public int? Climbed => Before.Rank - After.Rank;

    /// <summary>Points on the 100-point scale; null when one of the two is open.</summary>
    public double? Gained => After.Total is { } after && Before.Total is { } before ? (double)((decimal)after - (decimal)before) : null;

    /// <summary>Anything of the conclusion differs: total, rank or grade.</summary>
    public bool Changed => GradeChanged || Climbed is not (null or 0) || Before.Total != After.Total;

    /// <summary>Items whose score or verdict differs, the largest shift of the total first.</summary>
    public IReadOnlyList<ItemMove> Items =>
    [
        .. Before.Items.Zip(After.Items, (b, a) => new ItemMove(b, a, Shift(b, a)))
            .Where(m => m.Shift != 0 || m.Before.Met != m.After.Met || m.Before.State != m.After.State)
            .OrderByDescending(m => Math.Abs(m.Shift)),
    ];

    // Against the base of its sheet, as the total is: a heavier item of which a unit has as much as before moves nothing else.
    private double Shift(ItemScore before, ItemScore after) => Scaled(after, After.Base) - Scaled(before, Before.Base);

    private static double Scaled(ItemScore score, double full) =>
        score.Points is not { } points ? 0 : score.Bonus ? points : full > 0 ? points * 100 / full : 0;
}

/// <summary>One item of a unit before and after.</summary>
/// <param name="Before">Official.</param>
/// <param name="After">In the what-if.</param>
/// <param name="Shift">What it adds to the total that it did not before, on the 100-point scale; 0 in all-must-pass schemes.</param>
public sealed record ItemMove(ItemScore Before, ItemScore After, double Shift);
