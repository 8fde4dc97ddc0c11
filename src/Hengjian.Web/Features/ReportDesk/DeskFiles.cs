using System.Globalization;
using Hengjian.Audit.Writing;
using Hengjian.Domain.Access;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.Auditing;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>What leaves the desk as a file: findings as JSON and xlsx, the Word file with comments, the file handed in.</summary>
internal static class DeskFiles
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    internal static void MapDeskFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet(DeskRoutes.ReportPattern + "/findings.json", JsonAsync).Requires(Permission.ViewReportAudit);
        app.MapGet(DeskRoutes.ReportPattern + "/findings.xlsx", XlsxAsync).Requires(Permission.ViewReportAudit);
        app.MapGet(DeskRoutes.ReportPattern + "/comments.docx", DocxAsync).Requires(Permission.ViewReportAudit);
        app.MapGet(DeskRoutes.ReportPattern + "/file", FileAsync).Requires(Permission.ViewReportAudit);
    }

    private static Task<IResult> JsonAsync(long id, DeskDoor door, AuditedFiles files, CancellationToken cancel) => WithAsync(id, door, async model =>
    {
        var stream = new MemoryStream();
        JsonFindings.Write(stream, [model.Audit.Found]);
        return await SendAsync(files, model.Report, stream, "application/json", "_审核.json", cancel);
    }, cancel);

    private static Task<IResult> XlsxAsync(long id, DeskDoor door, AuditedFiles files, CancellationToken cancel) => WithAsync(id, door, async model =>
    {
        using var summary = new AuditSummary();
        summary.Add(new AuditedReport(model.Report.FileName, new ReportFile(model.Audit.Report, [], null), model.Audit.Found, []));
        var stream = new MemoryStream();
        summary.Write(stream);
        return await SendAsync(files, model.Report, stream, AuditedFiles.Xlsx, "_疑点.xlsx", cancel);
    }, cancel);

    // The file with comments is the file: its properties, deleted and hidden text, old comments. Both need the right to raw files.
    // The comments go where the stored findings point, if the file is still read as it was then.
    private static Task<IResult> DocxAsync(
        long id, DeskDoor door, Workspace workspace, DeskSlots slots, Viewer viewer, AuditedFiles files, CancellationToken cancel) => WithAsync(id, door, async model =>
    {
        if (!model.MayHaveFile.Allowed) return Pages.Forbidden(model.MayHaveFile.Reason);
        using var place = await slots.EnterAsync(DeskWork.Comments, viewer, cancel);
        if (place is null) return Refuse(model, [DeskProblems.Busy()], StatusCodes.Status503ServiceUnavailable);
        if (!workspace.Files.Open(model.Report.Sha256).TryGet(out var stored)) return Pages.NotFound();
        using var bytes = new MemoryStream();
        await using (stored) await stored.CopyToAsync(bytes, cancel);
        var read = ReportFiles.Read(model.Report.FileName, bytes.ToArray());
        if (read.TryGet(out var file) && file.Report.Text != model.Audit.Report.Text) read = ReportDeskProblems.ReadOtherwise(model.Report.Title);
        var made = read.Then(f => CommentedReports.Write(f, model.Audit.Found, undetermined: false, workspace.Clock));
        return made.TryGet(out var docx)
            ? await SendAsync(files, model.Report, new MemoryStream(docx), Docx, "_批注.docx", cancel)
            : Refuse(model, made.Problems, StatusCodes.Status422UnprocessableEntity);
    }, cancel);

    private static IResult Refuse(DeskModel model, IReadOnlyList<Problem> problems, int status) =>
        Pages.Show<DeskPage>(new { Model = model with { FileProblems = problems } }, status);

    private static async Task<IResult> FileAsync(
        long id, ReportDeskLibrary library, Workspace workspace, Viewer viewer, AuditedFiles files, CancellationToken cancel)
    {
        var found = await library.FindAsync(id, viewer.ScopeOf(Permission.ViewReportAudit), cancel);
        if (!found.TryGet(out var report)) return Pages.NotFound();
        var right = viewer.Decide(Permission.ViewReportAudit, report.RegionCode, field: ProtectedField.RawFile);
        if (!right.Allowed) return Pages.Forbidden(right.Reason);
        if (!workspace.Files.Open(report.Sha256).TryGet(out var stream)) return Pages.NotFound();
        return await files.StreamAsync(stream, "application/octet-stream", report.FileName, "download-raw-file", ReportDeskLibrary.Subject(id), cancel, of: report.RegionCode);
    }

    private static async Task<IResult> WithAsync(long id, DeskDoor door, Func<DeskModel, Task<IResult>> send, CancellationToken cancel)
    {
        var opened = await door.OpenAsync(id, DeskFilter.Default, cancel);
        return opened.Model is { } model ? await send(model) : opened.Instead;
    }

    private static Task<IResult> SendAsync(AuditedFiles files, DeskReport report, MemoryStream stream, string type, string ending, CancellationToken cancel)
    {
        stream.Position = 0;
        var name = string.Create(CultureInfo.InvariantCulture, $"{report.Title}_第{report.Version}版{ending}");
        return files.StreamAsync(stream, type, name, "download-audit", ReportDeskLibrary.Subject(report.Id), cancel, of: report.RegionCode);
    }
}
