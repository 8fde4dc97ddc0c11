using Hengjian.Domain.Access;
using Hengjian.Evaluation.Results;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Results;

/// <summary>原始行: the imported row and its file.</summary>
internal static class RowEndpoints
{
    internal static void MapRows(this IEndpointRouteBuilder app) =>
        app.MapGet(ResultsRoutes.RowPattern, Show).Requires(Permission.ViewSchoolRows);

    private static Task<IResult> Show(
        string grain, int period, int row, ResultsDoor door, RowSources sources, Evaluation.Filling.CellLineage lineage, Viewer viewer, AuditLog audit,
        CancellationToken cancel) =>
        door.OpenAsync(Permission.ViewSchoolRows, async open =>
        {
            if (ResultsRoutes.GrainOf(grain) is not { } kind) return Pages.NotFound();
            var table = open.Results.Dataset.Find(kind, period);
            if (table is null || row < 0 || row >= table.RowCount) return Pages.NotFound();
            var stage = open.Results.Round.Stage;
            var may = viewer.Decide(Permission.ViewSchoolRows, table.Regions[row], stage);
            if (!may.Allowed) return Pages.Forbidden(may.Reason);
            await audit.AppendAsync(
                viewer.Principal.Account, "view-school-rows", FormattableString.Invariant($"row:{grain}/{period}/{row}"),
                new { round = open.Results.Round.Id, region = table.Regions[row] }, cancel);
            var found = await sources.OfAsync(open.Results, kind, period, row, cancel);
            var byStage = kind == Grain.RegionStageYear ? table.Stages[row] : SchoolStage.All;
            string[] files = [.. found.Value.Files.Select(f => f.File.Sha256)];
            return Pages.Show<RowPage>(new
            {
                Filled = files.Length == 0 ? [] : await lineage.OfAsync(files, table.Keys?[row] ?? "", byStage, viewer.Principal, cancel),
                open.Results,
                Source = found.Value,
                SchoolCode = SchoolCodeOf(open.Results, found.Value),
                MayDownload = viewer.Decide(Permission.DownloadRawFile, table.Regions[row], stage).Allowed,
            });
        }, cancel);

    private static string? SchoolCodeOf(RoundResults results, RowSource source) =>
        source.Name.SchoolRow is { } row ? results.Dataset.Find(Grain.SchoolYear, source.Period)?.Keys?[row] : null;
}
