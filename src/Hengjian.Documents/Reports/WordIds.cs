namespace Hengjian.Documents.Reports;

/// <summary>Numbers that a document does not use yet: after the highest one, and in the gaps once there is nothing above it.</summary>
/// <param name="used">The numbers it uses.</param>
internal sealed class WordIds(IEnumerable<int> used)
{
    private readonly HashSet<int> used = [.. used];
    private long next = -1;

    /// <summary>The next free number.</summary>
    public int Next()
    {
        if (next < 0) next = used.Count == 0 ? 0 : Math.Max(0, used.Max() + 1L);
        // Word reads no more than 32 bits, and some programs number from the top.
        if (next > int.MaxValue) next = 0;
        while (used.Contains((int)next)) next++;
        used.Add((int)next);
        return (int)next++;
    }
}
