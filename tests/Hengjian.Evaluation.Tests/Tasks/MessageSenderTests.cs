using System.Net;
using System.Net.Sockets;
using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Outboxes;
using Hengjian.Domain.People;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Tests.RoundSetup;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Tasks;

/// <summary>Mail to each person and posts to each group are duties of their own: what fails for one repeats nothing for another.</summary>
public sealed class MessageSenderTests(TestDatabases databases)
{
    private const string Finance = "990100-finance";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<RoundWorld> WorldAsync(string kind, params string[] mails)
    {
        var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        await using var db = world.Workspace.OpenDb();
        var post = new PostRecord { UnitId = Finance, RegionCode = RoundWorld.City, Title = "填报员", Role = Roles.Clerk.Id };
        db.Add(post);
        await db.SaveChangesAsync(Cancel);
        foreach (var mail in mails)
        {
            var person = new PersonRecord { Name = mail, RegionCode = RoundWorld.City, Mail = mail, Active = true };
            db.Add(person);
            await db.SaveChangesAsync(Cancel);
            db.Appointments.Add(new AppointmentRecord { PersonId = person.Id, PostId = post.Id, From = new DateOnly(2025, 1, 1) });
        }
        await db.SaveChangesAsync(Cancel);
        return world;
    }

    private static async Task PutAsync(RoundWorld world, string key, string? unit, int region, string text = "请办理")
    {
        await using var db = world.Workspace.OpenDb();
        var now = world.Test.Clock.GetUtcNow();
        if (unit is not null) await MessageOutbox.ToUnitAsync(db, key, unit, "催办[点这里](http://evil)", text, "/tasks", now, Cancel);
        else await MessageOutbox.ToRegionAsync(db, key, region, Permission.ManageBreakdown, "通知", text, "/tasks", now, Cancel);
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task DrainAsync(OutboxWorker worker)
    {
        while (await worker.RunDueAsync(Cancel) > 0)
        {
        }
    }

    private static OutboxWorker Worker(RoundWorld world, MessagingOptions options, Robot robot) => new(world.Workspace, new MessageSender(world.Workspace, options, new HttpClient(robot)).Duties);

    [Theory, MemberData(nameof(Kinds))]
    public async Task OneBadAddress_RepeatsNothingForTheOthers(string kind)
    {
        using var world = await WorldAsync(kind, "good@example.invalid", "bad@example.invalid", "also@example.invalid");
        using var sink = new MailSink { Refused = "bad@example.invalid" };
        using var robot = new Robot();
        await PutAsync(world, "a", Finance, 0);
        var worker = Worker(world, new MessagingOptions { MailHost = "127.0.0.1", MailPort = sink.Port }, robot);
        for (var i = 0; i < 4; i++)
        {
            await DrainAsync(worker);
            world.Test.Clock.Pass(TimeSpan.FromHours(2));
        }
        Assert.Equal(["also@example.invalid", "good@example.invalid"], sink.Mails.Select(m => Assert.Single(m.To)).Order(StringComparer.Ordinal));
        await using var db = world.Workspace.OpenDb();
        Assert.Equal([(OutboxState.Waiting, 4), (OutboxState.Done, 1), (OutboxState.Done, 1)],
            (await db.Outbox.Where(o => o.Kind == MessageSender.MailKind).ToListAsync(Cancel)).Select(o => (o.State, o.Tries)).Order());
    }

    [Fact]
    public async Task AMailServerThatNeverAnswers_IsGivenUp_AndKeepsNobodyElseWaiting()
    {
        using var world = await WorldAsync(TestDatabases.Sqlite, "good@example.invalid");
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var robot = new Robot();
        await PutAsync(world, "a", Finance, 0);
        var worker = Worker(world, new MessagingOptions
        {
            MailHost = "127.0.0.1",
            MailPort = ((IPEndPoint)silent.LocalEndpoint).Port,
            MailSeconds = 1,
            Webhooks = new() { ["990100"] = new Uri("http://city.test/") },
        }, robot);
        await DrainAsync(worker);
        Assert.Single(robot.Bodies);
        await using var db = world.Workspace.OpenDb();
        Assert.Equal(OutboxState.Waiting, (await db.Outbox.SingleAsync(o => o.Kind == MessageSender.MailKind, Cancel)).State);
    }

    [Fact]
    public async Task ARobotsRefusal_InAnAnswerThatLooksGood_IsTriedAgain_AndSaid()
    {
        using var world = await WorldAsync(TestDatabases.Sqlite);
        using var robot = new Robot { Answer = "{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}" };
        await PutAsync(world, "a", Finance, 0);
        var worker = Worker(world, new MessagingOptions { Webhooks = new() { ["990100"] = new Uri("http://city.test/") }, WebhookSeconds = 0 }, robot);
        await DrainAsync(worker);
        await using (var db = world.Workspace.OpenDb())
        {
            var row = await db.Outbox.AsNoTracking().SingleAsync(o => o.Kind == MessageSender.ChatKind, Cancel);
            Assert.Equal(OutboxState.Waiting, row.State);
            Assert.Contains("45009", row.LastError, StringComparison.Ordinal);
        }
        robot.Answer = "ok";
        world.Test.Clock.Pass(TimeSpan.FromHours(1));
        await DrainAsync(worker);
        // What people type makes no link of its own.
        Assert.DoesNotContain("](http://evil", robot.Bodies[1], StringComparison.Ordinal);
        await using var after = world.Workspace.OpenDb();
        Assert.Equal(OutboxState.Done, (await after.Outbox.SingleAsync(o => o.Kind == MessageSender.ChatKind, Cancel)).State);
    }

    [Fact]
    public async Task GroupsGetWhatIsTheirs_OnceEach_AndNotFasterThanTheyTakeIt()
    {
        using var world = await WorldAsync(TestDatabases.Sqlite);
        using var robot = new Robot();
        var options = new MessagingOptions { Webhook = new Uri("http://all.test/"), Webhooks = new() { ["990100"] = new Uri("http://city.test/") }, WebhookSeconds = 0.4 };
        await PutAsync(world, "a", Finance, 0);
        await PutAsync(world, "b", "990100-education", 0);
        await PutAsync(world, "c", "990100-education", 0, "还有一件");
        await PutAsync(world, "d", "990200-finance", 0);
        await PutAsync(world, "e", null, RoundWorld.Province);
        await DrainAsync(Worker(world, options, robot));
        // The same words to two units of the city are one post; a unit of a city without a robot tells nobody's group.
        Assert.Equal(["http://all.test/", "http://city.test/", "http://city.test/"], robot.Addresses.Select(a => a.ToString()).Order(StringComparer.Ordinal));
        var city = robot.Times.Where((_, i) => robot.Addresses[i].Host == "city.test").ToList();
        Assert.True(TimeProvider.System.GetElapsedTime(city[0], city[1]) >= TimeSpan.FromSeconds(0.39));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task TheMorning_TellsEachGroupOnce_HowMuchWaits(string kind)
    {
        using var world = await WorldAsync(kind);
        await using (var db = world.Workspace.OpenDb())
        {
            for (var i = 0; i < 3; i++)
                db.Add(new Domain.Tasks.WorkTaskRecord
                {
                    Key = $"t{i}",
                    Kind = "hand-in",
                    RegionCode = i == 0 ? RoundWorld.Province : RoundWorld.City,
                    UnitId = Finance,
                    Title = "秘密的题目",
                    Link = "/",
                    MadeBy = "x",
                    MadeAt = world.Test.Clock.GetUtcNow(),
                    Due = new DateOnly(2026, 1, 1),
                });
            await db.SaveChangesAsync(Cancel);
        }
        using var robot = new Robot();
        var options = new MessagingOptions { Webhook = new Uri("http://all.test/"), Webhooks = new() { ["990100"] = new Uri("http://city.test/") }, WebhookSeconds = 0 };
        var digest = new DailyDigest(world.Workspace, Hengjian.Evaluation.Calendars.CalendarLoader.LoadShipped().Value, options);
        var worker = new OutboxWorker(world.Workspace, [.. new MessageSender(world.Workspace, options, new HttpClient(robot)).Duties, new OutboxDuty(DailyDigest.Kind, digest.MakeAsync)]);
        await digest.PlanAsync(Cancel);
        world.Test.Clock.Pass(TimeSpan.FromHours(16));
        await DrainAsync(worker);
        Assert.Equal(2, robot.Bodies.Count);
        string Of(string host) => System.Text.RegularExpressions.Regex.Unescape(robot.Bodies[robot.Addresses.FindIndex(a => a.Host == host)]);
        Assert.Contains("待办汇总：3 项，其中逾期 3 项", Of("all.test"), StringComparison.Ordinal);
        Assert.Contains("填报 2 项，逾期 2 项", Of("city.test"), StringComparison.Ordinal);
        Assert.DoesNotContain("秘密", string.Concat(robot.Bodies.Select(System.Text.RegularExpressions.Regex.Unescape)), StringComparison.Ordinal);
    }
}
