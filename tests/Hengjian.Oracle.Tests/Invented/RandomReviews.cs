using Hengjian.Indicators.Scoring;
using Hengjian.Oracle.Tests.Plain;

namespace Hengjian.Oracle.Tests.Invented;

/// <summary>What invented people say about a random scheme: not always, not always the same, never outside the item's points.</summary>
internal static class RandomReviews
{
    private static readonly string[] People = ["甲", "乙", "丙"];

    public static ReviewInputs Of(PlainScheme scheme, IReadOnlyList<int> units, int seed)
    {
        var random = new Random(seed);
        var entries = new List<ReviewInput>();
        foreach (var unit in units)
        {
            foreach (var item in scheme.Items)
            {
                if (random.Next(25) == 0) entries.Add(new NotApplicableDecision(unit, item.Id));
                if (random.Next(4) > 0) entries.Add(new SelfScore(unit, item.Id, Points(random, item)));
                entries.AddRange(About(random, unit, item));
            }
            foreach (var rule in scheme.GradeRules)
                if (random.Next(6) == 0) entries.Add(new CaseCount(unit, rule.Id, random.Next(0, 2)));
        }
        return new ReviewInputs([.. entries.OrderBy(_ => random.Next())]);
    }

    private static IEnumerable<ReviewInput> About(Random random, int unit, PlainItem item)
    {
        var yes = random.Next(4) > 0;
        var method = item.Rule.Need("method");
        var people = People.Take(random.Next(0, 4));
        return method switch
        {
            "expert" => people.Select(p => new ExpertScore(unit, item.Id, Points(random, item)) { By = p }),
            "yes-no" => people.Select(p => new YesNoAnswer(unit, item.Id, yes, random.Next(2) == 0) { By = p }),
            "bonus" => people.Select(p => new CaseCount(unit, item.Id, random.Next(0, 3)) { By = p }),
            "deduction" when !item.Rule.Has("indicator") => people.Select(p => new CaseCount(unit, item.Id, random.Next(0, 5) / 2.0) { By = p }),
            _ => [],
        };
    }

    private static double Points(Random random, PlainItem item) => Math.Min(item.Points, random.Next(0, (int)(item.Points * 10) + 1) / 10.0);
}
