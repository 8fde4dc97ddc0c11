using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Periodic;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Periodic;

/// <summary>Rows of a ledger: added, filled, closed, taken away and over, counted and added up, on both databases.</summary>
public sealed class LedgerTests(TestDatabases databases)
{
    private const string County = "990101-education";
    private const string Other = "990102-education";

    private static readonly (string, string)[] Row =
    [
        ("school", "东溪县第一小学"), ("kind", "消防"), ("what", "灭火器过期"), ("found", "2026-11-02"), ("level", "一般"), ("post", "总务主任"), ("limit", "2026-11-20"), ("progress", "已订购"),
    ];

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Rows_AreAddedFilledRemovedAndRestored_InTheirOrder(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        await world.StartAsync("hazard-ledger", new DateOnly(2026, 11, 1));
        var report = (await world.ReportAsync(County, "2026年11月上半月")).Id;
        Assert.Equal(["0001", "0002", "0003"], (await world.Ledgers.AddAsync(report, 3, PeriodicWorld.CountyClerk, Cancel)).Value.Select(r => r.Key));
        await world.FillRowAsync(report, "0002", PeriodicWorld.CountyClerk, ("what", "围墙开裂"), ("cost", "1.5"));
        var second = (await world.ViewAsync(report)).Table.Rows[1];
        Assert.Equal(("围墙开裂", 1.5), (second.Values["what"].Text, second.Values["cost"].Number));
        await world.Ledgers.RemoveAsync(report, second.Record.Id, PeriodicWorld.CountyClerk, Cancel);
        var after = (await world.ViewAsync(report)).Table;
        Assert.Equal(["0001", "0003"], after.Rows.Select(r => r.Key));
        // Nobody types into a row that is away, nor into one of another report.
        var gone = await world.Saver.SaveAsync(report, [new CellOp(Guid.NewGuid(), second.Record.Id, "what", "x", 1)], PeriodicWorld.CountyClerk, Cancel);
        Assert.Equal("HJP0893", Assert.IsType<CellOutcome.Refused>(gone.Value.Outcomes[0]).Why.Code);
        // A key that was given once never means another row.
        Assert.Equal("0004", (await world.Ledgers.AddAsync(report, 1, PeriodicWorld.CountyClerk, Cancel)).Value[0].Key);
        await world.Ledgers.RestoreAsync(report, second.Record.Id, PeriodicWorld.CountyClerk, Cancel);
        var back = (await world.ViewAsync(report)).Table;
        Assert.Equal(["0001", "0002", "0003", "0004"], back.Rows.Select(r => r.Key));
        Assert.Equal("围墙开裂", back.Rows[1].Values["what"].Text);
        // Not by others, and not more than the form allows.
        Assert.Equal("HJP0684", (await world.Ledgers.AddAsync(report, 1, PeriodicWorld.OtherClerk, Cancel)).Problems[0].Code);
        for (var i = 0; i < 5; i++) await world.Ledgers.AddAsync(report, 50, PeriodicWorld.CountyClerk, Cancel);
        Assert.Equal("HJP0894", (await world.Ledgers.AddAsync(report, 50, PeriodicWorld.CountyClerk, Cancel)).Problems[0].Code);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task TwoPeopleAddAtOnce_EachGetsKeysOfTheirOwn(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        await world.StartAsync("hazard-ledger", new DateOnly(2026, 11, 1));
        var report = (await world.ReportAsync(County, "2026年11月上半月")).Id;
        var added = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => world.Ledgers.AddAsync(report, 2, PeriodicWorld.CountyClerk, Cancel)));
        var keys = added.SelectMany(a => a.Value).Select(r => r.Key).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Enumerable.Range(1, 12).Select(n => $"{n:0000}"), keys);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task ARowIsTakenOver_KeepsItsKey_AndIsNotWhenItIsClosed(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        await world.StartAsync("hazard-ledger", new DateOnly(2026, 11, 1));
        var first = (await world.ReportAsync(County, "2026年11月上半月")).Id;
        await world.FillAsync(first, PeriodicWorld.CountyClerk, ("inspected", "9"));
        Assert.Equal("HJP0896", (await world.Ledgers.CarryAsync(first, PeriodicWorld.CountyClerk, Cancel)).Problems[0].Code);
        await world.Ledgers.AddAsync(first, 3, PeriodicWorld.CountyClerk, Cancel);
        var refused = (await world.Deeds.HandInAsync(first, PeriodicWorld.CountyClerk, Cancel)).Problems;
        Assert.Equal(("HJP0899", 21), (refused[0].Code, refused.Count));
        foreach (var key in (string[])["0001", "0002", "0003"]) await world.FillRowAsync(first, key, PeriodicWorld.CountyClerk, [.. Row, ("cost", "2")]);
        var late = await world.Saver.SaveAsync(first, [new CellOp(Guid.NewGuid(), (await world.ViewAsync(first)).Table.Rows[0].Record.Id, PeriodicMarks.Closed, "2026-11-30", null)], PeriodicWorld.CountyClerk, Cancel);
        Assert.Equal("HJP0895", Assert.IsType<CellOutcome.Refused>(late.Value.Outcomes[0]).Why.Code);
        await world.FillRowAsync(first, "0001", PeriodicWorld.CountyClerk, (PeriodicMarks.Closed, "2026-11-10"));
        Assert.Empty((await world.Deeds.HandInAsync(first, PeriodicWorld.CountyClerk, Cancel)).Problems);

        world.GoTo(11, 17);
        await world.Maker.MakeAllAsync(Cancel);
        var second = (await world.ReportAsync(County, "2026年11月下半月")).Id;
        Assert.Equal(["0002", "0003"], (await world.ViewAsync(second)).Table.ToCarry.Select(r => r.Key));
        // Nothing comes by itself, and what is missing is asked about.
        Assert.Empty((await world.ViewAsync(second)).Table.Rows);
        Assert.Contains((await world.ViewAsync(second)).Flags, f => f is { Id: "gone", Stops: false, Answer: null } && f.Words.Contains("2 行（0002、0003）", StringComparison.Ordinal));
        Assert.Equal(2, (await world.Ledgers.CarryAsync(second, PeriodicWorld.CountyClerk, Cancel)).Value);
        Assert.Equal("HJP0896", (await world.Ledgers.CarryAsync(second, PeriodicWorld.CountyClerk, Cancel)).Problems[0].Code);
        var table = (await world.ViewAsync(second)).Table;
        Assert.Equal(["0002", "0003"], table.Rows.Select(r => r.Key));
        // Fields that are not carried begin anew; carried ones are marked as nobody's typing.
        Assert.Equal(("灭火器过期", Guid.Empty, false, first), (table.Rows[0].Values["what"].Text, table.Rows[0].Values["what"].Op, table.Rows[0].Values.ContainsKey("progress"), table.Rows[0].Record.CarriedFrom!.Value));
        Assert.Equal("0004", (await world.Ledgers.AddAsync(second, 1, PeriodicWorld.CountyClerk, Cancel)).Value[0].Key);
        // A total that only grows is compared with the same row of the period before.
        await world.FillRowAsync(second, "0003", PeriodicWorld.CountyClerk, ("cost", "1"));
        Assert.Contains((await world.ViewAsync(second)).Flags, f => f.Id == "0003:grows:cost" && f.Words.StartsWith("隐患 0003：整改投入是累计数", StringComparison.Ordinal));
        Assert.Empty((await world.Deeds.AnswerAsync(second, "0003:grows:cost", "上期多记了 1 万元", PeriodicWorld.CountyClerk, Cancel)).Problems);
        Assert.Equal("上期多记了 1 万元", (await world.ViewAsync(second)).Flags.Single(f => f.Id == "0003:grows:cost").Answer);
        await using var db = world.Test.Workspace.OpenDb();
        Assert.Contains("\"count\":2", (await db.AuditEntries.SingleAsync(a => a.Action == "carry-periodic", Cancel)).Details, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Totals_CountRowsAndAddThemUp_AndAnEmptyLedgerIsZeroNotMissing(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        var form = await world.StartAsync("hazard-ledger", new DateOnly(2026, 11, 1));
        var (mine, other) = (await world.ReportAsync(County, "2026年11月上半月"), await world.ReportAsync(Other, "2026年11月上半月"));
        await world.FillAsync(mine.Id, PeriodicWorld.CountyClerk, ("inspected", "9"));
        await world.Ledgers.AddAsync(mine.Id, 2, PeriodicWorld.CountyClerk, Cancel);
        await world.FillRowAsync(mine.Id, "0001", PeriodicWorld.CountyClerk, [.. Row, ("cost", "0.1"), (PeriodicMarks.Closed, "2026-11-10")]);
        await world.FillRowAsync(mine.Id, "0002", PeriodicWorld.CountyClerk, [.. Row, ("cost", "0.2")]);
        async Task<TotalsView> TotalsAsync(int region, Principal by)
        {
            await using var db = world.Test.Workspace.OpenDb();
            return await world.Totals.OfAsync(db, form, mine.PeriodNo, region, by, Cancel);
        }
        // A draft is nobody's number.
        Assert.Null((await TotalsAsync(PeriodicWorld.Province, PeriodicWorld.Supervisor)).Total.Cells[Ledger.CountId].Number);
        Assert.Empty((await world.Deeds.HandInAsync(mine.Id, PeriodicWorld.CountyClerk, Cancel)).Problems);
        await world.FillAsync(other.Id, PeriodicWorld.OtherClerk, ("inspected", "3"));
        Assert.Empty((await world.Deeds.HandInAsync(other.Id, PeriodicWorld.OtherClerk, Cancel)).Problems);
        var total = (await TotalsAsync(PeriodicWorld.City, PeriodicWorld.Supervisor)).Total;
        (string, int) Of(string id) => (total.Cells[id].Text, total.Cells[id].Missing);
        Assert.Equal((("2", 1), ("1", 1), ("1", 1)), (Of(Ledger.CountId), Of(Ledger.ClosedId), Of(Ledger.OpenId)));
        // Added in decimals, as on paper; the city itself has not handed in.
        Assert.Equal((("0.3", 1), ("12", 1)), (Of("cost"), Of("inspected")));
        Assert.Equal("消防 2", total.Cells["kind"].Text);
        var empty = (await TotalsAsync(990102, PeriodicWorld.Supervisor)).Rows.Single(r => r.Report is not null);
        Assert.Equal(("0", "0", 0), (empty.Cells[Ledger.CountId].Text, empty.Cells["cost"].Text, empty.Cells["cost"].Missing));
        await using (var db = world.Test.Workspace.OpenDb())
        {
            var trend = await world.Totals.TrendAsync(db, form, "cost", PeriodicWorld.City, mine.PeriodNo, PeriodicWorld.Supervisor, Cancel);
            var counts = await world.Totals.TrendAsync(db, form, Ledger.OpenId, PeriodicWorld.City, mine.PeriodNo, PeriodicWorld.Supervisor, Cancel);
            Assert.Equal(((double?)0.3, (double?)1), (trend.Single().Cell.Number, counts.Single().Cell.Number));
            var rows = await world.Totals.RowsAsync(db, form, mine.PeriodNo, PeriodicWorld.City, PeriodicWorld.Supervisor, Cancel);
            Assert.Equal([("阳川市教育局", 0), ("东溪县教育局", 2), ("西坪县教育局", 0)], rows.Select(r => (r.Unit, r.Rows.Count)));
            var table = await world.Books.WriteAsync(db, new BookRange(form, mine.PeriodNo, PeriodicWorld.City, null), "阳川市", PeriodicWorld.Supervisor, Cancel);
            Assert.Equal(2, table!.Rows.Count());
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task IdentityNumbers_AreNotStored_WhereverTheyStand(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        await world.StartAsync("hazard-ledger", new DateOnly(2026, 11, 1));
        await world.StartAsync("school-building", new DateOnly(2026, 11, 1));
        var report = (await world.ReportAsync(County, "2026年11月上半月")).Id;
        var row = (await world.Ledgers.AddAsync(report, 1, PeriodicWorld.CountyClerk, Cancel)).Value[0].Id;
        var building = (await world.ReportAsync(County, "2026年11月上旬")).Id;
        async Task<string> Why(long where, long line, string field, string text) =>
            (await world.Saver.SaveAsync(where, [new CellOp(Guid.NewGuid(), line, field, text, null)], PeriodicWorld.CountyClerk, Cancel)).Value.Outcomes[0] is CellOutcome.Refused refused ? refused.Why.Code : "";
        Assert.Equal("HJP0892", await Why(report, row, "what", "学生 990101201209081234 未到校"));
        Assert.Equal("HJP0892", await Why(building, 0, "trouble", "联系家长 99010119850908123X"));
        Assert.Equal("", await Why(report, row, "what", "三楼走廊 12 盏灯不亮"));
        await using var db = world.Test.Workspace.OpenDb();
        Assert.False(await db.PeriodicValues.AnyAsync(v => v.Text.Contains("1234"), Cancel));
        Assert.False(await db.PeriodicRevisions.AnyAsync(v => v.Text.Contains("1234"), Cancel));
    }
}
