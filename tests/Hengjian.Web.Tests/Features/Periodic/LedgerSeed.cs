using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Periodic;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Features.Periodic;

/// <summary>A ledger of the same two offices beside the monthly form: the first county has handed in a month with two rows, one of them closed.</summary>
/// <param name="Form">Number of the form.</param>
/// <param name="Handed">The report that was handed in.</param>
/// <param name="Row">The open one of its rows.</param>
/// <param name="Open">The first county's next one, without rows.</param>
/// <param name="OpenRow">A row of a third one, still a draft; 0 where there is none.</param>
public sealed record LedgerSeed(long Form, long Handed, long Row, long Open, long OpenRow)
{
    public static (string Field, string Text)[] Good { get; } =
        [("project", "第一小学综合楼"), ("stage", "在建"), ("area", "3200"), ("planned", "900"), ("paid", "450")];

    private static readonly Principal Supervisor = new("supervisor", "督导办", [new Grant("supervisor", 970000)]);

    private static readonly Principal Clerk = new("p-clerk", "填报员", [new Grant("clerk", WebSite.FirstCounty, PeriodicSeed.FirstUnit)]);

    /// <summary>Makes it; <see cref="PeriodicSeed"/> was made before.</summary>
    /// <param name="site">Where.</param>
    /// <param name="draft">With a row in the open report.</param>
    public static async Task<LedgerSeed> MakeAsync(WebSite site, bool draft = false)
    {
        var cancel = TestContext.Current.CancellationToken;
        var services = site.App.Services;
        var file = FormLoader.LoadShipped().Value.Single(f => f.Form.Id == "project-ledger");
        var today = BeijingTime.DayOf(site.Workspace.Clock.GetUtcNow());
        var started = await services.GetRequiredService<PeriodicStarter>().StartAsync(
            file, 970000, new FormTargets([970000], [RegionLevel.County], [UnitKind.Department], ["教育"]), new DateOnly(today.Year, today.Month, 1).AddMonths(-2), Supervisor, cancel);
        Assert.Empty(started.Problems);
        List<long> own;
        await using (var db = site.Workspace.OpenDb())
            own = await db.PeriodicReports.AsNoTracking().Where(r => r.FormId == started.Value.Id && r.UnitId == PeriodicSeed.FirstUnit).OrderBy(r => r.PeriodNo).Select(r => r.Id).ToListAsync(cancel);
        var (ledgers, saver) = (services.GetRequiredService<LedgerDeeds>(), services.GetRequiredService<PeriodicSaver>());
        var rows = (await ledgers.AddAsync(own[0], 2, Clerk, cancel)).Value;
        foreach (var row in rows)
            Assert.DoesNotContain((await saver.SaveAsync(own[0], [.. Good.Select(v => new CellOp(Guid.NewGuid(), row.Id, v.Field, v.Text, null))], Clerk, cancel)).Value.Outcomes, o => o is not CellOutcome.Saved);
        await saver.SaveAsync(own[0], [new CellOp(Guid.NewGuid(), rows[0].Id, ".closed", "2026-01-05", null)], Clerk, cancel);
        Assert.Empty((await services.GetRequiredService<PeriodicDeeds>().HandInAsync(own[0], Clerk, cancel)).Problems);
        var open = draft ? (await ledgers.AddAsync(own[1], 1, Clerk, cancel)).Value[0].Id : 0;
        return new LedgerSeed(started.Value.Id, own[0], rows[1].Id, own[1], open);
    }
}
