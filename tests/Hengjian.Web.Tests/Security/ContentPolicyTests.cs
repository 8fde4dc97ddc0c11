
namespace Hengjian.Web.Tests.Security;

public sealed class ContentPolicyTests(WebSite site) : IClassFixture<WebSite>
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/nowhere")]
    [InlineData("/css/hengjian.css")]
    public async Task EveryAnswer_CarriesThePolicy(string address)
    {
        var answer = await site.Visitor().AnswerAsync(address);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/find?q=数")]
    [InlineData("/schemes")]
    [InlineData("/schemes/city-14")]
    [InlineData("/data")]
    [InlineData("/jobs")]
    public async Task Pages_HoldNoInlineScriptOrStyle(string address)
    {
        var page = await (await site.SignedInAsync("supervisor")).PageAsync(address);
        Assert.NotNull(page.QuerySelector("h1"));
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        Assert.Empty(page.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.Ordinal)).Select(a => a.Name));
    }

    [Fact]
    public async Task Chinese_IsWrittenAsCharacters()
    {
        var text = await site.Visitor().TextAsync("/sign-in");
        Assert.Contains("登录", text, StringComparison.Ordinal);
        Assert.DoesNotContain("&#x", text.Replace("&#x2B;", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
