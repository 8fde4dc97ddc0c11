namespace Hengjian.Evaluation.ReportDesk.Comparing;

/// <summary>What happens to a run of items from the old list to the new one.</summary>
/// <param name="Same">The items are in both; else those of the old list go and those of the new one come.</param>
/// <param name="OldStart">Position of the first in the old list.</param>
/// <param name="OldCount">How many of the old list.</param>
/// <param name="NewStart">Position of the first in the new list.</param>
/// <param name="NewCount">How many of the new list; the same as in the old one when they are the same.</param>
public readonly record struct EditRun(bool Same, int OldStart, int OldCount, int NewStart, int NewCount);

/// <summary>The shortest way from one list to another (E. Myers, An O(ND) difference algorithm, 1986).</summary>
public static class EditScript
{
    // Steps are kept to walk back: memory grows with the square of the differences.
    private const int MostDifferences = 2_000;

    // Shorter stretches that are the same cost less than counting them.
    private const int Long = 64;

    /// <summary>Runs in order, together all of both lists. Lists that differ too much are taken as one exchange.</summary>
    /// <param name="before">The old list.</param>
    /// <param name="after">The new list.</param>
    /// <param name="comparer">When items are the same; null for the default.</param>
    /// <param name="budget">What it may cost; what it does not suffice for is taken as one exchange. Null for as much as two lists may.</param>
    public static IReadOnlyList<EditRun> Of<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, IEqualityComparer<T>? comparer = null, EditBudget? budget = null)
    {
        comparer ??= EqualityComparer<T>.Default;
        var (start, end) = (0, 0);
        while (start < before.Count && start < after.Count && comparer.Equals(before[start], after[start])) start++;
        while (end < before.Count - start && end < after.Count - start && comparer.Equals(before[^(end + 1)], after[^(end + 1)])) end++;
        var runs = new List<EditRun>();
        Add(runs, new(true, 0, start, 0, start));
        var (n, m) = (before.Count - start - end, after.Count - start - end);
        foreach (var run in Middle(n, m, (x, y) => comparer.Equals(before[start + x], after[start + y]), budget))
            Add(runs, run with { OldStart = run.OldStart + start, NewStart = run.NewStart + start });
        Add(runs, new(true, before.Count - end, end, after.Count - end, end));
        return runs;
    }

    private static List<EditRun> Middle(int n, int m, Func<int, int, bool> same, EditBudget? budget)
    {
        if (n == 0 || m == 0) return [new(false, 0, n, 0, m)];
        var most = Math.Min(n + m, MostDifferences);
        var furthest = new int[2 * most + 3];
        var trace = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            if (budget?.Take(2 * d + 1) == false) break;
            trace.Add(furthest[(most + 1 - d)..(most + 2 + d)]);
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && furthest[most + k] < furthest[most + k + 2]) ? furthest[most + k + 2] : furthest[most + k] + 1;
                var from = x;
                while (x < n && x - k < m && same(x, x - k)) x++;
                if (x - from > Long && budget?.Take(x - from) == false) return [new(false, 0, n, 0, m)];
                furthest[most + 1 + k] = x;
                if (x >= n && x - k >= m) return Back(trace, n, m);
            }
        }
        return [new(false, 0, n, 0, m)];
    }

    // From the end back along the furthest points: single steps, gathered to runs by Add.
    private static List<EditRun> Back(List<int[]> trace, int n, int m)
    {
        var steps = new List<EditRun>();
        var (x, y) = (n, m);
        for (var d = trace.Count - 1; d > 0; d--)
        {
            var before = trace[d];
            // trace[d] holds the diagonals −d…d as they were before round d; the middle is diagonal 0.
            int At(int diagonal) => diagonal < -d || diagonal > d ? -1 : before[diagonal + d];
            var k = x - y;
            var from = k == -d || (k != d && At(k - 1) < At(k + 1)) ? k + 1 : k - 1;
            var (px, py) = (At(from), At(from) - from);
            var diagonals = Math.Min(x - px, y - py);
            if (diagonals > 0) steps.Add(new(true, x - diagonals, diagonals, y - diagonals, diagonals));
            steps.Add(new(false, px, from == k - 1 ? 1 : 0, py, from == k + 1 ? 1 : 0));
            (x, y) = (px, py);
        }
        if (x > 0) steps.Add(new(true, 0, x, 0, y));
        steps.Reverse();
        return steps;
    }

    private static void Add(List<EditRun> runs, EditRun run)
    {
        if (run.OldCount == 0 && run.NewCount == 0) return;
        if (runs.Count > 0 && runs[^1].Same == run.Same)
            runs[^1] = runs[^1] with { OldCount = runs[^1].OldCount + run.OldCount, NewCount = runs[^1].NewCount + run.NewCount };
        else runs.Add(run);
    }
}
