using System.Diagnostics;
using System.Globalization;
using Hengjian.Data.Facts;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Datasets;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Benchmarks;

/// <summary>
/// All four queries once, from stored snapshots: what a new process needs from its start to its answers. Times of the
/// stages are counted from the start of the process.
/// </summary>
internal static class ColdRun
{
    /// <summary>Reads the CSV folder and stores its snapshots.</summary>
    public static int Prepare(string data, string manifest, string target)
    {
        var dictionary = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Value.Dictionary;
        Store(DatasetFolder.Read(data, ManifestLoader.LoadFile(manifest).Value, dictionary).Value, Path.Combine(target, "facts"));
        IndexRun.Load(manifest, IndexRun.Draws(data), catalogue =>
        {
            var dataset = IndexRun.Read(data, manifest, catalogue.Dictionary);
            if (dataset.TryGet(out var read)) Store(read, Path.Combine(target, "index"));
            return dataset;
        });
        return 0;
    }

    /// <param name="data">Folder of the generator's data set, for its weight vectors.</param>
    /// <param name="manifest">Manifest of the benchmark; the index's definitions lie beside it.</param>
    /// <param name="stored">What <see cref="Prepare"/> wrote.</param>
    public static async Task<int> RunAsync(string data, string manifest, string stored)
    {
        var begun = Process.GetCurrentProcess().StartTime.ToUniversalTime();
        var marks = new List<string>();
        void Mark(string what) => marks.Add(string.Create(
            CultureInfo.InvariantCulture, $"\"{what}\":{(TimeProvider.System.GetUtcNow().UtcDateTime - begun).TotalMilliseconds:F0}"));

        // The answers' bits in one number: differently compiled programs must print the same.
        var digest = 14695981039346656037;
        void Fold(ulong bits) => digest = (digest ^ bits) * 1099511628211;

        Mark("main");
        // The index has a catalogue of its own.
        var index = Task.Run(() => IndexRun.Load(manifest, IndexRun.Draws(data), _ => Result.Ok(Open(Path.Combine(stored, "index"), missingIsNo: false))));
        var facts = Task.Run(() => Open(Path.Combine(stored, "facts"), missingIsNo: true));
        var compiled = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Then(CatalogueCompiler.Compile).Value;
        Mark("catalogue");
        var dataset = await facts;
        Mark("snapshots");
        var values = NationalQueries.Of(compiled).Sum(request =>
        {
            var series = Evaluator.Evaluate(compiled, dataset, request).RegionSeries;
            foreach (var value in series.SelectMany(s => s.Values)) Fold(value is { } v ? BitConverter.DoubleToUInt64Bits(v.Value) ^ (ulong)v.Flag : 1);
            Mark($"after {request.IndicatorIds!.Count} indicators");
            return series.Count;
        });
        var bands = (await index)!.Run().Bands;
        foreach (var band in bands)
        {
            Fold(BitConverter.DoubleToUInt64Bits(band.Low));
            Fold(BitConverter.DoubleToUInt64Bits(band.High));
        }
        Mark("index");
        Console.WriteLine($"RESULT {{{string.Join(",", marks)},\"series\":{values},\"bands\":{bands.Count},\"digest\":\"{digest:x16}\",\"rss_peak_mib\":{Process.GetCurrentProcess().PeakWorkingSet64 >> 20}}}");
        return 0;
    }

    private static void Store(Dataset dataset, string folder)
    {
        IngestRun.Save(dataset, new FactStore(folder));
        File.WriteAllLines(Path.Combine(folder, "regions.txt"), dataset.Regions.Regions.Select(r =>
            string.Create(CultureInfo.InvariantCulture, $"{r.Code},{r.Level},{r.ParentCode},{r.Name}")));
    }

    private static Dataset Open(string folder, bool missingIsNo)
    {
        var tree = new RegionTree(File.ReadLines(Path.Combine(folder, "regions.txt")).Select(l => l.Split(',')).Select(f => new Region(
            int.Parse(f[0], CultureInfo.InvariantCulture), f[3], Enum.Parse<RegionLevel>(f[1]),
            f[2].Length == 0 ? null : int.Parse(f[2], CultureInfo.InvariantCulture))));
        var store = new FactStore(folder);
        var rules = new DatasetRules(CombinedSchoolRule.Whole, missingIsNo);
        return DatasetCombiner.Combine(tree, [.. store.List().Select(h => store.Load(h).Value)], rules).Value;
    }
}
