using System.Net;
using System.Text;
using System.Text.Json;
using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Outboxes;
using Hengjian.Domain.People;
using Hengjian.Domain.Tasks;
using Hengjian.Evaluation.Breakdown;
using Hengjian.Evaluation.Calendars;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Tests.RoundSetup;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Tasks;

/// <summary>Whose task is it, who is told, and how often; queries on both databases.</summary>
public sealed class TaskCentreTests(TestDatabases databases)
{
    private const string Finance = "990100-finance";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Principal Of(RoleDefinition role, int region, string? unit = null) => new("someone", "某人", [new Grant(role.Id, region, unit)]);

    [Theory, MemberData(nameof(Kinds))]
    public async Task Boxes_HoldWhatBelongsThere(string kind)
    {
        using var world = await IssuedAsync(kind);
        await using var db = world.Workspace.OpenDb();
        var finance = await TodoAsync(db, Of(Roles.Clerk, RoundWorld.City, Finance));
        Assert.All(finance, t => Assert.Equal((Finance, TaskKinds.HandIn), (t.UnitId, t.Kind)));
        Assert.Equal(await db.Contributions.CountAsync(c => c.UnitId == Finance, Cancel), finance.Count);
        Assert.Equal(finance.Select(t => t.Due).Order(), finance.Select(t => t.Due));

        // The head of the unit checks and does not fill; another city's finance office has its own; a leader has nothing to do.
        Assert.Empty(await TodoAsync(db, Of(Roles.Checker, RoundWorld.City, Finance)));
        Assert.Empty(await TodoAsync(db, Of(Roles.Clerk, 990200, "990200-finance")));
        Assert.Empty(await TodoAsync(db, Of(Roles.Leader, RoundWorld.City)));
        // The other city's lead still owes its breakdown; this one's is done.
        Assert.Equal([TaskKinds.Breakdown, TaskKinds.Milestone], (await TodoAsync(db, Of(Roles.Lead, 990200))).Select(t => t.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Repeat(TaskKinds.Milestone, 6), (await TodoAsync(db, RoundWorld.Lead)).Select(t => t.Kind));
        Assert.Equal([TaskKinds.AnswerClaim], (await TodoAsync(db, RoundWorld.Supervisor)).Select(t => t.Kind));

        Assert.Equal([TaskKinds.Breakdown], await KindsAsync(db, TaskBox.Done));
        Assert.Equal([TaskKinds.AnswerClaim, TaskKinds.HandIn], await KindsAsync(db, TaskBox.Mine));
        Assert.Empty(await KindsAsync(db, TaskBox.Copied));
        var counts = await TaskBoxes.CountAsync(db, Of(Roles.Clerk, RoundWorld.City, Finance), world.Test.Clock.GetUtcNow().AddYears(1), Cancel);
        Assert.Equal((finance.Count, finance.Count, null), (counts.Open, counts.Late, counts.Next));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Reminding_IsOnceADay_AndTellsTheUnit(string kind)
    {
        using var world = await IssuedAsync(kind);
        var package = (await world.PackageAsync(1, RoundWorld.City, Cancel)).Id;
        var reminders = new Reminders(world.Workspace);
        var sent = await reminders.SendAsync([package], Finance, RoundWorld.Lead, Cancel);
        await using (var db = world.Workspace.OpenDb())
            Assert.Equal(await db.Contributions.CountAsync(c => c.UnitId == Finance, Cancel), sent.Value);
        Assert.Equal("HJP0441", (await reminders.SendAsync([package], Finance, RoundWorld.Lead, Cancel)).Problems[0].Code);
        world.Test.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(sent.Value, (await reminders.SendAsync([package], Finance, RoundWorld.Lead, Cancel)).Value);
        Assert.Equal("HJS0101", (await reminders.SendAsync([package], null, Of(Roles.Lead, 990200), Cancel)).Problems[0].Code);
        // One act for all: the evaluator reminds those who have not given out anything.
        var other = (await world.PackageAsync(1, 990200, Cancel)).Id;
        Assert.Equal(1, (await reminders.SendAsync([other], null, RoundWorld.Supervisor, Cancel)).Value);
        await using var again = world.Workspace.OpenDb();
        Assert.Equal(3, await again.Outbox.CountAsync(o => o.Kind == MessageOutbox.Kind, Cancel));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Board_CountsByUnitAndGovernment(string kind)
    {
        using var world = await IssuedAsync(kind);
        var board = new BreakdownBoard(world.Workspace);
        var package = (await world.PackageAsync(1, RoundWorld.City, Cancel)).Id;
        var units = await board.UnitsAsync(package, Cancel);
        await using var db = world.Workspace.OpenDb();
        var parts = await db.Contributions.AsNoTracking().Where(c => c.PackageId == package).ToListAsync(Cancel);
        Assert.Equal(
            parts.GroupBy(p => p.UnitId).ToDictionary(g => g.Key, g => g.Count()), units.ToDictionary(u => u.Key, u => u.All));
        world.Test.Clock.Pass(TimeSpan.FromDays(200));
        Assert.Equal(parts.Count, (await board.UnitsAsync(package, Cancel)).Sum(u => u.Late));
        var all = await board.PackagesAsync(1, AccessPolicy.ScopeOf(RoundWorld.Supervisor, Permission.ViewBreakdown), Cancel);
        Assert.Equal(["岚溪市", "蕙川县", "澄屏市", "昕津县"], all.Select(l => l.Line.Name));
        Assert.Equal((50, 50, parts.Count), all[0] is var first ? (first.Assigned, first.Issued, first.Line.All) : default);
        var own = await board.PackagesAsync(1, AccessPolicy.ScopeOf(Of(Roles.Lead, 990200), Permission.ViewBreakdown), Cancel);
        Assert.Equal(["澄屏市"], own.Select(l => l.Line.Name));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Messages_GoToTheUnitsPeople_AndToTheRobot(string kind)
    {
        using var world = await IssuedAsync(kind);
        await PersonAsync(world, "财政局王敏", "wang@example.invalid", Finance);
        await PersonAsync(world, "教育局李强", "li@example.invalid", "990100-education");
        using var sink = new MailSink();
        using var robot = new Robot();
        var sender = Sender(world, sink, robot);
        await new Reminders(world.Workspace).SendAsync([(await world.PackageAsync(1, RoundWorld.City, Cancel)).Id], Finance, RoundWorld.Lead, Cancel);
        var worker = new OutboxWorker(world.Workspace, sender.Duties);
        await DrainAsync(worker);
        var (to, text) = Assert.Single(sink.Mails);
        Assert.Equal(["wang@example.invalid"], to);
        Assert.Contains("http://intranet.test/tasks", Decoded(text), StringComparison.Ordinal);
        using var body = JsonDocument.Parse(Assert.Single(robot.Bodies));
        Assert.Equal("markdown", body.RootElement.GetProperty("msgtype").GetString());
        Assert.StartsWith("**催办：自评任务**", body.RootElement.GetProperty("markdown").GetProperty("content").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RobotThatIsDown_IsTriedAgain()
    {
        using var world = await IssuedAsync(TestDatabases.Sqlite);
        using var sink = new MailSink();
        using var robot = new Robot(HttpStatusCode.BadGateway);
        var sender = Sender(world, sink, robot, WebhookShape.DingTalk);
        await PersonAsync(world, "财政局王敏", "wang@example.invalid", Finance);
        await new Reminders(world.Workspace).SendAsync([(await world.PackageAsync(1, RoundWorld.City, Cancel)).Id], Finance, RoundWorld.Lead, Cancel);
        var worker = new OutboxWorker(world.Workspace, sender.Duties);
        await DrainAsync(worker);
        robot.Status = HttpStatusCode.OK;
        world.Test.Clock.Pass(TimeSpan.FromHours(1));
        await DrainAsync(worker);
        Assert.Equal(2, robot.Bodies.Count);
        using var body = JsonDocument.Parse(robot.Bodies[1]);
        Assert.Equal("催办：自评任务", body.RootElement.GetProperty("markdown").GetProperty("title").GetString());
        await using var db = world.Workspace.OpenDb();
        Assert.Equal(OutboxState.Done, (await db.Outbox.AsNoTracking().SingleAsync(o => o.Kind == MessageSender.ChatKind, Cancel)).State);
        // The mail went once, whatever the robot did.
        Assert.Equal(["wang@example.invalid"], Assert.Single(sink.Mails).To);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Digest_ComesOnceAWorkingDay_WithoutContents(string kind)
    {
        using var world = await IssuedAsync(kind);
        await PersonAsync(world, "财政局王敏", "wang@example.invalid", Finance, "wang");
        using var sink = new MailSink();
        using var robot = new Robot();
        var digest = new DailyDigest(world.Workspace, CalendarLoader.LoadShipped().Value);
        var worker = new OutboxWorker(world.Workspace,
            [.. Sender(world, sink, robot, webhook: false).Duties, new OutboxDuty(DailyDigest.Kind, digest.MakeAsync)]);
        await digest.PlanAsync(Cancel);
        await digest.PlanAsync(Cancel);
        // 1 March 2026 is a Sunday that is not worked: the first digest is Monday's.
        await DrainAsync(worker);
        Assert.Empty(sink.Mails);
        world.Test.Clock.Pass(TimeSpan.FromHours(16));
        await DrainAsync(worker);
        var (to, text) = Assert.Single(sink.Mails);
        Assert.Equal(["wang@example.invalid"], to);
        Assert.DoesNotContain("只增不减", Decoded(text), StringComparison.Ordinal);
        Assert.Contains("填报", Decoded(text), StringComparison.Ordinal);
        await DrainAsync(worker);
        Assert.Single(sink.Mails);
        world.Test.Clock.Pass(TimeSpan.FromHours(24));
        await DrainAsync(worker);
        Assert.Equal(2, sink.Mails.Count);
    }

    private static async Task DrainAsync(OutboxWorker worker)
    {
        while (await worker.RunDueAsync(Cancel) > 0)
        {
        }
    }

    private static MessageSender Sender(RoundWorld world, MailSink sink, Robot robot, WebhookShape shape = WebhookShape.WeCom, bool webhook = true) => new(
        world.Workspace,
        new MessagingOptions
        {
            MailHost = "127.0.0.1",
            MailPort = sink.Port,
            Webhooks = webhook ? new() { ["990100"] = new Uri("http://robot.test/send") } : [],
            WebhookSeconds = 0,
            WebhookShape = shape,
            Site = "http://intranet.test",
        },
        new HttpClient(robot));

    private static async Task PersonAsync(RoundWorld world, string name, string mail, string unit, string? account = null)
    {
        await using var db = world.Workspace.OpenDb();
        var person = new PersonRecord { Name = name, RegionCode = RoundWorld.City, Mail = mail, Active = true };
        var post = new PostRecord { UnitId = unit, RegionCode = RoundWorld.City, Title = "填报员", Role = Roles.Clerk.Id };
        db.AddRange(person, post);
        await db.SaveChangesAsync(Cancel);
        db.Appointments.Add(new AppointmentRecord { PersonId = person.Id, PostId = post.Id, From = new DateOnly(2025, 1, 1) });
        await db.SaveChangesAsync(Cancel);
        if (account is null) return;
        Assert.True((await world.Workspace.Accounts.CreateAsync(account, "correct horse", name, [new Grant(Roles.Clerk.Id, RoundWorld.City, unit)], "system", Cancel)).IsOk);
        await db.Accounts.Where(a => a.Name == account).ExecuteUpdateAsync(s => s.SetProperty(a => a.PersonId, person.Id), Cancel);
    }

    // A body of non-ASCII text goes as base64.
    private static string Decoded(string mail)
    {
        var body = mail[(mail.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var at and > 0 ? at : mail.IndexOf("\n\n", StringComparison.Ordinal))..];
        return Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(body.Where(c => !char.IsWhiteSpace(c)))));
    }

    private async Task<RoundWorld> IssuedAsync(string kind)
    {
        var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var round = await world.OpenRoundAsync(2026, Cancel);
        var city = await world.PackageAsync(round.Id, RoundWorld.City, Cancel);
        await world.Breakdown.AdoptAsync(city.Id, null, RoundWorld.Lead, Cancel);
        await world.Breakdown.ClaimAsync(city.Id, "15.1", ClaimMove.Claim, "无此项工作任务", RoundWorld.Lead, Cancel);
        Assert.True((await world.Breakdown.IssueAsync(city.Id, RoundWorld.Lead, Cancel)).IsOk);
        return world;
    }

    private static async Task<List<WorkTaskRecord>> TodoAsync(Data.Records.AppDb db, Principal principal) =>
        await (await TaskBoxes.QueryAsync(db, principal, TaskBox.Todo, Cancel)).AsNoTracking().ToListAsync(Cancel);

    private static async Task<List<string>> KindsAsync(Data.Records.AppDb db, TaskBox box) =>
        [.. (await (await TaskBoxes.QueryAsync(db, RoundWorld.Lead, box, Cancel)).AsNoTracking().Select(t => t.Kind).ToListAsync(Cancel)).Distinct().Order(StringComparer.Ordinal)];
}
