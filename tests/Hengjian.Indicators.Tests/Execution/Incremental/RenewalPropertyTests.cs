using FsCheck;
using FsCheck.Fluent;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Execution.Incremental;
using Hengjian.Indicators.Facts;
using static Hengjian.Indicators.Tests.Execution.SampleData;

namespace Hengjian.Indicators.Tests.Execution.Incremental;

/// <summary>After any sequence of corrections, renewed results are those of a full evaluation, bit for bit.</summary>
public sealed class RenewalPropertyTests
{
    private static readonly EvaluationRequest Request = new([CorrectedWorld.First, Year - 1, Year]);

    // A cell anywhere: table, row and column are numbers that are taken modulo what there is.
    private static Arbitrary<(int Seed, Edit[] Edits)> Cases { get; } = Arb.From(
        from seed in Gen.Choose(1, 400)
        from edits in (
            from table in Gen.Choose(0, 999)
            from row in Gen.Choose(0, 9999)
            from column in Gen.Choose(0, 999)
            from kind in Gen.Choose(0, 9)
            from number in Gen.Choose(0, 2000)
            select new Edit(table, row, column, kind, number)).NonEmptyListOf()
        select (seed, edits.Take(6).ToArray()));

    [Fact]
    public void Renewed_EqualsAFullEvaluationBitForBit()
    {
        var (incremental, full) = (0, new Dictionary<string, int>());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Cases, given =>
        {
            var state = EvaluationState.Full(CorrectedWorld.Compiled, CorrectedWorld.Make(given.Seed), Request);
            foreach (var edit in given.Edits)
            {
                var renewal = state.Renew(edit.Apply(state.Dataset), null, TestContext.Current.CancellationToken);
                if (renewal.IsIncremental) incremental++;
                else full[renewal.WhyFull!] = full.GetValueOrDefault(renewal.WhyFull!) + 1;
                state = renewal.State;
                var threads = edit.Number % 3 + 1;
                var expected = Run(CorrectedWorld.Compiled, state.Dataset, Request with { Threads = threads, BlockSize = edit.Number % 2 == 0 ? 2048 : 3 });
                if (SameResults.Difference(expected, state.Results) is { } difference)
                    return false.Label($"seed {given.Seed}, {edit.Describe(state.Dataset)}: {difference}");
            }
            return true.ToProperty();
        }));
        TestContext.Current.TestOutputHelper?.WriteLine($"{incremental} incremental; full: {string.Join("; ", full.Select(f => $"{f.Key} {f.Value}"))}");
        // A property that mostly ran in full would say nothing about renewal.
        Assert.True(incremental > 3 * full.Values.Sum(), $"{incremental} / {full.Values.Sum()}");
    }

    /// <summary>One correction.</summary>
    private sealed record Edit(int Table, int Row, int Column, int Kind, int Number)
    {
        public Dataset Apply(Dataset dataset) => CellCorrection.Apply(dataset, [Of(dataset)]);

        public string Describe(Dataset dataset) => Of(dataset).ToString();

        private CellCorrection Of(Dataset dataset)
        {
            var tables = dataset.Tables.ToList();
            var table = tables[Table % tables.Count];
            string[] elements = [.. table.Columns.Keys.Order(StringComparer.Ordinal)];
            // A change of type or stage moves rows, which is computed in full: seldom.
            var element = elements[Column % elements.Length];
            if (element.EndsWith("_type", StringComparison.Ordinal) || element is "class_stage" or "proj_stage")
                element = Kind == 0 ? element : elements[(Column + 1) % elements.Length];
            var row = Row % table.RowCount;
            if (table.Columns[element] is CodeColumn codes)
                return new(table.Grain, table.Period, row, element, 0) { Code = Kind == 1 ? null : codes.Labels[Number % codes.Labels.Count] };
            var flag = Kind switch { 1 or 2 => ValueFlag.Missing, 3 => ValueFlag.NotApplicable, 4 => ValueFlag.Estimated, _ => ValueFlag.Present };
            var isTruth = element is "ok" or "ok2" or "plan_ok";
            var value = isTruth ? Number % 2 : Kind switch { 5 => 0, 6 => Number / 7.0, 7 => Number / 100.0, _ => Number };
            return new(table.Grain, table.Period, row, element, value, flag);
        }
    }
}
