using Hengjian.Documents.Sheets;
using Hengjian.Documents.Writing;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Collection;
using Hengjian.Domain.People;

namespace Hengjian.Evaluation.People;

/// <summary>Writes the xlsx for units, posts and people: empty, filled with what is there, or as it was handed in with its errors.</summary>
public static class PeopleTemplate
{
    private const int LastRow = PeopleSheets.MostRows + 1;

    /// <summary>A template; what is there already stands in it, so that it can be changed and handed in again. Telephones stay out.</summary>
    /// <param name="stream">Stays open.</param>
    /// <param name="units">Units of the regions.</param>
    /// <param name="posts">Their posts.</param>
    /// <param name="holders">Who holds posts: person, post, appointment.</param>
    /// <param name="substitutes">Names of people who are stood in for, by number.</param>
    /// <param name="departments">Words for departments.</param>
    /// <param name="book">The roles in force.</param>
    public static void Write(
        Stream stream, IReadOnlyList<Unit> units, IReadOnlyList<PostRecord> posts,
        IReadOnlyList<(PersonRecord Person, PostRecord Post, AppointmentRecord Appointment)> holders, IReadOnlyDictionary<long, string> substitutes, DepartmentBook departments, RoleBook book)
    {
        using var writer = new XlsxWriter(stream);
        Begin(writer, PeopleSheets.Units, departments, book);
        Rows(writer, units.Select(u => (object?[])
        [
            u.Id, u.Name, u.RegionCode.ToString("D6", System.Globalization.CultureInfo.InvariantCulture), PeopleSheets.WordOf(u.Kind), u.Department, u.ParentId, u.SchoolCode, u.ValidFrom, u.ValidTo,
        ]));
        Begin(writer, PeopleSheets.Posts, departments, book);
        Rows(writer, posts.Select(p => (object?[])[p.UnitId, p.Title, book.NameOf(p.Role), p.IsHead ? "是" : "否", p.ValidTo]));
        Begin(writer, PeopleSheets.People, departments, book);
        Rows(writer, holders.Select(h => (object?[])
        [
            h.Person.Name, h.Person.StaffNumber, h.Post.UnitId, h.Post.Title, h.Appointment.From, h.Appointment.To,
            h.Appointment.SubstituteFor is { } other ? substitutes.GetValueOrDefault(other) : null, null, h.Person.Mail,
        ]));
        Guide(writer);
    }

    /// <summary>The file as it was handed in, each wrong cell red with its reason.</summary>
    public static void WriteErrors(Stream stream, Stream file, PeopleImport import)
    {
        using var writer = new XlsxWriter(stream);
        file.Position = 0;
        if (SheetBook.Open(file).TryGet(out var book))
            using (book)
                for (var i = 0; i < book.Sheets.Count; i++)
                {
                    var name = book.Sheets[i].Name.Trim();
                    if (!PeopleSheets.Layout.Any(l => l.Sheet == name) || !book.Read(i).TryGet(out var reader)) continue;
                    writer.BeginSheet(new SheetLayout(name) { FrozenRows = 1, Widths = WidthsOf(name) });
                    var issues = import.Issues.Where(x => x.Sheet == name).ToLookup(x => x.Row);
                    using (reader)
                        while (reader.Read()) Copy(writer, reader, [.. issues[reader.Row]]);
                }
        writer.BeginSheet(new SheetLayout("错误清单") { FrozenRows = 1, Widths = [10, 8, 70, 50, 12] });
        Header(writer, ["表", "行", "问题", "应为", "代码"]);
        Rows(writer, import.Issues.Select(i => (object?[])[i.Sheet, (double)i.Row, i.Problem.Message, i.Problem.Expected, i.Problem.Code]));
    }

    private static void Copy(XlsxWriter writer, SheetReader reader, IReadOnlyList<PeopleIssue> issues)
    {
        writer.BeginRow(reader.Row);
        var width = Math.Max(reader.Count, issues.Select(i => Math.Max(1, i.Column)).DefaultIfEmpty(0).Max());
        for (var c = 1; c <= width; c++)
        {
            var wrong = issues.Where(i => Math.Max(1, i.Column) == c).Select(i => i.Problem.Message + (i.Problem.Expected is { } e ? $" 应为：{e}" : "")).ToList();
            var style = reader.Row == 1 ? XlsxStyle.Header : wrong.Count > 0 ? XlsxStyle.BadText : XlsxStyle.InputText;
            writer.Text(c, c <= reader.Count ? reader[c - 1].Text.ToString() : "", style);
            if (wrong.Count > 0) writer.Note(reader.Row, c, string.Join('\n', wrong));
        }
    }

    private static void Begin(XlsxWriter writer, string sheet, DepartmentBook departments, RoleBook book)
    {
        var columns = PeopleSheets.Layout.First(l => l.Sheet == sheet).Columns;
        writer.BeginSheet(new SheetLayout(sheet)
        {
            FrozenRows = 1,
            Widths = WidthsOf(sheet),
            ColumnStyles = [.. columns.Select(c => c.Contains("日期", StringComparison.Ordinal) || c.StartsWith("任职", StringComparison.Ordinal) ? XlsxStyle.InputDate : XlsxStyle.InputText)],
            Choices = [.. Choices(sheet, departments, book)],
        });
        Header(writer, columns);
    }

    private static IEnumerable<ChoiceList> Choices(string sheet, DepartmentBook departments, RoleBook book)
    {
        (int Column, IEnumerable<string> Words)[] lists = sheet == PeopleSheets.Units
            ? [(4, PeopleSheets.KindWords.Select(k => k.Word)), (5, departments.All.Select(d => d.Word))]
            : sheet == PeopleSheets.Posts ? [(3, book.Offered.Select(r => r.NameZh)), (4, ["是", "否"])] : [];
        foreach (var (column, words) in lists)
            if (ChoiceList.Inline(words) is { } source) yield return new ChoiceList(new CellRange(2, column, LastRow, column), source, "请从下拉框里选择。");
    }

    private static double[] WidthsOf(string sheet) =>
        [.. PeopleSheets.Layout.First(l => l.Sheet == sheet).Columns.Select(c => c.Contains("名称", StringComparison.Ordinal) || c.Contains("单位代号", StringComparison.Ordinal) ? 26d : 14d)];

    private static void Header(XlsxWriter writer, IReadOnlyList<string> columns)
    {
        writer.BeginRow(1, 24);
        for (var i = 0; i < columns.Count; i++) writer.Text(i + 1, columns[i], columns[i].EndsWith('*') ? XlsxStyle.RequiredHeader : XlsxStyle.Header);
    }

    private static void Rows(XlsxWriter writer, IEnumerable<object?[]> rows)
    {
        var row = 1;
        foreach (var cells in rows)
        {
            writer.BeginRow(++row);
            for (var i = 0; i < cells.Length; i++)
            {
                if (cells[i] is DateOnly day) writer.Date(i + 1, day, XlsxStyle.InputDate);
                else if (cells[i] is double number) writer.Number(i + 1, number, XlsxStyle.InputNumber);
                else if (cells[i] is string { Length: > 0 } text) writer.Text(i + 1, text, XlsxStyle.InputText);
            }
        }
    }

    private static void Guide(XlsxWriter writer)
    {
        string[] lines =
        [
            "带 * 的列必填；其余的列空着表示不改，已有的内容照旧。",
            "单位代号是六位行政区划代码加短横线加字母或数字，例如 990101-finance；代号不变、名称变了就是更名，旧名自动留下。",
            "角色用系统里的名称：填报员、审核员、学校填报员、自评牵头、政府办等。三种管理员不能由岗位产生。",
            "同一个人任两个岗位写两行。同一地区有同名的人时必须填工号。",
            "代理：写明代理谁（姓名或工号）和任职止，到期自动结束。",
            "手机加密保存，下载时不带出；空着不会清掉已有的号码。",
            "任一行有错，整个文件都不写入；同一个文件再导一次不会改变什么。",
            "任职只是提出授权建议，权限由安全管理员确认后才有。",
        ];
        writer.BeginSheet(new SheetLayout("填表说明") { Widths = [110] });
        for (var i = 0; i < lines.Length; i++)
        {
            writer.BeginRow(i + 1);
            writer.Text(1, lines[i], XlsxStyle.Text);
        }
    }
}
