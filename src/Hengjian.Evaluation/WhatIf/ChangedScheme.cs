using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>The scheme with changed numbers, and what people said fitted to the changed full marks.</summary>
/// <param name="Scheme">Same leaves in the same order.</param>
/// <param name="Reviews">专家评分、自评分 keep their share of the full mark.</param>
/// <param name="Changed">Leaves whose full mark, rule or reviews differ.</param>
/// <param name="Balanced">Full marks that were not changed by hand but to make all add up, by item.</param>
/// <param name="ScaledReviews">Number of reviews fitted.</param>
internal sealed record ChangedScheme(
    EvaluationScheme Scheme, ReviewInputs Reviews, IReadOnlySet<string> Changed, IReadOnlyDictionary<string, double> Balanced,
    int ScaledReviews)
{
    /// <summary>Makes it; the scheme check has not been asked yet.</summary>
    public static Result<ChangedScheme> Of(RoundResults results, WhatIfSettings settings)
    {
        var (scheme, changes) = (results.Scheme, settings.Changes);
        var byHand = scheme.Leaves.Where(l => changes.ContainsKey(LeverKeys.Points(l.Id))).ToDictionary(l => l.Id, l => changes[LeverKeys.Points(l.Id)], StringComparer.Ordinal);
        var rest = settings.Fit == PointsFit.Rest && results.HasPoints
            ? PointsBalance.Rest([.. scheme.Leaves.Where(l => !l.Bonus)], byHand.Where(b => !results.ItemOf(b.Key)!.Bonus).ToDictionary(StringComparer.Ordinal), scheme.FullMarks)
            : Result.Ok(new Dictionary<string, double>());
        if (!rest.TryGet(out var balanced)) return Result.Fail<ChangedScheme>(rest.Problems);
        var leaves = scheme.Leaves.ToDictionary(l => l.Id, l => Leaf(results, l, changes, byHand, balanced), StringComparer.Ordinal);
        var changed = scheme with { Items = [.. scheme.Items.Select(i => Item(i, leaves))], Grades = Grades(scheme, changes), GradeRules = Rules(scheme, changes) };
        var (reviews, scaled) = Fitted(results.Reviews, scheme, leaves);
        var differing = scheme.Leaves.Where(l => l != leaves[l.Id]).Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        return new ChangedScheme(changed, reviews, differing, balanced, scaled);
    }

    private static SchemeItem Leaf(
        RoundResults results, SchemeItem leaf, IReadOnlyDictionary<string, double> changes,
        Dictionary<string, double> byHand, Dictionary<string, double> balanced)
    {
        var points = byHand.TryGetValue(leaf.Id, out var typed) ? typed : balanced.GetValueOrDefault(leaf.Id, leaf.MaxScore);
        var rule = leaf.Rule;
        // Only the weight changed: what is taken off for a case weighs as much less or more as the item does.
        if (balanced.ContainsKey(leaf.Id) && rule is DeductionRule d)
            rule = d with { PerCase = Share(d.PerCase, points, leaf.MaxScore), Cap = d.Cap is { } cap ? Share(cap, points, leaf.MaxScore) : null };
        foreach (var number in RuleNumbers.Of(leaf.Rule, results.Catalogue))
            if (changes.TryGetValue(LeverKeys.Rule(leaf.Id, number.Name), out var value)) rule = number.With(rule!, value);
        return points == leaf.MaxScore && ReferenceEquals(rule, leaf.Rule) ? leaf : leaf with { MaxScore = points, Rule = rule };
    }

    // An area is worth what its leaves are worth; nobody types it.
    private static SchemeItem Item(SchemeItem item, Dictionary<string, SchemeItem> leaves)
    {
        if (item.Items.Count == 0) return leaves[item.Id];
        var below = item.Leaves.Select(l => leaves[l.Id]).ToList();
        var counted = below.All(l => l.Bonus) ? below : below.Where(l => !l.Bonus);
        // A number that is none is told at its leaf.
        var sum = (double)counted.Sum(l => l.MaxScore is > -1e9 and < 1e9 ? (decimal)l.MaxScore : 0);
        return item with { Items = [.. item.Items.Select(i => Item(i, leaves))], MaxScore = item.MaxScore == 0 && sum == 0 ? 0 : sum };
    }

    private static List<GradeBand> Grades(EvaluationScheme scheme, IReadOnlyDictionary<string, double> changes) =>
        [.. scheme.Grades.Select((g, i) => changes.TryGetValue(LeverKeys.Grade(i), out var from) ? g with { From = from } : g)];

    private static List<GradeRule> Rules(EvaluationScheme scheme, IReadOnlyDictionary<string, double> changes) =>
        [.. scheme.GradeRules.Select(r => r.When is { } when && changes.TryGetValue(LeverKeys.When(r.Id), out var value)
            ? r with { When = when with { Value = value } } : r)];

    private static (ReviewInputs Reviews, int Scaled) Fitted(
        ReviewInputs reviews, EvaluationScheme scheme, Dictionary<string, SchemeItem> leaves)
    {
        var ratios = scheme.Leaves.Where(l => l.MaxScore != leaves[l.Id].MaxScore)
            .ToDictionary(l => l.Id, l => (Old: l.MaxScore, New: leaves[l.Id].MaxScore), StringComparer.Ordinal);
        if (ratios.Count == 0) return (reviews, 0);
        var scaled = 0;
        ReviewInput One(ReviewInput input)
        {
            if (!ratios.TryGetValue(input.Item, out var r)) return input;
            var fitted = input switch
            {
                ExpertScore e => e with { Points = Share(e.Points, r.New, r.Old) },
                SelfScore s => s with { Points = Share(s.Points, r.New, r.Old) },
                _ => input,
            };
            if (!ReferenceEquals(fitted, input)) scaled++;
            return fitted;
        }

        return (new ReviewInputs([.. reviews.Entries.Select(One)]), scaled);
    }

    // Through decimal: what was full marks stays full marks to the last digit.
    private static double Share(double points, double full, double before) =>
        full is > 0 and <= 1000 && Math.Abs(points) < 1e9 ? (double)((decimal)points * (decimal)full / (decimal)before) : points;
}
