using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>One report: its page, the answers to its flags, auditing it again.</summary>
internal static class DeskEndpoints
{
    private const string PartHeader = "X-Desk-Part";

    internal static void MapDesk(this IEndpointRouteBuilder app)
    {
        app.MapGet(DeskRoutes.ReportPattern, ShowAsync).Requires(Permission.ViewReportAudit);
        app.MapPost(DeskRoutes.ReportPattern + "/answers", AnswerAsync).Requires(Permission.AnswerFlag);
        app.MapPost(DeskRoutes.ReportPattern + "/again", AgainAsync).Requires(Permission.UploadReport);
    }

    private static async Task<IResult> ShowAsync(
        long id, string? show, string? kind, string? answered, string? flag, [FromHeader(Name = PartHeader)] string? part, DeskDoor door,
        CancellationToken cancel)
    {
        var opened = await door.OpenAsync(id, DeskFilter.Read(show, kind, answered), cancel);
        if (opened.Model is not { } model) return opened.Instead;
        var chosen = Choose(model, flag);
        // Another flag of a report that is on the screen already: its text need not come again over a slow line.
        return part == "side" ? Pages.Show<DeskSide>(new { Model = chosen }) : Pages.Show<DeskPage>(new { Model = chosen });
    }

    // The flag asked for, also when the filter leaves it out, as a link from elsewhere may; else the first to be answered.
    private static DeskModel Choose(DeskModel model, string? flag)
    {
        if (model.Shown.FirstOrDefault(f => f.Id == flag) is { } shown) return model with { Chosen = shown };
        if (model.Flags.FirstOrDefault(f => f.Id == flag) is { } hidden)
            return new DeskModel(model.Report, model.Region, model.Versions, model.Audit, model.Flags, new DeskFilter(DeskFilter.All, "", ""))
            {
                Chosen = hidden,
                People = model.People,
                MayAnswer = model.MayAnswer,
                MayUpload = model.MayUpload,
                MayHaveFile = model.MayHaveFile,
                Problems = model.Problems,
                Reason = model.Reason,
                Reply = model.Reply,
            };
        return model with { Chosen = model.Shown.FirstOrDefault(f => f.Open) ?? (model.Shown.Count > 0 ? model.Shown[0] : null) };
    }

    private static async Task<IResult> AnswerAsync(
        long id, [FromForm] string? flag, [FromForm] string? reply, [FromForm] string? reason, [FromForm] string? show,
        [FromForm] string? kind, [FromForm] string? answered, DeskDoor door, FlagAnswers answers, Viewer viewer,
        CancellationToken cancel)
    {
        var opened = await door.OpenAsync(id, DeskFilter.Read(show, kind, answered), cancel);
        if (opened.Model is not { } model) return opened.Instead;
        if (!model.MayAnswer.Allowed) return Pages.Forbidden(model.MayAnswer.Reason);
        var chosen = model.Flags.FirstOrDefault(f => f.Id == flag);
        FlagReply? said = Enum.TryParse<FlagReply>(reply, out var parsed) && Enum.IsDefined(parsed) ? parsed : null;
        var given = chosen is null ? ReportDeskProblems.UnknownFlag(flag ?? "")
            : !model.IsNewest ? ReportDeskProblems.OldVersion(model.Versions[0].Version)
            : await answers.GiveAsync(model.Report, chosen, model.Quote(chosen, FlagAnswer.LongestQuote), said, reason ?? "", viewer.Principal.Account, cancel);
        if (!given.IsOk)
            return Pages.Show<DeskPage>(
                new { Model = Choose(model with { Problems = given.Problems, Reason = reason ?? "", Reply = said }, flag) }, StatusCodes.Status422UnprocessableEntity);
        var next = said == FlagReply.Withdrawn ? chosen! : NextOpen(model, chosen!);
        return TypedResults.LocalRedirect(model.Address(next));
    }

    // The next flag without an answer, after the one just answered and then from the top; the same when there is none.
    private static DeskFlag NextOpen(DeskModel model, DeskFlag answered)
    {
        var at = model.Shown.ToList().FindIndex(f => f.Id == answered.Id);
        return model.Shown.Skip(at + 1).Concat(model.Shown.Take(Math.Max(at, 0))).FirstOrDefault(f => f.Open) ?? answered;
    }

    // The form is read so that its token is asked for.
    private static async Task<IResult> AgainAsync(
        long id, [FromForm] string? from, ReportDeskLibrary library, AuditJob job, Viewer viewer, CancellationToken cancel)
    {
        var found = await library.FindAsync(id, viewer.ScopeOf(Permission.UploadReport), cancel);
        if (!found.TryGet(out var report)) return Pages.NotFound();
        var started = await job.StartAsync([report], viewer.Principal.Account, cancel);
        return TypedResults.LocalRedirect("/jobs/" + started.Id.ToString(CultureInfo.InvariantCulture));
    }
}
