using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Results;

/// <summary>One indicator of one school or section beside its standard and floor.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Stage">The section's stage; All for the whole school.</param>
/// <param name="Value">The value.</param>
/// <param name="Standard">The standard; null when there is none.</param>
/// <param name="Floor">底线 (85% of the standard); null when there is none.</param>
public sealed record SchoolMeasure(Indicator Indicator, SchoolStage Stage, IndicatorValue Value, Threshold? Standard, Threshold? Floor)
{
    /// <summary>Whether the standard is met; null when unknown or there is none.</summary>
    public bool? Met => RowMeasures.Met(Indicator, Stage, Value);

    /// <summary>Decimals that print the value on the side of standard and floor where it lies.</summary>
    public int Decimals => IndicatorStandard.Decimals(Indicator, Value, Standard, Floor);

    /// <summary>Whether the value lies on the good side of the floor; null when unknown or there is none.</summary>
    public bool? AboveFloor => Value.HasValue && Floor is not null ? Verdict.Meets(Value.Value, Floor) : null;
}

/// <summary>A class of the school.</summary>
/// <param name="Row">Row in the class table.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Cells">What was reported of it.</param>
/// <param name="Size">How the catalogue judges its size.</param>
public sealed record SchoolClass(int Row, RowName Name, SchoolStage Stage, IReadOnlyList<CellText> Cells, ClassSize Size);

/// <summary>A school in one year.</summary>
/// <param name="Period">The year.</param>
/// <param name="Row">Row in the school table.</param>
/// <param name="Name">Name, code and region.</param>
/// <param name="Type">学校类型; null when missing.</param>
/// <param name="Measures">Its indicator values: judged ones first, each group in catalogue order.</param>
/// <param name="Classes">Its classes, largest first; empty when no classes were handed in for it.</param>
/// <param name="Years">The years the school has a row in, newest first.</param>
public sealed record SchoolView(
    int Period, int Row, RowName Name, string? Type, IReadOnlyList<SchoolMeasure> Measures,
    IReadOnlyList<SchoolClass> Classes, IReadOnlyList<int> Years)
{
    /// <summary>The element that says how many pupils a class has.</summary>
    public const string ClassSize = "class_size";

    /// <summary>The indicators that say what a large class of these stages is, for links to their definitions.</summary>
    public static IReadOnlyList<Indicator> ClassIndicators(RoundResults results, IEnumerable<SchoolStage> stages) =>
        [.. stages.Distinct().SelectMany(s => ClassSizes.Indicators(results.Catalogue, s)).Distinct()];

    /// <summary>Finds a school by code; null when the year has none of that code.</summary>
    public static SchoolView? Find(RoundResults results, string code, int period)
    {
        var table = results.Dataset.Find(Grain.SchoolYear, period);
        var row = table?.Keys is { } keys ? keys.Index().Where(k => k.Item == code).Select(k => k.Index).FirstOrDefault(-1) : -1;
        if (table is null || row < 0) return null;
        var years = results.Dataset.Periods.Where(p => Has(results.Dataset, code, p)).OrderDescending();
        return new SchoolView(
            period, row, RowNames.Of(results.Dataset, table, row), (table.Columns.GetValueOrDefault(SchoolTypes.Element) as CodeColumn)?.LabelAt(row),
            MeasuresOf(results, period, row), ClassesOf(results, period, row), [.. years]);
    }

    private static bool Has(Dataset dataset, string code, int period) =>
        dataset.Find(Grain.SchoolYear, period)?.Keys is { } keys && keys.Contains(code, StringComparer.Ordinal);

    private static List<SchoolMeasure> MeasuresOf(RoundResults results, int period, int row)
    {
        var measures = new List<SchoolMeasure>();
        foreach (var series in results.Indicators.SchoolSeries.Where(s => s.Period == period))
        {
            var at = Array.BinarySearch(series.Rows, row);
            if (at < 0 || !results.Catalogue.TryFind(series.Indicator, out var indicator)) continue;
            measures.Add(new SchoolMeasure(
                indicator, series.Stage, series.Values[at], IndicatorStandard.Find(indicator, series.Stage),
                IndicatorStandard.Find(indicator, series.Stage, ThresholdRole.Floor)));
        }
        return [.. measures.OrderBy(m => m.Stage).ThenBy(m => m.Standard is null ? 1 : 0)];
    }

    private static List<SchoolClass> ClassesOf(RoundResults results, int period, int row)
    {
        var table = results.Dataset.Find(Grain.ClassYear, period);
        if (table?.Parents is not { } parents) return [];
        var elements = results.Catalogue.Dictionary.Of(Grain.ClassYear).Where(e => table.Columns.ContainsKey(e.Id)).ToList();
        var size = table.Columns.GetValueOrDefault(ClassSize) as NumberColumn;
        var sizes = new ClassSizes(results, period, results.Dataset.Find(Grain.SchoolYear, period)!.Regions[row]);
        return
        [
            .. parents.PositionsOf(row)
                .OrderByDescending(r => size is null || double.IsNaN(size.ValueAt(r)) ? -1 : size.ValueAt(r))
                .Select(r => new SchoolClass(
                    r, RowNames.Of(results.Dataset, table, r), table.Stages[r], [.. elements.Select(e => CellText.Read(table, e, r))], sizes.Of(table, r))),
        ];
    }
}
