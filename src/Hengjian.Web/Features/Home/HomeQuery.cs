using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Jobs;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Web.Components;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Home;

/// <summary>A round as it concerns this person.</summary>
/// <param name="Round">The round.</param>
/// <param name="Results">Whether they may see its results now, and why not.</param>
public sealed record RoundForViewer(RoundRecord Round, Decision Results);

/// <summary>What was handed in of one kind for one year and region.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Year">The year.</param>
/// <param name="Latest">The newest snapshot in force that speaks for the region or for part of it; null for none.</param>
/// <param name="Visible">This person may open it: it lies in their own region.</param>
public sealed record DataCell(ImportKind Kind, int Year, SnapshotRecord? Latest, bool Visible);

/// <summary>Something to do next.</summary>
/// <param name="Text">Chinese.</param>
/// <param name="Href">Where; null when it cannot be done now.</param>
/// <param name="Done">Nothing is left to do.</param>
public sealed record NextStep(string Text, string? Href, bool Done = false);

/// <summary>All of the home page.</summary>
/// <param name="RegionName">The person's region.</param>
/// <param name="Rounds">Newest first.</param>
/// <param name="Data">By kind then year; empty for those who may not see data.</param>
/// <param name="Jobs">The newest jobs; empty for those who may not see jobs.</param>
/// <param name="Steps">What to do next.</param>
public sealed record HomeModel(
    string RegionName, IReadOnlyList<RoundForViewer> Rounds, IReadOnlyList<DataCell> Data, IReadOnlyList<JobLine> Jobs,
    IReadOnlyList<NextStep> Steps);

/// <summary>Gathers what concerns one person.</summary>
internal sealed class HomeQuery(JobRunner runner, Workspace workspace, Viewer viewer, RoundChoice choice)
{
    private const int JobsShown = 5;
    private const int YearsShown = 3;

    public async Task<HomeModel> LoadAsync(CancellationToken cancel)
    {
        var region = viewer.HomeRegion ?? 0;
        var rounds = (await choice.AllAsync()).Select(r => new RoundForViewer(
            r, viewer.Decide(Permission.ViewResults, r.RegionCode > region ? r.RegionCode : region, r.Stage))).ToList();
        var data = viewer.MayEver(Permission.ViewData) ? await DataAsync(region, rounds, cancel) : [];
        var jobs = viewer.MayEver(Permission.ViewJobs)
            ? (await runner.ListAsync(viewer.ScopeOf(Permission.ViewJobs), JobsShown, cancel)).Lines
            : [];
        return new HomeModel(await NameAsync(region, cancel), rounds, data, jobs, [.. Steps(rounds, data)]);
    }

    private async Task<IReadOnlyList<DataCell>> DataAsync(int region, List<RoundForViewer> rounds, CancellationToken cancel)
    {
        var newest = rounds.Count > 0 ? rounds[0].Round.Year : ChineseText.Today(workspace.Clock).Year;
        var inForce = await workspace.Snapshots.InForceAsync(newest, cancel);
        var own = CodeRange.Of(region);
        var about = inForce.Where(s => own.Contains(s.RegionCode) || CodeRange.Of(s.RegionCode).Contains(region)).ToList();
        var scope = viewer.ScopeOf(Permission.ViewData);
        return
        [
            .. from kind in Enum.GetValues<ImportKind>()
               from year in Enumerable.Range(0, YearsShown).Select(i => newest - i)
               let latest = about.LastOrDefault(s => s.Kind == kind.Word() && s.Period == year)
               select new DataCell(kind, year, latest, latest is not null && scope.Contains(latest.RegionCode)),
        ];
    }

    private IEnumerable<NextStep> Steps(List<RoundForViewer> rounds, IReadOnlyList<DataCell> data)
    {
        if (viewer.MayEver(Permission.ImportData) && data.Count > 0)
        {
            var year = data[0].Year;
            var absent = data.Where(d => d.Year == year && d.Latest is null).Select(d => d.Kind).ToList();
            if (absent.Count == 0) yield return new NextStep($"{year} 年六类表都有数据入库；是否报齐、要不要更正，见数据页。", "/data", Done: true);
            foreach (var kind in absent) yield return new NextStep($"导入 {year} 年{kind.NameZh()}", $"/data/import?kind={kind.Word()}");
        }
        if (viewer.MayEver(Permission.ManageRounds))
        {
            foreach (var round in rounds.Select(r => r.Round).Where(r => r.Stage is ProcessStage.Draft or ProcessStage.Open or ProcessStage.Scored))
                yield return new NextStep(NextOf(round), $"/rounds/{round.Id}");
        }
        var seen = rounds.FirstOrDefault(r => r.Results.Allowed && r.Round.OfficialRunId is not null);
        if (seen is not null) yield return new NextStep($"查看“{seen.Round.Name}”的结果", $"/results?round={seen.Round.Id}");
        if (viewer.MayEver(Permission.ViewAuditLog)) yield return new NextStep("查看审计日志", "/audit-log");
        if (viewer.MayEver(Permission.CancelJob) && !viewer.MayEver(Permission.ViewData)) yield return new NextStep("查看任务运行情况", "/jobs");
    }

    private static string NextOf(RoundRecord round) => round.Stage switch
    {
        ProcessStage.Draft => $"启动“{round.Name}”",
        ProcessStage.Open => round.OfficialRunId is null ? $"运行“{round.Name}”的正式测算" : $"“{round.Name}”已有正式测算，核对后完成评分",
        _ => $"公布“{round.Name}”的结果",
    };

    private async Task<string> NameAsync(int region, CancellationToken cancel)
    {
        var tree = await workspace.Regions.TreeOnAsync(ChineseText.Today(workspace.Clock), cancel);
        return tree.TryGet(out var regions) && regions.TryFind(region, out var found) ? found.Name : "";
    }
}
