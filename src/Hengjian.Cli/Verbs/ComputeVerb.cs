using System.Diagnostics;
using Hengjian.Cli.Usage;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Datasets;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Kernel;

namespace Hengjian.Cli.Verbs;

/// <summary>hengjian compute: a dataset folder in, results.csv and schools.csv out.</summary>
internal static class ComputeVerb
{
    public static readonly Verb Verb = new(
        "compute", "数据文件夹 --out 目录 [--manifest 清单] [--catalogue 目录] [--levels county,city,province,nation] [--engine local|clickhouse] [--servers 地址,…] [--timings]",
        "按数据清单读取 CSV 文件夹，计算全部指标，写出 results.csv 和 schools.csv。",
        ["out", "manifest", "catalogue", "levels", "engine", "servers"], ["timings"], RunAsync);

    private static Task<int> RunAsync(Arguments given, CancellationToken cancel) => Task.FromResult(Run(given, cancel));

    private static int Run(Arguments given, CancellationToken cancel)
    {
        if (given.Words is not [var folder]) return Terminal.Refuse([UsageProblems.Absent("数据文件夹", Verb.Usage)]);
        if (given["out"] is not { } target) return Terminal.Refuse([UsageProblems.Absent("--out", Verb.Usage)]);
        var levels = Levels(given["levels"]);
        if (!levels.IsOk) return Terminal.Refuse(levels.Problems);
        var engine = ComputeEngine.Of(given);
        if (!engine.TryGet(out var back)) return Terminal.Refuse(engine.Problems);
        var clock = new StageClock(given.Switches.Contains("timings"));

        var manifest = ManifestLoader.LoadFile(given["manifest"] ?? Path.Combine(folder, DatasetFolder.DefaultManifest));
        if (!manifest.TryGet(out var described)) return Terminal.Refuse(manifest.Problems);
        var compiled = DefinitionFiles.LoadCatalogue(given["catalogue"] ?? DefinitionFiles.CatalogueFolder)
            .Then(CatalogueCompiler.Compile);
        if (!compiled.TryGet(out var catalogue)) return Terminal.Refuse(compiled.Problems);
        clock.Mark("目录");
        var read = DatasetFolder.Read(folder, described, catalogue.Catalogue.Dictionary, new ErrorProgress("读取"), cancel);
        if (!read.TryGet(out var dataset)) return Terminal.Refuse(read.Problems);
        clock.Mark("读取");
        var computed = back.Run(catalogue, dataset, new EvaluationRequest(described.Evaluate) { Levels = levels.Value }, clock, cancel);
        if (!computed.TryGet(out var results)) return Terminal.Refuse(computed.Problems);
        clock.Mark("计算");
        Write(target, results, dataset);
        clock.Mark("写出");
        Report(results, target);
        return ExitCode.Done;
    }

    private static Result<IReadOnlyList<RegionLevel>?> Levels(string? typed)
    {
        if (typed is null) return Result.Ok<IReadOnlyList<RegionLevel>?>(null);
        var known = Enum.GetValues<RegionLevel>().ToDictionary(ResultsCsv.LevelName, StringComparer.Ordinal);
        var levels = new List<RegionLevel>();
        foreach (var name in typed.Split(','))
        {
            if (!known.TryGetValue(name, out var level))
                return UsageProblems.Value("--levels", name, string.Join(",", known.Keys));
            levels.Add(level);
        }
        return Result.Ok<IReadOnlyList<RegionLevel>?>(levels);
    }

    private static void Write(string target, IndicatorResults results, Dataset dataset)
    {
        Directory.CreateDirectory(target);
        using (var file = File.Create(Path.Combine(target, "results.csv"))) ResultsCsv.WriteRegions(file, results);
        using (var file = File.Create(Path.Combine(target, "schools.csv"))) ResultsCsv.WriteSchools(file, results, dataset);
    }

    private static void Report(IndicatorResults results, string target)
    {
        foreach (var problem in results.Diagnostics) Console.Error.WriteLine(problem);
        var uncollected = results.Uncollected.Select(u => u.Indicator).Distinct().Count();
        var computed = results.RegionSeries.Select(s => s.Indicator)
            .Concat(results.SchoolSeries.Select(s => s.Indicator)).Distinct().Count();
        Console.Error.WriteLine($"{computed} 个指标，其中 {uncollected} 个因数据项未采集而缺失。结果在 {target}。");
    }
}

/// <summary>Times the stages of a command on stderr, when asked for.</summary>
internal sealed class StageClock(bool speaks)
{
    private readonly Stopwatch watch = Stopwatch.StartNew();

    public void Mark(string stage)
    {
        if (speaks) Console.Error.WriteLine($"{stage} {watch.Elapsed.TotalMilliseconds:F0} 毫秒");
        watch.Restart();
    }
}
