using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Calendars;
using Hengjian.Evaluation.Periodic;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Demo;

/// <summary>Three periodic forms given out some weeks ago, filled but for the newest period, some units late, some missing; and a ledger in one city.</summary>
internal static class DemoPeriodic
{
    private const int Province = DemoNames.ProvincePrefix * 10000;

    private static readonly Principal Supervisor = new(MakeDemoWorkspace.By, "省督导办管理员（演示）", [new Grant(Roles.Supervisor.Id, Province)]);

    // Days back to the first period, and the level of the units.
    private static readonly (string Form, int Days, RegionLevel Level)[] Given =
        [("school-building", 28, RegionLevel.County), ("double-reduction", 32, RegionLevel.County), ("graduate-employment", 92, RegionLevel.City)];

    /// <summary>Makes them.</summary>
    public static async Task<IReadOnlyList<Problem>> MakeAsync(Workspace workspace, IndicatorCatalogue catalogue, CancellationToken cancel)
    {
        var days = CalendarLoader.LoadShipped();
        if (!days.TryGet(out var calendar)) return days.Problems;
        var shelf = FormLoader.LoadShipped();
        if (!shelf.TryGet(out var forms)) return shelf.Problems;
        var book = new FormBook();
        var starter = new PeriodicStarter(workspace, new PeriodicMaker(workspace, calendar, book), book);
        var today = BeijingTime.DayOf(workspace.Clock.GetUtcNow());
        foreach (var (form, back, level) in Given)
        {
            var targets = new FormTargets([Province], [level], [UnitKind.Department], ["教育"]);
            var started = await starter.StartAsync(forms.Single(f => f.Form.Id == form), Province, targets, today.AddDays(-back), Supervisor, cancel);
            if (!started.TryGet(out var record)) return started.Problems;
            await FillAsync(workspace, book.Of(record), today, cancel);
        }
        return await DemoLedger.MakeAsync(workspace, starter, book, forms.Single(f => f.Form.Id == "hazard-ledger"), today, cancel);
    }

    private static async Task FillAsync(Workspace workspace, GivenForm given, DateOnly today, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var reports = await db.PeriodicReports.Where(r => r.FormId == given.Record.Id).OrderBy(r => r.RegionCode).ThenBy(r => r.PeriodNo).ToListAsync(cancel);
        var tasks = (await db.WorkTasks.Where(t => t.Kind == "periodic" && t.DoneAt == null).ToListAsync(cancel)).ToDictionary(t => t.Key, StringComparer.Ordinal);
        var (first, newest) = (reports.Min(r => r.PeriodNo), reports.Max(r => r.PeriodNo));
        var now = workspace.Clock.GetUtcNow();
        foreach (var report in reports)
        {
            var period = report.PeriodNo - first;
            var luck = new DemoLuck(report.RegionCode, period);
            // The newest period is open for the units with accounts and for every second one, once it is due for a few; ledgers carry on.
            var own = report.RegionCode is Province + 100 or DemoStories.CodeOfSpendingFell;
            var open = report.PeriodNo == newest ? own || luck.Below(report.Due < today ? 9 : 2) == 0 : report.PeriodNo == newest - 1 && !own && luck.Below(40) == 7;
            var values = ValuesOf(given.Form, luck, open ? period - 1 : period).Where(v => !open || given.Form.Find(v.Field)!.Carry).ToList();
            if (open && period == 0) values.Clear();
            foreach (var (field, text) in values) Add(db, report.Id, given.Form.Find(field)!, text, carried: open);
            if (open) continue;
            var late = luck.Below(9) == 3 ? 1 + luck.Below(4) : 0;
            var at = BeijingTime.StartOf(report.Due.AddDays(late)).AddHours(9 + luck.Below(8));
            if (at > now) at = now;
            (report.State, report.Openness, report.HandedAt, report.By) = (PeriodicState.Handed, Openness.Public, at, "clerk");
            late = Timeliness.LateBy(report.Due, BeijingTime.DayOf(at));
            db.PeriodicValues.Add(new PeriodicValueRecord { ReportId = report.Id, Field = PeriodicMarks.Late, Text = late.ToString(CultureInfo.InvariantCulture), Number = late, Revision = 1 });
            if (tasks.GetValueOrDefault(PeriodicMaker.TaskKey(report.Id)) is { } task) (task.DoneAt, task.DoneBy) = (at, "clerk");
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static void Add(AppDb db, long report, FormField field, string text, bool carried)
    {
        var cell = FieldCell.Read(field, text);
        db.PeriodicValues.Add(new PeriodicValueRecord { ReportId = report, Field = field.Id, Text = text, Number = cell.Number, Flag = cell.Flag, Revision = 1, Op = carried ? Guid.Empty : Guid.NewGuid() });
    }

    // Figures that agree with each other and only grow where they must.
    private static IEnumerable<(string Field, string Text)> ValuesOf(PeriodicForm form, DemoLuck luck, int period)
    {
        var size = 6 + luck.Same(18);
        return form.Id switch
        {
            "school-building" => Of(
                ("projects", size), ("started", size - luck.Same(4) - 1), ("finished", Math.Min(size - 5, (size / 4) + period)), ("area", 800 * (size / 4) + (900 * period) + (luck.Same(9) * 40)), ("planned", 950 * size),
                ("paid", (310 * size) + (42 * size * period))).Append(("gate", luck.Below(6) == 2 ? "发现问题整改中" : "未发现问题")),
            "double-reduction" => Of(
                ("checked", (2 * size) + luck.Below(5)), ("found", 4 + (luck.Below(5) % 5)), ("done", 3), ("open", 1 + (luck.Below(5) % 5)), ("refund", luck.Below(30)), ("schools", size + 12), ("service", size + 12 - luck.Same(3))),
            _ => Of(
                ("graduates", 900 * size), ("employed", (620 * size) + (38 * size * period)), ("fairs_site", 2 + luck.Below(4)), ("fairs_online", 3 + luck.Below(5)), ("posts", 410 * size), ("hardship", 60 * size), ("helped", (54 * size) + luck.Below(6)))
                .Concat([("plan", "组织校园专场招聘，逐人联系未落实去向的毕业生。"), ("trend", luck.Below(3) == 0 ? "好于上年同期" : "与上年持平")]),
        };
    }

    private static IEnumerable<(string Field, string Text)> Of(params (string Field, int Number)[] values) =>
        values.Select(v => (v.Field, v.Number.ToString(CultureInfo.InvariantCulture)));

    // The same unit has the same luck whenever the demo is made.
    private readonly record struct DemoLuck(int Region, int Period)
    {
        public int Below(int most) => (int)((uint)HashOf(Region, Period + 1) % (uint)most);

        public int Same(int most) => (int)((uint)HashOf(Region, 0) % (uint)most);

        private static int HashOf(int a, int b) => unchecked((int)((((uint)a * 2654435761u) ^ ((uint)b * 40503u * 65599u)) >> 7));
    }
}
