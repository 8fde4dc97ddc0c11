using System.Diagnostics;
using System.Globalization;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Datasets;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;

namespace Hengjian.Benchmarks;

/// <summary>
/// The queries of the national benchmark as this product answers them: indicators of the catalogue over the data set in
/// a folder. Prints one line that the peers' own programs print, so that one script can compare.
/// </summary>
internal static class PeerRun
{
    private const int Year = 2024;

    private static readonly (string Name, Func<Indicator, bool> Wanted)[] Queries =
    [
        ("q1", i => i.Id is "class-size.class-count" or "class-size.over-standard-count" or "class-size.large-count"
            or "class-size.super-count" or "class-size.large-share" or "class-size.large-schools" or "class-size.school-max"),
        ("q2", i => i.Id is "compulsory.yzjh.resources-met" or "compulsory.yzjh.school-pass" or "compulsory.yzjh.schools"
            or "compulsory.yzjh.schools-pass" or "compulsory.yzjh.cv-all" or "compulsory.yzjh.verdict" or "compulsory.yzjh.counties"
            or "compulsory.yzjh.counties-cv-ok" or "compulsory.yzjh.counties-pass"
            || i.Id.StartsWith("compulsory.yzjh.met.", StringComparison.Ordinal)
            || i.Id.StartsWith("compulsory.yzjh.cv.", StringComparison.Ordinal)),
        ("q3", i => i.Id is "funding.total-nondecrease" or "teacher-pay.ratio"
            || i.Id.StartsWith("funding.per-student-nondecrease", StringComparison.Ordinal)),
    ];

    /// <param name="data">Folder of the generator's data set.</param>
    /// <param name="manifest">What its files mean.</param>
    /// <param name="runs">Repetitions.</param>
    public static int Run(string data, string manifest, int runs)
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
        var requests = Queries.Select(q => new EvaluationRequest([Year])
        {
            IndicatorIds = [.. compiled.Catalogue.Indicators.Where(q.Wanted).Select(i => i.Id)],
            Stages = [SchoolStage.All, SchoolStage.Primary, SchoolStage.Junior, SchoolStage.Preschool, SchoolStage.Senior],
        }).ToList();
        var times = new List<double[]>();
        for (var run = 0; run < runs; run++)
        {
            times.Add([.. requests.Select(r =>
            {
                var start = Stopwatch.GetTimestamp();
                Evaluator.Evaluate(compiled, dataset, r);
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            })]);
        }
        var used = times.Skip(runs > 5 ? Math.Min(40, runs / 2) : 1).ToList();
        var medians = Enumerable.Range(0, requests.Count).Select(q => Median(used.Select(t => t[q])).ToString("F3", CultureInfo.InvariantCulture));
        var first = string.Join(',', times[0].Select(t => t.ToString("F2", CultureInfo.InvariantCulture)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"RESULT {{\"peer\":\"hengjian\",\"load_ms\":{load:F2},\"runs\":{used.Count},\"q\":[{string.Join(',', medians)}],\"first\":[{first}],\"rss_peak_mib\":{Process.GetCurrentProcess().PeakWorkingSet64 >> 20}}}"));
        return 0;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
