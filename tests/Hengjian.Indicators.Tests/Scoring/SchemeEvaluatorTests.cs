using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using static Hengjian.Indicators.Tests.Scoring.Stage;

namespace Hengjian.Indicators.Tests.Scoring;

/// <summary>A run either does exactly what the scheme says, or says which item, why, and what would be right.</summary>
public sealed class SchemeEvaluatorTests
{
    private static readonly EvaluationScheme TwoItems =
        Scheme(Leaf("1", 40, new ThresholdRule([Ref("large")])), Leaf("2", 60, new ExpertRule(1)));

    private static string[] CodesOf(Kernel.Result<SchemeRun> result) => [.. result.Problems.Select(p => p.Code)];

    [Fact]
    public void Stop_NamesItemIndicatorAndUnits()
    {
        var stage = new Stage(5).WithAll("large", double.NaN, ValueFlag.Missing).With("large", 0, 1);
        var problem = Assert.Single(stage.Run(TwoItems with { Missing = MissingPolicy.Stop }).Problems);
        Assert.Equal("HJI0531", problem.Code);
        Assert.Equal("条目 1“条目1”", problem.Where);
        Assert.Equal("4 个单位缺少“大班额比例（2025 年）”的数据（第2市、第3市、第4市等），按方案停止计分。", problem.Message);
    }

    [Fact]
    public void IndicatorNotComputedForTheYear_StopsWhateverThePolicy() => Assert.Equal(
        ["HJI0530"], CodesOf(new Stage().With("growth", 0, 1).Run(TwoItems)));

    [Fact]
    public void UnknownIndicatorOrLevel_IsFoundBeforeScoring()
    {
        var scheme = Scheme(
            Leaf("1", 40, new ThresholdRule([Ref("larg")])), Leaf("2", 60, new YesNoRule(Ref("school"), false)));
        var result = new Stage().Run(scheme);
        Assert.Equal(["HJI0507", "HJI0508"], CodesOf(result));
        Assert.Equal("large", result.Problems[0].Expected);
    }

    [Fact]
    public void InputsThatDoNotFit_AreNamed()
    {
        var stage = new Stage().WithAll("large", 1);
        var city = stage.Cities[0];
        stage.Says(new ExpertScore(city, "1", 5))
            .Says(new ExpertScore(city, "2", 61) { By = "甲" })
            .Says(new SelfScore(city, "1", double.NaN))
            .Says(new SelfScore(city, "22", 1))
            .Says(new SelfScore(999999, "2", 1));
        Assert.Equal(
            ["HJI0532", "HJI0534", "HJI0536", "HJI0536", "HJI0533"], CodesOf(stage.Run(TwoItems)));
    }

    [Fact]
    public void ContradictingAnswers_AreNotChosenFrom()
    {
        var stage = new Stage().WithAll("large", 1);
        stage.Says(new YesNoAnswer(stage.Cities[0], "2", true, true)).Says(new YesNoAnswer(stage.Cities[0], "2", false, true));
        var scheme = Scheme(TwoItems.Items[0], Leaf("2", 60, new YesNoRule(null, true)));
        Assert.Equal(["HJI0535"], CodesOf(stage.Run(scheme)));
    }

    [Fact]
    public void TheSameReviewerTwice_IsAContradiction()
    {
        var stage = new Stage().WithAll("large", 1);
        stage.Says(new ExpertScore(stage.Cities[0], "2", 50) { By = "甲" })
            .Says(new ExpertScore(stage.Cities[0], "2", 40) { By = "甲" });
        Assert.Equal(["HJI0535"], CodesOf(stage.Run(TwoItems)));
    }

    [Fact]
    public void ChosenUnits_AreTheOnlyOnesScoredAndRanked()
    {
        var stage = new Stage(3).WithAll("large", 1);
        var units = new[] { stage.Cities[2], stage.Cities[0] };
        var run = Hengjian.Indicators.Scoring.Running.SchemeEvaluator.Run(
            TwoItems, Stage.Catalogue, stage.Results(), ReviewInputs.None, units);
        Assert.Equal([stage.Cities[0], stage.Cities[2]], run.Value.Sheets.Select(s => s.Region));
    }
}
