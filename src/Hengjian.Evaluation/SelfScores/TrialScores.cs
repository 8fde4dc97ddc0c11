using Hengjian.Data.Facts;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Packages;
using Hengjian.Domain.SelfScores;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Running;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.SelfScores;

/// <summary>What the trial gives for one item.</summary>
/// <param name="Points">Points; null where there are none yet.</param>
/// <param name="State">已算, 缺数, 待评审, 与他地比较, 不适用.</param>
/// <param name="Words">Chinese: the rule with the values filled in, or why there are no points.</param>
/// <param name="Lacks">Chinese: values that are missing.</param>
public sealed record TrialItem(double? Points, string State, string Words, IReadOnlyList<string> Lacks);

/// <summary>试算: what the scheme would give a government on the values as they stand. Nobody's result: it is computed for whoever asks, and kept nowhere.</summary>
/// <param name="At">When.</param>
/// <param name="Items">By scheme item.</param>
/// <param name="Closed">Names of units whose drafts are not in it, for nobody has handed them on.</param>
/// <param name="Files">Tables handed in as files are not in it.</param>
public sealed record TrialScore(DateTimeOffset At, IReadOnlyDictionary<string, TrialItem> Items, IReadOnlyList<string> Closed, bool Files)
{
    /// <summary>Sum of the points there are; added as decimals.</summary>
    public decimal Points => Items.Values.Sum(i => (decimal)(i.Points ?? 0));

    /// <summary>Items with points.</summary>
    public int Scored => Items.Values.Count(i => i.Points is not null);
}

/// <summary>
/// Computes trials for the lead of a government, before it submits: the scheme's own rules over facts in force and the government's cells as the
/// lead may see them. What experts and inspectors say is not read, nor what other governments have.
/// </summary>
public sealed class TrialScores(Workspace workspace, RoundBooks books, DraftFacts drafts)
{
    // Each reads the facts of a region; two at a time keep the rest of the house quick.
    private static readonly SemaphoreSlim Turn = new(2);

    /// <summary>Whether somebody may have a trial computed now, and why not.</summary>
    public static Decision May(PackageWork work, Principal principal)
    {
        var right = AccessPolicy.Decide(principal, Permission.EnterSelfScore, new AccessObject(work.Package.RegionCode, null, work.Round.Stage, Openness.Government));
        if (!right.Allowed) return right;
        if (work.IsPartOfAnother) return Decision.No(SelfScoreProblems.NotEvaluated().Message);
        return work.Package.State is PackageState.Submitted or PackageState.Accepted
            ? Decision.No($"本级自评“{work.Package.State.NameOf()}”，得分以评价方的测算为准，不再试算。") : Decision.Yes;
    }

    /// <summary>The trial of a package; <see cref="SelfScoreProblems.NoTrial"/> where it cannot be computed.</summary>
    public async Task<Result<TrialScore>> OfAsync(AppDb db, PackageWork work, Principal principal, CancellationToken cancel = default)
    {
        if (May(work, principal) is { Allowed: false } no) return SelfScoreProblems.NoTrial(no.Reason);
        if (work.Plan is not { } plan || !books.Of(work.Round, plan.CollectionVersion).TryGet(out var book)) return SelfScoreProblems.NoTrial("轮次的方案读不出来。");
        if (book.Scheme.Kind != SchemeKind.Points) return SelfScoreProblems.NoPoints();
        await Turn.WaitAsync(cancel);
        try
        {
            return await ComputeAsync(db, work, book, principal, cancel);
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task<Result<TrialScore>> ComputeAsync(AppDb db, PackageWork work, RoundBook book, Principal principal, CancellationToken cancel)
    {
        var (round, region) = (work.Round, work.Package.RegionCode);
        var tree = await workspace.Regions.TreeOnAsync(round.RegionsOn, cancel);
        if (!tree.TryGet(out var regions)) return Result.Fail<TrialScore>(tree.Problems);
        if (!regions.TryFind(region, out var place)) return SelfScoreProblems.NoTrial("轮次的行政区划里没有本级。");
        var scope = AccessPolicy.WorkScopeOf(principal, Permission.ViewWork, ProcessStage.Open);
        var read = await drafts.OfAsync(db, round.Id, region, round.Year, scope, regions, cancel);
        if (!read.TryGet(out var own)) return Result.Fail<TrialScore>(read.Problems);
        var known = await InForceAsync(db, region, round.Year, cancel);
        if (!known.TryGet(out var facts)) return Result.Fail<TrialScore>(known.Problems);
        var combined = DatasetCombiner.Combine(regions, [.. facts, .. own.Snapshots], new DatasetRules(round.CombinedSchools, round.MissingVerdictIsNo));
        if (!combined.TryGet(out var dataset)) return Result.Fail<TrialScore>(combined.Problems);
        var waived = await db.Assignments.AsNoTracking().Where(a => a.PackageId == work.Package.Id && a.ClaimState == ClaimState.Agreed).Select(a => a.Item).ToListAsync(cancel);
        var scored = Score(book, dataset, region, waived, cancel);
        if (!scored.TryGet(out var sheet)) return Result.Fail<TrialScore>(scored.Problems);
        var units = await db.Units.AsNoTracking().Where(u => u.RegionCode == region).ToDictionaryAsync(u => u.Id, u => u.Name, StringComparer.Ordinal, cancel);
        var leaves = book.Scheme.Leaves.ToDictionary(l => l.Id, StringComparer.Ordinal);
        return new TrialScore(
            workspace.Clock.GetUtcNow(), sheet.Items.ToDictionary(i => i.ItemId, i => ItemOf(i, leaves[i.ItemId], book, dataset, place), StringComparer.Ordinal),
            [.. own.Closed.Select(u => units.GetValueOrDefault(u, u))], own.Files);
    }

    // Facts about the region, what lies in it and what is given for all above it; others' figures are none of its business.
    private async Task<Result<IReadOnlyList<FactSnapshot>>> InForceAsync(AppDb db, int region, int year, CancellationToken cancel)
    {
        var last = region % 100 != 0 ? region : region % 10_000 != 0 ? region + 99 : region > 0 ? region + 9_999 : 999_999;
        int[] above = [.. new[] { region / 100 * 100, region / 10_000 * 10_000, 0 }.Distinct()];
        var all = await db.Snapshots.AsNoTracking().Where(s => !s.Withdrawn && s.Period <= year && ((s.RegionCode >= region && s.RegionCode <= last) || above.Contains(s.RegionCode)))
            .OrderBy(s => s.Id).ToListAsync(cancel);
        var loaded = SnapshotsInForce.Of(all, s => workspace.Facts.PlacesOf(s.Hash)).Select(s => workspace.Facts.Load(s.Hash)).ToList();
        Problem[] problems = [.. loaded.SelectMany(l => l.Problems)];
        return problems.Length > 0 ? Result.Fail<IReadOnlyList<FactSnapshot>>(problems) : Result.Ok<IReadOnlyList<FactSnapshot>>([.. loaded.Select(l => l.Value)]);
    }

    // A value that is missing leaves its item open, whatever the scheme does in earnest: the trial is to name it.
    private static Result<ScoreSheet> Score(RoundBook book, Dataset dataset, int region, IReadOnlyList<string> waived, CancellationToken cancel)
    {
        var scheme = book.Scheme with { Missing = MissingPolicy.LeaveOpen };
        var request = new EvaluationRequest([.. dataset.Periods.Where(p => p <= scheme.Year).Append(scheme.Year).Distinct().Order()]) { Levels = [scheme.Level] };
        var results = Evaluator.Evaluate(book.Catalogue, dataset, request, null, cancel);
        var said = new ReviewInputs([.. waived.Select(i => new NotApplicableDecision(region, i))]);
        return SchemeEvaluator.Run(scheme, book.Catalogue.Catalogue, results, said, [region]).Then(r => r.Sheets is [var sheet] ? Result.Ok(sheet) : SelfScoreProblems.NoTrial("方案不评价这一级政府。"));
    }

    private static TrialItem ItemOf(ItemScore score, SchemeItem leaf, RoundBook book, Dataset dataset, Region region) => score.State switch
    {
        ItemState.NotApplicable => new(null, "不适用", "不适用，不计入基数。", []),
        _ when IsCompared(leaf.Rule) => new(null, "与他地比较", "按在各地区中的位置计分，评价方测算以后才有。", []),
        // Cases and bonuses nobody has confirmed yet are not “none”.
        _ when leaf.Rule is ExpertRule or BonusRule or DeductionRule { Cases: null } or YesNoRule { Value: null } || score.State == ItemState.AwaitingReview => new(null, "待评审", "由评价方评审或核查，试算不出。", []),
        ItemState.MissingData => Lacking(score, [.. TrialLacks.Of(leaf, book, dataset, region)]),
        // A verdict nobody gave is taken for no where the round says so: that is no value, and said.
        _ => new(score.Points, "已算", score.Reason + (score.Values.Any(v => v.Value.Flag == ValueFlag.Ruled) ? "（没有填，按轮次规则当作“否”）" : ""), []),
    };

    private static TrialItem Lacking(ItemScore score, IReadOnlyList<string> lacks) => new(null, "缺数", lacks.Count > 0 ? "" : score.Reason, lacks);

    private static bool IsCompared(ScoringRule? rule) => rule is RankRule or RelativeRule || (rule is ImprovementRule { Fallback: { } other } && IsCompared(other));
}
