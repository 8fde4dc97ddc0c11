using System.Security.Cryptography;
using System.Text;
using Hengjian.Data.Records;
using Hengjian.Domain.Auditing;
using Hengjian.Evaluation.Workspaces;

namespace Hengjian.Evaluation.Saving;

/// <summary>What one transaction of the save queue stored, for the audit log: one row for each region, not one for each value or text.</summary>
public sealed class SaveBatch
{
    /// <summary>Action of a batch of values.</summary>
    public const string Values = "fill-batch";

    /// <summary>Action of a batch of texts.</summary>
    public const string Texts = "text-batch";

    private readonly SortedDictionary<(string Action, int Region), List<(long Revision, string By, string Content)>> regions = [];

    /// <summary>Notes a stored revision of a value, or a version of a text.</summary>
    /// <param name="region">Whose it is.</param>
    /// <param name="by">Sign-in name.</param>
    /// <param name="revision">Its number.</param>
    /// <param name="content">What it says, in one line; only its hash is kept.</param>
    /// <param name="action">As the audit log names the batch.</param>
    public void Note(int region, string by, long revision, string content, string action = Values)
    {
        if (!regions.TryGetValue((action, region), out var list)) regions.Add((action, region), list = []);
        list.Add((revision, by, content));
    }

    /// <summary>SHA-256 over the lines “revision content”, in the order of the revisions; what <c>verify</c> computes again.</summary>
    public static string RootOf(IEnumerable<(long Revision, string Content)> revisions)
    {
        var text = new StringBuilder();
        foreach (var (revision, content) in revisions.OrderBy(r => r.Revision))
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{revision} {content}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    internal async Task<AuditEntry?> LogAsync(Workspace workspace, AppDb db)
    {
        if (regions.Count == 0) return null;
        return (await workspace.Audit.AppendAsync(db, [.. regions.Select(r => LineOf(r.Key.Action, r.Key.Region, r.Value))]))[^1];
    }

    private static AuditLine LineOf(string action, int region, List<(long Revision, string By, string Content)> list)
    {
        string[] people = [.. list.Select(l => l.By).Distinct().Order(StringComparer.Ordinal)];
        var details = new
        {
            region,
            first = list.Min(l => l.Revision),
            last = list.Max(l => l.Revision),
            count = list.Count,
            by = people,
            root = RootOf(list.Select(l => (l.Revision, l.Content))),
        };
        return new AuditLine(people.Length == 1 ? people[0] : "system", action, $"region:{region:D6}", details);
    }
}
