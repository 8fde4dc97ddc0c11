using Hengjian.Domain.Access;
using Hengjian.Evaluation.Results;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Results;

/// <summary>总览: the answer, the map, the ranking.</summary>
internal static class OverviewEndpoints
{
    internal static void MapOverview(this IEndpointRouteBuilder app)
    {
        app.MapGet(ResultsRoutes.Root, Show).Requires(Permission.ViewResults);
        app.MapGet(ResultsRoutes.OverviewExport, Export).Requires(Permission.ExportResults);
    }

    private static Task<IResult> Show(HttpContext context, ResultsDoor door, CancellationToken cancel) =>
        door.OpenAsync(Permission.ViewResults, open =>
        {
            var rows = Standings.Of(open.Results, open.Scope);
            return Pages.Show<OverviewPage>(new { open.Results, All = rows, View = ViewOf(open, rows, context) });
        }, cancel);

    private static Task<IResult> Export(
        HttpContext context, string? format, ResultsDoor door, ResultExport export, CancellationToken cancel) =>
        door.OpenAsync(Permission.ExportResults, open =>
        {
            var view = ViewOf(open, Standings.Of(open.Results, open.Scope), context);
            return export.FileAsync(
                open.Results, OverviewTable.Export(open.Results, view.Matching), view.Matching.Count, FilterText.Of(view), format);
        }, cancel);

    private static TableView<Standing> ViewOf(OpenResults open, IReadOnlyList<Standing> rows, HttpContext context) => new(
        OverviewTable.Spec(open.Results), rows, TableQuery.Read(context.Request.Query), ResultsRoutes.Root, [open.Routes.RoundPair]);
}
