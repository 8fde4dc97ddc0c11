using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Hengjian.Audit.Findings;

/// <summary>
/// Gives findings ids that stay while the text moves: from kind, words and the sentence around, not from offsets. Where one sentence stands
/// twice, its neighbours tell the two apart; only what is alike in all this is numbered. An answer thus never slides to another finding.
/// </summary>
public static class FindingIds
{
    /// <summary>The claims with their ids, in the order given.</summary>
    public static IReadOnlyList<Claim> Number(string text, IEnumerable<Claim> claims)
    {
        var all = claims.ToList();
        var keys = Surroundings.Distinct(text, all.ConvertAll(c => (c.Kind + "|" + Words(text, c.Spans) + Roles(c), c.Spans)));
        return [.. all.Select((c, i) => c with { Id = Id(keys[i]) })];
    }

    /// <summary>The warnings with their ids, in the order given.</summary>
    public static IReadOnlyList<Warning> Number(string text, IEnumerable<Warning> warnings)
    {
        var all = warnings.ToList();
        var keys = Surroundings.Distinct(text, all.ConvertAll(w => (w.Code + "|" + (w.Spans.Count > 0 ? Words(text, w.Spans) : w.Message), w.Spans)));
        return [.. all.Select((w, i) => w with { Id = Id(keys[i]) })];
    }

    private static string Words(string text, IReadOnlyList<TextSpan> spans) =>
        string.Join('…', spans.Select(s => text.AsSpan(s.Start, Math.Min(s.End - s.Start, 400)).ToString()));

    private static string Roles(Claim claim) => string.Join(',', claim.Numbers.Select(n => n.Role));

    private static string Id(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(key.Length));
        SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(key, bytes)), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        return Convert.ToHexStringLower(hash[..6]);
    }
}
