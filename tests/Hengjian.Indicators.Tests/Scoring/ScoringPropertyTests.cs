using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Scoring;
using static Hengjian.Indicators.Tests.Scoring.Stage;

namespace Hengjian.Indicators.Tests.Scoring;

/// <summary>What must hold for every value, not only for the ones worked by hand.</summary>
public sealed class ScoringPropertyTests
{
    private static readonly Gen<double> Percent = Gen.Choose(-5000, 15000).Select(n => n / 100.0);

    /// <summary>Rules over one indicator of either direction, with edges drawn at random.</summary>
    private static Gen<(string Id, ScoringRule Rule)> Rules() =>
        from a in Percent
        from b in Percent.Where(x => x != a)
        from method in Gen.Choose(0, 5)
        from lower in Gen.Elements(true, false)
        let id = lower ? "large" : "growth"
        let worse = lower ? Math.Max(a, b) : Math.Min(a, b)
        let better = lower ? Math.Min(a, b) : Math.Max(a, b)
        let sign = lower ? Comparison.AtMost : Comparison.AtLeast
        let strict = lower ? Comparison.Below : Comparison.Above
        select (id, (ScoringRule)(method switch
        {
            0 => new ThresholdRule([Ref(id)], new Threshold(sign, a, "OWN", Evidence.Inferred)),
            1 => new LinearRule(Ref(id), worse, better),
            2 => new BandsRule(Ref(id), [new ScoreBand(strict, better, 1), new ScoreBand(strict, worse, 0.5)]),
            3 => new RankRule(Ref(id), [new RankBand(1, 1), new RankBand(2, 0.6)]),
            4 => new RelativeRule(Ref(id)),
            _ => new ImprovementRule(Ref(id), 2024, 0, Math.Abs(a) + 1, null, better),
        }));

    private static Stage StageWith(string id, double first, double second, double third) => new Stage(3)
        .With(id, 0, first).With(id, 1, second).With(id, 2, third)
        .With(id, 0, 50, period: 2024).With(id, 1, 50, period: 2024).With(id, 2, 50, period: 2024);

    [Fact]
    public void BetterValue_NeverScoresLess()
    {
        var cases = from rule in Rules() from x in Percent from y in Percent from other in Percent select (rule, x, y, other);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var (better, worse) = c.rule.Id == "large"
                ? (Math.Min(c.x, c.y), Math.Max(c.x, c.y)) : (Math.Max(c.x, c.y), Math.Min(c.x, c.y));
            var high = StageWith(c.rule.Id, better, c.other, c.other).Score(c.rule.Rule).Points;
            var low = StageWith(c.rule.Id, worse, c.other, c.other).Score(c.rule.Rule).Points;
            return high >= low && low >= 0 && high <= 10;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Deduction_MoreCasesNeverScoreMore_AndNeverBelowZero()
    {
        var cases = from n in Gen.Choose(0, 400) from more in Gen.Choose(0, 50) from per in Gen.Choose(1, 60) select (n, more, per);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var rule = new DeductionRule(Ref("accidents"), c.per / 10.0);
            var few = new Stage(1).With("accidents", 0, c.n).Score(rule).Points;
            var many = new Stage(1).With("accidents", 0, c.n + c.more).Score(rule).Points;
            return few >= many && many >= 0;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Bonus_NeverAboveItsFullMark()
    {
        var cases = from n in Gen.Choose(0, 1000) from per in Gen.Choose(1, 100) select (n, per);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var stage = new Stage(1).Says(new CaseCount(900100, "b", c.n)).Says(new ExpertScore(900100, "1", 50));
            var bonus = Leaf("b", 5, new BonusRule(c.per / 10.0)) with { Bonus = true };
            var sheet = stage.Run(Scheme(Leaf("1", 100, new ExpertRule(1)), bonus)).Value.Sheets[0];
            return sheet.Total is >= 50 and <= 55;
        }).QuickCheckThrowOnFailure();
    }

    // A unit that earns the same share everywhere earns it on whatever part of the scheme applies to it.
    [Fact]
    public void LeavingItemsOut_KeepsAnEvenShare()
    {
        var cases = from share in Gen.Choose(0, 100) from left in Gen.Choose(0, 15) select (share, left);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            double[] points = [10, 20, 30, 40];
            var stage = new Stage(1);
            for (var i = 0; i < 4; i++)
                stage.Says((c.left & (1 << i)) != 0 && c.left != 15
                    ? new NotApplicableDecision(900100, $"{i}")
                    : new ExpertScore(900100, $"{i}", points[i] * c.share / 100));
            var items = points.Select((p, i) => Leaf($"{i}", p, new ExpertRule(1))).ToArray();
            return stage.Run(Scheme(items)).Value.Sheets[0].Total == c.share;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void OrderOfInputs_ChangesNoByte()
    {
        var scheme = Scheme(
            Leaf("1", 40, new ExpertRule(2)), Leaf("2", 30, new DeductionRule(null, 0.7)),
            Leaf("3", 30, new RankRule(Ref("growth"), [new RankBand(1, 1), new RankBand(3, 0.5)])));
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var stage = new Stage(4);
            foreach (var city in stage.Cities)
            {
                for (var r = 0; r < 3; r++) stage.Says(new ExpertScore(city, "1", 30.1 + r / 3.0) { By = $"专家{r}" });
                for (var r = 0; r < 3; r++) stage.Says(new CaseCount(city, "2", r * 1.1) { By = $"组{r}" });
            }
            stage.With("growth", 0, 1).With("growth", 1, 1).With("growth", 2, 3).With("growth", 3, 2);
            var sorted = JsonSerializer.Serialize(stage.Run(scheme).Value);
            var random = new System.Random(seed);
            var shuffled = stage.Inputs.OrderBy(_ => random.Next()).ToList();
            stage.Inputs.Clear();
            stage.Inputs.AddRange(shuffled);
            return JsonSerializer.Serialize(stage.Run(scheme).Value) == sorted;
        }).QuickCheckThrowOnFailure();
    }

    // Wherever the values stand in the tree, 9 and 7 take the first two ranks and the tied 2s share the fourth.
    [Fact]
    public void OrderOfUnits_ChangesNoScore()
    {
        var scheme = Scheme(Leaf("1", 100, new RankRule(Ref("growth"), [new RankBand(2, 1), new RankBand(4, 0.5)])));
        var values = new[] { 4.0, 2, 9, 2, 7 };
        Prop.ForAll(Gen.Shuffle(values).ToArbitrary(), order =>
        {
            var stage = new Stage(5);
            for (var i = 0; i < 5; i++) stage.With("growth", i, order[i]);
            var totals = stage.Run(scheme).Value.Sheets.Select(s => s.Total);
            return totals.SequenceEqual(order.Select(v => (double?)(v >= 7 ? 100 : 50)));
        }).QuickCheckThrowOnFailure();
    }
}
