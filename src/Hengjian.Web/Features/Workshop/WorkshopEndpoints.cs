using Hengjian.Domain.Access;
using Hengjian.Evaluation.Workshop;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Language.Completion;
using Hengjian.Kernel;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Workshop;

/// <summary>公式工坊: the list to choose from, the draft, its check, its saving, names while typing.</summary>
internal static class WorkshopEndpoints
{
    /// <summary>A form of thirty standards with every text at its longest is well below.</summary>
    private const int MostBytes = 512 * 1024;

    /// <summary>No field is read further than 12,000 characters; nobody types as many.</summary>
    private const int MostLetters = 64 * 1024;

    internal static void MapWorkshopPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(WorkshopRoutes.Root, ListAsync).Requires(Permission.TryFormula);
        app.MapGet(WorkshopRoutes.EditPath, EditAsync).Requires(Permission.TryFormula);
        app.MapPost(WorkshopRoutes.CheckPath, CheckAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).WithFormOptions(valueLengthLimit: MostLetters).Requires(Permission.TryFormula);
        app.MapPost(WorkshopRoutes.SavePath, SaveAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).WithFormOptions(valueLengthLimit: MostLetters).Requires(Permission.EditCatalogue);
        app.MapGet(WorkshopRoutes.NamesPath, NamesAsync).Requires(Permission.TryFormula);
    }

    private static Task<IResult> ListAsync(
        HttpContext context, WorkshopDoor door, CatalogueVersions versions, WorkshopBench bench, CancellationToken cancel) =>
        door.OpenAsync(async open =>
        {
            var found = await BaseAsync(open, context.Request.Query["base"].ToString(), versions, bench, cancel);
            if (!found.TryGet(out var from)) return Pages.NotFound();
            var view = new TableView<Indicator>(
                IndicatorChoice.Spec(open, from), from.Catalogue.Indicators, TableQuery.Read(context.Request.Query), WorkshopRoutes.Root);
            return Pages.Show<WorkshopListPage>(new { Open = open, From = from, View = view });
        }, cancel);

    private static Task<IResult> EditAsync(
        HttpContext context, string? indicator, string? topic, WorkshopDoor door, CatalogueVersions versions, WorkshopBench bench,
        CancellationToken cancel) =>
        door.OpenAsync(async open =>
        {
            var found = await BaseAsync(open, context.Request.Query["base"].ToString(), versions, bench, cancel);
            if (!found.TryGet(out var from)) return Pages.NotFound();
            DraftText? text = null;
            if (indicator is not null && from.Catalogue.TryFind(indicator, out var known)) text = DraftText.Of(known);
            else if (topic is not null && from.Catalogue.Topics.ContainsKey(topic)) text = DraftText.New(topic);
            if (text is null) return indicator is null ? Pages.NotFound() : Unknown(open, from, indicator);
            return Shown(await WorkshopModel.OfAsync(open, new WorkshopForm { Text = text, Base = from.Version, IsFresh = indicator is null }, from, bench, cancel));
        }, cancel);

    private static Task<IResult> CheckAsync(
        HttpContext context, [FromForm] IFormCollection form, WorkshopDoor door, CatalogueVersions versions, WorkshopBench bench,
        CancellationToken cancel) =>
        door.OpenAsync(async open =>
        {
            var model = await ModelAsync(open, form, versions, bench, cancel);
            if (!model.TryGet(out var checkedDraft)) return Pages.NotFound();
            // Scripts swap in what came out; the form stays as it is under the hands of whoever types.
            return context.Request.Headers.ContainsKey("HX-Request")
                ? Pages.Show<WorkshopAnswer>(new { Model = checkedDraft, Aside = true })
                : Shown(checkedDraft);
        }, cancel);

    private static Task<IResult> SaveAsync(
        [FromForm] IFormCollection form, WorkshopDoor door, CatalogueVersions versions, WorkshopBench bench, Viewer viewer,
        CancellationToken cancel) =>
        door.OpenAsync(async open =>
        {
            if (!open.MaySave.Allowed) return Pages.Forbidden(open.MaySave.Reason);
            var read = await ModelAsync(open, form, versions, bench, cancel);
            if (!read.TryGet(out var model)) return Pages.NotFound();
            if (model.Draft is null) return Shown(model, StatusCodes.Status422UnprocessableEntity);
            var saved = await versions.SaveAsync(open.Results.Round, model.Draft, model.Form.Reason, viewer.Principal, cancel);
            if (saved.TryGet(out var record)) return TypedResults.LocalRedirect(open.Routes.Version(record.Version));
            model.SaveProblems = saved.Problems;
            return Shown(model, StatusCodes.Status422UnprocessableEntity);
        }, cancel);

    private static Task<IResult> NamesAsync(
        HttpContext context, WorkshopDoor door, CatalogueVersions versions, WorkshopBench bench, CancellationToken cancel) =>
        door.OpenAsync(async open =>
        {
            var found = await BaseAsync(open, context.Request.Query["base"].ToString(), versions, bench, cancel);
            if (!found.TryGet(out var from)) return Pages.NotFound();
            var text = context.Request.Query["text"].ToString();
            return Pages.Show<NameOptions>(new { Completion = FormulaCompletion.At(from.Catalogue, text) });
        }, cancel);

    private static async Task<Result<WorkshopModel>> ModelAsync(
        OpenWorkshop open, IFormCollection posted, CatalogueVersions versions, WorkshopBench bench, CancellationToken cancel)
    {
        var form = WorkshopForm.Read(posted);
        var found = await BaseAsync(open, form.Base, versions, bench, cancel);
        return found.TryGet(out var from)
            ? await WorkshopModel.OfAsync(open, form, from, bench, cancel)
            : Result.Fail<WorkshopModel>(found.Problems);
    }

    private static async Task<Result<WorkshopBase>> BaseAsync(
        OpenWorkshop open, string asked, CatalogueVersions versions, WorkshopBench bench, CancellationToken cancel) =>
        bench.Base(asked.Length > 0 ? asked : await versions.NewestFromAsync(open.Results.Catalogue.Version, open.Results.Round.RegionCode, cancel));

    // A part of an id that several indicators share (…nondecrease.primary, .junior) is a question, not an error.
    private static IResult Unknown(OpenWorkshop open, WorkshopBase from, string asked)
    {
        const int most = 60;
        var id = asked.Length <= most ? asked : asked[..most];
        var kin = from.Catalogue.Indicators.Where(i => i.Id.StartsWith(id.TrimEnd('.') + ".", StringComparison.Ordinal)).ToList();
        var nearest = kin.Count > 0 ? kin[0].Id : NearestName.Of(id, from.Catalogue.Indicators.Select(i => i.Id));
        Problem[] problems = [WorkshopProblems.UnknownIndicator(id, nearest)];
        return Pages.Show<NoIndicatorPage>(new { Open = open, From = from, Asked = id, Kin = kin, Problems = problems }, StatusCodes.Status404NotFound);
    }

    private static IResult Shown(WorkshopModel model, int status = StatusCodes.Status200OK) => Pages.Show<WorkshopPage>(new { Model = model }, status);
}
