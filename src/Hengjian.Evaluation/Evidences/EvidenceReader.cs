using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Evidences;
using Hengjian.Evaluation.Sealing;
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
/// that a part they may see uses, and those a submission names, with the title and number it had then while its unit mends them.
/// A version nobody has handed on is nobody else's.
/// </summary>
public static class EvidenceReader
{
    /// <summary>All of a scope, newest first.</summary>
    public static async Task<IReadOnlyList<EvidenceRow>> ListAsync(AppDb db, WorkScope scope, SealedEvidence handedUp, CancellationToken cancel = default)
    {
        var items = await db.EvidenceItems.AsNoTracking().InWork(scope).ToListAsync(cancel);
        var visible = db.EvidenceItems.InWork(scope).Select(i => i.Id);
        var versions = await OpenAsync(db, items, db.EvidenceVersions.AsNoTracking().Where(v => visible.Contains(v.ItemId)), scope, handedUp, cancel);
        // What a unit is about to use it for is its own affair, too.
        var parts = db.Contributions.InWork(scope).Select(c => c.Id);
        var uses = await (from u in db.EvidenceUses join v in db.EvidenceVersions on u.VersionId equals v.Id where visible.Contains(v.ItemId) && parts.Contains(u.ContributionId) select new { v.ItemId, u.Item }).ToListAsync(cancel);
        var (byItem, usedIn) = (versions.ToLookup(v => v.ItemId), uses.ToLookup(u => u.ItemId, u => u.Item));
        return [.. items.Where(i => byItem[i.Id].Any()).Select(i => new EvidenceRow(i, byItem[i.Id].MaxBy(v => v.Number)!,
            [.. usedIn[i.Id].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])).OrderByDescending(r => r.Newest.Id)];
    }

    /// <summary>One evidence with its versions and the uses in parts that may be seen; null when it is not there for the person.</summary>
    public static async Task<EvidenceBook?> FindAsync(AppDb db, long id, WorkScope scope, WorkScope work, SealedEvidence handedUp, CancellationToken cancel = default)
    {
        if (await db.EvidenceItems.AsNoTracking().InWork(scope).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) return null;
        var versions = await OpenAsync(db, [item], db.EvidenceVersions.AsNoTracking().Where(v => v.ItemId == id), scope, handedUp, cancel);
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
        return new EvidenceBook(item, [.. versions.OrderByDescending(v => v.Number)], [.. uses.Where(u => open.Contains(u.Use.VersionId)).Select(u => new EvidenceUseRow(u.Use, u.Number, u.Year))]);
    }

    /// <summary>Of some evidence what a person may be told of: with a version in their sight, and with the words that go with it.</summary>
    public static async Task<IReadOnlyList<EvidenceItemRecord>> ToldAsync(
        AppDb db, IReadOnlyList<EvidenceItemRecord> items, WorkScope scope, SealedEvidence handedUp, CancellationToken cancel = default)
    {
        List<EvidenceItemRecord> seen = [.. items.Where(i => scope.Contains(AccessObject.Of(i)))];
        var ids = seen.Select(i => i.Id).ToList();
        var open = (await OpenAsync(db, seen, db.EvidenceVersions.AsNoTracking().Where(v => ids.Contains(v.ItemId)), scope, handedUp, cancel)).Select(v => v.ItemId).ToHashSet();
        return [.. seen.Where(i => open.Contains(i.Id))];
    }

    // The versions in sight; of another unit's evidence that only a submission shows, the records are given the words of then.
    private static async Task<IReadOnlyList<EvidenceVersionRecord>> OpenAsync(
        AppDb db, IReadOnlyList<EvidenceItemRecord> items, IQueryable<EvidenceVersionRecord> of, WorkScope scope, SealedEvidence handedUp, CancellationToken cancel)
    {
        var all = await of.ToListAsync(cancel);
        var others = items.Where(i => !scope.Contains(new AccessObject(i.RegionCode, i.UnitId, null, Openness.Unit))).ToDictionary(i => i.Id);
        if (others.Count == 0) return all;
        var parts = db.Contributions.InWork(scope);
        var used = (await (from u in db.EvidenceUses join c in parts on u.ContributionId equals c.Id join v in of on u.VersionId equals v.Id select v.Id).Distinct().ToListAsync(cancel)).ToHashSet();
        var submitted = await SubmittedAsync(db, of, scope, cancel);
        var named = (await handedUp.OfAsync(db, others.Values.Select(i => i.RegionCode).ToHashSet(), cancel))
            .Where(p => scope.Contains(new AccessObject(p.Region, p.Unit, null, Openness.Evaluator))).ToLookup(p => p.Paper.Sha256, StringComparer.Ordinal);
        HandedUpPaper? PaperOf(EvidenceVersionRecord v) => named[v.Sha256].LastOrDefault(p => p.Is(others[v.ItemId], v));
        List<EvidenceVersionRecord> open = [.. all.Where(v => !others.ContainsKey(v.ItemId) || used.Contains(v.Id) || submitted.Contains(v.Id) || PaperOf(v) is not null)];
        var current = open.Where(v => used.Contains(v.Id)).Select(v => v.ItemId).ToHashSet();
        foreach (var item in open.Where(v => others.ContainsKey(v.ItemId) && !current.Contains(v.ItemId)).GroupBy(v => v.ItemId))
            if (item.OrderByDescending(v => v.Number).Select(PaperOf).FirstOrDefault(p => p is not null) is { Paper: { Title: not null } then }) Say(others[item.Key], then);
        return open;
    }

    private static void Say(EvidenceItemRecord item, SealedPaper then)
    {
        (item.Title, item.Number, item.IssuedOn, item.PeriodFrom, item.PeriodTo) = (then.Title!, then.Number ?? "", then.IssuedOn, then.PeriodFrom, then.PeriodTo);
        if (Enum.TryParse<EvidenceKind>(then.Kind, out var kind)) item.Kind = kind;
    }

    // Versions whose uses stood in a submission when it was made.
    private static async Task<HashSet<long>> SubmittedAsync(AppDb db, IQueryable<EvidenceVersionRecord> versions, WorkScope scope, CancellationToken cancel)
    {
        var submitted = await (
            from u in db.EvidenceUses
            join v in versions on u.VersionId equals v.Id
            join c in db.Contributions on u.ContributionId equals c.Id
            join p in db.Packages on c.PackageId equals p.Id
            join s in db.Submissions on p.SubmissionId equals s.Id
            where u.At <= s.At
            select new { v.Id, c.RegionCode, c.UnitId }).ToListAsync(cancel);
        return [.. submitted.Where(s => scope.Contains(new AccessObject(s.RegionCode, s.UnitId, null, Openness.Evaluator))).Select(s => s.Id)];
    }
}
