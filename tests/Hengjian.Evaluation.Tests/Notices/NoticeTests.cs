using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Notices;
using Hengjian.Domain.Tasks;
using Hengjian.Evaluation.Notices;
using Hengjian.Evaluation.Tests.RoundSetup;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Notices;

/// <summary>Notices with their receipts, milestones received, late and missing; on both databases.</summary>
public sealed class NoticeTests(TestDatabases databases)
{
    private static readonly Principal Finance = new("wang", "王敏", [new Grant(Roles.Clerk.Id, RoundWorld.City, "990100-finance")]);
    private static readonly Principal Education = new("li", "李强", [new Grant(Roles.Clerk.Id, RoundWorld.City, "990100-education")]);
    private static readonly Principal OtherLead = new("other", "另一市牵头", [new Grant(Roles.Lead.Id, 990200)]);

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Notice_IsReadByItsAddressees_OnceEach(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var round = await world.OpenRoundAsync(2026, Cancel);
        var notices = new NoticeLibrary(world.Workspace);
        var sent = (await notices.SendAsync(new NoticeDraft(RoundWorld.Province, round.Id, "督办〔2026〕1号", "开展自评", "请按期办理。", true, false, ["财政"]), RoundWorld.Supervisor, Cancel)).Value;
        var receipts = (await notices.FindAsync(sent.Id, Cancel)).Value.Receipts;
        Assert.Equal([(990100, "990100-finance"), (990100, "990100-government"), (990200, "990200-finance"), (990200, "990200-government")], receipts.Select(r => (r.RegionCode, r.UnitId)));

        Assert.Equal(["开展自评"], (await notices.ReceivedAsync(Finance, Cancel)).Select(r => r.Notice.Title));
        Assert.Empty(await notices.ReceivedAsync(Education, Cancel));
        Assert.Equal("HJP0474", (await notices.OpenAsync(sent.Id, Education, Cancel)).Problems[0].Code);
        Assert.Equal(1, (await notices.OpenAsync(sent.Id, Finance, Cancel)).Value);
        world.Test.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(0, (await notices.OpenAsync(sent.Id, Finance, Cancel)).Value);
        Assert.Equal(1, (await notices.AcknowledgeAsync(sent.Id, Finance, Cancel)).Value);
        var line = Assert.Single(await notices.SentAsync(AccessPolicy.ScopeOf(RoundWorld.Supervisor, Permission.SendNotice), Cancel));
        Assert.Equal((4, 1, 1), (line.Sent, line.Opened, line.Acknowledged));
        var own = (await notices.FindAsync(sent.Id, Cancel)).Value.Receipts.Single(r => r.UnitId == "990100-finance");
        Assert.Equal(("wang", TimeSpan.FromDays(1)), (own.OpenedBy, own.AcknowledgedAt - own.OpenedAt));
        await using var db = world.Workspace.OpenDb();
        Assert.Equal((4, 1), (await db.WorkTasks.CountAsync(t => t.Kind == TaskKinds.Notice, Cancel), await db.WorkTasks.CountAsync(t => t.Kind == TaskKinds.Notice && t.DoneAt != null, Cancel)));
        Assert.Equal(2, await db.AuditEntries.CountAsync(a => a.Action == "notice-opened" || a.Action == "notice-acknowledged", Cancel));

        Assert.Equal("HJS0101", (await notices.WithdrawAsync(sent.Id, OtherLead, Cancel)).Problems[0].Code);
        Assert.Equal(NoticeState.Withdrawn, (await notices.WithdrawAsync(sent.Id, RoundWorld.Supervisor, Cancel)).Value);
        Assert.Empty(await notices.ReceivedAsync(Finance, Cancel));
        Assert.Equal("HJP0473", (await notices.AcknowledgeAsync(sent.Id, OtherLead, Cancel)).Problems[0].Code);
    }

    [Fact]
    public async Task NoticeWithoutTextOrAddressees_IsRefused()
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(TestDatabases.Sqlite), Cancel);
        var round = await world.OpenRoundAsync(2026, Cancel);
        var notices = new NoticeLibrary(world.Workspace);
        var draft = new NoticeDraft(RoundWorld.Province, round.Id, "", "开展自评", "请按期办理。", false, true, []);
        Assert.Equal("HJP0471", (await notices.SendAsync(draft, RoundWorld.Supervisor, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0470", (await notices.SendAsync(draft with { Title = " " }, RoundWorld.Supervisor, Cancel)).Problems[0].Code);
        Assert.Equal("HJS0101", (await notices.SendAsync(draft with { Governments = true }, RoundWorld.Lead, Cancel)).Problems[0].Code);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Milestone_IsReceived_LateOrMissingByItsDay(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var round = await world.OpenRoundAsync(2026, Cancel);
        var milestones = new MilestoneLibrary(world.Workspace);
        var all = AccessPolicy.ScopeOf(RoundWorld.Supervisor, Permission.ViewMilestones);
        var table = await milestones.TableAsync(round.Id, all, Cancel);
        Assert.Equal((6, new DateOnly(2026, 5, 31)), (table.Milestones.Count, table.Milestones[0].Due));
        Assert.Equal(["岚溪市", "澄屏市"], table.Lines.Select(l => l.Name));
        var first = table.Milestones[0];
        var (own, other) = (table.Lines[0].Deliveries[first.Id], table.Lines[1].Deliveries[first.Id]);

        Assert.Equal("HJS0101", (await milestones.DeliverAsync(own.Id, "已报", OtherLead, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0470", (await milestones.DeliverAsync(own.Id, " ", RoundWorld.Lead, Cancel)).Problems[0].Code);
        Assert.True((await milestones.DeliverAsync(own.Id, "岚教〔2026〕3号", RoundWorld.Lead, Cancel)).IsOk);
        Assert.Equal("HJP0476", (await milestones.DeliverAsync(own.Id, "再报", RoundWorld.Lead, Cancel)).Problems[0].Code);

        // 31 May 24:00 in Beijing is 16:00 UTC.
        world.Test.Clock.Now = new DateTimeOffset(2026, 5, 31, 15, 59, 0, TimeSpan.Zero);
        Assert.Equal([MilestoneStatus.Received, MilestoneStatus.Waiting], await StatusesAsync());
        world.Test.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal([MilestoneStatus.Received, MilestoneStatus.Missing], await StatusesAsync());
        Assert.True((await milestones.DeliverAsync(other.Id, "迟报", OtherLead, Cancel)).IsOk);
        Assert.Equal([MilestoneStatus.Received, MilestoneStatus.Late], await StatusesAsync());
        var second = table.Lines[1].Deliveries[table.Milestones[1].Id];
        Assert.Equal("HJS0101", (await milestones.WaiveAsync(second.Id, "不涉及", OtherLead, Cancel)).Problems[0].Code);
        Assert.True((await milestones.WaiveAsync(second.Id, "不涉及", RoundWorld.Supervisor, Cancel)).IsOk);
        await using var db = world.Workspace.OpenDb();
        Assert.Equal(3, await db.WorkTasks.CountAsync(t => t.Kind == TaskKinds.Milestone && t.DoneAt != null, Cancel));

        async Task<List<MilestoneStatus>> StatusesAsync() =>
            [.. (await milestones.TableAsync(round.Id, all, Cancel)).Lines.Select(l => MilestoneStatuses.Of(l.Deliveries[first.Id], first.Due, world.Test.Clock.GetUtcNow()))];
    }
}
