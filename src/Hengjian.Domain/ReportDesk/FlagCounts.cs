using System.Globalization;

namespace Hengjian.Domain.ReportDesk;

/// <summary>How many findings a report has of each sort: growth/inconsistent, warning/placeholder, data/differs.</summary>
/// <remarks>Stored as text beside the report, so that lists need not open its findings.</remarks>
public sealed class FlagCounts
{
    /// <summary>The sort under which flags without an answer are counted.</summary>
    public const string Open = "open";

    /// <summary>Those among them that tell a result: not everybody may see results at every stage.</summary>
    public const string OpenResults = "open-results";

    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>Counts what is given.</summary>
    public static FlagCounts Of(IEnumerable<string> sorts)
    {
        var made = new FlagCounts();
        foreach (var sort in sorts) made.counts[sort] = made[sort] + 1;
        return made;
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; anything else counts as nothing.</summary>
    public static FlagCounts Read(string text)
    {
        var made = new FlagCounts();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at > 0 && int.TryParse(part[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var count)) made.counts[part[..at]] = count;
        }
        return made;
    }

    /// <summary>How many of one sort.</summary>
    public int this[string sort] => counts.GetValueOrDefault(sort);

    /// <summary>How many of all sorts that end so: /inconsistent.</summary>
    public int Ending(string end) => counts.Where(c => c.Key.EndsWith(end, StringComparison.Ordinal)).Sum(c => c.Value);

    /// <summary>How many of all sorts that begin so: warning/.</summary>
    public int Beginning(string start) => counts.Where(c => c.Key.StartsWith(start, StringComparison.Ordinal)).Sum(c => c.Value);

    /// <inheritdoc/>
    public override string ToString() => string.Join(';', counts.Select(c => c.Key + "=" + c.Value.ToString(CultureInfo.InvariantCulture)));
}
