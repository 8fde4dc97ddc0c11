using Hengjian.Evaluation.ReportDesk.Comparing;

namespace Hengjian.Evaluation.Narratives;

/// <summary>A run of paragraphs of a merge.</summary>
/// <param name="Lines">The paragraphs, where both agree or only one has changed.</param>
/// <param name="Mine">My paragraphs, where both have changed; null otherwise.</param>
/// <param name="Theirs">The other's paragraphs there; null otherwise.</param>
public sealed record MergedRun(IReadOnlyList<string> Lines, IReadOnlyList<string>? Mine, IReadOnlyList<string>? Theirs)
{
    /// <summary>Both have changed it, each in another way.</summary>
    public bool Conflicts => Mine is not null;
}

/// <summary>Two changes of one text.</summary>
/// <param name="Runs">In order.</param>
public sealed record MergedText(IReadOnlyList<MergedRun> Runs)
{
    /// <summary>No run conflicts.</summary>
    public bool IsClean => Runs.All(r => !r.Conflicts);

    /// <summary>The text; only of a clean merge.</summary>
    /// <exception cref="InvalidOperationException">There is a conflict, and no text may be chosen silently.</exception>
    public string Text => IsClean ? string.Join('\n', Runs.SelectMany(r => r.Lines)) : throw new InvalidOperationException("The merge has conflicts.");
}

/// <summary>Three-way merge by paragraphs (diff3): what only one side has changed is taken from that side.</summary>
public static class TextMerge
{
    /// <summary>Merges.</summary>
    /// <param name="before">The text both began with.</param>
    /// <param name="mine">My text.</param>
    /// <param name="theirs">The other's text.</param>
    public static MergedText ThreeWay(string before, string mine, string theirs)
    {
        string[] o = before.Split('\n'), a = mine.Split('\n'), b = theirs.Split('\n');
        int[] toMine = Matches(o, a), toTheirs = Matches(o, b);
        var runs = new List<MergedRun>();
        var (io, ia, ib) = (0, 0, 0);
        while (io < o.Length || ia < a.Length || ib < b.Length)
        {
            // The next paragraph that both have kept; up to it somebody has changed something.
            var next = io;
            while (next < o.Length && !(toMine[next] >= ia && toTheirs[next] >= ib)) next++;
            var (na, nb) = next < o.Length ? (toMine[next], toTheirs[next]) : (a.Length, b.Length);
            if (next > io || na > ia || nb > ib) runs.Add(Changed(o[io..next], a[ia..na], b[ib..nb]));
            if (next < o.Length) runs.Add(new([o[next]], null, null));
            (io, ia, ib) = (Math.Min(next + 1, o.Length), Math.Min(na + 1, a.Length), Math.Min(nb + 1, b.Length));
        }
        return new(runs);
    }

    private static MergedRun Changed(string[] before, string[] mine, string[] theirs)
    {
        if (mine.AsSpan().SequenceEqual(theirs) || before.AsSpan().SequenceEqual(theirs)) return new(mine, null, null);
        return before.AsSpan().SequenceEqual(mine) ? new(theirs, null, null) : new([], mine, theirs);
    }

    // For each paragraph of the first text its place in the second; -1 when it is gone.
    private static int[] Matches(string[] before, string[] after)
    {
        var places = new int[before.Length];
        Array.Fill(places, -1);
        foreach (var run in EditScript.Of(before, after, StringComparer.Ordinal))
            for (var i = 0; run.Same && i < run.OldCount; i++) places[run.OldStart + i] = run.NewStart + i;
        return places;
    }
}
