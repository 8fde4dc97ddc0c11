using System.Net;

namespace Hengjian.Web.Tests.Features.SignIn;

public sealed class SignInPageTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task RightPassword_LeadsToThePageAskedFor()
    {
        var client = site.Visitor();
        var answer = await client.PostFormAsync(
            "/sign-in?next=%2Fdata", "/sign-in", ("account", "clerk"), ("password", WebSite.Password), ("next", "/data"));
        Assert.Equal("/data", answer.Headers.Location!.ToString());
        Assert.Equal("数据", (await client.PageAsync("/data")).QuerySelector("h1")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/ok\r\nX: 1")]
    public async Task AddressElsewhere_LeadsHome(string next)
    {
        var answer = await site.Visitor().PostFormAsync(
            "/sign-in", "/sign-in", ("account", "clerk"), ("password", WebSite.Password), ("next", next));
        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task WrongPassword_SaysNeitherNameNorPasswordWasWrong_AndKeepsTheName()
    {
        foreach (var account in (string[])["auditor", "nobody-here"])
        {
            var answer = await site.Visitor().PostFormAsync("/sign-in", "/sign-in", ("account", account), ("password", "wrong"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = await answer.ReadPageAsync();
            Assert.Contains("登录名或密码不正确", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(account, page.QuerySelector("#account")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task FiveWrongPasswords_LockTheAccountAndSayForHowLong()
    {
        await site.Workspace.Accounts.CreateAsync("forgetful", WebSite.Password, "健忘者", [], cancel: TestContext.Current.CancellationToken);
        var client = site.Visitor();
        HttpResponseMessage last = null!;
        for (var i = 0; i < 5; i++)
            last = await client.PostFormAsync("/sign-in", "/sign-in", ("account", "forgetful"), ("password", "wrong"));
        Assert.Contains("15 分钟", (await last.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var right = await client.PostFormAsync("/sign-in", "/sign-in", ("account", "forgetful"), ("password", WebSite.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
    }

    [Fact]
    public async Task RealWorkspace_ListsNoAccountsAndShowsNoDemoBand()
    {
        var page = await site.Visitor().PageAsync("/sign-in");
        Assert.Null(page.QuerySelector(".accounts"));
        Assert.Null(page.QuerySelector(".demo-band"));
    }

    [Fact]
    public async Task WithoutTheFormToken_NothingIsAccepted()
    {
        using var form = new FormUrlEncodedContent([new("account", "clerk"), new("password", WebSite.Password)]);
        var answer = await site.Visitor().PostAsync(new Uri("/sign-in", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        var client = await site.SignedInAsync("clerk");
        await client.PostFormAsync("/", "/sign-out");
        Assert.Equal(HttpStatusCode.Redirect, (await client.AnswerAsync("/")).StatusCode);
    }
}
