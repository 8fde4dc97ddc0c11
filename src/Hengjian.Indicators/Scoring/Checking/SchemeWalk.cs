using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Scoring.Checking;

/// <summary>Walks a scheme: where things are, and which indicators it reads.</summary>
internal static class SchemeWalk
{
    /// <summary>“条目 4.1“大班额””, as problems name it.</summary>
    public static string Place(this SchemeItem item) => $"条目 {item.Id}“{item.Name}”";

    /// <summary>“等次条款 accident”.</summary>
    public static string Place(this GradeRule rule) => $"等次条款 {rule.Id}";

    /// <summary>省、市、县.</summary>
    public static string NameZh(this RegionLevel level) => level switch
    {
        RegionLevel.Nation => "国家",
        RegionLevel.Province => "省级",
        RegionLevel.City => "市级",
        _ => "县级",
    };

    /// <summary>Items and areas, parents first.</summary>
    public static IEnumerable<SchemeItem> AllItems(this EvaluationScheme scheme)
    {
        var open = new Stack<SchemeItem>(scheme.Items.Reverse());
        while (open.TryPop(out var item))
        {
            yield return item;
            foreach (var child in item.Items.Reverse()) open.Push(child);
        }
    }

    /// <summary>Every indicator value of the scheme's year that scoring will read, with the place that reads it.</summary>
    public static IEnumerable<(string Where, IndicatorReference Reference)> References(this EvaluationScheme scheme)
    {
        foreach (var leaf in scheme.Leaves)
            foreach (var reference in References(leaf.Rule))
                yield return (leaf.Place(), reference);
        foreach (var rule in scheme.GradeRules)
            if (rule.When is { } when)
                yield return (rule.Place(), new IndicatorReference(when.Indicator, when.Stage));
    }

    private static IEnumerable<IndicatorReference> References(ScoringRule? rule) => rule switch
    {
        ThresholdRule r => r.Values,
        LinearRule r => [r.Value],
        BandsRule r => [r.Value],
        DeductionRule { Cases: { } cases } => [cases],
        YesNoRule { Value: { } value } => [value],
        RankRule r => [r.Value],
        RelativeRule r => [r.Value],
        ImprovementRule r => [r.Value, .. References(r.Fallback)],
        _ => [],
    };
}
