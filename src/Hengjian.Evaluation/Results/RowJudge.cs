using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Evaluation.Results;

/// <summary>
/// Says of each row behind a value whether it meets the standard. School indicators that the formula refers to judge by
/// their own standards; else a condition does: rows it let in are bad where less is better, good where more is.
/// </summary>
internal sealed class RowJudge
{
    private readonly Indicator indicator;
    private readonly SchoolStage stage;
    private readonly bool conditional;
    private readonly List<IReadOnlyDictionary<int, IndicatorValue>> values = [];

    public RowJudge(RoundResults results, ValueEvidence evidence, EvidencePart part)
    {
        indicator = evidence.Indicator;
        stage = evidence.Stage;
        Elements =
        [
            .. part.Rows.Elements.Select(e => results.Catalogue.Dictionary.TryFind(e, out var found) ? found : null)
                .OfType<DataElement>().Where(e => e.Grain == part.Rows.Grain),
        ];
        if (part.Rows.Grain == Grain.SchoolYear)
        {
            Measures = RowMeasures.Of(results.Catalogue, indicator);
            values.AddRange(Measures.Select(m => RowMeasures.Values(results.Indicators, m.Id, stage, part.Rows.Period)));
        }
        // A row left out although nothing of it is missing: a condition kept it out. Sums leave out missing rows only.
        var table = results.Dataset.Find(part.Rows.Grain, part.Rows.Period);
        conditional = table is not null
            && Enumerable.Range(0, part.Rows.Rows.Length).Any(i => !part.Rows.Included[i] && !HasMissing(table, part.Rows.Rows[i]));
    }

    /// <summary>The reported elements of the rows.</summary>
    public IReadOnlyList<DataElement> Elements { get; }

    /// <summary>The school indicators that judge the rows.</summary>
    public IReadOnlyList<Indicator> Measures { get; } = [];

    /// <summary>Whether rows are judged at all.</summary>
    public bool Judges => Measures.Count > 0 || ConditionJudges;

    private bool ConditionJudges => conditional && indicator.Direction is Direction.LowerBetter or Direction.HigherBetter;

    public bool? Met(FactTable table, int row, bool included)
    {
        if (Measures.Count > 0)
        {
            var verdicts = Measures.Select((m, i) => RowMeasures.Met(m, stage, ValueOf(i, row))).ToList();
            return verdicts.Contains(false) ? false : verdicts.Contains(true) && !verdicts.Contains(null) ? true : null;
        }
        if (!ConditionJudges || (!included && HasMissing(table, row))) return null;
        return included == (indicator.Direction == Direction.HigherBetter);
    }

    /// <summary>Lower sorts first; unknown last.</summary>
    public double Badness(FactTable table, int row)
    {
        if (Measures.Count > 0) return IndicatorStandard.Badness(Measures[0], ValueOf(0, row));
        var number = Elements.Select(e => table.Columns.GetValueOrDefault(e.Id)).OfType<NumberColumn>().FirstOrDefault();
        if (number is null || double.IsNaN(number.ValueAt(row))) return double.PositiveInfinity;
        return indicator.Direction == Direction.LowerBetter ? -number.ValueAt(row) : number.ValueAt(row);
    }

    public EvidenceRow View(Dataset dataset, FactTable table, int row, bool included, bool? met) => new(
        row, RowNames.Of(dataset, table, row), [.. Elements.Select(e => CellText.Read(table, e, row))],
        [.. Measures.Select((_, i) => ValueOf(i, row) ?? IndicatorValue.Missing)], included, met);

    private IndicatorValue? ValueOf(int measure, int row) =>
        values[measure].TryGetValue(row, out var value) ? value : null;

    private bool HasMissing(FactTable table, int row) =>
        Elements.Any(e => table.Columns.GetValueOrDefault(e.Id)?.FlagAt(row) is null or ValueFlag.Missing);
}
