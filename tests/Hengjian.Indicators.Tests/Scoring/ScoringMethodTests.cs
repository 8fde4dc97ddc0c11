using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;
using static Hengjian.Indicators.Tests.Scoring.Stage;

namespace Hengjian.Indicators.Tests.Scoring;

/// <summary>Every method worked out by hand first; the item is worth 10 points.</summary>
public sealed class ScoringMethodTests
{
    private static readonly ThresholdRule Large = new([Ref("large")]);

    [Theory]
    [InlineData(4.2, 10, true, "大班额比例 4.20% ≤ 5.00%，达标，得 10 分")]
    [InlineData(5, 10, true, "大班额比例 5.00% ≤ 5.00%，达标，得 10 分")]
    [InlineData(5.6, 0, false, "大班额比例 5.60% > 5.00%，未达标，得 0 分")]
    [InlineData(5.001, 0, false, "大班额比例 5.001% > 5.00%，未达标，得 0 分")]
    public void Threshold_FullMarksOrNone(double value, double points, bool met, string reason)
    {
        var score = new Stage().With("large", 0, value).Score(Large);
        Assert.Equal((points, met, reason), (score.Points, score.Met, score.Reason));
    }

    // 775 of 817 pupils, printed as 94.9 in a report and taken for 95.
    [Theory]
    [InlineData(100.0 * 775 / 817, "残疾儿童入学率 94.86% < 95.00%，未达标，得 0 分")]
    [InlineData(94.996, "残疾儿童入学率 94.996% < 95.00%，未达标，得 0 分")]
    public void NearMiss_IsNotRoundedOverTheLine(double value, string reason) =>
        Assert.Equal(reason, new Stage().With("disabled", 0, value).Score(new ThresholdRule([Ref("disabled")])).Reason);

    [Fact]
    public void NotEqual_SaysOnWhichSide() => Assert.Equal(
        "责任事故数 2.00 起 > 0.00 起，未达标，得 0 分",
        new Stage().With("accidents", 0, 2).Score(new ThresholdRule([Ref("accidents")])).Reason);

    [Fact]
    public void Threshold_OfTheScheme_ReplacesTheCatalogues()
    {
        var own = new Threshold(Comparison.Equal, 0, "OWN", Evidence.Inferred);
        Assert.False(new Stage().With("two", 0, 3).Score(new ThresholdRule([Ref("two")], own)).Met);
    }

    [Theory]
    [InlineData(39.99, false)]
    [InlineData(40, true)]
    [InlineData(60, true)]
    [InlineData(60.01, false)]
    public void Threshold_Between_TakesBothEnds(double value, bool met) =>
        Assert.Equal(met, new Stage().With("share", 0, value).Score(new ThresholdRule([Ref("share")])).Met);

    [Theory]
    [InlineData(0.49, 0.44, false, 10)]
    [InlineData(0.49, 0.46, false, 0)]
    [InlineData(0.49, 0.46, true, 5)]
    public void Threshold_SeveralStages_EachAgainstItsOwnStandard(double primary, double junior, bool share, double points)
    {
        var stage = new Stage()
            .With("cv", 0, primary, stage: SchoolStage.Primary).With("cv", 0, junior, stage: SchoolStage.Junior);
        var rule = new ThresholdRule([Ref("cv", SchoolStage.Primary), Ref("cv", SchoolStage.Junior)], null, share);
        Assert.Equal(points, stage.Score(rule).Points);
    }

    [Theory]
    [InlineData(0.51, ItemState.Scored)]
    [InlineData(0.49, ItemState.MissingData)]
    public void Threshold_OneStageMissing_DecidedOnlyByAKnownFailure(double primary, ItemState state)
    {
        var stage = new Stage().With("cv", 0, primary, stage: SchoolStage.Primary)
            .With("cv", 0, double.NaN, ValueFlag.Missing, stage: SchoolStage.Junior);
        var rule = new ThresholdRule([Ref("cv", SchoolStage.Primary), Ref("cv", SchoolStage.Junior)]);
        Assert.Equal(state, stage.Score(rule).State);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(3.5, 3.5)]
    [InlineData(10, 10)]
    [InlineData(12, 10)]
    public void Linear_StraightBetweenFloorAndTarget(double growth, double points) =>
        Assert.Equal(points, new Stage().With("growth", 0, growth).Score(new LinearRule(Ref("growth"), 0, 10)).Points!.Value, 9);

    [Fact]
    public void Linear_LowerIsBetter_WhenTargetLiesBelowFloor() =>
        Assert.Equal(7.5, new Stage().With("large", 0, 5).Score(new LinearRule(Ref("large"), 20, 0)).Points);

    [Theory]
    [InlineData(10, 10, true)]
    [InlineData(9.9, 8, false)]
    [InlineData(5, 8, false)]
    [InlineData(4.99, 0, false)]
    public void Bands_FirstBandReached(double growth, double points, bool met)
    {
        var rule = new BandsRule(Ref("growth"),
            [new ScoreBand(Comparison.AtLeast, 10, 1), new ScoreBand(Comparison.AtLeast, 5, 0.8)]);
        var score = new Stage().With("growth", 0, growth).Score(rule);
        Assert.Equal((points, met), (score.Points, score.Met));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(2, 7)]
    [InlineData(4, 4)]
    [InlineData(5, 4)]
    [InlineData(6, 0)]
    public void Deduction_StopsAtTheCapAndFallsToZeroAtTheVetoLine(double cases, double points)
    {
        var score = new Stage().With("accidents", 0, cases).Score(new DeductionRule(Ref("accidents"), 1.5, 6, 6));
        Assert.Equal(points, score.Points);
        Assert.Equal(cases == 0, score.Met);
    }

    [Fact]
    public void Deduction_FromInspectors_AddsTheirCountsWithTheirGrounds()
    {
        var stage = new Stage();
        stage.Says(new CaseCount(stage.Cities[0], "1", 2) { By = "督导二组", Reason = "巡查记录 3 号" })
            .Says(new CaseCount(stage.Cities[0], "1", 1) { By = "督导一组" });
        var score = stage.Score(new DeductionRule(null, 0.5));
        Assert.Equal("核实 3 例（巡查记录 3 号），每例扣 0.5 分，扣 1.5 分，得 8.5 分", score.Reason);
    }

    // A reason is read and exported by people who may not know who reviewed.
    [Fact]
    public void ReviewersNames_AreInNoReasonOrStep_ButCanBeAskedFor()
    {
        var stage = new Stage().With("large", 0, 3);
        var city = stage.Cities[0];
        stage.Says(new CaseCount(city, "1", 2) { By = "张三" })
            .Says(new YesNoAnswer(city, "2", true, true) { By = "李四", Reason = "查阅文件" })
            .Says(new NotApplicableDecision(city, "3") { By = "王五", Reason = "没有寄宿制学校" })
            .Says(new ExpertScore(city, "4", 40) { By = "赵六" }).Says(new ExpertScore(city, "4", 30) { By = "钱七" })
            .Says(new CaseCount(city, "b", 1) { By = "孙八" }).Says(new CaseCount(city, "demote", 1) { By = "周九" })
            .Says(new SelfScore(city, "1", 10) { By = "吴十" });
        var scheme = Scheme(
            Leaf("1", 20, new DeductionRule(null, 1)), Leaf("2", 20, new YesNoRule(null, true)), Leaf("3", 10, Large),
            Leaf("4", 50, new ExpertRule(2)), Leaf("b", 3, new BonusRule(1)) with { Bonus = true }) with
        {
            Grades = [new GradeBand("优秀", 90), new GradeBand("合格", 0)],
            GradeRules = [new GradeRule("demote", GradeEffect.Demote, "发生责任事故", "")],
            Credibility = "deviation-share",
        };
        var sheet = stage.Run(scheme).Value.Sheets[0];
        var text = string.Join('\n', sheet.Items.Select(i => i.Reason).Concat(sheet.Steps.Select(s => s.Reason)));
        Assert.Contains("查阅文件", text, StringComparison.Ordinal);
        foreach (var name in stage.Inputs.Select(i => i.By)) Assert.DoesNotContain(name, text, StringComparison.Ordinal);
        Assert.Equal(["赵六", "钱七"], new ReviewInputs(stage.Inputs).ReviewersOf(city, "4"));
    }

    [Fact]
    public void Deduction_NothingRecordedYet_IsNotZeroCases() =>
        Assert.Equal(ItemState.AwaitingReview, new Stage().Score(new DeductionRule(null, 0.5)).State);

    [Theory]
    [InlineData(true, true, 10d)]
    [InlineData(true, false, 0d)]
    [InlineData(false, true, 0d)]
    public void YesNo_AYesNeedsItsEvidence(bool yes, bool confirmed, double points)
    {
        var stage = new Stage();
        stage.Says(new YesNoAnswer(stage.Cities[0], "1", yes, confirmed));
        Assert.Equal(points, stage.Score(new YesNoRule(null, EvidenceRequired: true)).Points);
    }

    [Fact]
    public void YesNo_ReportedYes_WaitsForItsEvidence_ReportedNoDoesNot()
    {
        var rule = new YesNoRule(Ref("body"), EvidenceRequired: true);
        Assert.Equal(ItemState.AwaitingReview, new Stage().With("body", 0, 1).Score(rule).State);
        Assert.Equal(0, new Stage().With("body", 0, 0).Score(rule).Points);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 10)]
    [InlineData(2, 5)]
    [InlineData(3, 0)]
    public void Rank_TiesShareTheBetterRank(int city, double points)
    {
        var stage = new Stage(4).With("growth", 0, 9).With("growth", 1, 9).With("growth", 2, 7).With("growth", 3, 6);
        var rule = new RankRule(Ref("growth"), [new RankBand(2, 1), new RankBand(3, 0.5)]);
        var run = stage.Run(Scheme(Leaf("1", 10, rule), Leaf("2", 90, new ExpertRule(1))));
        Assert.Equal(points, run.Value.Sheets[city].Items[0].Points);
    }

    [Fact]
    public void Rank_LowerBetterIndicator_PutsTheLowestFirst()
    {
        var stage = new Stage(2).With("large", 0, 1).With("large", 1, 2);
        Assert.Equal(10, stage.Score(new RankRule(Ref("large"), [new RankBand(1, 1)])).Points);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 2.5)]
    [InlineData(2, 0)]
    public void Relative_PlaceBetweenWorstAndBest_OfALowerBetterIndicator(int city, double points)
    {
        var stage = new Stage(4).With("large", 0, 2).With("large", 1, 5).With("large", 2, 6);
        var run = stage.Run(Scheme(Leaf("1", 10, new RelativeRule(Ref("large"))), Leaf("2", 90, new ExpertRule(1)))).Value;
        Assert.Equal(points, run.Sheets[city].Items[0].Points);
        Assert.Equal(ItemState.MissingData, run.Sheets[3].Items[0].State);
        Assert.Equal("大班额比例 5.00%，有数据的 3 个单位中最优 2.00%、最差 6.00%，按其间位置计 25%，得 2.5 分", run.Sheets[1].Items[0].Reason);
    }

    [Fact]
    public void Relative_AllEqual_NobodyIsBehind() =>
        Assert.Equal(10, new Stage(2).WithAll("growth", 3).Score(new RelativeRule(Ref("growth"))).Points);

    [Fact]
    public void Relative_UnitWithoutTheTask_StretchesNoRange()
    {
        var stage = new Stage(3).With("growth", 0, 4).With("growth", 1, 8).With("growth", 2, 99);
        stage.Says(new NotApplicableDecision(stage.Cities[2], "1"));
        var run = stage.Run(Scheme(Leaf("1", 10, new RelativeRule(Ref("growth"))), Leaf("2", 90, new ExpertRule(1)))).Value;
        Assert.Equal([0d, 10d, null], run.Sheets.Select(s => s.Items[0].Points));
    }

    [Theory]
    [InlineData(8, 5, 0, false)]
    [InlineData(5, 5, 0, false)]
    [InlineData(5, 8, 7.5, true)]
    [InlineData(5, 10, 10, true)]
    public void Improvement_FromTheBaseline(double before, double now, double points, bool met)
    {
        var rule = new ImprovementRule(Ref("growth"), 2024, 0, 4, null);
        var score = new Stage().With("growth", 0, before, period: 2024).With("growth", 0, now).Score(rule);
        Assert.Equal((points, met, now - before), (score.Points, score.Met, score.Gain));
    }

    [Fact]
    public void Improvement_AlreadyThere_NeedsNoGain()
    {
        var rule = new ImprovementRule(Ref("growth"), 2024, 0, 4, null, AlreadyAt: 9);
        var score = new Stage().With("growth", 0, 9.5, period: 2024).With("growth", 0, 9).Score(rule);
        Assert.Equal(10, score.Points);
    }

    [Fact]
    public void Improvement_NoBaseline_TakesTheStatedFallbackAndSaysSo()
    {
        var rule = new ImprovementRule(Ref("growth"), 2024, 0, 4, new LinearRule(Ref("growth"), 0, 10));
        var score = new Stage().With("growth", 0, 5).Score(rule);
        Assert.Equal(5, score.Points);
        Assert.StartsWith("基准年 2024 年没有可比数据，按方案备用办法：", score.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Improvement_NoBaselineNoFallback_IsMissing() => Assert.Equal(
        ItemState.MissingData,
        new Stage().With("growth", 0, 5).Score(new ImprovementRule(Ref("growth"), 2024, 0, 4, null)).State);

    // 教育支出 means something else since 2024, so 2023 and 2025 are not comparable.
    private static Stage AcrossAChange(int changedIn = 2024, int back = 0)
    {
        var stage = new Stage().With("growth", 0, 1, period: 2023).With("growth", 0, 5);
        stage.Changes.Add(new InputChange("growth", SchoolStage.All, back, new DefinitionChange("spend", changedIn, "不含离退休经费。")));
        return stage;
    }

    [Fact]
    public void Improvement_AcrossAChangeOfDefinition_TakesTheFallbackAndSaysWhy()
    {
        var rule = new ImprovementRule(Ref("growth"), 2023, 0, 4, new LinearRule(Ref("growth"), 0, 10));
        var score = AcrossAChange().Score(rule);
        Assert.Equal((5d, null), (score.Points, score.Gain));
        Assert.StartsWith(
            "“教育支出”自 2024 年起口径改变（不含离退休经费），与基准年 2023 年不可比，按方案备用办法：投入增长率 5.00%", score.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MissingPolicy.LeaveOpen, null, "方案没有规定备用办法，待定")]
    [InlineData(MissingPolicy.ZeroPoints, 0d, "方案没有规定备用办法，按方案缺数不得分，得 0 分")]
    public void Improvement_AcrossAChange_WithoutFallback_FollowsThePolicy(MissingPolicy policy, double? points, string end)
    {
        var score = AcrossAChange().Score(new ImprovementRule(Ref("growth"), 2023, 0, 4, null), Scheme() with { Missing = policy });
        Assert.Equal((ItemState.MissingData, points, null), (score.State, score.Points, score.Gain));
        Assert.Contains("与基准年 2023 年不可比", score.Reason, StringComparison.Ordinal);
        Assert.EndsWith(end, score.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Improvement_AcrossAChange_WithoutFallback_StopsAsTheSchemeSays()
    {
        var stage = AcrossAChange();
        for (var c = 0; c < 3; c++) stage.Says(new ExpertScore(stage.Cities[c], "2", 80));
        stage.With("growth", 1, 4).With("growth", 2, double.NaN, ValueFlag.Missing);
        var rule = new ImprovementRule(Ref("growth"), 2023, 0, 4, null);
        var problems = stage.Run(Scheme(Leaf("1", 10, rule), Leaf("2", 90, new ExpertRule(1))) with { Missing = MissingPolicy.Stop }).Problems;
        Assert.Equal(["HJI0531", "HJI0539"], problems.Select(p => p.Code).Order());
        Assert.Contains("“教育支出”自 2024 年起口径改变", problems.Single(p => p.Code == "HJI0539").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2023, 0, true)]
    [InlineData(2026, 0, true)]
    [InlineData(2025, 0, false)]
    [InlineData(2023, 1, false)]
    public void Improvement_OnlyAChangeBetweenTheYearsBreaksIt(int changedIn, int back, bool compares) => Assert.Equal(
        compares, AcrossAChange(changedIn, back).Score(new ImprovementRule(Ref("growth"), 2023, 0, 4, null)).Gain is not null);

    [Fact]
    public void Improvement_AcrossAChange_AlreadyThere_NeedsNoComparison()
    {
        var score = AcrossAChange().Score(new ImprovementRule(Ref("growth"), 2023, 0, 4, null, AlreadyAt: 5));
        Assert.Equal((10d, null), (score.Points, score.Gain));
    }

    [Fact]
    public void ValueThatComparesYearsAcrossAChange_SaysSo()
    {
        var score = AcrossAChange(2025, back: 1).Score(new LinearRule(Ref("growth"), 0, 10));
        Assert.Contains("5.00%（“教育支出”自 2025 年起口径改变（不含离退休经费），跨年比较含口径变化）", score.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Expert_WaitsForEnoughScoresThenTakesTheMean()
    {
        var stage = new Stage();
        stage.Says(new ExpertScore(stage.Cities[0], "1", 7) { By = "甲" });
        Assert.Equal(ItemState.AwaitingReview, stage.Score(new ExpertRule(2)).State);
        stage.Says(new ExpertScore(stage.Cities[0], "1", 8) { By = "乙" });
        Assert.Equal(7.5, stage.Score(new ExpertRule(2)).Points);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    [InlineData(5, 3)]
    public void Bonus_StopsAtItsFullMark(double cases, double points)
    {
        var stage = new Stage();
        if (cases > 0) stage.Says(new CaseCount(stage.Cities[0], "b", cases));
        stage.Says(new ExpertScore(stage.Cities[0], "1", 90));
        var run = stage.Run(Scheme(Leaf("1", 100, new ExpertRule(1)), Leaf("b", 3, new BonusRule(1)) with { Bonus = true }));
        Assert.Equal(90 + points, run.Value.Sheets[0].Total);
        Assert.Equal(100, run.Value.Sheets[0].Base);
    }

    [Fact]
    public void NotApplicableDecision_NamesItsGround()
    {
        var stage = new Stage().With("large", 0, 3);
        stage.Says(new NotApplicableDecision(stage.Cities[0], "1") { By = "督导室", Reason = "辖区没有寄宿制学校" });
        var score = stage.Score(Large);
        Assert.Equal(ItemState.NotApplicable, score.State);
        Assert.Contains("（辖区没有寄宿制学校）", score.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MissingPolicy.LeaveOpen, ItemState.MissingData, null)]
    [InlineData(MissingPolicy.ZeroPoints, ItemState.MissingData, 0d)]
    public void MissingValue_FollowsThePolicy(MissingPolicy policy, ItemState state, double? points)
    {
        var score = new Stage().With("large", 0, double.NaN, ValueFlag.Missing).Score(Large, Scheme() with { Missing = policy });
        Assert.Equal((state, points, (bool?)null), (score.State, score.Points, score.Met));
    }

    [Theory]
    [InlineData(PartialPolicy.AsMissing, ItemState.MissingData)]
    [InlineData(PartialPolicy.Use, ItemState.Scored)]
    public void PartialValue_IsUsedOnlyWhenTheSchemeSaysSo(PartialPolicy policy, ItemState state)
    {
        var score = new Stage().With("large", 0, 3, ValueFlag.Partial).Score(Large, Scheme() with { Partial = policy });
        Assert.Equal(state, score.State);
    }
}
