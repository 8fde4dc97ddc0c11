namespace Hengjian.Indicators.Facts;

/// <summary>Numbers, dates (days since 0001-01-01) and yes/no (1, 0); read as doubles, NaN where there is no number.</summary>
public sealed class NumberColumn : Column
{
    private readonly NumberStore store;

    /// <summary>Wraps the arrays without copying.</summary>
    /// <param name="values">One number per row, NaN where there is none.</param>
    /// <param name="flags">One flag per row; null when every NaN is <see cref="ValueFlag.Missing"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public NumberColumn(double[] values, ValueFlag[]? flags = null)
        : this(new DoubleStore(values), flags)
    {
    }

    /// <summary>Wraps stored numbers without copying.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public NumberColumn(NumberStore store, ValueFlag[]? flags = null)
    {
        if (flags is not null && flags.Length != store.Length) throw new ArgumentException("Lengths differ.");
        this.store = store;
        Flags = flags;
    }

    /// <summary>How the numbers are kept.</summary>
    public NumberStore Store => store;

    /// <summary>Null when the numbers say it all: a number is present, NaN is missing.</summary>
    public ValueFlag[]? Flags { get; }

    /// <inheritdoc/>
    public override int Length => store.Length;

    /// <inheritdoc/>
    public override ValueFlag FlagAt(int row) =>
        Flags is not null ? Flags[row] : double.IsNaN(store.At(row)) ? ValueFlag.Missing : ValueFlag.Present;

    /// <summary>The number of a row; NaN where there is none.</summary>
    public double ValueAt(int row) => store.At(row);

    /// <summary>All numbers, in row order; a copy.</summary>
    public double[] ToArray()
    {
        var values = new double[Length];
        store.Read(0, values);
        return values;
    }

    /// <summary>The same column but for one row; the numbers of the others keep their bits.</summary>
    /// <param name="row">The row.</param>
    /// <param name="value">Its number; NaN for none.</param>
    /// <param name="flag">What stands behind it.</param>
    public NumberColumn With(int row, double value, ValueFlag flag)
    {
        var changed = store.With(row, value);
        var telling = flag != (double.IsNaN(value) ? ValueFlag.Missing : ValueFlag.Present);
        if (Flags is null && !telling) return new NumberColumn(changed);
        ValueFlag[] flags = Flags is { } known ? [.. known] : [.. Enumerable.Range(0, Length).Select(FlagAt)];
        flags[row] = flag;
        return new NumberColumn(changed, flags);
    }

    /// <summary>The same numbers and flags in the fewest bytes that keep every bit of them.</summary>
    public NumberColumn Narrowed() => new(NumberStore.Narrowest(store), Flags);
}
