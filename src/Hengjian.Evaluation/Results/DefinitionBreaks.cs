using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Results;

/// <summary>口径变化 of what an indicator reads: two years on either side of one must not be compared silently.</summary>
public static class DefinitionBreaks
{
    /// <summary>The changes that fall after one year and not after another, oldest first.</summary>
    /// <param name="compiled">Knows which elements the indicator reads.</param>
    /// <param name="dataset">Knows the changes.</param>
    /// <param name="indicator">Indicator id.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="from">The earlier year.</param>
    /// <param name="to">The later year.</param>
    public static IReadOnlyList<DefinitionChange> Between(
        CompiledCatalogue compiled, Dataset dataset, string indicator, SchoolStage stage, int from, int to)
    {
        if (dataset.DefinitionChanges.Count == 0) return [];
        var inputs = compiled.InputsOf(indicator, stage).Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. dataset.DefinitionChanges.Where(c => c.Period > from && c.Period <= to && inputs.Contains(c.Element))
                .OrderBy(c => c.Period).ThenBy(c => c.Element, StringComparer.Ordinal),
        ];
    }
}
