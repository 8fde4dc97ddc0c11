using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>A data element an indicator reads, directly or through others.</summary>
/// <param name="Element">The element.</param>
/// <param name="Stage">The stage the reading indicator is computed for.</param>
/// <param name="YearsBack">How many years before the year computed; 0 for that year.</param>
/// <param name="BySection">The reading indicator counts sections of combined schools, not whole schools.</param>
public sealed record ElementRead(DataElement Element, SchoolStage Stage, int YearsBack, bool BySection);

/// <summary>Walks bound formulas for what they read, in order of first use, keeping stage and year on the way.</summary>
internal sealed class ReadWalk(CompiledCatalogue catalogue)
{
    private readonly List<ElementRead> found = [];
    private readonly HashSet<(string Key, SchoolStage Stage, int Back, bool BySection)> seen = [];

    public static IReadOnlyList<ElementRead> Of(CompiledCatalogue catalogue, string indicator, SchoolStage stage)
    {
        var walk = new ReadWalk(catalogue);
        walk.Enter(indicator, stage, 0);
        return [.. walk.found.Distinct()];
    }

    private void Enter(string id, SchoolStage stage, int back)
    {
        if (!catalogue.TryFind(id, stage, out var root) || !catalogue.Catalogue.TryFind(id, out var indicator)) return;
        var bySection = indicator.Rows == Grain.SectionYear || indicator.ResultGrain == Grain.SectionYear;
        Visit(root, stage, back, bySection);
    }

    private void Visit(BoundNode node, SchoolStage stage, int back, bool bySection)
    {
        if (!seen.Add((node.Key, stage, back, bySection))) return;
        if (node is ElementNode cell) found.Add(new ElementRead(cell.Element, stage, back, bySection));
        if (node is IndicatorNode reference) Enter(reference.Indicator.Id, reference.Stage, back);
        var inner = node is PreviousNode previous ? back + previous.Years : back;
        foreach (var part in node.Parts) Visit(part, stage, inner, bySection);
    }
}
