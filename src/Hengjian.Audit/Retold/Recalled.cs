using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Retold;

/// <summary>
/// A figure that a sentence speaks of as one known already (这 11 座泵站, 清淤的 84 条渠道, 三是 36 眼旧井…), though no telling of that name has the value: one a slip
/// away from it is meant, or the only one of the name that is near. The fewer the digits, the more of the name must be told with it.
/// </summary>
internal sealed class Recalled
{
    private const double LeastOfOne = 1.2;
    private const double LeastOfThese = 0.9;
    private const double LeastOfTwo = 0.4;
    private const double LeastOfMany = 0.35;
    private const double LeastNear = 0.5;
    private const double LeastBorne = 0.9;
    private const double LeastUnnamed = 3;
    private const double Near = 0.2;
    private const double Lead = 1.25;
    private const double Told = 0.6;

    private readonly Kinship kinship;
    private readonly Func<int, bool> isLone;
    private readonly Func<int, bool> isHeld;

    /// <summary>Prepares for a report.</summary>
    /// <param name="kinship">Its tellings.</param>
    /// <param name="isLone">Whether neither arithmetic nor another telling bears a telling out.</param>
    /// <param name="isHeld">Whether arithmetic bears a telling out.</param>
    public Recalled(Kinship kinship, Func<int, bool> isLone, Func<int, bool> isHeld) => (this.kinship, this.isLone, this.isHeld) = (kinship, isLone, isHeld);

    /// <summary>The earlier figure that is meant, and the reason; null when none is, or the name has the value elsewhere too.</summary>
    public (Telling Before, Diagnosis Reason)? Of(int at)
    {
        var told = kinship.All[at];
        if (told.Class is not (0 or 2) || told.Past || told.IsAim || told.Quantity.Kind == QuantityKind.Percent && !told.IsGround || !told.IsRecalled) return null;
        var kin = kinship.Of(told.Called).FindAll(k => kinship.All[k.At].Sentence != told.Sentence && kinship.All[k.At].Quantity.Adds(told.Quantity));
        var (before, most, slip) = Best(told, kin);
        if (before is null) return null;
        var (same, rival) = (0d, 0d);
        foreach (var (other, score) in kin)
        {
            var value = kinship.All[other].Quantity;
            if (Agreement.Agree(value, told.Quantity)) same = told.IsGround && kinship.All[other].Past ? same : Math.Max(same, score);
            else if (!Agreement.Agree(value, before.Quantity) && !kinship.All[other].Past) rival = Math.Max(rival, score);
        }
        var alone = most >= rival * Lead;
        if (same >= Told * most || !(isLone(at) || most >= LeastBorne && alone && (!isHeld(at) || IsLong(told)))) return null;
        if (slip is not null) return Math.Max(told.Digits, before.Digits) > 1 || alone ? (before, slip) : null;
        return alone && (isLone(at) || told.IsGround) ? (before, new Diagnosis("stale-value", "其中一处没有随之更新")) : null;
    }

    // A quotient that is rounded bears no five digits out.
    private static bool IsLong(Telling told) => told.Digits > 3;

    // What a slip makes of the figure, else what is near it; of these what shares most of the name.
    private (Telling? Before, double Score, Diagnosis? Slip) Best(Telling told, List<(int At, double Score)> kin)
    {
        (Telling? Before, double Score, Diagnosis? Slip) best = (null, 0, null);
        foreach (var (other, score) in kin)
        {
            var before = kinship.All[other];
            if (best.Slip is not null && score <= best.Score || before.Quantity.Start > told.Quantity.Start || !MayBe(before, told, score) || Agreement.Agree(before.Quantity, told.Quantity)) continue;
            if (Agreement.MaySlip(before.Quantity, told.Quantity) && Agreement.Slip(before.Quantity, told.Quantity) is { } slip && score >= Least(before, told)) best = (before, score, slip);
            else if ((told.IsAll || told.IsGround && FigureNames.Likeness(before, told) > 0) && best.Slip is null && score > best.Score && score >= LeastNear && Math.Min(before.Digits, told.Digits) > 1 && Math.Abs(before.Quantity.Value - told.Quantity.Value) <= Near * before.Quantity.Value) best = (before, score, null);
        }
        return best;
    }

    private static double Least(Telling before, Telling told) => Math.Max(before.Digits, told.Digits) switch { 1 => told.IsThese ? LeastOfThese : LeastOfOne, 2 => LeastOfTwo, _ => LeastOfMany };

    // The number itself, named by its own words: no row of a table, no number of another kind, time or place, nothing aimed at.
    private static bool MayBe(Telling before, Telling told, double score) =>
        before is { Class: 0 or 2, Label: null, IsAim: false } && (told.Year is null || !told.IsGround || before.Era == told.Year) && (before.Era is null || told.Era is null || before.Era == told.Era) && (before.Area.Length == 0 || told.Area.Length == 0 || before.Area == told.Area)
        && (told.CalledKinds & ~before.AllKinds) == 0 && (told.Digits > 1 || (before.Kinds & ~told.AllKinds) == 0) && IsNamed(before, told, score) && !told.IsPartedFrom(before);

    // The first of what is counted stands beside the other number too; few digits need it in the very clause.
    private static bool IsNamed(Telling before, Telling told, double score) =>
        Array.IndexOf(before.Near, told.Head) >= 0 || score >= LeastUnnamed || Math.Max(before.Digits, told.Digits) > 1 && Array.IndexOf(before.Wide, told.Head) >= 0;
}
