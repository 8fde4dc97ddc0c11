using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Jobs;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Web.Components;
using Hengjian.Web.Features.Data.Counties;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Home;

/// <summary>A round as it concerns this person.</summary>
/// <param name="Round">The round.</param>
/// <param name="Results">Whether they may see its results now, and why not.</param>
public sealed record RoundForViewer(RoundRecord Round, Decision Results);

/// <summary>Something to do next.</summary>
/// <param name="Text">Chinese.</param>
/// <param name="Href">Where; null when it cannot be done now.</param>
/// <param name="Done">Nothing is left to do.</param>
public sealed record NextStep(string Text, string? Href, bool Done = false);

/// <summary>All of the home page.</summary>
/// <param name="RegionName">The person's region.</param>
/// <param name="Rounds">Newest first.</param>
/// <param name="Progress">Which counties have reported; null for those who may not see data.</param>
/// <param name="Jobs">The newest jobs; empty for those who may not see jobs.</param>
/// <param name="Steps">What to do next.</param>
public sealed record HomeModel(
    string RegionName, IReadOnlyList<RoundForViewer> Rounds, CountyProgress? Progress, IReadOnlyList<JobLine> Jobs,
    IReadOnlyList<NextStep> Steps);

/// <summary>Gathers what concerns one person.</summary>
internal sealed class HomeQuery(JobRunner runner, Workspace workspace, Viewer viewer, RoundChoice choice, CountyQuery counties, Concern concern, OutboxDesk outbox)
{
    private const int JobsShown = 5;

    public async Task<HomeModel> LoadAsync(CancellationToken cancel)
    {
        var region = viewer.HomeRegion ?? 0;
        var rounds = (await choice.AllAsync()).Select(r => new RoundForViewer(
            r, viewer.Decide(Permission.ViewResults, r.RegionCode > region ? r.RegionCode : region, r.Stage))).ToList();
        var progress = viewer.MayEver(Permission.ViewData) ? await counties.LoadAsync(cancel) : null;
        var jobs = viewer.MayEver(Permission.ViewJobs)
            ? (await runner.ListAsync(viewer.Principal, JobsShown, cancel)).Lines
            : [];
        return new HomeModel(await NameAsync(region, cancel), rounds, progress, jobs, [.. await TasksAsync(cancel), .. Steps(rounds, progress)]);
    }

    // What waits for this person comes before what they may look at.
    private async Task<IReadOnlyList<NextStep>> TasksAsync(CancellationToken cancel)
    {
        var steps = new List<NextStep>();
        var counts = await concern.CountsAsync(cancel);
        var late = counts.Late > 0 ? $"，其中 {counts.Late} 项已逾期" : "";
        if (counts.Open > 0) steps.Add(new NextStep($"办理 {counts.Open} 项待办{late}", "/tasks"));
        if (viewer.MayEver(Permission.ManageOutbox) && viewer.Decide(Permission.ManageOutbox, 0).Allowed && await outbox.CountAsync(cancel) is > 0 and var failed)
            steps.Add(new NextStep($"处理 {failed} 件发送失败", "/outbox"));
        return steps;
    }

    private IEnumerable<NextStep> Steps(List<RoundForViewer> rounds, CountyProgress? progress)
    {
        if (viewer.MayEver(Permission.ImportData) && progress is { All: > 0 })
        {
            foreach (var step in Imports(progress)) yield return step;
        }
        if (viewer.MayEver(Permission.ManageRounds))
        {
            foreach (var round in rounds.Select(r => r.Round).Where(r => r.Stage is ProcessStage.Draft or ProcessStage.Open or ProcessStage.Scored))
                yield return new NextStep(NextOf(round), $"/rounds/{round.Id}");
        }
        if (viewer.MayEver(Permission.ManageBreakdown) && rounds.FirstOrDefault(r => r.Round.Stage == ProcessStage.Open) is { } open)
            yield return new NextStep($"看“{open.Round.Name}”的分解和填报进展", $"/breakdown?round={open.Round.Id}");
        var seen = rounds.FirstOrDefault(r => r.Results.Allowed && r.Round.OfficialRunId is not null);
        if (seen is not null) yield return new NextStep($"查看“{seen.Round.Name}”的结果", $"/results?round={seen.Round.Id}");
        if (viewer.MayEver(Permission.ViewAuditLog)) yield return new NextStep("查看审计日志", "/audit-log");
        if (viewer.MayEver(Permission.CancelJob) && !viewer.MayEver(Permission.ViewData)) yield return new NextStep("查看任务运行情况", "/jobs");
    }

    // A county is asked to import; those above it are shown who has not.
    private static IEnumerable<NextStep> Imports(CountyProgress progress)
    {
        var year = progress.Years[0];
        ImportKind[] absent = [.. Enum.GetValues<ImportKind>().Where(k => !progress.IsComplete(k, year))];
        if (absent.Length == 0) yield return new NextStep($"{year} 年六类表{(progress.All == 1 ? "" : "各县")}都已报；要不要更正，见数据页。", "/data", Done: true);
        foreach (var kind in absent)
        {
            yield return progress.All == 1
                ? new NextStep($"导入 {year} 年{kind.NameZh()}", CountyRoutes.Import(kind, year))
                : new NextStep($"{year} 年{kind.NameZh()}：{progress.Text(kind, year)}，看看还差谁", CountyRoutes.Address(progress, kind, year));
        }
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
