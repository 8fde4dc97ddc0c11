using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.SelfReports;
using Hengjian.Kernel;
using Hengjian.Web.Downloads;
using Hengjian.Web.Features.Packages;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.SelfReports;

/// <summary>A package whose report can be built.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Region">Name of its region.</param>
/// <param name="Round">Title of its round.</param>
public sealed record ReportablePackage(long Id, string Region, string Round);

/// <summary>自评报告: built from what units handed on, edited by people, out as a Word document.</summary>
public static class SelfReportsFeature
{
    internal const string Root = "/self-report";
    private const string Pattern = Root + "/{id:long}";
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const int Order = 48;

    private static readonly AuditVocabulary Words = new(
        new Dictionary<string, string> { ["edit-self-report"] = "修改自评报告", ["download-self-report"] = "下载自评报告" },
        AuditVocabulary.None, new Dictionary<string, string> { ["template"] = "报告格式", ["block"] = "段落" });

    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddSelfReports(this IServiceCollection services)
    {
        services.AddSingleton<SelfReportLibrary>();
        services.AddSingleton(Words);
        services.AddSingleton(new NavEntry(Order, "自评报告", Root, "report", Permission.BuildSelfReport));
    }

    /// <summary>Maps the pages.</summary>
    public static void MapSelfReports(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, ListAsync).Requires(Permission.BuildSelfReport);
        app.MapGet(Pattern, ShowAsync).Requires(Permission.BuildSelfReport);
        app.MapGet(Pattern + "/file.docx", FileAsync).Requires(Permission.BuildSelfReport);
        app.MapPost(Pattern + "/edit", EditAsync).Requires(Permission.BuildSelfReport);
    }

    internal static string Address(long package, string template) => string.Create(CultureInfo.InvariantCulture, $"{Root}/{package}?template={template}");

    private static async Task<IResult> ListAsync(AppDb db, Viewer viewer, PackageNames names, CancellationToken cancel)
    {
        var scope = viewer.ScopeOf(Permission.BuildSelfReport);
        var found = await (from p in db.Packages.AsNoTracking().InScope(scope) join r in db.Rounds on p.RoundId equals r.Id orderby p.Id descending select new { p.Id, p.RegionCode, r.Name }).ToListAsync(cancel);
        var regions = await names.RegionsAsync(cancel);
        return Pages.Show<SelfReportListPage>(new { Packages = (IReadOnlyList<ReportablePackage>)[.. found.Select(f => new ReportablePackage(f.Id, regions(f.RegionCode), f.Name))] });
    }

    private static async Task<IResult> ShowAsync(long id, string? template, string? edit, AppDb db, Viewer viewer, SelfReportLibrary library, CancellationToken cancel) =>
        await library.BuildAsync(db, id, SelfReportTemplates.Find(template) ?? SelfReportTemplates.All[0], viewer.Principal, cancel) is { } report
            ? Pages.Show<SelfReportPage>(new { Report = report, Editing = edit }) : Pages.NotFound();

    private static async Task<IResult> FileAsync(long id, string? template, AppDb db, Viewer viewer, SelfReportLibrary library, AuditedFiles files, CancellationToken cancel)
    {
        if (await library.BuildAsync(db, id, SelfReportTemplates.Find(template) ?? SelfReportTemplates.All[0], viewer.Principal, cancel) is not { } report) return Pages.NotFound();
        var written = library.Write(report);
        if (!written.TryGet(out var file)) return Again(report, written.Problems);
        return await files.StreamAsync(new MemoryStream(file), Docx, string.Create(CultureInfo.InvariantCulture, $"{report.Material.Region}{report.Material.Year}年度自评报告.docx"), "download-self-report", string.Create(CultureInfo.InvariantCulture, $"package:{id}"), cancel);
    }

    private static async Task<IResult> EditAsync(
        long id, [FromForm] string? template, [FromForm] string? block, [FromForm] string? text, [FromForm] string? rebuild, AppDb db, Viewer viewer, SelfReportLibrary library, CancellationToken cancel)
    {
        if (SelfReportTemplates.Find(template) is not { } form || await library.BuildAsync(db, id, form, viewer.Principal, cancel) is not { } report) return Pages.NotFound();
        var built = report.Blocks.FirstOrDefault(b => b.Built.Id == block)?.Built.Text;
        var done = await library.EditAsync(report, block ?? "", rebuild is not null && built is not null ? built : text ?? "", viewer.Principal.Account, cancel);
        return done.IsOk ? TypedResults.LocalRedirect(Address(id, form.Id) + "#" + Uri.EscapeDataString(block ?? "")) : Again(report, done.Problems);
    }

    private static IResult Again(SelfReportView report, IReadOnlyList<Problem> problems) =>
        Pages.Show<SelfReportPage>(new { Report = report, Problems = problems }, StatusCodes.Status422UnprocessableEntity);
}
