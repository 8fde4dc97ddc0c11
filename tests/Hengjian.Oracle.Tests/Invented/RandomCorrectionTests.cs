using System.Text.Json;
using System.Text.Json.Serialization;
using Hengjian.Domain.Findings;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Execution.Incremental;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Loading;
using Hengjian.Indicators.Scoring.Running;
using Hengjian.Oracle.Tests.Plain;

namespace Hengjian.Oracle.Tests.Invented;

/// <summary>
/// The whole catalogue and schemes nobody wrote, over random provinces in which cell after cell is corrected: values,
/// sheets, ranks and findings are those of computing everything.
/// </summary>
public sealed class RandomCorrectionTests(ITestOutputHelper output)
{
    private const int Provinces = 20;
    private const int CorrectionsEach = 8;
    private const int SchemesEach = 4;

    private static readonly EvaluationRequest Request = new([RandomProvince.LastYear - 1, RandomProvince.LastYear]);

    private static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void RenewedValuesSheetsAndFindings_AreThoseOfAFullRun()
    {
        var (incremental, full, sheets, kept) = (0, new SortedDictionary<string, int>(), 0, 0);
        for (var seed = 3000; seed < 3000 + Provinces; seed++)
        {
            var random = new Random(seed);
            var state = EvaluationState.Full(InventedWorld.Compiled, InventedWorld.Province(seed), Request, null, Cancel);
            var schemes = Enumerable.Range(0, SchemesEach).Select(i => new Scored(seed * 100 + i, state)).ToList();
            for (var i = 0; i < CorrectionsEach; i++)
            {
                var correction = Rows(random, state.Dataset);
                var renewal = state.Renew(CellCorrection.Apply(state.Dataset, correction), null, Cancel);
                if (renewal.IsIncremental) incremental++;
                else full[renewal.WhyFull!] = full.GetValueOrDefault(renewal.WhyFull!) + 1;
                state = renewal.State;
                var where = $"seed {seed}, {string.Join(' ', correction)}: ";
                var expected = InventedWorld.Evaluate(state.Dataset);
                Assert.True(Text(expected) == Text(state.Results), where + Difference(expected, state.Results));
                foreach (var scheme in schemes)
                {
                    var before = scheme.State?.Run.Sheets;
                    Assert.True(scheme.Renew(renewal, expected) is not { } difference, where + scheme.Describe());
                    sheets += scheme.State?.Run.Sheets.Count ?? 0;
                    kept += before is null || scheme.State is null ? 0 : scheme.State.Run.Sheets.Count(s => before.Contains(s, ReferenceEqualityComparer.Instance));
                }
            }
        }
        output.WriteLine($"{incremental} incremental corrections, {sheets} sheets, {kept} of them untouched");
        output.WriteLine(string.Join("\n", full.Select(f => $"{f.Key}: {f.Value}")));
        Assert.True(incremental > Provinces * CorrectionsEach / 2);
        Assert.True(kept > sheets / 4 && kept < sheets * 95 / 100, $"{kept} of {sheets}");
    }

    /// <summary>A correction that the comparison of datasets cannot see must show as a difference: the test can fail.</summary>
    [Fact]
    public void ACellChangedBehindTheEnginesBack_IsSeen()
    {
        var dataset = InventedWorld.Province(3001);
        var state = EvaluationState.Full(InventedWorld.Compiled, dataset, Request, null, Cancel);
        var codes = ((CodeColumn)dataset.Find(Grain.SchoolYear, RandomProvince.LastYear)!.Columns["ownership"]).Codes;
        for (var row = 0; row < codes.Length; row++) codes[row] = (byte)(codes[row] == 0 ? 1 : 0);
        var renewal = state.Renew(dataset.With([]), null, Cancel);
        Assert.True(renewal.IsIncremental);
        Assert.NotEqual(Text(InventedWorld.Evaluate(dataset)), Text(renewal.State.Results));
    }

    // Some cells of one row, or of a few.
    private static List<CellCorrection> Rows(Random random, Dataset dataset)
    {
        var tables = dataset.Tables.Where(t => t.RowCount > 0 && t.Columns.Count > 0 && (t.Period == RandomProvince.LastYear || random.Next(4) == 0)).ToList();
        var table = tables[random.Next(tables.Count)];
        int[] rows = [.. Enumerable.Range(0, random.Next(3) == 0 ? 6 : 1).Select(_ => random.Next(table.RowCount)).Distinct()];
        return [.. rows.SelectMany(row => Enumerable.Range(0, random.Next(1, 60)).Select(_ => Cell(random, table, row)).DistinctBy(c => c.Element))];
    }

    private static CellCorrection Cell(Random random, FactTable table, int row)
    {
        string[] elements = [.. table.Columns.Keys.Order(StringComparer.Ordinal)];
        var element = elements[random.Next(elements.Length)];
        if (element is SchoolTypes.Element or "class_stage" or "proj_stage" && random.Next(100) > 0) element = elements[random.Next(elements.Length)];
        var column = table.Columns[element];
        if (column is not NumberColumn numbers)
            return new(table.Grain, table.Period, row, element, 0) { Code = column is CodeColumn codes ? codes.Labels[random.Next(codes.Labels.Count)] : "甲" };
        // Another row's value fits the column: days, shares, amounts.
        var other = numbers.ValueAt(random.Next(table.RowCount));
        var value = random.Next(4) switch { 0 => 0, 1 when other > 1 => other + 1, 2 => other * 1.25, _ => other };
        if (InventedWorld.Catalogue.Dictionary.TryFind(element, out var known) && known.Kind == ValueKind.Bool) value = random.Next(2);
        var flag = random.Next(6) switch { 0 => ValueFlag.Missing, 1 => ValueFlag.NotApplicable, 2 => ValueFlag.Estimated, _ => ValueFlag.Present };
        if (double.IsNaN(value) && flag is ValueFlag.Present or ValueFlag.Estimated) flag = ValueFlag.Missing;
        return new(table.Grain, table.Period, row, element, value, flag);
    }

    private static string Text(IndicatorResults results) => JsonSerializer.Serialize(new
    {
        Regions = results.RegionSeries.Select(s => $"{s.Indicator} {s.Stage} {s.Period} " + string.Join(' ', s.Values.Select(Bits))),
        Schools = results.SchoolSeries.Select(s => $"{s.Indicator} {s.Stage} {s.Period} " + string.Join(' ', s.Rows.Zip(s.Values, (r, v) => $"{r}:{Bits(v)}"))),
        results.Diagnostics,
        results.Uncollected,
        results.InputChanges,
    });

    private static string Difference(IndicatorResults expected, IndicatorResults actual) => string.Join('\n', expected.RegionSeries.Zip(actual.RegionSeries)
        .SelectMany(s => expected.Tree.Regions.Zip(s.First.Values, s.Second.Values).Where(v => Bits(v.Second) != Bits(v.Third))
            .Select(v => $"{s.First.Indicator} {s.First.Stage} {s.First.Period} {v.First.Name}: {v.Second} {v.Third}")).Take(10));

    private static string Bits(IndicatorValue? value) =>
        value is { } known ? $"{BitConverter.DoubleToInt64Bits(known.Value):x}/{(int)known.Flag}/{known.Count}" : "-";

    /// <summary>A random scheme over a world, renewed with it.</summary>
    private sealed class Scored
    {
        private readonly EvaluationScheme scheme;
        private readonly ReviewInputs reviews;
        private RunFindings? findings;

        public Scored(int seed, EvaluationState world)
        {
            var text = RandomScheme.Write(InventedWorld.Plain, seed);
            var plain = PlainScheme.Read(text);
            scheme = SchemeLoader.Load("invented.yaml", text, InventedWorld.Catalogue).Value;
            int[] units = [.. world.Dataset.Regions.AtLevel(scheme.Level).Select(r => r.Code)];
            reviews = RandomReviews.Of(plain, units, seed);
            Everything(world.Results);
        }

        /// <summary>Null while the scheme stops at missing values.</summary>
        public ScoringState? State { get; private set; }

        public string Describe() => $"{scheme.Id} {scheme.Level} {scheme.Kind} {scheme.Missing}";

        /// <summary>Renews; the difference to a full run, null when there is none.</summary>
        public string? Renew(Renewal renewal, IndicatorResults expected)
        {
            var (before, results) = (State, renewal.State.Results);
            if (before is null || !renewal.IsIncremental) Everything(results);
            else
            {
                State = before.Renew(results, renewal.Changed) is { IsOk: true } done ? done.Value : null;
                findings = State is null ? null : findings!.Renew(before.Run, State.Run, scheme, InventedWorld.Catalogue, results.Tree);
            }
            var full = SchemeEvaluator.Run(scheme, InventedWorld.Catalogue, expected, reviews);
            if (full.IsOk != State is not null) return "one stops, the other does not";
            if (State is null) return null;
            if (JsonSerializer.Serialize(full.Value, Options) != JsonSerializer.Serialize(State.Run, Options)) return "sheets";
            var anew = RunFindings.From(full.Value, scheme, InventedWorld.Catalogue, expected.Tree);
            return Text(anew) == Text(findings!) ? null : "findings";
        }

        private static string Text(RunFindings found) => JsonSerializer.Serialize(new
        {
            Findings = found.Findings.Select(f => new { f.Unit.Code, f.Item.Id, f.Topic, f.Severity, f.Text, f.Evidence, f.Clause, f.LacksData }),
            Tallies = found.Tallies.Select(t => new { t.Item.Id, Met = t.Met.Select(r => r.Code), NotMet = t.NotMet.Select(r => r.Code) }),
        }, Options);

        private void Everything(IndicatorResults results)
        {
            State = ScoringState.Full(scheme, InventedWorld.Catalogue, results, reviews) is { IsOk: true } done ? done.Value : null;
            findings = State is null ? null : RunFindings.From(State.Run, scheme, InventedWorld.Catalogue, results.Tree);
        }
    }
}
