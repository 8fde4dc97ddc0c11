using Hengjian.Domain.Access;
using Hengjian.Domain.Regions;
using Hengjian.Evaluation.Regions;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Hengjian.Web.Components;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Regions;

/// <summary>行政区划: the tree of any day, and the acts that change it from a day on.</summary>
public static class RegionsFeature
{
    /// <summary>The tree.</summary>
    public const string Root = "/people/regions";

    /// <summary>The form of an act.</summary>
    public const string Act = Root + "/act";

    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddRegions(this IServiceCollection services)
    {
        services.AddHengjianRegions();
        services.AddSingleton(new PageStyle("css/people.css"));
        services.AddSingleton(new NavEntry(NavEntry.Beside + 4, "行政区划", Root, "divide", Permission.ManageRegions));
        services.AddSingleton(new AuditVocabulary(
            new Dictionary<string, string> { ["region-act"] = "调整行政区划" },
            new Dictionary<string, string> { ["region-act"] = "区划调整" },
            new Dictionary<string, string> { ["kind"] = "种类", ["on"] = "自", ["document"] = "文号", ["words"] = "内容" })
        {
            Values = Enum.GetValues<RegionActKind>().ToDictionary(k => k.ToString(), k => k.NameOf(), StringComparer.Ordinal),
        });
    }

    /// <summary>Maps the pages.</summary>
    public static void MapRegions(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, ShowAsync).Requires(Permission.ManageRegions);
        app.MapGet(Act, ShowFormAsync).Requires(Permission.ManageRegions);
        app.MapPost(Act, DoAsync).Requires(Permission.ManageRegions);
    }

    private static async Task<IResult> ShowAsync(string? day, string? done, RegionActLibrary acts, Workspace workspace, Viewer viewer, CancellationToken cancel)
    {
        var today = ChineseText.Today(workspace.Clock);
        var shown = RegionActForm.DayOf(day) ?? today;
        var scope = viewer.ScopeOf(Permission.ManageRegions);
        var rows = (await acts.RowsAsync(cancel)).Where(r => scope.Contains(r.RegionCode)).ToList();
        return Pages.Show<RegionsPage>(new
        {
            Day = shown,
            Today = today,
            Rows = rows.Where(r => r.HoldsOn(shown)).ToList(),
            All = rows,
            Acts = await acts.ListAsync(scope, cancel),
            Done = done == "1",
        });
    }

    private static async Task<IResult> ShowFormAsync(RegionActKind? kind, int? code, RegionActLibrary acts, Workspace workspace, Viewer viewer, CancellationToken cancel)
    {
        if (code is { } one && !viewer.ScopeOf(Permission.ManageRegions).Contains(one)) return Pages.NotFound();
        var rows = await acts.RowsAsync(cancel);
        var today = ChineseText.Today(workspace.Clock);
        return Form(RegionActForm.Begin(kind ?? RegionActKind.Rename, code, rows, today), rows, [], null, viewer, today);
    }

    // The same address first shows what would change, and does it once that was seen.
    private static async Task<IResult> DoAsync(
        [FromForm] IFormCollection form, RegionActLibrary acts, Workspace workspace, Viewer viewer, CancellationToken cancel)
    {
        var rows = await acts.RowsAsync(cancel);
        var today = ChineseText.Today(workspace.Clock);
        var typed = RegionActForm.Read(form);
        var read = typed.ToAct(rows);
        if (!read.TryGet(out var act)) return Form(typed, rows, read.Problems, null, viewer, today);
        if (typed.Document.Trim().Length == 0) return Form(typed, rows, [RegionActProblems.NoDocument()], null, viewer, today);
        if (form["step"] == "do")
        {
            var done = await acts.DoAsync(act, typed.Document, viewer.Principal, cancel);
            if (done.IsOk) return TypedResults.LocalRedirect($"{Root}?day={act.On:yyyy-MM-dd}&done=1");
            return Refused(done.Problems) ?? Form(typed, rows, done.Problems, null, viewer, today);
        }
        var preview = await acts.PreviewAsync(act, viewer.Principal, cancel);
        return preview.TryGet(out var found) ? Form(typed, rows, [], found, viewer, today) : Refused(preview.Problems) ?? Form(typed, rows, preview.Problems, null, viewer, today);
    }

    private static IResult? Refused(IReadOnlyList<Problem> problems) =>
        problems.FirstOrDefault(p => p.Code == AccessProblems.DeniedCode) is { } denied ? Pages.Forbidden(denied.Message) : null;

    private static IResult Form(
        RegionActForm form, IReadOnlyList<RegionRecord> rows, IReadOnlyList<Problem> problems, RegionActPreview? preview, Viewer viewer, DateOnly today)
    {
        var scope = viewer.ScopeOf(Permission.ManageRegions);
        return Pages.Show<RegionActPage>(
            new { Form = form, Rows = rows.Where(r => r.ValidTo is null && scope.Contains(r.RegionCode)).ToList(), Problems = problems, Preview = preview, Today = today },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}
