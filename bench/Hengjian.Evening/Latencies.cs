using System.Globalization;

namespace Hengjian.Evening;

/// <summary>
/// How long requests took, by kind, counted from the moment they were due: a server that stands still also delays the
/// requests behind the one that waits, and those waits belong to the measure (no coordinated omission).
/// </summary>
internal sealed class Latencies
{
    private readonly Dictionary<string, List<double>> taken = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> errors = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Forgets everything before the next phase.</summary>
    public void Clear()
    {
        lock (gate)
        {
            taken.Clear();
            errors.Clear();
        }
    }

    /// <summary>One request answered as it should be.</summary>
    /// <param name="kind">What was asked.</param>
    /// <param name="milliseconds">From the intended start to the last byte.</param>
    public void Add(string kind, double milliseconds)
    {
        lock (gate)
        {
            if (!taken.TryGetValue(kind, out var list)) taken[kind] = list = [];
            list.Add(milliseconds);
        }
    }

    /// <summary>One request that failed, in words that group.</summary>
    public void Fail(string kind, string why)
    {
        lock (gate) errors[$"{kind}: {why}"] = errors.GetValueOrDefault($"{kind}: {why}") + 1;
    }

    /// <summary>How many requests failed.</summary>
    public int Errors
    {
        get { lock (gate) return errors.Values.Sum(); }
    }

    /// <summary>The share-th smallest time of a kind in milliseconds; NaN when there was none.</summary>
    public double Percentile(string kind, double share)
    {
        lock (gate)
        {
            if (!taken.TryGetValue(kind, out var list) || list.Count == 0) return double.NaN;
            var sorted = list.ToArray();
            Array.Sort(sorted);
            return At(sorted, share);
        }
    }

    /// <summary>A Markdown table of all kinds, and the errors under it.</summary>
    public void Write(TextWriter to)
    {
        lock (gate)
        {
            to.WriteLine("| kind | requests | p50 ms | p95 ms | p99 ms | max ms |");
            to.WriteLine("|---|---:|---:|---:|---:|---:|");
            foreach (var (kind, list) in taken.OrderBy(t => t.Key, StringComparer.Ordinal))
            {
                var sorted = list.ToArray();
                Array.Sort(sorted);
                to.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {kind} | {sorted.Length} | {At(sorted, .5):F0} | {At(sorted, .95):F0} | {At(sorted, .99):F0} | {sorted[^1]:F0} |"));
            }
            to.WriteLine();
            to.WriteLine(errors.Count == 0 ? "errors: none" : "errors:");
            foreach (var (what, count) in errors) to.WriteLine($"- {count} × {what}");
        }
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
