using System.Diagnostics.CodeAnalysis;
using Hengjian.Data.Results;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Loading;
using Hengjian.Indicators.Scoring.Running;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Demo;

/// <summary>Sets up the demo rounds, enters invented reviews, computes the official runs and moves the rounds on.</summary>
internal sealed class DemoRoundMaker(Workspace workspace, IndicatorCatalogue catalogue, DemoOptions demo, CancellationToken cancel)
{
    private const int Province = DemoNames.ProvincePrefix * 10000;
    private static readonly Principal Supervisor = new(MakeDemoWorkspace.By, "督导办", [new Grant(Roles.Supervisor.Id, Province)]);

    private readonly RoundLibrary rounds = new(workspace);
    private readonly RunLibrary runs = new(workspace);
    // Rounds of one year read the same snapshots: computed once.
    private readonly Dictionary<int, IndicatorResults> byYear = [];
    private readonly List<Problem> problems = [];

    public async Task<IReadOnlyList<Problem>> RunAsync(Action<double, string> report)
    {
        for (var i = 0; i < DemoRounds.All.Count; i++)
        {
            report((double)i / DemoRounds.All.Count, "测算：" + DemoRounds.All[i].Name);
            await MakeAsync(DemoRounds.All[i]);
            if (problems.Count > 0) return problems;
        }
        return problems;
    }

    private async Task MakeAsync(DemoRound plan)
    {
        var text = SchemeClone.ToYear(await File.ReadAllTextAsync(Path.Combine(demo.SchemeFolder, plan.SchemeFile), cancel), plan.Year);
        if (!Good(SchemeLoader.Load(plan.SchemeFile, text, catalogue), out var scheme)) return;
        workspace.Definitions.KeepScheme(scheme.Version, text);
        var round = await rounds.AddAsync(NewRound(plan, scheme), MakeDemoWorkspace.By, cancel);
        if (!Good(await rounds.MoveAsync(round.Id, RoundTransition.Open, Supervisor, "", cancel), out _)) return;
        if (!Good(await rounds.MaterialAsync(round, cancel), out var material)) return;
        if (!Good(Compute(plan.Year, material), out var results)) return;
        if (!Good(Reviews(scheme, results), out var reviews)) return;
        await rounds.AddReviewsAsync(round.Id, reviews.Entries, MakeDemoWorkspace.By, cancel);
        // The inputs as stored: what verification will find.
        if (!Good(await rounds.MaterialAsync(round, cancel), out material)) return;
        var began = workspace.Clock.GetTimestamp();
        if (!Good(SchemeEvaluator.Run(scheme, catalogue, results, material.Reviews, Units(scheme, material)), out var scored)) return;
        var run = new StoredRun(material.Inputs, material.Reviews, results, scored);
        var giving = new RunGiving(round.Id, true, MakeDemoWorkspace.By, workspace.Clock.GetElapsedTime(began), "演示数据正式测算");
        if (!Good(await runs.AddAsync(run, giving, cancel), out _)) return;
        await AdvanceAsync(round.Id, plan.Stage);
    }

    private RoundRecord NewRound(DemoRound plan, EvaluationScheme scheme) => new()
    {
        Name = plan.Name,
        Year = plan.Year,
        Level = scheme.Level,
        RegionCode = Province,
        SchemeId = scheme.Id,
        SchemeVersion = scheme.Version,
        CatalogueVersion = catalogue.Version,
        RegionsOn = new DateOnly(plan.Year, 12, 31),
        Deadline = new DateOnly(plan.Year + 1, 8, 31),
        CreatedAt = workspace.Clock.GetUtcNow(),
    };

    private Result<IndicatorResults> Compute(int year, RunMaterial material)
    {
        if (byYear.TryGetValue(year, out var known)) return known;
        var combined = workspace.Snapshots.Combine(material.Regions, material.Inputs.Snapshots, material.Inputs.Rules);
        return combined.Then(dataset => CatalogueCompiler.Compile(catalogue).Map(formulas =>
            byYear[year] = Evaluator.Evaluate(formulas, dataset, new EvaluationRequest([.. dataset.Periods.Where(p => p <= year)]), null, cancel)));
    }

    /// <summary>Twice: self-scores lie near what a first scoring without them finds.</summary>
    private Result<ReviewInputs> Reviews(EvaluationScheme scheme, IndicatorResults results) =>
        SchemeEvaluator.Run(scheme, catalogue, results, DemoReviews.Of(scheme, results.Tree, demo.Seed))
            .Map(first => DemoReviews.Of(scheme, results.Tree, demo.Seed, first));

    private static int[] Units(EvaluationScheme scheme, RunMaterial material) =>
        [.. material.Regions.AtLevel(scheme.Level).Select(r => r.Code)];

    private async Task AdvanceAsync(long round, ProcessStage stage)
    {
        if (stage < ProcessStage.Scored) return;
        if (!Good(await rounds.MoveAsync(round, RoundTransition.CloseScoring, Supervisor, "", cancel), out _)) return;
        if (stage == ProcessStage.Published) Good(await rounds.MoveAsync(round, RoundTransition.Publish, Supervisor, "", cancel), out _);
    }

    private bool Good<T>(Result<T> result, [MaybeNullWhen(false)] out T value)
    {
        problems.AddRange(result.Problems);
        return result.TryGet(out value);
    }
}
