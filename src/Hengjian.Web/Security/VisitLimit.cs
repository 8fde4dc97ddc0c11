using System.Collections.Concurrent;

namespace Hengjian.Web.Security;

/// <summary>
/// How often one network address may do something that needs no account: send an objection, ask for a receipt. Nothing
/// is locked; in memory, for what it holds up waits minutes.
/// </summary>
public sealed class VisitLimit(TimeProvider clock)
{
    private const int MostKnown = 50_000;

    private readonly ConcurrentDictionary<(string What, string Address), (DateTimeOffset Since, int Count)> visits = new();

    /// <summary>Counts a visit; false when there were too many.</summary>
    /// <param name="context">The request.</param>
    /// <param name="what">The deed: objections are counted apart from receipts.</param>
    /// <param name="most">So many are allowed.</param>
    /// <param name="window">In so long a time.</param>
    public bool Take(HttpContext context, string what, int most, TimeSpan window)
    {
        var now = clock.GetUtcNow();
        if (visits.Count >= MostKnown)
            foreach (var (key, known) in visits)
                if (now >= known.Since + window) visits.TryRemove(key, out _);
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        var counted = visits.AddOrUpdate((what, address), (now, 1), (_, known) => now < known.Since + window ? (known.Since, known.Count + 1) : (now, 1));
        return counted.Count <= most;
    }
}
