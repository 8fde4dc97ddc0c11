using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using static Hengjian.Indicators.Tests.Scoring.Stage;

namespace Hengjian.Indicators.Tests.Scoring;

/// <summary>From item scores to the grade: sum → credibility → band → downgrades → caps → veto.</summary>
public sealed class GradingTests
{
    private static readonly GradeBand[] Bands = [new("优秀", 90), new("良好", 80), new("合格", 65), new("不合格", 0)];

    private static EvaluationScheme OneItem(params GradeRule[] rules) =>
        Scheme(Leaf("1", 100, new ExpertRule(1))) with { Grades = Bands, GradeRules = rules };

    private static ScoreSheet SheetOf(double points, EvaluationScheme scheme, Stage? stage = null)
    {
        stage ??= new Stage(1);
        stage.Says(new ExpertScore(stage.Cities[0], "1", points));
        return stage.Run(scheme).Value.Sheets[0];
    }

    private static Stage Confirmed(string rule)
    {
        var stage = new Stage(1);
        return stage.Says(new CaseCount(stage.Cities[0], rule, 1) { By = "省督导办", Reason = "问题 17 号" });
    }

    [Theory]
    [InlineData(90, "优秀")]
    [InlineData(89.999, "良好")]
    [InlineData(89.5, "良好")]
    [InlineData(80, "良好")]
    [InlineData(79.99, "合格")]
    [InlineData(65, "合格")]
    [InlineData(64.99, "不合格")]
    [InlineData(0, "不合格")]
    public void Band_ComparesTheUnroundedScore(double points, string grade) =>
        Assert.Equal(grade, SheetOf(points, OneItem()).Grade);

    [Fact]
    public void ScoreThatWouldRoundToTheEdge_IsPrintedWithTheDecimalsThatDecide()
    {
        var step = SheetOf(89.999, OneItem()).Steps[^1];
        Assert.Equal("89.999 分 ≥ 80 分，为“良好”；未达到“优秀”的 90 分", step.Reason);
    }

    // Binary addition gives 89.99999999999999 here, and with it a lower grade.
    [Fact]
    public void TenthsAddUpExactly()
    {
        var stage = new Stage(1);
        var items = Enumerable.Range(1, 10).Select(i => Leaf($"{i}", 10, new ExpertRule(1))).ToArray();
        double[] points = [8.7, 9.3, 8.9, 9.1, 8.6, 9.4, 8.8, 9.2, 8.3, 9.7];
        for (var i = 0; i < 10; i++) stage.Says(new ExpertScore(stage.Cities[0], $"{i + 1}", points[i]));
        var sheet = stage.Run(Scheme(items) with { Grades = Bands }).Value.Sheets[0];
        Assert.Equal((90d, "优秀"), (sheet.Total!.Value, sheet.Grade));
    }

    // 54 of 60 points left after 40 do not apply: 54 × 100 ÷ 60 = 90.
    [Fact]
    public void NotApplicable_LeavesTheBaseAndTheRestIsScaledToHundred()
    {
        var stage = new Stage(1);
        stage.Says(new ExpertScore(stage.Cities[0], "1", 54)).Says(new NotApplicableDecision(stage.Cities[0], "2"));
        var sheet = stage.Run(Scheme(Leaf("1", 60, new ExpertRule(1)), Leaf("2", 40, new ExpertRule(1)))).Value.Sheets[0];
        Assert.Equal((90d, 60d), (sheet.Total!.Value, sheet.Base));
        Assert.Contains("1 项不适用，40 分不计入基数，按 100 分折算", sheet.Steps[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingApplies_GivesNoTotal()
    {
        var stage = new Stage(1);
        stage.Says(new NotApplicableDecision(stage.Cities[0], "1"));
        var sheet = stage.Run(OneItem()).Value.Sheets[0];
        Assert.Null(sheet.Total);
        Assert.Null(sheet.Grade);
    }

    [Fact]
    public void DemoteThenCapThenVeto_WhateverTheOrderInTheFile()
    {
        var scheme = OneItem(
            new GradeRule("v", GradeEffect.Veto, "弄虚作假", "不合格"),
            new GradeRule("c", GradeEffect.Cap, "存在D级危房", "良好"),
            new GradeRule("d", GradeEffect.Demote, "发生责任事故", ""));
        var stage = Confirmed("d").Says(new CaseCount(900100, "c", 1)).Says(new CaseCount(900100, "v", 1));
        var sheet = SheetOf(95, scheme, stage);
        Assert.Equal(
            [GradeStepKind.Sum, GradeStepKind.Band, GradeStepKind.Demote, GradeStepKind.Cap, GradeStepKind.Veto],
            sheet.Steps.Select(s => s.Kind));
        Assert.Equal(["95.00", "优秀", "良好", "良好", "不合格"], sheet.Steps.Select(s => s.After));
        Assert.Equal((95d, "不合格"), (sheet.Total!.Value, sheet.Grade));
    }

    [Fact]
    public void Step_NamesEventConfirmerAndSource()
    {
        var scheme = OneItem(new GradeRule("d", GradeEffect.Demote, "发生责任事故", "") { Source = "NX2019" });
        var step = SheetOf(95, scheme, Confirmed("d")).Steps[^1];
        Assert.Equal("发生责任事故：经确认 1 起（问题 17 号）；降低一个等次（依据：某办发〔2019〕1号）", step.Reason);
        Assert.Equal(("优秀", "良好"), (step.Before, step.After));
    }

    [Fact]
    public void Demote_BelowTheLowestGrade_StaysThere() => Assert.Equal(
        "不合格", SheetOf(10, OneItem(new GradeRule("d", GradeEffect.Demote, "发生责任事故", "")), Confirmed("d")).Grade);

    [Fact]
    public void Cap_DoesNotLiftAWorseGrade() => Assert.Equal(
        "合格", SheetOf(70, OneItem(new GradeRule("c", GradeEffect.Cap, "存在D级危房", "良好")), Confirmed("c")).Grade);

    [Theory]
    [InlineData(1, ValueFlag.Present, "良好")]
    [InlineData(0, ValueFlag.Present, "优秀")]
    [InlineData(double.NaN, ValueFlag.NotApplicable, "优秀")]
    [InlineData(double.NaN, ValueFlag.Missing, null)]
    public void IndicatorCondition_TriggersTheRule_MissingLeavesTheGradeOpen(double accidents, ValueFlag flag, string? grade)
    {
        var when = new IndicatorCondition("accidents", SchoolStage.All, Comparison.AtLeast, 1);
        var scheme = OneItem(new GradeRule("d", GradeEffect.Demote, "发生责任事故", "") { When = when });
        Assert.Equal(grade, SheetOf(95, scheme, new Stage(1).With("accidents", 0, accidents, flag)).Grade);
    }

    [Fact]
    public void InspectorsWord_DecidesWhereTheIndicatorIsMissing()
    {
        var when = new IndicatorCondition("accidents", SchoolStage.All, Comparison.AtLeast, 1);
        var scheme = OneItem(new GradeRule("d", GradeEffect.Demote, "发生责任事故", "") { When = when });
        var stage = new Stage(1).With("accidents", 0, double.NaN, ValueFlag.Missing).Says(new CaseCount(900100, "d", 0));
        Assert.Equal("优秀", SheetOf(95, scheme, stage).Grade);
    }

    [Fact]
    public void OpenTotal_GivesNoGrade_ButAVetoIsCertain()
    {
        var scheme = OneItem(new GradeRule("v", GradeEffect.Veto, "弄虚作假", "不合格"));
        Assert.Null(new Stage(1).Run(scheme).Value.Sheets[0].Grade);
        Assert.Equal("不合格", Confirmed("v").Run(scheme).Value.Sheets[0].Grade);
    }

    // Checked: full 60, self 55, check 49 → r = 1 − 6/60 = 0.9; unchecked: self 30 → 27; total 76.
    [Fact]
    public void DeviationShare_WorkedByHand()
    {
        var stage = new Stage(1);
        var city = stage.Cities[0];
        stage.Says(new ExpertScore(city, "1", 49)).Says(new SelfScore(city, "1", 55)).Says(new SelfScore(city, "2", 30));
        var scheme = Scheme(Leaf("1", 60, new ExpertRule(1)), Leaf("2", 40, new ExpertRule(1))) with { Credibility = "deviation-share" };
        var sheet = stage.Run(scheme).Value.Sheets[0];
        Assert.Equal(76, sheet.Total);
        Assert.Equal(
            new GradeStep(GradeStepKind.Credibility, "待定", "76.00",
                "可信度 1 − 6 ÷ 60 = 90%，未核查 1 项自评 30 分按可信度折为 27 分"),
            sheet.Steps[1]);
    }

    [Fact]
    public void DeviationShare_AllChecked_KeepsTheCheckedScore()
    {
        var stage = new Stage(1).Says(new SelfScore(900100, "1", 99));
        var sheet = SheetOf(80, OneItem() with { Credibility = "deviation-share" }, stage);
        Assert.Equal(80, sheet.Total);
    }

    [Fact]
    public void Ranks_TiesShare_OpenUnitsHaveNone()
    {
        var stage = new Stage(4);
        double[] points = [80, 90, 90];
        for (var i = 0; i < 3; i++) stage.Says(new ExpertScore(stage.Cities[i], "1", points[i]));
        Assert.Equal([3, 1, 1, null], stage.Run(OneItem()).Value.Sheets.Select(s => s.Rank));
    }

    [Theory]
    [InlineData(0.4, true, "达标")]
    [InlineData(0.6, true, "未达标")]
    [InlineData(0.6, null, "未达标")]
    [InlineData(0.4, null, "待定")]
    [InlineData(0.4, false, "未达标")]
    public void AllMustPass_OneFailureDecides_OneUnknownLeavesOpen(double cv, bool? answer, string conclusion)
    {
        var stage = new Stage(1).With("cv", 0, cv, stage: SchoolStage.Primary);
        if (answer is { } yes) stage.Says(new YesNoAnswer(stage.Cities[0], "2", yes, true));
        var scheme = Scheme(
            Leaf("1", 0, new ThresholdRule([Ref("cv", SchoolStage.Primary)])), Leaf("2", 0, new YesNoRule(null, true)))
            with
        { Kind = SchemeKind.AllMustPass };
        var sheet = stage.Run(scheme).Value.Sheets[0];
        Assert.Equal(conclusion, sheet.Grade);
        Assert.Null(sheet.Total);
        Assert.All(sheet.Items, i => Assert.Null(i.Points));
    }

    [Fact]
    public void AllMustPass_VetoFails()
    {
        var stage = new Stage(1).With("cv", 0, 0.4, stage: SchoolStage.Primary).Says(new CaseCount(900100, "v", 1));
        var scheme = Scheme(Leaf("1", 0, new ThresholdRule([Ref("cv", SchoolStage.Primary)]))) with
        {
            Kind = SchemeKind.AllMustPass,
            GradeRules = [new GradeRule("v", GradeEffect.Veto, "以考试方式招生", "未达标")],
        };
        Assert.Equal("未达标", stage.Run(scheme).Value.Sheets[0].Grade);
    }
}
