using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Results;

/// <summary>班额 of one class as the catalogue judges it.</summary>
/// <param name="Large">大班额: the catalogue's indicator of its stage counted it; null when it has none or the size is missing.</param>
/// <param name="SuperSized">超大班额, likewise.</param>
/// <param name="Cap">标准班额 of its stage, pupils; null when the catalogue has none.</param>
/// <param name="OverCap">The class is above it; null without one or without a size.</param>
public sealed record ClassSize(bool? Large, bool? SuperSized, double? Cap, bool? OverCap)
{
    /// <summary>Nothing judges the class.</summary>
    public static readonly ClassSize Unjudged = new(null, null, null, null);
}

/// <summary>Judges classes by the indicators that count them and by the catalogue's limits; no number is known here.</summary>
internal sealed class ClassSizes(RoundResults results, int period, int region)
{
    // The ids that the catalogue's own formulas are found under; a catalogue without them gives no verdict.
    private static readonly string[] LargeIndicators = ["class-size.large-count", "class-size.senior-large-share"];
    private static readonly string[] SuperIndicators = ["class-size.super-count"];
    private static readonly (string Table, string Code)[] Caps = [("class_size_cap", "class_stage"), ("kg_class_cap", "class_age")];

    private readonly Dictionary<(string, SchoolStage), IReadOnlyDictionary<int, bool>> counted = [];

    public ClassSize Of(FactTable classes, int row)
    {
        var size = (classes.Columns.GetValueOrDefault(SchoolView.ClassSize) as NumberColumn)?.ValueAt(row) ?? double.NaN;
        if (double.IsNaN(size)) return ClassSize.Unjudged with { Cap = CapOf(classes, row) };
        var cap = CapOf(classes, row);
        var stage = classes.Stages[row];
        return new ClassSize(Counted(LargeIndicators, stage, row), Counted(SuperIndicators, stage, row), cap, cap is null ? null : size > cap);
    }

    /// <summary>The indicators that say what a large and a super-sized class is; for links to their definitions.</summary>
    public static IReadOnlyList<Indicator> Indicators(IndicatorCatalogue catalogue, SchoolStage stage) =>
    [
        .. LargeIndicators.Concat(SuperIndicators).Select(id => catalogue.TryFind(id, out var found) ? found : null)
            .OfType<Indicator>().Where(i => i.Stages.Contains(stage)),
    ];

    private double? CapOf(FactTable classes, int row)
    {
        foreach (var (table, code) in Caps)
        {
            if (results.Catalogue.Limits.FirstOrDefault(l => l.Id == table) is { } limits
                && (classes.Columns.GetValueOrDefault(code) as CodeColumn)?.LabelAt(row) is { } label
                && limits.Values.TryGetValue(label, out var cap)) return cap;
        }
        return null;
    }

    private bool? Counted(string[] indicators, SchoolStage stage, int row)
    {
        foreach (var id in indicators)
        {
            if (!results.Catalogue.TryFind(id, out var indicator) || !indicator.Stages.Contains(stage)) continue;
            if (RowsOf(id, stage).TryGetValue(row, out var included)) return included;
        }
        return null;
    }

    // Which classes of the region the indicator's condition let in: its own verdict, not a copy of it.
    private IReadOnlyDictionary<int, bool> RowsOf(string indicator, SchoolStage stage)
    {
        if (counted.TryGetValue((indicator, stage), out var known)) return known;
        var rows = new Dictionary<int, bool>();
        if (ValueEvidence.OfRegion(results, indicator, stage, period, region).TryGet(out var evidence) && evidence.DefaultPart >= 0)
        {
            // A share has a part that counts and one that is counted from; the smaller is the condition's.
            var part = evidence.Parts.Where(p => p.Rows.Grain == Grain.ClassYear).MinBy(p => p.Taken);
            for (var i = 0; i < (part?.Rows.Rows.Length ?? 0); i++) rows[part!.Rows.Rows[i]] = part.Rows.Included[i];
        }
        return counted[(indicator, stage)] = rows;
    }
}
