using Hengjian.Data.Tests;
using Hengjian.Domain.Outboxes;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Outboxes;

/// <summary>What the program could not do, for the system administrator; on both databases.</summary>
public sealed class OutboxDeskTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatFailed_IsListedTriedAgainOrLetGo_AndWhatIsOwedNeverEnds(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await using (var db = test.Workspace.OpenDb())
        {
            foreach (var key in new[] { "a", "b" }) await Outbox.PutAsync(db, "mail", key, new { }, test.Clock.GetUtcNow(), Cancel);
            await Outbox.PutAsync(db, "facts", "1", new { }, test.Clock.GetUtcNow(), Cancel);
            await db.SaveChangesAsync(Cancel);
        }
        var works = false;
        OutboxDuty[] duties =
        [
            new("mail", (_, _) => works ? Task.FromResult(Result.Ok(true)) : throw new TimeoutException("no answer")) { Name = "发邮件", ToWhom = (_, row, _) => Task.FromResult("王某 " + row.Key) },
            new("facts", (_, _) => works ? Task.FromResult(Result.Ok(true)) : throw new IOException("disk")) { Name = "报送数据进入测算", IsOwed = true },
        ];
        var (worker, desk) = (new OutboxWorker(test.Workspace, duties), new OutboxDesk(test.Workspace, duties));
        for (var i = 1; i <= OutboxWorker.MostTries + 3; i++)
        {
            await worker.RunDueAsync(Cancel);
            test.Clock.Pass(OutboxWorker.PauseAfter(i));
        }
        var found = await desk.ReadAsync(Cancel);
        Assert.Equal(2, await desk.CountAsync(Cancel));
        Assert.Equal(["发邮件 王某 b 30 对方没有按时回答", "发邮件 王某 a 30 对方没有按时回答"], found.Failed.Select(d => $"{d.Name} {d.ToWhom} {d.Record.Tries} {d.Why}"));
        var owed = Assert.Single(found.Trying);
        Assert.Equal(("报送数据进入测算", 33, true, false), (owed.Name, owed.Record.Tries, owed.IsOwed, owed.HasFailed));
        Assert.Equal("HJS0212", (await desk.DropAsync(owed.Record.Id, "不要了", "admin", Cancel)).Problems[0].Code);
        Assert.Equal("HJS0211", (await desk.DropAsync(found.Failed[0].Record.Id, " ", "admin", Cancel)).Problems[0].Code);
        Assert.Equal("HJS0210", (await desk.RetryAsync(999, "admin", Cancel)).Problems[0].Code);

        Assert.True((await desk.DropAsync(found.Failed[0].Record.Id, "人员已调离", "admin", Cancel)).IsOk);
        Assert.Equal("HJS0210", (await desk.RetryAsync(found.Failed[0].Record.Id, "admin", Cancel)).Problems[0].Code);
        Assert.True((await desk.RetryAsync(found.Failed[1].Record.Id, "admin", Cancel)).IsOk);
        Assert.Equal("HJS0213", (await desk.DropAsync(found.Failed[1].Record.Id, "不要了", "admin", Cancel)).Problems[0].Code);
        works = true;
        await worker.RunDueAsync(Cancel);
        await using var after = test.Workspace.OpenDb();
        Assert.Equal(["a Done", "b Dropped"], (await after.Outbox.Where(o => o.Kind == "mail").ToListAsync(Cancel)).Select(o => $"{o.Key} {o.State}").Order(StringComparer.Ordinal));
        Assert.Equal(0, await desk.CountAsync(Cancel));
        var log = await after.AuditEntries.Where(e => e.Action == "outbox-drop").SingleAsync(Cancel);
        Assert.Contains("人员已调离", log.Details, StringComparison.Ordinal);
        Assert.DoesNotContain("王某", log.Details, StringComparison.Ordinal);
    }

    /// <summary>A duty that is owed and was given up by an older program is taken up again.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatIsOwed_IsTakenUpAgain_AfterAnOlderProgramGaveItUp(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await using (var db = test.Workspace.OpenDb())
        {
            db.Outbox.Add(new OutboxRecord { Kind = "facts", Key = "1", Body = "{}", DueAt = test.Clock.GetUtcNow(), Tries = 30, State = OutboxState.Failed, LastError = "IOException: disk" });
            await db.SaveChangesAsync(Cancel);
        }
        OutboxDuty[] duties = [new("facts", (_, _) => Task.FromResult(Result.Ok(true))) { IsOwed = true }];
        Assert.Equal(0, await new OutboxDesk(test.Workspace, duties).CountAsync(Cancel));
        Assert.Equal(1, await new OutboxWorker(test.Workspace, duties).RunDueAsync(Cancel));
        await using var after = test.Workspace.OpenDb();
        Assert.Equal(OutboxState.Done, (await after.Outbox.SingleAsync(Cancel)).State);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("HJP0301 不能报送。", "HJP0301 不能报送")]
    [InlineData("HttpRequestException: Connection refused (127.0.0.1:9)", "连不上对方服务器，或对方回答出错")]
    [InlineData("SmtpFailedRecipientException: Mailbox unavailable.", "对方邮件服务器不收这个地址")]
    [InlineData("KeyNotFoundException: x", "程序出错")]
    public void Errors_AreToldInChinese(string? error, string words) => Assert.Equal(words, OutboxErrors.Words(error));
}
