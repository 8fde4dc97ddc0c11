namespace Hengjian.Kernel;

/// <summary>Finds the known name a mistyped one was probably meant to be.</summary>
public static class NearestName
{
    // Longer than any name we have; comparing it with every one of them would cost time for nothing.
    private const int Longest = 80;

    /// <summary>The closest candidate by edits (insert, delete, replace, swap of neighbours).</summary>
    /// <returns>Null when nothing is near: more than a third of the longer name (at least one edit) would change; or the name is absurdly long.</returns>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        if (name.Length > Longest) return null;
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var most = Math.Min(Limit(name, candidate), bestDistance - 1);
            if (candidate.Length > 2 * Longest || Math.Abs(candidate.Length - name.Length) > most) continue;
            var distance = Distance(name, candidate, most);
            if (distance > most) continue;
            best = candidate;
            bestDistance = distance;
        }
        return best;
    }

    private static int Limit(string a, string b) => Math.Max(1, Math.Max(a.Length, b.Length) / 3);

    // Gives up (with a number above most) as soon as no continuation can come back below it.
    private static int Distance(string a, string b, int most)
    {
        var width = b.Length + 1;
        Span<int> cells = stackalloc int[3 * width];
        var beforeLast = cells[..width];
        var last = cells.Slice(width, width);
        var row = cells[(2 * width)..];
        for (var j = 0; j < width; j++) last[j] = j;
        var lastLeast = 0;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cell = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cell = Math.Min(cell, beforeLast[j - 2] + 1);
                row[j] = cell;
                least = Math.Min(least, cell);
            }
            // A swap reaches back two rows, so both must be above.
            if (least > most && lastLeast >= most) return most + 1;
            lastLeast = least;
            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.Length];
    }
}
