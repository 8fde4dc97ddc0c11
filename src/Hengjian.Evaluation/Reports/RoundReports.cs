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

/// <summary>The papers of a round, from its official run: report, opinion letters, internal problem list.</summary>
public sealed class RoundReports(Workspace workspace, RoundLibrary rounds, RunLibrary runs)
{
    /// <summary>评价报告.</summary>
    public async Task<Result<ReportFile>> EvaluationReportAsync(
        long roundId, ReportEdition edition = ReportEdition.Public, CancellationToken cancel = default) =>
        (await GatherAsync(roundId, cancel))
            .Then(g => BuildEvaluationReport.Build(g.Material, g.Settings with { Edition = edition }));

    /// <summary>督导意见书 of one unit.</summary>
    public async Task<Result<ReportFile>> UnitOpinionAsync(long roundId, int unit, CancellationToken cancel = default) =>
        (await GatherAsync(roundId, cancel)).Then(g => BuildUnitOpinion.Build(g.Material, unit, g.Settings, g.Round.Name));

    /// <summary>问题清单, internal.</summary>
    public async Task<Result<ReportFile>> ProblemListAsync(long roundId, CancellationToken cancel = default) =>
        (await GatherAsync(roundId, cancel)).Then(g => BuildProblemList.Build(g.Material, g.Settings));

    /// <summary>Who issues the papers of a run and when. Made again they are the same, byte for byte: their day is the run's.</summary>
    /// <param name="round">The round.</param>
    /// <param name="scheme">Name of its scheme.</param>
    /// <param name="run">The run.</param>
    /// <param name="tree">The regions of the run.</param>
    /// <param name="reviews">What people said in it; they tell which steps were taken.</param>
    public static ReportSettings SettingsOf(
        RoundRecord round, string scheme, RunRecord run, RegionTree tree, ReviewInputs reviews)
    {
        var government = tree.TryFind(round.RegionCode, out var region) && region.Level != RegionLevel.Nation
            ? region.Name + "人民政府"
            : "国务院";
        return new ReportSettings(government + "教育督导委员会", BeijingTime.DayOf(run.RunAt), run.RunAt)
        {
            BasisDocuments = ["《教育督导条例》", $"《{scheme}》"],
            Steps = StepsTaken.Of(reviews),
        };
    }

    private async Task<Result<Gathered>> GatherAsync(long roundId, CancellationToken cancel)
    {
        var found = await rounds.FindAsync(roundId, cancel);
        if (!found.TryGet(out var round)) return Result.Fail<Gathered>(found.Problems);
        if (round.OfficialRunId is not { } runId) return ReportProblems.NoOfficialRun(round.Name);
        var loaded = await runs.LoadAsync(runId, cancel);
        if (!loaded.TryGet(out var stored)) return Result.Fail<Gathered>(loaded.Problems);
        // What the run was judged by, not what the round names now: the paper tells of the run.
        var (inputs, tree) = (stored.Run.Inputs, stored.Run.Indicators.Tree);
        if (stored.Run.Scheme is not { } scores || inputs.SchemeVersion is not { } version)
            return ReportProblems.NoOfficialRun(round.Name);
        var catalogue = workspace.Definitions.FindCatalogue(inputs.CatalogueVersion).Then(CatalogueLoader.Load);
        var scheme = catalogue.Then(c =>
            workspace.Definitions.FindScheme(version).Then(text => SchemeLoader.Load(version + ".yaml", text, c)));
        if (!scheme.TryGet(out var judgedBy)) return Result.Fail<Gathered>(scheme.Problems);
        return new Gathered(
            round,
            new ReportMaterial(judgedBy, scores, catalogue.Value, tree),
            SettingsOf(round, judgedBy.Name, stored.Record, tree, stored.Run.Reviews));
    }

    private sealed record Gathered(RoundRecord Round, ReportMaterial Material, ReportSettings Settings);
}
