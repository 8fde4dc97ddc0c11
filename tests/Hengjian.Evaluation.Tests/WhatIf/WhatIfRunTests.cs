using FsCheck;
using FsCheck.Fluent;
using Hengjian.Evaluation.Results;
using Hengjian.Evaluation.WhatIf;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Tests.WhatIf;

public sealed class WhatIfRunTests
{
    private static RoundResults Results => WhatIfSample.Results;

    [Fact]
    public void NothingChanged_IsTheOfficialRun_BitForBit()
    {
        var outcome = Run();
        Assert.Equal(WhatIfSample.Bits(Results.Scores), WhatIfSample.Bits(outcome.Scores));
        Assert.DoesNotContain(outcome.Moves, m => m.Changed);
        Assert.Equal(36, Sheet(outcome, WhatIfSample.First).Total);
        Assert.Equal(80, Sheet(outcome, WhatIfSample.Second).Total);
    }

    // The experts' item is worth 40: the two others share 60 as 30 and 30; 16 of 20 becomes 32 of 40.
    // First: 0 + 15 + 32. Second: 30 + 22.5 + 20.
    [Fact]
    public void AHeavierItem_TheRestIsBalanced_ReviewsKeepTheirShare()
    {
        var outcome = Run(("points/3", 40));
        Assert.Equal((30d, 30d), (outcome.Balanced["1"], outcome.Balanced["2"]));
        Assert.Equal(2, outcome.ScaledReviews);
        Assert.Equal((47d, "不合格"), (Sheet(outcome, WhatIfSample.First).Total!.Value, Sheet(outcome, WhatIfSample.First).Grade!));
        Assert.Equal((72.5, "合格"), (Sheet(outcome, WhatIfSample.Second).Total!.Value, Sheet(outcome, WhatIfSample.Second).Grade!));
        var moved = Assert.Single(outcome.Moves, m => m.GradeChanged);
        Assert.Equal((WhatIfSample.Second, -7.5), (moved.Region, moved.Gained));
        Assert.Equal(["1:-10", "3:10", "2:-7.5"], moved.Items.Select(i => FormattableString.Invariant($"{i.After.ItemId}:{i.Shift}")));
        Assert.StartsWith("合计 80.00 → 72.50（−7.50），主要是 1 大班 −10.00、3 督导 +10.00、2 大班比例 −7.50", GradeWhy.Of(outcome, moved), StringComparison.Ordinal);
    }

    // 50 % is within 60 %: item 1 is met. 50 − 60 no longer exceeds 40.
    [Fact]
    public void ALaxerStandardOfTheCatalogue_DecidesTheItem_AndTheFormulasThatReadIt()
    {
        var outcome = Run(("standard/over/all", 60));
        Assert.Equal((76d, "合格"), (Sheet(outcome, WhatIfSample.First).Total!.Value, Sheet(outcome, WhatIfSample.First).Grade!));
        Assert.Equal(80, Sheet(outcome, WhatIfSample.Second).Total);
        Assert.Equal(["excess"], outcome.Recomputed);
        Assert.Equal(-10, outcome.Indicators.At("excess", 0, WhatIfSample.Year, WhatIfSample.First)!.Value.Value);
    }

    // Nobody keeps to −20 %, so the second city loses item 1. A cap at −10 over the standard falls on its 25 − 30 = −5.
    [Fact]
    public void AStricterStandardOrRule_ChangesTheGrade_AndTheReasonSaysSo()
    {
        var strict = Run(("standard/over/all", -20)).Moves[1];
        Assert.Equal(("良好", "不合格", -40d), (strict.Before.Grade, strict.After.Grade, strict.Gained));
        var outcome = Run(("when/far", -10));
        Assert.Equal(("合格", 0d), (outcome.Moves[1].After.Grade, outcome.Moves[1].Gained));
        Assert.StartsWith("新触发：超出标准过多", GradeWhy.Of(outcome, outcome.Moves[1]), StringComparison.Ordinal);
    }

    // Above 62 pupils: no class of the first city, one of four of the second.
    [Fact]
    public void AnotherLimit_IsComputedFromTheClassesAnew()
    {
        var outcome = Run(("limit/cap/小学", 62));
        Assert.Equal((96d, "优秀", 1), (Sheet(outcome, WhatIfSample.First).Total!.Value, Sheet(outcome, WhatIfSample.First).Grade!, Sheet(outcome, WhatIfSample.First).Rank!.Value));
        Assert.Equal((80d, "良好", 2), (Sheet(outcome, WhatIfSample.Second).Total!.Value, Sheet(outcome, WhatIfSample.Second).Grade!, Sheet(outcome, WhatIfSample.Second).Rank!.Value));
        Assert.Equal(1, outcome.Moves[0].Climbed);
    }

    [Fact]
    public void AnotherGradeLine_ChangesGradesOnly_AndIsNamedAsTheReason()
    {
        var outcome = Run(("grade/2", 85));
        var moved = Assert.Single(outcome.Moves, m => m.GradeChanged);
        Assert.Equal(("良好", "合格", 0d), (moved.Before.Grade, moved.After.Grade, moved.Gained));
        Assert.Equal("“良好”线 80 → 85 分", GradeWhy.Of(outcome, moved));
    }

    // Target 20: the second city's 25 % is worth 75/80 of 40.
    [Fact]
    public void AnotherTarget_ScoresTheItem()
    {
        var outcome = Run(("rule/2/target", 20));
        Assert.Equal(40 + 37.5 + 10, Sheet(outcome, WhatIfSample.Second).Total);
        Assert.Equal(50d / 80 * 40 + 16, Sheet(outcome, WhatIfSample.First).Total);
    }

    [Theory]
    [InlineData("HJI0511", PointsFit.Own, "points/1", 50)]
    [InlineData("HJP0703", PointsFit.Rest, "points/1", 100)]
    [InlineData("HJI0519", PointsFit.Own, "points/1", -4)]
    [InlineData("HJI0512", PointsFit.Rest, "grade/2", 95)]
    [InlineData("HJI0512", PointsFit.Rest, "rule/2/target", 100)]
    [InlineData("HJP0704", PointsFit.Rest, "floor/over/all", 10)]
    [InlineData("HJP0705", PointsFit.Rest, "limit/cap/小学", 0)]
    [InlineData("HJP0701", PointsFit.Rest, "points/1", double.NaN)]
    [InlineData("HJP0700", PointsFit.Rest, "points/9", 5)]
    public void WhatCannotBe_IsAProblemWithWhatWouldBeRight(string code, PointsFit fit, string key, double value)
    {
        var run = WhatIfRun.Run(Results, WhatIfSettings.Of([new(key, value)], fit), TestContext.Current.CancellationToken);
        var problem = run.Problems.FirstOrDefault(p => p.Code == code);
        Assert.True(problem is not null, string.Join('\n', run.Problems));
        Assert.NotNull(problem.Expected);
    }

    [Fact]
    public void WhatIsTyped_IsReadOrToldAtItsField()
    {
        var basis = WhatIfBasis.Of(Results);
        var read = ReadSettings.From(basis, [new("points/1", "５０"), new("points/2", "NaN"), new("points/3", ""), new("grade/1", "90"), new("points/8", "3")], PointsFit.Rest);
        Assert.Equal(["points/1~50"], read.Settings.Words);
        Assert.Equal([("points/2", "HJP0701"), ("points/3", "HJP0701"), (null, "HJP0700")], read.Problems.Select(p => (p.Key, p.Problem.Code)));
        Assert.Equal(KeyValuePair.Create("points/1", "50"), WhatIfSettings.ReadWord("points/1~50"));
    }

    [Fact]
    public void BalancedMarks_AddUpToTheLastHundredth()
    {
        for (var points = 0.01; points < 99; points += 3.37)
        {
            var outcome = Run(("points/3", Math.Round(points, 2)));
            Assert.Equal(100m, outcome.Scheme.Leaves.Sum(l => (decimal)l.MaxScore));
        }
    }

    [Fact]
    public void AnyChange_EqualsAFullRunFromTheFacts_WithTheChangedCatalogue() => Prop.ForAll(Settings().ToArbitrary(), settings =>
    {
        var run = WhatIfRun.Run(Results, settings, TestContext.Current.CancellationToken);
        if (!run.TryGet(out var outcome)) return run.Problems.All(p => p.Code.Length == 7);
        return WhatIfSample.Bits(WhatIfSample.FromScratch(outcome.Scheme, outcome.Catalogue, outcome.Reviews)) == WhatIfSample.Bits(outcome.Scores);
    }).QuickCheckThrowOnFailure();

    private static Gen<WhatIfSettings> Settings()
    {
        var keys = WhatIfBasis.Of(Results).Levers;
        var change = from at in Gen.Choose(0, keys.Count - 1)
                     from percent in Gen.Choose(1, 300)
                     select new KeyValuePair<string, double>(keys[at].Key, Math.Round(keys[at].Official * percent / 100, 2));
        return from changes in Gen.ListOf(change)
               from own in Gen.Choose(0, 3)
               select WhatIfSettings.Of(changes.Take(4), own == 0 ? PointsFit.Own : PointsFit.Rest);
    }

    private static WhatIfOutcome Run(params (string Key, double Value)[] changes)
    {
        var run = WhatIfRun.Run(
            Results, WhatIfSettings.Of(changes.Select(c => KeyValuePair.Create(c.Key, c.Value))), TestContext.Current.CancellationToken);
        Assert.True(run.IsOk, string.Join('\n', run.Problems));
        return run.Value;
    }

    private static ScoreSheet Sheet(WhatIfOutcome outcome, int region) => outcome.Scores.Sheets.Single(s => s.Region == region);
}
