using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Domain.SelfScores;
using Hengjian.Evaluation.Breakdown;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Sealing;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.SelfScores;

/// <summary>Reads the self scores of a package for somebody: the whole to its government, own items to units, what was handed up to the evaluator.</summary>
public sealed class SelfScoreReader(BreakdownLibrary breakdown, ScoreReferences references)
{
    /// <summary>The page; <see cref="SelfScoreProblems.NoPackage"/> where there is nothing for this reader.</summary>
    /// <param name="db">The records.</param>
    /// <param name="package">The package.</param>
    /// <param name="principal">Who reads.</param>
    /// <param name="compared">With the scores of runs beside.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Result<SelfScoreView>> FindAsync(AppDb db, long package, Principal principal, bool compared = true, CancellationToken cancel = default)
    {
        if (await PackageFactsReader.FindAsync(db, package, cancel) is not { } work) return SelfScoreProblems.NoPackage();
        var (stage, region) = (work.Round.Stage, work.Package.RegionCode);
        var whole = PackageBoards.MaySeeWhole(work, principal);
        var parts = await db.Contributions.AsNoTracking().Where(c => c.PackageId == package).InWork(AccessPolicy.WorkScopeOf(principal, Permission.ViewWork, stage)).ToListAsync(cancel);
        if (!whole && parts.Count == 0) return SelfScoreProblems.NoPackage();
        if (work.IsPartOfAnother) return SelfScoreProblems.NotEvaluated();
        var loaded = await breakdown.LoadAsync(package, cancel);
        if (!loaded.TryGet(out var view)) return Result.Fail<SelfScoreView>(loaded.Problems);
        var inner = AccessPolicy.Decide(principal, Permission.ViewWork, new AccessObject(region, null, stage, Openness.Government)).Allowed
            || parts.Exists(p => AccessPolicy.Decide(principal, Permission.ViewWork, AccessObject.Of(p, stage) with { Openness = Openness.Unit }).Allowed);
        // Above, what was handed up is shown while it is mended.
        DateTimeOffset? until = inner ? null
            : await db.Submissions.Where(s => s.Id == work.Package.SubmissionId).Select(s => (DateTimeOffset?)s.At).SingleOrDefaultAsync(cancel) ?? DateTimeOffset.MinValue;
        var scores = await PackageScores.CurrentAsync(db, package, until, cancel);
        var proposed = await PackageScores.ProposedAsync(db, package, cancel);
        var right = AccessPolicy.Decide(principal, Permission.EnterSelfScore, new AccessObject(region, null, stage, Openness.Government));
        var reopened = work.Package.State == PackageState.Returned ? await EditGates.ReopenedItemsAsync(db, package, cancel) : new HashSet<string>();
        var found = new SelfScoreView(work.Package, work.Round, view.RegionName, work.ScoresAsked, whole, inner, view.Book.Scheme.SelfScoreStep,
        [
            .. view.Rows.Where(r => whole || parts.Exists(p => p.Item == r.Item.Id)).Select(r => RowOf(
                view, r, parts, scores.GetValueOrDefault(r.Item.Id), inner ? proposed[r.Item.Id] : [], right.Allowed ? Gate(work.Package, r.Item.Id, reopened) : right, principal, stage)),
        ])
        {
            HasPoints = view.Book.Scheme.Kind == SchemeKind.Points,
            Until = until,
            Decides = right.Allowed ? Gate(work.Package, null, reopened) : right,
        };
        if (!compared) return found;
        var (now, before) = (await references.OfRoundAsync(db, work.Round, region, principal, cancel), await references.BeforeAsync(db, work.Round, region, principal, cancel));
        return found with
        {
            Computed = now,
            Earlier = before,
            Rows = [.. found.Rows.Select(r => r with { Computed = now?.Items.GetValueOrDefault(r.Item.Id), Earlier = before?.Items.GetValueOrDefault(r.Item.Id) })],
        };
    }

    /// <summary>All that was ever given for an item, as far as the reader sees it; newest first.</summary>
    public static async Task<IReadOnlyList<SelfScoreRecord>> HistoryAsync(AppDb db, SelfScoreView view, SelfScoreRow row, CancellationToken cancel = default)
    {
        if (!view.Inner) return [];
        var item = row.Item.Id;
        var units = row.Proposals.Select(p => p.Score.UnitId).ToHashSet();
        var all = await db.SelfScores.AsNoTracking().Where(s => s.PackageId == view.Package.Id && s.Item == item).OrderByDescending(s => s.Id).ToListAsync(cancel);
        return [.. all.Where(s => s.UnitId is null || s.UnitId == row.OwnUnit || units.Contains(s.UnitId))];
    }

    private static SelfScoreRow RowOf(
        BreakdownView view, BreakdownRow row, List<ContributionRecord> parts, SelfScoreRecord? score, IEnumerable<SelfScoreRecord> proposed, Decision decides, Principal principal, ProcessStage stage)
    {
        var own = parts.Find(p => p.Item == row.Item.Id && p.UnitId == row.Lead && AccessPolicy.Decide(principal, Permission.ViewWork, AccessObject.Of(p, stage) with { Openness = Openness.Unit }).Allowed);
        return new SelfScoreRow(
            row.Item, row.Area, row.IsWaived, score,
            [.. proposed.Where(s => parts.Exists(p => p.Item == s.Item && p.UnitId == s.UnitId)).Select(s => new ProposedScore(view.NameOf(s.UnitId!), s))])
        {
            Decides = row.IsWaived ? Decision.No("本项不适用，没有得分。") : decides,
            OwnUnit = own?.UnitId,
            Proposes = own is null || row.IsWaived ? Decision.No("由牵头单位建议。") : MayPropose(view.Package, own, principal, stage),
        };
    }

    private static Decision MayPropose(PackageRecord package, ContributionRecord part, Principal principal, ProcessStage stage)
    {
        var right = AccessPolicy.Decide(principal, Permission.EnterSelfScore, AccessObject.Of(part, stage));
        if (!right.Allowed) return right;
        return package.State is PackageState.Preparing or PackageState.Returned
            ? part.State is ContributionState.Open or ContributionState.Returned ? Decision.Yes : Decision.No("这一项已提交审核，建议分不能再改；要改请先撤回或退回。")
            : Decision.No($"本级自评“{package.State.NameOf()}”，不能再改。");
    }

    // Null: whether any item may be scored.
    private static Decision Gate(PackageRecord package, string? item, IReadOnlySet<string> reopened) => package.State switch
    {
        PackageState.Preparing => Decision.Yes,
        PackageState.Returned => item is null ? reopened.Count > 0 ? Decision.Yes : Decision.No("这次退回补正没有列出可以打分的条目。")
            : reopened.Contains(item) ? Decision.Yes : Decision.No("这次退回补正没有列出这一项。"),
        PackageState.Submitted or PackageState.Accepted => Decision.No($"本级自评“{package.State.NameOf()}”，得分已封存；要改须由上级退回补正。"),
        _ => Decision.No($"本级自评“{package.State.NameOf()}”，要改请先撤回汇总。"),
    };
}
