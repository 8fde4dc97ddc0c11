using Hengjian.Domain.Access;
using Hengjian.Domain.Reports;
using Hengjian.Evaluation.Reports;
using Hengjian.Evaluation.Results;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Reports;

/// <summary>The preview and the internal list as pages.</summary>
internal static class ReportPages
{
    internal static void MapReportPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(ReportsRoutes.Root, Preview).Requires(Permission.ViewReport);
        app.MapGet(ReportsRoutes.Problems, Problems).Requires(Permission.ViewInternalProblemList);
    }

    private static Task<IResult> Preview(ReportsDoor door, Viewer viewer, CancellationToken cancel) =>
        door.OpenAsync((results, rights) =>
        {
            var material = ReportsDoor.MaterialOf(results);
            var settings = RoundReports.SettingsOf(results.Round, results.Scheme.Name, results.Run, results.Regions, results.Reviews);
            var scope = viewer.ScopeOf(Permission.DownloadReport, results.Round.Stage);
            return Task.FromResult(Pages.Show<ReportPage>(new
            {
                Results = results,
                Rights = rights,
                Settings = settings,
                Content = material.Content(settings),
                Units = (IReadOnlyList<Standing>)[.. Standings.Of(results, scope).OrderBy(s => s.Unit.Code)],
            }));
        }, cancel);

    private static async Task<IResult> Problems(
        HttpContext context, RoundChoice choice, ResultsLibrary library, Viewer viewer, CancellationToken cancel)
    {
        var round = await choice.CurrentAsync();
        if (round?.OfficialRunId is null) return Pages.Show<NoReportPage>(new { Round = round });
        var scope = viewer.ScopeOf(Permission.ViewInternalProblemList, round.Stage);
        if (scope.IsEmpty) return Pages.Forbidden(viewer.Decide(Permission.ViewInternalProblemList, round.RegionCode, round.Stage).Reason);
        var loaded = await library.OfRoundAsync(round, cancel);
        if (!loaded.TryGet(out var results)) return Pages.Show<NoReportPage>(new { Round = round, loaded.Problems });
        var material = ReportsDoor.MaterialOf(results);
        var mine = material.Findings with { Findings = [.. material.Findings.Findings.Where(f => scope.Contains(f.Unit.Code))] };
        var rows = ProblemList.Rows(mine, results.Regions);
        return Pages.Show<ProblemListPage>(new
        {
            Results = results,
            Whole = scope.Contains(round.RegionCode),
            View = new TableView<ProblemRow>(
                ProblemTable.Spec(results), rows, TableQuery.Read(context.Request.Query), ReportsRoutes.Problems,
                [new("round", round.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))]),
        });
    }
}
