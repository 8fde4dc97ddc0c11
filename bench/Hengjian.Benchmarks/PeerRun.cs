using System.Diagnostics;
using System.Globalization;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Datasets;
using Hengjian.Indicators.Execution;

namespace Hengjian.Benchmarks;

/// <summary>
/// The queries of the national benchmark as this product answers them: indicators of the catalogue over the data set in
/// a folder, and the composite index with its rank bands from a scheme file. Prints one line that the peers' own programs print, so that one script can compare.
/// </summary>
internal static class PeerRun
{
    /// <param name="data">Folder of the generator's data set.</param>
    /// <param name="manifest">What its files mean.</param>
    /// <param name="runs">Repetitions.</param>
    /// <param name="only">The query to run, from 1; null for all.</param>
    public static int Run(string data, string manifest, int runs, int? only = null)
    {
        var compiled = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Then(CatalogueCompiler.Compile).Value;
        var watch = Stopwatch.StartNew();
        var read = ManifestLoader.LoadFile(manifest).Then(m => DatasetFolder.Read(data, m, compiled.Catalogue.Dictionary));
        if (!read.TryGet(out var dataset))
        {
            foreach (var problem in read.Problems) Console.Error.WriteLine(problem);
            return 1;
        }
        var load = watch.Elapsed.TotalMilliseconds;
        var index = IndexRun.Load(data, manifest);
        if (index is null) return 1;
        var requests = NationalQueries.Of(compiled);
        Action[] queries =
        [
            .. requests.Select(Action (r) => () => Evaluator.Evaluate(compiled, dataset, r)),
            () => index.Run(),
        ];
        var times = new List<double[]>();
        // Time of both processors: what a loaded machine does not distort.
        var work = new List<double[]>();
        for (var run = 0; run < runs; run++)
        {
            times.Add(new double[queries.Length]);
            work.Add(new double[queries.Length]);
            for (var q = 0; q < queries.Length; q++)
            {
                if (only is { } wanted && q != wanted - 1) continue;
                var spent = Environment.CpuUsage.TotalTime;
                var start = Stopwatch.GetTimestamp();
                queries[q]();
                times[run][q] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                work[run][q] = (Environment.CpuUsage.TotalTime - spent).TotalMilliseconds;
            }
        }
        var skip = runs > 5 ? Math.Min(40, runs / 2) : 1;
        var first = string.Join(',', times[0].Select(t => t.ToString("F2", CultureInfo.InvariantCulture)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"RESULT {{\"peer\":\"hengjian\",\"load_ms\":{load:F2},\"runs\":{runs - skip},\"q\":[{Medians(times)}],\"cpu\":[{Medians(work)}],\"first\":[{first}],\"rss_peak_mib\":{Process.GetCurrentProcess().PeakWorkingSet64 >> 20}}}"));
        return 0;

        string Medians(List<double[]> all) => string.Join(',', Enumerable.Range(0, queries.Length).Select(q =>
            Median(all.Skip(skip).Select(t => t[q])).ToString("F3", CultureInfo.InvariantCulture)));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
