using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution;

/// <summary>
/// An expression over one column of bytes: a class size, a code. It has at most 256 values, so it is computed once for
/// each byte, and rows need only be counted by byte.
/// </summary>
/// <param name="Codes">The column; null when the value is the same everywhere.</param>
/// <param name="Values">By byte; NaN where missing.</param>
internal sealed record ByteTable(byte[]? Codes, double[] Values)
{
    public const int Size = 256;

    /// <summary>The column has a byte for each item of the frame, not for each row of its table.</summary>
    public bool IsByItem { get; init; }

    /// <summary>The same value everywhere.</summary>
    public static ByteTable Constant(double value)
    {
        var values = new double[Size];
        Array.Fill(values, value);
        return new ByteTable(null, values);
    }

    /// <summary>A number column that is kept in bytes and needs no flags; null for any other.</summary>
    public static ByteTable? Of(Column column) => column switch
    {
        NumberColumn { Flags: null, Store: ScaledStore<byte> { Numbers: { } numbers } store } => new ByteTable(store.Codes, [.. numbers]),
        NumberColumn { Flags: null, Store: LookupStore store } => new ByteTable(store.Codes, store.Numbers),
        _ => null,
    };

    /// <summary>A function of tables over one column; null when they are over several, or when it needs flags.</summary>
    /// <param name="parts">The operands.</param>
    /// <param name="combine">Makes the vector of the function from vectors of its operands.</param>
    public static ByteTable? Combine(IReadOnlyList<ByteTable> parts, Func<Vector[], Vector> combine)
    {
        var columns = parts.Select(p => p.Codes).OfType<byte[]>().Distinct().ToList();
        if (columns.Count > 1) return null;
        var vector = combine([.. parts.Select(p => (Vector)new CellVector(Size, new NumberColumn(p.Values), null))]);
        var block = vector.At(new Slice(0, Size, 0));
        return block.Flagged ? null : new ByteTable(columns.FirstOrDefault(), [.. block.Values]) { IsByItem = parts.Any(p => p.IsByItem) };
    }

    /// <summary>Adding its values in any order, or by count, gives the same bits.</summary>
    public bool IsWhole => Array.TrueForAll(Values, v => double.IsNaN(v) || (v == Math.Floor(v) && Math.Abs(v) <= int.MaxValue));
}
