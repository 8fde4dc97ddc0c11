using System.Net;
using Microsoft.EntityFrameworkCore;

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
    public async Task FiveWrongPasswords_KeepStrangersWaiting_AndSayForHowLong()
    {
        await site.Workspace.Accounts.CreateAsync("forgetful", WebSite.Password, "健忘者", [], cancel: TestContext.Current.CancellationToken);
        var client = site.Visitor();
        HttpResponseMessage last = null!;
        for (var i = 0; i < 5; i++)
            last = await client.PostFormAsync("/sign-in", "/sign-in", ("account", "forgetful"), ("password", "wrong"));
        Assert.Contains("1 分钟", (await last.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var right = await client.PostFormAsync("/sign-in", "/sign-in", ("account", "forgetful"), ("password", WebSite.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
    }

    [Fact]
    public async Task InABrowserOfItsOwn_TheOwnerComesIn_WhoeverGuessesElsewhere()
    {
        await site.Workspace.Accounts.CreateAsync("owner", WebSite.Password, "本人", [], cancel: TestContext.Current.CancellationToken);
        Task<HttpResponseMessage> Try(HttpClient client, string password) => client.PostFormAsync("/sign-in", "/sign-in", ("account", "owner"), ("password", password));
        var (own, stranger) = (await site.SignedInAsync("owner"), site.Visitor());
        await own.PostFormAsync("/account", "/sign-out");
        for (var i = 0; i < 6; i++) await Try(stranger, "wrong");
        // However slow the machine is, the wait is not over before the test.
        await using (var db = site.Workspace.OpenDb())
            await db.Accounts.Where(a => a.Name == "owner" && a.LockedUntil != null).ExecuteUpdateAsync(s => s.SetProperty(a => a.LockedUntil, TimeProvider.System.GetUtcNow().AddMinutes(10)), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(stranger, WebSite.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Try(own, WebSite.Password)).StatusCode);
        await own.PostFormAsync("/account", "/sign-out");
        // Who guesses there is a stranger there, too.
        for (var i = 0; i < 5; i++) Assert.Contains("HJS0120", (await (await Try(own, "wrong")).ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(own, WebSite.Password)).StatusCode);
    }

    [Fact]
    public async Task HalfSignedIn_MayLeave_AndTheSecondStepGivesTheSessionAnotherNumber()
    {
        var client = site.Visitor();
        await client.PostFormAsync("/sign-in", "/sign-in", ("account", "province-auditor"), ("password", WebSite.Password));
        var half = Assert.Single(await OpenAsync("province-auditor"));
        Assert.Equal("/sign-in", (await client.PostFormAsync("/sign-in/code", "/sign-out")).Headers.Location!.ToString());
        Assert.Empty(await OpenAsync("province-auditor"));
        Assert.Equal("/sign-in", (await client.AnswerAsync("/sign-in/code")).Headers.Location!.ToString());
        await client.PostFormAsync("/sign-in", "/sign-in", ("account", "province-auditor"), ("password", WebSite.Password));
        var before = Assert.Single(await OpenAsync("province-auditor"));
        Assert.NotEqual(half, before);
        await client.PostFormAsync("/sign-in/code", "/sign-in/code", ("code", await site.FreshCodeAsync("province-auditor")));
        Assert.NotEqual(before, Assert.Single(await OpenAsync("province-auditor")));
        Assert.Equal(HttpStatusCode.OK, (await client.AnswerAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task SigningInAgain_EndsWhatTheBrowserHad()
    {
        await site.Workspace.Accounts.CreateAsync("first-here", WebSite.Password, "先来", [], cancel: TestContext.Current.CancellationToken);
        await site.Workspace.Accounts.CreateAsync("second-here", WebSite.Password, "后到", [], cancel: TestContext.Current.CancellationToken);
        var client = await site.SignedInAsync("first-here");
        Assert.Single(await OpenAsync("first-here"));
        await client.PostFormAsync("/account", "/sign-in", ("account", "second-here"), ("password", WebSite.Password));
        Assert.Empty(await OpenAsync("first-here"));
        Assert.Single(await OpenAsync("second-here"));
    }

    private async Task<List<Guid>> OpenAsync(string account)
    {
        await using var db = site.Workspace.OpenDb();
        return await db.Sessions.Where(s => s.Account!.Name == account && s.EndedAt == null).Select(s => s.Id).ToListAsync(TestContext.Current.CancellationToken);
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
