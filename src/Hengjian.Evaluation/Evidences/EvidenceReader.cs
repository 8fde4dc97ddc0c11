using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Evidences;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Evidences;

/// <summary>Evidence in a list.</summary>
/// <param name="Item">The evidence.</param>
/// <param name="Newest">Its newest version that the reader may see.</param>
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

/// <summary>
/// Reads evidence for a person: every question is filtered by what they may see. Its own unit sees all versions; everybody else those
/// that a part they may see uses, and those a submission in force holds. A version nobody has handed on is nobody else's.
/// </summary>
public static class EvidenceReader
{
    /// <summary>All of a scope, newest first.</summary>
    public static async Task<IReadOnlyList<EvidenceRow>> ListAsync(AppDb db, WorkScope scope, CancellationToken cancel = default)
    {
        var items = await db.EvidenceItems.AsNoTracking().InWork(scope).ToListAsync(cancel);
        var visible = db.EvidenceItems.InWork(scope).Select(i => i.Id);
        var versions = Open(
            await db.EvidenceVersions.AsNoTracking().Where(v => visible.Contains(v.ItemId)).ToListAsync(cancel),
            items, await HandedOnAsync(db, db.EvidenceVersions.Where(v => visible.Contains(v.ItemId)), scope, cancel), scope);
        // What a unit is about to use it for is its own affair, too.
        var parts = db.Contributions.InWork(scope).Select(c => c.Id);
        var uses = await (from u in db.EvidenceUses join v in db.EvidenceVersions on u.VersionId equals v.Id where visible.Contains(v.ItemId) && parts.Contains(u.ContributionId) select new { v.ItemId, u.Item }).ToListAsync(cancel);
        var (byItem, usedIn) = (versions.ToLookup(v => v.ItemId), uses.ToLookup(u => u.ItemId, u => u.Item));
        return [.. items.Where(i => byItem[i.Id].Any()).Select(i => new EvidenceRow(i, byItem[i.Id].MaxBy(v => v.Number)!,
            [.. usedIn[i.Id].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])).OrderByDescending(r => r.Newest.Id)];
    }

    /// <summary>One evidence with its versions and the uses in parts that may be seen; null when it is not there for the person.</summary>
    public static async Task<EvidenceBook?> FindAsync(AppDb db, long id, WorkScope scope, WorkScope work, CancellationToken cancel = default)
    {
        if (await db.EvidenceItems.AsNoTracking().InWork(scope).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) return null;
        var of = db.EvidenceVersions.AsNoTracking().Where(v => v.ItemId == id);
        var versions = Open(await of.OrderByDescending(v => v.Number).ToListAsync(cancel), [item], await HandedOnAsync(db, of, scope, cancel), scope);
        var open = versions.Select(v => v.Id).ToHashSet();
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
        return new EvidenceBook(item, versions, [.. uses.Where(u => open.Contains(u.Use.VersionId)).Select(u => new EvidenceUseRow(u.Use, u.Number, u.Year))]);
    }

    private static IReadOnlyList<EvidenceVersionRecord> Open(
        IReadOnlyList<EvidenceVersionRecord> versions, IReadOnlyList<EvidenceItemRecord> items, HashSet<long> handedOn, WorkScope scope)
    {
        var own = items.Where(i => scope.Contains(new AccessObject(i.RegionCode, i.UnitId, null, Openness.Unit))).Select(i => i.Id).ToHashSet();
        return [.. versions.Where(v => own.Contains(v.ItemId) || handedOn.Contains(v.Id))];
    }

    // Versions used in parts of the scope, and those that stood in a submission when it was made, whatever became of its parts since.
    private static async Task<HashSet<long>> HandedOnAsync(AppDb db, IQueryable<EvidenceVersionRecord> versions, WorkScope scope, CancellationToken cancel)
    {
        var parts = db.Contributions.InWork(scope);
        var used = from u in db.EvidenceUses join c in parts on u.ContributionId equals c.Id join v in versions on u.VersionId equals v.Id select v.Id;
        var submitted = await (
            from u in db.EvidenceUses
            join v in versions on u.VersionId equals v.Id
            join c in db.Contributions on u.ContributionId equals c.Id
            join p in db.Packages on c.PackageId equals p.Id
            join s in db.Submissions on p.SubmissionId equals s.Id
            where u.At <= s.At
            select new { v.Id, c.RegionCode, c.UnitId }).ToListAsync(cancel);
        return [.. await used.ToListAsync(cancel), .. submitted.Where(s => scope.Contains(new AccessObject(s.RegionCode, s.UnitId, null, Openness.Evaluator))).Select(s => s.Id)];
    }
}
