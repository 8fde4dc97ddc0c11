using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Filling;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Filling;

/// <summary>Answers, comments and rows, by plain forms.</summary>
internal static class FillDeedEndpoints
{
    public static void MapFillDeeds(this IEndpointRouteBuilder app)
    {
        app.MapPost(FillRoutes.SheetPattern + "/answers", AnswerAsync).Requires(Permission.ViewWork);
        app.MapPost(FillRoutes.SheetPattern + "/comments", CommentAsync).Requires(Permission.ViewWork);
        app.MapPost(FillRoutes.SheetPattern + "/rows", RowsAsync).Requires(Permission.FillData);
    }

    private static async Task<IResult> AnswerAsync(
        long sheet, [FromForm] string? flag, [FromForm] string? reply, [FromForm] string? text, [FromForm] string? part, FillQuery query, FillDeeds deeds, Viewer viewer, CancellationToken cancel)
    {
        if (await query.FindAsync(sheet, cancel) is null) return Pages.NotFound();
        var said = Enum.TryParse<CheckReply>(reply, out var parsed) && Enum.IsDefined(parsed) ? parsed : CheckReply.WillCorrect;
        var done = await deeds.AnswerAsync(sheet, flag ?? "", said, text ?? "", viewer.Principal, cancel);
        // Back to where it was answered: the sheet, or what of it an item asks for.
        long? of = long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : null;
        return await AfterAsync(sheet, done, FillRoutes.Sheet(sheet, of) + "#fill-flags", query, cancel);
    }

    private static async Task<IResult> CommentAsync(
        long sheet, [FromForm] long? row, [FromForm] string? element, [FromForm] string? text, [FromForm] long? settle, FillQuery query, FillDeeds deeds, Viewer viewer,
        CancellationToken cancel)
    {
        if (await query.FindAsync(sheet, cancel) is null) return Pages.NotFound();
        var done = settle is { } comment
            ? await deeds.SettleAsync(sheet, comment, viewer.Principal, cancel)
            : await deeds.CommentAsync(sheet, row ?? 0, element ?? "", text ?? "", viewer.Principal, cancel);
        return await AfterAsync(sheet, done, FillRoutes.Cell(sheet, row ?? 0, element ?? ""), query, cancel);
    }

    private static async Task<IResult> RowsAsync(
        long sheet, [FromForm] string? key, [FromForm] string? name, [FromForm] string? row, FillQuery query, FillDeeds deeds, Viewer viewer, CancellationToken cancel)
    {
        if (await query.FindAsync(sheet, cancel) is null) return Pages.NotFound();
        var done = long.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var taken)
            ? await deeds.RemoveRowAsync(sheet, taken, viewer.Principal, cancel)
            : await deeds.AddRowAsync(sheet, key ?? "", name ?? "", viewer.Principal, cancel);
        return await AfterAsync(sheet, done, FillRoutes.Sheet(sheet), query, cancel);
    }

    private static async Task<IResult> AfterAsync(long sheet, Result<bool> done, string next, FillQuery query, CancellationToken cancel)
    {
        if (done.IsOk) return TypedResults.LocalRedirect(next);
        return await query.FindAsync(sheet, cancel) is { } view
            ? Pages.Show<SheetPage>(new { View = view, Problems = done.Problems, Computed = await query.ComputedAsync(view, null, cancel) }, StatusCodes.Status422UnprocessableEntity)
            : Pages.NotFound();
    }
}
