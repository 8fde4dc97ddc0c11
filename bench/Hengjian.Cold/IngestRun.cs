using System.Diagnostics;
using System.Globalization;
using Hengjian.Data.Facts;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Datasets;
using Hengjian.Indicators.Facts;

namespace Hengjian.Benchmarks;

/// <summary>
/// From a folder of CSV files to stored snapshots, in this process: reading, then saving. One line a run, wall and
/// processor time in milliseconds; the first run is the one a user waits for.
/// </summary>
internal static class IngestRun
{
    /// <param name="data">Folder of the generator's data set.</param>
    /// <param name="manifest">What its files mean.</param>
    /// <param name="runs">Repetitions.</param>
    public static int Run(string data, string manifest, int runs)
    {
        var dictionary = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Value.Dictionary;
        var plan = ManifestLoader.LoadFile(manifest).Value;
        for (var run = 0; run < runs; run++)
        {
            var store = Directory.CreateTempSubdirectory("hengjian-ingest-").FullName;
            var (dataset, read) = Timed(() => DatasetFolder.Read(data, plan, dictionary).Value);
            var (_, saved) = Timed(() => Save(dataset, new FactStore(store)));
            var bytes = new DirectoryInfo(store).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
            Directory.Delete(store, recursive: true);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"RESULT {{\"peer\":\"hengjian\",\"run\":{run},\"read\":[{read}],\"save\":[{saved}],\"stored_mib\":{bytes / 1048576.0:F1},\"rss_peak_mib\":{Process.GetCurrentProcess().PeakWorkingSet64 >> 20}}}"));
        }
        return 0;
    }

    /// <summary>Stores every table.</summary>
    public static int Save(Dataset dataset, FactStore store)
    {
        var schools = dataset.Tables.Where(t => t.Grain == Grain.SchoolYear).ToDictionary(t => t.Period);
        foreach (var table in dataset.Tables)
        {
            store.Save(new FactSnapshot(table.Grain.ToString(), 0, "benchmark", table)
            {
                ParentKeys = table.Grain == Grain.ClassYear ? FactSnapshot.ParentKeysOf(table, schools[table.Period]) : null,
            });
        }
        return 0;
    }

    private static (T Value, string Times) Timed<T>(Func<T> work)
    {
        var spent = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var value = work();
        var wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var cpu = (Environment.CpuUsage.TotalTime - spent).TotalMilliseconds;
        return (value, string.Create(CultureInfo.InvariantCulture, $"{wall:F0},{cpu:F0}"));
    }
}
