using Hengjian.Domain.Access;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>One answer to all flags of a list.</summary>
internal static class TogetherEndpoints
{
    internal static void MapTogether(this IEndpointRouteBuilder app) =>
        app.MapPost(DeskRoutes.ReportPattern + "/answers-together", AnswerAsync).Requires(Permission.AnswerFlag);

    private static async Task<IResult> AnswerAsync(
        long id, [FromForm] string? flags, [FromForm] string? reply, [FromForm] string? reason, [FromForm] string? show, [FromForm] string? kind,
        [FromForm] string? answered, DeskDoor door, FlagAnswers answers, Viewer viewer, CancellationToken cancel)
    {
        var opened = await door.OpenAsync(id, DeskFilter.Read(show, kind, answered), cancel);
        if (opened.Model is not { } model) return opened.Instead;
        if (!model.MayAnswer.Allowed) return Pages.Forbidden(model.MayAnswer.Reason);
        FlagReply? said = Enum.TryParse<FlagReply>(reply, out var parsed) && Enum.IsDefined(parsed) ? parsed : null;
        // Those that were on the screen, and no other: what has come since, nobody has seen.
        var seen = (flags ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        List<DeskFlag> meant = [.. model.Flags.Where(f => seen.Contains(f.Id) && (said == FlagReply.Withdrawn ? f.Answer is not null : f.Open))];
        var given = !model.IsNewest ? ReportDeskProblems.OldVersion(model.Versions[0].Version)
            : meant.Count < seen.Count ? ReportDeskProblems.ChangedMeanwhile(seen.Count - meant.Count)
            : await answers.GiveToAllAsync(
                model.Report, [.. meant.Select(f => (f, model.Quote(f, FlagAnswer.LongestQuote)))], said, reason ?? "", viewer.Principal.Account, cancel);
        if (!given.IsOk)
            return Pages.Show<DeskPage>(
                new { Model = model with { Chosen = model.Shown.Count > 0 ? model.Shown[0] : null, TogetherProblems = given.Problems, Reason = reason ?? "", Reply = said } },
                StatusCodes.Status422UnprocessableEntity);
        // The same list without asking for those unanswered: there would be none to look at.
        return TypedResults.LocalRedirect(DeskRoutes.Report(id, model.Filter with { Answered = "" }, meant[0].Id));
    }
}
