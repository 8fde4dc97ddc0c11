using System.Diagnostics;
using System.Globalization;
using Hengjian.Data.Facts;
using Hengjian.Domain.Findings;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Datasets;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Execution.Incremental;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Loading;
using Hengjian.Indicators.Scoring.Running;

namespace Hengjian.Benchmarks;

/// <summary>
/// One corrected row at national size, warm: the time to the new dataset in memory, to values of all levels, to scores,
/// ranks and findings of every shipped scheme, and to the durable snapshot; each checked against a full run at the end.
/// </summary>
internal sealed class CorrectionReport
{
    private const int Year = 2024;
    private const int WarmUp = 40;
    private static readonly string[] Steps = ["dataset", "compare", "reach", "rows", "values", "keep", "scores+ranks", "findings"];

    private readonly CompiledCatalogue compiled;
    private readonly List<(ScoringState State, RunFindings Findings)> schemes;
    private readonly Random random = new(1);
    private EvaluationState state;

    private CorrectionReport(CompiledCatalogue compiled, Dataset dataset)
    {
        this.compiled = compiled;
        var began = Stopwatch.GetTimestamp();
        var memory = GC.GetTotalMemory(true);
        state = EvaluationState.Full(compiled, dataset, new EvaluationRequest([Year - 1, Year]));
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        Console.WriteLine($"full evaluation with its state: {took:0} ms, {(GC.GetTotalMemory(true) - memory) >> 20} MiB kept");
        began = Stopwatch.GetTimestamp();
        schemes = [.. DefinitionFiles.Read(DefinitionFiles.SchemeFolder).Select(f => Score(f.Name, f.Text))];
        Console.WriteLine($"full scoring: {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms; "
            + string.Join(", ", schemes.Select(s => $"{s.State.Scheme.Id} {s.State.Run.Sheets.Count} units, {s.State.Scheme.Leaves.Count()} items")));
    }

    /// <summary>Prints a table for the data set as it is and one with every element filled in.</summary>
    public static int Run(string data, string manifest, int runs)
    {
        var compiled = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Then(CatalogueCompiler.Compile).Value;
        var read = ManifestLoader.LoadFile(manifest).Then(m => DatasetFolder.Read(data, m, compiled.Catalogue.Dictionary));
        if (!read.TryGet(out var dataset))
        {
            foreach (var problem in read.Problems) Console.Error.WriteLine(problem);
            return 1;
        }
        Console.WriteLine("## as it is");
        var same = new CorrectionReport(compiled, dataset).Report(runs);
        Console.WriteLine("## every element of the dictionary filled in, two years");
        return new CorrectionReport(compiled, FullNation.Of(dataset, compiled.Catalogue.Dictionary, Year)).Report(runs) && same ? 0 : 1;
    }

    private (ScoringState, RunFindings) Score(string name, string text)
    {
        // A year earlier, as the data are; what they lack earns nothing.
        var shifted = text.Replace("baseline_year: 2024", "baseline_year: 2023", StringComparison.Ordinal).Replace("year: 2025", "year: 2024", StringComparison.Ordinal);
        var scheme = SchemeLoader.Load(name, shifted, compiled.Catalogue).Value with { Missing = MissingPolicy.ZeroPoints };
        var scored = ScoringState.Full(scheme, compiled.Catalogue, state.Results, ReviewInputs.None).Value;
        return (scored, RunFindings.From(scored.Run, scheme, compiled.Catalogue, state.Results.Tree));
    }

    private bool Report(int runs)
    {
        Console.WriteLine($"| Correction | {string.Join(" | ", Steps)} | sum | best | worst | processor ms | MiB allocated | values changed | sheets changed |");
        Console.WriteLine("|---|" + string.Concat(Steps.Select(_ => "---:|")) + "---:|---:|---:|---:|---:|---:|---:|");
        Row("a class's pupils", runs, () => Cells(Grain.ClassYear, 1, "class_size"));
        Row("a school's pupils", runs, () => Cells(Grain.SchoolYear, 1, "stu"));
        Row("one amount of a school", runs, () => Cells(Grain.SchoolYear, 1, "books"));
        Row("five amounts of a county's finance", runs, () => Cells(Grain.RegionYear, 5, null, "edu_spend", "pay_teacher"));
        Row("every cell of a school's row", runs, () => Cells(Grain.SchoolYear, int.MaxValue, null));
        Row("every cell of a county's row", runs, () => Cells(Grain.RegionYear, int.MaxValue, null));
        Whole();
        Durable();
        return Check();
    }

    private void Row(string what, int runs, Func<List<CellCorrection>> make)
    {
        var times = new List<double[]>();
        var (values, sheets) = (new List<int>(), new List<int>());
        var (work, bytes) = (new List<double>(), new List<double>());
        for (var i = 0; i < runs + WarmUp; i++)
        {
            var cells = make();
            var (cpu, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(true));
            var (spent, changed, touched) = Once(cells);
            if (i < WarmUp) continue;
            work.Add((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
            bytes.Add((GC.GetTotalAllocatedBytes(true) - allocated) / 1024.0 / 1024);
            times.Add(spent);
            values.Add(changed);
            sheets.Add(touched);
        }
        var medians = Enumerable.Range(0, Steps.Length).Select(s => Median(times.Select(t => t[s])));
        Console.WriteLine($"| {what} | {string.Join(" | ", medians.Select(Text))} | {Text(Median(times.Select(t => t.Sum())))} "
            + $"| {Text(times.Min(t => t.Sum()))} | {Text(times.Max(t => t.Sum()))} | {Text(Median(work))} | {Text(Median(bytes))} | {Median(values.Select(v => (double)v)):0} | {Median(sheets.Select(v => (double)v)):0} |");
    }

    private (double[] Times, int Values, int Sheets) Once(List<CellCorrection> cells)
    {
        var times = new List<double>();
        var last = Stopwatch.GetTimestamp();
        void Mark()
        {
            var now = Stopwatch.GetTimestamp();
            times.Add(Stopwatch.GetElapsedTime(last, now).TotalMilliseconds);
            last = now;
        }

        var corrected = CellCorrection.Apply(state.Dataset, cells);
        Mark();
        var renewal = state.Renew(corrected, _ => Mark());
        if (!renewal.IsIncremental) throw new InvalidOperationException(renewal.WhyFull);
        var scored = schemes.Select(s => s.State.Renew(renewal.State.Results, renewal.Changed).Value).ToList();
        Mark();
        var found = schemes.Select((s, i) => s.Findings.Renew(
            s.State.Run, scored[i].Run, scored[i].Scheme, compiled.Catalogue, renewal.State.Results.Tree)).ToList();
        Mark();
        var sheets = schemes.Zip(scored, (before, after) => before.State.Run.Sheets.Zip(after.Run.Sheets).Count(s => !ReferenceEquals(s.First, s.Second))).Sum();
        state = renewal.State;
        for (var i = 0; i < schemes.Count; i++) schemes[i] = (scored[i], found[i]);
        return ([.. times], renewal.Changed.Sum(c => c.Regions.Count), sheets);
    }

    // Some cells of a random row, each a little more than it was.
    private List<CellCorrection> Cells(Grain grain, int most, string? element, params string[] first)
    {
        var table = state.Dataset.Find(grain, Year)!;
        // A school that had no pupils becomes a section with the first: that is computed whole, see below.
        var pupils = grain == Grain.SchoolYear ? (NumberColumn)table.Columns["stu"] : null;
        var row = random.Next(table.RowCount);
        while (pupils is not null && !(pupils.ValueAt(row) > 0)) row = random.Next(table.RowCount);
        var cells = new List<CellCorrection>();
        foreach (var (id, column) in table.Columns.OrderBy(c => !first.Contains(c.Key)).ThenBy(c => c.Key, StringComparer.Ordinal))
        {
            if (cells.Count == most || (element is not null && id != element) || column is not NumberColumn numbers) continue;
            var value = numbers.ValueAt(row);
            var isTruth = compiled.Catalogue.Dictionary.TryFind(id, out var known) && known.Kind == ValueKind.Bool;
            cells.Add(new CellCorrection(grain, Year, row, id, double.IsNaN(value) ? 1 : isTruth ? 1 - value : value + 1));
        }
        return cells;
    }

    // Where rows or sections come or go nothing is taken over; the result says so.
    private void Whole()
    {
        var table = state.Dataset.Find(Grain.SchoolYear, Year)!;
        var row = Enumerable.Range(0, table.RowCount).First(r => ((NumberColumn)table.Columns["stu"]).ValueAt(r) > 0);
        var type = (CodeColumn)table.Columns[SchoolTypes.Element];
        var began = Stopwatch.GetTimestamp();
        var renewal = state.Renew(CellCorrection.Apply(state.Dataset,
            [new CellCorrection(Grain.SchoolYear, Year, row, SchoolTypes.Element, 0) { Code = type.LabelAt(row) == "小学" ? "初级中学" : "小学" }]));
        Console.WriteLine($"a school of another type, computed whole ({renewal.WhyFull}): {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms without scores");
    }

    // The store keeps equal columns once: of a corrected row the changed columns and the manifest are written.
    private void Durable()
    {
        var folder = Directory.CreateTempSubdirectory("hengjian-bench-").FullName;
        try
        {
            var store = new FactStore(Path.Combine(folder, "facts"));
            foreach (var (grain, element) in new[] { (Grain.ClassYear, "class_size"), (Grain.SchoolYear, "books") })
            {
                var table = state.Dataset.Find(grain, Year)!;
                store.Save(new FactSnapshot("bench", 0, "v", table));
                var before = Size(folder);
                var corrected = CellCorrection.Apply(table, Cells(grain, 1, element));
                var began = Stopwatch.GetTimestamp();
                store.Save(new FactSnapshot("bench", 0, "v", corrected));
                Console.WriteLine($"durable snapshot after one corrected cell of {table.RowCount:N0} rows: "
                    + $"{Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms, {(Size(folder) - before) / 1024:N0} KiB written");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long Size(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);

    // After all these corrections, a full run over the corrected dataset must give the same bits.
    private bool Check()
    {
        var full = Evaluator.Evaluate(compiled, state.Dataset, state.Request);
        var values = full.RegionSeries.Zip(state.Results.RegionSeries).All(s => s.First.Values.SequenceEqual(s.Second.Values))
            && full.SchoolSeries.Zip(state.Results.SchoolSeries).All(s => s.First.Rows.SequenceEqual(s.Second.Rows) && s.First.Values.SequenceEqual(s.Second.Values))
            && full.Diagnostics.SequenceEqual(state.Results.Diagnostics);
        var scores = schemes.All(s =>
        {
            var anew = SchemeEvaluator.Run(s.State.Scheme, compiled.Catalogue, full, ReviewInputs.None).Value;
            return anew.Sheets.Zip(s.State.Run.Sheets).All(p => p.First.Total.Equals(p.Second.Total) && p.First.Grade == p.Second.Grade
                && p.First.Rank == p.Second.Rank && p.First.Items.Zip(p.Second.Items).All(i => i.First.Reason == i.Second.Reason && i.First.Points.Equals(i.Second.Points)));
        });
        Console.WriteLine($"equal to a full run: values {values}, sheets {scores}");
        return values && scores;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private static string Text(double milliseconds) => milliseconds.ToString("0.00", CultureInfo.InvariantCulture);
}
