namespace Hengjian.Indicators.Facts;

/// <summary>Numbers in memory: as doubles, or as small whole numbers over a power of ten where that is exact.</summary>
/// <remarks>
/// Pupils, rooms and class sizes fit one or two bytes, amounts with two decimals four: a nation's columns then fit the
/// memory and its bus. 12.34 kept as 1234 and divided by 100 is the double that the text 12.34 means: both are the
/// nearest double to the same number.
/// </remarks>
public abstract class NumberStore
{
    /// <summary>Number of rows.</summary>
    public abstract int Length { get; }

    /// <summary>The number of a row; NaN where there is none.</summary>
    public abstract double At(int row);

    /// <summary>Rows start, start + 1, …, as many as the target holds.</summary>
    public abstract void Read(int start, Span<double> target);

    /// <summary>The rows asked for; NaN for row -1.</summary>
    public abstract void Gather(ReadOnlySpan<int> rows, Span<double> target);

    /// <summary>The rows asked for as a store of the same kind.</summary>
    /// <param name="rows">Each at least 0.</param>
    public abstract NumberStore Pick(ReadOnlySpan<int> rows);

    /// <summary>The same numbers but for one row, in an array of their own; wider where the new number asks for it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="value">Its number; NaN for none.</param>
    public virtual NumberStore With(int row, double value)
    {
        var values = new double[Length];
        Read(0, values);
        values[row] = value;
        return new DoubleStore(values);
    }

    /// <summary>Stores one after the other, in the narrowest form.</summary>
    /// <param name="parts">Each in its narrowest form.</param>
    public static NumberStore Join(IReadOnlyList<NumberStore> parts) => ScaledStores.Join(parts);

    /// <summary>
    /// The smallest store that gives back the same bits; doubles when nothing smaller does. The smallest divisor that
    /// fits all comes first, so equal numbers have one narrowest form.
    /// </summary>
    public static NumberStore Narrowest(NumberStore store)
    {
        if (store is IScaledStore already) return ScaledStores.Narrowest(store, already);
        if (store is not DoubleStore doubles) return store;
        foreach (var divisor in (ReadOnlySpan<int>)[1, 10, 100, 1000, 10_000])
        {
            if (Scale(doubles.Values, divisor) is { } scaled) return scaled;
        }
        return store;
    }

    private static NumberStore? Scale(double[] values, int divisor)
    {
        long most = 0;
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            var whole = Math.Round(value * divisor);
            // −0 is another double than 0.
            if (double.IsNegative(value) || !(whole < int.MaxValue)
                || BitConverter.DoubleToInt64Bits(whole / divisor) != BitConverter.DoubleToInt64Bits(value)) return null;
            most = Math.Max(most, (long)whole);
        }
        return most < byte.MaxValue ? Pack(values, divisor, byte.MaxValue, w => (byte)w)
            : most < ushort.MaxValue ? Pack(values, divisor, ushort.MaxValue, w => (ushort)w)
            : Pack(values, divisor, int.MaxValue, w => (int)w);
    }

    private static ScaledStore<T> Pack<T>(double[] values, int divisor, T none, Func<double, T> whole)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>, System.Numerics.IMinMaxValue<T> =>
        new(Array.ConvertAll(values, v => double.IsNaN(v) ? none : whole(Math.Round(v * divisor))), divisor);
}

/// <summary>Numbers as doubles.</summary>
/// <param name="values">One per row, NaN where there is none; not copied.</param>
public sealed class DoubleStore(double[] values) : NumberStore
{
    /// <summary>The numbers.</summary>
    public double[] Values { get; } = values;

    /// <inheritdoc/>
    public override int Length => Values.Length;

    /// <inheritdoc/>
    public override double At(int row) => Values[row];

    /// <inheritdoc/>
    public override void Read(int start, Span<double> target) => Values.AsSpan(start, target.Length).CopyTo(target);

    /// <inheritdoc/>
    public override void Gather(ReadOnlySpan<int> rows, Span<double> target)
    {
        var source = Values.AsSpan();
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            target[i] = (uint)row < (uint)source.Length ? source[row] : double.NaN;
        }
    }

    /// <inheritdoc/>
    public override NumberStore Pick(ReadOnlySpan<int> rows)
    {
        var picked = new double[rows.Length];
        for (var i = 0; i < picked.Length; i++) picked[i] = Values[rows[i]];
        return new DoubleStore(picked);
    }
}
