using System.Security.Cryptography;
using System.Text;

namespace Hengjian.Audit.Findings;

/// <summary>Gives findings ids that stay while the text moves: from kind, words and order among equal ones, not from offsets.</summary>
public static class FindingIds
{
    /// <summary>The claims with their ids, in the order given.</summary>
    public static IReadOnlyList<Claim> Number(string text, IEnumerable<Claim> claims)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. claims.Select(c => c with { Id = Id(seen, c.Kind.ToString(), Words(text, c.Spans) + Roles(c)) })];
    }

    /// <summary>The warnings with their ids, in the order given.</summary>
    public static IReadOnlyList<Warning> Number(string text, IEnumerable<Warning> warnings)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. warnings.Select(w => w with { Id = Id(seen, w.Code, w.Spans.Count > 0 ? Words(text, w.Spans) : w.Message) })];
    }

    private static string Words(string text, IReadOnlyList<TextSpan> spans) =>
        string.Join('…', spans.Select(s => text.AsSpan(s.Start, Math.Min(s.End - s.Start, 400)).ToString()));

    private static string Roles(Claim claim) => string.Join(',', claim.Numbers.Select(n => n.Role));

    private static string Id(Dictionary<string, int> seen, string kind, string words)
    {
        var key = kind + "|" + words;
        var count = seen[key] = seen.GetValueOrDefault(key) + 1;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key + "|" + count.ToString(System.Globalization.CultureInfo.InvariantCulture))))[..12];
    }
}
