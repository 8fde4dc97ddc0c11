namespace Hengjian.Audit.Copying;

/// <summary>A stretch of sentences of one text beside one of another.</summary>
internal sealed class Region(int a, int b)
{
    // Sentences between two that match may be new or too short to match.
    private const int Gap = 3;

    public int FirstA { get; private set; } = a;

    public int LastA { get; private set; } = a;

    public int FirstB { get; private set; } = b;

    public int LastB { get; private set; } = b;

    /// <summary>Joins pairs of matching sentences that lie near each other in both texts, in whatever order.</summary>
    /// <param name="pairs">Sentence of the one, sentence of the other, by the first.</param>
    public static List<Region> Join(IEnumerable<(int A, int B)> pairs)
    {
        var (done, open) = (new List<Region>(), new List<Region>());
        foreach (var (a, b) in pairs)
        {
            var own = new Region(a, b);
            for (var i = open.Count - 1; i >= 0; i--)
            {
                // The pairs ascend in the first text: what lies too far back there is ended.
                if (a - open[i].LastA > Gap) done.Add(open[i]);
                else if (open[i].IsNear(own)) own.Take(open[i]);
                else continue;
                open.RemoveAt(i);
            }
            open.Add(own);
        }
        done.AddRange(open);
        return done;
    }

    private bool IsNear(Region other) =>
        other.FirstA - LastA <= Gap && FirstA - other.LastA <= Gap && other.FirstB - LastB <= Gap && FirstB - other.LastB <= Gap;

    private void Take(Region other)
    {
        FirstA = Math.Min(FirstA, other.FirstA);
        LastA = Math.Max(LastA, other.LastA);
        FirstB = Math.Min(FirstB, other.FirstB);
        LastB = Math.Max(LastB, other.LastB);
    }
}
