using Hengjian.Domain.Access;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>How to read flags, how good they are, what is not found.</summary>
internal static class HelpEndpoints
{
    internal static void MapDeskHelp(this IEndpointRouteBuilder app) => app.MapGet(DeskRoutes.Help, ShowAsync).Requires(Permission.ViewReportAudit);

    private static async Task<IResult> ShowAsync(FlagAnswers answers, Viewer viewer, CancellationToken cancel) => Pages.Show<HelpPage>(new
    {
        Answers = AnswerFigures.Of(await answers.HoldingAsync(viewer.ScopeOf(Permission.ViewReportAudit), cancel)),
        Published = PublishedFigures.Load(),
    });
}
