using FsCheck;
using FsCheck.Fluent;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Tests.Scoring;
using Hengjian.Indicators.Uncertainty;
using Hengjian.Indicators.Uncertainty.Ranking;
using Hengjian.Indicators.Uncertainty.Sensitivity;
using static Hengjian.Indicators.Tests.Scoring.Stage;

namespace Hengjian.Indicators.Tests.Uncertainty;

public sealed class SensitivityTests
{
    private static ItemMatrix With(ItemMatrix matrix, int item, double weight) =>
        matrix.WithWeights([.. matrix.Items.Select((i, n) => n == item ? weight : i.Weight)]);

    private static int RankAt(ItemMatrix matrix, int unit, int item, double weight) =>
        CompositeIndex.Compute(With(matrix, item, weight))[unit].Rank;

    [Fact]
    public void WeightTurn_TwoUnitsTurningAtOnePointInOppositeWays_AreTwins()
    {
        // Units 4 and 5 both equal the first where the third weight is 1; one comes from above it, one from below.
        var matrix = Matrices.Of(
            [3, 4, 6, 9], [0.12, 0.38, 0.67, 0.34], [0.54, 0.7, 0.49, double.NaN], [0.75, 0.14, 0.29, 0.59],
            [0.41, 0.41, 0.4, 0.26], [0.09, 0.44, 0.61, double.NaN], [0.53, 0.1, 0.55, 0.19]);
        var down = WeightTurns.Of(matrix, 110101).Single(s => s.Item.Id == "3").Down!.Value;
        Assert.Equal(1, down.Weight, 1e-12);
        Assert.True(Twins(matrix, 2, down.Weight));
        Assert.Equal(RankAt(matrix, 0, 2, 1 + 1e-7), RankAt(matrix, 0, 2, 1 - 1e-7));
    }

    [Fact]
    public void WeightTurn_RankHoldsUpToIt_AndChangesThere() => Prop.ForAll(
        (from seed in Gen.Choose(0, 100_000)
         from units in Gen.Choose(2, 12)
         from items in Gen.Choose(2, 6)
         from absent in Gen.Elements(0.0, 0.2)
         select (seed, units, items, absent)).ToArbitrary(), s =>
    {
        var matrix = Matrices.Random(s.seed, s.units, s.items, s.absent, groups: 1);
        var stated = CompositeIndex.Compute(matrix)[0].Rank;
        return WeightTurns.Of(matrix, matrix.Units[0].Region).All(slack =>
        {
            var item = matrix.Items.ToList().IndexOf(slack.Item);
            bool Holds(double weight) => weight <= 0 || RankAt(matrix, 0, item, weight) == stated;
            var w = slack.Item.Weight;
            double up = slack.Up?.Weight ?? w * 1000, down = slack.Down?.Weight ?? 1e-6;
            var inside = Enumerable.Range(1, 19).All(i => Holds(w + (up - w) * i / 20) && Holds(w + (down - w) * i / 20));
            // Just beyond, the order with one unit has turned; only a second one turning there could hide it.
            return inside && (slack.Up is not { } u || !Holds(u.Weight * (1 + 1e-7)) || Twins(matrix, item, u.Weight))
                && (slack.Down is not { } d || d.Weight < 1e-9 || !Holds(d.Weight * (1 - 1e-7)) || Twins(matrix, item, d.Weight));
        });
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void TwoUnitsAlikeInEverything_NeverTurn()
    {
        var slack = WeightTurns.Of(Matrices.Of([6, 3], [0.59, 0.79], [0.59, 0.79]), 110101);
        Assert.All(slack, s => Assert.True(s.Up is null && s.Down is null, s.ToString()));
    }

    [Fact]
    public void TwoUnitsJudgedByOneItemAlone_NeverTurn()
    {
        // Their indices are the item's shares whatever it weighs; rounding must not make a turn of the weight 0.
        var slack = WeightTurns.Of(Matrices.Of([3, 3], [0.37, double.NaN], [0.38, double.NaN]), 110101);
        Assert.All(slack, s => Assert.True(s.Up is null && s.Down is null, s.ToString()));
    }

    // Where two others cross the first unit at one point in opposite directions its rank stays.
    private static bool Twins(ItemMatrix matrix, int item, double weight)
    {
        var scores = CompositeIndex.Compute(With(matrix, item, weight));
        return scores.Count(c => Math.Abs(c.Index - scores[0].Index) < 1e-9) > 2;
    }

    [Fact]
    public void TwoUnits_TurnWhereTheirDifferencesBalance()
    {
        // First leads by 0.2 in item 1, second by 0.1 in item 2: equal when item 2 weighs twice as much.
        var slack = WeightTurns.Of(Matrices.Of([1, 1], [0.6, 0.5], [0.4, 0.6]), 110101);
        Assert.Equal((2, 110102), (Math.Round(slack.Single(s => s.Item.Id == "2").Up!.Value.Weight, 12), slack[0].Up?.Other ?? slack[0].Down!.Value.Other));
        Assert.Equal(0.5, slack.Single(s => s.Item.Id == "1").Down!.Value.Weight, 12);
        Assert.Null(slack.Single(s => s.Item.Id == "1").Up);
    }

    [Fact]
    public void EveryDrawsRanks_EqualThePlainCount()
    {
        var matrix = Matrices.Random(21, 30, 8, 0.1);
        var draws = WeightDraws.Perturbed([.. matrix.Items.Select(i => i.Weight)], 0.4, 100, 3);
        var ranks = DrawnRanks.Compute(matrix, draws);
        for (var d = 0; d < draws.Count; d++) Assert.Equal(Matrices.PlainRanks(matrix, draws, d), ranks[d]);
    }

    [Fact]
    public void ItemInWhichAllAreEqual_HasNoEffect_AndTheDividingOneHasTheLargest()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 20).Select(_ => new[] { 0.5, random.NextDouble(), 0.5 + random.NextDouble() / 50, random.NextDouble() }).ToArray();
        var effects = WeightEffects.OnAllRanks(Matrices.Of([1, 1, 1, 1], rows), 0.5, 200, 9);
        Assert.Equal(0, effects.Single(e => e.Item.Id == "1").Effect.Total);
        Assert.True(effects[0].Item.Id is "2" or "4" && effects[0].Effect.Total > 0.3);
        Assert.Equal(effects, WeightEffects.OnAllRanks(Matrices.Of([1, 1, 1, 1], rows), 0.5, 200, 9));
    }

    private static readonly EvaluationScheme Graded = Scheme(
        Leaf("1", 40, new ThresholdRule([Ref("growth")], new Threshold(Comparison.AtLeast, 5, "OWN", Evidence.Inferred))),
        Leaf("2", 60, new LinearRule(Ref("disabled"), 80, 100))) with
    { Grades = [new("优秀", 80), new("良好", 0)] };

    private static SchemeRun RunGraded(out Stage stage)
    {
        stage = new Stage(3)
            .With("growth", 0, 6).With("growth", 1, 9).With("growth", 2, 3)
            .With("disabled", 0, 95).With("disabled", 1, 90).With("disabled", 2, 99);
        return stage.Run(Graded).Value;
    }

    [Fact]
    public void StandardRaisedPastTheUnitsValue_CostsRankAndGrade()
    {
        // 85, 70 and 57 points. Above 6 the first city loses 40 and falls behind the second.
        var run = RunGraded(out var stage);
        var slack = EdgeTurns.Of(Graded, Stage.Catalogue, run, stage.Cities[0]).Single(s => s.Edge.What == "标准值");
        Assert.Equal((Math.BitIncrement(6.0), 45, "良好"), (slack.RankUp!.Value.Value, slack.RankUp.Value.Total, slack.RankUp.Value.Grade));
        Assert.Equal(slack.RankUp, slack.GradeUp);
        // At 3 the third city meets it too and has 97.
        Assert.Equal((3, 85, 2), (slack.RankDown!.Value.Value, slack.RankDown.Value.Total, slack.RankDown.Value.Rank));
        Assert.Null(slack.GradeDown);
    }

    [Fact]
    public void TargetOfALine_IsMovedInSteps()
    {
        // 40 + 60 × 15 ÷ (T − 80) falls below 80 where T passes 102.5.
        var run = RunGraded(out var stage);
        var target = EdgeTurns.Of(Graded, Stage.Catalogue, run, stage.Cities[0]).Single(s => s.Edge.What == "目标值");
        Assert.Equal(102.6, target.GradeUp!.Value.Value, 9);
        Assert.Null(target.GradeDown);
    }

    [Fact]
    public void MovedEdge_GivesWhatRunningTheChangedSchemeGives()
    {
        var run = RunGraded(out var stage);
        foreach (var slack in EdgeTurns.Of(Graded, Stage.Catalogue, run, stage.Cities[1]))
        {
            foreach (var o in new[] { slack.RankUp, slack.RankDown, slack.GradeUp, slack.GradeDown }.OfType<EdgeOutcome>())
            {
                var items = Graded.Items.Select(i => i.Id != slack.Edge.Item ? i : i with
                {
                    Rule = i.Rule switch
                    {
                        ThresholdRule r => r with { Threshold = r.Threshold! with { Value = o.Value } },
                        LinearRule r when slack.Edge.What == "起点值" => r with { Floor = o.Value },
                        LinearRule r => r with { Target = o.Value },
                        _ => throw new InvalidOperationException(),
                    },
                });
                var sheet = stage.Run(Graded with { Items = [.. items] }).Value.Sheets[1];
                Assert.Equal((sheet.Rank, sheet.Grade), (o.Rank, o.Grade));
                Assert.Equal(sheet.Total!.Value, o.Total, 9);
            }
        }
    }
}
