using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Outboxes;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Periodic;
using Hengjian.Evaluation.Tasks;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Periodic;

/// <summary>Giving out, making, reminding, filling and handing in, on both databases.</summary>
public sealed class PeriodicEngineTests(TestDatabases databases)
{
    private const string County = "990101-education";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task AForm_IsMadeForEachPeriodWhenItsTimeComes_OnceAndAlsoAfterDaysWithoutAServer(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        await world.StartAsync("school-building", new DateOnly(2026, 11, 12));
        Assert.Equal(0, await CountAsync(world));
        await world.Step.PlanAsync(Cancel);
        await world.Step.PlanAsync(Cancel);
        world.GoTo(11, 20);
        await world.Worker.RunDueAsync(Cancel);
        Assert.Equal(4, await CountAsync(world));
        // A second server, or the same duty again: nothing anew.
        Assert.Equal(0, await world.Maker.MakeAllAsync(Cancel));
        // Away from 20 November to 25 December: the periods in between are made up for, in one go.
        world.GoTo(12, 25);
        await world.Worker.RunDueAsync(Cancel);
        await using var db = world.Test.Workspace.OpenDb();
        var reports = await db.PeriodicReports.AsNoTracking().ToListAsync(Cancel);
        var scale = PeriodicWorld.Form("school-building").Form.Scale;
        Assert.Equal(
            ["2026年11月中旬", "2026年11月下旬", "2026年12月上旬", "2026年12月中旬"], reports.Where(r => r.UnitId == County).OrderBy(r => r.PeriodNo).Select(r => scale.At(r.PeriodNo).Name));
        Assert.Equal(16, reports.Count);
        // 20 November is a Friday: two working days later is Tuesday.
        Assert.Equal(new DateOnly(2026, 11, 24), reports.Min(r => r.Due));
        Assert.Equal(16, await db.WorkTasks.CountAsync(t => t.Kind == "periodic" && t.DoneAt == null, Cancel));
        Assert.Equal(OutboxState.Waiting, (await db.Outbox.SingleAsync(o => o.Kind == PeriodicStep.Kind && o.State == OutboxState.Waiting, Cancel)).State);
        var own = await (await TaskBoxes.QueryAsync(db, PeriodicWorld.CountyClerk, TaskBox.Todo, Cancel)).ToListAsync(Cancel);
        Assert.Equal(4, own.Count);
        Assert.Equal("学校建设项目进度旬报：2026年11月中旬", own[0].Title);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Targets_AreRegionLevelKindAndDepartment_AndNewUnitsAreAskedFromTheirDayOn(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        async Task<string[]> Names(FormTargets targets) => [.. (await world.Starter.PreviewAsync(targets, Cancel)).Select(u => u.Name)];
        Assert.Equal(["云岭省教育厅", "阳川市教育局", "东溪县教育局", "西坪县教育局"], await Names(PeriodicWorld.Education));
        Assert.Equal(["东溪县教育局", "西坪县教育局"], await Names(PeriodicWorld.Education with { Levels = [RegionLevel.County] }));
        Assert.Equal(["东溪县教育局"], await Names(PeriodicWorld.Education with { Regions = [PeriodicWorld.County] }));
        Assert.Equal(["东溪县第一小学"], await Names(new FormTargets([PeriodicWorld.Province], [], [UnitKind.School], [])));
        Assert.Equal(["东溪县教育局", "东溪县财政局", "东溪县第一小学"], await Names(new FormTargets([PeriodicWorld.County], [], [], [])));
        var nobody = new FormTargets([PeriodicWorld.County], [], [UnitKind.Government], []);
        Assert.Equal("HJP0681", (await world.Starter.StartAsync(PeriodicWorld.Form("safety-daily"), PeriodicWorld.Province, nobody, new DateOnly(2026, 11, 12), PeriodicWorld.Supervisor, Cancel)).Problems[0].Code);
        await using (var db = world.Test.Workspace.OpenDb())
        {
            db.Units.Add(new Unit { Id = "990101-new", Name = "东溪县教体局", RegionCode = PeriodicWorld.County, Department = "教育", ValidFrom = new DateOnly(2026, 11, 13) });
            await db.SaveChangesAsync(Cancel);
        }
        await world.StartAsync("safety-daily", new DateOnly(2026, 11, 11));
        Assert.Equal(8, await CountAsync(world));
        world.GoTo(11, 13);
        Assert.Equal(5, await world.Maker.MakeAllAsync(Cancel));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task AForm_RunsOnceInARegion_EndsAndGoesOnAsANewVersion(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        var form = await world.StartAsync("school-building", new DateOnly(2026, 11, 1));
        async Task<string> Again(DateOnly from) =>
            (await world.Starter.StartAsync(PeriodicWorld.Form("school-building"), PeriodicWorld.Province, PeriodicWorld.Education, from, PeriodicWorld.Supervisor, Cancel)).Problems is [var first, ..] ? first.Code : "";
        Assert.Equal("HJP0698", await Again(new DateOnly(2026, 12, 1)));
        Assert.Equal("HJP0682", await Again(new DateOnly(2020, 12, 1)));
        Assert.Equal("HJP0683", (await world.Starter.EndAsync(form.Id, new DateOnly(2026, 11, 2), PeriodicWorld.Supervisor, Cancel)).Problems[0].Code);
        Assert.Empty((await world.Starter.EndAsync(form.Id, new DateOnly(2026, 11, 15), PeriodicWorld.Supervisor, Cancel)).Problems);
        Assert.Equal("HJP0683", (await world.Starter.EndAsync(form.Id, new DateOnly(2026, 11, 16), PeriodicWorld.Supervisor, Cancel)).Problems[0].Code);
        // The 旬 of the 15th is asked by the old one still.
        Assert.Equal("HJP0698", await Again(new DateOnly(2026, 11, 16)));
        Assert.Equal("", await Again(new DateOnly(2026, 11, 21)));
        world.GoTo(12, 1);
        await world.Maker.MakeAllAsync(Cancel);
        await using var db = world.Test.Workspace.OpenDb();
        Assert.Equal([2, 1], (await db.PeriodicReports.Where(r => r.UnitId == County).ToListAsync(Cancel)).GroupBy(r => r.FormId).OrderBy(g => g.Key).Select(g => g.Count()));
        Assert.Equal(AccessProblems.DeniedCode, (await world.Starter.EndAsync(form.Id, new DateOnly(2026, 12, 1), PeriodicWorld.CityLead, Cancel)).Problems[0].Code);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Reminders_GoOutOnTheDaysOfTheForm_OnceEach(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        await world.StartAsync("double-reduction", new DateOnly(2026, 11, 1));
        var told = new Dictionary<int, int>();
        // The half-month ends on Sunday the 15th; due on the 18th; reminded one working day before, one and three days after.
        for (var day = 15; day <= 25; day++)
        {
            world.GoTo(11, day);
            await world.Maker.MakeAllAsync(Cancel);
            var count = await world.Reminders.SendAsync(Cancel);
            if (count > 0) told[day] = count;
            Assert.Equal(count, await world.Reminders.SendAsync(Cancel));
        }
        Assert.Equal(new Dictionary<int, int> { [17] = 4, [19] = 4, [21] = 4 }, told);
        await using var db = world.Test.Workspace.OpenDb();
        Assert.Equal(12, await db.Outbox.CountAsync(o => o.Kind == MessageOutbox.Kind, Cancel));
        Assert.Equal(4, (await world.Deeds.RemindAsync(1, (await world.ReportAsync(County, "2026年11月上半月")).PeriodNo, PeriodicWorld.Supervisor, Cancel)).Value);
        Assert.Equal("HJP0691", (await world.Deeds.RemindAsync(1, (await world.ReportAsync(County, "2026年11月上半月")).PeriodNo, PeriodicWorld.Supervisor, Cancel)).Problems[0].Code);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task AReport_IsFilledCheckedAnsweredHandedInReturnedAndHandedInAgain(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        await world.StartAsync("double-reduction", new DateOnly(2026, 10, 16));
        world.GoTo(11, 16);
        await world.Maker.MakeAllAsync(Cancel);
        var first = (await world.ReportAsync(County, "2026年10月下半月")).Id;
        await world.FillAsync(first, PeriodicWorld.CountyClerk, ("checked", "20"), ("found", "4"), ("done", "3"), ("open", "1"), ("schools", "12"), ("service", "12"));
        Assert.Empty((await world.Deeds.HandInAsync(first, PeriodicWorld.CountyClerk, Cancel)).Problems);
        // Due on 3 November, handed in on the 16th.
        Assert.Equal("迟报 13 天", (await world.ViewAsync(first)).Timeliness.ToString());

        var report = (await world.ReportAsync(County, "2026年11月上半月")).Id;
        await world.FillAsync(report, PeriodicWorld.CountyClerk, ("checked", "60 家次"), ("found", "5"), ("done", "3"), ("open", "1"), ("schools", "多少"));
        var refused = (await world.Deeds.HandInAsync(report, PeriodicWorld.CountyClerk, Cancel)).Problems;
        // 12 所 of 课后服务 are carried on from the report before: nothing is empty.
        Assert.Equal(["HJP0688", "HJP0688", "HJP0688"], refused.Select(p => p.Code));
        Assert.Contains("增加 200%", refused[0].Message, StringComparison.Ordinal);
        await world.FillAsync(report, PeriodicWorld.CountyClerk, ("found", "4"), ("schools", "12"), ("service", "11"));
        var view = await world.ViewAsync(report);
        Assert.Equal(["jump:checked"], view.Flags.Select(f => f.Id));
        Assert.Equal(("75.0", "91.7", "20"), (view.Shown(view.Form.Find("done_rate")!), view.Shown(view.Form.Find("service_rate")!), view.ShownBefore(view.Form.Find("checked")!)));
        Assert.Equal("HJP0684", (await world.Deeds.AnswerAsync(report, "check:sum-found", "不对", PeriodicWorld.CountyClerk, Cancel)).Problems[0].Code);
        Assert.Empty((await world.Deeds.AnswerAsync(report, "jump:checked", "寒假前集中检查", PeriodicWorld.CountyClerk, Cancel)).Problems);
        // The answer was for 60, not for 61.
        await world.FillAsync(report, PeriodicWorld.CountyClerk, ("checked", "61"));
        Assert.Equal("HJP0688", Assert.Single((await world.Deeds.HandInAsync(report, PeriodicWorld.CountyClerk, Cancel)).Problems).Code);
        await world.FillAsync(report, PeriodicWorld.CountyClerk, ("checked", "60 家次"));
        Assert.Empty((await world.Deeds.HandInAsync(report, PeriodicWorld.CountyClerk, Cancel)).Problems);

        var handed = await world.ViewAsync(report);
        Assert.Equal((PeriodicState.Handed, Openness.Public, "按时"), (handed.Report.State, handed.Report.Openness, handed.Timeliness.ToString()));
        Assert.IsType<CellOutcome.Refused>(Assert.Single((await world.Saver.SaveAsync(report, [new CellOp(Guid.NewGuid(), 0, "found", "9", 99)], PeriodicWorld.CountyClerk, Cancel)).Value.Outcomes));
        Assert.Equal("HJP0690", (await world.Deeds.ReturnAsync(report, "请核对", new DateOnly(2026, 11, 16), PeriodicWorld.Supervisor, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0689", (await world.Deeds.ReturnAsync(report, " ", new DateOnly(2026, 11, 18), PeriodicWorld.Supervisor, Cancel)).Problems[0].Code);
        Assert.Equal(AccessProblems.DeniedCode, (await world.Deeds.ReturnAsync(report, "请核对", new DateOnly(2026, 11, 18), PeriodicWorld.CityLead, Cancel)).Problems[0].Code);
        Assert.Empty((await world.Deeds.ReturnAsync(report, "请核对发现问题数", new DateOnly(2026, 11, 18), PeriodicWorld.Supervisor, Cancel)).Problems);
        var returned = await world.ViewAsync(report);
        Assert.Equal(("请核对发现问题数", new DateOnly(2026, 11, 18), "退回待改", Openness.Unit), (returned.ReturnReason, returned.Due, returned.Timeliness.ToString(), returned.Report.Openness));
        await using (var db = world.Test.Workspace.OpenDb())
        {
            var task = await db.WorkTasks.AsNoTracking().SingleAsync(t => t.Key == $"periodic:report:{report}", Cancel);
            Assert.Equal((new DateOnly(2026, 11, 18), null), (task.Due, task.DoneAt));
        }
        world.GoTo(11, 20);
        Assert.Empty((await world.Deeds.HandInAsync(report, PeriodicWorld.CountyClerk, Cancel)).Problems);
        Assert.Equal("迟报 2 天", (await world.ViewAsync(report)).Timeliness.ToString());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Saving_IsOnceForEachChange_AndNeverOverWhatSomebodyElseWrote(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        await world.StartAsync("safety-daily", new DateOnly(2026, 11, 12));
        var report = (await world.ReportAsync(County, "2026年11月12日")).Id;
        async Task<CellOutcome> Save(CellOp op, Principal who) => Assert.Single((await world.Saver.SaveAsync(report, [op], who, Cancel)).Value.Outcomes);
        var op = new CellOp(Guid.NewGuid(), 0, "injured", "2", null);
        Assert.Equal(1, Assert.IsType<CellOutcome.Saved>(await Save(op, PeriodicWorld.CountyClerk)).Revision);
        Assert.Equal(1, Assert.IsType<CellOutcome.Saved>(await Save(op, PeriodicWorld.CountyClerk)).Revision);
        Assert.Equal("2", Assert.IsType<CellOutcome.Conflict>(await Save(new CellOp(Guid.NewGuid(), 0, "injured", "3", null), PeriodicWorld.CountyClerk)).Text);
        Assert.Equal(2, Assert.IsType<CellOutcome.Saved>(await Save(new CellOp(Guid.NewGuid(), 0, "injured", "3", 1), PeriodicWorld.CountyClerk)).Revision);
        Assert.NotNull(Assert.IsType<CellOutcome.Saved>(await Save(new CellOp(Guid.NewGuid(), 0, "state", "平静", null), PeriodicWorld.CountyClerk)).Wrong);
        foreach (var stranger in (Principal[])[PeriodicWorld.OtherClerk, PeriodicWorld.CityClerk, PeriodicWorld.Supervisor, PeriodicWorld.CityLead])
            Assert.IsType<CellOutcome.Refused>(await Save(new CellOp(Guid.NewGuid(), 0, "injured", "9", 2), stranger));
        foreach (var name in (string[])["no", ".late", "?jump:x"])
            Assert.IsType<CellOutcome.Refused>(await Save(new CellOp(Guid.NewGuid(), 0, name, "9", null), PeriodicWorld.CountyClerk));
        Assert.IsType<CellOutcome.Refused>(await Save(new CellOp(Guid.NewGuid(), 0, "what", new string('长', 401), null), PeriodicWorld.CountyClerk));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Ledgers_CarryWhatWasHandedIn_AndMayNotShrinkWithoutAWord(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        await world.StartAsync("school-building", new DateOnly(2026, 11, 1));
        var first = (await world.ReportAsync(County, "2026年11月上旬")).Id;
        await world.FillAsync(first, PeriodicWorld.CountyClerk, ("projects", "8"), ("started", "6"), ("finished", "2"), ("area", "1.2万"), ("planned", "9000"), ("paid", "3000"), ("gate", "未发现问题"));
        Assert.Empty((await world.Deeds.HandInAsync(first, PeriodicWorld.CountyClerk, Cancel)).Problems);
        world.GoTo(11, 20);
        await world.Maker.MakeAllAsync(Cancel);
        var second = await world.ViewAsync((await world.ReportAsync(County, "2026年11月中旬")).Id);
        Assert.Equal(("8", "12,000", "", "2026年11月上旬"), (second.Values["projects"].Text, second.Shown(second.Form.Find("area")!), second.Shown(second.Form.Find("gate")!), second.Before!.Name));
        await world.FillAsync(second.Report.Id, PeriodicWorld.CountyClerk, ("started", "5"), ("gate", "未发现问题"));
        var problem = Assert.Single((await world.Deeds.HandInAsync(second.Report.Id, PeriodicWorld.CountyClerk, Cancel)).Problems);
        Assert.Contains("已开工是累计数，本期 5 少于上期 6", problem.Message, StringComparison.Ordinal);
        // Made while the one before was still open: what is handed in then is carried on, what is there stays.
        world.GoTo(11, 30);
        await world.Maker.MakeAllAsync(Cancel);
        var third = (await world.ReportAsync(County, "2026年11月下旬")).Id;
        await world.FillAsync(third, PeriodicWorld.CountyClerk, ("started", "8"));
        await world.FillAsync(second.Report.Id, PeriodicWorld.CountyClerk, ("started", "7"), ("paid", "3100"));
        Assert.Empty((await world.Deeds.HandInAsync(second.Report.Id, PeriodicWorld.CountyClerk, Cancel)).Problems);
        var carried = await world.ViewAsync(third);
        Assert.Equal(("8", "3000", "2026年11月中旬"), (carried.Values["started"].Text, carried.Values["paid"].Text, carried.Before!.Name));
    }

    private static async Task<int> CountAsync(PeriodicWorld world)
    {
        await using var db = world.Test.Workspace.OpenDb();
        return await db.PeriodicReports.CountAsync(Cancel);
    }
}
