namespace Hengjian.Indicators.Facts;

/// <summary>Numbers of another store, a few of them changed; shares its memory.</summary>
/// <param name="shared">The numbers before; not itself a changed store.</param>
/// <param name="rows">The changed rows, ascending.</param>
/// <param name="values">Their numbers; NaN where there is none.</param>
internal sealed class ChangedStore(NumberStore shared, int[] rows, double[] values) : NumberStore
{
    // With more changes than this, reading around them costs more than an array of its own.
    private const int MostChanges = 4096;

    /// <inheritdoc/>
    public override int Length => shared.Length;

    /// <summary>The same numbers but for some rows.</summary>
    /// <param name="store">The numbers before.</param>
    /// <param name="changes">Row to number.</param>
    public static NumberStore Of(NumberStore store, IReadOnlyDictionary<int, double> changes)
    {
        var merged = new SortedDictionary<int, double>();
        foreach (var (row, value) in changes) merged[row] = value;
        var under = store as ChangedStore;
        if (under is not null)
        {
            for (var i = 0; i < under.Rows.Length; i++) merged.TryAdd(under.Rows[i], under.Values[i]);
        }
        var made = new ChangedStore(under?.Shared ?? store, [.. merged.Keys], [.. merged.Values]);
        if (merged.Count <= MostChanges) return made;
        var all = new double[store.Length];
        made.Read(0, all);
        return new DoubleStore(all);
    }

    /// <inheritdoc/>
    public override double At(int row) => Array.BinarySearch(rows, row) is >= 0 and var at ? values[at] : shared.At(row);

    /// <inheritdoc/>
    public override void Read(int start, Span<double> target)
    {
        shared.Read(start, target);
        var at = Array.BinarySearch(rows, start);
        for (at = at < 0 ? ~at : at; at < rows.Length && rows[at] < start + target.Length; at++) target[rows[at] - start] = values[at];
    }

    /// <inheritdoc/>
    public override void Gather(ReadOnlySpan<int> rows, Span<double> target)
    {
        shared.Gather(rows, target);
        for (var i = 0; i < rows.Length; i++)
        {
            if (Array.BinarySearch(Rows, rows[i]) is >= 0 and var at) target[i] = values[at];
        }
    }

    /// <inheritdoc/>
    public override NumberStore Pick(ReadOnlySpan<int> rows)
    {
        var picked = new double[rows.Length];
        Gather(rows, picked);
        return new DoubleStore(picked);
    }

    private NumberStore Shared => shared;

    private int[] Rows => rows;

    private double[] Values => values;
}
