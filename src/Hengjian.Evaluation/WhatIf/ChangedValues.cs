using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Results;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>The catalogue with changed standards, and the values that had to be computed anew because of them.</summary>
/// <param name="Catalogue">Standards and limits as changed.</param>
/// <param name="Indicators">All values; those no change reaches are the run's own.</param>
/// <param name="Changed">Leaves that a change of the catalogue reaches.</param>
/// <param name="Recomputed">Indicators computed anew.</param>
internal sealed record ChangedValues(
    IndicatorCatalogue Catalogue, IndicatorResults Indicators, IReadOnlySet<string> Changed, IReadOnlyList<string> Recomputed)
{
    public static ChangedValues Of(RoundResults results, WhatIfBasis basis, WhatIfSettings settings, CancellationToken cancel)
    {
        var keys = settings.Changes.Keys.Where(k => basis.Find(k)?.Kind == LeverKind.Catalogue).ToList();
        if (keys.Count == 0) return new(results.Catalogue, results.Indicators, new HashSet<string>(), []);
        var catalogue = WithChanges(results.Catalogue, settings.Changes);
        var (thresholds, limits) = Overrides(results.Catalogue, basis, settings.Changes);
        var reached = basis.Uses.Where(u => Reads(u, thresholds, limits)).ToList();
        var judged = basis.Uses.Where(u => u.JudgedByCatalogue && Differs(results.Catalogue, catalogue, u.Reference));
        return new ChangedValues(
            catalogue,
            reached.Count == 0 ? results.Indicators : Recompute(results, reached, thresholds, limits, cancel),
            reached.Concat(judged).Select(u => u.Item).OfType<string>().ToHashSet(StringComparer.Ordinal),
            [.. reached.Select(u => u.Reference.Indicator).Distinct(StringComparer.Ordinal)]);
    }

    private static IndicatorCatalogue WithChanges(IndicatorCatalogue catalogue, IReadOnlyDictionary<string, double> changes) => new(
        catalogue.Version, catalogue.Dictionary,
        [.. catalogue.Indicators.Select(i => i.Thresholds.Any(t => IsChanged(i, t, changes))
            ? i with { Thresholds = [.. i.Thresholds.Select(t => Threshold(i, t, changes))] }
            : i)],
        [.. catalogue.Limits.Select(l => l with
        {
            Values = l.Values.ToDictionary(v => v.Key, v => changes.GetValueOrDefault(LeverKeys.Limit(l.Id, v.Key), v.Value), StringComparer.Ordinal),
        })],
        catalogue.Sources)
    {
        NotComputable = catalogue.NotComputable,
        Topics = catalogue.Topics,
    };

    private static bool IsLever(Threshold threshold) => threshold.Role is ThresholdRole.Standard or ThresholdRole.Floor;

    private static bool IsChanged(Indicator indicator, Threshold threshold, IReadOnlyDictionary<string, double> changes) =>
        IsLever(threshold) && (changes.ContainsKey(LeverKeys.Threshold(indicator.Id, threshold))
            || changes.ContainsKey(LeverKeys.Threshold(indicator.Id, threshold, upper: true)));

    private static Threshold Threshold(Indicator indicator, Threshold threshold, IReadOnlyDictionary<string, double> changes) => IsLever(threshold)
        ? threshold with
        {
            Value = changes.GetValueOrDefault(LeverKeys.Threshold(indicator.Id, threshold), threshold.Value),
            Upper = changes.TryGetValue(LeverKeys.Threshold(indicator.Id, threshold, upper: true), out var upper) ? upper : threshold.Upper,
        }
        : threshold;

    private static (IReadOnlyList<ThresholdOverride>, IReadOnlyList<LimitOverride>) Overrides(
        IndicatorCatalogue catalogue, WhatIfBasis basis, IReadOnlyDictionary<string, double> changes)
    {
        var thresholds = new List<ThresholdOverride>();
        foreach (var use in basis.Uses.SelectMany(u => u.Settings.Thresholds).Distinct())
        {
            if (!catalogue.TryFind(use.Indicator, out var indicator) || CatalogueStandard.Find(indicator, use.Stage, use.Role) is not { } threshold) continue;
            if (changes.TryGetValue(LeverKeys.Threshold(indicator.Id, threshold), out var value))
                thresholds.Add(new ThresholdOverride(use.Indicator, use.Stage, use.Role, value));
        }
        var limits = catalogue.Limits.SelectMany(l => l.Values.Keys.Order(StringComparer.Ordinal)
            .Where(c => changes.ContainsKey(LeverKeys.Limit(l.Id, c))).Select(c => new LimitOverride(l.Id, c, changes[LeverKeys.Limit(l.Id, c)])));
        return (thresholds, [.. limits]);
    }

    private static bool Reads(ReferenceUse use, IReadOnlyList<ThresholdOverride> thresholds, IReadOnlyList<LimitOverride> limits) =>
        use.Settings.Thresholds.Any(t => thresholds.Any(o => o.Indicator == t.Indicator && o.Stage == t.Stage && o.Role == t.Role))
        || use.Settings.Limits.Any(l => limits.Any(o => o.Table == l.Table && (l.Code is null || l.Code == o.Code)));

    private static bool Differs(IndicatorCatalogue before, IndicatorCatalogue after, Hengjian.Indicators.Scoring.IndicatorReference reference) =>
        before.TryFind(reference.Indicator, out var old) && after.TryFind(reference.Indicator, out var now) && !ReferenceEquals(old, now);

    private static IndicatorResults Recompute(
        RoundResults results, List<ReferenceUse> reached, IReadOnlyList<ThresholdOverride> thresholds, IReadOnlyList<LimitOverride> limits,
        CancellationToken cancel)
    {
        var request = new EvaluationRequest([.. reached.SelectMany(u => u.Years).Distinct().Order()])
        {
            Levels = [results.Scheme.Level],
            IndicatorIds = [.. reached.Select(u => u.Reference.Indicator).Distinct(StringComparer.Ordinal)],
            Stages = [.. reached.Select(u => u.Reference.Stage).Distinct()],
            Thresholds = thresholds,
            Limits = limits,
        };
        var anew = Evaluator.Evaluate(results.Compiled, results.Dataset, request, cancellation: cancel);
        var official = results.Indicators;
        RegionSeries Series(RegionSeries s) => reached.Any(u => u.Reference.Indicator == s.Indicator && u.Reference.Stage == s.Stage)
            ? anew.FindRegions(s.Indicator, s.Stage, s.Period) ?? s
            : s;

        return new IndicatorResults(official.Tree, [.. official.RegionSeries.Select(Series)], [])
        {
            InputChanges = official.InputChanges,
            Uncollected = official.Uncollected,
        };
    }
}
