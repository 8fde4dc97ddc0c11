using Hengjian.Documents.Csv;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Where the manifest's columns stand in a file; columns that it does not name are never looked at.</summary>
internal sealed class TableHeader
{
    private readonly Dictionary<string, int> fields = new(StringComparer.Ordinal);
    private readonly ProblemList problems;
    private readonly List<ColumnPlan> columns = [];

    private TableHeader(TableSource source, ProblemList problems)
    {
        Source = source;
        this.problems = problems;
    }

    public TableSource Source { get; }

    public IReadOnlyList<ColumnPlan> Columns => columns;

    /// <summary>Number of fields; every line must have as many.</summary>
    public int FieldCount { get; private init; }

    /// <summary>Fields of the row heads; -1 where the manifest names none.</summary>
    public int Region { get; private set; }

    public int School { get; private set; }

    public int Key { get; private set; }

    public int Name { get; private set; }

    public int Period { get; private set; }

    public int Stage { get; private set; }

    /// <summary>Reads the header; null when it lacks something, which <paramref name="problems"/> then says.</summary>
    public static TableHeader? Read(TableSource source, CsvReader record, DataDictionary dictionary, ProblemList problems)
    {
        if (!record.Read())
        {
            problems.Add(record.Problem ?? DatasetProblems.ColumnAbsent(source.File, source.Region ?? source.School!, null));
            return null;
        }
        var header = new TableHeader(source, problems) { FieldCount = record.FieldCount };
        for (var i = 0; i < record.FieldCount; i++) header.fields[record.Field(i).Trim().ToString()] = i;
        header.Region = header.FieldOf(source.Region);
        header.School = header.FieldOf(source.School);
        header.Key = header.FieldOf(source.Key);
        header.Name = header.FieldOf(source.Name);
        header.Period = header.FieldOf(source.PeriodColumn);
        header.Stage = header.FieldOf(source.Stage?.Column);
        foreach (var column in source.Columns) header.AddColumn(dictionary, column);
        return problems.Any ? null : header;
    }

    private void AddColumn(DataDictionary dictionary, ColumnSource column)
    {
        if (!dictionary.TryFind(column.Element, out var element))
        {
            var nearest = NearestName.Of(column.Element, dictionary.Elements.Select(e => e.Id));
            problems.Add(DatasetProblems.ElementUnknown(Source.File, column.Element, nearest));
            return;
        }
        if (Source.Combine && element.Kind is ValueKind.Code or ValueKind.Text)
        {
            problems.Add(DatasetProblems.NotAddable(Source.File, element.NameZh));
            return;
        }
        columns.Add(new ColumnPlan(element, column, FieldOf(column.Column)));
        if (column.Per is not null)
            columns.Add(new ColumnPlan(element, new ColumnSource(CombinedRows.Divisor(element.Id)), FieldOf(column.Per)));
    }

    private int FieldOf(string? name)
    {
        if (name is null) return -1;
        if (fields.TryGetValue(name, out var index)) return index;
        problems.Add(DatasetProblems.ColumnAbsent(Source.File, name, NearestName.Of(name, fields.Keys)));
        return -1;
    }
}
