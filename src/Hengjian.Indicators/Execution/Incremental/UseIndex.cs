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

    /// <summary>Codes that decide which rows belong to what is computed: a change is more than another value.</summary>
    public static IReadOnlyList<string> Deciding { get; } = [SchoolTypes.Element, ClassStages.Element, "proj_stage"];

    /// <summary>Elements that any formula reads, directly or not; cells of all others change nothing.</summary>
    public IReadOnlyList<string> Relevant { get; } = [.. RelevantOf(compiled.Catalogue, compiled).Order(StringComparer.Ordinal)];

    private readonly ILookup<string, DataElement> reached = ReachedBy(compiled.Catalogue.Dictionary);

    /// <summary>The elements an expression reads, through other indicators too, and how many years back.</summary>
    public IReadOnlyList<InputUse> Of(BoundNode node) => compiled.UsesOf(node);

    /// <summary>Every element whose values follow from a changed column: itself, what it weighs, what it divides.</summary>
    public IEnumerable<DataElement> Reached(string changed) => reached[changed];

    private static ILookup<string, DataElement> ReachedBy(DataDictionary dictionary) => dictionary.Elements
        .SelectMany(element => ColumnsOf(element).Distinct().Select(column => (Column: column, Element: element)))
        .ToLookup(pair => pair.Column, pair => pair.Element, StringComparer.Ordinal);

    // A section's own amount has a column of its own (stu_pri of stu); shares follow from pupils.
    private static IEnumerable<string> ColumnsOf(DataElement element)
    {
        string?[] columns =
        [
            element.Id, element.RollupWeight,
            .. element.Grain != Grain.SchoolYear ? [] : SchoolStageNames.OfRows.Select(stage => SectionBuilder.OwnColumn(element.Id, stage)),
            .. element.SharedBySections ? Pupils : [],
        ];
        return columns.OfType<string>();
    }

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
