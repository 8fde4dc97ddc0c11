namespace Hengjian.Indicators.Execution;

/// <summary>Counts the bytes of a column region by region, for every aggregate that needs no more than that.</summary>
/// <param name="frame">The items.</param>
/// <param name="codes">The column.</param>
/// <param name="isByItem">It has a byte an item; otherwise one a row of the frame's table.</param>
internal sealed class HistogramSink(Frame frame, byte[] codes, bool isByItem) : Sink
{
    // Several counters a byte, in turn: equal bytes in a row need not wait for each other.
    private const int Turns = 4;

    private readonly List<(ByteTally Aggregate, Tally[] Tallies)> members = [];
    private readonly int[] counters = new int[Turns * ByteTable.Size];
    private readonly int[] totals = new int[ByteTable.Size];
    private int rows;
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
            rows += end - start;
            Count(region, start, end);
            start = end;
        }
    }

    public override void Finish()
    {
        if (current < 0) return;
        ByteLanes.Total(counters, totals);
        foreach (var (aggregate, tallies) in members) aggregate.Add(ref tallies[current], totals, rows);
        Array.Clear(counters);
        rows = 0;
        current = -1;
    }

    private void Count(int region, int start, int end)
    {
        var counter = counters.AsSpan();
        if (!isByItem && frame.Rows is not null)
        {
            // Frames of tables always have a row for each item.
            foreach (var row in frame.Rows.AsSpan(start, end - start)) counter[codes[row]]++;
            return;
        }
        var bytes = codes.AsSpan(start + (isByItem ? 0 : frame.Shifts?[region] ?? 0), end - start);
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
