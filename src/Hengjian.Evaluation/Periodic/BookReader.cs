using System.Globalization;
using Hengjian.Documents.Sheets;
using Hengjian.Domain.Periodic;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Periodic;

/// <summary>A cell of a workbook that came in.</summary>
/// <param name="Unit">Name or id of the unit as written; empty where the book is of one unit.</param>
/// <param name="Field">The field.</param>
/// <param name="Text">What is written.</param>
/// <param name="Where">第 5 行.</param>
internal sealed record BookCell(string Unit, FormField Field, string Text, string Where);

/// <summary>What a workbook says.</summary>
/// <param name="Cells">In the order of the sheet.</param>
/// <param name="Remarks">Rows and columns that were not read, and why.</param>
internal sealed record BookText(IReadOnlyList<BookCell> Cells, IReadOnlyList<Problem> Remarks);

/// <summary>
/// Reads the two tables of a form: of one unit (a row a field) and of many (a row a unit). Rows and columns may be in any order;
/// they are known by their names. Nothing is stored here.
/// </summary>
internal static class BookReader
{
    public const string FieldHeader = "字段";
    public const string ValueHeader = "本期";
    public const string UnitHeader = "单位名称";

    private const int MostRows = 5000;
    private const int MostColumns = 200;
    internal const int HeaderRows = 20;
    private const int LongestText = 2000;

    // A workbook of a form is small; what is larger is none.
    internal static readonly SheetOptions Limits = new() { MaxFileBytes = 20L << 20, MaxUnpackedBytes = 100L << 20, MaxColumns = MostColumns };

    public static Result<BookText> Read(Stream file, PeriodicForm form)
    {
        var opened = SheetBook.Open(file, Limits);
        if (!opened.TryGet(out var book)) return Result.Fail<BookText>(opened.Problems);
        using (book)
        {
            var sheet = book.Sheets.ToList().FindIndex(s => !s.IsHidden);
            var read = Rows(book, Math.Max(0, sheet));
            if (!read.TryGet(out var rows)) return Result.Fail<BookText>(read.Problems);
            for (var i = 0; i < Math.Min(HeaderRows, rows.Count); i++)
            {
                var cells = rows[i].Cells;
                if (cells.Contains(UnitHeader)) return Table(form, rows, i);
                if (cells.Contains(FieldHeader) && cells.Any(c => c.StartsWith(ValueHeader, StringComparison.Ordinal))) return One(form, rows, i);
            }
            return PeriodicProblems.OtherBook($"表头有“{UnitHeader}”（多个单位），或有“{FieldHeader}”和“{ValueHeader}”（一个单位）");
        }
    }

    private static BookText One(PeriodicForm form, List<(int Row, string[] Cells)> rows, int head)
    {
        var names = Array.IndexOf(rows[head].Cells, FieldHeader);
        var values = Array.FindIndex(rows[head].Cells, c => c.StartsWith(ValueHeader, StringComparison.Ordinal));
        var (cells, remarks, seen) = (new List<BookCell>(), new List<Problem>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (row, text) in rows.Skip(head + 1))
        {
            var name = At(text, names);
            var where = FormattableString.Invariant($"第 {row} 行");
            if (name.Length == 0 || Known(form, name, where, remarks, seen) is not { } field) continue;
            cells.Add(new BookCell("", field, At(text, values), where));
        }
        return new BookText(cells, remarks);
    }

    private static BookText Table(PeriodicForm form, List<(int Row, string[] Cells)> rows, int head)
    {
        var (cells, remarks, seen, units) = (new List<BookCell>(), new List<Problem>(), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        string[] others = [UnitHeader, "单位代号", "状态"];
        var columns = new List<(int Column, FormField Field)>();
        for (var i = 0; i < rows[head].Cells.Length; i++)
        {
            var name = rows[head].Cells[i];
            if (name.Length == 0 || others.Contains(name)) continue;
            if (Known(form, name, FormattableString.Invariant($"第 {i + 1} 列"), remarks, seen) is { } field) columns.Add((i, field));
        }
        var (ids, names) = (Array.IndexOf(rows[head].Cells, "单位代号"), Array.IndexOf(rows[head].Cells, UnitHeader));
        foreach (var (row, text) in rows.Skip(head + 1))
        {
            var unit = ids >= 0 && At(text, ids).Length > 0 ? At(text, ids) : At(text, names);
            var where = FormattableString.Invariant($"第 {row} 行");
            if (unit.Length == 0) continue;
            if (!units.Add(unit)) remarks.Add(PeriodicProblems.Twice(where, unit));
            else cells.AddRange(columns.Select(c => new BookCell(unit, c.Field, At(text, c.Column), where)));
        }
        return new BookText(cells, remarks);
    }

    // A field by its name, with or without its unit; computed ones and files are nobody's to type.
    private static FormField? Known(PeriodicForm form, string name, string where, List<Problem> remarks, HashSet<string> seen)
    {
        var field = form.Fields.FirstOrDefault(f => f.Name == name || f.FullName == name || f.Id == name);
        if (field is null)
        {
            // A heading between fields is no mistake.
            if (form.Fields.All(f => f.Section != name)) remarks.Add(PeriodicProblems.UnknownColumn(where, name, NearestName.Of(name, form.Fields.Select(f => f.Name))));
            return null;
        }
        if (!seen.Add(field.Id))
        {
            remarks.Add(PeriodicProblems.Twice(where, field.Name));
            return null;
        }
        return field.Kind is FieldKind.Computed or FieldKind.File ? null : field;
    }

    internal static Result<List<(int Row, string[] Cells)>> Rows(SheetBook book, int sheet)
    {
        var opened = book.Read(sheet);
        if (!opened.TryGet(out var reader)) return Result.Fail<List<(int, string[])>>(opened.Problems);
        using (reader)
        {
            var rows = new List<(int, string[])>();
            while (rows.Count < MostRows && reader.Read())
            {
                var cells = new string[reader.Count];
                for (var i = 0; i < cells.Length; i++) cells[i] = TextOf(reader[i]);
                rows.Add((reader.Row, cells));
            }
            return reader.Problem is { } problem ? problem : rows;
        }
    }

    private static string TextOf(Cell cell)
    {
        var text = cell.Kind == CellKind.Percent && decimal.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
            ? (share * 100).ToString("0.############", CultureInfo.InvariantCulture) + "%"
            : cell.Kind == CellKind.Number && decimal.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.############", CultureInfo.InvariantCulture)
            : cell.Text.ToString().Trim();
        return text.Length > LongestText ? text[..LongestText] : text;
    }

    internal static string At(string[] cells, int column) => column >= 0 && column < cells.Length ? cells[column] : "";
}
