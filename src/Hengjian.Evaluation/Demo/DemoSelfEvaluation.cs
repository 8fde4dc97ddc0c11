using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Breakdown;
using Hengjian.Evaluation.Calendars;
using Hengjian.Evaluation.Notices;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Demo;

/// <summary>The round of the year after the data: opened, given out in one city and one county, nothing filled yet.</summary>
internal static class DemoSelfEvaluation
{
    /// <summary>评价年度.</summary>
    public const int Year = DemoProvince.LastYear + 1;

    private const int Province = DemoNames.ProvincePrefix * 10000;

    /// <summary>岚溪市, whose accounts are in the demo.</summary>
    private const int City = Province + 100;

    // So far ahead that units have two weeks, whenever the demo is made.
    private const int WorkdaysAhead = 25;

    private static readonly Principal Supervisor = new(MakeDemoWorkspace.By, "省督导办管理员（演示）", [new Grant(Roles.Supervisor.Id, Province)]);

    /// <summary>Makes it.</summary>
    public static async Task<IReadOnlyList<Problem>> MakeAsync(Workspace workspace, IndicatorCatalogue catalogue, CancellationToken cancel)
    {
        var days = CalendarLoader.LoadShipped();
        if (!days.TryGet(out var calendar)) return days.Problems;
        var books = new RoundBooks(workspace);
        var setup = new RoundSetupLibrary(workspace, new RoundLibrary(workspace), books);
        var source = (await setup.SourcesAsync(Province, cancel)).First(s => s.SchemeId == "city-14");
        var deadline = calendar.AddWorkdays(BeijingTime.DayOf(workspace.Clock.GetUtcNow()), WorkdaysAhead);
        var made = await setup.CreateAsync(
            new NewRound(FormattableString.Invariant($"{Year}年对市级人民政府履行教育职责评价"), Year, Province, source.Key, deadline), Supervisor, cancel);
        if (!made.TryGet(out var round)) return made.Problems;
        var opened = await setup.OpenAsync(round.Id, Supervisor, cancel);
        if (!opened.IsOk) return opened.Problems;
        var breakdown = new BreakdownLibrary(workspace, books, calendar);
        foreach (var region in (int[])[City, DemoStories.CodeOfSpendingFell])
        {
            var problems = await GiveOutAsync(workspace, breakdown, round.Id, region, cancel);
            if (problems.Count > 0) return problems;
        }
        var notice = new NoticeDraft(
            Province, round.Id, "临教督办〔2026〕9号", "关于开展2026年市级人民政府履行教育职责自评的通知",
            "各市人民政府：\n请按任务分解做好自评工作，数据由责任部门填报、负责人审核，佐证材料注明页码。各市汇总后按期公示、审定、报送。",
            true, false, ["教育"]);
        return (await new NoticeLibrary(workspace).SendAsync(notice, Supervisor, cancel)).Problems;
    }

    private static async Task<IReadOnlyList<Problem>> GiveOutAsync(
        Workspace workspace, BreakdownLibrary breakdown, long round, int region, CancellationToken cancel)
    {
        PackageRecord package;
        await using (var db = workspace.OpenDb())
            package = await db.Packages.AsNoTracking().SingleAsync(p => p.RoundId == round && p.RegionCode == region, cancel);
        var lead = new Principal(region == City ? "lead" : "county-lead", "自评牵头（演示）", [new Grant(Roles.Lead.Id, region)]);
        var adopted = await breakdown.AdoptAsync(package.Id, null, lead, cancel);
        if (!adopted.IsOk) return adopted.Problems;
        if (region == City)
        {
            var claimed = await breakdown.ClaimAsync(package.Id, "15.1", ClaimMove.Claim, "本年度没有申报国家级改革试点，无此项工作任务。", lead, cancel);
            if (!claimed.IsOk) return claimed.Problems;
        }
        return (await breakdown.IssueAsync(package.Id, lead, cancel)).Problems;
    }
}
