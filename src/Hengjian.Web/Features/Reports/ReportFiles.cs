using Hengjian.Domain.Access;
using Hengjian.Evaluation.Reports;
using Hengjian.Evaluation.Results;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Reports;

/// <summary>The documents as files; every download is in the audit log.</summary>
internal static class ReportFiles
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    internal static void MapReportFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet(ReportsRoutes.ReportFile, Report).Requires(Permission.DownloadReport);
        app.MapGet(ReportsRoutes.ProblemsFile, ProblemList).Requires(Permission.ViewInternalProblemList);
        app.MapGet(ReportsRoutes.OpinionPattern, Opinion).Requires(Permission.DownloadReport);
    }

    private static Task<IResult> Report(
        string? edition, ReportsDoor door, Workspace workspace, Viewer viewer, CancellationToken cancel) =>
        door.OpenAsync(async (results, rights) =>
        {
            var editor = edition == "editor";
            // The editor's copy tells n of m; only who may see the units behind the counts gets it.
            var may = editor && rights.Download.Allowed ? rights.Internal : rights.Download;
            if (!may.Allowed) return Pages.Forbidden(may.Reason);
            var settings = SettingsOf(results) with { Edition = editor ? ReportEdition.Editor : ReportEdition.Public };
            var file = BuildEvaluationReport.Build(ReportsDoor.MaterialOf(results), settings);
            return await SendAsync(file, Docx, results.Round.Id, workspace, viewer);
        }, cancel);

    private static Task<IResult> ProblemList(
        ReportsDoor door, Workspace workspace, Viewer viewer, CancellationToken cancel) =>
        door.OpenAsync(async (results, rights) => rights.Internal.Allowed
            ? await SendAsync(BuildProblemList.Build(ReportsDoor.MaterialOf(results), SettingsOf(results)), Xlsx, results.Round.Id, workspace, viewer)
            : Pages.Forbidden(rights.Internal.Reason), cancel);

    // A unit's own letter needs a right for the unit, not for the whole round.
    private static async Task<IResult> Opinion(
        int code, RoundChoice choice, ResultsLibrary library, Workspace workspace, Viewer viewer, CancellationToken cancel)
    {
        if (await choice.CurrentAsync() is not { } round) return Pages.NotFound();
        var may = viewer.Decide(Permission.DownloadReport, code, round.Stage);
        if (!may.Allowed) return Pages.Forbidden(may.Reason);
        if (round.OfficialRunId is null) return Pages.Show<NoReportPage>(new { Round = round });
        var loaded = await library.OfRoundAsync(round, cancel);
        var made = loaded.Then(r => BuildUnitOpinion.Build(ReportsDoor.MaterialOf(r), code, SettingsOf(r), round.Name));
        return await SendAsync(made, Docx, round.Id, workspace, viewer);
    }

    private static ReportSettings SettingsOf(RoundResults results) =>
        RoundReports.SettingsOf(results.Round, results.Scheme.Name, results.Run, results.Regions, results.Reviews);

    private static async Task<IResult> SendAsync(
        Result<ReportFile> made, string type, long round, Workspace workspace, Viewer viewer)
    {
        if (!made.TryGet(out var file)) return Pages.Show<RefusedReportPage>(new { made.Problems }, StatusCodes.Status422UnprocessableEntity);
        await workspace.Audit.AppendAsync(viewer.Principal.Account, "download-report", $"round:{round}", new { file = file.Name, size = file.Bytes.Length });
        return TypedResults.File(file.Bytes, type, file.Name);
    }
}
