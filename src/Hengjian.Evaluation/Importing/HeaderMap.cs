using System.Buffers;
using Hengjian.Documents.Sheets;
using Hengjian.Evaluation.Importing.Cells;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Importing;

/// <summary>Which column of a sheet holds what, and where its data begin.</summary>
/// <param name="Columns">By column from 0; null for a column without a name or with one that carries no data.</param>
/// <param name="FirstRow">The header's first row.</param>
/// <param name="LastRow">The last row of names, units or ids; data stand below.</param>
internal sealed record HeaderMap(IReadOnlyList<MappedColumn?> Columns, int FirstRow, int LastRow);

/// <summary>A column of a file.</summary>
/// <param name="Field">What it holds.</param>
/// <param name="Parser">For data elements; null for key columns.</param>
internal sealed record MappedColumn(ImportField? Field, CellParser? Parser);

/// <summary>Finds the header of a sheet and reads it.</summary>
internal sealed class HeaderReader
{
    private const int RowsToSearch = 15;
    private const int RowsBelow = 3;

    // Columns that tables carry for people.
    private static readonly HashSet<string> ForPeople = new(StringComparer.Ordinal) { "序号", "备注", "填表人", "联系电话" };

    private static readonly SearchValues<char> UnitEnds = SearchValues.Create(";,，。");

    private readonly ImportKind kind;
    private readonly IReadOnlyList<ImportField> fields;
    private readonly Dictionary<string, ImportField> byKey = new(StringComparer.Ordinal);

    public HeaderReader(ImportKind kind, IReadOnlyList<ImportField> fields)
    {
        this.kind = kind;
        this.fields = fields;
        foreach (var field in fields)
        {
            byKey.TryAdd(HeaderText.Key(field.Id), field);
            byKey.TryAdd(HeaderText.Key(field.NameZh), field);
        }
        foreach (var field in fields)
            foreach (var alias in field.Aliases) byKey.TryAdd(HeaderText.Key(alias), field);
    }

    /// <summary>The first rows, and which of them is the header: -1 when none is.</summary>
    public int Find(SheetReader reader, out List<HeaderRow> top)
    {
        top = [];
        while (top.Count < RowsToSearch + RowsBelow && reader.Read()) top.Add(HeaderRow.Of(reader));
        var best = -1;
        var bestScore = 1;
        for (var i = 0; i < Math.Min(top.Count, RowsToSearch); i++)
        {
            var score = top[i].Keys.Count(k => FieldOf(k, out _) is not null);
            if (score > bestScore) (best, bestScore) = (i, score);
        }
        return best;
    }

    /// <summary>Reads the header; errors go to the log, and then the map means nothing.</summary>
    public HeaderMap Read(List<HeaderRow> top, int header, IssueLog log)
    {
        var ids = IdRowBelow(top, header);
        var last = ids ?? (IsUnitRow(top, header + 1) ? header + 1 : header);
        var names = top[header];
        var columns = new List<MappedColumn?>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var width = Enumerable.Range(header, last - header + 1).Max(i => top[i].Keys.Count);
        for (var i = 0; i < width; i++)
        {
            var column = Map(top, header, last, ids, i, log);
            columns.Add(column);
            if (column?.Field is { } field && !seen.TryAdd(field.Id, i + 1))
                log.Add(ImportProblems.ColumnTwice(field.NameZh, seen[field.Id]), names.Row, i + 1);
        }
        foreach (var field in fields)
            if (field.IsRequired && !seen.ContainsKey(field.Id))
                log.Add(ImportProblems.MissingColumn(field, kind), names.Row);
        return new HeaderMap(columns, names.Row, top[last].Row);
    }

    private MappedColumn? Map(List<HeaderRow> top, int header, int last, int? ids, int column, IssueLog log)
    {
        var key = top[header].KeyAt(column);
        var field = FieldOf(key, out var unit);
        if (ids is { } idRow && top[idRow].KeyAt(column) is { Length: > 0 } id && byKey.TryGetValue(id, out var byId))
        {
            if (field is not null && field != byId)
                log.Add(ImportProblems.NameAndIdDiffer(top[header].TextAt(column), byId.Id), top[header].Row,
                    column + 1);
            field = byId;
        }
        if (field is null)
        {
            if (key.Length == 0) return null;
            if (!ForPeople.Contains(key))
                log.Add(ImportProblems.UnknownColumn(top[header].TextAt(column), Nearest(key)), top[header].Row,
                    column + 1);
            return new MappedColumn(null, null);
        }
        if (field.Element is null) return new MappedColumn(field, null);
        // What stands in brackets behind a yes-no column or under a list of codes is a remark.
        if (field.Element.Kind != ValueKind.Number) return new MappedColumn(field, CellParser.For(field.Element).Value);
        for (var i = header + 1; i <= last && unit.Length == 0; i++)
            if (i != ids) unit = FirstWord(top[i].KeyAt(column));
        var parser = CellParser.For(field.Element, unit);
        foreach (var problem in parser.Problems) log.Add(problem, top[header].Row, column + 1);
        return new MappedColumn(field, parser.IsOk ? parser.Value : null);
    }

    private ImportField? FieldOf(string key, out string unit)
    {
        unit = "";
        if (key.Length == 0) return null;
        if (byKey.TryGetValue(key, out var field)) return field;
        return HeaderText.TrySplit(key, out var name, out unit) ? byKey.GetValueOrDefault(name) : null;
    }

    private string? Nearest(string key)
    {
        HeaderText.TrySplit(key, out var name, out _);
        return NearestName.Of(name, fields.Select(f => f.NameZh));
    }

    private int? IdRowBelow(List<HeaderRow> top, int header)
    {
        for (var i = header + 1; i <= Math.Min(header + RowsBelow, top.Count - 1); i++)
            if (top[i].Keys.Count(k => byKey.TryGetValue(k, out var f) && HeaderText.Key(f.Id) == k) >= 2) return i;
        return null;
    }

    // A row of units names at least one, and has no number that could be data.
    private bool IsUnitRow(List<HeaderRow> top, int index)
    {
        if (index >= top.Count || top[index].HasNumbers) return false;
        var units = 0;
        for (var i = 0; i < top[index].Keys.Count; i++)
        {
            var word = FirstWord(top[index].KeyAt(i));
            if (word.Length == 0) continue;
            var field = FieldOf(top[index - 1].KeyAt(i), out _);
            if (field is { Role: KeyRole.Region or KeyRole.Key or KeyRole.School }
                && word != FirstWord(HeaderText.Key(field.Hint))) return false;
            if (field?.Element is { Unit.Length: > 0 } element && CellParser.For(element, word).IsOk) units++;
        }
        return units > 0;
    }

    /// <summary>The unit of a template's second row, which goes on about whole numbers and bounds.</summary>
    private static string FirstWord(string key)
    {
        var end = key.AsSpan().IndexOfAny(UnitEnds);
        return end < 0 ? key : key[..end];
    }
}

/// <summary>One of the first rows, kept while the header is looked for.</summary>
internal sealed record HeaderRow(int Row, IReadOnlyList<string> Texts, IReadOnlyList<string> Keys, bool HasNumbers)
{
    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.,");

    public static HeaderRow Of(SheetReader reader)
    {
        var texts = new List<string>();
        var numbers = false;
        for (var i = 0; i < reader.Count; i++)
        {
            var cell = reader[i];
            texts.Add(cell.Text.ToString());
            numbers |= cell.Kind is CellKind.Number or CellKind.Percent
                || (cell.Kind == CellKind.Text && !cell.Text.ContainsAnyExcept(NumberSigns));
        }
        return new HeaderRow(reader.Row, texts, [.. texts.Select(t => HeaderText.Key(t))], numbers);
    }

    public string TextAt(int column) => column < Texts.Count ? Texts[column] : "";

    public string KeyAt(int column) => column < Keys.Count ? Keys[column] : "";
}
