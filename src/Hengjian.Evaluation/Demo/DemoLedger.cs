using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Periodic;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Demo;

/// <summary>隐患台账 of the counties of one city: two half-months handed in, with rows taken over and closed; the newest is open.</summary>
internal static class DemoLedger
{
    private const int DaysBack = 32;

    private static readonly (string School, string Kind, string What, string Level, string Post, string Cost)[] Hazards =
    [
        ("第一小学", "消防", "三楼灭火器过期 6 具", "一般", "总务主任", "0.3"), ("第二中学", "校舍", "食堂外墙面砖空鼓", "重大", "分管副校长", "4.8"), ("城关中心校", "食品", "留样冰箱温度记录不全", "一般", "食堂管理员", "0"),
        ("第三小学", "交通", "校门口缺减速带", "一般", "安全主任", "1.2"), ("实验中学", "设备", "锅炉年检超期", "重大", "后勤主任", "2.6"), ("河东小学", "其他", "围墙外有边坡落石", "重大", "校长", "6.5"),
    ];

    /// <summary>Makes it.</summary>
    public static async Task<IReadOnlyList<Problem>> MakeAsync(Workspace workspace, PeriodicStarter starter, FormBook book, ShelfForm form, DateOnly today, CancellationToken cancel)
    {
        // The city of the county that has accounts.
        var city = DemoStories.CodeOfSpendingFell / 100 * 100;
        var supervisor = new Principal(MakeDemoWorkspace.By, "省督导办管理员（演示）", [new Grant(Roles.Supervisor.Id, DemoNames.ProvincePrefix * 10000)]);
        var started = await starter.StartAsync(form, city, new FormTargets([city], [RegionLevel.County], [UnitKind.Department], ["教育"]), today.AddDays(-DaysBack), supervisor, cancel);
        if (!started.TryGet(out var record)) return started.Problems;
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var reports = await db.PeriodicReports.Where(r => r.FormId == record.Id).OrderBy(r => r.UnitId).ThenBy(r => r.PeriodNo).ToListAsync(cancel);
        var (first, newest, now) = (reports.Min(r => r.PeriodNo), reports.Max(r => r.PeriodNo), workspace.Clock.GetUtcNow());
        var scale = book.Of(record).Form.Scale;
        var plans = reports.Where(r => r.PeriodNo < newest).Select(r => (Report: r, Plan: PlanOf(r, first))).ToList();
        var rows = plans.SelectMany(p => p.Plan.Select((n, i) => (p.Report, Hazard: n, Row: new PeriodicRowRecord
        {
            ReportId = p.Report.Id,
            Key = (n + 1).ToString("D4", CultureInfo.InvariantCulture),
            Position = i + 1,
            CarriedFrom = reports.FirstOrDefault(r => r.UnitId == p.Report.UnitId && r.PeriodNo == p.Report.PeriodNo - 1 && PlanOf(r, first).Contains(n))?.Id,
            By = "county-clerk",
            At = At(p.Report, now),
        }))).ToList();
        db.PeriodicRows.AddRange(rows.Select(r => r.Row));
        await db.SaveChangesAsync(cancel);
        var fields = book.Of(record).Form.RowForm!;
        foreach (var (report, hazard, row) in rows) Fill(db, fields, report, hazard, row.Id, scale, first, At(report, now));
        foreach (var report in reports.Where(r => r.PeriodNo < newest)) await HandInAsync(db, book.Of(record).Form, report, At(report, now), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return [];
    }

    // Every county begins with other hazards; each half-month one is closed and one comes in.
    private static int[] PlanOf(PeriodicReportRecord report, int first) => [.. Enumerable.Range(report.PeriodNo - first, 2 + (report.RegionCode % 3))];

    private static void Fill(AppDb db, PeriodicForm fields, PeriodicReportRecord report, int hazard, long row, PeriodScale scale, int first, DateTimeOffset at)
    {
        var (school, kind, what, level, post, cost) = Hazards[(hazard + report.RegionCode) % Hazards.Length];
        var period = scale.At(report.PeriodNo);
        var closed = hazard == report.PeriodNo - first;
        var found = scale.At(report.PeriodNo - 1).First.AddDays(3 + hazard);
        var writer = new ValueWriter(db, report, ValueSource.Typed, "county-clerk", at);
        var values = new Dictionary<string, PeriodicValueRecord>(StringComparer.Ordinal);
        void Set(string field, string text) => writer.Set(fields.Find(field)!, values, text, Guid.NewGuid(), row);
        string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Set("school", school);
        Set("kind", kind);
        Set("what", what);
        Set("found", Day(found));
        Set("level", level);
        Set("post", post);
        Set("limit", Day(found.AddDays(20)));
        Set("cost", cost);
        Set("progress", closed ? "已整改，现场复查合格" : "正在整改");
        if (closed) Set(PeriodicMarks.Closed, Day(period.Last.AddDays(-2)));
    }

    private static async Task HandInAsync(AppDb db, PeriodicForm form, PeriodicReportRecord report, DateTimeOffset at, CancellationToken cancel)
    {
        var writer = new ValueWriter(db, report, ValueSource.Typed, "county-clerk", at);
        var values = new Dictionary<string, PeriodicValueRecord>(StringComparer.Ordinal);
        writer.Set(form.Find("inspected")!, values, (12 + (report.RegionCode % 9)).ToString(CultureInfo.InvariantCulture), Guid.NewGuid());
        writer.SetMark(values, PeriodicMarks.Late, "0", Guid.NewGuid()).Number = 0;
        (report.State, report.Openness, report.HandedAt, report.By) = (PeriodicState.Handed, Openness.Public, at, "county-clerk");
        var key = PeriodicMaker.TaskKey(report.Id);
        if (await db.WorkTasks.SingleOrDefaultAsync(t => t.Key == key && t.DoneAt == null, cancel) is { } task) (task.DoneAt, task.DoneBy) = (at, "county-clerk");
    }

    private static DateTimeOffset At(PeriodicReportRecord report, DateTimeOffset now) => BeijingTime.StartOf(report.Due).AddHours(10) is var at && at < now ? at : now;
}
