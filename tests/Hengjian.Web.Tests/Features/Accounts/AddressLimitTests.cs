using System.Net;
using Hengjian.Evaluation.Accounts;
using Hengjian.Web.Security;
using Microsoft.AspNetCore.Http;

namespace Hengjian.Web.Tests.Features.Accounts;

/// <summary>A site of its own: what it counts would hold up other tests.</summary>
public sealed class AddressLimitTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public void Addresses_AreFew_AndWhoIsHeldStaysHeld()
    {
        var limit = new AddressLimit(TimeProvider.System);
        static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
        // One customer, many addresses.
        for (var i = 0; i < AddressLimit.Most; i++) limit.Fail(From($"2001:db8:1:2::{i:x}"));
        Assert.True(limit.IsHeld(From("2001:db8:1:2:ffff::1")));
        Assert.False(limit.IsHeld(From("2001:db8:1:3::1")));
        for (var i = 0; i < 3 * AddressLimit.MostAddresses; i++) limit.Fail(From($"10.{i / 65536}.{i / 256 % 256}.{i % 256}"));
        Assert.InRange(limit.Known, 1, AddressLimit.MostAddresses);
        Assert.True(limit.IsHeld(From("2001:db8:1:2::1")));
    }

    [Fact]
    public async Task ManyWrongNamesFromOneAddress_AreHeldUp_WithoutALock()
    {
        var (client, known) = (site.Visitor(), await site.SignedInAsync("clerk"));
        await known.PostFormAsync("/", "/sign-out");
        for (var i = 0; i < AddressLimit.Most; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.PostFormAsync("/sign-in", "/sign-in", ("account", $"guess{i}"))).StatusCode);
        var held = await client.PostFormAsync("/sign-in", "/sign-in", ("account", "clerk"), ("password", WebSite.Password));
        Assert.Equal(HttpStatusCode.TooManyRequests, held.StatusCode);
        Assert.Contains("HJS0131", (await held.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        // One machine does not shut the office out: who has signed in here before does, and a link that works opens.
        Assert.Equal(HttpStatusCode.Redirect, (await known.PostFormAsync("/sign-in", "/sign-in", ("account", "clerk"), ("password", WebSite.Password))).StatusCode);
        var link = (await new AccountAdministration(site.Workspace).InviteAsync("newcomer", "新人", WebSite.FirstCounty, "administrator", TestContext.Current.CancellationToken)).Value;
        Assert.Equal(HttpStatusCode.OK, (await client.AnswerAsync("/invitation?token=" + link.Token)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.AnswerAsync("/invitation?token=guess")).StatusCode);
        Assert.Equal(0, (await site.Workspace.Accounts.FindAsync("clerk", TestContext.Current.CancellationToken))!.FailedSignIns);
    }
}
