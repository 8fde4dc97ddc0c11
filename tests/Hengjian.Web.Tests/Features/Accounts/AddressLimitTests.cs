using System.Net;
using Hengjian.Web.Security;

namespace Hengjian.Web.Tests.Features.Accounts;

/// <summary>A site of its own: what it counts would hold up other tests.</summary>
public sealed class AddressLimitTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task ManyWrongNamesFromOneAddress_AreHeldUp_WithoutALock()
    {
        var client = site.Visitor();
        for (var i = 0; i < AddressLimit.Most; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.PostFormAsync("/sign-in", "/sign-in", ("account", $"guess{i}"))).StatusCode);
        var held = await client.PostFormAsync("/sign-in", "/sign-in", ("account", "clerk"), ("password", WebSite.Password));
        Assert.Equal(HttpStatusCode.TooManyRequests, held.StatusCode);
        Assert.Contains("HJS0131", (await held.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, (await site.Workspace.Accounts.FindAsync("clerk", TestContext.Current.CancellationToken))!.FailedSignIns);
    }
}
