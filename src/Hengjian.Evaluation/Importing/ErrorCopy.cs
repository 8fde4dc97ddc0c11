using System.Globalization;
using Hengjian.Documents.Sheets;
using Hengjian.Documents.Writing;
using Hengjian.Evaluation.Workspaces;

namespace Hengjian.Evaluation.Importing;

/// <summary>
/// 错误副本: the sheets with data as they were handed in, row by row and cell by cell, with each bad cell red and its
/// reason in a note, and a list of all errors. A csv or xls file comes back as xlsx. Put right, it can be imported as it is.
/// </summary>
public static class ErrorCopy
{
    private const int MostNotes = 10_000;
    private const int MostRows = 1 << 20;

    // File systems take 255; the ending and a number before it need some.
    private const int MostNameBytes = 200;

    /// <summary>Reads the file once more and writes its copy.</summary>
    /// <param name="request">The request, its streams still open.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="file">Position of the file in the request.</param>
    /// <param name="output">Takes the xlsx file; stays open.</param>
    /// <param name="cancel">Stops the copying.</param>
    public static void Write(
        ImportRequest request, ImportOutcome outcome, int file, Stream output, CancellationToken cancel = default)
    {
        var issues = outcome.Issues.Where(i => i.File == file)
            .OrderBy(i => i.Sheet).ThenBy(i => i.Row).ThenBy(i => i.Column).ToList();
        using var writer = new XlsxWriter(output);
        var copied = CopySheets(request, file, issues, writer, cancel);
        WriteList(request.Files[file].Name, outcome, issues, copied, writer);
        TemplateMark.Write(writer, request.Kind, request.Dictionary);
    }

    /// <summary>The name to offer for the copy: 学校表-错误标注.xlsx; a long one is cut so that any file system takes it.</summary>
    public static string NameFor(string fileName) =>
        ShortText.CutBytes(Path.GetFileNameWithoutExtension(fileName), MostNameBytes) + "-错误标注.xlsx";

    private static Copied CopySheets(
        ImportRequest request, int file, List<ImportIssue> issues, XlsxWriter writer, CancellationToken cancel)
    {
        var copied = new Copied();
        // A file that cannot be opened has nothing to copy: its list says why.
        if (!SheetBook.Open(request.Files[file].Content, request.Limits).TryGet(out var book)) return copied;
        using (book)
        {
            var quiet = new IssueLog(0);
            var headers = new HeaderReader(request.Kind, ImportFields.Of(request.Kind, request.Dictionary));
            var found = DataSheets.Find(book, headers, quiet).ToDictionary(f => f.Sheet, f => headers.Read(f.Top, f.Header, quiet));
            // Without any header the first sheet shows the clerk what was looked at.
            var sheets = issues.Where(i => i.Row > 0).Select(i => i.Sheet).Concat(found.Keys).Distinct().Order().ToList();
            foreach (var sheet in sheets.DefaultIfEmpty(0))
            {
                if (!book.Read(sheet).TryGet(out var reader)) continue;
                var tab = book.Sheets[sheet].Name is { Length: > 0 } named ? named : request.Kind.NameZh();
                var header = found.GetValueOrDefault(sheet);
                writer.BeginSheet(TemplateLayout.Of(
                    tab, request.Kind, header?.Columns.Select(c => c?.Field).ToList() ?? [], null, (header?.LastRow ?? 0) + 1, isProtected: false));
                using (reader)
                    copied.IsWhole &= CopyRows(reader, header, new IssueCursor(issues.FindAll(i => i.Sheet == sheet)), writer, cancel);
                copied.Tabs[sheet] = tab;
            }
        }
        return copied;
    }

    // False when the sheet has more rows than the copy can hold.
    private static bool CopyRows(
        SheetReader reader, HeaderMap? header, IssueCursor issues, XlsxWriter writer, CancellationToken cancel)
    {
        while (reader.Read())
        {
            if (reader.Row > MostRows) return false;
            if (reader.Row % 256 == 0) cancel.ThrowIfCancellationRequested();
            writer.BeginRow(reader.Row);
            var bad = issues.At(reader.Row);
            var isHeader = header is not null && reader.Row >= header.FirstRow && reader.Row <= header.LastRow;
            // A row that is wrong as a whole is red in its first cell.
            var width = Math.Max(reader.Count, bad.Select(i => Math.Max(i.Column, 1)).DefaultIfEmpty(0).Max());
            for (var i = 0; i < width; i++)
            {
                var reasons = bad.Where(b => Math.Max(b.Column, 1) == i + 1).Select(b => Reason(b)).ToList();
                CopyCell(writer, i + 1, reader[i], isHeader, reasons.Count > 0);
                if (reasons.Count > 0 && issues.TakeNote(MostNotes))
                    writer.Note(reader.Row, i + 1, string.Join('\n', reasons));
            }
        }
        return true;
    }

    private static void CopyCell(XlsxWriter writer, int column, in Cell cell, bool isHeader, bool isBad)
    {
        var text = isBad ? XlsxStyle.BadText : isHeader ? XlsxStyle.Header : XlsxStyle.InputText;
        var number = isBad ? XlsxStyle.BadNumber : isHeader ? XlsxStyle.Header : XlsxStyle.InputNumber;
        switch (cell.Kind)
        {
            case CellKind.Number:
                // Long codes keep their digits as text; a number would lose some.
                if (cell.Text.Length > 15) writer.Text(column, cell.Text.ToString(), text);
                else writer.Number(column, cell.Number, number);
                break;
            case CellKind.Percent:
                var isExact = decimal.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share);
                var percent = (isExact ? share : (decimal)cell.Number) * 100;
                writer.Text(column, percent.ToString("0.############", CultureInfo.InvariantCulture) + "%", text);
                break;
            case CellKind.Date when !isBad:
                writer.Date(column, DateOnly.FromDayNumber((int)cell.Number), XlsxStyle.InputDate);
                break;
            default:
                writer.Text(column, cell.Text.ToString(), text);
                break;
        }
    }

    private static void WriteList(
        string fileName, ImportOutcome outcome, List<ImportIssue> issues, Copied copied, XlsxWriter writer)
    {
        var rows = issues.Select((i, n) => (IReadOnlyList<object?>)
        [
            n + 1, copied.Tabs.GetValueOrDefault(i.Sheet, ""), i.Row == 0 ? null : i.Row, i.Column == 0 ? null : CellAddress.ColumnName(i.Column),
            i.Problem.Message, i.Problem.Expected ?? "", i.Problem.Code,
        ]);
        XlsxTable.AddSheet(writer, new TableExport(
            DataSheets.Errors,
            [
                new("序号", Decimals: 0, Width: 8), new("工作表", Width: 14), new("行", Decimals: 0, Width: 8), new("列", Width: 6),
                new("问题", Width: 60), new("应为", Width: 50), new("编号", Width: 12),
            ],
            rows)
        {
            Remarks =
            [
                $"文件：{fileName}", $"本文件列出 {issues.Count} 处错误；这一批共 {outcome.ProblemCount} 处，没有任何数据入库。",
                "红色单元格的批注写明原因。改好后直接导入本文件；合并的单元格在这里已经拆开，公式换成了结果。",
                .. copied.IsWhole ? (string[])[] : ["原文件超过 1,048,576 行，副本只含工作表容得下的前面部分，请在原文件里改正。"],
            ],
        });
    }

    private static string Reason(ImportIssue issue) =>
        issue.Problem.Message + (issue.Problem.Expected is null ? "" : "\n应为：" + issue.Problem.Expected)
            + $"\n（{issue.Problem.Code}）";

    /// <summary>The names of the sheets copied, by position, and whether each had room for all its rows.</summary>
    private sealed class Copied
    {
        public Dictionary<int, string> Tabs { get; } = [];

        public bool IsWhole { get; set; } = true;
    }

    /// <summary>Walks the sorted errors of a sheet along with its rows.</summary>
    private sealed class IssueCursor(List<ImportIssue> issues)
    {
        private int at;
        private int notes;

        public List<ImportIssue> At(int row)
        {
            while (at < issues.Count && issues[at].Row < row) at++;
            var first = at;
            while (at < issues.Count && issues[at].Row == row) at++;
            return issues.GetRange(first, at - first);
        }

        public bool TakeNote(int limit) => notes++ < limit;
    }
}
