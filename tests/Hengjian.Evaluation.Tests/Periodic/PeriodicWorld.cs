using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Calendars;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Calendars;
using Hengjian.Evaluation.Holidays;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Periodic;
using Hengjian.Evaluation.Saving;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Periodic;

/// <summary>A province with one city and two counties, an education office each and a school; the clock stands at noon of 12 November 2026.</summary>
internal sealed class PeriodicWorld : IAsyncDisposable
{
    public const int Province = 990000;
    public const int City = 990100;
    public const int County = 990101;

    public static readonly Principal Supervisor = new("supervisor", "督导办", [new Grant("supervisor", Province)]);
    public static readonly Principal CityClerk = Of("city-clerk", "clerk", City, "990100-education");
    public static readonly Principal CountyClerk = Of("county-clerk", "clerk", County, "990101-education");
    public static readonly Principal OtherClerk = Of("other-clerk", "clerk", 990102, "990102-education");
    public static readonly Principal CityLead = new("lead", "自评牵头", [new Grant("lead", City)]);

    public static readonly FormTargets Education = new([Province], [], [UnitKind.Department], ["教育"]);

    private PeriodicWorld(TestWorkspace test) => Test = test;

    public TestWorkspace Test { get; }

    public WorkCalendar Calendar { get; } = CalendarLoader.LoadShipped().Value;

    public FormBook Book { get; } = new();

    public SaveQueue Queue { get; private set; } = null!;

    public PeriodicMaker Maker => new(Test.Workspace, Calendar, Book);

    public PeriodicReminders Reminders => new(Test.Workspace, Calendar, Book);

    public PeriodicStep Step => new(Test.Workspace, Maker, Reminders);

    public PeriodicStarter Starter => new(Test.Workspace, Maker, Book);

    public PeriodicReader Reader => new(Test.Clock, Book);

    public PeriodicSaver Saver => new(Test.Workspace, Queue, Book);

    public PeriodicDeeds Deeds => new(Test.Workspace, Book, Reader, Reminders);

    public LedgerDeeds Ledgers => new(Test.Workspace, Book, Reader);

    public LedgerBooks Books => new(Test.Workspace, Book, Reader);

    public CalendarShelf Shelf => new(Test.Workspace, Calendar, new PeriodicDeadlines(Test.Workspace, Book));

    public PeriodicTotals Totals => new(Test.Clock, Book);

    public OutboxWorker Worker => new(Test.Workspace, [new OutboxDuty(PeriodicStep.Kind, Step.DoAsync)]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<PeriodicWorld> MakeAsync(TestDatabases databases, string kind)
    {
        var world = new PeriodicWorld(await TestWorkspace.MakeAsync(await databases.NewAsync(kind)));
        world.Queue = new SaveQueue(world.Test.Workspace);
        world.GoTo(new DateTimeOffset(2026, 11, 12, 4, 0, 0, TimeSpan.Zero));
        await world.Test.Workspace.Regions.SetAsync(
        [
            new(Province, "云岭省", RegionLevel.Province, 0), new(City, "阳川市", RegionLevel.City, Province),
            new(County, "东溪县", RegionLevel.County, City), new(990102, "西坪县", RegionLevel.County, City),
        ], new DateOnly(2020, 1, 1), cancel: Cancel);
        await using var db = world.Test.Workspace.OpenDb();
        foreach (var (code, name) in new[] { (Province, "云岭省教育厅"), (City, "阳川市教育局"), (County, "东溪县教育局"), (990102, "西坪县教育局") })
            db.Units.Add(new Unit { Id = FormattableString.Invariant($"{code}-education"), Name = name, RegionCode = code, Department = "教育" });
        db.Units.Add(new Unit { Id = "990101-finance", Name = "东溪县财政局", RegionCode = County, Department = "财政" });
        db.Units.Add(new Unit { Id = "990101-school", Name = "东溪县第一小学", RegionCode = County, Kind = UnitKind.School });
        await db.SaveChangesAsync(Cancel);
        return world;
    }

    public void GoTo(DateTimeOffset moment) => Test.Clock.Pass(moment - Test.Clock.GetUtcNow());

    /// <summary>Noon of a day in Beijing.</summary>
    public void GoTo(int month, int day) => GoTo(new DateTimeOffset(2026, month, day, 4, 0, 0, TimeSpan.Zero));

    public static ShelfForm Form(string id) => FormLoader.LoadShipped().Value.Single(f => f.Form.Id == id);

    public async Task<PeriodicFormRecord> StartAsync(string form, DateOnly from, FormTargets? targets = null)
    {
        var started = await Starter.StartAsync(Form(form), Province, targets ?? Education, from, Supervisor, Cancel);
        Assert.Empty(started.Problems);
        return started.Value;
    }

    public async Task<PeriodicReportRecord> ReportAsync(string unit, string period)
    {
        await using var db = Test.Workspace.OpenDb();
        var reports = await db.PeriodicReports.AsNoTracking().Where(r => r.UnitId == unit).ToListAsync(Cancel);
        var forms = await db.PeriodicForms.AsNoTracking().ToDictionaryAsync(f => f.Id, Cancel);
        return reports.Single(r => Book.Of(forms[r.FormId]).Form.Scale.At(r.PeriodNo).Name == period);
    }

    public async Task<ReportView> ViewAsync(long report)
    {
        await using var db = Test.Workspace.OpenDb();
        return await Reader.OfAsync(db, await db.PeriodicReports.AsNoTracking().SingleAsync(r => r.Id == report, Cancel), Cancel);
    }

    /// <summary>Types values one after the other, each over what is there.</summary>
    public async Task FillAsync(long report, Principal by, params (string Field, string Text)[] values)
    {
        foreach (var (field, text) in values)
        {
            var known = (await ViewAsync(report)).Values.GetValueOrDefault(field)?.Revision;
            var saved = await Saver.SaveAsync(report, [new CellOp(Guid.NewGuid(), report, field, text, known)], by, Cancel);
            Assert.IsType<CellOutcome.Saved>(Assert.Single(saved.Value.Outcomes));
        }
    }

    /// <summary>Types values into a row.</summary>
    public async Task FillRowAsync(long report, string key, Principal by, params (string Field, string Text)[] values)
    {
        var row = (await ViewAsync(report)).Table.Rows.Single(r => r.Key == key);
        var ops = values.Select(v => new CellOp(Guid.NewGuid(), row.Record.Id, v.Field, v.Text, row.Values.GetValueOrDefault(v.Field)?.Revision)).ToList();
        var saved = await Saver.SaveAsync(report, ops, by, Cancel);
        Assert.All(saved.Value.Outcomes, o => Assert.IsType<CellOutcome.Saved>(o));
    }

    public async ValueTask DisposeAsync()
    {
        await Queue.DisposeAsync();
        Test.Dispose();
    }

    private static Principal Of(string account, string role, int region, string unit) => new(account, account, [new Grant(role, region, unit)]);
}
