using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Periodic;

/// <summary>Totals by the tree, trends and punctuality, as far as their reader may see.</summary>
public sealed class PeriodicTotalsTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Totals_AddWhatWasHandedIn_AndNameWhoIsMissing(string kind)
    {
        await using var world = await ReportedAsync(kind);
        await using var db = world.Test.Workspace.OpenDb();
        var form = await db.PeriodicForms.AsNoTracking().SingleAsync(Cancel);
        var no = world.Book.Of(form).Form.Scale.Containing(new DateOnly(2026, 10, 20))!.No;
        var all = await world.Totals.OfAsync(db, form, no, PeriodicWorld.Province, PeriodicWorld.Supervisor, Cancel);
        Assert.Equal((4, 2), (all.Total.Expected, all.Total.Handed));
        Assert.Equal(["云岭省教育厅", "西坪县教育局"], all.Total.Missing);
        // 10 + 30 of two units; the other two are missing, not 0. The rate is that of the sums (3+15)/(4+20), not the mean of 75% and 75%.
        Assert.Equal((40d, 2, "40"), (all.Total.Cells["checked"].Number, all.Total.Cells["checked"].Missing, all.Total.Cells["checked"].Text));
        Assert.Equal("75.0", all.Total.Cells["done_rate"].Text);
        // A county left its refunds empty: missing in the sum, though the county has reported.
        Assert.Equal((1.1, 3), (all.Total.Cells["refund"].Number, all.Total.Cells["refund"].Missing));
        Assert.Equal(["阳川市", "云岭省教育厅"], all.Rows.Select(r => r.Name));
        Assert.Equal((3, 2, true), (all.Rows[0].Expected, all.Rows[0].Handed, all.Rows[0].HasBelow));
        var city = await world.Totals.OfAsync(db, form, no, PeriodicWorld.City, PeriodicWorld.Supervisor, Cancel);
        Assert.Equal(["东溪县", "西坪县", "阳川市教育局"], city.Rows.Select(r => r.Name));
        Assert.Equal(["云岭省"], city.Above.Select(a => a.Name));
        Assert.Equal((null, 1, ""), (city.Rows[1].Cells["checked"].Number, city.Rows[1].Cells["checked"].Missing, city.Rows[1].Cells["checked"].Text));
        Assert.Equal("迟报 17 天", city.Rows[2].Timeliness.ToString());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Drafts_AreInNobodysTotals_AndAClerkSeesTheOwnUnitOnly(string kind)
    {
        await using var world = await ReportedAsync(kind);
        var draft = (await world.ReportAsync("990102-education", "2026年10月下半月")).Id;
        await world.FillAsync(draft, PeriodicWorld.OtherClerk, ("checked", "777"));
        await using var db = world.Test.Workspace.OpenDb();
        var form = await db.PeriodicForms.AsNoTracking().SingleAsync(Cancel);
        var no = (await world.ReportAsync("990102-education", "2026年10月下半月")).PeriodNo;
        var rows = await world.Totals.UnitsAsync(db, form, no, PeriodicWorld.Province, PeriodicWorld.Supervisor, Cancel);
        Assert.Equal([("云岭省教育厅", false), ("阳川市教育局", true), ("东溪县教育局", true), ("西坪县教育局", false)], rows.Select(r => (r.Name, r.Opens)));
        Assert.DoesNotContain(rows, r => r.Cells["checked"].Text.Contains("777", StringComparison.Ordinal));
        var own = await world.Totals.UnitsAsync(db, form, no, PeriodicWorld.Province, PeriodicWorld.OtherClerk, Cancel);
        Assert.Equal(["西坪县教育局"], own.Select(r => r.Name));
        Assert.Equal("", own[0].Cells["checked"].Text);
        // The lead of the city sees the city's own unit, not the counties.
        Assert.Equal(["阳川市教育局"], (await world.Totals.UnitsAsync(db, form, no, PeriodicWorld.Province, PeriodicWorld.CityLead, Cancel)).Select(r => r.Name));
        Assert.Empty(await world.Totals.UnitsAsync(db, form, no, PeriodicWorld.Province, new Principal("x", "x", [new Grant("auditor", 0)]), Cancel));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Trend_HasAGapWhereNobodyReported_AndPunctualityCountsDays(string kind)
    {
        await using var world = await ReportedAsync(kind);
        world.GoTo(11, 30);
        await world.Maker.MakeAllAsync(Cancel);
        var next = (await world.ReportAsync("990101-education", "2026年11月下半月")).Id;
        await world.FillAsync(next, PeriodicWorld.CountyClerk, ("checked", "12"), ("found", "4"), ("done", "4"), ("open", "0"), ("schools", "12"), ("service", "12"));
        Assert.Empty((await world.Deeds.HandInAsync(next, PeriodicWorld.CountyClerk, Cancel)).Problems);
        await using var db = world.Test.Workspace.OpenDb();
        var form = await db.PeriodicForms.AsNoTracking().SingleAsync(Cancel);
        var last = (await world.ReportAsync("990101-education", "2026年11月下半月")).PeriodNo;
        var trend = await world.Totals.TrendAsync(db, form, "checked", PeriodicWorld.Province, last, PeriodicWorld.Supervisor, Cancel);
        Assert.Equal([("2026年10月下半月", 40d, 2), ("2026年11月上半月", null, 0), ("2026年11月下半月", 12d, 1)], trend.Select(p => (p.Period.Name, p.Cell.Number, p.Handed)));
        Assert.Equal([75.0, null, 100.0], (await world.Totals.TrendAsync(db, form, "done_rate", PeriodicWorld.Province, last, PeriodicWorld.Supervisor, Cancel)).Select(p => p.Cell.Number));
        var late = await world.Totals.PunctualityAsync(db, form, last, PeriodicWorld.Supervisor, Cancel);
        var county = late.Single(l => l.Unit == "东溪县教育局");
        Assert.Equal((1, 1, 17, 1), (county.OnTime, county.Late, county.LateDays, county.Missing));
        Assert.Equal(["云岭省教育厅", "西坪县教育局"], late.Take(2).Select(l => l.Unit));
    }

    private async Task<PeriodicWorld> ReportedAsync(string kind)
    {
        var world = await PeriodicWorld.MakeAsync(databases, kind);
        await world.StartAsync("double-reduction", new DateOnly(2026, 10, 16));
        world.GoTo(11, 20);
        await world.Maker.MakeAllAsync(Cancel);
        await HandAsync(world, "990101-education", PeriodicWorld.CountyClerk, ("checked", "10"), ("found", "4"), ("done", "3"), ("open", "1"), ("schools", "12"), ("service", "12"));
        await HandAsync(world, "990100-education", PeriodicWorld.CityClerk, ("checked", "30"), ("found", "20"), ("done", "15"), ("open", "5"), ("refund", "1.1"), ("schools", "40"), ("service", "30"));
        return world;
    }

    private static async Task HandAsync(PeriodicWorld world, string unit, Principal who, params (string, string)[] values)
    {
        var report = (await world.ReportAsync(unit, "2026年10月下半月")).Id;
        await world.FillAsync(report, who, values);
        Assert.Empty((await world.Deeds.HandInAsync(report, who, Cancel)).Problems);
    }
}
