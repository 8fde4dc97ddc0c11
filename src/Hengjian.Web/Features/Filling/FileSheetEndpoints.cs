using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Filling;

/// <summary>Tables that are handed in as a file: in, out again, and with their errors marked.</summary>
internal static class FileSheetEndpoints
{
    private const long MostBody = FileSheets.MostBytes + (1L << 20);

    public static void MapFileSheets(this IEndpointRouteBuilder app)
    {
        app.MapGet(FillRoutes.FilePattern, DownloadAsync).Requires(Permission.ViewWork);
        app.MapPost(FillRoutes.FilePattern, TakeAsync).Requires(Permission.FillData)
            .WithFormOptions(multipartBodyLengthLimit: MostBody).WithMetadata(new RequestSizeLimitAttribute(MostBody));
        app.MapGet(FillRoutes.FilePattern + "/errors", ErrorsAsync).Requires(Permission.FillData);
    }

    private static async Task<IResult> DownloadAsync(long sheet, FillQuery query, Workspace workspace, AuditedFiles files, CancellationToken cancel)
    {
        if (await query.FindAsync(sheet, cancel) is not { Sheet.Mode: SheetMode.File } view) return Pages.NotFound();
        if (view.Cells.Values.Select(FileValue.Of).FirstOrDefault(f => f is not null) is not { } file || !workspace.Files.Open(file.Sha256).TryGet(out var content)) return Pages.NotFound();
        return await files.StreamAsync(content, "application/octet-stream", file.Name, "export-sheet", $"sheet:{sheet}", cancel, named: false);
    }

    private static async Task<IResult> TakeAsync(
        long sheet, [FromForm] IFormFileCollection files, FillQuery query, FileSheets library, FileTicket tickets, Viewer viewer, CancellationToken cancel)
    {
        if (await query.FindAsync(sheet, cancel) is not { Sheet.Mode: SheetMode.File } view) return Pages.NotFound();
        if (files.FirstOrDefault(f => f.Length > 0) is not { } file) return Wrong(view, [Evaluation.SheetBooks.SheetBookProblems.NothingChosen()]);
        if (file.Length > FileSheets.MostBytes) return Wrong(view, [Documents.DocumentProblems.FileTooLarge(FileSheets.MostBytes)]);
        await using var content = file.OpenReadStream();
        var taken = await library.TakeAsync(sheet, file.FileName, content, viewer.Principal, cancel);
        if (!taken.TryGet(out var result)) return Wrong(view, taken.Problems);
        if (result.File is null)
        {
            return Pages.Show<SheetPage>(
                new { View = view, Problems = result.Problems, Errors = $"{FillRoutes.Sheet(sheet)}/file/errors?name={Uri.EscapeDataString(Path.GetFileName(file.FileName))}&ticket={Uri.EscapeDataString(tickets.Seal(sheet, result.Sha256))}" },
                StatusCodes.Status422UnprocessableEntity);
        }
        var fresh = await query.FindAsync(sheet, cancel) ?? view;
        return Pages.Show<SheetPage>(new { View = fresh, Warnings = result.Warnings });
    }

    private static async Task<IResult> ErrorsAsync(
        long sheet, string? name, string? ticket, FillQuery query, FileSheets library, FileTicket tickets, AuditedFiles files, Viewer viewer, CancellationToken cancel)
    {
        if (await query.FindAsync(sheet, cancel) is not { Sheet.Mode: SheetMode.File } || tickets.Open(sheet, ticket) is not { Length: > 0 } sha256) return Pages.NotFound();
        var output = new MemoryStream();
        var written = await library.WriteErrorsAsync(sheet, name ?? "", sha256, viewer.Principal, output, cancel);
        if (!written.IsOk) return Pages.NotFound();
        output.Position = 0;
        return await files.StreamAsync(output, AuditedFiles.Xlsx, ErrorCopy.NameFor(name ?? "文件"), "download-marked-copy", $"sheet:{sheet}", cancel, named: false);
    }

    private static IResult Wrong(SheetView view, IReadOnlyList<Problem> problems) =>
        Pages.Show<SheetPage>(new { View = view, Problems = problems }, StatusCodes.Status422UnprocessableEntity);
}
