using System.Globalization;
using System.Net;
using Hengjian.Domain.Access;
using Hengjian.Domain.Outboxes;
using Hengjian.Evaluation.Tasks;

namespace Hengjian.Web.Tests.Features.Outboxes;

/// <summary>What did not go out, for the administrator of the whole workspace alone.</summary>
public sealed class OutboxPageTests(WebSite site) : IClassFixture<WebSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheAdministratorSeesWhatFailed_AndHasItTriedAgainOrLetsItGo()
    {
        foreach (var (name, region) in new[] { ("ob-admin", 0), ("ob-county", WebSite.FirstCounty) })
            await site.AddAccountAsync(name, new Grant("administrator", region));
        var admin = await site.SignedInAsync("ob-admin");
        var empty = await admin.PageAsync("/outbox");
        Assert.Contains("没有停下来的", empty.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("发送失败", (await admin.PageAsync("/")).QuerySelector(".next-steps")?.TextContent ?? "", StringComparison.Ordinal);
        var (first, second) = (await PutAsync("one"), await PutAsync("two"));

        Assert.Contains("处理 2 件发送失败", (await admin.PageAsync("/")).QuerySelector(".next-steps")!.TextContent, StringComparison.Ordinal);
        var page = await admin.PageAsync("/outbox");
        var rows = page.QuerySelectorAll("section[aria-labelledby='failed'] tbody tr");
        Assert.Equal(2, rows.Length);
        Assert.Contains("发邮件", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("人员已不在", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("连不上对方服务器", rows[0].TextContent, StringComparison.Ordinal);
        // What it says is nobody's here.
        Assert.DoesNotContain("秘密的标题", page.Body!.TextContent, StringComparison.Ordinal);

        var refused = await admin.PostFormAsync("/outbox", "/outbox", ("id", first), ("move", "drop"), ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("放弃须写明理由", (await refused.ReadPageAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.PostFormAsync("/outbox", "/outbox", ("id", first), ("move", "drop"), ("reason", "人员已调离"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.PostFormAsync("/outbox", "/outbox", ("id", second), ("move", "retry"))).StatusCode);
        Assert.Empty((await admin.PageAsync("/outbox")).QuerySelectorAll("section[aria-labelledby='failed'] tbody tr"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostFormAsync("/outbox", "/outbox", ("id", "x"), ("move", "retry"))).StatusCode);

        // A county's administrator has the role, and none of the house.
        var county = await site.SignedInAsync("ob-county");
        Assert.Equal(HttpStatusCode.Forbidden, (await county.AnswerAsync("/outbox")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await county.PostFormAsync("/account", "/outbox", ("id", second), ("move", "retry"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignedInAsync("supervisor")).AnswerAsync("/outbox")).StatusCode);
    }

    private async Task<string> PutAsync(string key)
    {
        await using var db = site.Workspace.OpenDb();
        var row = new OutboxRecord
        {
            Kind = MessageSender.MailKind,
            Key = key,
            Body = """{"person":987654,"title":"秘密的标题","text":"t","link":"/tasks"}""",
            DueAt = site.Workspace.Clock.GetUtcNow(),
            Tries = 30,
            State = OutboxState.Failed,
            LastError = "HttpRequestException: Connection refused",
        };
        db.Outbox.Add(row);
        await db.SaveChangesAsync(Cancel);
        return row.Id.ToString(CultureInfo.InvariantCulture);
    }
}
