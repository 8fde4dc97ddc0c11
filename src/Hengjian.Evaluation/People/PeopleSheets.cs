using System.Globalization;
using Hengjian.Documents.Sheets;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.People;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.People;

/// <summary>A row as it stands in a file: text by column name.</summary>
internal sealed record SheetLine(string Sheet, int Row, IReadOnlyDictionary<string, string> Cells, IReadOnlyDictionary<string, int> Columns)
{
    public string Text(string column) => Cells.GetValueOrDefault(column, "");

    public string? Optional(string column) => Cells.TryGetValue(column, out var text) && text.Length > 0 ? text : null;
}

/// <summary>The three sheets of units, posts and people: their columns, and how they are read.</summary>
public sealed class PeopleSheets
{
    /// <summary>Sheet of units.</summary>
    public const string Units = "单位";

    /// <summary>Sheet of posts.</summary>
    public const string Posts = "岗位";

    /// <summary>Sheet of people.</summary>
    public const string People = "人员";

    /// <summary>Most rows of a sheet.</summary>
    public const int MostRows = 5_000;

    /// <summary>Largest file, in bytes.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    // A star marks what must be filled in.
    internal static readonly IReadOnlyList<(string Sheet, string[] Columns)> Layout =
    [
        (Units, ["单位代号*", "单位名称*", "行政区划代码*", "类别", "部门用语", "主管单位代号", "学校代码", "起始日期", "截止日期"]),
        (Posts, ["单位代号*", "岗位名称*", "角色*", "单位负责人", "截止日期"]),
        (People, ["姓名*", "工号", "单位代号*", "岗位名称*", "任职起*", "任职止", "代理谁", "手机", "邮箱"]),
    ];

    internal static readonly IReadOnlyList<(UnitKind Kind, string Word)> KindWords =
    [
        (UnitKind.Department, "部门"), (UnitKind.Government, "人民政府"), (UnitKind.SupervisionOffice, "督导机构"),
        (UnitKind.School, "学校"), (UnitKind.Committee, "委员会"), (UnitKind.Other, "其他"),
    ];

    private PeopleSheets(IReadOnlyList<SheetLine> lines, IReadOnlyList<PeopleIssue> issues) => (Lines, Issues) = (lines, issues);

    internal IReadOnlyList<SheetLine> Lines { get; }

    internal IReadOnlyList<PeopleIssue> Issues { get; }

    /// <summary>Chinese word of a kind of units.</summary>
    public static string WordOf(UnitKind kind) => KindWords.First(k => k.Kind == kind).Word;

    /// <summary>Codes of all regions the rows name, by column or by the first digits of a unit.</summary>
    internal IReadOnlyCollection<int> Regions()
    {
        var codes = new SortedSet<int>();
        foreach (var line in Lines)
            foreach (var text in (string[])[line.Text("行政区划代码"), line.Text("单位代号").Split('-')[0], line.Text("主管单位代号").Split('-')[0]])
                if (CodeOf(text) is { } code) codes.Add(code);
        return codes;
    }

    /// <summary>Reads the sheets by their names; a sheet that is not there has no rows.</summary>
    public static Result<PeopleSheets> Read(Stream file)
    {
        var opened = SheetBook.Open(file);
        if (!opened.TryGet(out var book)) return Result.Fail<PeopleSheets>(opened.Problems);
        using (book)
        {
            var (lines, issues, found) = (new List<SheetLine>(), new List<PeopleIssue>(), 0);
            for (var i = 0; i < book.Sheets.Count; i++)
            {
                var name = book.Sheets[i].Name.Trim();
                if (Layout.FirstOrDefault(l => l.Sheet == name) is not { Sheet: not null } layout) continue;
                found++;
                var read = book.Read(i);
                if (!read.TryGet(out var reader)) return Result.Fail<PeopleSheets>(read.Problems);
                using (reader)
                    if (ReadSheet(reader, layout.Sheet, layout.Columns, lines, issues) is { } problem) return problem;
            }
            return found == 0 ? PeopleProblems.NoSheets() : new PeopleSheets(lines, issues);
        }
    }

    /// <summary>Six digits; null when they are none.</summary>
    internal static int? CodeOf(string text) => text.Length == 6 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;

    /// <summary>A day as people write it; null when it is none.</summary>
    internal static DateOnly? DayOf(string text)
    {
        var plain = text.TrimEnd('日').Replace('年', '-').Replace('月', '-').Replace('/', '-').Replace('.', '-');
        return DateOnly.TryParseExact(plain, ["yyyy-M-d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private static Problem? ReadSheet(SheetReader reader, string sheet, string[] columns, List<SheetLine> lines, List<PeopleIssue> issues)
    {
        if (!reader.Read()) return reader.Problem;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var c = 0; c < reader.Count; c++) places.TryAdd(reader[c].Text.ToString().Replace("*", "", StringComparison.Ordinal).Trim(), c);
        foreach (var column in columns.Where(c => c.EndsWith('*')).Select(c => c.TrimEnd('*')).Where(c => !places.ContainsKey(c)))
            issues.Add(new PeopleIssue(sheet, reader.Row, 0, PeopleProblems.MissingColumn(sheet, column)));
        if (issues.Count > 0) return null;
        var numbers = places.ToDictionary(p => p.Key, p => p.Value + 1, StringComparer.Ordinal);
        var rows = 0;
        while (reader.Read())
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, place) in places)
                if (place < reader.Count && reader[place].Kind != CellKind.Empty) cells[name] = reader[place].Text.ToString().Trim();
            if (cells.Count == 0) continue;
            if (++rows > MostRows) return PeopleProblems.TooManyRows(MostRows);
            lines.Add(new SheetLine(sheet, reader.Row, cells, numbers));
        }
        return reader.Problem;
    }
}
