using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Hengjian.Web.Components;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>Handing reports in: new ones, and the next version of one.</summary>
internal static class UploadEndpoints
{
    // Room for the form's own fields and boundaries around the files.
    private const long MostBody = UploadForm.MostBytes + (1L << 20);

    internal static void MapUpload(this IEndpointRouteBuilder app)
    {
        app.MapGet(DeskRoutes.Upload, ShowAsync).Requires(Permission.UploadReport);
        app.MapPost(DeskRoutes.Upload, TakeAsync).Requires(Permission.UploadReport)
            .WithFormOptions(multipartBodyLengthLimit: MostBody).WithMetadata(new RequestSizeLimitAttribute(MostBody));
    }

    private static async Task<IResult> ShowAsync(
        long? of, string? year, Viewer viewer, Workspace workspace, ReportDeskLibrary library, CancellationToken cancel) =>
        await FormAsync(of, viewer, workspace, library, cancel) is { } form
            ? Pages.Show<UploadPage>(new { Form = form with { Year = year } })
            : Pages.NotFound();

    private static async Task<IResult> TakeAsync(
        [FromForm] long? of, [FromForm] string? year, [FromForm] string? region, [FromForm] IFormFileCollection files,
        Viewer viewer, Workspace workspace, ReportDeskLibrary library, AuditJob job, CancellationToken cancel)
    {
        if (await FormAsync(of, viewer, workspace, library, cancel) is not { } empty) return Pages.NotFound();
        var form = empty with { Year = year, Region = region };
        List<Problem> problems = [.. form.Check(files)];
        if (problems.Count > 0) return Pages.Show<UploadPage>(new { Form = form, Problems = (IReadOnlyList<Problem>)problems }, StatusCodes.Status422UnprocessableEntity);
        var givings = new List<ReportGiving>();
        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            var stored = await workspace.Files.AddAsync(content, cancel);
            var name = Path.GetFileName(file.FileName);
            givings.Add(new ReportGiving(form.RegionOf(name)!.Value, form.ChosenYear, name, stored) { Series = form.Of?.Series });
        }
        foreach (var code in givings.Select(g => g.RegionCode).Distinct())
        {
            var right = viewer.Decide(Permission.UploadReport, code);
            if (!right.Allowed) return Pages.Forbidden(right.Reason);
        }
        var now = workspace.Clock.GetUtcNow();
        var records = await library.AddAsync(givings, viewer.Principal.Account, cancel);
        // The same bytes as the newest version are no new one: they are audited again, and it is said.
        var started = await job.StartAsync(records, viewer.Principal.Account, cancel, known: records.Count(r => r.GivenAt < now));
        return TypedResults.LocalRedirect("/jobs/" + started.Id.ToString(CultureInfo.InvariantCulture));
    }

    // Null when the report to follow is not there for this person.
    private static async Task<UploadForm?> FormAsync(
        long? of, Viewer viewer, Workspace workspace, ReportDeskLibrary library, CancellationToken cancel)
    {
        var today = ChineseText.Today(workspace.Clock);
        var tree = await workspace.Regions.TreeOnAsync(today, cancel);
        var scope = viewer.ScopeOf(Permission.UploadReport);
        Region[] own = tree.TryGet(out var regions) ? [.. regions.Regions.Where(r => scope.Contains(r.Code) && r.Level != RegionLevel.Nation)] : [];
        var form = new UploadForm(own, today.Year);
        if (of is not { } id) return form;
        return (await library.FindAsync(id, scope, cancel)).TryGet(out var found) ? form with { Of = (await library.VersionsAsync(found.Series, cancel))[0] } : null;
    }
}
