using Hengjian.Domain.Access;
using Hengjian.Domain.Narratives;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Narratives;
using Hengjian.Evaluation.Saving;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Narratives;

/// <summary>Texts coming in, by form and while they are typed; leases and comments.</summary>
internal static class NarrativeSavingEndpoints
{
    private const int MostBody = 256 * 1024;

    internal static void MapNarrativeSaving(this IEndpointRouteBuilder app)
    {
        app.MapPost(NarrativeRoutes.BlockPattern, SaveAsync).Requires(Permission.WriteNarrative);
        app.MapPost(NarrativeRoutes.BlockPattern + "/autosave", AutosaveAsync).Requires(Permission.WriteNarrative).DemandsToken().WithMetadata(new RequestSizeLimitAttribute(MostBody));
        app.MapPost(NarrativeRoutes.BlockPattern + "/lock", LockAsync).Requires(Permission.WriteNarrative);
        app.MapPost(NarrativeRoutes.BlockPattern + "/comments", CommentAsync).Requires(Permission.ViewWork);
        app.MapPost(NarrativeRoutes.BlockPattern + "/seen", SeeAsync).Requires(Permission.CheckSubmission);
        app.MapPost(NarrativeRoutes.WorkPattern + "/comments/{comment:long}/resolve", ResolveAsync).Requires(Permission.ViewWork).DemandsToken();
    }

    private static async Task<IResult> SaveAsync(long id, string kind, [FromForm] NarrativeFields fields, NarrativeDoor door, NarrativeLibrary library, Viewer viewer, CancellationToken cancel)
    {
        var (book, instead) = await door.FindAsync(id, Permission.WriteNarrative, cancel);
        if (book is null) return instead!;
        if (NarrativeRoutes.Kind(kind) is not { } which) return Pages.NotFound();
        var (text, wrong) = fields.Read(which);
        if (wrong is not null) return await AgainAsync(book, new RefusedText(text, fields.Base, [wrong], null), door, cancel);
        var done = await library.SaveAsync(fields.SaveOf(id, text, viewer.Principal.Account), cancel);
        if (!done.TryGet(out var saved)) return await AgainAsync(book, new RefusedText(text, fields.Base, done.Problems, null), door, cancel);
        if (saved.Problem is { } conflict) return await AgainAsync(book, new RefusedText(text, saved.Version.Number, [conflict], saved.Merge), door, cancel);
        return TypedResults.LocalRedirect($"{NarrativeRoutes.Work(id)}#{NarrativeRoutes.Id(which)}");
    }

    private static async Task<IResult> AutosaveAsync(long id, string kind, NarrativeFields fields, NarrativeDoor door, NarrativeLibrary library, Viewer viewer, CancellationToken cancel)
    {
        var (book, _) = await door.FindAsync(id, Permission.WriteNarrative, cancel);
        if (book is null || NarrativeRoutes.Kind(kind) is not { } which) return TypedResults.NotFound();
        var (text, wrong) = fields.Read(which);
        if (wrong is not null) return Refused(wrong);
        var done = await library.SaveAsync(fields.SaveOf(id, text, viewer.Principal.Account), cancel);
        if (!done.TryGet(out var saved)) return Refused(done.Problems[0]);
        if (saved.Problem is { } conflict) return TypedResults.Json(new { state = "conflict", conflict.Code, conflict.Message, version = saved.Version.Number }, statusCode: StatusCodes.Status409Conflict);
        return TypedResults.Json(new { state = saved.Kind == SaveKind.Merged ? "merged" : "saved", version = saved.Version.Number, text = saved.Version.Text, by = saved.Version.By, head = NarrativeFields.HeadOf(saved.Version) });
    }

    private static async Task<IResult> LockAsync(long id, string kind, [FromForm] string? reason, NarrativeDoor door, NarrativeLibrary library, Viewer viewer, CancellationToken cancel)
    {
        var (book, instead) = await door.FindAsync(id, Permission.WriteNarrative, cancel);
        if (book is null) return instead!;
        if (NarrativeRoutes.Kind(kind) is not { } which) return Pages.NotFound();
        var taken = await library.LockAsync(id, which, viewer.Principal.Account, reason ?? "", cancel);
        if (taken.IsOk) return TypedResults.LocalRedirect($"{NarrativeRoutes.Work(id)}#{NarrativeRoutes.Id(which)}");
        return await AgainAsync(book, new RefusedText(new NarrativeText(which, ""), 0, taken.Problems, null), door, cancel, keep: false);
    }

    private static async Task<IResult> CommentAsync(
        long id, string kind, [FromForm] string? quote, [FromForm] string? comment, NarrativeDoor door, NarrativeLibrary library, Viewer viewer, CancellationToken cancel)
    {
        var (book, instead) = await door.FindAsync(id, Permission.ViewWork, cancel);
        if (book is null) return instead!;
        if (NarrativeRoutes.Kind(kind) is not { } which) return Pages.NotFound();
        var model = await door.ModelAsync(book, cancel);
        if (!model.MayComment) return Pages.Forbidden("批注由承办单位、本单位审核人和牵头人员写。");
        var done = await library.CommentAsync(id, which, (quote ?? "").Trim(), comment ?? "", viewer.Principal.Account, cancel);
        if (done.IsOk) return TypedResults.LocalRedirect($"{NarrativeRoutes.Work(id)}#{NarrativeRoutes.Id(which)}");
        return await AgainAsync(book, new RefusedText(new NarrativeText(which, ""), 0, done.Problems, null), door, cancel, keep: false);
    }

    // The flag is named by its place and message: what was audited anew meanwhile is not let stand unseen.
    private static async Task<IResult> SeeAsync(
        long id, string kind, [FromForm] int? at, [FromForm] string? message, [FromForm] string? reason, NarrativeDoor door, NarrativeLibrary library, Viewer viewer, CancellationToken cancel)
    {
        var (book, instead) = await door.FindAsync(id, Permission.ViewWork, cancel);
        if (book is null) return instead!;
        if (NarrativeRoutes.Kind(kind) is not { } which) return Pages.NotFound();
        var model = await door.ModelAsync(book, cancel);
        if (!model.MaySee) return Pages.Forbidden("由本单位审核人在审核时办理，提交的人不能自己办。");
        var flag = model.Flags.FirstOrDefault(f => f.Kind == which && f.IsToBeSeen && f.Start == at && f.Message == message);
        var done = flag is null ? Result.Fail<PassageCommentRecord>([NarrativeProblems.FlagGone()]) : await library.SeeAsync(id, flag, reason ?? "", viewer.Principal.Account, cancel);
        if (done.IsOk) return TypedResults.LocalRedirect(NarrativeRoutes.Work(id) + "#nv-audit");
        return await AgainAsync(book, new RefusedText(new NarrativeText(which, ""), 0, done.Problems, null), door, cancel, keep: false);
    }

    private static async Task<IResult> ResolveAsync(long id, long comment, NarrativeDoor door, NarrativeLibrary library, Viewer viewer, CancellationToken cancel)
    {
        var (book, instead) = await door.FindAsync(id, Permission.ViewWork, cancel);
        if (book is null) return instead!;
        if (!(await door.ModelAsync(book, cancel)).MayComment) return Pages.Forbidden("批注由承办单位、本单位审核人和牵头人员处理。");
        await library.ResolveAsync(id, comment, viewer.Principal.Account, cancel);
        return TypedResults.LocalRedirect(NarrativeRoutes.Work(id));
    }

    private static IResult Refused(Problem problem) => TypedResults.Json(
        new { state = "refused", problem.Code, problem.Message },
        statusCode: NarrativeProblems.IsLocked(problem) ? StatusCodes.Status423Locked
            : problem == SavingProblems.Busy() ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity);

    // The text stays in its field, whatever kept it from being stored.
    private static async Task<IResult> AgainAsync(PartBook book, RefusedText refused, NarrativeDoor door, CancellationToken cancel, bool keep = true)
    {
        var model = await door.ModelAsync(book, cancel);
        if (!keep) refused = refused with { Text = model.Desk[refused.Text.Kind].Text, Base = model.Desk[refused.Text.Kind].Version, Unsaved = false };
        return Pages.Show<NarrativePage>(new { Model = model with { Refused = refused } }, StatusCodes.Status422UnprocessableEntity);
    }
}
