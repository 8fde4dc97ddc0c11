namespace Hengjian.Kernel;

/// <summary>Finds the known name a mistyped one was probably meant to be.</summary>
public static class NearestName
{
    /// <summary>The closest candidate by edits (insert, delete, replace, swap of neighbours).</summary>
    /// <returns>Null when nothing is near: more than a third of the longer name (at least one edit) would change.</returns>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) > Limit(name, candidate)) continue;
            var distance = Distance(name, candidate);
            if (distance >= bestDistance || distance > Limit(name, candidate)) continue;
            best = candidate;
            bestDistance = distance;
        }
        return best;
    }

    private static int Limit(string a, string b) => Math.Max(1, Math.Max(a.Length, b.Length) / 3);

    private static int Distance(string a, string b)
    {
        var beforeLast = new int[b.Length + 1];
        var last = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), replace);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
            (beforeLast, last) = (last, row);
        }
        return last[b.Length];
    }
}
