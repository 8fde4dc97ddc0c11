using System.Globalization;
using System.Runtime.CompilerServices;
using Hengjian.Documents.Csv;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Reads rows one after the other; every thread has its own.</summary>
internal sealed class PartReader
{
    private const int MostProblems = 200;
    private readonly TableHeader header;
    private readonly TableSource source;
    private readonly RegionTree regions;
    private readonly SchoolKeys? schools;
    private readonly CsvReader record;
    private readonly TablePart part;
    private readonly ColumnBuilder[] columns;
    private readonly byte[] lastKey = new byte[64];
    private int lastKeyLength = -1;
    private int lastSchool;
    private int lastCode = -1;
    private int lastPlace;

    private PartReader(TableHeader header, RegionTree regions, SchoolKeys? schools, CsvReader record, ColumnBuilder[] columns)
    {
        this.header = header;
        source = header.Source;
        this.regions = regions;
        this.schools = schools;
        this.record = record;
        part = new TablePart(header);
        this.columns = columns;
    }

    /// <summary>What the cells are gathered in, one a column; used again for part after part by one thread.</summary>
    public static ColumnBuilder[] BuildersOf(TableHeader header) => [.. header.Columns.Select(c => new ColumnBuilder(c))];

    /// <summary>Reads up to so many rows.</summary>
    public static TablePart Read(
        TableHeader header, RegionTree regions, SchoolKeys? schools, CsvReader record, int most, ColumnBuilder[] columns)
    {
        var reader = new PartReader(header, regions, schools, record, columns);
        while (reader.part.Count < most && reader.part.Problems.Count < MostProblems && record.Read()) reader.ReadRow();
        reader.part.Stop = record.Problem;
        if (reader.part.Problems.Count == 0) reader.part.Columns = Array.ConvertAll(columns, c => c.Build());
        else Array.ForEach(columns, c => c.Clear());
        return reader.part;
    }

    // Millions of rows pass before the runtime would have optimised these methods by itself.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadRow()
    {
        var line = (int)record.Line;
        if (record.FieldCount != header.FieldCount)
        {
            part.Problems.Add((line, DatasetProblems.LineShort(source.File, line, record.FieldCount, header.FieldCount)));
            return;
        }
        var owner = schools is null ? PlaceOf(line) : SchoolOf(line);
        var stage = header.Stage < 0 ? SchoolStage.All : StageOf(line);
        var period = header.Period < 0 ? source.Period : Whole(header.Period, source.PeriodColumn!, line);
        if (owner < 0 || stage is null || period is null) return;
        part.Add(line);
        (schools is null ? part.Places : part.Parents).Add(owner);
        if (header.Stage >= 0) part.Stages.Add(stage.Value);
        if (header.Period >= 0) part.Periods.Add(period.Value);
        if (header.Key >= 0) part.Keys.Add(record.Field(header.Key).Trim().ToString());
        if (header.Name >= 0) part.Names.Add(record.Field(header.Name).Trim().ToString());
        foreach (var column in columns)
        {
            if (column.Plan.Field < 0) column.AppendConstant();
            else if (!column.Append(record)) part.Problems.Add((line, DatasetProblems.CellUnreadable(
                source.File, line, column.Plan.Element.NameZh, record.Field(column.Plan.Field).ToString(), column.Plan.Expected)));
        }
    }

    // Rows of one region mostly stand together.
    private int PlaceOf(int line)
    {
        if (Whole(header.Region, source.Region!, line) is not { } code) return -1;
        if (code == lastCode) return lastPlace;
        var place = regions.IndexOf(code);
        if (place < 0) part.Problems.Add((line, DatasetProblems.RegionUnknown(source.File, line, record.Field(header.Region).ToString())));
        else (lastCode, lastPlace) = (code, place);
        return place;
    }

    // Classes come sorted by school, so the last answer is tried first.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int SchoolOf(int line)
    {
        var bytes = record.FieldBytes(header.School);
        if (bytes.Length == lastKeyLength && bytes.SequenceEqual(lastKey.AsSpan(0, lastKeyLength))) return lastSchool;
        var key = record.Field(header.School);
        var row = schools!.Find(key);
        if (row < 0) part.Problems.Add((line, DatasetProblems.SchoolUnknown(source.File, line, key.ToString())));
        else if (bytes.Length <= lastKey.Length)
        {
            bytes.CopyTo(lastKey);
            (lastKeyLength, lastSchool) = (bytes.Length, row);
        }
        return row;
    }

    private SchoolStage? StageOf(int line)
    {
        var code = record.Field(header.Stage).ToString();
        if (source.Stage!.Codes.TryGetValue(code, out var stage)) return stage;
        part.Problems.Add((line, DatasetProblems.CellUnreadable(
            source.File, line, source.Stage.Column, code, string.Join("、", source.Stage.Codes.Keys))));
        return null;
    }

    private int? Whole(int field, string column, int line)
    {
        if (CellDigits.TryWhole(record.FieldBytes(field), out var value)) return value;
        var cell = record.Field(field);
        if (int.TryParse(cell.Trim(), CultureInfo.InvariantCulture, out value)) return value;
        part.Problems.Add((line, DatasetProblems.CellUnreadable(source.File, line, column, cell.ToString(), "整数")));
        return null;
    }
}
