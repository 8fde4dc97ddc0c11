using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.SheetBooks;
using Hengjian.Kernel;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Filling;

/// <summary>A sheet out as a workbook and in again: first what the file would change, then what was chosen.</summary>
internal static class BookEndpoints
{
    // Somewhat more than a file may have, so that a file that is too large gets an answer in words.
    private const long MostBody = 64L << 20;

    public static void MapBooks(this IEndpointRouteBuilder app)
    {
        app.MapGet(FillRoutes.BookFilePattern, ExportAsync).Requires(Permission.ViewWork);
        app.MapGet(FillRoutes.BookPattern, ShowAsync).Requires(Permission.FillData);
        app.MapPost(FillRoutes.BookPattern, CompareAsync).Requires(Permission.FillData)
            .WithFormOptions(multipartBodyLengthLimit: MostBody).WithMetadata(new RequestSizeLimitAttribute(MostBody));
        app.MapPost(FillRoutes.BookPattern + "/apply", ApplyAsync).Requires(Permission.FillData);
    }

    private static async Task<IResult> ExportAsync(long sheet, FillQuery query, AuditedFiles files, CancellationToken cancel)
    {
        if (await query.FindAsync(sheet, cancel) is not { Sheet.Mode: SheetMode.Grid } view) return Pages.NotFound();
        var stream = new MemoryStream();
        SheetBookWriter.Write(stream, view, await query.ComputedAsync(view, null, cancel));
        stream.Position = 0;
        return await files.StreamAsync(stream, AuditedFiles.Xlsx, SheetBookWriter.NameOf(view), "export-sheet", $"sheet:{sheet}", cancel);
    }

    private static async Task<IResult> ShowAsync(long sheet, int? saved, FillQuery query, CancellationToken cancel) =>
        await query.FindAsync(sheet, cancel) is { Sheet.Mode: SheetMode.Grid } view ? Pages.Show<BookPage>(new { View = view, Saved = saved }) : Pages.NotFound();

    private static async Task<IResult> CompareAsync(
        long sheet, [FromForm] IFormFileCollection files, FillQuery query, SheetBookImport import, FileTicket tickets, Viewer viewer, CancellationToken cancel)
    {
        if (await query.FindAsync(sheet, cancel) is not { Sheet.Mode: SheetMode.Grid } view) return Pages.NotFound();
        if (files.FirstOrDefault(f => f.Length > 0) is not { } file) return Wrong(view, [SheetBookProblems.NothingChosen()]);
        await using var content = file.OpenReadStream();
        var compared = await import.CompareAsync(sheet, file.FileName, content, viewer.Principal, cancel);
        return compared.TryGet(out var comparison) ? Pages.Show<BookPage>(new { View = view, Comparison = comparison, Ticket = tickets.Seal(sheet, comparison.Sha256) }) : Wrong(view, compared.Problems);
    }

    private static async Task<IResult> ApplyAsync(
        long sheet, [FromForm] string? file, [FromForm] string? name, [FromForm] string? all, HttpRequest request, FillQuery query, SheetBookImport import, FileTicket tickets,
        Viewer viewer, CancellationToken cancel)
    {
        if (await query.FindAsync(sheet, cancel) is not { Sheet.Mode: SheetMode.Grid } view) return Pages.NotFound();
        var ticked = (await request.ReadFormAsync(cancel))["use"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var sha256 = tickets.Open(sheet, file);
        var taken = await import.TakeAsync(sheet, name ?? "", sha256, all is null ? ticked : null, viewer.Principal, cancel);
        if (!taken.TryGet(out var result)) return await AgainAsync(view, sha256, file, name, taken.Problems, import, viewer, cancel);
        if (result is { Left.Count: 0, Problem: null })
            return TypedResults.LocalRedirect(FillRoutes.Book(sheet) + "?saved=" + result.Saved.ToString(CultureInfo.InvariantCulture));
        Problem[] problems = [.. result.Problem is { } stop ? [stop] : Array.Empty<Problem>(), .. result.Left.Select(l => l.Why with { Message = $"{l.Cell}：{l.Why.Message}" })];
        return await AgainAsync(view, sha256, file, name, problems, import, viewer, cancel, result.Saved);
    }

    // The differences as they are now, with what went wrong above them.
    private static async Task<IResult> AgainAsync(
        SheetView view, string sha256, string? ticket, string? name, IReadOnlyList<Problem> problems, SheetBookImport import, Viewer viewer, CancellationToken cancel, int? saved = null)
    {
        var compared = await import.CompareAsync(view.Sheet.Id, name ?? "", sha256, viewer.Principal, cancel);
        return Pages.Show<BookPage>(
            new { View = view, Comparison = compared.TryGet(out var now) ? now : null, Problems = problems, Saved = saved, Ticket = ticket ?? "" }, StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult Wrong(SheetView view, IReadOnlyList<Problem> problems) =>
        Pages.Show<BookPage>(new { View = view, Problems = problems }, StatusCodes.Status422UnprocessableEntity);
}
