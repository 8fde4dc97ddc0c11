using Hengjian.Indicators.Facts;

namespace Hengjian.Oracle.Tests.Plain;

/// <summary>A value with its flag: the whole arithmetic of missing, not applicable and estimated is in this file.</summary>
/// <param name="Number">NaN when there is no number; yes and no are 1 and 0.</param>
/// <param name="Flag">What stands behind it.</param>
/// <param name="Rows">How many rows it rests on.</param>
/// <param name="Code">The code of a code cell; null otherwise.</param>
internal readonly record struct Cell(double Number, ValueFlag Flag, long Rows = 0, string? Code = null)
{
    public static readonly Cell Missing = new(double.NaN, ValueFlag.Missing);

    public bool HasValue => Flag is not (ValueFlag.Missing or ValueFlag.NotApplicable);

    public bool IsTrue => HasValue && Number != 0;

    public bool IsFalse => HasValue && Number == 0;

    public static Cell Of(double number) => new(number, ValueFlag.Present);

    /// <summary>The flag that wins.</summary>
    public static ValueFlag Worst(ValueFlag a, ValueFlag b) => Rank(a) >= Rank(b) ? a : b;

    public static ValueFlag Worst(IEnumerable<ValueFlag> flags) => flags.Aggregate(ValueFlag.Present, Worst);

    /// <summary>A number computed from parts: there is none when a part has none; one that is not finite is missing.</summary>
    public static Cell From(double number, params ReadOnlySpan<Cell> parts)
    {
        var flag = ValueFlag.Present;
        long rows = 0;
        foreach (var part in parts)
        {
            flag = Worst(flag, part.Flag);
            rows = Math.Max(rows, part.Rows);
        }
        if (flag is ValueFlag.Missing or ValueFlag.NotApplicable) return new Cell(double.NaN, flag, rows);
        return double.IsFinite(number) ? new Cell(number, flag, rows) : new Cell(double.NaN, ValueFlag.Missing, rows);
    }

    public static Cell From(bool answer, params ReadOnlySpan<Cell> parts) => From(answer ? 1 : 0, parts);

    /// <summary>0 / 0 has nothing to measure; anything else over 0 is missing.</summary>
    public static Cell Divide(Cell a, Cell b)
    {
        if (a.HasValue && b.HasValue && b.Number == 0)
            return new Cell(double.NaN, a.Number == 0 ? ValueFlag.NotApplicable : ValueFlag.Missing, Math.Max(a.Rows, b.Rows));
        return From(a.Number / b.Number, a, b);
    }

    /// <summary>Kleene: a known false decides.</summary>
    public static Cell And(Cell a, Cell b) => Decided(a, b, a.IsFalse, b.IsFalse, 0) ?? From(1, a, b);

    /// <summary>Kleene: a known true decides.</summary>
    public static Cell Or(Cell a, Cell b) => Decided(a, b, a.IsTrue, b.IsTrue, 1) ?? From(0, a, b);

    // The part that decides gives the flag; of two that do, either would be enough, so the better known one.
    private static Cell? Decided(Cell a, Cell b, bool byA, bool byB, double answer)
    {
        if (!byA && !byB) return null;
        var flag = !byA ? b.Flag : !byB ? a.Flag : Worst(a.Flag, b.Flag) == a.Flag ? b.Flag : a.Flag;
        return new Cell(answer, flag, Math.Max(a.Rows, b.Rows));
    }

    // Docs: "Flags win in this order: missing, not applicable, partial, ruled, estimated, present".
    private static int Rank(ValueFlag flag) => flag switch
    {
        ValueFlag.Missing => 5,
        ValueFlag.NotApplicable => 4,
        ValueFlag.Partial => 3,
        ValueFlag.Ruled => 2,
        ValueFlag.Estimated => 1,
        _ => 0,
    };
}
