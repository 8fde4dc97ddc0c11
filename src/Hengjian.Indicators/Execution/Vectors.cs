using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution;

/// <summary>A node of the physical plan: fills a block with the values of some items. Not thread-safe; one tree a thread.</summary>
internal abstract class Vector(int size)
{
    protected Block Out { get; } = new(size);

    /// <summary>Values of items start … start + count − 1, which lie in one region unless the frame is of regions.</summary>
    /// <returns>A block owned by the node, valid until the next call.</returns>
    public abstract Block Fill(int start, int count);
}

/// <summary>The same value everywhere.</summary>
internal sealed class ConstantVector : Vector
{
    public ConstantVector(int size, double value)
        : base(size) => Array.Fill(Out.Values, value);

    public override Block Fill(int start, int count) => Out;
}

/// <summary>Cells of a number column, straight or by row numbers (-1: missing).</summary>
internal sealed class CellVector(int size, NumberColumn column, int[]? rows) : Vector(size)
{
    public override Block Fill(int start, int count)
    {
        var values = column.Values;
        var target = Out.Values;
        if (rows is null)
        {
            Array.Copy(values, start, target, 0, count);
        }
        else
        {
            var map = rows.AsSpan(start, count);
            for (var i = 0; i < map.Length; i++) target[i] = map[i] < 0 ? double.NaN : values[map[i]];
        }
        Out.Flagged = column.Flags is not null && Flags(column.Flags, start, count);
        return Out;
    }

    // Tells whether the flags say more than NaN does. A flag and a NaN that contradict each other are read as missing.
    private bool Flags(ValueFlag[] flags, int start, int count)
    {
        var any = false;
        for (var i = 0; i < count; i++)
        {
            var row = rows is null ? start + i : rows[start + i];
            var flag = row < 0 ? ValueFlag.Missing : flags[row];
            if (ValueFlags.HasValue(flag) && double.IsNaN(Out.Values[i])) flag = ValueFlag.Missing;
            Out.Set(i, Out.Values[i], flag);
            any |= flag is not (ValueFlag.Present or ValueFlag.Missing);
        }
        return any;
    }
}

/// <summary>A number for each code: limits, membership, presence.</summary>
internal sealed class CodeVector(int size, byte[] codes, int[]? rows, double[] valueOf) : Vector(size)
{
    public override Block Fill(int start, int count)
    {
        var target = Out.Values;
        if (rows is null)
        {
            var source = codes.AsSpan(start, count);
            for (var i = 0; i < source.Length; i++) target[i] = valueOf[source[i]];
            return Out;
        }
        var map = rows.AsSpan(start, count);
        for (var i = 0; i < map.Length; i++) target[i] = valueOf[map[i] < 0 ? CodeColumn.None : codes[map[i]]];
        return Out;
    }
}

/// <summary>The region's value for each of its rows.</summary>
internal sealed class BroadcastVector(int size, Frame frame, RegionVector regions) : Vector(size)
{
    public override Block Fill(int start, int count)
    {
        if (count == 0) return Out;
        var region = frame.RegionOf(start);
        Array.Fill(Out.Values, regions.Values[region], 0, count);
        Array.Fill(Out.Flags, regions.Flags[region], 0, count);
        Out.Flagged = regions.Flags[region] is not (ValueFlag.Present or ValueFlag.Missing);
        return Out;
    }
}

/// <summary>Minus or not.</summary>
internal sealed class UnaryVector(int size, bool isNot, Vector operand) : Vector(size)
{
    public override Block Fill(int start, int count)
    {
        var source = operand.Fill(start, count);
        var offset = isNot ? 1.0 : 0.0;
        for (var i = 0; i < count; i++) Out.Values[i] = offset - source.Values[i];
        Out.Flagged = source.Flagged;
        if (source.Flagged) Array.Copy(source.Flags, Out.Flags, count);
        return Out;
    }
}

/// <summary>A number that equals one of several.</summary>
internal sealed class NumberInVector(int size, Vector operand, double[] values) : Vector(size)
{
    public override Block Fill(int start, int count)
    {
        var source = operand.Fill(start, count);
        for (var i = 0; i < count; i++)
        {
            var value = source.Values[i];
            Out.Values[i] = double.IsNaN(value) ? double.NaN : values.Contains(value) ? 1 : 0;
        }
        Out.Flagged = source.Flagged;
        if (source.Flagged) Array.Copy(source.Flags, Out.Flags, count);
        return Out;
    }
}
