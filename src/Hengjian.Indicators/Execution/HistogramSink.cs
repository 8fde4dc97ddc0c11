namespace Hengjian.Indicators.Execution;

/// <summary>Counts the bytes of a column region by region, for every aggregate that needs no more than that.</summary>
/// <param name="frame">The items.</param>
/// <param name="codes">The column, in the frame's table.</param>
internal sealed class HistogramSink(Frame frame, byte[] codes) : Sink
{
    // Several counters a byte, in turn: equal bytes in a row need not wait for each other.
    private const int Turns = 4;

    private readonly List<(ByteTally Aggregate, Tally[] Tallies)> members = [];
    private readonly int[] counters = new int[Turns * ByteTable.Size];
    private readonly int[] totals = new int[ByteTable.Size];
    private readonly byte[] seen = new byte[ByteTable.Size];
    private readonly int[] counts = new int[ByteTable.Size];
    private int current = -1;

    public void Join(ByteTally aggregate, Tally[] tallies) => members.Add((aggregate, tallies));

    public override void Take(in Slice slice)
    {
        var region = slice.Region;
        for (var start = slice.Start; start < slice.End;)
        {
            while (frame.Starts[region + 1] <= start) region++;
            var end = Math.Min(slice.End, frame.Starts[region + 1]);
            if (region != current) Finish();
            current = region;
            Count(region, start, end);
            start = end;
        }
    }

    public override void Finish()
    {
        if (current < 0) return;
        var distinct = 0;
        ByteLanes.Total(counters, totals);
        for (var code = 0; code < ByteTable.Size; code++)
        {
            if (totals[code] == 0) continue;
            seen[distinct] = (byte)code;
            counts[distinct++] = totals[code];
        }
        foreach (var (aggregate, tallies) in members) aggregate.Add(ref tallies[current], seen.AsSpan(0, distinct), counts.AsSpan(0, distinct));
        Array.Clear(counters);
        current = -1;
    }

    private void Count(int region, int start, int end)
    {
        var counter = counters.AsSpan();
        if (frame.Rows is not null)
        {
            // Frames of tables always have a row for each item.
            foreach (var row in frame.Rows.AsSpan(start, end - start)) counter[codes[row]]++;
            return;
        }
        var bytes = codes.AsSpan(start + (frame.Shifts?[region] ?? 0), end - start);
        var at = 0;
        for (; at <= bytes.Length - Turns; at += Turns)
        {
            counter[bytes[at]]++;
            counter[ByteTable.Size + bytes[at + 1]]++;
            counter[(2 * ByteTable.Size) + bytes[at + 2]]++;
            counter[(3 * ByteTable.Size) + bytes[at + 3]]++;
        }
        for (; at < bytes.Length; at++) counter[bytes[at]]++;
    }
}
