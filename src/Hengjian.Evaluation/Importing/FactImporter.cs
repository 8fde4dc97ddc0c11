using System.Security.Cryptography;
using Hengjian.Documents.Sheets;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Importing;

/// <summary>
/// Reads the files of one kind and year into a fact table: all of it, or a list of every error and no table.
/// </summary>
/// <remarks>
/// Rows stream by; memory holds the columns being built and at most <see cref="ImportRequest.MaxProblems"/> errors.
/// The files are read twice (hash, then rows) and stay open for the caller. Nothing is stored here.
/// </remarks>
public sealed class FactImporter
{
    private const int RowsBetweenReports = 2_000;
    private readonly ImportRequest request;
    private readonly IProgress<ImportProgress>? progress;
    private readonly CancellationToken cancel;
    private readonly IssueLog log;
    private readonly RowCollector rows;
    private readonly HeaderReader headers;

    private FactImporter(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        this.request = request;
        this.progress = progress;
        this.cancel = cancel;
        log = new IssueLog(request.MaxProblems);
        rows = new RowCollector(request, log);
        headers = new HeaderReader(request.Kind, ImportFields.Of(request.Kind, request.Dictionary));
    }

    /// <summary>Reads all files.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ImportOutcome Read(
        ImportRequest request, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default) =>
        new FactImporter(request, progress, cancel).Read();

    private ImportOutcome Read()
    {
        var files = new List<SourceFile>();
        if (request.Files.Count > ushort.MaxValue) log.Add(ImportProblems.TooManyFiles(ushort.MaxValue));
        else if (request.Kind == ImportKind.Class && request.Schools is null)
            log.Add(ImportProblems.SchoolsFirst(request.Period));
        else
        {
            for (var i = 0; i < request.Files.Count; i++)
            {
                log.BeginFile(i, request.Files[i].Name);
                files.Add(Hash(request.Files[i]));
                ReadFile(i);
                Report(i);
            }
        }
        return new ImportOutcome
        {
            Tables = log.Count == 0 ? [rows.Build(files)] : [],
            Problems = log.Problems,
            Warnings = log.Warnings,
            ProblemCount = log.Count,
            RowCount = rows.Count,
            Files = files,
            Issues = log.Issues,
        };
    }

    private SourceFile Hash(ImportFile file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[1 << 17];
        file.Content.Position = 0;
        for (int got; (got = file.Content.Read(chunk)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            hash.AppendData(chunk, 0, got);
        }
        file.Content.Position = 0;
        return new SourceFile(file.Name, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private void ReadFile(int file)
    {
        var opened = SheetBook.Open(request.Files[file].Content, request.Limits);
        foreach (var problem in opened.Problems) log.Add(problem);
        if (!opened.TryGet(out var book)) return;
        using (book)
        {
            if (TemplateMark.Check(book, request.Kind, request.Dictionary) is { } wrong)
            {
                log.Add(wrong);
                return;
            }
            ReadBook(book, file);
        }
    }

    private void ReadBook(SheetBook book, int file)
    {
        var found = DataSheets.Find(book, headers, log);
        if (found.Count == 0)
        {
            if (!log.HasErrorsOf(file)) log.Add(ImportProblems.NoHeader(request.Kind));
            return;
        }
        var rowsBefore = rows.Count;
        var errorsBefore = log.Count;
        foreach (var (sheet, top, headerRow) in found)
        {
            var tab = found.Count > 1 ? book.Sheets[sheet].Name : "";
            log.BeginSheet(sheet, tab, book.Format);
            var before = log.Count;
            var header = headers.Read(top, headerRow, log);
            if (log.Count > before) continue;
            ReadRows(book, new SheetPlace(file, sheet, tab), header, isOnly: found.Count == 1);
        }
        if (rows.Count == rowsBefore && log.Count == errorsBefore) log.Add(ImportProblems.NoRows());
    }

    private void ReadRows(SheetBook book, SheetPlace place, HeaderMap header, bool isOnly)
    {
        var opened = book.Read(place.Sheet);
        foreach (var problem in opened.Problems) log.Add(problem);
        if (!opened.TryGet(out var reader)) return;
        using (reader)
        {
            rows.Begin(header);
            var scan = new SheetScan(header, log, book.Format);
            var before = rows.Count;
            while (reader.Read())
            {
                if (reader.Row <= header.LastRow || !scan.See(reader)) continue;
                rows.Take(reader, header, place);
                if (rows.Count % RowsBetweenReports == 0) Report(place.File);
            }
            if (reader.Problem is { } stopped) log.Add(stopped);
            else if (rows.Count == before && !isOnly) log.Warn(ImportProblems.SheetWithoutRows());
            scan.End(reader);
        }
    }

    private void Report(int file)
    {
        cancel.ThrowIfCancellationRequested();
        progress?.Report(new ImportProgress(file + 1, request.Files.Count, rows.Count, log.Count));
    }
}
