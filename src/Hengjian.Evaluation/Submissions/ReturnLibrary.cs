using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Submissions;

/// <summary>退回补正: the region above opens again what it names, and nothing else; only the units it belongs to get it back.</summary>
public sealed class ReturnLibrary(PackageDeeds packages, IEnumerable<ContributionChanged> followers, DataDictionary? dictionary = null)
{
    private const int LongestEvent = 900;

    /// <summary>Returns whole items of a submitted package.</summary>
    /// <param name="package">The package.</param>
    /// <param name="principal">Who.</param>
    /// <param name="reason">Chinese.</param>
    /// <param name="due">Until when; after today.</param>
    /// <param name="items">Items, each with what is wrong with it; may be empty words.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public Task<Result<PackageState>> ReturnAsync(
        long package, Principal principal, string reason, DateOnly? due, IReadOnlyDictionary<string, string> items, CancellationToken cancel = default) =>
        ReturnAsync(package, principal, reason, due, [.. items.Select(i => new ReturnPiece(i.Key, new EditTarget.Whole(i.Key), i.Value))], cancel);

    /// <summary>Returns items, cells, texts and slots of a submitted package.</summary>
    /// <param name="package">The package.</param>
    /// <param name="principal">Who.</param>
    /// <param name="reason">Chinese.</param>
    /// <param name="due">Until when; after today.</param>
    /// <param name="pieces">What goes back.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public Task<Result<PackageState>> ReturnAsync(
        long package, Principal principal, string reason, DateOnly? due, IReadOnlyList<ReturnPiece> pieces, CancellationToken cancel = default) =>
        packages.DoAsync(package, PackageMove.Return, principal, reason, async deed =>
        {
            if (pieces.Count == 0) return SubmissionProblems.NoTargets();
            if (due is not { } day || day <= BeijingTime.DayOf(deed.Now)) return PackageProblems.DueNeeded(PackageMachine.NameOf(PackageMove.Return));
            if (pieces.Any(p => p.Words.Length > 0 && !PackageReasons.IsGood(p.Words))) return PackageProblems.ReasonNeeded(PackageMachine.NameOf(PackageMove.Return));
            var parts = await deed.Db.Contributions.Where(c => c.PackageId == package).ToListAsync(cancel);
            var waived = await deed.Db.Assignments.Where(a => a.PackageId == package && a.ClaimState == ClaimState.Agreed).Select(a => a.Item).ToListAsync(cancel);
            if (pieces.FirstOrDefault(p => waived.Contains(p.Item)) is { } away) return SubmissionProblems.NotApplicable(away.Item);
            var resolved = new List<ResolvedPiece>();
            foreach (var piece in pieces.DistinctBy(p => (p.Target.Kind, p.Target.Key)))
            {
                var one = await ReturnPieces.ResolveAsync(deed.Db, deed.Work, parts, piece, dictionary, cancel);
                if (!one.TryGet(out var found)) return one.Problems[0];
                resolved.Add(found);
            }
            var order = new ReturnOrderRecord
            {
                SubmissionId = deed.Work.Package.SubmissionId!.Value,
                RegionCode = deed.Work.Package.RegionCode,
                Reason = reason.Trim(),
                Due = day,
                By = principal.Account,
                At = deed.Now,
            };
            deed.Db.ReturnOrders.Add(order);
            await deed.Db.SaveChangesAsync(cancel);
            foreach (var one in resolved)
                deed.Db.ReturnTargets.Add(new ReturnTargetRecord { OrderId = order.Id, Kind = one.Piece.Target.Kind, Target = one.Piece.Target.Key, Reason = ShortText.Cut(WordsOf(one), LongestEvent) });
            foreach (var part in parts)
            {
                var mine = resolved.Where(r => r.Parts.Contains(part.Id)).ToList();
                if (mine.Count > 0) await GiveBackAsync(deed, part, ShortText.Cut(string.Join("；", mine.Select(WordsOf).Where(w => w.Length > 0)), LongestEvent), day, cancel);
            }
            var items = resolved.Select(r => r.Piece.Item).Distinct().Order(StringComparer.Ordinal);
            return Result.Ok<object>(new { region = order.RegionCode, submission = order.SubmissionId, order = order.Id, items, pieces = resolved.Count, due = day, reason = order.Reason });
        }, cancel: cancel);

    private static string WordsOf(ResolvedPiece one) =>
        one.Title.Length == 0 ? one.Piece.Words.Trim() : $"条目 {one.Piece.Item} {one.Title}" + (one.Piece.Words.Trim().Length > 0 ? "：" + one.Piece.Words.Trim() : "");

    private async Task GiveBackAsync(PackageDeed deed, ContributionRecord part, string words, DateOnly due, CancellationToken cancel)
    {
        var (db, by) = (deed.Db, deed.By.Account);
        db.ContributionEvents.Add(new ContributionEventRecord { ContributionId = part.Id, From = part.State, To = ContributionState.Returned, By = by, At = deed.Now, Reason = words.Length > 0 ? words.Trim() : "上级退回补正" });
        ContributionDeeds.Note(part, ContributionMove.Return, ContributionState.Returned, by, due);
        await db.SaveChangesAsync(cancel);
        await HideAsync(db, part, deed.Work.Round.Id, cancel);
        foreach (var follower in followers) await follower(db, part.Id, cancel);
        await ContributionTasks.FollowAsync(db, part, await ContributionDeeds.TitleAsync(db, part, cancel), by, deed.Now, cancel);
    }

    // New drafts are the unit's own again: its columns that only returned items ask for.
    private static Task<int> HideAsync(AppDb db, ContributionRecord part, long round, CancellationToken cancel)
    {
        var returned = db.Contributions.Where(c => c.PackageId == part.PackageId && c.State == ContributionState.Returned).Select(c => c.Item);
        var asked = db.SheetDemands.Where(d => d.RoundId == round && d.Item == part.Item).Select(d => d.ColumnId);
        var others = db.SheetDemands.Where(d => d.RoundId == round && !returned.Contains(d.Item)).Select(d => d.ColumnId);
        return db.SheetColumns.Where(c => c.RegionCode == part.RegionCode && c.UnitId == part.UnitId && asked.Contains(c.Id) && !others.Contains(c.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Openness, Openness.Unit), cancel);
    }
}
