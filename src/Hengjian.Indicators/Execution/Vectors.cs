using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution;

/// <summary>
/// A node of the physical plan: computes the values of some items, once however many ask for the same slice. Not
/// thread-safe; one set a thread.
/// </summary>
internal abstract class Vector(int size)
{
    private int filledFrom = -1;
    private int filled = -1;

    protected Block Out { get; } = new(size);

    /// <summary>What <see cref="Fill"/> came to; a node that changed nothing may pass its operand's block on.</summary>
    protected virtual Block Result => Out;

    /// <summary>Values of the items of a slice.</summary>
    /// <returns>A block owned by the node, valid until another slice is asked for.</returns>
    public Block At(in Slice slice)
    {
        if (slice.Start == filledFrom && slice.Count == filled) return Result;
        Fill(slice);
        (filledFrom, filled) = (slice.Start, slice.Count);
        return Result;
    }

    protected abstract void Fill(in Slice slice);
}

/// <summary>The same value everywhere.</summary>
internal sealed class ConstantVector : Vector
{
    public ConstantVector(int size, double value)
        : base(size) => Array.Fill(Out.Values, value);

    protected override void Fill(in Slice slice)
    {
    }
}

/// <summary>Cells of a column of the frame's own table.</summary>
internal sealed class TableVector(int size, NumberColumn column, Frame frame) : Vector(size)
{
    protected override void Fill(in Slice slice)
    {
        frame.Read(column, slice, Out.Values.AsSpan(0, slice.Count));
        Out.Flagged = false;
        if (column.Flags is null) return;
        var shift = frame.Shifts?[slice.Region] ?? 0;
        for (var i = 0; i < slice.Count; i++)
        {
            var row = frame.Rows is null ? slice.Start + i + shift : frame.Rows[slice.Start + i];
            CellFlags.Set(Out, i, row < 0 ? ValueFlag.Missing : column.Flags[row]);
        }
        Out.Flagged = CellFlags.AnyTelling(Out.Flags.AsSpan(0, slice.Count));
    }
}

/// <summary>Cells of a column with one row an item, or by row numbers (-1: missing).</summary>
internal sealed class CellVector(int size, NumberColumn column, int[]? rows) : Vector(size)
{
    protected override void Fill(in Slice slice)
    {
        var target = Out.Values.AsSpan(0, slice.Count);
        if (rows is null) column.Store.Read(slice.Start, target);
        else column.Store.Gather(rows.AsSpan(slice.Start, slice.Count), target);
        Out.Flagged = false;
        if (column.Flags is null) return;
        // What says no more than NaN does needs no look at each cell.
        if (rows is null && !CellFlags.AnyTelling(column.Flags.AsSpan(slice.Start, slice.Count))) return;
        for (var i = 0; i < slice.Count; i++)
        {
            var row = rows is null ? slice.Start + i : rows[slice.Start + i];
            CellFlags.Set(Out, i, row < 0 ? ValueFlag.Missing : column.Flags[row]);
        }
        Out.Flagged = CellFlags.AnyTelling(Out.Flags.AsSpan(0, slice.Count));
    }
}

/// <summary>How the flags of cells are read.</summary>
internal static class CellFlags
{
    /// <summary>A flag and a NaN that contradict each other are read as missing.</summary>
    public static void Set(Block block, int i, ValueFlag flag)
    {
        if (ValueFlags.HasValue(flag) && double.IsNaN(block.Values[i])) flag = ValueFlag.Missing;
        block.Set(i, block.Values[i], flag);
    }

    /// <summary>Tells whether the flags say more than NaN does.</summary>
    public static bool AnyTelling(ReadOnlySpan<ValueFlag> flags) =>
        flags.IndexOfAnyExcept(ValueFlag.Present, ValueFlag.Missing) >= 0;
}

/// <summary>A number for each code: limits, membership, presence.</summary>
internal sealed class CodeVector(int size, byte[] codes, Frame? own, int[]? rows, double[] valueOf) : Vector(size)
{
    /// <summary>Codes of the frame's own table.</summary>
    public CodeVector(int size, byte[] codes, Frame own, double[] valueOf)
        : this(size, codes, own, own.Rows, valueOf)
    {
    }

    protected override void Fill(in Slice slice)
    {
        var target = Out.Values.AsSpan(0, slice.Count);
        if (rows is null)
        {
            var source = codes.AsSpan(slice.Start + (own?.Shifts?[slice.Region] ?? 0), slice.Count);
            for (var i = 0; i < source.Length; i++) target[i] = valueOf[source[i]];
            return;
        }
        var map = rows.AsSpan(slice.Start, slice.Count);
        for (var i = 0; i < map.Length; i++) target[i] = valueOf[map[i] < 0 ? CodeColumn.None : codes[map[i]]];
    }
}

/// <summary>The region's value for each of its items.</summary>
internal sealed class BroadcastVector(int size, Frame frame, RegionVector regions) : Vector(size)
{
    protected override void Fill(in Slice slice)
    {
        Out.Flagged = false;
        var region = slice.Region;
        for (var start = slice.Start; start < slice.End;)
        {
            while (frame.Starts[region + 1] <= start) region++;
            var end = Math.Min(slice.End, frame.Starts[region + 1]);
            var flag = regions.FlagAt(region);
            Array.Fill(Out.Values, regions.ValueAt(region), start - slice.Start, end - start);
            Array.Fill(Out.Flags, flag, start - slice.Start, end - start);
            Out.Flagged |= flag is not (ValueFlag.Present or ValueFlag.Missing);
            start = end;
        }
    }
}

/// <summary>Values of regions, one an item, some of them changed since an earlier evaluation.</summary>
internal sealed class ChangedRegionsVector(int size, RegionVector regions) : Vector(size)
{
    protected override void Fill(in Slice slice)
    {
        for (var i = 0; i < slice.Count; i++)
        {
            Out.Values[i] = regions.ValueAt(slice.Start + i);
            CellFlags.Set(Out, i, regions.FlagAt(slice.Start + i));
        }
        Out.Flagged = CellFlags.AnyTelling(Out.Flags.AsSpan(0, slice.Count));
    }
}

/// <summary>Minus or not.</summary>
internal sealed class UnaryVector(int size, bool isNot, Vector operand) : Vector(size)
{
    protected override void Fill(in Slice slice)
    {
        var source = operand.At(slice);
        Lanes.SubtractFrom(isNot ? 1.0 : 0.0, source.Values.AsSpan(0, slice.Count), Out.Values.AsSpan(0, slice.Count));
        Out.Flagged = source.Flagged;
        if (source.Flagged) Array.Copy(source.Flags, Out.Flags, slice.Count);
    }
}

/// <summary>A number that equals one of several.</summary>
internal sealed class NumberInVector(int size, Vector operand, double[] values) : Vector(size)
{
    protected override void Fill(in Slice slice)
    {
        var source = operand.At(slice);
        for (var i = 0; i < slice.Count; i++)
        {
            var value = source.Values[i];
            Out.Values[i] = double.IsNaN(value) ? double.NaN : values.Contains(value) ? 1 : 0;
        }
        Out.Flagged = source.Flagged;
        if (source.Flagged) Array.Copy(source.Flags, Out.Flags, slice.Count);
    }
}
