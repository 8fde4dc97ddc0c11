namespace Hengjian.Web.Features.Evidences;

/// <summary>Which files a session has been noted to look at: a browser fetches a PDF in many pieces.</summary>
public sealed class LookNotes
{
    private const int Most = 20_000;

    private readonly Lock gate = new();
    private readonly HashSet<(string, long, int)> seen = [];

    /// <summary>True the first time; after very many, everything is new again, so that nothing is left out.</summary>
    public bool IsNew(Guid? session, string account, long item, int version)
    {
        lock (gate)
        {
            if (seen.Count >= Most) seen.Clear();
            return seen.Add((session?.ToString("N") ?? account, item, version));
        }
    }
}
