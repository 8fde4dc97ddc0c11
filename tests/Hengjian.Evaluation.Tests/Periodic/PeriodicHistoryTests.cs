using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Periodic;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Periodic;

/// <summary>Who wrote what when, told to the unit whole and to others as far as it was handed in; on both databases.</summary>
public sealed class PeriodicHistoryTests(TestDatabases databases)
{
    private const string County = "990101-education";

    private static readonly (string, string)[] Good = [("checked", "20"), ("found", "4"), ("done", "3"), ("open", "1"), ("schools", "12"), ("service", "12")];

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task EachChange_HasItsLine_WithWhoWhenAndWhatStoodThereBefore(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        await world.StartAsync("double-reduction", new DateOnly(2026, 11, 1));
        world.GoTo(11, 16);
        await world.Maker.MakeAllAsync(Cancel);
        var report = (await world.ReportAsync(County, "2026年11月上半月")).Id;
        await world.FillAsync(report, PeriodicWorld.CountyClerk, ("checked", "20"), ("checked", "21"), ("practice", "家长课堂"), ("practice", ""));
        // The same text again is no change.
        await world.FillAsync(report, PeriodicWorld.CountyClerk, ("checked", "21"));
        var lines = await OfAsync(world, report, PeriodicWorld.CountyClerk);
        Assert.Equal(
            [("检查培训机构", "", "20"), ("检查培训机构", "20", "21"), ("典型做法", "", "家长课堂"), ("典型做法", "家长课堂", "")], lines.Select(l => (l.Name, l.Old, l.New)));
        Assert.All(lines, l => Assert.Equal(("county-clerk", ValueSource.Typed, false, world.Test.Clock.GetUtcNow()), (l.Revision.By, l.Revision.Source, l.Revision.AfterDue, l.Revision.At)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task CorrectionsAfterTheLastDay_AreMarked_AndOthersSeeOnlyWhatWasHandedIn(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        await world.StartAsync("double-reduction", new DateOnly(2026, 11, 1));
        world.GoTo(11, 16);
        await world.Maker.MakeAllAsync(Cancel);
        var report = (await world.ReportAsync(County, "2026年11月上半月")).Id;
        await world.FillAsync(report, PeriodicWorld.CountyClerk, [("checked", "19"), .. Good]);
        Assert.Empty((await world.Deeds.HandInAsync(report, PeriodicWorld.CountyClerk, Cancel)).Problems);
        // Due on the 18th: what is changed on the 20th is a correction after the last day.
        world.GoTo(11, 19);
        Assert.Empty((await world.Deeds.ReturnAsync(report, "检查数请核对", new DateOnly(2026, 11, 24), PeriodicWorld.Supervisor, Cancel)).Problems);
        world.GoTo(11, 20);
        await world.FillAsync(report, PeriodicWorld.CountyClerk, ("checked", "25"), ("checked", "24"));
        Assert.Empty((await world.Deeds.HandInAsync(report, PeriodicWorld.CountyClerk, Cancel)).Problems);
        var own = (await OfAsync(world, report, PeriodicWorld.CountyClerk)).Where(l => l.Revision.Field == "checked").ToList();
        Assert.Equal([("19", false), ("20", false), ("25", true), ("24", true)], own.Select(l => (l.New, l.Corrects)));
        var seen = await OfAsync(world, report, PeriodicWorld.Supervisor);
        Assert.Equal([("", "20", false), ("20", "24", true)], seen.Where(l => l.Revision.Field == "checked").Select(l => (l.Old, l.New, l.Corrects)));
        Assert.Equal(["上报", "退回", "上报"], seen.Where(l => l.IsDeed).Select(l => l.Name));
        await using var db = world.Test.Workspace.OpenDb();
        var corrected = await PeriodicHistory.CorrectionsAsync(db, await world.ViewAsync(report), Cancel);
        Assert.Equal("20", corrected[(0, "checked")]);
        Assert.Single(corrected);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task RowsThatCameAndWentInADraft_AreToldToNobodyElse(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        await world.StartAsync("project-ledger", new DateOnly(2026, 10, 1));
        var report = (await world.ReportAsync(County, "2026年10月")).Id;
        await world.Ledgers.AddAsync(report, 2, PeriodicWorld.CountyClerk, Cancel);
        (string, string)[] project = [("project", "第二小学教学楼"), ("stage", "在建"), ("area", "3200"), ("planned", "900"), ("paid", "450")];
        await world.FillRowAsync(report, "0001", PeriodicWorld.CountyClerk, [("project", "草稿里的名字"), .. project[1..]]);
        await world.FillRowAsync(report, "0001", PeriodicWorld.CountyClerk, project[0]);
        await world.FillRowAsync(report, "0002", PeriodicWorld.CountyClerk, ("project", "写错了的一行"));
        var second = (await world.ViewAsync(report)).Table.Rows[1].Record.Id;
        await world.Ledgers.RemoveAsync(report, second, PeriodicWorld.CountyClerk, Cancel);
        Assert.Empty((await world.Deeds.HandInAsync(report, PeriodicWorld.CountyClerk, Cancel)).Problems);
        var own = await OfAsync(world, report, PeriodicWorld.CountyClerk);
        Assert.Equal(2, own.Count(l => l.New == "写错了的一行" || l.New == "草稿里的名字"));
        var seen = await OfAsync(world, report, PeriodicWorld.Supervisor);
        Assert.DoesNotContain(seen, l => l.Key == "0002" || l.New == "草稿里的名字");
        Assert.Equal(6, seen.Count(l => l.Key == "0001"));
        // After a return the row goes: that is told, for it had been handed in.
        Assert.Empty((await world.Deeds.ReturnAsync(report, "不是重点项目", new DateOnly(2026, 11, 20), PeriodicWorld.Supervisor, Cancel)).Problems);
        await world.Ledgers.RemoveAsync(report, (await world.ViewAsync(report)).Table.Rows[0].Record.Id, PeriodicWorld.CountyClerk, Cancel);
        Assert.Empty((await world.Deeds.HandInAsync(report, PeriodicWorld.CountyClerk, Cancel)).Problems);
        Assert.Contains(await OfAsync(world, report, PeriodicWorld.Supervisor), l => l is { Key: "0001", IsDeed: true } && l.Revision.Text == LedgerDeeds.Removed);
        await using var db = world.Test.Workspace.OpenDb();
        var roots = await db.PeriodicRevisions.Where(r => r.ReportId == report && r.Field == PeriodicMarks.Handed).Select(r => r.Text).ToListAsync(Cancel);
        Assert.Equal(2, roots.Distinct().Count());
    }

    private static async Task<IReadOnlyList<HistoryLine>> OfAsync(PeriodicWorld world, long report, Principal by)
    {
        await using var db = world.Test.Workspace.OpenDb();
        return await PeriodicHistory.OfAsync(db, await world.ViewAsync(report), by, Cancel);
    }
}
