using Hengjian.Domain.Access;
using Hengjian.Evaluation.Regions;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Results;

/// <summary>What is compared: an indicator and stage; none compares totals.</summary>
public sealed record YearsQuery(string? Indicator, string? Stage, int? From, int? To);

/// <summary>年度对比.</summary>
internal static class YearsEndpoints
{
    internal static void MapYears(this IEndpointRouteBuilder app)
    {
        app.MapGet(ResultsRoutes.YearsPath, Show).Requires(Permission.ViewResults);
        app.MapGet(ResultsRoutes.YearsExport, Export).Requires(Permission.ExportResults);
    }

    private static Task<IResult> Show(
        [AsParameters] YearsQuery asked, HttpContext context, ResultsDoor door, RegionActLibrary acts, CancellationToken cancel) =>
        door.OpenAsync(Permission.ViewResults, async open =>
        {
            var comparison = Compare(open, asked);
            // Regions count as on the last day of a year.
            var (after, until) = (new DateOnly(comparison?.From ?? open.Results.Year - 1, 12, 31), new DateOnly(comparison?.To ?? open.Results.Year, 12, 31));
            return comparison is null && asked.Indicator is { Length: > 0 }
                ? Pages.NotFound()
                : Pages.Show<YearsPage>(new
                {
                    open.Results,
                    Comparison = comparison,
                    View = comparison is null ? null : ViewOf(open, comparison, context),
                    Totals = Standings.Of(open.Results, open.Scope),
                    Choices = YearsTable.Choices(open.Results),
                    Acts = (await acts.ListAsync(open.Scope, cancel)).Where(a => a.On > after && a.On <= until).ToList(),
                });
        }, cancel);

    private static Task<IResult> Export(
        [AsParameters] YearsQuery asked, string? format, HttpContext context, ResultsDoor door, ResultExport export, CancellationToken cancel) =>
        door.OpenAsync(Permission.ExportResults, open =>
        {
            if (Compare(open, asked) is not { } comparison) return Task.FromResult(Pages.NotFound());
            var view = ViewOf(open, comparison, context);
            return export.FileAsync(
                open.Results, YearsTable.Export(comparison, view.Matching), view.Matching.Count, FilterText.Of(view), format);
        }, cancel);

    private static YearComparison? Compare(OpenResults open, YearsQuery asked)
    {
        if (asked.Indicator is not { Length: > 0 } id || !open.Results.Catalogue.TryFind(id, out var indicator)) return null;
        if (indicator.ResultGrain != Grain.RegionYear) return null;
        var years = IndicatorLevelView.Years(open.Results, indicator);
        if (years.Count == 0) return null;
        var to = asked.To is { } t && years.Contains(t) ? t : years[0];
        var from = asked.From is { } f && years.Contains(f) && f < to ? f : to - 1;
        var stage = ResultsRoutes.StageOf(asked.Stage) is { } s && indicator.Stages.Contains(s) ? s : indicator.Stages[0];
        return YearComparison.Of(open.Results, indicator, stage, from, to, LevelOf(open.Results, indicator), open.Scope);
    }

    private static RegionLevel LevelOf(RoundResults results, Indicator indicator) =>
        indicator.Levels.Contains(results.Scheme.Level) || indicator.Levels.Count == 0 ? results.Scheme.Level : indicator.Levels.Max();

    private static TableView<YearChange> ViewOf(OpenResults open, YearComparison comparison, HttpContext context)
    {
        var kept = new List<KeyValuePair<string, string>>
        {
            open.Routes.RoundPair,
            new("indicator", comparison.Indicator.Id),
            new("stage", ResultsRoutes.StageText(comparison.Stage)),
            new("from", comparison.From.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new("to", comparison.To.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        };
        return new TableView<YearChange>(
            YearsTable.Spec(open.Results, comparison), comparison.Rows, TableQuery.Read(context.Request.Query), ResultsRoutes.YearsPath, kept);
    }
}
