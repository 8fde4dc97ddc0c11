using Hengjian.Domain.Access;
using Hengjian.Domain.Scenarios;
using Hengjian.Evaluation.WhatIf;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.WhatIf;

/// <summary>推演: the page, its changes, saving, the file.</summary>
internal static class WhatIfEndpoints
{
    private static readonly string[] NotLevers = ["name", "note", WhatIfRoutes.FitKey, "__RequestVerificationToken"];

    internal static void MapWhatIfPage(this IEndpointRouteBuilder app)
    {
        app.MapGet(WhatIfRoutes.Root, ShowAsync).Requires(Permission.RunWhatIf);
        app.MapPost(WhatIfRoutes.Root, Apply).Requires(Permission.RunWhatIf);
        app.MapPost(WhatIfRoutes.SavePath, SaveAsync).Requires(Permission.RunWhatIf);
        app.MapGet(WhatIfRoutes.ExportPath, ExportAsync).Requires(Permission.ExportResults);
    }

    private static Task<IResult> ShowAsync(
        HttpContext context, string? scenario, WhatIfDoor door, ScenarioLibrary library, Viewer viewer, CancellationToken cancel) =>
        door.OpenAsync(async open =>
        {
            var kept = await ScenarioAsync(open, scenario, library, viewer, cancel);
            if (scenario is not null && kept is null) return Pages.NotFound();
            var settings = kept is null ? null : ScenarioText.Read(kept.Settings);
            var model = settings is null || context.Request.Query.ContainsKey(WhatIfRoutes.ChangeKey)
                ? WhatIfModel.Of(open, Typed(context.Request.Query), Fit(context.Request.Query[WhatIfRoutes.FitKey]), cancel)
                : WhatIfModel.Of(open, settings.Changes.Select(c => KeyValuePair.Create(c.Key, LeverText.Number(c.Value))), settings.Fit, cancel, kept);
            return Shown(model, TableQuery.Read(context.Request.Query));
        }, cancel);

    private static Task<IResult> Apply(HttpContext context, [FromForm] IFormCollection form, WhatIfDoor door, CancellationToken cancel) =>
        door.OpenAsync(open =>
        {
            var model = WhatIfModel.Of(open, Typed(form), Fit(form[WhatIfRoutes.FitKey]), cancel);
            var address = open.Routes.Of(model.Settings);
            if (context.Request.Headers.ContainsKey("HX-Request"))
            {
                // Scripts swap the result in; the address still says what is shown, so that it can be sent and loaded again.
                if (model.Problems.Count == 0) context.Response.Headers["HX-Replace-Url"] = address;
                return Task.FromResult(Pages.Show<WhatIfPage>(new { Model = model.WithTable(TableQuery.Empty) }));
            }
            return Task.FromResult(model.Problems.Count == 0 ? TypedResults.LocalRedirect(address) : Refused(model));
        }, cancel);

    private static Task<IResult> SaveAsync(
        [FromForm] IFormCollection form, WhatIfDoor door, ScenarioLibrary library, Viewer viewer, CancellationToken cancel) =>
        door.OpenAsync(async open =>
        {
            var giving = new ScenarioGiving(form["name"].ToString(), form["note"].ToString());
            var model = WhatIfModel.Of(open, Typed(form), Fit(form[WhatIfRoutes.FitKey]), cancel, giving: giving);
            if (model.Problems.Count > 0) return Refused(model);
            var saved = await library.SaveAsync(open.Results.Round, open.Results.Run.Id, model.Settings, giving, viewer.Principal, cancel);
            if (saved.TryGet(out var record)) return TypedResults.LocalRedirect(open.Routes.Scenario(record.Id));
            model.SaveProblems = saved.Problems;
            return Refused(model);
        }, cancel);

    private static Task<IResult> ExportAsync(
        HttpContext context, string? format, WhatIfDoor door, AuditedFiles files, Viewer viewer, TimeProvider clock, CancellationToken cancel) =>
        door.OpenAsync(async open =>
        {
            var model = WhatIfModel.Of(open, Typed(context.Request.Query), Fit(context.Request.Query[WhatIfRoutes.FitKey]), cancel);
            if (model.Outcome is null) return Shown(model, TableQuery.Empty);
            var rows = new TableView<MovedUnit>(
                RankTable.Spec(model), model.Rows, TableQuery.Read(context.Request.Query), WhatIfRoutes.Root).Matching;
            return await files.WriteAsync(
                WhatIfExport.Of(model, rows, viewer.Principal.DisplayName, clock.GetUtcNow()), format, "export-what-if", $"round:{open.Results.Round.Id}", cancel);
        }, cancel);

    private static async Task<ScenarioRecord?> ScenarioAsync(
        OpenWhatIf open, string? id, ScenarioLibrary library, Viewer viewer, CancellationToken cancel)
    {
        if (!long.TryParse(id, out var number)) return null;
        var found = await library.FindAsync(open.Results.Round, number, viewer.Principal, cancel);
        return found.IsOk ? found.Value : null;
    }

    // An address can always be shown, with what is wrong in it; what was handed in and is wrong has been refused.
    private static IResult Shown(WhatIfModel model, TableQuery query) => Pages.Show<WhatIfPage>(new { Model = model.WithTable(query) });

    private static IResult Refused(WhatIfModel model) => Pages.Show<WhatIfPage>(
        new { Model = model.WithTable(TableQuery.Empty) }, StatusCodes.Status422UnprocessableEntity);

    private static IEnumerable<KeyValuePair<string, string>> Typed(IQueryCollection query) =>
        query[WhatIfRoutes.ChangeKey].Select(WhatIfSettings.ReadWord).OfType<KeyValuePair<string, string>>();

    private static IEnumerable<KeyValuePair<string, string>> Typed(IFormCollection form) =>
        form.Where(f => !NotLevers.Contains(f.Key)).Select(f => KeyValuePair.Create(f.Key, f.Value.ToString()));

    private static PointsFit Fit(string? word) => word == WhatIfRoutes.OwnFit ? PointsFit.Own : PointsFit.Rest;
}
