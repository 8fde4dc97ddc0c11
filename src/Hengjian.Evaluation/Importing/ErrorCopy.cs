using System.Globalization;
using Hengjian.Documents.Sheets;
using Hengjian.Documents.Writing;

namespace Hengjian.Evaluation.Importing;

/// <summary>
/// 错误副本: the file as it was handed in, row by row and cell by cell, with each bad cell red and its reason in a note,
/// and a list of all errors. A csv or xls file comes back as xlsx. Put right, it can be imported as it is.
/// </summary>
public static class ErrorCopy
{
    private const int MostNotes = 10_000;
    private const int MostRows = 1 << 20;

    /// <summary>Reads the file once more and writes its copy.</summary>
    /// <param name="request">The request, its streams still open.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="file">Position of the file in the request.</param>
    /// <param name="output">Takes the xlsx file; stays open.</param>
    /// <param name="cancel">Stops the copying.</param>
    public static void Write(
        ImportRequest request, ImportOutcome outcome, int file, Stream output, CancellationToken cancel = default)
    {
        var issues = outcome.Issues.Where(i => i.File == file).OrderBy(i => i.Row).ThenBy(i => i.Column).ToList();
        var sheet = issues.Select(i => i.Sheet).DefaultIfEmpty(0).Max();
        using var writer = new XlsxWriter(output);
        var isWhole = CopySheet(request, file, sheet, issues, writer, cancel);
        WriteList(request.Files[file].Name, outcome, issues, isWhole, writer);
        TemplateMark.Write(writer, request.Kind, request.Dictionary);
    }

    /// <summary>The name to offer for the copy: 学校表-错误标注.xlsx.</summary>
    public static string NameFor(string fileName) => Path.GetFileNameWithoutExtension(fileName) + "-错误标注.xlsx";

    // False when the file has more rows than a sheet can hold.
    private static bool CopySheet(
        ImportRequest request, int file, int sheet, List<ImportIssue> issues, XlsxWriter writer,
        CancellationToken cancel)
    {
        // A file that cannot be opened has nothing to copy: its list says why.
        if (!SheetBook.Open(request.Files[file].Content, request.Limits).TryGet(out var book)) return true;
        using (book)
        {
            var header = HeaderOf(book, sheet, request);
            if (!book.Read(sheet).TryGet(out var reader)) return true;
            var fields = header?.Columns.Select(c => c?.Field).ToList() ?? [];
            var name = book.Sheets[sheet].Name is { Length: > 0 } tab ? tab : request.Kind.NameZh();
            writer.BeginSheet(TemplateLayout.Of(name, request.Kind, fields, null, (header?.LastRow ?? 0) + 1,
                isProtected: false));
            using (reader) return CopyRows(reader, header, new IssueCursor(issues), writer, cancel);
        }
    }

    private static HeaderMap? HeaderOf(SheetBook book, int sheet, ImportRequest request)
    {
        if (!book.Read(sheet).TryGet(out var reader)) return null;
        using (reader)
        {
            var headers = new HeaderReader(request.Kind, ImportFields.Of(request.Kind, request.Dictionary));
            var found = headers.Find(reader, out var top);
            return found < 0 ? null : headers.Read(top, found, new IssueLog(0));
        }
    }

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
        string fileName, ImportOutcome outcome, List<ImportIssue> issues, bool isWhole, XlsxWriter writer)
    {
        var rows = issues.Select((i, n) => (IReadOnlyList<object?>)
        [
            n + 1, i.Row == 0 ? null : i.Row, i.Column == 0 ? null : CellAddress.ColumnName(i.Column),
            i.Problem.Message, i.Problem.Expected ?? "", i.Problem.Code,
        ]);
        XlsxTable.AddSheet(writer, new TableExport(
            DataSheets.Errors,
            [
                new("序号", Decimals: 0, Width: 8), new("行", Decimals: 0, Width: 8), new("列", Width: 6),
                new("问题", Width: 60), new("应为", Width: 50), new("编号", Width: 12),
            ],
            rows)
        {
            Remarks =
            [
                $"文件：{fileName}", $"本文件列出 {issues.Count} 处错误；这一批共 {outcome.ProblemCount} 处，没有任何数据入库。",
                "红色单元格的批注写明原因。改好后直接导入本文件；合并的单元格在这里已经拆开，公式换成了结果。",
                .. isWhole ? (string[])[] : ["原文件超过 1,048,576 行，副本只含工作表容得下的前面部分，请在原文件里改正。"],
            ],
        });
    }

    private static string Reason(ImportIssue issue) =>
        issue.Problem.Message + (issue.Problem.Expected is null ? "" : "\n应为：" + issue.Problem.Expected)
            + $"\n（{issue.Problem.Code}）";

    /// <summary>Walks the sorted errors along with the rows.</summary>
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
