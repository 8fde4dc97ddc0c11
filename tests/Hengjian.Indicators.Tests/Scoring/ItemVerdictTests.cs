using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Methods;
using static Hengjian.Indicators.Tests.Scoring.Stage;

namespace Hengjian.Indicators.Tests.Scoring;

/// <summary>The verdict beside a value is the one that scored it.</summary>
public sealed class ItemVerdictTests
{
    [Fact]
    public void ThresholdOfTheScheme_NotTheCatalogues_Decides()
    {
        var own = new Threshold(Comparison.AtMost, 3, "NX2019", Evidence.Secondary);
        var verdict = Of(new Stage().With("large", 0, 4), new ThresholdRule([Ref("large")], own));
        Assert.Equal((own, true, false), (verdict.Threshold, verdict.IsUsed, verdict.Met));
    }

    [Fact]
    public void WithoutOne_TheCataloguesStandardOfTheStage()
    {
        var stage = new Stage().With("cv", 0, 0.48, stage: SchoolStage.Junior);
        var verdict = Of(stage, new ThresholdRule([Ref("cv", SchoolStage.Junior)]));
        Assert.Equal((0.45, false), (verdict.Threshold!.Value, verdict.Met));
    }

    [Theory]
    [InlineData(PartialPolicy.AsMissing, false, null)]
    [InlineData(PartialPolicy.Use, true, true)]
    public void PartialValue_HasAVerdictOnlyWhereTheSchemeUsesIt(PartialPolicy policy, bool used, bool? met)
    {
        var stage = new Stage().With("large", 0, 4, ValueFlag.Partial);
        var verdict = Of(stage, new ThresholdRule([Ref("large")]), Scheme() with { Partial = policy });
        Assert.Equal((used, met), (verdict.IsUsed, verdict.Met));
        Assert.Equal("4.00%", verdict.Text);
    }

    [Theory]
    [InlineData(ValueFlag.Missing, "—")]
    [InlineData(ValueFlag.NotApplicable, "不适用")]
    public void NoNumber_NoVerdict(ValueFlag flag, string text)
    {
        var verdict = Of(new Stage().With("large", 0, double.NaN, flag), new ThresholdRule([Ref("large")]));
        Assert.Equal((false, null, text), (verdict.IsUsed, verdict.Met, verdict.Text));
    }

    [Theory]
    [InlineData(5.001, "5.001%", 3, false)]
    [InlineData(4.999, "5.00%", 2, true)]
    [InlineData(4.2, "4.20%", 2, true)]
    public void PrintedNumber_LiesOnTheSideOfItsVerdict(double value, string text, int decimals, bool met)
    {
        var verdict = Of(new Stage().With("large", 0, value), new ThresholdRule([Ref("large")]));
        Assert.Equal((text, decimals, met), (verdict.Text, verdict.Decimals, verdict.Met));
    }

    [Theory]
    [InlineData(4.9999, false)]
    [InlineData(5, true)]
    public void Linear_IsMetAtItsTarget(double growth, bool met) =>
        Agrees(new Stage().With("growth", 0, growth), new LinearRule(Ref("growth"), 0, 5), met, 5);

    [Fact]
    public void Bands_AreMetInTheBestOne_AndPrintTheNumberInsideItsBand()
    {
        var rule = new BandsRule(Ref("growth"), [new ScoreBand(Comparison.AtLeast, 10, 1), new ScoreBand(Comparison.AtLeast, 5, 0.8)]);
        Agrees(new Stage().With("growth", 0, 10), rule, true, 10);
        Agrees(new Stage().With("growth", 0, 4.999), rule, false, 10);
        Assert.Equal("4.999%", Of(new Stage().With("growth", 0, 4.999), rule).Text);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, false)]
    public void Deduction_IsMetWithoutAnyCase(double cases, bool met) =>
        Agrees(new Stage().With("accidents", 0, cases), new DeductionRule(Ref("accidents"), 1), met, 0);

    [Fact]
    public void YesNo_ReportedYesThatInspectorsDidNotFind_IsNotTheVerdict()
    {
        var rule = new YesNoRule(Ref("body"), EvidenceRequired: true);
        var waiting = Of(new Stage().With("body", 0, 1), rule);
        Assert.Equal((true, null, "是"), (waiting.IsUsed, waiting.Met, waiting.Text));
        var stage = new Stage().With("body", 0, 1);
        stage.Says(new YesNoAnswer(stage.Cities[0], "1", false, false));
        var overruled = Of(stage, rule);
        Assert.Equal((false, null), (overruled.IsUsed, overruled.Met));
        Agrees(new Stage().With("body", 0, 0), rule, false, 1);
    }

    [Fact]
    public void Improvement_JudgesOnlyAValueThatIsAlreadyThere()
    {
        var rule = new ImprovementRule(Ref("growth"), 2024, 0, 4, null, AlreadyAt: 9);
        var gained = new Stage().With("growth", 0, 5, period: 2024).With("growth", 0, 8);
        Assert.Null(Of(gained, rule).Threshold);
        var there = new Stage().With("growth", 0, 9.5, period: 2024).With("growth", 0, 9);
        Agrees(there, rule, true, 9);
        Assert.Null(Of(there, rule, at: 1).Threshold);
    }

    [Fact]
    public void Improvement_WithoutBaseline_JudgesAsTheFallbackDoes() => Agrees(
        new Stage().With("large", 0, 6),
        new ImprovementRule(Ref("large"), 2024, 0, 4, new ThresholdRule([Ref("large")])), false, 5);

    [Fact]
    public void Rank_HasNoLine()
    {
        var verdict = Of(new Stage().With("growth", 0, 9), new RankRule(Ref("growth"), [new RankBand(1, 1)]));
        Assert.Equal((null, true, null), (verdict.Threshold, verdict.IsUsed, verdict.Met));
    }

    private static void Agrees(Stage stage, ScoringRule rule, bool met, double edge)
    {
        Assert.Equal(met, stage.Score(rule).Met);
        var verdict = Of(stage, rule);
        Assert.Equal((true, met, edge), (verdict.IsUsed, verdict.Met, verdict.Threshold?.Value));
    }

    private static ValueVerdict Of(Stage stage, ScoringRule rule, EvaluationScheme? like = null, int at = 0)
    {
        var score = stage.Score(rule, like);
        Stage.Catalogue.TryFind(score.Values[at].Indicator, out var indicator);
        return ItemVerdict.Of(like ?? Scheme(), Leaf("1", 10, rule), score, score.Values[at], indicator!);
    }
}
