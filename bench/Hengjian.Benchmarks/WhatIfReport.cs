using System.Diagnostics;
using System.Globalization;
using Hengjian.Data.Sqlite;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Demo;
using Hengjian.Evaluation.Results;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.WhatIf;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Running;

namespace Hengjian.Benchmarks;

/// <summary>
/// What-ifs as the page asks for them, warm: the demo province with its shipped schemes, and an invented nation of 2,850
/// counties, 220,000 schools and 4.5 million classes with a scheme of twenty items over them.
/// </summary>
internal static class WhatIfReport
{
    /// <summary>Prints a table of medians in milliseconds.</summary>
    public static async Task<int> RunAsync(int runs)
    {
        Console.WriteLine("| Data | Change | Median ms | Worst ms | Processor ms | Bands ms |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|");
        Rows("nation, 2,850 counties, 20 items", Nation(), runs);
        var folder = Directory.CreateTempSubdirectory("hengjian-bench-").FullName;
        try
        {
            var made = await MakeDemoWorkspace.RunAsync(folder, new WorkspaceOptions([new SqliteProvider()]));
            var (rounds, stored) = (new RoundLibrary(made.Value), new RunLibrary(made.Value));
            var library = new ResultsLibrary(made.Value, rounds, stored, new RunComputation(made.Value));
            foreach (var round in (await rounds.ListAsync()).Where(r => r.Year == 2025).DistinctBy(r => r.SchemeId))
            {
                var results = (await library.OfRoundAsync(round)).Value;
                Rows($"demo province, {round.SchemeId}, {results.Scores.Sheets.Count} units", results, runs);
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static void Rows(string data, RoundResults results, int runs)
    {
        var levers = WhatIfBasis.Of(results).Levers;
        Row(data, "one full mark, the rest balanced", results, levers.FirstOrDefault(l => l.Kind == LeverKind.Points), 1.5, runs);
        Row(data, "one target of one item", results, levers.FirstOrDefault(l => l.Key.EndsWith("/target", StringComparison.Ordinal)), 0.9, runs);
        Row(data, "one grade line", results, levers.FirstOrDefault(l => l.Key.StartsWith("grade/", StringComparison.Ordinal)), 0.98, runs);
        Row(data, "a class-size limit, from the classes", results, levers.FirstOrDefault(l => l.Key == "limit/class_size_cap/小学"), 0.95, runs);
        Row(data, "a per-pupil standard, from the schools", results, levers.FirstOrDefault(l => l.Key.StartsWith("standard/compulsory.yzjh.res.", StringComparison.Ordinal)), 1.05, runs);
    }

    private static void Row(string data, string what, RoundResults results, Lever? lever, double factor, int runs)
    {
        if (lever is null) return;
        var (times, work, bands) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < runs + 2; i++)
        {
            // Never twice the same number, so that nothing can be remembered.
            var value = Math.Round(lever.Official * factor + i * 0.01, 2);
            var (began, spent) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var outcome = WhatIfRun.Run(results, WhatIfSettings.Of([new(lever.Key, value)])).Value;
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            work.Add((Environment.CpuUsage.TotalTime - spent).TotalMilliseconds);
            began = Stopwatch.GetTimestamp();
            if (WhatIfBands.Compute(outcome) is not null) bands.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        // Time of both processors: what a loaded machine does not distort.
        (times, work) = ([.. times.Skip(2).Order()], [.. work.Skip(2).Order()]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {data} | {what} | {times[times.Count / 2]:0.0} | {times[^1]:0.0} | {work[work.Count / 2]:0.0} | {(bands.Count == 0 ? "—" : bands.Order().ElementAt(bands.Count / 2).ToString("0.0", CultureInfo.InvariantCulture))} |"));
    }

    private static RoundResults Nation()
    {
        var compiled = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Then(CatalogueCompiler.Compile).Value;
        var (dataset, scheme) = (NationalData.Make(1), Scheme());
        var ids = scheme.Leaves.SelectMany(l => References(l.Rule!)).Select(r => r.Indicator).Distinct().ToList();
        var values = Evaluator.Evaluate(compiled, dataset, new EvaluationRequest([NationalData.Year]) { IndicatorIds = ids });
        var scores = SchemeEvaluator.Run(scheme, compiled.Catalogue, values, ReviewInputs.None);
        if (!scores.IsOk) throw new InvalidOperationException(string.Join('\n', scores.Problems));
        var round = new RoundRecord
        {
            Name = "nation",
            Year = NationalData.Year,
            Level = RegionLevel.County,
            RegionCode = 0,
            SchemeId = scheme.Id,
            SchemeVersion = "",
            CatalogueVersion = "",
            RegionsOn = new DateOnly(NationalData.Year, 12, 31),
            CreatedAt = DateTimeOffset.UnixEpoch,
            Stage = ProcessStage.Scored,
        };
        var run = new RunRecord { RegionCode = 0, ResultHash = "", InputHash = "", RunBy = "", RunAt = DateTimeOffset.UnixEpoch, Duration = TimeSpan.Zero };
        return new RoundResults(round, run, scheme, compiled, dataset, values, scores.Value);
    }

    private static IEnumerable<IndicatorReference> References(ScoringRule rule) => rule switch
    {
        ThresholdRule t => t.Values,
        LinearRule l => [l.Value],
        _ => [],
    };

    private static EvaluationScheme Scheme()
    {
        string[] balance = ["teaching-area", "sports-area", "equipment-value", "multimedia-rooms", "high-degree-teachers", "backbone-teachers", "pe-arts-teachers"];
        List<ScoringRule> rules =
        [
            new LinearRule(new("class-size.large-share", SchoolStage.Compulsory), 20, 5),
            new ThresholdRule([new("class-size.large-share", SchoolStage.Compulsory)]),
            new ThresholdRule([new("compulsory.yzjh.gov.class-size-cap", SchoolStage.Compulsory)]),
            new ThresholdRule([new("class-size.super-count", SchoolStage.Compulsory)]),
            new LinearRule(new("compulsory.yzjh.school-pass-rate", SchoolStage.Primary), 0, 100),
            new LinearRule(new("compulsory.yzjh.school-pass-rate", SchoolStage.Junior), 0, 100),
            .. balance.SelectMany(b => new ScoringRule[]
            {
                new ThresholdRule([new("compulsory.yzjh.cv." + b, SchoolStage.Primary)]), new LinearRule(new("compulsory.yzjh.cv." + b, SchoolStage.Junior), 0.9, 0.3),
            }),
        ];
        return new EvaluationScheme("bench", "全国规模推演", NationalData.Year, RegionLevel.County,
            [.. rules.Select((r, i) => new SchemeItem($"{i + 1}", $"条目{i + 1}", 5) { Rule = r, Lead = "教育", ProblemTopic = "教育资源" })])
        {
            Grades = [new("优秀", 80), new("良好", 65), new("合格", 50), new("不合格", 0)],
            Missing = MissingPolicy.ZeroPoints,
        };
    }
}
