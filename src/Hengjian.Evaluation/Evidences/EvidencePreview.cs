using Hengjian.Data.Storage;
using Hengjian.Documents.Reports;
using Hengjian.Documents.Sheets;
using Hengjian.Kernel;
using Hengjian.Kernel.Reports;

namespace Hengjian.Evaluation.Evidences;

/// <summary>A sheet as a preview shows it.</summary>
/// <param name="Name">As on its tab; empty for csv.</param>
/// <param name="Rows">The first rows, cells as text.</param>
/// <param name="More">There are more rows or columns than shown.</param>
public sealed record PreviewSheet(string Name, IReadOnlyList<IReadOnlyList<string>> Rows, bool More);

/// <summary>What can be shown of a file without handing it out.</summary>
public sealed record EvidencePreview
{
    private const int MostRows = 200;
    private const int MostColumns = 60;
    private const int MostSheets = 20;
    private const int MostText = 60_000;

    /// <summary>Text of a document or text file, with its blocks; null for other kinds.</summary>
    public ReportText? Text { get; private init; }

    /// <summary>Sheets of a workbook; empty for other kinds.</summary>
    public IReadOnlyList<PreviewSheet> Sheets { get; private init; } = [];

    /// <summary>Only the beginning is shown.</summary>
    public bool Cut { get; private init; }

    /// <summary>Why nothing can be shown; null when something is.</summary>
    public Problem? Problem { get; private init; }

    /// <summary>True when the browser itself shows such a file: pictures and PDF.</summary>
    public static bool IsShownAsItIs(string type) => type is "jpeg" or "png" or "pdf";

    /// <summary>Reads what is shown of a file.</summary>
    /// <param name="store">Where it is.</param>
    /// <param name="sha256">Its hash.</param>
    /// <param name="type">As the version notes it: docx, xlsx.</param>
    public static EvidencePreview Of(EvidenceStore store, string sha256, string type)
    {
        if (IsShownAsItIs(type)) return new();
        if (type == "doc") return new() { Problem = Hengjian.Domain.Evidences.EvidenceProblems.NoPreview() };
        var opened = store.Open(sha256);
        if (!opened.TryGet(out var stream)) return new() { Problem = opened.Problems[0] };
        using (stream) return type is "docx" ? Document(stream) : type is "text" ? Plain(stream) : Book(stream);
    }

    private static EvidencePreview Document(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var read = DocxReader.Read("preview.docx", bytes.ToArray());
        return read.TryGet(out var docx) ? Of(docx.Report) : new() { Problem = read.Problems[0] };
    }

    private static EvidencePreview Of(ReportText text) => text.Text.Length <= MostText ? new() { Text = text }
        : new() { Text = text with { Blocks = [.. text.Blocks.TakeWhile(b => b.End <= MostText)] }, Cut = true };

    private static EvidencePreview Plain(Stream stream)
    {
        var read = Auditing.ReportFiles.Read("preview.txt", ReadAll(stream));
        return read.TryGet(out var file) ? Of(file.Report) : new() { Problem = read.Problems[0] };
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static EvidencePreview Book(Stream stream)
    {
        var opened = SheetBook.Open(stream);
        if (!opened.TryGet(out var book)) return new() { Problem = opened.Problems[0] };
        using (book)
        {
            var sheets = new List<PreviewSheet>();
            for (var i = 0; i < book.Sheets.Count && sheets.Count < MostSheets; i++)
            {
                if (book.Sheets[i].IsHidden) continue;
                var read = book.Read(i);
                if (!read.TryGet(out var reader)) return new() { Problem = read.Problems[0] };
                using (reader) sheets.Add(Sheet(book.Sheets[i].Name, reader));
            }
            return new() { Sheets = sheets, Cut = sheets.Any(s => s.More) };
        }
    }

    private static PreviewSheet Sheet(string name, SheetReader reader)
    {
        var (rows, more) = (new List<IReadOnlyList<string>>(), false);
        while (rows.Count < MostRows && reader.Read())
        {
            while (rows.Count < Math.Min(reader.Row - 1, MostRows)) rows.Add([]);
            var cells = new List<string>();
            for (var i = 0; i < Math.Min(reader.Count, MostColumns); i++) cells.Add(reader[i].Text.ToString());
            more |= reader.Count > MostColumns;
            if (rows.Count < MostRows) rows.Add(cells);
        }
        return new PreviewSheet(name, rows, more || reader.Read());
    }
}
