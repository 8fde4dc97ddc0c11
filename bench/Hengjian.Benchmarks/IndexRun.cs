using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Datasets;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Loading;
using Hengjian.Indicators.Uncertainty;
using Hengjian.Indicators.Uncertainty.Ranking;
using Hengjian.Kernel;

namespace Hengjian.Benchmarks;

/// <summary>
/// Query 4: a hundred indicators, a scheme that scores each by relative position, ranks within provinces and their 5–95 %
/// band under the data set's thousand weight vectors. Catalogue, scheme and manifest are files (bench/national/index).
/// </summary>
internal sealed class IndexRun
{
    private readonly CompiledCatalogue compiled;
    private readonly Dataset dataset;
    private readonly EvaluationScheme scheme;
    private readonly WeightDraws draws;

    private IndexRun(CompiledCatalogue compiled, Dataset dataset, EvaluationScheme scheme, WeightDraws draws) =>
        (this.compiled, this.dataset, this.scheme, this.draws) = (compiled, dataset, scheme, draws);

    /// <param name="data">Folder of the generator's data set.</param>
    /// <param name="manifest">The manifest of the other queries; the folder index beside it holds this query's files.</param>
    /// <returns>Null after the problems have been printed.</returns>
    public static IndexRun? Load(string data, string manifest) => Load(manifest, Draws(data), catalogue => Read(data, manifest, catalogue.Dictionary));

    /// <summary>With a data set from elsewhere.</summary>
    public static IndexRun? Load(string manifest, WeightDraws draws, Func<IndicatorCatalogue, Result<Dataset>> read)
    {
        var folder = FolderOf(manifest);
        var loaded = DefinitionFiles.LoadCatalogue(Path.Combine(folder, "catalogue")).Then(catalogue =>
            CatalogueCompiler.Compile(catalogue).Then(compiled =>
            SchemeLoader.Load("scheme.yaml", File.ReadAllText(Path.Combine(folder, "scheme.yaml")), catalogue).Then(scheme =>
            read(catalogue).Map(dataset => new IndexRun(compiled, dataset, scheme, draws)))));
        if (loaded.TryGet(out var run)) return run;
        foreach (var problem in loaded.Problems) Console.Error.WriteLine(problem);
        return null;
    }

    /// <summary>The regions' hundred indicators.</summary>
    public static Result<Dataset> Read(string data, string manifest, DataDictionary dictionary) =>
        ManifestLoader.LoadFile(Path.Combine(FolderOf(manifest), "manifest.yaml")).Then(files => DatasetFolder.Read(data, files, dictionary));

    private static string FolderOf(string manifest) => Environment.GetEnvironmentVariable("INDEX_FILES")
        ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(manifest))!, "index");

    /// <summary>From columns in memory to score, rank and band of every county.</summary>
    public RankBandResult Run(VectorWidth width = VectorWidth.Best, int threads = 2) => Evaluate(width, threads).Value;

    /// <summary>Writes the result file and prints wall and processor time of each step, of each width and one thread.</summary>
    public static int Report(string data, string manifest, int runs, string target)
    {
        if (Load(data, manifest) is not { } run) return 1;
        run.Write(target);
        var results = Evaluator.Evaluate(run.compiled, run.dataset, new EvaluationRequest([run.scheme.Year]));
        var matrix = SchemeMatrix.FromValues(run.scheme, run.compiled.Catalogue, results, RegionLevel.Province).Value;
        Time("evaluate", runs, () => Evaluator.Evaluate(run.compiled, run.dataset, new EvaluationRequest([run.scheme.Year])));
        Time("matrix", runs, () => SchemeMatrix.FromValues(run.scheme, run.compiled.Catalogue, results, RegionLevel.Province));
        foreach (var width in Enum.GetValues<VectorWidth>())
            foreach (var threads in (int[])[2, 1])
                Time($"bands {width} {threads}", width == VectorWidth.Scalar ? 4 : runs, () => RankBands.Compute(
                    matrix, run.draws, new RankBandOptions { Pairs = false, Threads = threads, Width = width }));
        Time("composite", runs, () => CompositeIndex.Compute(matrix));
        Time("bands with pairs", runs, () => RankBands.Compute(matrix, run.draws, new RankBandOptions { Threads = 2 }));
        Time("all", runs, () => run.Run());
        return 0;
    }

    private static void Time(string what, int runs, Action action)
    {
        var wall = new List<double>();
        var work = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            var spent = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            action();
            wall.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            work.Add((Environment.CpuUsage.TotalTime - spent).TotalMilliseconds);
        }
        var (time, cpu) = (wall.Skip(runs / 2).Order().ToList(), work.Skip(runs / 2).Order().ToList());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-20} wall median {time[time.Count / 2],8:F2} ms, least {time[0],8:F2}; cpu median {cpu[cpu.Count / 2],8:F2}, least {cpu[0],8:F2}"));
    }

    /// <summary>Writes the file that the reference program calls q4.csv.</summary>
    public void Write(string path)
    {
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine("county,score,rank,q05,q95");
        foreach (var band in Run().Bands)
        {
            file.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{band.Score.Unit.Region},{band.Score.Points / 100:R},{band.Score.Rank},{band.Low:R},{band.High:R}"));
        }
    }

    private Result<RankBandResult> Evaluate(VectorWidth width, int threads)
    {
        var results = Evaluator.Evaluate(compiled, dataset, new EvaluationRequest([scheme.Year]));
        return SchemeMatrix.FromValues(scheme, compiled.Catalogue, results, RegionLevel.Province)
            .Map(m => RankBands.Compute(m, draws, new RankBandOptions { Pairs = false, Threads = threads, Width = width }));
    }

    /// <summary>The data set's thousand weight vectors.</summary>
    public static WeightDraws Draws(string data)
    {
        var binary = Path.Combine(data, "bin", "perturb.bin");
        if (File.Exists(binary)) return WeightDraws.Given(MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(binary)).ToArray(), 100);
        var path = Path.Combine(data, "csv", "perturb.csv");
        if (!File.Exists(path)) path = Path.Combine(data, "perturb.csv");
        var rows = File.ReadLines(path).Skip(1).Select(l => l.Split(',').Skip(1)
            .Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray()).ToList();
        return WeightDraws.Given([.. rows.SelectMany(r => r)], rows[0].Length);
    }
}
