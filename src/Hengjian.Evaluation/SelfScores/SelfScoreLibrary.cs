using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Domain.SelfScores;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.SelfScores;

/// <summary>What somebody typed for an item.</summary>
/// <param name="Item">Scheme item id.</param>
/// <param name="Points">As typed; empty for none.</param>
/// <param name="Reason">As typed.</param>
/// <param name="Base">Number of the record the form showed; null when it showed none.</param>
public sealed record SelfScoreEntry(string Item, string Points, string Reason, long? Base);

/// <summary>自评打分: the lead decides, the leading unit of an item proposes; every change is kept.</summary>
public sealed class SelfScoreLibrary(Workspace workspace, SelfScoreReader reader)
{
    private sealed record Change(SelfScoreEntry Entry, SelfScoreRow Row, string? Unit, double? Points, string Reason);

    /// <summary>The lead decides the points of items; all or nothing. What the form showed and nobody touched is left alone.</summary>
    /// <returns>How many items were changed.</returns>
    public Task<Result<int>> DecideAsync(long package, IReadOnlyList<SelfScoreEntry> entries, Principal principal, CancellationToken cancel = default) =>
        SaveAsync(package, entries, principal, r => (r.Decides, null), cancel);

    /// <summary>The unit that leads items proposes their points; all or nothing.</summary>
    /// <returns>How many items were changed.</returns>
    public Task<Result<int>> ProposeAsync(long package, IReadOnlyList<SelfScoreEntry> entries, Principal principal, CancellationToken cancel = default) =>
        SaveAsync(package, entries, principal, r => (r.Proposes, r.OwnUnit), cancel);

    private async Task<Result<int>> SaveAsync(
        long package, IReadOnlyList<SelfScoreEntry> entries, Principal principal, Func<SelfScoreRow, (Decision May, string? Unit)> of, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        var read = await reader.FindAsync(db, package, principal, compared: false, cancel);
        if (!read.TryGet(out var view)) return Result.Fail<int>(read.Problems);
        if (!view.HasPoints) return SelfScoreProblems.NoPoints();
        db.ChangeTracker.Clear();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        // Rights and gates were read before the lock; they hold while package and parts are as they were.
        if (await db.Packages.Where(p => p.Id == package).Select(p => p.Version).SingleAsync(cancel) != view.Package.Version) return PackageProblems.JustChanged();
        var bases = entries.Select(e => e.Base).OfType<long>().ToList();
        var shown = await db.SelfScores.AsNoTracking().Where(s => s.PackageId == package && bases.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        var (changes, problems) = (new List<Change>(), new List<Problem>());
        foreach (var entry in entries)
        {
            var before = entry.Base is { } id ? shown.GetValueOrDefault(id) : null;
            if (Untouched(entry, before)) continue;
            var checkedOne = Check(view, entry, of);
            if (checkedOne.TryGet(out var change)) changes.Add(change);
            else problems.AddRange(checkedOne.Problems);
        }
        if (problems.Count > 0) return Result.Fail<int>(problems);
        problems.AddRange(await ConflictsAsync(db, package, changes, cancel));
        if (problems.Count > 0) return Result.Fail<int>(problems);
        if (changes.Count == 0) return 0;
        var now = workspace.Clock.GetUtcNow();
        db.SelfScores.AddRange(changes.Select(c => new SelfScoreRecord
        {
            PackageId = package,
            RegionCode = view.Package.RegionCode,
            Item = c.Row.Item.Id,
            UnitId = c.Unit,
            Points = c.Points,
            Most = c.Row.Item.MaxScore,
            Bonus = c.Row.Item.Bonus,
            Reason = c.Reason,
            By = principal.Account,
            At = now,
        }));
        await db.SaveChangesAsync(cancel);
        var details = new
        {
            region = view.Package.RegionCode,
            unit = changes[0].Unit,
            count = changes.Count,
            scores = string.Join("；", changes.Select(c => $"{c.Row.Item.Id}={(c.Points is { } points ? NumberText.Plain(points) : "撤回")}")),
        };
        var action = changes[0].Unit is null ? "set-self-scores" : "propose-self-scores";
        var entryOf = await workspace.Audit.AppendAsync(db, principal.Account, action, FormattableString.Invariant($"package:{package}"), details, cancel);
        await workspace.Audit.CommitAsync(transaction, entryOf, cancel);
        return changes.Count;
    }

    private static bool Untouched(SelfScoreEntry entry, SelfScoreRecord? before) =>
        entry.Reason.Trim() == (before?.Reason ?? "") && entry.Points.Trim() == (before?.Points is { } points ? NumberText.Plain(points) : "");

    private static Result<Change> Check(SelfScoreView view, SelfScoreEntry entry, Func<SelfScoreRow, (Decision May, string? Unit)> of)
    {
        if (view.Rows.FirstOrDefault(r => r.Item.Id == entry.Item) is not { } row) return SelfScoreProblems.UnknownItem(entry.Item, NearestName.Of(entry.Item, view.Rows.Select(r => r.Item.Id)));
        var (may, unit) = of(row);
        if (!may.Allowed) return SelfScoreProblems.Closed($"条目 {entry.Item}，{may.Reason}");
        var read = SelfScoreRules.Read(entry.Points, row.Item, view.Step);
        if (!read.TryGet(out var points)) return Result.Fail<Change>(read.Problems);
        var reason = entry.Reason.Trim();
        if (SelfScoreRules.CheckReason(entry.Item, reason) is { } bad) return bad;
        if (points is null && reason.Length > 0) return SelfScoreProblems.ReasonOnly(entry.Item);
        return new Change(entry, row, unit, points, reason);
    }

    // Somebody else's newer score is not written over unseen.
    private static async Task<IEnumerable<Problem>> ConflictsAsync(AppDb db, long package, List<Change> changes, CancellationToken cancel)
    {
        var items = changes.Select(c => c.Row.Item.Id).ToList();
        var all = await db.SelfScores.AsNoTracking().Where(s => s.PackageId == package && items.Contains(s.Item)).OrderBy(s => s.Id).ToListAsync(cancel);
        var newest = all.GroupBy(s => (s.Item, s.UnitId)).ToDictionary(g => g.Key, g => g.Last());
        var found = new List<Problem>();
        foreach (var change in changes)
        {
            var held = newest.GetValueOrDefault((change.Row.Item.Id, change.Unit));
            // A score that was taken back shows as none.
            if ((held?.Points is null ? null : held.Id) == change.Entry.Base) continue;
            if (held is null || (held.Points == change.Points && held.Reason == change.Reason)) continue;
            var by = await db.Accounts.Where(a => a.Name == held.By).Select(a => a.DisplayName).FirstOrDefaultAsync(cancel) ?? held.By;
            found.Add(SelfScoreProblems.Changed(change.Row.Item.Id, by, held.Points is { } points ? NumberText.Plain(points) + " 分" : "未打分"));
        }
        return found;
    }
}
