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
        app.MapGet(Pattern + "/history", HistoryAsync).Requires(Permission.BuildSelfReport);
        app.MapPost(Pattern + "/edit", EditAsync).Requires(Permission.BuildSelfReport);
    }

    internal static string Address(long package, string template) => string.Create(CultureInfo.InvariantCulture, $"{Root}/{package}?template={template}");

    /// <summary>Address of the versions of a block.</summary>
    internal static string History(long package, string template, string block) =>
        string.Create(CultureInfo.InvariantCulture, $"{Root}/{package}/history?template={template}&block={Uri.EscapeDataString(block)}");

    private static async Task<IResult> ListAsync(AppDb db, Viewer viewer, PackageNames names, CancellationToken cancel)
    {
        var scope = viewer.ScopeOf(Permission.BuildSelfReport);
        var found = await (from p in db.Packages.AsNoTracking().InScope(scope) join r in db.Rounds on p.RoundId equals r.Id orderby p.Id descending select new { p.Id, p.RegionCode, r.Name }).ToListAsync(cancel);
        var regions = await names.RegionsAsync(cancel);
        return Pages.Show<SelfReportListPage>(new { Packages = (IReadOnlyList<ReportablePackage>)[.. found.Select(f => new ReportablePackage(f.Id, regions(f.RegionCode), f.Name))] });
    }

    private static async Task<IResult> ShowAsync(long id, string? template, string? edit, string? told, AppDb db, Viewer viewer, SelfReportLibrary library, CancellationToken cancel) =>
        await library.BuildAsync(db, id, SelfReportTemplates.Find(template) ?? SelfReportTemplates.All[0], viewer.Principal, cancel) is { } report
            ? Pages.Show<SelfReportPage>(new { Report = report, Editing = edit, Merged = told == "merged" }) : Pages.NotFound();

    private static async Task<IResult> HistoryAsync(long id, string? template, string? block, int? number, AppDb db, Viewer viewer, SelfReportLibrary library, CancellationToken cancel)
    {
        if (await library.BuildAsync(db, id, SelfReportTemplates.Find(template) ?? SelfReportTemplates.All[0], viewer.Principal, cancel) is not { } report) return Pages.NotFound();
        if (report.Blocks.FirstOrDefault(b => b.Built.Id == block) is not { Built.Level: 0 } known) return Pages.NotFound();
        var versions = await SelfReportLibrary.VersionsAsync(db, report, known.Built.Id, cancel);
        var names = versions.Select(v => v.By).Distinct().ToList();
        return Pages.Show<ReportHistoryPage>(new
        {
            Report = report,
            Block = known,
            Versions = versions,
            Chosen = versions.FirstOrDefault(v => v.Number == number) ?? (versions.Count > 0 ? versions[0] : null),
            People = (IReadOnlyDictionary<string, string>)await db.Accounts.AsNoTracking().Where(a => names.Contains(a.Name)).ToDictionaryAsync(a => a.Name, a => a.DisplayName, cancel),
        });
    }

    private static async Task<IResult> FileAsync(long id, string? template, AppDb db, Viewer viewer, SelfReportLibrary library, AuditedFiles files, CancellationToken cancel)
    {
        if (await library.BuildAsync(db, id, SelfReportTemplates.Find(template) ?? SelfReportTemplates.All[0], viewer.Principal, cancel) is not { } report) return Pages.NotFound();
        var written = library.Write(report);
        if (!written.TryGet(out var file)) return Again(report, written.Problems);
        return await files.StreamAsync(new MemoryStream(file), Docx, string.Create(CultureInfo.InvariantCulture, $"{report.Material.Region}{report.Material.Year}年度自评报告.docx"), "download-self-report", string.Create(CultureInfo.InvariantCulture, $"package:{id}"), cancel);
    }

    private static async Task<IResult> EditAsync(long id, [FromForm] IFormCollection fields, AppDb db, Viewer viewer, SelfReportLibrary library, CancellationToken cancel)
    {
        var form = ReportEditForm.Read(fields);
        if (SelfReportTemplates.Find(form.Template) is not { } template || await library.BuildAsync(db, id, template, viewer.Principal, cancel) is not { } report) return Pages.NotFound();
        var block = form.Block;
        if (form.Seen is not { } seen) return Again(report, [SelfReportProblems.NotSeen()], block, form.Text, null);
        var done = await library.EditAsync(report, block, form.Rebuild ? null : form.Text, viewer.Principal.Account, seen, cancel);
        if (done.TryGet(out var kept)) return TypedResults.LocalRedirect(Address(id, template.Id) + (kept.Merged ? "&told=merged" : "") + "#" + Uri.EscapeDataString(block));
        // What is shown beside the refused text is the newest there is, and a second saving is meant.
        db.ChangeTracker.Clear();
        var now = await library.BuildAsync(db, id, template, viewer.Principal, cancel) ?? report;
        return Again(now, done.Problems, block, form.Text, done.Problems[0].Code == SelfReportProblems.Moved(null).Code ? null : seen);
    }

    private static IResult Again(SelfReportView report, IReadOnlyList<Problem> problems, string? block = null, string? typed = null, ReportEditSeen? seen = null) =>
        Pages.Show<SelfReportPage>(new { Report = report, Problems = problems, Editing = block, Typed = typed, Seen = seen }, StatusCodes.Status422UnprocessableEntity);
}
