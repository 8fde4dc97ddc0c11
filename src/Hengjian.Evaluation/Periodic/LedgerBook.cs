using System.Security.Cryptography;
using System.Text;
using Hengjian.Documents.Sheets;
using Hengjian.Documents.Writing;
using Hengjian.Domain.Periodic;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Periodic;

/// <summary>A row of a workbook that came in.</summary>
/// <param name="Key">编号; empty for a new row.</param>
/// <param name="Row">Row of the sheet.</param>
/// <param name="Cells">Fields with what is written, in the order of the columns.</param>
internal sealed record LedgerBookRow(string Key, int Row, IReadOnlyList<(FormField Field, string Text)> Cells);

/// <summary>A row of a workbook beside what is stored.</summary>
/// <param name="Id">What is chosen by: the key, or + and the row of the sheet for a new one.</param>
/// <param name="Row">The row of the ledger; null for a new one.</param>
/// <param name="Fields">Cells that differ; at least one.</param>
/// <param name="Refused">Why none of them can be taken; null when they can.</param>
public sealed record RowDifference(string Id, LedgerRow? Row, IReadOnlyList<FieldDifference> Fields, string? Refused);

/// <summary>A ledger's workbook beside what is stored.</summary>
/// <param name="Rows">Rows with differences and new ones, in the order of the sheet.</param>
/// <param name="Same">Cells that say what is stored already.</param>
/// <param name="Absent">Keys of rows of the ledger that the workbook does not have; they stay.</param>
/// <param name="Remarks">Rows and columns that were not read.</param>
/// <param name="Sha256">Hash of the workbook, under which it is kept.</param>
/// <param name="Seen">Print of what was stored when the two were compared.</param>
public sealed record LedgerDifference(IReadOnlyList<RowDifference> Rows, int Same, IReadOnlyList<string> Absent, IReadOnlyList<Problem> Remarks, string Sha256, string Seen);

/// <summary>台账工作簿: a row a row, known by its key; new rows have none. Pure but for reading the file.</summary>
public static class LedgerBook
{
    /// <summary>Header of the column of keys.</summary>
    public const string KeyHeader = "编号";

    /// <summary>Header of the column that says where a row comes from; it is not read.</summary>
    public const string OriginHeader = "来源";

    private const int TextWidth = 28;
    private const int Width = 14;

    /// <summary>The table of one report.</summary>
    public static TableExport Write(ReportView view)
    {
        var ledger = view.Form.Ledger!;
        var fields = ledger.Columns.Where(f => f.Kind != FieldKind.Computed).ToList();
        return new TableExport(
            $"{view.Form.Name} {view.Period.Name} {view.UnitName}",
            [new TableColumn(KeyHeader, Width: 8), .. fields.Select(f => new TableColumn(f.Name, f.Unit, Width: f.Kind == FieldKind.Text ? TextWidth : Width)), new TableColumn(OriginHeader, Width: 10)],
            view.Table.Rows.Select(r => (IReadOnlyList<object?>)
            [
                r.Key, .. fields.Select(f => PeriodicBooks.Raw(f, r.Values.GetValueOrDefault(f.Id))), r.Record.CarriedFrom is null ? "本期新增" : "沿用上期",
            ]))
        {
            Remarks =
            [
                $"一行一个{ledger.Name}。“{KeyHeader}”和表头不要改；新的一行{KeyHeader}留空，写在后面。空格表示不改；工作簿里删掉的行，台账里不删。",
                "填好后在报表页面导入，逐格比较后采用。不要填学生和家长的姓名、证件号码、住址。" + Choices(fields),
            ],
            FitRows = true,
        };
    }

    /// <summary>The rows of many reports, for whoever collects them; it does not come in again.</summary>
    internal static TableExport Write(PeriodicForm form, Period period, string region, IReadOnlyList<SheetLine> lines)
    {
        var (ledger, own) = (form.Ledger!, form.RowForm!);
        object? Cell(FormField field, LedgerRow row) => field.Kind == FieldKind.Computed
            ? ReportChecks.NumberOf(own, row.Values, field.Id) is { } number && double.IsFinite(number) ? Math.Round(number, field.Decimals, MidpointRounding.AwayFromZero) : null
            : PeriodicBooks.Raw(field, row.Values.GetValueOrDefault(field.Id));
        var handed = lines.Count(l => l.Report.State == PeriodicState.Handed);
        return new TableExport(
            $"{form.Name} {period.Name} {region}",
            [
                new TableColumn(BookReader.UnitHeader, Width: 26), new TableColumn(KeyHeader, Width: 8),
                .. ledger.Columns.Select(f => new TableColumn(f.Name, f.Unit, f.Kind == FieldKind.Computed ? Math.Min(4, f.Decimals) : null, f.Kind == FieldKind.Text ? TextWidth : Width)), new TableColumn(OriginHeader, Width: 10),
            ],
            lines.Where(l => l.Counts).SelectMany(l => l.Rows.Select(r => (IReadOnlyList<object?>)[l.UnitName, r.Key, .. ledger.Columns.Select(f => Cell(f, r)), r.Record.CarriedFrom is null ? "本期新增" : "沿用上期"])))
        {
            Remarks = [FormattableString.Invariant($"应报 {lines.Count} 个单位，已报 {handed} 个；没有上报的不在表里，不等于没有{ledger.Name}。")],
            FitRows = true,
        };
    }

    /// <summary>Reads a workbook.</summary>
    internal static Result<(List<LedgerBookRow> Rows, List<Problem> Remarks)> Read(Stream file, PeriodicForm form)
    {
        var opened = SheetBook.Open(file, BookReader.Limits);
        if (!opened.TryGet(out var book)) return Result.Fail<(List<LedgerBookRow>, List<Problem>)>(opened.Problems);
        using (book)
        {
            var read = BookReader.Rows(book, Math.Max(0, book.Sheets.ToList().FindIndex(s => !s.IsHidden)));
            if (!read.TryGet(out var rows)) return Result.Fail<(List<LedgerBookRow>, List<Problem>)>(read.Problems);
            var names = form.Ledger!.Columns.SelectMany(f => new[] { f.Name, f.FullName }).ToHashSet(StringComparer.Ordinal);
            var head = rows.Take(BookReader.HeaderRows).ToList().FindIndex(r => r.Cells.Contains(KeyHeader) && r.Cells.Any(names.Contains));
            return head < 0 ? PeriodicProblems.OtherBook($"表头有“{KeyHeader}”和台账的字段") : Table(form.Ledger, rows, head);
        }
    }

    /// <summary>Compares a workbook with a report.</summary>
    internal static LedgerDifference Compare(ReportView view, List<LedgerBookRow> book, List<Problem> remarks, string sha256, DateOnly today)
    {
        var rows = view.Table.Rows.ToDictionary(r => r.Key, StringComparer.Ordinal);
        var (differences, same, seen) = (new List<RowDifference>(), 0, new HashSet<string>(StringComparer.Ordinal));
        foreach (var line in book)
        {
            var where = FormattableString.Invariant($"第 {line.Row} 行");
            var row = line.Key.Length > 0 ? rows.GetValueOrDefault(line.Key) : Twin(line, view.Table.Rows, seen);
            if (line.Key.Length > 0 && row is null) remarks.Add(LedgerProblems.UnknownKey(where, line.Key, NearestName.Of(line.Key, rows.Keys)));
            else if (row is not null && !seen.Add(row.Key)) remarks.Add(PeriodicProblems.Twice(where, row.Key));
            else
            {
                var fields = line.Cells.Select(c => Compare(c.Field, c.Text, row, today)).OfType<FieldDifference>().ToList();
                same += line.Cells.Count(c => c.Text.Length > 0) - fields.Count;
                if (fields.Count > 0) differences.Add(new RowDifference(row?.Key ?? FormattableString.Invariant($"+{line.Row}"), row, fields, Refusal(fields, today)));
            }
        }
        return new LedgerDifference(differences, Math.Max(0, same), [.. rows.Keys.Where(k => !seen.Contains(k)).Order(StringComparer.Ordinal)], remarks, sha256, PrintOf(view));
    }

    /// <summary>Print of the rows as they stand.</summary>
    private static string PrintOf(ReportView view)
    {
        var text = new StringBuilder().Append(view.Report.State);
        foreach (var row in view.Table.Rows)
        {
            text.Append('\n').Append(row.Record.Id);
            foreach (var value in row.Values.Values.OrderBy(v => v.Field, StringComparer.Ordinal)) text.Append(' ').Append(value.Field).Append(value.Revision);
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }

    // The same workbook read twice adds its new rows once: what has no key and says what a row says already is that row.
    private static LedgerRow? Twin(LedgerBookRow line, IReadOnlyList<LedgerRow> rows, HashSet<string> seen) =>
        rows.FirstOrDefault(r => !seen.Contains(r.Key) && line.Cells.All(c => Same(c.Field, c.Text, r.Values.GetValueOrDefault(c.Field.Id))));

    private static bool Same(FormField field, string text, PeriodicValueRecord? known)
    {
        if ((known?.Text ?? "") == text) return true;
        var read = FieldCell.Read(field, text);
        return known is not null && read.Problem is null && read.Number is not null && read.Number == known.Number && read.Flag == known.Flag;
    }

    // Empty cells leave what is stored.
    private static FieldDifference? Compare(FormField field, string text, LedgerRow? row, DateOnly today)
    {
        var known = row?.Values.GetValueOrDefault(field.Id);
        if (text.Length == 0 || Same(field, text, known)) return null;
        return new FieldDifference(field, FieldCell.Show(field, known), text, PeriodicSaver.Unfit(field, text, today) ?? FieldCell.Read(field, text).Problem);
    }

    private static string? Refusal(List<FieldDifference> fields, DateOnly today) =>
        fields.Select(f => PeriodicSaver.Unfit(f.Field, f.New, today)).OfType<Problem>().FirstOrDefault()?.Message;

    private static (List<LedgerBookRow>, List<Problem>) Table(Ledger ledger, List<(int Row, string[] Cells)> rows, int head)
    {
        var (remarks, columns, key) = (new List<Problem>(), new List<(int Column, FormField Field)>(), Array.IndexOf(rows[head].Cells, KeyHeader));
        for (var i = 0; i < rows[head].Cells.Length; i++)
        {
            var name = rows[head].Cells[i];
            if (name.Length == 0 || i == key || name == OriginHeader) continue;
            var where = FormattableString.Invariant($"第 {i + 1} 列");
            if (ledger.Columns.FirstOrDefault(f => f.Name == name || f.FullName == name || f.Id == name) is not { } field)
                remarks.Add(PeriodicProblems.UnknownColumn(where, name, NearestName.Of(name, ledger.Columns.Select(f => f.Name))));
            else if (columns.Exists(c => c.Field.Id == field.Id)) remarks.Add(PeriodicProblems.Twice(where, name));
            else if (field.Kind != FieldKind.Computed) columns.Add((i, field));
        }
        var lines = rows.Skip(head + 1)
            .Select(r => new LedgerBookRow(KeyOf(BookReader.At(r.Cells, key)), r.Row, [.. columns.Select(c => (c.Field, BookReader.At(r.Cells, c.Column)))]))
            .Where(l => l.Key.Length > 0 || l.Cells.Any(c => c.Text.Length > 0)).ToList();
        return (lines, remarks);
    }

    // Table programs turn 0007 into the number 7.
    private static string KeyOf(string text) => text.Length is > 0 and < 4 && text.All(char.IsAsciiDigit) ? text.PadLeft(4, '0') : text;

    private static string Choices(List<FormField> fields) =>
        string.Concat(fields.Where(f => f.Choices.Count > 0).Select(f => $"“{f.Name}”填：{string.Join(" / ", f.Choices)}。"));
}
