using System.Globalization;
using Hengjian.Documents.Sheets;
using Hengjian.Evaluation.Importing.Cells;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Importing;

/// <summary>The sheet a row stands on.</summary>
/// <param name="File">Position of the file in the request.</param>
/// <param name="Sheet">Position of the sheet in the file.</param>
/// <param name="Tab">Its name for messages; empty when the file has no other sheet with data.</param>
internal sealed record SheetPlace(int File, int Sheet, string Tab);

/// <summary>Takes the rows of all files, checks them and makes the table.</summary>
internal sealed class RowCollector
{
    // How totals and footers of tables begin.
    private static readonly string[] FooterWords = ["合", "总", "小计", "填表", "注", "说明", "单位负责人"];

    private readonly ImportRequest request;
    private readonly IssueLog log;
    private readonly KeyReader keys;
    private readonly ColumnBuffer[] columns;
    private readonly Dictionary<string, ColumnBuffer> byElement;
    private readonly List<Row> rows = [];
    private readonly Dictionary<(long Owner, string Key), int> seen = [];

    public RowCollector(ImportRequest request, IssueLog log)
    {
        this.request = request;
        this.log = log;
        keys = new KeyReader(request);
        columns = [.. request.Dictionary.Of(request.Kind.Grain()).Select(e => new ColumnBuffer(e))];
        byElement = columns.ToDictionary(c => c.Element.Id, StringComparer.Ordinal);
    }

    /// <summary>Rows taken.</summary>
    public long Count { get; private set; }

    /// <summary>Says that the elements of this header are collected, if only in some rows.</summary>
    public void Begin(HeaderMap header)
    {
        foreach (var column in header.Columns)
            if (column?.Field?.Element is { } element) byElement[element.Id].IsCollected = true;
        if (request.Kind == ImportKind.Kindergarten && byElement.TryGetValue(SchoolTypes.Element, out var type))
            type.IsCollected = true;
    }

    /// <summary>Takes the current row of a sheet.</summary>
    public void Take(SheetReader reader, HeaderMap header, SheetPlace place)
    {
        var row = new Row { Place = place, Line = reader.Row, Region = -1, Parent = -1 };
        Count++;
        ReadKeys(reader, header, ref row);
        // There will be no table: errors are still counted, but nothing is kept.
        var isLost = log.IsFull;
        var at = isLost ? 0 : rows.Count;
        for (var i = 0; i < header.Columns.Count; i++)
        {
            if (header.Columns[i] is not { Parser: { } parser }) continue;
            var parsed = parser.Parse(reader[i]);
            if (parsed.Problem is { } problem) log.Add(problem, reader.Row, i + 1);
            if (!isLost) byElement[parser.Element.Id].Set(at, parsed);
        }
        if (isLost) return;
        CheckType(reader.Row, at);
        rows.Add(row);
    }

    /// <summary>
    /// The table, rows in tree order; rows of one region (or school) keep the order of files and lines.
    /// </summary>
    public FactTable Build(IReadOnlyList<SourceFile> files)
    {
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var byParent = request.Kind == ImportKind.Class;
        var sort = Array.ConvertAll(order, i => ((long)(byParent ? rows[i].Parent : rows[i].Region) << 32) | (uint)i);
        Array.Sort(sort, order);
        var cells = columns.Where(c => c.IsCollected)
            .ToDictionary(c => c.Element.Id, c => c.Build(order), StringComparer.Ordinal);
        var hasKeys = request.Kind is not (ImportKind.Region or ImportKind.RegionStage);
        return new FactTable
        {
            Grain = request.Kind.Grain(),
            Period = request.Period,
            Regions = Pick(order, r => CodeOf(r)),
            Stages = request.Kind == ImportKind.Class ? ClassStages.Of(cells, order.Length) : Pick(order, r => r.Stage),
            Columns = cells,
            Keys = hasKeys ? Pick(order, r => r.Key) : null,
            Names = hasKeys && request.Kind != ImportKind.Class ? Pick(order, r => r.Name) : null,
            Parents = request.Kind == ImportKind.Class ? RunList.Of<int>(Pick(order, r => r.Parent)) : null,
            Origins = new RowOrigins(
                files, Pick(order, r => (ushort)r.Place.File), Pick(order, r => r.Line),
                rows.Exists(r => r.Place.Sheet > 0) ? Pick(order, r => (ushort)r.Place.Sheet) : null),
        };
    }

    private int CodeOf(Row row) =>
        request.Kind == ImportKind.Class
            ? request.Schools!.Regions[row.Parent]
            : request.Regions.Regions[row.Region].Code;

    private void ReadKeys(SheetReader reader, HeaderMap header, ref Row row)
    {
        string? typedRegion = null;
        int regionColumn = -1, keyColumn = -1;
        for (var i = 0; i < header.Columns.Count; i++)
            if (header.Columns[i]?.Field?.Role == KeyRole.RegionName) typedRegion = reader[i].Text.ToString();
        for (var i = 0; i < header.Columns.Count; i++)
        {
            if (header.Columns[i]?.Field is not { Element: null } field) continue;
            switch (field.Role)
            {
                case KeyRole.Region:
                    regionColumn = i;
                    row.Region = ReadRegion(reader, i, typedRegion);
                    break;
                case KeyRole.Stage:
                    row.Stage = KeyReader.Stage(reader[i], out var stageProblem) ?? SchoolStage.All;
                    if (stageProblem is not null) log.Add(stageProblem, reader.Row, i + 1);
                    break;
                case KeyRole.Key:
                    keyColumn = i;
                    row.Key = ReadCode(reader, i, field.NameZh);
                    break;
                case KeyRole.Name:
                    row.Name = ReadCode(reader, i, field.NameZh);
                    break;
                case KeyRole.School:
                    row.Parent = ReadSchool(reader, i, field.NameZh);
                    break;
                case KeyRole.Period:
                    CheckPeriod(reader, i);
                    break;
            }
        }
        CheckRepeats(reader, keyColumn >= 0 ? keyColumn : regionColumn, UniqueKey(row));
    }

    // Null when part of it could not be read: that is an error already.
    private (long Owner, string Key)? UniqueKey(in Row row) => request.Kind switch
    {
        ImportKind.Region => row.Region < 0 ? null : (row.Region, ""),
        ImportKind.RegionStage =>
            row.Region < 0 || row.Stage == SchoolStage.All ? null : (row.Region, row.Stage.ToChinese()),
        ImportKind.Class => row.Parent < 0 || row.Key is null ? null : (row.Parent, row.Key),
        _ => row.Key is null ? null : (0, row.Key),
    };

    private string Words((long Owner, string Key) key) => request.Kind switch
    {
        ImportKind.Region or ImportKind.RegionStage => $"{request.Regions.Regions[(int)key.Owner].Name}{key.Key}",
        ImportKind.Class => $"{request.Schools!.Keys![(int)key.Owner]} {key.Key}",
        _ => key.Key,
    };

    private int ReadRegion(SheetReader reader, int column, string? typedName)
    {
        if (reader[column].Kind == CellKind.Empty)
        {
            log.Add(ImportProblems.KeyMissing("行政区划代码", LooksLikeTotal(reader)), reader.Row, column + 1);
            return -1;
        }
        var region = keys.Region(reader[column], typedName, out var problem);
        problem ??= keys.OutsideOf(request.Regions.Regions[region].Code);
        if (problem is not null) log.Add(problem, reader.Row, column + 1);
        else if (typedName is { Length: > 0 } && request.Regions.Regions[region].Name != typedName)
            log.Warn(ImportProblems.NameDiffers(typedName, request.Regions.Regions[region].Name), reader.Row);
        return region;
    }

    private string? ReadCode(SheetReader reader, int column, string name)
    {
        var total = reader[column].Kind == CellKind.Empty && LooksLikeTotal(reader);
        var code = request.Kind == ImportKind.Class
            ? keys.SharedCode(reader[column], name, total, out var problem)
            : KeyReader.Code(reader[column], name, total, out problem);
        if (problem is not null) log.Add(problem, reader.Row, column + 1);
        return code;
    }

    private int ReadSchool(SheetReader reader, int column, string name)
    {
        var total = reader[column].Kind == CellKind.Empty && LooksLikeTotal(reader);
        var school = keys.School(reader[column], name, total, out var problem);
        problem ??= keys.OutsideOf(request.Schools!.Regions[school]);
        if (problem is not null) log.Add(problem, reader.Row, column + 1);
        return problem is null ? school : -1;
    }

    private void CheckPeriod(SheetReader reader, int column)
    {
        var text = CellText.Narrow(reader[column].Text).Trim().TrimEnd("年度学");
        if (text.IsEmpty || (int.TryParse(text, CultureInfo.InvariantCulture, out var year) && year == request.Period))
            return;
        log.Add(ImportProblems.WrongPeriod(CellProblems.Quote(reader[column].Text), request.Period), reader.Row,
            column + 1);
    }

    private void CheckRepeats(SheetReader reader, int column, (long Owner, string Key)? unique)
    {
        if (unique is not { } key || log.IsFull || seen.TryAdd(key, rows.Count)) return;
        var first = rows[seen[key]];
        var what = request.Kind switch
        {
            ImportKind.Region or ImportKind.RegionStage => "地区",
            ImportKind.Class => "班级",
            _ => "代码",
        };
        log.Add(ImportProblems.Repeats(what, Words(key), PlaceOf(first)), reader.Row, column + 1);
        // Both rows are marked: either may be the wrong one.
        log.AddAt(
            first.Place.File, first.Place.Sheet, first.Line, column + 1,
            ImportProblems.Repeats(what, Words(key), log.Place(reader.Row)), PlaceOf(first));
    }

    private string PlaceOf(in Row row) => IssueLog.Place(request.Files[row.Place.File].Name, row.Place.Tab, row.Line);

    private void CheckType(int line, int row)
    {
        if (request.Kind is not (ImportKind.School or ImportKind.Kindergarten)) return;
        if (!byElement.TryGetValue(SchoolTypes.Element, out var types)) return;
        var kindergarten = (byte)types.Element.Codes.ToList().IndexOf(ImportFields.Kindergarten);
        var code = types.CodeAt(row);
        if (request.Kind == ImportKind.School)
        {
            if (code != CodeColumn.None && types.Element.Codes[code] == ImportFields.Kindergarten)
                log.Add(ImportProblems.KindergartenAmongSchools(), line);
            return;
        }
        if (code == CodeColumn.None) types.Set(row, new ParsedCell(ValueFlag.Present, double.NaN, kindergarten));
        else if (types.Element.Codes[code] != ImportFields.Kindergarten)
            log.Add(ImportProblems.SchoolAmongKindergartens(types.Element.Codes[code]), line);
    }

    private static bool LooksLikeTotal(SheetReader reader)
    {
        for (var i = 0; i < reader.Count; i++)
        {
            if (reader[i].Kind != CellKind.Text) continue;
            foreach (var word in FooterWords)
                if (reader[i].Text.StartsWith(word, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    private T[] Pick<T>(int[] order, Func<Row, T> value)
    {
        var picked = new T[order.Length];
        for (var i = 0; i < order.Length; i++) picked[i] = value(rows[order[i]]);
        return picked;
    }

    private struct Row
    {
        public SheetPlace Place;
        public int Line;
        public int Region;
        public int Parent;
        public SchoolStage Stage;
        public string? Key;
        public string? Name;
    }
}
