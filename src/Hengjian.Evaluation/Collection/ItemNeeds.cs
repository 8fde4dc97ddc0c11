using Hengjian.Domain.Collection;
using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Collection;

/// <summary>Which columns the items of a scheme need filled, of which years, by whom: read off the compiled formulas.</summary>
public static class ItemNeeds
{
    /// <summary>The needs of every leaf item in scheme order; within an item tables first, then the order of first use.</summary>
    /// <remarks>
    /// Follows references to other indicators and earlier years. With an element goes what rolls it up (the weight of a
    /// mean) and, where combined schools are split, their type and the pupils of each section. Stage-free school
    /// figures are needed of schools and kindergartens.
    /// </remarks>
    public static IReadOnlyList<ItemNeed> Of(EvaluationScheme scheme, CompiledCatalogue catalogue, CollectionPlan plan) =>
        [.. scheme.Leaves.SelectMany(leaf => OfItem(scheme, leaf, catalogue, plan))];

    /// <summary>The needs of one leaf item.</summary>
    public static IReadOnlyList<ItemNeed> OfItem(
        EvaluationScheme scheme, SchemeItem leaf, CompiledCatalogue catalogue, CollectionPlan plan)
    {
        var years = new Dictionary<(DataElement Element, ImportKind Kind, SchoolStage Stage), SortedSet<int>>();
        foreach (var (reference, year) in ReferencesOf(leaf.Rule, scheme.Year))
            foreach (var read in catalogue.ReadsOf(reference.Indicator, reference.Stage))
                foreach (var element in WithCompanions(read, catalogue.Catalogue.Dictionary))
                    Add(years, element, read.Stage, year - read.YearsBack);
        foreach (var id in plan.Of(leaf.Id).ExtraElements)
            if (catalogue.Catalogue.Dictionary.TryFind(id, out var extra)) Add(years, extra, SchoolStage.All, scheme.Year);
        return
        [
            .. years.OrderBy(y => y.Key.Kind).Select(y => new ItemNeed(
                leaf.Id, y.Key.Element.Id, y.Key.Kind, y.Key.Stage, [.. y.Value], plan.Departments.WordOf(y.Key.Element.Owner))
            {
                FromCounties = IsFromCounties(y.Key.Element),
            }),
        ];
    }

    /// <summary>Whether the regions above take their value from the counties.</summary>
    public static bool IsFromCounties(DataElement element) => element.Grain != Grain.RegionYear || element.Rollup != Rollup.Own;

    /// <summary>The values a rule reads, and of which year.</summary>
    internal static IEnumerable<(IndicatorReference Reference, int Year)> ReferencesOf(ScoringRule? rule, int year) => rule switch
    {
        ThresholdRule r => r.Values.Select(v => (v, year)),
        LinearRule r => [(r.Value, year)],
        BandsRule r => [(r.Value, year)],
        DeductionRule { Cases: { } cases } => [(cases, year)],
        YesNoRule { Value: { } value } => [(value, year)],
        RankRule r => [(r.Value, year)],
        RelativeRule r => [(r.Value, year)],
        ImprovementRule r => [(r.Value, year), (r.Value, r.BaselineYear), .. ReferencesOf(r.Fallback, year)],
        _ => [],
    };

    private static void Add(
        Dictionary<(DataElement, ImportKind, SchoolStage), SortedSet<int>> years, DataElement element, SchoolStage stage, int year)
    {
        foreach (var kind in KindsOf(element.Grain, stage))
        {
            var key = (element, kind, element.Grain == Grain.RegionYear ? SchoolStage.All : stage);
            if (!years.TryGetValue(key, out var set)) years[key] = set = [];
            set.Add(year);
        }
    }

    private static IEnumerable<DataElement> WithCompanions(ElementRead read, DataDictionary dictionary)
    {
        yield return read.Element;
        foreach (var id in CompanionsOf(read))
            if (dictionary.TryFind(id, out var companion)) yield return companion;
    }

    private static IEnumerable<string> CompanionsOf(ElementRead read)
    {
        var element = read.Element;
        if (element.RollupWeight is { } weight) yield return weight;
        if (element.Grain != Grain.SchoolYear) yield break;
        yield return SchoolTypes.Element;
        if (!read.BySection) yield break;
        foreach (var suffix in (string[])["_pri", "_jun", "_sen"])
        {
            yield return "stu" + suffix;
            yield return element.Id + suffix;
        }
    }

    private static ImportKind[] KindsOf(Grain grain, SchoolStage stage) => grain switch
    {
        Grain.RegionYear => [ImportKind.Region],
        Grain.RegionStageYear => [ImportKind.RegionStage],
        Grain.ClassYear => [ImportKind.Class],
        Grain.Project => [ImportKind.Project],
        _ when stage == SchoolStage.All => [ImportKind.School, ImportKind.Kindergarten],
        _ => [stage == SchoolStage.Preschool ? ImportKind.Kindergarten : ImportKind.School],
    };
}
