using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>Computes an expression for every item of a frame into one column.</summary>
internal sealed class Materialiser(Session session)
{
    public NumberColumn Column(BoundNode node, Frame frame)
    {
        var values = new double[frame.Count];
        ValueFlag[]? flags = null;
        var builder = new VectorBuilder(session, frame);
        var vector = builder.Build(node);
        Blocks.ForEach(frame, session.BlockSize, 0, session.Tree.Regions.Count, (_, start, count) =>
        {
            session.Cancellation.ThrowIfCancellationRequested();
            var block = vector.Fill(start, count);
            Array.Copy(block.Values, 0, values, start, count);
            if (!block.Flagged && flags is null) return;
            flags ??= PlainFlags(values, start);
            for (var i = 0; i < count; i++) flags[start + i] = block.FlagAt(i);
        });
        return new NumberColumn(values, flags);
    }

    // The first block with flags: those before it say present and missing by NaN alone.
    private static ValueFlag[] PlainFlags(double[] values, int filled)
    {
        var flags = new ValueFlag[values.Length];
        for (var i = 0; i < filled; i++) flags[i] = double.IsNaN(values[i]) ? ValueFlag.Missing : ValueFlag.Present;
        return flags;
    }
}

/// <summary>Walks a frame in blocks.</summary>
internal static class Blocks
{
    /// <summary>Calls with (region, start, count); a block stays inside one region unless the frame is of regions.</summary>
    public static void ForEach(Frame frame, int size, int fromRegion, int toRegion, Action<int, int, int> visit)
    {
        if (frame.Shape == Shape.Region)
        {
            Range(0, frame.Starts[fromRegion], frame.Starts[toRegion], size, visit);
            return;
        }
        for (var region = fromRegion; region < toRegion; region++)
            Range(region, frame.Starts[region], frame.Starts[region + 1], size, visit);
    }

    private static void Range(int region, int start, int end, int size, Action<int, int, int> visit)
    {
        for (var at = start; at < end; at += size) visit(region, at, Math.Min(size, end - at));
    }
}
