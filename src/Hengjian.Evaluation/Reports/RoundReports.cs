using Hengjian.Domain;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Loading;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Reports;

/// <summary>The documents of a round, from its official run: report, opinion letters, internal problem list.</summary>
public sealed class RoundReports(Workspace workspace, RoundLibrary rounds, RunLibrary runs)
{
    /// <summary>评价报告.</summary>
    public async Task<Result<ReportFile>> EvaluationReportAsync(
        long roundId, ReportEdition edition = ReportEdition.Public, CancellationToken cancel = default) =>
        (await GatherAsync(roundId, cancel)).Then(g => BuildEvaluationReport.Build(g.Material, g.Settings with { Edition = edition }));

    /// <summary>督导意见书 of one unit.</summary>
    public async Task<Result<ReportFile>> UnitOpinionAsync(long roundId, int unit, CancellationToken cancel = default) =>
        (await GatherAsync(roundId, cancel)).Then(g => BuildUnitOpinion.Build(g.Material, unit, g.Settings, g.Round.Name));

    /// <summary>问题清单, internal.</summary>
    public async Task<Result<ReportFile>> ProblemListAsync(long roundId, CancellationToken cancel = default) =>
        (await GatherAsync(roundId, cancel)).Map(g => BuildProblemList.Build(g.Material, g.Settings));

    private sealed record Gathered(RoundRecord Round, ReportMaterial Material, ReportSettings Settings);

    private async Task<Result<Gathered>> GatherAsync(long roundId, CancellationToken cancel)
    {
        var found = await rounds.FindAsync(roundId, cancel);
        if (!found.TryGet(out var round)) return Result.Fail<Gathered>(found.Problems);
        if (round.OfficialRunId is not { } runId) return ReportProblems.NoOfficialRun(round.Name);
        var loaded = await runs.LoadAsync(runId, cancel);
        if (!loaded.TryGet(out var stored)) return Result.Fail<Gathered>(loaded.Problems);
        if (stored.Run.Scheme is not { } scores) return ReportProblems.NoOfficialRun(round.Name);
        var files = workspace.Definitions.FindCatalogue(round.CatalogueVersion).Then(CatalogueLoader.Load);
        if (!files.TryGet(out var catalogue)) return Result.Fail<Gathered>(files.Problems);
        var text = workspace.Definitions.FindScheme(round.SchemeVersion).Then(t => SchemeLoader.Load(round.SchemeVersion + ".yaml", t, catalogue));
        if (!text.TryGet(out var scheme)) return Result.Fail<Gathered>(text.Problems);
        var settings = SettingsOf(round, scheme.Name, stored.Record, stored.Run.Indicators.Tree, stored.Run.Reviews);
        return new Gathered(round, new ReportMaterial(scheme, scores, catalogue, stored.Run.Indicators.Tree), settings);
    }

    /// <summary>Who issues the documents of a run and when: made again they are the same, byte for byte, so their day is the run's.</summary>
    public static ReportSettings SettingsOf(
        RoundRecord round, string scheme, RunRecord run, RegionTree tree, ReviewInputs reviews)
    {
        var issuer = (tree.TryFind(round.RegionCode, out var region) && region.Level != RegionLevel.Nation ? region.Name + "人民政府" : "国务院") + "教育督导委员会";
        return new ReportSettings(issuer, BeijingTime.DayOf(run.RunAt), run.RunAt)
        {
            BasisDocuments = ["《教育督导条例》", $"《{scheme}》"],
            Steps = StepsTaken.Of(reviews),
        };
    }
}
