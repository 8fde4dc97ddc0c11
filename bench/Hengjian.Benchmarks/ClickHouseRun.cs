using System.Diagnostics;
using System.Globalization;
using Hengjian.Data.ClickHouse;
using Hengjian.Data.ClickHouse.Loading;
using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Data.ClickHouse.Tests;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Datasets;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Kernel;

namespace Hengjian.Benchmarks;

/// <summary>
/// The national queries on ClickHouse servers of this machine: how long rows take to load, how large they are on disk, how
/// long each query takes, and whether the answers are those of the engine in process. Then a register of a row a pupil.
/// </summary>
internal static class ClickHouseRun
{
    /// <param name="data">Folder of the generator's data set.</param>
    /// <param name="manifest">What its files mean.</param>
    /// <param name="runs">Repetitions of each query.</param>
    public static async Task<int> RunAsync(string data, string manifest, int runs)
    {
        var compiled = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Then(CatalogueCompiler.Compile).Value;
        var dataset = ManifestLoader.LoadFile(manifest).Then(m => DatasetFolder.Read(data, m, compiled.Catalogue.Dictionary)).Value;
        Say($"machine: {Environment.ProcessorCount} logical processors, load {LoadAverage()}");
        await NationAsync(compiled, dataset, 1, runs);
        await NationAsync(compiled, dataset, 3, runs);
        await RegisterAsync(compiled, dataset, runs);
        Say($"load at the end {LoadAverage()}");
        return 0;
    }

    private static async Task NationAsync(CompiledCatalogue compiled, Dataset dataset, int count, int runs)
    {
        using var servers = await Servers.StartAsync(count);
        var snapshot = Load(servers, compiled, dataset, $"nation, {count} server(s)");
        var requests = NationalQueries.Of(compiled);
        for (var q = 0; q < requests.Count; q++)
        {
            var (request, expected) = (requests[q], Evaluator.Evaluate(compiled, dataset, requests[q]));
            var found = Need(servers.Engine.Evaluate(snapshot, compiled, request));
            var here = Median(runs, () => Evaluator.Evaluate(compiled, dataset, request));
            var spent = servers.ProcessorTime();
            var there = Median(runs, () => Need(servers.Engine.Evaluate(snapshot, compiled, request)));
            var work = (servers.ProcessorTime() - spent).TotalMilliseconds / runs;
            Say($"  Q{q + 1}: {there:F0} ms, servers' processors {work:F0} ms, in process {here:F1} ms; {Agreement.Of(expected, found)}");
        }
    }

    // A tenth of the nation's pupils, one row each, in the table of classes: the grain with the most rows.
    private static async Task RegisterAsync(CompiledCatalogue compiled, Dataset nation, int runs)
    {
        var register = Register(nation);
        using var servers = await Servers.StartAsync(3);
        var snapshot = Load(servers, compiled, register, "register, 3 servers");
        var request = NationalQueries.Of(compiled)[0];
        var found = Need(servers.Engine.Evaluate(snapshot, compiled, request));
        var spent = servers.ProcessorTime();
        var there = Median(runs, () => Need(servers.Engine.Evaluate(snapshot, compiled, request)));
        var work = (servers.ProcessorTime() - spent).TotalMilliseconds / runs;
        var rows = register.Find(Grain.ClassYear, register.Periods[^1])!.RowCount;
        Say($"  Q1 over {rows} rows: {there:F0} ms, servers' processors {work:F0} ms = {rows / work / 1000:F1} M rows/s a processor; {Agreement.Of(Evaluator.Evaluate(compiled, register, request), found)}");
    }

    private static LoadedSnapshot Load(Servers servers, CompiledCatalogue compiled, Dataset dataset, string what)
    {
        var watch = Stopwatch.StartNew();
        var (before, own) = (servers.ProcessorTime(), Environment.CpuUsage.TotalTime);
        var engine = servers.Engine;
        var snapshot = Need(engine.Load(dataset, compiled.Catalogue.Dictionary));
        var seconds = watch.Elapsed.TotalSeconds;
        var work = (servers.ProcessorTime() - before).TotalSeconds;
        Say($"{what}: {snapshot.Rows} rows loaded in {seconds:F1} s = {snapshot.Rows / seconds / 1e6:F2} M rows/s; processors: sender {(Environment.CpuUsage.TotalTime - own).TotalSeconds:F1} s, servers {work:F1} s");
        foreach (var (table, bytes) in Need(engine.BytesOnDisk(snapshot)).Where(t => t.Key != "loaded"))
        {
            var rows = dataset.Tables.Where(t => t.Grain == (table == "class" ? Grain.ClassYear : Grain.SchoolYear)).Sum(t => (long)t.RowCount);
            Say($"  {table}: {bytes / 1048576.0:F1} MiB on disk, {(double)bytes / rows:F2} bytes a row of {rows}");
        }
        return snapshot;
    }

    private static Dataset Register(Dataset nation)
    {
        var schools = nation.Tables.First(t => t.Grain == Grain.SchoolYear);
        var pupils = (NumberColumn)schools.Columns["stu"];
        var type = (CodeColumn)schools.Columns[SchoolTypes.Element];
        // Twenty years of one seed: the same register on every machine.
        var random = new Random(20240901);
        var (regions, stages, parents, labels, values) = (new List<int>(), new List<SchoolStage>(), new List<int>(), new List<byte>(), new List<double>());
        for (var school = 0; school < schools.RowCount; school++)
        {
            var taught = SchoolTypes.StagesOf(type.LabelAt(school));
            var count = double.IsNaN(pupils.ValueAt(school)) ? 0 : (int)(pupils.ValueAt(school) / 10);
            for (var pupil = 0; pupil < count; pupil++)
            {
                var stage = taught[pupil * taught.Count / count];
                regions.Add(schools.Regions[school]);
                stages.Add(stage);
                parents.Add(school);
                labels.Add(stage == SchoolStage.Primary ? (byte)0 : (byte)1);
                values.Add(random.Next(20, 70));
            }
        }
        var rows = new FactTable
        {
            Grain = Grain.ClassYear,
            Period = schools.Period,
            Regions = [.. regions],
            Stages = [.. stages],
            Parents = [.. parents],
            Columns = new Dictionary<string, Column>(StringComparer.Ordinal)
            {
                [ClassStages.Element] = new CodeColumn([.. labels], ["小学", "初中"]),
                ["class_size"] = new NumberColumn([.. values]).Narrowed(),
            },
        };
        return new Dataset(nation.Regions, [schools, rows]) { CombinedSchools = nation.CombinedSchools, MissingVerdictIsNo = nation.MissingVerdictIsNo };
    }

    private static double Median(int runs, Action act)
    {
        var times = Enumerable.Range(0, runs).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            act();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }).Order().ToList();
        return times[times.Count / 2];
    }

    private static T Need<T>(Result<T> result) => result.IsOk ? result.Value : throw new InvalidOperationException(string.Join("\n", result.Problems));

    private static string LoadAverage() => File.ReadAllText("/proc/loadavg").Trim();

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Throw-away servers on disk.</summary>
    private sealed class Servers(List<ServerProcess> processes) : IDisposable
    {
        public ClickHouseEngine Engine { get; } = new(new ClickHouseServers([.. processes.Select(p => p.Address)]));

        public TimeSpan ProcessorTime() => processes.Aggregate(TimeSpan.Zero, (sum, p) => sum + p.ProcessorTime());

        public static async Task<Servers> StartAsync(int count)
        {
            var processes = Enumerable.Range(0, count).Select(_ => new ServerProcess(inMemory: false)).ToList();
            foreach (var process in processes) await process.ReadyAsync();
            return new Servers(processes);
        }

        public void Dispose()
        {
            Engine.Dispose();
            processes.ForEach(p => p.Dispose());
        }
    }

    /// <summary>How two results compare.</summary>
    private readonly record struct Agreement(long Values, long Differences, double Furthest)
    {
        public static Agreement Of(IndicatorResults expected, IndicatorResults found)
        {
            var all = new Agreement();
            foreach (var (a, b) in expected.RegionSeries.Zip(found.RegionSeries))
            {
                for (var i = 0; i < a.Values.Count; i++) all = all.With(a.Values[i], b.Values[i]);
            }
            foreach (var (a, b) in expected.SchoolSeries.Zip(found.SchoolSeries))
            {
                if (!a.Rows.AsSpan().SequenceEqual(b.Rows)) throw new InvalidOperationException($"Other rows of {a.Indicator}.");
                for (var i = 0; i < a.Rows.Length; i++) all = all.With(a.Values[i], b.Values[i]);
            }
            return all;
        }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Values} values, {Differences} differ in flag or count, furthest number {Furthest:E1} apart (relative)");

        private Agreement With(IndicatorValue? a, IndicatorValue? b)
        {
            if (a is null && b is null) return this;
            if (a is not { } x || b is not { } y || x.Flag != y.Flag || x.Count != y.Count || x.HasValue != y.HasValue)
                return this with { Values = Values + 1, Differences = Differences + 1 };
            var apart = x.HasValue ? Math.Abs(x.Value - y.Value) / Math.Max(1, Math.Abs(x.Value)) : 0;
            return new Agreement(Values + 1, Differences, Math.Max(Furthest, apart));
        }
    }
}
