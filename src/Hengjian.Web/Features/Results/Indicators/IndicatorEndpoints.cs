using Hengjian.Domain.Access;
using Hengjian.Evaluation.Results;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Results;

/// <summary>What of an indicator is shown; the address carries it.</summary>
public sealed record IndicatorQuery(string? Stage, string? Level, int? Year, int? Unit);

/// <summary>指标 with values: the list and one page each.</summary>
internal static class IndicatorEndpoints
{
    internal static void MapIndicators(this IEndpointRouteBuilder app)
    {
        app.MapGet(ResultsRoutes.IndicatorsPath, List).Requires(Permission.ViewResults);
        app.MapGet(ResultsRoutes.IndicatorPattern, Show).Requires(Permission.ViewResults);
        app.MapGet(ResultsRoutes.IndicatorExportPattern, Export).Requires(Permission.ExportResults);
    }

    private static Task<IResult> List(string? q, string? only, ResultsDoor door, CancellationToken cancel) =>
        door.OpenAsync(Permission.ViewResults, open => Pages.Show<IndicatorListPage>(new
        {
            open.Results,
            open.Scope,
            Search = (q ?? "").Trim(),
            OnlyUncollected = only == "uncollected",
        }), cancel);

    private static Task<IResult> Show(
        string id, [AsParameters] IndicatorQuery asked, HttpContext context, ResultsDoor door, CancellationToken cancel) =>
        door.OpenAsync(Permission.ViewResults, open =>
        {
            if (!open.Results.Catalogue.TryFind(id, out var indicator)) return Pages.NotFound();
            var view = IndicatorView.Of(open.Results, open.Scope, indicator, asked);
            return Pages.Show<IndicatorPage>(new { open.Results, View = view, Table = TableOf(open, view, context) });
        }, cancel);

    private static Task<IResult> Export(
        string id, string? format, [AsParameters] IndicatorQuery asked, HttpContext context, ResultsDoor door, ResultExport export,
        CancellationToken cancel) =>
        door.OpenAsync(Permission.ExportResults, open =>
        {
            if (!open.Results.Catalogue.TryFind(id, out var indicator)) return Task.FromResult(Pages.NotFound());
            var view = IndicatorView.Of(open.Results, open.Scope, indicator, asked);
            var table = TableOf(open, view, context);
            return export.FileAsync(
                open.Results, IndicatorTable.Export(open.Results, view, table.Matching), table.Matching.Count, FilterText.Of(table), format);
        }, cancel);

    private static TableView<RegionValue> TableOf(OpenResults open, IndicatorView view, HttpContext context)
    {
        List<KeyValuePair<string, string>> kept =
        [
            open.Routes.RoundPair,
            new("stage", ResultsRoutes.StageText(view.Stage)),
            new("level", ResultsRoutes.LevelText(view.Level)),
            new("year", view.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ];
        if (view.Unit is { } unit) kept.Add(new("unit", unit.CodeText));
        return new TableView<RegionValue>(
            IndicatorTable.Spec(open.Results, view), view.Values, TableQuery.Read(context.Request.Query),
            "/results/indicators/" + Uri.EscapeDataString(view.Indicator.Id), kept);
    }
}
