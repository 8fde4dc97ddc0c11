using System.Collections.Concurrent;
using System.Text.Json;
using Hengjian.Data.Records;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Narratives;

/// <summary>
/// What the tokens of a part stood for when its package was submitted: from then on its texts read so, whatever becomes of the figures and facts
/// behind them, until the item goes back and is mended.
/// </summary>
internal sealed class SealedWords(Workspace workspace)
{
    private const int MostKept = 32;

    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, IReadOnlyDictionary<string, SealedToken>>> kept = new(StringComparer.Ordinal);

    /// <summary>Words by token as written; empty when the part is not sealed, or was sealed before lists held texts as they read.</summary>
    public async Task<IReadOnlyDictionary<string, SealedToken>> OfAsync(AppDb db, PartBook book, CancellationToken cancel)
    {
        var none = new Dictionary<string, SealedToken>();
        if (book.Package.SubmissionId is not { } id || book.Part.State != ContributionState.Merged) return none;
        var made = await db.Submissions.AsNoTracking().Where(s => s.Id == id).Select(s => new { s.ManifestSha256, s.At }).SingleOrDefaultAsync(cancel);
        if (made is null || await db.ContributionEvents.AnyAsync(e => e.ContributionId == book.Part.Id && e.To == ContributionState.Returned && e.At >= made.At, cancel)) return none;
        if (!kept.TryGetValue(made.ManifestSha256, out var parts))
        {
            if (await ReadAsync(made.ManifestSha256, cancel) is not { } read) return none;
            if (kept.Count >= MostKept) kept.Clear();
            kept[made.ManifestSha256] = parts = read;
        }
        return parts.GetValueOrDefault(book.Part.Item + "/" + book.Part.UnitId, none);
    }

    // By item and unit: a token reads the same in all blocks of a part.
    private async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, SealedToken>>?> ReadAsync(string sha256, CancellationToken cancel)
    {
        if (!workspace.Files.Open(sha256).TryGet(out var file)) return null;
        using var bytes = new MemoryStream();
        await using (file) await file.CopyToAsync(bytes, cancel);
        var parts = new Dictionary<string, Dictionary<string, SealedToken>>(StringComparer.Ordinal);
        foreach (var leaf in Manifest.Read(bytes.ToArray())?.Leaves.Where(l => l.Part == (int)SealPart.Rendered) ?? [])
        {
            var key = leaf.Key[..leaf.Key.LastIndexOf('/')];
            if (!parts.TryGetValue(key, out var words)) parts.Add(key, words = new(StringComparer.Ordinal));
            foreach (var one in JsonSerializer.Deserialize<Text>(leaf.Json, JsonSerializerOptions.Web)!.Values) words[one.Token] = one;
        }
        return parts.ToDictionary(p => p.Key, p => (IReadOnlyDictionary<string, SealedToken>)p.Value, StringComparer.Ordinal);
    }

    private sealed record Text(IReadOnlyList<SealedToken> Values);
}

/// <summary>A token as a submission sealed it.</summary>
/// <param name="Token">As written.</param>
/// <param name="Words">What it printed.</param>
/// <param name="Source">Where that was from.</param>
internal sealed record SealedToken(string Token, string Words, string Source);
