using Hengjian.Documents.Csv;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Reads one file of a dataset into fact tables, one per period.</summary>
internal sealed class TableReader
{
    private readonly TableSource source;
    private readonly RegionTree regions;
    private readonly SchoolKeys? schools;
    private readonly ProblemList problems;
    private readonly CsvReader record;
    private readonly List<ColumnBuilder> columns = [];
    private readonly TableRows rows = new();
    private readonly Dictionary<string, int> fields = new(StringComparer.Ordinal);
    private int headerFields;

    private TableReader(TableSource source, RegionTree regions, SchoolKeys? schools, ProblemList problems, CsvReader record)
    {
        this.source = source;
        this.regions = regions;
        this.schools = schools;
        this.problems = problems;
        this.record = record;
    }

    /// <summary>Reads the file; problems go to the list, and then the tables mean nothing.</summary>
    public static IReadOnlyList<FactTable> Read(
        TableSource source, CsvReader record, SourceFile file, DataDictionary dictionary, RegionTree regions,
        SchoolKeys? schools, ProblemList problems, CancellationToken cancel)
    {
        var reader = new TableReader(source, regions, schools, problems, record);
        if (!reader.ReadHeader(dictionary)) return [];
        while (record.Read() && !problems.IsFull)
        {
            if (record.Line % 65_536 == 0) cancel.ThrowIfCancellationRequested();
            reader.ReadRow();
        }
        if (record.Problem is { } stopped) problems.Add(stopped);
        if (problems.Any) return [];
        return source.Combine
            ? new CombinedRows(source, reader.columns, reader.rows).Tables(file)
            : reader.rows.Tables(source.Grain, regions, reader.columns, file);
    }

    private bool ReadHeader(DataDictionary dictionary)
    {
        if (!record.Read())
        {
            problems.Add(record.Problem ?? DatasetProblems.ColumnAbsent(source.File, source.Region ?? source.School!, null));
            return false;
        }
        headerFields = record.FieldCount;
        for (var i = 0; i < headerFields; i++) fields[record.Field(i).Trim().ToString()] = i;
        foreach (var named in new[] { source.Region, source.School, source.Key, source.Name, source.PeriodColumn, source.Stage?.Column })
            if (named is not null) FieldOf(named);
        foreach (var column in source.Columns) AddColumn(dictionary, column);
        return !problems.Any;
    }

    private void AddColumn(DataDictionary dictionary, ColumnSource column)
    {
        if (!dictionary.TryFind(column.Element, out var element))
        {
            var nearest = NearestName.Of(column.Element, dictionary.Elements.Select(e => e.Id));
            problems.Add(DatasetProblems.ElementUnknown(source.File, column.Element, nearest));
            return;
        }
        if (source.Combine && element.Kind is ValueKind.Code or ValueKind.Text)
        {
            problems.Add(DatasetProblems.NotAddable(source.File, element.NameZh));
            return;
        }
        columns.Add(new ColumnBuilder(element, column, column.Column is null ? -1 : FieldOf(column.Column)));
        if (column.Per is not null)
            columns.Add(new ColumnBuilder(element, new ColumnSource(CombinedRows.Divisor(element.Id)), FieldOf(column.Per)));
    }

    private int FieldOf(string name)
    {
        if (fields.TryGetValue(name, out var index)) return index;
        problems.Add(DatasetProblems.ColumnAbsent(source.File, name, NearestName.Of(name, fields.Keys)));
        return -1;
    }

    private void ReadRow()
    {
        var line = (int)record.Line;
        if (record.FieldCount != headerFields)
        {
            problems.Add(DatasetProblems.LineShort(source.File, line, record.FieldCount, headerFields));
            return;
        }
        var (region, parent) = Owner(line);
        var stage = StageOf(line);
        var period = source.Period ?? Whole(source.PeriodColumn!, line);
        if (region < 0 || stage is null || period is null) return;
        if (!rows.Add(source, record, fields, regions.IndexOf(region), region, parent, stage.Value, period.Value, line, out var first))
            problems.Add(DatasetProblems.RowRepeats(source.File, line, rows.LastKey, first));
        foreach (var column in columns)
        {
            if (column.Field < 0) column.AppendConstant();
            else if (!column.Append(record)) problems.Add(DatasetProblems.CellUnreadable(
                source.File, line, column.Element.NameZh, record.Field(column.Field).ToString(), column.Expected));
        }
    }

    private (int Region, int Parent) Owner(int line)
    {
        if (source.School is null)
        {
            var code = Whole(source.Region!, line) ?? -1;
            if (code >= 0 && regions.IndexOf(code) < 0)
            {
                problems.Add(DatasetProblems.RegionUnknown(source.File, line, record.Field(fields[source.Region!]).ToString()));
                code = -1;
            }
            return (code, -1);
        }
        var key = record.Field(fields[source.School]);
        var parent = schools!.Find(key);
        if (parent >= 0) return (schools.RegionOf(parent), parent);
        problems.Add(DatasetProblems.SchoolUnknown(source.File, line, key.ToString()));
        return (-1, -1);
    }

    private SchoolStage? StageOf(int line)
    {
        if (source.Stage is null) return SchoolStage.All;
        var code = record.Field(fields[source.Stage.Column]).ToString();
        if (source.Stage.Codes.TryGetValue(code, out var stage)) return stage;
        problems.Add(DatasetProblems.CellUnreadable(
            source.File, line, source.Stage.Column, code, string.Join("、", source.Stage.Codes.Keys)));
        return null;
    }

    private int? Whole(string column, int line)
    {
        var cell = record.Field(fields[column]);
        if (int.TryParse(cell.Trim(), System.Globalization.CultureInfo.InvariantCulture, out var value)) return value;
        problems.Add(DatasetProblems.CellUnreadable(source.File, line, column, cell.ToString(), "整数"));
        return null;
    }
}
