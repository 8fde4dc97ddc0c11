using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using static Hengjian.Indicators.Tests.Execution.SampleData;

namespace Hengjian.Indicators.Tests.Execution;

public sealed class ExplainerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Dataset Five => Data(
        Schools([430101, 430101, 430101, 430102, 430102], ("books", [279, 137, double.NaN, 160, 402]), ("stu", [45, 37, 89, 76, 55])),
        Table(Grain.RegionYear, [430101, 430102], new() { ["spend"] = new NumberColumn([3, 4]) }),
        Table(Grain.RegionYear, [430101, 430102], new() { ["spend"] = new NumberColumn([2, 5]) }, null, Year - 1));

    private static CompiledCatalogue Formulas => Compile(
        Indicator("per", "books / stu") with { ResultGrain = Grain.SchoolYear },
        Indicator("share", "100 * sum_if(stu, books >= 150) / sum(stu)"),
        Indicator("cv", "wcv([per], stu)"),
        Indicator("grow", "100 * (spend - prev(spend)) / prev(spend)"),
        Indicator("all", "[share] > 10 and [cv] <= 0.5 or not (count_true([grow] > 0, [cv] > 0) == 2)", true),
        Indicator("met", "[all@全部学段] == true", true));

    [Fact]
    public void EveryExplainedValue_IsTheEvaluatedOne_BitForBit()
    {
        var (compiled, data) = (Formulas, Five);
        var results = Run(compiled, data);
        foreach (var series in results.RegionSeries)
        {
            foreach (var region in Tree.Regions)
            {
                var explained = Explainer.ForRegion(compiled, data, series.Indicator, series.Stage, Year, region.Code, null, Cancel).Value;
                AssertSame(results.At(series.Indicator, series.Stage, Year, region.Code)!.Value, explained.Value);
            }
        }
        var schools = results.FindSchools("per", SchoolStage.All, Year)!;
        for (var i = 0; i < schools.Rows.Length; i++)
        {
            var explained = Explainer.ForSchool(compiled, data, "per", SchoolStage.All, Year, schools.Rows[i], null, Cancel).Value;
            AssertSame(schools.Values[i], explained.Value);
        }
    }

    [Fact]
    public void Share_IsToldInChineseNamesWithEveryPartAndItsRows()
    {
        var told = Explainer.ForRegion(Formulas, Five, "share", SchoolStage.All, Year, 430101, null, Cancel).Value;
        Assert.Equal("100 × 合计（在校生数，其中图书册数 ≥ 150） ÷ 合计（在校生数）", told.Text);
        var whole = told.Parts[1];
        Assert.Equal(171, whole.Value.Value);
        Assert.Equal([0, 1, 2], whole.Rows!.Rows);
        var taken = told.Parts[0].Parts[1];
        Assert.Equal((45, ValueFlag.Partial), (taken.Value.Value, taken.Value.Flag));
        Assert.Equal([true, false, false], taken.Rows!.Included);
        Assert.Equal(["stu", "books"], taken.Rows.Elements);
    }

    [Fact]
    public void WhereOnlyCountsAreAskedFor_NoRowIsListed_AndTheCountsAreThose()
    {
        var request = new EvaluationRequest([Year]) { CountsRowsOnly = true };
        foreach (var name in (string[])["share", "cv"])
        {
            var (all, counted) = (Rows(name, null), Rows(name, request));
            Assert.NotEmpty(all);
            Assert.Equal(all.Select(r => (r.Rows.Length, r.Included.Count(i => i))), counted.Select(r => (r.Count, r.Taken)));
            Assert.All(counted, r => Assert.Empty(r.Rows));
        }

        static List<RowSelection> Rows(string indicator, EvaluationRequest? request) =>
            [.. All(Explainer.ForRegion(Formulas, Five, indicator, SchoolStage.All, Year, 430101, request, Cancel).Value).Select(e => e.Rows).OfType<RowSelection>()];

        static IEnumerable<Explanation> All(Explanation node) => node.Parts.SelectMany(All).Prepend(node);
    }

    [Fact]
    public void WhoGivesUp_IsNotExplainedOn() => Assert.ThrowsAny<OperationCanceledException>(
        () => Explainer.ForRegion(Formulas, Five, "share", SchoolStage.All, Year, 430101, null, new CancellationToken(true)));

    [Fact]
    public void Growth_ShowsTheCellOfEachYear()
    {
        var told = Explainer.ForRegion(Formulas, Five, "grow", SchoolStage.All, Year, 430101, null, Cancel).Value;
        Assert.Equal(50, told.Value.Value);
        var before = told.Parts[1];
        Assert.Equal("2023 年（教育支出）", before.Text);
        Assert.Equal(2, before.Parts[0].Value.Value);
        Assert.Equal((Year - 1, 0), (before.Parts[0].Rows!.Period, before.Parts[0].Rows!.Rows[0]));
    }

    [Fact]
    public void Reference_OpensTheIndicatorBehindIt()
    {
        var told = Explainer.ForRegion(Formulas, Five, "all", SchoolStage.All, Year, 430101, null, Cancel).Value;
        var share = told.Parts[0].Parts[0].Parts[0];
        Assert.Equal("“指标share”", share.Text);
        Assert.StartsWith("100 × ", share.Parts[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotBeExplained_IsTold()
    {
        Assert.Equal("HJI0306", Explainer.ForRegion(Formulas, Five, "shar", SchoolStage.All, Year, 430101, null, Cancel).Problems[0].Code);
        Assert.Equal("HJI0307", Explainer.ForRegion(Formulas, Five, "per", SchoolStage.All, Year, 430101, null, Cancel).Problems[0].Code);
        Assert.Equal("HJI0307", Explainer.ForRegion(Formulas, Five, "share", SchoolStage.Primary, Year, 430101, null, Cancel).Problems[0].Code);
        Assert.Equal("HJI0307", Explainer.ForSchool(Formulas, Five, "per", SchoolStage.All, Year, 99, null, Cancel).Problems[0].Code);
    }

    private static void AssertSame(IndicatorValue expected, IndicatorValue explained)
    {
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected.Value), BitConverter.DoubleToInt64Bits(explained.Value));
        Assert.Equal(expected.Flag, explained.Flag);
    }
}
