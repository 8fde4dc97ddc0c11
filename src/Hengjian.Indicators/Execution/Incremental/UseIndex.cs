using System.Runtime.CompilerServices;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Language.Planning;

namespace Hengjian.Indicators.Execution.Incremental;

/// <summary>Which reported cells the expressions of a catalogue rest on; made once a catalogue.</summary>
/// <param name="compiled">The formulas.</param>
internal sealed class UseIndex(CompiledCatalogue compiled)
{
    // What sections take their pupils and shares from, and the codes that say which rows a stage lets in.
    private static readonly string[] Pupils = ["stu", "stu_pri", "stu_jun", "stu_sen"];

    private readonly ConditionalWeakTable<BoundNode, InputUse[]> uses = [];

    /// <summary>Codes that decide which rows belong to what is computed: a change is more than another value.</summary>
    public static IReadOnlyList<string> Deciding { get; } = [SchoolTypes.Element, ClassStages.Element, "proj_stage"];

    /// <summary>Elements that any formula reads, directly or not; cells of all others change nothing.</summary>
    public IReadOnlySet<string> Relevant { get; } = RelevantOf(compiled.Catalogue, compiled);

    /// <summary>The elements an expression reads, through other indicators too, and how many years back.</summary>
    public InputUse[] Of(BoundNode node) => uses.GetValue(node, n => [.. compiled.UsesOf(n)]);

    /// <summary>Every element whose values follow from a changed column: itself, what it weighs, what it divides.</summary>
    public IEnumerable<DataElement> Reached(string changed)
    {
        foreach (var element in compiled.Catalogue.Dictionary.Elements)
        {
            if (element.Id == changed || element.RollupWeight == changed) yield return element;
            else if (element.Grain == Grain.SchoolYear
                && (IsOwnColumn(element.Id, changed) || (element.SharedBySections && Pupils.Contains(changed)))) yield return element;
        }
    }

    /// <summary>The column is that of a section's own amount of the element: stu_pri of stu.</summary>
    private static bool IsOwnColumn(string element, string column) =>
        SchoolStageNames.OfRows.Any(stage => SectionBuilder.OwnColumn(element, stage) == column);

    private static HashSet<string> RelevantOf(IndicatorCatalogue catalogue, CompiledCatalogue compiled)
    {
        var found = new HashSet<string>([.. Deciding, .. Pupils], StringComparer.Ordinal);
        foreach (var indicator in catalogue.Indicators)
        {
            foreach (var stage in indicator.Stages)
                foreach (var element in compiled.InputsOf(indicator.Id, stage)) found.Add(element.Id);
        }
        foreach (var element in catalogue.Dictionary.Elements.Where(e => found.Contains(e.Id)).ToList())
        {
            if (element.RollupWeight is { } weight) found.Add(weight);
            foreach (var stage in SchoolStageNames.OfRows)
                if (SectionBuilder.OwnColumn(element.Id, stage) is { } own) found.Add(own);
        }
        return found;
    }
}
