using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Holidays;
using Hengjian.Evaluation.Tests.Periodic;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Calendars;

/// <summary>Taking the holidays of a year in: differences, deadlines that would move, who may; on both databases.</summary>
public sealed class CalendarShelfTests(TestDatabases databases)
{
    private const string County = "990101-education";

    // Not published when this was written: an invented arrangement.
    private static readonly CalendarDraft Next = new(2027, "国办发明电〔2026〕9号",
        [("元旦", "2027-01-01", "2027-01-03"), ("春节", "2027-02-05", "2027-02-12"), ("国庆节", "2027-10-01", "2027-10-07")], ["2027-02-13", "2027-09-26"]);

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task AYear_CountsFromThenOn_AlsoAfterARestart_AndIsInTheLog(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        var shelf = world.Shelf;
        var change = (await shelf.CompareAsync(Next, Cancel)).Value;
        Assert.Null(change.Before);
        // 1 January is a Friday; six days of the spring festival and five of the national day are weekdays; two weekend days are worked.
        Assert.Equal((261, 261 - 1 - 6 - 5 + 2), (change.WorkdaysBefore, change.WorkdaysAfter));
        Assert.Equal(("工作日", "元旦放假"), (change.Days[0].Before, change.Days[0].After));
        Assert.Contains(change.Days, d => d.Day == new DateOnly(2027, 9, 26) && d is { Before: "周末", After: "调休上班" });
        Assert.False(world.Calendar.Knows(2027));
        Assert.Equal(AccessProblems.DeniedCode, (await shelf.TakeAsync(Next, 0, [], PeriodicWorld.CityLead, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0914", (await shelf.TakeAsync(Next, 1, [], PeriodicWorld.Supervisor, Cancel)).Problems[0].Code);
        Assert.Empty((await shelf.TakeAsync(Next, 0, [], PeriodicWorld.Supervisor, Cancel)).Problems);
        Assert.False(world.Calendar.IsWorkday(new DateOnly(2027, 2, 8)));
        var again = CalendarShelf.Open(world.Test.Workspace);
        Assert.Equal(("国办发明电〔2026〕9号", true, 248), (again.Years.Single(y => y.Year == 2027).Source, again.IsWorkday(new DateOnly(2027, 2, 13)), again.WorkdaysIn(2026)));
        Assert.Equal("HJP0913", (await shelf.CompareAsync(Next, Cancel)).Problems[0].Code);
        // A second version takes the place of the first; both stay on record.
        var second = Next with { Workdays = ["2027-02-13"] };
        Assert.Equal(1, (await shelf.CompareAsync(second, Cancel)).Value.Version);
        Assert.Empty((await shelf.TakeAsync(second, 1, [], PeriodicWorld.Supervisor, Cancel)).Problems);
        Assert.Equal([2, 1], (await shelf.VersionsAsync(2027, Cancel)).Select(v => v.Version));
        Assert.False(CalendarShelf.Open(world.Test.Workspace).IsWorkday(new DateOnly(2027, 9, 26)));
        await using var db = world.Test.Workspace.OpenDb();
        Assert.Equal(2, await db.AuditEntries.CountAsync(a => a.Action == "take-calendar" && a.Subject == "calendar:2027", Cancel));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task AnnouncedDeadlines_AreShown_AndMoveOnlyWhenChosen(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        // Two working days after 20 November (Friday): the 24th; a day off on the 23rd would make it the 25th.
        await world.StartAsync("school-building", new DateOnly(2026, 11, 11));
        world.GoTo(11, 20);
        await world.Maker.MakeAllAsync(Cancel);
        var back = CalendarDraft.Of(world.Calendar.Years.Single(y => y.Year == 2026));
        var draft = back with { Source = "国办发明电〔2026〕1号", Holidays = [.. back.Holidays, ("省运会", "2026-11-23", "2026-11-23")] };
        var shelf = world.Shelf;
        var change = (await shelf.CompareAsync(draft, Cancel)).Value;
        var move = Assert.Single(change.Moves);
        Assert.Equal(("学校建设项目进度旬报：2026年11月中旬", new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 25), 4), (move.Title, move.From, move.To, move.Units));
        Assert.Equal(0, (await shelf.TakeAsync(draft, 0, [], PeriodicWorld.Supervisor, Cancel)).Value);
        Assert.Equal(new DateOnly(2026, 11, 24), (await world.ReportAsync(County, "2026年11月中旬")).Due);
        // Taken back and taken in again, this time with the deadline.
        Assert.Empty((await shelf.CompareAsync(back, Cancel)).Value.Moves);
        Assert.Equal(0, (await shelf.TakeAsync(back, 1, [], PeriodicWorld.Supervisor, Cancel)).Value);
        var again = (await shelf.CompareAsync(draft, Cancel)).Value;
        Assert.Equal(4, (await shelf.TakeAsync(draft, 2, [.. again.Moves.Select(m => m.Id)], PeriodicWorld.Supervisor, Cancel)).Value);
        Assert.Equal(new DateOnly(2026, 11, 25), (await world.ReportAsync(County, "2026年11月中旬")).Due);
        await using var db = world.Test.Workspace.OpenDb();
        Assert.All(await db.WorkTasks.Where(t => t.Kind == "periodic").ToListAsync(Cancel), t => Assert.Equal((new DateOnly(2026, 11, 25), null), (t.Due!.Value, t.DoneAt)));
        Assert.Equal(4, await db.Outbox.CountAsync(o => o.Key.StartsWith("periodic:moved:"), Cancel));
        Assert.Contains("\"count\":4", (await db.AuditEntries.SingleAsync(a => a.Action == "move-periodic-due", Cancel)).Details, StringComparison.Ordinal);
        // What is made from now on is reckoned by it.
        world.GoTo(11, 30);
        await world.Maker.MakeAllAsync(Cancel);
        Assert.Equal(new DateOnly(2026, 12, 2), (await world.ReportAsync(County, "2026年11月下旬")).Due);
    }

    [Fact]
    public void ADraft_IsReadAsStrictlyAsAFile()
    {
        string[] Codes(CalendarDraft draft) => [.. draft.Read().Problems.Select(p => p.Code)];
        Assert.Empty(Codes(Next));
        Assert.Equal(["HJP0910"], Codes(Next with { Source = " " }));
        Assert.Equal(["HJP0911", "HJP0400", "HJP0401", "HJP0402", "HJP0404"], Codes(Next with
        {
            Holidays = [("", "2027-01-01", "2027-01-01"), ("春节", "2月5日", "2027-02-12"), ("国庆", "2027-10-01", "2028-10-07"), ("端午", "2027-06-10", "2027-06-09")],
            Workdays = ["2027-09-27"],
        }));
        Assert.Equal(["HJP0403"], Codes(Next with { Holidays = [.. Next.Holidays, ("调休", "2027-01-03", "2027-01-04")] }));
        Assert.Equal(["HJP0912"], Codes(Next with { Holidays = [] }));
        // What stands in force comes out as it went in.
        var year = Next.Read().Value;
        Assert.Equal(year.Holidays, CalendarDraft.Of(year).Read().Value.Holidays);
    }
}
