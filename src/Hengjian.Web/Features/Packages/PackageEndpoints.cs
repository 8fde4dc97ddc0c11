using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Packages;
using Hengjian.Web.Components;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Packages;

/// <summary>A package in the list.</summary>
/// <param name="Work">The package.</param>
/// <param name="Region">Name of its region.</param>
/// <param name="Parent">Name of the region it goes to; empty when it goes to the evaluator.</param>
/// <param name="All">Items.</param>
/// <param name="Done">Items merged or not applicable.</param>
/// <param name="Open">This person may look into it; else only how far it is.</param>
public sealed record PackageRow(PackageWork Work, string Region, string Parent, int All, int Done, bool Open);

/// <summary>The list of packages, one package, and what its lead does with it.</summary>
internal static class PackageEndpoints
{
    private static TableSpec<PackageRow> Spec { get; } = new("packages", "个自评",
    [
        new("region", "地区", r => r.Region) { Href = r => r.Open ? PackageRoutes.Package(r.Work.Package.Id) : null, Sort = r => r.Work.Package.RegionCode },
        new("state", "状态", StateOf) { OneLine = true, Sort = r => r.Work.Package.State, Cell = State },
        Count("all", "条目", r => r.All),
        Count("done", "已汇入", r => r.Done),
        Count("open", "未完成", r => r.All - r.Done),
        new("due", "期限", r => (r.Work.Package.Due ?? r.Work.Round.Deadline) is { } day ? ChineseText.Day(day) : "未定") { OneLine = true, Sort = r => r.Work.Package.Due },
        new("to", "报送到", r => r.Parent.Length == 0 ? "评价方" : r.Parent) { OneLine = true },
    ])
    {
        Filters = [new("state", "状态", StateOf), new("to", "报送到", r => r.Parent.Length == 0 ? "评价方" : r.Parent)],
        SearchIn = r => r.Region,
        SearchHint = "地区名称",
        Stacks = true,
    };

    internal static void MapPackagePages(this IEndpointRouteBuilder app)
    {
        app.MapGet(PackageRoutes.Root, ListAsync).Requires(Permission.ViewWork);
        app.MapGet(PackageRoutes.Pattern, ShowAsync).Requires(Permission.ViewWork);
        app.MapPost(PackageRoutes.Pattern + "/compile", CompileAsync).Requires(Permission.MergeWork);
        app.MapPost(PackageRoutes.Pattern + "/reopen", ReopenAsync).Requires(Permission.MergeWork);
        app.MapPost(PackageRoutes.Pattern + "/unapprove", UnapproveAsync).Requires(Permission.RecordApproval);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, RoundChoice choice, PackageBoards boards, PackageNames names, Viewer viewer, CancellationToken cancel)
    {
        var round = await choice.CurrentWorkAsync();
        var found = round is null ? [] : await boards.ListAsync(round.Id, viewer.Principal, cancel);
        var (counts, region) = (await boards.CountsAsync([.. found.Select(w => w.Work.Package.Id)], cancel), await names.RegionsAsync(cancel));
        var byId = found.ToDictionary(f => f.Work.Package.Id, f => f.Work);
        string To(PackageWork work) => work.Package.ParentId is { } p && byId.TryGetValue(p, out var parent) ? region(parent.Package.RegionCode) : work.IsPartOfAnother ? "上一级" : "";
        var rows = found.Select(f => new PackageRow(
            f.Work, region(f.Work.Package.RegionCode), To(f.Work), counts.GetValueOrDefault(f.Work.Package.Id).All, counts.GetValueOrDefault(f.Work.Package.Id).Done, f.Open)).ToList();
        return Pages.Show<PackageListPage>(new { Round = round, View = new TableView<PackageRow>(Spec, rows, TableQuery.Read(context.Request.Query), PackageRoutes.Root) });
    }

    private static async Task<IResult> ShowAsync(long id, string? unit, string? show, PackageView view, CancellationToken cancel) =>
        await view.FindAsync(id, cancel) is { } model
            ? Pages.Show<PackagePage>(new { Model = model, Unit = string.IsNullOrEmpty(unit) ? null : unit, OpenOnly = show == "open" })
            : Pages.NotFound();

    private static Task<IResult> CompileAsync(
        long id, [FromForm] string? reason, PackageView view, PackageDeeds deeds, Viewer viewer, CancellationToken cancel) =>
        view.DoAsync(id, PackageMove.Compile, () => deeds.CompileAsync(id, viewer.Principal, reason ?? "", cancel), cancel);

    private static Task<IResult> ReopenAsync(
        long id, [FromForm] string? reason, PackageView view, PackageDeeds deeds, Viewer viewer, CancellationToken cancel) =>
        view.DoAsync(id, PackageMove.Reopen, () => deeds.ReopenAsync(id, viewer.Principal, reason ?? "", cancel), cancel);

    private static Task<IResult> UnapproveAsync(
        long id, [FromForm] string? reason, PackageView view, PackageDeeds deeds, Viewer viewer, CancellationToken cancel) =>
        view.DoAsync(id, PackageMove.Unapprove, () => deeds.UnapproveAsync(id, viewer.Principal, reason ?? "", cancel), cancel);

    private static TableColumn<PackageRow> Count(string key, string title, Func<PackageRow, int> count) =>
        new(key, title, r => count(r).ToString(CultureInfo.InvariantCulture))
        {
            Numeric = true,
            Unit = "项",
            Sort = r => count(r),
            Total = rows => rows.Sum(count).ToString(CultureInfo.InvariantCulture),
        };

    // Before its items are divided among units nobody can fill anything.
    private static string StateOf(PackageRow row) => row is { All: 0, Work.Package.State: PackageState.Preparing } ? "未分解" : row.Work.Package.State.NameOf();

    private static RenderFragment State(PackageRow row) => builder =>
    {
        builder.OpenComponent<StateChip>(0);
        builder.AddAttribute(1, nameof(StateChip.Text), StateOf(row));
        builder.AddAttribute(2, nameof(StateChip.Tone), row.All == 0 ? ChipTone.Plain : PackageNames.ToneOf(row.Work.Package.State));
        builder.CloseComponent();
    };
}
