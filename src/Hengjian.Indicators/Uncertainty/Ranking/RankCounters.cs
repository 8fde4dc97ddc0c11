namespace Hengjian.Indicators.Uncertainty.Ranking;

/// <summary>
/// How often each rank was drawn, for the members of one group. A member has counters only for the ranks that its tiles
/// leave open: of 2,850 counties that is a third of a square, and never more than the square.
/// </summary>
/// <remarks>
/// Equal ranks follow each other; in groups small enough for the cache four counters in turn keep them from waiting for
/// one another. In large groups the comparisons take the time, and one counter a rank keeps the memory small.
/// </remarks>
internal sealed class RankCounters(int members)
{
    /// <summary>Counters in turn in small groups.</summary>
    public const int ManyTurns = 4;

    private const int Small = 512;
    private readonly int[]?[] counts = new int[members][];
    private readonly int[] first = new int[members];

    /// <summary>Counters a rank: <see cref="ManyTurns"/> or 1.</summary>
    public int Turns { get; } = members <= Small ? ManyTurns : 1;

    /// <summary>The counters of a member from a number of members above it to another.</summary>
    public Span<int> Between(int member, int least, int most)
    {
        var known = counts[member];
        if (known is null || least < first[member] || most >= first[member] + (known.Length / Turns)) known = Widen(member, least, most);
        return known.AsSpan((least - first[member]) * Turns, (most - least + 1) * Turns);
    }

    /// <summary>What was drawn of a member.</summary>
    public RankHistogram Histogram(int member)
    {
        var known = counts[member] ?? [];
        var sums = new int[known.Length / Turns];
        for (var i = 0; i < known.Length; i++) sums[i / Turns] += known[i];
        var low = sums.AsSpan().IndexOfAnyExcept(0);
        var high = sums.AsSpan().LastIndexOfAnyExcept(0);
        return low < 0 ? new RankHistogram(1, [0]) : new RankHistogram(1 + first[member] + low, sums[low..(high + 1)]);
    }

    // Small groups have all ranks at once; a large one grows by a margin, for the next tile opens a little more.
    private int[] Widen(int member, int least, int most)
    {
        var old = counts[member];
        var margin = Turns > 1 ? members : (most - least) / 8;
        var from = Math.Max(0, Math.Min(least, old is null ? least : first[member]) - margin);
        var to = Math.Min(members - 1, Math.Max(most, old is null ? most : first[member] + (old.Length / Turns) - 1) + margin);
        var wide = new int[(to - from + 1) * Turns];
        old?.CopyTo(wide, (first[member] - from) * Turns);
        (counts[member], first[member]) = (wide, from);
        return wide;
    }
}
