using Hengjian.Data.ClickHouse.Servers;

using Hengjian.Indicators.Facts;

namespace Hengjian.Data.ClickHouse.Loading;

/// <summary>Finds the columns of each grain: the narrowest type that keeps every number of every year exactly.</summary>
internal static class SchemaReader
{
    /// <summary>The columns of a grain over all its years, in the order of the dictionary.</summary>
    public static IReadOnlyList<FactColumn> Of(Grain grain, IReadOnlyList<FactTable> tables, DataDictionary dictionary)
    {
        var columns = new List<FactColumn>();
        foreach (var element in dictionary.Of(grain).Where(e => e.Kind != ValueKind.Text))
        {
            var found = tables.Select(t => t.Columns.GetValueOrDefault(element.Id)).OfType<Column>().ToList();
            if (found.Count == 0) continue;
            var flagged = found.OfType<NumberColumn>().Any(IsFlagged);
            columns.Add(element.Kind == ValueKind.Code
                ? Codes(element, found)
                : new FactColumn(element, TypeOf(found.Cast<NumberColumn>()), []) { Flagged = flagged });
        }
        foreach (var clash in columns.GroupBy(c => c.Value, StringComparer.Ordinal).Where(g => g.Count() > 1))
            throw new ClickHouseException(ClickHouseProblems.ColumnsClash(clash.First().Element.Id));
        return columns;
    }

    /// <summary>Some cell says more than that it is there or missing.</summary>
    public static bool IsFlagged(NumberColumn column) => column.Flags is { } flags
        && flags.AsSpan().IndexOfAnyExcept(ValueFlag.Present, ValueFlag.Missing) >= 0;

    /// <summary>The labels and codes of a column of codes, however it is kept.</summary>
    public static IEnumerable<string> LabelsIn(Column column) => column switch
    {
        CodeColumn codes => codes.Labels,
        TextColumn texts => texts.Values.OfType<string>().Distinct(StringComparer.Ordinal),
        _ => throw new ArgumentException("The column holds no codes."),
    };

    private static FactColumn Codes(DataElement element, List<Column> found)
    {
        var labels = element.Codes.Concat(found.SelectMany(LabelsIn)).Distinct(StringComparer.Ordinal).ToList();
        // An enumeration needs a value; no row has it.
        if (labels.Count == 0) labels.Add("");
        var values = labels.Select((l, i) => FormattableString.Invariant($"{FactSchema.Text(l)}={i}"));
        return new FactColumn(element, $"Enum16({string.Join(',', values)})", labels);
    }

    private static string TypeOf(IEnumerable<NumberColumn> columns)
    {
        double most = 0;
        foreach (var column in columns)
        {
            foreach (var value in column.ToArray())
            {
                if (double.IsNaN(value)) continue;
                // −0 is another double than 0.
                if (double.IsNegative(value) || value != Math.Floor(value) || value > uint.MaxValue) return "Float64";
                most = Math.Max(most, value);
            }
        }
        return most <= byte.MaxValue ? "UInt8" : most <= ushort.MaxValue ? "UInt16" : "UInt32";
    }
}
