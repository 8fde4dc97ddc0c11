using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Periodic;
using Hengjian.Indicators.Facts;
using Hengjian.Domain.Filling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Features.Periodic;

/// <summary>A monthly form of two county education offices since two months ago; the first county has handed in its first month, with a file.</summary>
/// <param name="Form">Number of the form.</param>
/// <param name="Handed">The report that was handed in.</param>
/// <param name="Open">The first county's next one.</param>
/// <param name="Other">The second county's first one.</param>
public sealed record PeriodicSeed(long Form, long Handed, long Open, long Other)
{
    public const string FirstUnit = "970101-education";
    public const string SecondUnit = "970102-education";

    private static readonly Principal Supervisor = new("supervisor", "督导办", [new Grant("supervisor", 970000)]);

    private static readonly Principal Clerk = new("p-clerk", "填报员", [new Grant("clerk", WebSite.FirstCounty, FirstUnit)]);

    public static (string Field, string Text)[] Good { get; } =
        [("graduates", "100"), ("employed", "80"), ("fairs_site", "1"), ("fairs_online", "1"), ("plan", "继续招聘"), ("trend", "与上年持平")];

    public static async Task<PeriodicSeed> MakeAsync(WebSite site)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using (var db = site.Workspace.OpenDb())
        {
            // Each test begins anew.
            await db.PeriodicValues.ExecuteDeleteAsync(cancel);
            await db.PeriodicRevisions.ExecuteDeleteAsync(cancel);
            await db.PeriodicRows.ExecuteDeleteAsync(cancel);
            await db.PeriodicReports.ExecuteDeleteAsync(cancel);
            await db.PeriodicForms.ExecuteDeleteAsync(cancel);
            await db.WorkTasks.Where(t => t.Kind == "periodic").ExecuteDeleteAsync(cancel);
            foreach (var (id, name, region) in new[] { (FirstUnit, "东溪县教育局", WebSite.FirstCounty), (SecondUnit, "西坪县教育局", WebSite.SecondCounty) })
                if (!await db.Units.AnyAsync(u => u.Id == id, cancel)) db.Units.Add(new Unit { Id = id, Name = name, RegionCode = region, Department = "教育" });
            await db.SaveChangesAsync(cancel);
        }
        foreach (var (name, grant) in new[]
        {
            ("p-clerk", new Grant("clerk", WebSite.FirstCounty, FirstUnit)), ("p-checker", new Grant("checker", WebSite.FirstCounty, FirstUnit)), ("p-other", new Grant("clerk", WebSite.SecondCounty, SecondUnit)),
            ("p-lead", new Grant("lead", WebSite.FirstCounty)), ("p-city", new Grant("lead", 970100)), ("p-leader", new Grant("leader", 970100)),
        }) await site.Workspace.Accounts.CreateAsync(name, WebSite.Password, "测试" + name, [grant], cancel: cancel);
        var services = site.App.Services;
        var file = FormLoader.LoadShipped().Value.Single(f => f.Form.Id == "graduate-employment");
        var today = BeijingTime.DayOf(site.Workspace.Clock.GetUtcNow());
        var started = await services.GetRequiredService<PeriodicStarter>().StartAsync(
            file, 970000, new FormTargets([970000], [RegionLevel.County], [UnitKind.Department], ["教育"]), new DateOnly(today.Year, today.Month, 1).AddMonths(-2), Supervisor, cancel);
        Assert.Empty(started.Problems);
        List<(long Id, string Unit)> reports;
        await using (var db = site.Workspace.OpenDb())
            reports = [.. (await db.PeriodicReports.AsNoTracking().Where(r => r.FormId == started.Value.Id).OrderBy(r => r.PeriodNo).ToListAsync(cancel)).Select(r => (r.Id, r.UnitId))];
        var own = reports.Where(r => r.Unit == FirstUnit).Select(r => r.Id).ToList();
        var saver = services.GetRequiredService<PeriodicSaver>();
        Assert.DoesNotContain((await saver.SaveAsync(own[0], [.. Good.Select(v => new CellOp(Guid.NewGuid(), 0, v.Field, v.Text, null))], Clerk, cancel)).Value.Outcomes, o => o is not CellOutcome.Saved);
        using var content = new MemoryStream("就业分析"u8.ToArray());
        Assert.Empty((await services.GetRequiredService<PeriodicFiles>().AttachAsync(own[0], "analysis", "分析.txt", content, Clerk, cancel)).Problems);
        Assert.Empty((await services.GetRequiredService<PeriodicDeeds>().HandInAsync(own[0], Clerk, cancel)).Problems);
        return new PeriodicSeed(started.Value.Id, own[0], own[1], reports.First(r => r.Unit == SecondUnit).Id);
    }
}
