using Hengjian.Domain.Access;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Components;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Data.Counties;

/// <summary>How far the counties of one person have reported.</summary>
/// <param name="Reports">Their counties, and which of them have rows.</param>
/// <param name="Regions">行政区划 today.</param>
/// <param name="Years">The years to look at, newest first.</param>
public sealed record CountyProgress(CountyReports Reports, RegionTree Regions, IReadOnlyList<int> Years)
{
    /// <summary>Counties that should report.</summary>
    public int All => Reports.Counties.Count;

    /// <summary>Counties that have.</summary>
    public int CountOf(ImportKind kind, int year) => Reports.CountOf(kind.Word(), year);

    /// <summary>Nobody is missing.</summary>
    public bool IsComplete(ImportKind kind, int year) => CountOf(kind, year) == All;

    /// <summary>How many have: 137 个县中 1 个已报; for one county alone, whether it has.</summary>
    public string Text(ImportKind kind, int year)
    {
        if (All == 1) return IsComplete(kind, year) ? "已报" : "未报";
        return IsComplete(kind, year) ? $"{All} 个县都已报" : $"{All} 个县中 {CountOf(kind, year)} 个已报";
    }
}

/// <summary>Reads which counties have reported.</summary>
internal sealed class CountyQuery(Workspace workspace, Viewer viewer, RoundChoice rounds)
{
    private const int YearsShown = 3;

    public async Task<CountyProgress> LoadAsync(CancellationToken cancel)
    {
        var today = ChineseText.Today(workspace.Clock);
        var tree = await workspace.Regions.TreeOnAsync(today, cancel);
        var regions = tree.TryGet(out var found) ? found : new RegionTree([]);
        var scope = viewer.ScopeOf(Permission.ViewData);
        Region[] counties = [.. regions.Counties.Where(c => scope.Contains(c.Code))];
        var all = await rounds.AllAsync();
        var newest = all.Count > 0 ? all[0].Year : today.Year;
        return new CountyProgress(
            await workspace.Snapshots.ReportsOfAsync(counties, cancel), regions, [.. Enumerable.Range(0, YearsShown).Select(i => newest - i)]);
    }
}
