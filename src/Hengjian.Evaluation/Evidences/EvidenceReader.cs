using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Evidences;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Evidences;

/// <summary>Evidence in a list.</summary>
/// <param name="Item">The evidence.</param>
/// <param name="Newest">Its newest version.</param>
/// <param name="UsedIn">Scheme items that use a version of it, in order, each once.</param>
public sealed record EvidenceRow(EvidenceItemRecord Item, EvidenceVersionRecord Newest, IReadOnlyList<string> UsedIn);

/// <summary>A use as the evidence's own page shows it.</summary>
/// <param name="Use">The use.</param>
/// <param name="Version">Number of the version.</param>
/// <param name="Year">Year of the round.</param>
public sealed record EvidenceUseRow(EvidenceUseRecord Use, int Version, int Year);

/// <summary>Evidence with all its versions and uses.</summary>
/// <param name="Item">The evidence.</param>
/// <param name="Versions">Newest first.</param>
/// <param name="Uses">In the order they were made; only those the reader may see.</param>
public sealed record EvidenceBook(EvidenceItemRecord Item, IReadOnlyList<EvidenceVersionRecord> Versions, IReadOnlyList<EvidenceUseRow> Uses);

/// <summary>Reads evidence for a person: every question is filtered by what they may see.</summary>
public static class EvidenceReader
{
    /// <summary>All of a scope, newest first.</summary>
    public static async Task<IReadOnlyList<EvidenceRow>> ListAsync(AppDb db, WorkScope scope, CancellationToken cancel = default)
    {
        var items = await db.EvidenceItems.AsNoTracking().InWork(scope).ToListAsync(cancel);
        var visible = db.EvidenceItems.InWork(scope).Select(i => i.Id);
        var versions = await db.EvidenceVersions.AsNoTracking().Where(v => visible.Contains(v.ItemId)).ToListAsync(cancel);
        var uses = await (from u in db.EvidenceUses join v in db.EvidenceVersions on u.VersionId equals v.Id where visible.Contains(v.ItemId) select new { v.ItemId, u.Item }).ToListAsync(cancel);
        var (byItem, usedIn) = (versions.ToLookup(v => v.ItemId), uses.ToLookup(u => u.ItemId, u => u.Item));
        return [.. items.Where(i => byItem[i.Id].Any()).Select(i => new EvidenceRow(i, byItem[i.Id].MaxBy(v => v.Number)!,
            [.. usedIn[i.Id].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])).OrderByDescending(r => r.Newest.Id)];
    }

    /// <summary>One evidence with its versions and the uses in parts that may be seen; null when it is not there for the person.</summary>
    public static async Task<EvidenceBook?> FindAsync(AppDb db, long id, WorkScope scope, WorkScope work, CancellationToken cancel = default)
    {
        if (await db.EvidenceItems.AsNoTracking().InWork(scope).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) return null;
        var versions = await db.EvidenceVersions.AsNoTracking().Where(v => v.ItemId == id).OrderByDescending(v => v.Number).ToListAsync(cancel);
        var parts = db.Contributions.AsNoTracking().InWork(work);
        var uses = await (
            from u in db.EvidenceUses.AsNoTracking()
            join v in db.EvidenceVersions on u.VersionId equals v.Id
            join c in parts on u.ContributionId equals c.Id
            join p in db.Packages on c.PackageId equals p.Id
            join r in db.Rounds on p.RoundId equals r.Id
            where v.ItemId == id
            orderby u.Id
            select new { Use = u, v.Number, r.Year }).ToListAsync(cancel);
        return new EvidenceBook(item, versions, [.. uses.Select(u => new EvidenceUseRow(u.Use, u.Number, u.Year))]);
    }
}
