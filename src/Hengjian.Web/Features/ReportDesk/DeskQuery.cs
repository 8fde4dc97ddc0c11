using Hengjian.Domain.Access;
using Hengjian.Domain.ReportDesk;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Components;
using Hengjian.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>Reads the reports one person may see.</summary>
internal sealed class DeskQuery(Workspace workspace, ReportDeskLibrary library, RoundLibrary rounds, Viewer viewer)
{
    public async Task<IReadOnlyList<DeskRow>> RowsAsync(CancellationToken cancel)
    {
        var regions = await RegionsAsync(cancel);
        var reports = await library.ListAsync(viewer.ScopeOf(Permission.ViewReportAudit), cancel);
        var stages = (await rounds.ListAsync(cancel)).Where(r => r.OfficialRunId is not null).ToList();
        return [.. reports.Select(r => new DeskRow(r, NameOf(regions, r.RegionCode)) { ShowsResults = SeesResults(r, stages) })];
    }

    // Differences from results are counted for whoever may see the results, as the report's own page shows them.
    private bool SeesResults(DeskReport report, List<RoundRecord> scored) =>
        scored.Where(r => RegionScope.Of([r.RegionCode]).Contains(report.RegionCode)).All(r => viewer.Decide(Permission.ViewResults, report.RegionCode, r.Stage).Allowed);

    public async Task<RegionTree> RegionsAsync(CancellationToken cancel)
    {
        var tree = await workspace.Regions.TreeOnAsync(ChineseText.Today(workspace.Clock), cancel);
        return tree.TryGet(out var found) ? found : new RegionTree([]);
    }

    /// <summary>What people are called, by their sign-in name; whoever has no account any more keeps the sign-in name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PeopleAsync(IEnumerable<string> accounts, CancellationToken cancel)
    {
        var asked = accounts.Distinct(StringComparer.Ordinal).ToList();
        await using var db = workspace.OpenDb();
        return await db.Accounts.AsNoTracking().Where(a => asked.Contains(a.Name)).ToDictionaryAsync(a => a.Name, a => a.DisplayName, cancel);
    }

    public static string NameOf(RegionTree regions, int code) =>
        regions.TryFind(code, out var region) ? region.Name : code.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
}
