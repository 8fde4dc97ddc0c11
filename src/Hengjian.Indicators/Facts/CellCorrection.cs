namespace Hengjian.Indicators.Facts;

/// <summary>更正: one cell of a fact table gets another value.</summary>
/// <param name="Grain">The table.</param>
/// <param name="Period">Its year.</param>
/// <param name="Row">The row.</param>
/// <param name="Element">Data element id; the table must have its column.</param>
/// <param name="Value">The number (1 and 0 for yes and no, days for dates); NaN when the flag says that there is none.</param>
/// <param name="Flag">Present, missing, not applicable or estimated.</param>
public sealed record CellCorrection(Grain Grain, int Period, int Row, string Element, double Value, ValueFlag Flag = ValueFlag.Present)
{
    /// <summary>The code of a code column, as typed; null for none and for numbers.</summary>
    public string? Code { get; init; }

    /// <summary>A dataset with some cells corrected; it shares every other column with the one before.</summary>
    /// <exception cref="ArgumentException">A table, column or code is not there.</exception>
    public static Dataset Apply(Dataset dataset, IEnumerable<CellCorrection> corrections) => dataset.With(
        corrections.GroupBy(c => (c.Grain, c.Period)).Select(g => Apply(
            dataset.Find(g.Key.Grain, g.Key.Period) ?? throw new ArgumentException($"There is no table {g.Key}."), g)));

    /// <summary>A table with some cells corrected; grain and period of the corrections are not looked at.</summary>
    /// <exception cref="ArgumentException">A column or code is not there.</exception>
    public static FactTable Apply(FactTable table, IEnumerable<CellCorrection> corrections)
    {
        var changed = new Dictionary<string, Column>(StringComparer.Ordinal);
        foreach (var correction in corrections)
        {
            if (!changed.TryGetValue(correction.Element, out var column) && !table.Columns.TryGetValue(correction.Element, out column))
                throw new ArgumentException($"There is no column {correction.Element}.");
            changed[correction.Element] = correction.In(column);
        }
        return table.With(new CorrectedColumns(table.Columns, changed));
    }

    private Column In(Column column) => column switch
    {
        NumberColumn numbers => numbers.With(Row, Flag is ValueFlag.Missing or ValueFlag.NotApplicable ? double.NaN : Value, Flag),
        CodeColumn codes => codes.With(Row, Code),
        TextColumn texts => new TextColumn([.. texts.Values[..Row], Code, .. texts.Values[(Row + 1)..]]),
        _ => throw new ArgumentException($"Column {Element} is of an unknown kind."),
    };
}
