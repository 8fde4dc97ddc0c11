using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

/// <summary>Fills the columns of one table, element by element, from rules.</summary>
internal static class ColumnWriter
{
    /// <summary>One column for every element of a grain.</summary>
    /// <exception cref="InvalidOperationException">A rule gives a code the dictionary does not have.</exception>
    public static Dictionary<string, Column> Fill<T>(
        IEnumerable<DataElement> elements,
        IReadOnlyList<T> rows,
        IReadOnlyDictionary<string, Func<T, DemoCell>> cells,
        IReadOnlyDictionary<string, Func<T, string?>> codes,
        Func<T, double> pupils,
        Func<T, DataElement, bool>? asked = null)
        where T : RowContext
    {
        var columns = new Dictionary<string, Column>(StringComparer.Ordinal);
        foreach (var element in elements)
        {
            var key = DemoRandom.Key(element.Id);
            foreach (var row in rows) row.Element = key;
            columns.Add(element.Id, element.Kind switch
            {
                ValueKind.Text => new TextColumn(new string?[rows.Count]),
                ValueKind.Code => Codes(element, rows, codes.GetValueOrDefault(element.Id) ?? (r => DefaultRules.Code(r, element))),
                _ => Numbers(element, rows, Asked(element, cells.GetValueOrDefault(element.Id) ?? (r => DefaultRules.Cell(r, element, pupils(r))), asked)),
            });
        }
        return columns;
    }

    private static Func<T, DemoCell> Asked<T>(DataElement element, Func<T, DemoCell> rule, Func<T, DataElement, bool>? asked) =>
        asked is null ? rule : r => asked(r, element) ? rule(r) : DemoCell.NotApplicable;

    private static NumberColumn Numbers<T>(DataElement element, IReadOnlyList<T> rows, Func<T, DemoCell> rule)
    {
        var values = new double[rows.Count];
        ValueFlag[]? flags = null;
        for (var i = 0; i < values.Length; i++)
        {
            var cell = rule(rows[i]);
            values[i] = double.IsNaN(cell.Value) ? double.NaN : Fit(element, cell.Value);
            if (cell.Flag is ValueFlag.Present or ValueFlag.Missing && flags is null) continue;
            flags ??= [.. values.Take(i).Select(v => double.IsNaN(v) ? ValueFlag.Missing : ValueFlag.Present), .. new ValueFlag[values.Length - i]];
            flags[i] = cell.Flag;
        }
        return new NumberColumn(values, flags);
    }

    /// <summary>Within the element's bounds, whole where it must be; −0 becomes 0.</summary>
    private static double Fit(DataElement element, double value)
    {
        if (element.Min is { } min) value = Math.Max(min, value);
        if (element.Max is { } max) value = Math.Min(max, value);
        return (element.Whole ? Math.Round(value) : value) + 0.0;
    }

    private static CodeColumn Codes<T>(DataElement element, IReadOnlyList<T> rows, Func<T, string?> rule)
    {
        var codes = new byte[rows.Count];
        var known = element.Codes.ToList();
        for (var i = 0; i < codes.Length; i++)
        {
            var label = rule(rows[i]);
            var at = label is null ? CodeColumn.None : known.IndexOf(label);
            if (at < 0) throw new InvalidOperationException($"Element {element.Id} has no code {label}.");
            codes[i] = (byte)at;
        }
        return new CodeColumn(codes, element.Codes);
    }
}
