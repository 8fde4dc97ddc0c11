using System.Runtime.CompilerServices;
using Hengjian.Data.Records;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.SelfScores;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Sealing;

/// <summary>The points a government gives itself: what holds of them, and their entries in the manifest.</summary>
public static class PackageScores
{
    /// <summary>The score in force of each item that applies, by item; items without one, or whose score was taken back, are not there.</summary>
    /// <param name="db">The records.</param>
    /// <param name="package">The package.</param>
    /// <param name="until">As it was then: what was handed up; null for now.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyDictionary<string, SelfScoreRecord>> CurrentAsync(AppDb db, long package, DateTimeOffset? until = null, CancellationToken cancel = default)
    {
        var away = (await db.Assignments.Where(a => a.PackageId == package && a.ClaimState == ClaimState.Agreed).Select(a => a.Item).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var all = await db.SelfScores.AsNoTracking().Where(s => s.PackageId == package && s.UnitId == null).OrderBy(s => s.Id).ToListAsync(cancel);
        return all.Where(s => !away.Contains(s.Item) && (until is not { } then || s.At <= then))
            .GroupBy(s => s.Item, StringComparer.Ordinal).Select(g => g.Last()).Where(s => s.Points is not null).ToDictionary(s => s.Item, StringComparer.Ordinal);
    }

    /// <summary>What the leading units propose, the newest of each item and unit.</summary>
    public static async Task<ILookup<string, SelfScoreRecord>> ProposedAsync(AppDb db, long package, CancellationToken cancel = default) =>
        (await db.SelfScores.AsNoTracking().Where(s => s.PackageId == package && s.UnitId != null).OrderBy(s => s.Id).ToListAsync(cancel))
            .GroupBy(s => (s.Item, s.UnitId)).Select(g => g.Last()).Where(s => s.Points is not null).ToLookup(s => s.Item, StringComparer.Ordinal);

    /// <summary>The entries of a manifest: a <see cref="SealSource"/>.</summary>
    public static async IAsyncEnumerable<SealedLeaf> LeavesAsync(AppDb db, long package, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var score in (await CurrentAsync(db, package, cancel: cancel)).Values)
            yield return PackageContent.Leaf(SealPart.SelfScores, score.Item, new { score.Item, score.Points, score.Most, score.Reason, score.By, at = score.At.ToUnixTimeMilliseconds() });
    }
}
