using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Scenarios;
using Hengjian.Evaluation.WhatIf;
using Hengjian.Kernel;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.WhatIf;

/// <summary>推演方案: the list, deleting, side by side.</summary>
internal static class ScenarioEndpoints
{
    internal static void MapScenarios(this IEndpointRouteBuilder app)
    {
        app.MapGet(WhatIfRoutes.ScenariosPath, ListAsync).Requires(Permission.RunWhatIf);
        app.MapPost(WhatIfRoutes.DeletePattern, DeleteAsync).Requires(Permission.RunWhatIf);
        app.MapGet(WhatIfRoutes.ComparePath, CompareAsync).Requires(Permission.RunWhatIf);
        app.MapGet(WhatIfRoutes.CompareExportPath, ExportAsync).Requires(Permission.ExportResults);
    }

    private static Task<IResult> ListAsync(WhatIfDoor door, ScenarioLibrary library, Viewer viewer, CancellationToken cancel) =>
        door.OpenAsync(open => PageAsync(open, library, viewer, [], cancel), cancel);

    private static Task<IResult> DeleteAsync(
        long id, [FromForm] IFormCollection form, WhatIfDoor door, ScenarioLibrary library, Viewer viewer, CancellationToken cancel) =>
        door.OpenAsync(async open =>
        {
            var deleted = await library.DeleteAsync(open.Results.Round, id, viewer.Principal, cancel);
            return deleted.IsOk ? TypedResults.LocalRedirect(open.Routes.Scenarios) : await PageAsync(open, library, viewer, deleted.Problems, cancel, StatusCodes.Status422UnprocessableEntity);
        }, cancel);

    private static Task<IResult> CompareAsync(HttpContext context, WhatIfDoor door, ScenarioLibrary library, Viewer viewer, CancellationToken cancel) =>
        door.OpenAsync(async open =>
        {
            var chosen = await ChosenAsync(context, open, library, viewer, cancel);
            return chosen.TryGet(out var records)
                ? Pages.Show<ComparePage>(new { Comparison = ScenarioComparison.Of(open.Results, records, cancel), open.Sees })
                : await PageAsync(open, library, viewer, chosen.Problems, cancel);
        }, cancel);

    private static Task<IResult> ExportAsync(
        HttpContext context, string? format, WhatIfDoor door, ScenarioLibrary library, AuditedFiles files, Viewer viewer, TimeProvider clock,
        CancellationToken cancel) =>
        door.OpenAsync(async open =>
        {
            var chosen = await ChosenAsync(context, open, library, viewer, cancel);
            if (!chosen.TryGet(out var records)) return await PageAsync(open, library, viewer, chosen.Problems, cancel);
            var table = WhatIfExport.Of(ScenarioComparison.Of(open.Results, records, cancel), open.Sees, viewer.Principal.DisplayName, clock.GetUtcNow());
            return await files.WriteAsync(
                table, format, "export-what-if", "scenario:" + string.Join(',', records.Select(r => r.Id.ToString(CultureInfo.InvariantCulture))), cancel);
        }, cancel);

    private static async Task<Result<List<ScenarioRecord>>> ChosenAsync(
        HttpContext context, OpenWhatIf open, ScenarioLibrary library, Viewer viewer, CancellationToken cancel)
    {
        var words = context.Request.Query["s"].OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (words.Count is 0 or > ScenarioComparison.Most) return WhatIfProblems.CompareCount(ScenarioComparison.Most);
        var (records, problems) = (new List<ScenarioRecord>(), new List<Problem>());
        foreach (var word in words)
        {
            var found = long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? await library.FindAsync(open.Results.Round, id, viewer.Principal, cancel)
                : WhatIfProblems.UnknownScenario(word);
            if (found.TryGet(out var record)) records.Add(record);
            else problems.AddRange(found.Problems);
        }
        return problems.Count == 0 ? records : Result.Fail<List<ScenarioRecord>>(problems);
    }

    private static async Task<IResult> PageAsync(
        OpenWhatIf open, ScenarioLibrary library, Viewer viewer, IReadOnlyList<Problem> problems, CancellationToken cancel,
        int status = StatusCodes.Status200OK) =>
        Pages.Show<ScenarioListPage>(
            new { open.Results, Records = await library.ListAsync(open.Results.Round, viewer.Principal, cancel), Problems = problems },
            status);
}
