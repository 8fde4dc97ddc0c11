using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Tests.Execution;

namespace Hengjian.Data.ClickHouse.Tests;

/// <summary>The comparison itself is tried: an error planted on one server is found.</summary>
public sealed class PlantedErrorTests(ThreeServers servers)
{
    private static readonly CompiledCatalogue Compiled = SampleData.Compile(
        SampleData.Indicator("total", "sum(stu)"), SampleData.Indicator("books", "sum(books)"),
        SampleData.Indicator("spread", "wcv(books / stu, stu)"), SampleData.Indicator("large", "count_if(stu >= 6)"),
        SampleData.Indicator("primary", "count_rows(stu)") with { Stages = [SchoolStage.Primary] });

    [Theory]
    [InlineData("nothing", null)]
    [InlineData("one pupil more", "UPDATE e_stu = e_stu + 1 WHERE row_no = 0")]
    [InlineData("missing read as zero", "UPDATE e_books = 0 WHERE isNull(e_books)")]
    [InlineData("not applicable read as missing", "MODIFY COLUMN f_stu Int8;UPDATE f_stu = 5 WHERE f_stu = 4")]
    [InlineData("estimate read as present", "MODIFY COLUMN f_stu Int8;UPDATE f_stu = 0 WHERE f_stu = 1")]
    [InlineData("school of another type", "UPDATE stages = 8 WHERE row_no = 1")]
    public async Task PlantedError_IsFound(string what, string? change)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var engine = servers.Engine();
        var dataset = Facts();
        var snapshot = engine.Load(dataset, Compiled.Catalogue.Dictionary, null, cancel).Value;
        for (var server = 0; server < 3; server++)
        {
            foreach (var statement in change?.Split(';') ?? [])
                await servers.RunAsync(server, $"ALTER TABLE hengjian_{snapshot.Id}.school {statement}");
            while (await servers.RunAsync(server, "SELECT count() FROM system.mutations WHERE is_done = 0") != "0") await Task.Delay(20, cancel);
        }
        var request = new EvaluationRequest([SampleData.Year]);
        var found = engine.Evaluate(snapshot, Compiled, request, null, cancel).Value;
        engine.Drop(snapshot, cancel);
        var comparison = new ResultComparison();
        comparison.Add(what, Evaluator.Evaluate(Compiled, dataset, request, null, cancel), found);
        Assert.Equal(change is not null, comparison.Differences.Count > 0);
    }

    // Every kind of cell, in every county.
    private static Dataset Facts()
    {
        ValueFlag[] flags =
        [
            ValueFlag.Present, ValueFlag.Present, ValueFlag.Missing, ValueFlag.NotApplicable, ValueFlag.Estimated, ValueFlag.Present,
            ValueFlag.Present, ValueFlag.Estimated, ValueFlag.NotApplicable,
        ];
        double[] stu = [1, 2, double.NaN, double.NaN, 5, 6, 7, 8, double.NaN];
        return SampleData.Data(SampleData.Table(
            Grain.SchoolYear, [.. new[] { 430101, 430102, 430201 }.SelectMany(c => Enumerable.Repeat(c, 3))], new()
            {
                [SchoolTypes.Element] = SampleData.Codes(SchoolTypes.Names, [.. Enumerable.Repeat("小学", 9)]),
                ["stu"] = new NumberColumn(stu, flags),
                ["books"] = new NumberColumn([10, double.NaN, 30, 40, 50, double.NaN, 70, 80, 90]),
            }));
    }
}
