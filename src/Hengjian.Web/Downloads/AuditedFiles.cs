using System.Globalization;
using Hengjian.Documents.Writing;
using Hengjian.Domain.Auditing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Security;

namespace Hengjian.Web.Downloads;

/// <summary>下载: how files leave the house. Each is in the audit log before its first byte, with its region, or that of who took it.</summary>
internal sealed class AuditedFiles(Workspace workspace, Viewer viewer)
{
    /// <summary>Content type of xlsx.</summary>
    internal const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A list as CSV: every row that matches, never cut short.</summary>
    /// <param name="view">The list as asked for.</param>
    /// <param name="title">Start of the file name; the number of rows follows.</param>
    /// <param name="subject">What it lists, as the audit log names it: snapshots, snapshot:12.</param>
    /// <param name="cancel">The reader has gone.</param>
    internal async Task<IResult> TableAsync<TRow>(TableView<TRow> view, string title, string subject, CancellationToken cancel)
    {
        var rows = view.Matching.Count;
        await NoteAsync("export", subject, new { table = title, rows, filter = FilterOf(view), format = "csv", region = viewer.HomeRegion }, cancel);
        var stream = new MemoryStream();
        CsvTable.Write(stream, TableOf(view, title));
        return TypedResults.File(
            stream.ToArray(), "text/csv; charset=utf-8", $"{title}_{rows.ToString(CultureInfo.InvariantCulture)}行.csv");
    }

    /// <summary>A table as xlsx or CSV.</summary>
    /// <param name="table">With its remarks; its title and the number of rows make the file name.</param>
    /// <param name="format">csv; anything else gives xlsx.</param>
    /// <param name="action">As the audit log names it: export-what-if.</param>
    /// <param name="subject">What it is about: round:3.</param>
    /// <param name="cancel">The reader has gone.</param>
    internal async Task<IResult> WriteAsync(TableExport table, string? format, string action, string subject, CancellationToken cancel)
    {
        var csv = format == "csv";
        var whole = table with { Rows = [.. table.Rows] };
        var rows = whole.Rows.Count();
        var stream = new MemoryStream();
        if (csv) CsvTable.Write(stream, whole);
        else XlsxTable.Write(stream, whole);
        await NoteAsync(action, subject, new { table = table.Title, rows, format = csv ? "csv" : "xlsx", region = viewer.HomeRegion }, cancel);
        var name = $"{table.Title}_{rows.ToString(CultureInfo.InvariantCulture)}行.{(csv ? "csv" : "xlsx")}";
        return TypedResults.File(stream.ToArray(), csv ? "text/csv; charset=utf-8" : Xlsx, name);
    }

    /// <summary>A stream as a file.</summary>
    /// <param name="content">What it holds; closed when it has been sent.</param>
    /// <param name="type">Content type.</param>
    /// <param name="name">File name.</param>
    /// <param name="action">As the audit log names it: download-raw-file.</param>
    /// <param name="subject">What was taken: snapshot:12.</param>
    /// <param name="cancel">The reader has gone.</param>
    /// <param name="named">The name is the program's own; false where somebody chose it: the log is read by people who are told nothing of drafts.</param>
    /// <param name="of">Region of what was taken, whose auditors are told; null for that of who takes it.</param>
    internal async Task<IResult> StreamAsync(
        Stream content, string type, string name, string action, string subject, CancellationToken cancel, bool named = true, int? of = null)
    {
        var region = of ?? viewer.HomeRegion;
        await NoteAsync(action, subject, named ? new { file = name, region } : (object)new { region }, cancel);
        return TypedResults.Stream(content, type, name);
    }

    /// <summary>The list as a table for programs: a number has an ASCII sign and no separators.</summary>
    internal static TableExport TableOf<TRow>(TableView<TRow> view, string title) => new(
        title,
        [.. view.Spec.Columns.Select(c => new TableColumn(c.Title, c.Unit))],
        view.Matching.Select(row => (IReadOnlyList<object?>)[.. view.Spec.Columns.Select(c => c.Numeric ? Plain(c.Text(row)) : c.Text(row))]));

    private Task<AuditEntry> NoteAsync(string action, string subject, object details, CancellationToken cancel) =>
        workspace.Audit.AppendAsync(viewer.Principal.Account, action, subject, details, cancel);

    private static string FilterOf<TRow>(TableView<TRow> view) => string.Join(
        '；', view.Query.Filters.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value)
            .Concat(view.Query.Search.Length > 0 ? [$"“{view.Query.Search}”"] : []));

    private static string Plain(string text)
    {
        var number = text.Replace(",", "", StringComparison.Ordinal).Replace('−', '-');
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? number : text;
    }
}
