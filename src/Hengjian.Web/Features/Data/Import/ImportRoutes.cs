using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Jobs;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Jobs;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Hengjian.Web.Components;
using Hengjian.Web.Definitions;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Data.Import;

/// <summary>导入: the form, the templates, the marked copies.</summary>
internal static class ImportRoutes
{
    internal const string Path = "/data/import";

    /// <summary>Bytes of one upload, all files together.</summary>
    internal const long MostBytes = 100L << 20;

    // Room for the form's own fields and boundaries around the files.
    private const long MostBody = MostBytes + (1L << 20);

    internal static void MapImport(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, ShowAsync).Requires(Permission.ImportData);
        app.MapPost(Path, TakeAsync).Requires(Permission.ImportData)
            .WithFormOptions(multipartBodyLengthLimit: MostBody).WithMetadata(new RequestSizeLimitAttribute(MostBody));
        app.MapGet(Path + "/templates/{kind}", TemplateAsync).Requires(Permission.ImportData);
        app.MapGet(Path + "/errors/{job:long}/{number:int}", CopyAsync).Requires(Permission.ImportData);
    }

    private static async Task<IResult> ShowAsync(
        string? kind, string? year, Viewer viewer, Workspace workspace, ImportRight right, CurrentDefinitions definitions, CancellationToken cancel) =>
        Pages.Show<ImportPage>(new { Form = await FormAsync(viewer, workspace, right, definitions, cancel) with { Kind = kind, Year = year } });

    private static async Task<IResult> TakeAsync(
        [FromForm] string? kind, [FromForm] string? year, [FromForm] string? region, [FromForm] string? source,
        [FromForm] string? definition, [FromForm] IFormFileCollection files, Viewer viewer, Workspace workspace, ImportDesk desk,
        CurrentDefinitions definitions, ImportRight rights, CancellationToken cancel)
    {
        var form = await FormAsync(viewer, workspace, rights, definitions, cancel) with
        {
            Kind = kind,
            Year = year,
            Region = region,
            Source = source,
            Definition = definition,
        };
        var problems = form.Check(files, definitions.Catalogue.Dictionary).ToList();
        if (problems.Count > 0)
            return Pages.Show<ImportPage>(new { Form = form, Problems = (IReadOnlyList<Problem>)problems }, StatusCodes.Status422UnprocessableEntity);
        var giving = form.Giving(viewer.Principal.Account);
        var right = await rights.DecideAsync(giving.Kind, giving.RegionCode, definitions.Catalogue.Dictionary, cancel);
        if (!right.Allowed) return Pages.Forbidden(right.Reason);
        var job = await desk.StartAsync(giving, form.RegionName, [.. files], cancel);
        return TypedResults.LocalRedirect("/jobs/" + job.Id.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<IResult> TemplateAsync(
        string kind, Viewer viewer, Workspace workspace, CurrentDefinitions definitions, ImportRight right, AuditedFiles files,
        CancellationToken cancel)
    {
        if (ImportKinds.Parse(kind) is not { } found) return Pages.NotFound();
        var form = await FormAsync(viewer, workspace, right, definitions, cancel);
        var stream = new MemoryStream();
        ImportTemplate.Write(stream, found, definitions.Catalogue.Dictionary, form.Tree);
        stream.Position = 0;
        return await files.StreamAsync(
            stream, AuditedFiles.Xlsx, $"{found.NameZh()}模板.xlsx", "download-template", "template:" + found.Word(), cancel);
    }

    private static async Task<IResult> CopyAsync(
        long job, int number, Viewer viewer, JobRunner jobs, ImportDesk desk, AuditedFiles files, CancellationToken cancel)
    {
        JobRecord? record = await jobs.FindAsync(job, cancel);
        var copies = desk.CopiesOf(job);
        if (record is null || !viewer.ScopeOf(Permission.ImportData).Contains(record.RegionCode)
            // A copy holds what was handed in: it is its giver's, or whoever's looks after the region.
            || (record.CreatedBy != viewer.Principal.Account && !viewer.Decide(Permission.ImportData, record.RegionCode).Allowed)
            || number < 1 || number > copies.Count) return Pages.NotFound();
        var copy = copies[number - 1];
        return await files.StreamAsync(
            File.OpenRead(copy), AuditedFiles.Xlsx, System.IO.Path.GetFileName(copy), "download-marked-copy", $"job:{job}", cancel, named: false);
    }

    private static async Task<ImportForm> FormAsync(
        Viewer viewer, Workspace workspace, ImportRight right, CurrentDefinitions definitions, CancellationToken cancel)
    {
        var today = ChineseText.Today(workspace.Clock);
        var tree = await workspace.Regions.TreeOnAsync(today, cancel);
        var regions = tree.TryGet(out var found) ? found : new RegionTree([]);
        var scope = viewer.ScopeOf(Permission.ImportData);
        Region[] own = [.. regions.Regions.Where(r => scope.Contains(r.Code) && r.Level != RegionLevel.Nation)];
        return new ImportForm(regions, own, today.Year) { Kinds = await right.KindsAsync(definitions.Catalogue.Dictionary, cancel) };
    }
}
