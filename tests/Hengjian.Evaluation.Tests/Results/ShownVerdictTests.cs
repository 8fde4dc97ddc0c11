using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using static Hengjian.Evaluation.Tests.Results.SampleRound;

namespace Hengjian.Evaluation.Tests.Results;

/// <summary>The verdict beside a value is the one that decided the score. Catalogue: large ≤ 5; first city 1 of 3 known, second 1 of 2.</summary>
public sealed class ShownVerdictTests
{
    private static readonly IndicatorReference Large = new("large");

    private static ThresholdRule AtMost(double edge) => new([Large], new Threshold(Comparison.AtMost, edge, "OWN", Evidence.Read));

    private static IReadOnlyList<RegionValue> Values(RoundResults results, RegionLevel level = RegionLevel.City, int year = Year)
    {
        results.Catalogue.TryFind("large", out var large);
        return IndicatorLevelView.At(results, large!, SchoolStage.All, year, level, Everything);
    }

    [Fact]
    public void TheSchemesOwnLine_Decides_NotTheCatalogues()
    {
        var results = Scored(PartialPolicy.Use, AtMost(40));
        Assert.Equal([true, false], Values(results).Select(v => v.Met));
        Assert.Equal([true, false], results.Scores.Sheets.Select(s => s.Items[0].Met));
        Assert.All(Values(results), v => Assert.Equal((40, VerdictBasis.Scheme), (v.Verdict.Threshold!.Value, v.Verdict.Basis)));
    }

    [Fact]
    public void PartialValue_ThatTheSchemeTreatsAsMissing_HasNoVerdict()
    {
        var results = Scored(PartialPolicy.AsMissing, AtMost(40));
        var first = Values(results)[0];
        Assert.Equal(ItemState.MissingData, results.SheetOf(FirstCity)!.Items[0].State);
        Assert.True(first.Value!.Value.HasValue);
        Assert.Equal((null, VerdictBasis.NotUsed), (first.Met, first.Verdict.Basis));
        Assert.False(Values(results)[1].Met);
        // The same of counties, which the scheme does not score: 西坪县 has one of two classes.
        Assert.Null(Values(results, RegionLevel.County).Single(v => v.Unit.Code == 970102).Met);
    }

    [Fact]
    public void WhereTheSchemeJudgesNothing_TheCatalogueDoes_AndSaysSo()
    {
        var results = Scored(PartialPolicy.Use, AtMost(100));
        var counties = Values(results, RegionLevel.County);
        Assert.All(counties, v => Assert.Equal((5, VerdictBasis.Catalogue), (v.Verdict.Threshold!.Value, v.Verdict.Basis)));
        Assert.All(Values(results, year: Year - 1), v => Assert.Equal(VerdictBasis.Catalogue, v.Verdict.Basis));
    }

    [Fact]
    public void TwoItemsThatDisagree_GiveNoVerdict_EachItemKeepsItsOwn()
    {
        var results = Scored(PartialPolicy.Use, AtMost(40), AtMost(60));
        var second = Values(results)[1];
        Assert.Null(second.Met);
        results.Catalogue.TryFind("large", out var large);
        var sheet = results.SheetOf(SecondCity)!;
        Assert.Equal([false, true], sheet.Items.Select(i => ShownVerdict.OfItem(results, i, i.Values[0], large!).Met));
    }

    [Fact]
    public void PrintedDecimals_KeepTheValueOnItsSideOfTheLine()
    {
        // 33.333… against ≤ 33.33 prints one decimal more.
        var results = Scored(PartialPolicy.Use, AtMost(33.33));
        var first = Values(results)[0];
        Assert.False(first.Met);
        Assert.Equal(3, first.Verdict.Decimals);
        Assert.Equal(2, Values(results)[1].Verdict.Decimals);
    }
}
