using System.Net;
using System.Security.Cryptography;
using System.Text;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.Verification;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Tests.Features.SignIn;

/// <summary>Signing in by the provider of the house: linked by an invitation only, and every token that is not what it should be is refused.</summary>
public sealed class ExternalSignInTests(WebSite site) : IClassFixture<WebSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private sealed class Door : IAsyncDisposable
    {
        public required FakeProvider Provider { get; init; }
        public required WebApplicationFactory<Program> App { get; init; }

        public HttpClient Visitor() => App.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Provider.DisposeAsync();
        }
    }

    private async Task<Door> OpenAsync()
    {
        var provider = await FakeProvider.StartAsync();
        var secret = Path.Combine(site.Workspace.Directory, "oidc.secret");
        await File.WriteAllTextAsync(secret, FakeProvider.Secret, Cancel);
        var app = site.App.WithWebHostBuilder(b => b.UseSetting("data", site.Workspace.Directory)
            .UseSetting("oidc:authority", provider.Address).UseSetting("oidc:clientId", FakeProvider.Client).UseSetting("oidc:secretFile", secret).UseSetting("oidc:name", "政务统一认证"));
        return new Door { Provider = provider, App = app };
    }

    private async Task<string> InviteAsync(string name, params Grant[] grants)
    {
        var made = (await new AccountAdministration(site.Workspace).InviteAsync(name, "测试" + name, WebSite.FirstCounty, "administrator", Cancel)).Value;
        foreach (var grant in grants) Assert.True((await new RightsLibrary(site.Workspace).GiveAsync(name, new RightsGiving(grant, null, null), Account.Server, Cancel)).IsOk);
        return made.Token;
    }

    private static async Task<Uri> OutAsync(HttpClient client, string address = "/sign-in/external") => (await client.AnswerAsync(address)).Headers.Location!;

    // The invitation's page, its form, the page behind it, and its link: as somebody without scripts does it.
    private static async Task<HttpResponseMessage> LinkAsync(Door door, HttpClient client, string token, string release = "")
    {
        var page = await client.PageAsync("/invitation?token=" + token);
        Assert.NotNull(page.QuerySelector("form[action='/sign-in/external/link']"));
        var next = await client.PostFormAsync("/invitation?token=" + token, "/sign-in/external/link", ("token", token), ("release", release));
        var link = (await next.ReadPageAsync()).QuerySelector("a.btn-primary")!.GetAttribute("href")!;
        return await client.AnswerAsync(door.Provider.SignIn(await OutAsync(client, link)));
    }

    private static async Task<HttpResponseMessage> SignInAsync(Door door, HttpClient client) => await client.AnswerAsync(door.Provider.SignIn(await OutAsync(client)));

    private static async Task RefusedAsync(HttpResponseMessage answer, string code)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(code, (await answer.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInvitation_Links_ThenTheProviderLetsIn_UntilItIsUnlinked()
    {
        await using var door = await OpenAsync();
        door.Provider.Subject = "wang";
        var token = await InviteAsync("ext.wang");
        // Who is not linked is told how, and nothing is made for them.
        var stranger = door.Visitor();
        Assert.Contains("用政务统一认证登录", await stranger.TextAsync("/sign-in"), StringComparison.Ordinal);
        await RefusedAsync(await SignInAsync(door, stranger), "HJS0196");

        var wang = door.Visitor();
        Assert.Equal("/account", (await LinkAsync(door, wang, token)).Headers.Location!.ToString());
        Assert.StartsWith("Basic ", door.Provider.LastExchange["authorization"], StringComparison.Ordinal);
        Assert.DoesNotContain("client_secret", door.Provider.LastExchange.Keys);
        var own = await wang.PageAsync("/account");
        Assert.Contains("已关联", own.QuerySelector("#external")!.TextContent, StringComparison.Ordinal);
        // Nobody knows a password: unlinking would lock the person out.
        Assert.Null(own.QuerySelector("form[action='/account/external/off']"));
        Assert.Contains("HJS0202", await (await wang.PostFormAsync("/account", "/account/external/off")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        // The link is used up.
        Assert.Contains("已经用过", (await door.Visitor().PageAsync("/invitation?token=" + token)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var again = door.Visitor();
        Assert.Equal("/account", (await SignInAsync(door, again)).Headers.Location!.ToString());
        await using (var db = site.Workspace.OpenDb())
        {
            Assert.Equal(["create-account", "external-linked", "sign-in", "sign-in"], await db.AuditEntries.Where(a => a.Subject == "account:ext.wang").OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync(Cancel));
            // An account without a chosen password is no invited one: rights can be given.
            Assert.False((await db.Accounts.SingleAsync(a => a.Name == "ext.wang", Cancel)).IsInvited);
        }
        Assert.DoesNotContain((await new VerifyWorkspace(site.Workspace, recompute: null).RunAsync(cancel: Cancel)).Findings, f => f.Subject.Contains("ext.wang", StringComparison.Ordinal));

        Assert.Empty((await new ExternalLoginLibrary(site.Workspace).UnlinkAsync("ext.wang", "safe", Cancel)).Problems);
        Assert.Equal(HttpStatusCode.Redirect, (await again.AnswerAsync("/account")).StatusCode);
        await RefusedAsync(await SignInAsync(door, door.Visitor()), "HJS0196");
        // One slipped in beside the program is told.
        await using (var db = site.Workspace.OpenDb())
        {
            db.ExternalLogins.Add(new ExternalLogin { AccountId = (await db.Accounts.SingleAsync(a => a.Name == "ext.wang", Cancel)).Id, Issuer = door.Provider.Address, Subject = "mallory", LinkedAt = site.Workspace.Clock.GetUtcNow() });
            await db.SaveChangesAsync(Cancel);
        }
        Assert.Contains((await new VerifyWorkspace(site.Workspace, recompute: null).RunAsync(cancel: Cancel)).Findings, f => f.Subject == "account:ext.wang");
    }

    [Fact]
    public async Task ALinkForAnAccountWithRights_NeedsItsRelease_AndASecondFactorStaysAskedFor()
    {
        await using var door = await OpenAsync();
        door.Provider.Subject = "li";
        var token = await InviteAsync("ext.li", new Grant("auditor", WebSite.FirstCounty));
        await RefusedAsync(await LinkAsync(door, door.Visitor(), token, "wrong"), "HJS0174");
        var release = (await new AccountAdministration(site.Workspace).ReleaseAsync("ext.li", "safe", Cancel)).Value.Token;
        var li = door.Visitor();
        var linked = await LinkAsync(door, li, token, release);
        // An administration: the provider's word is the first step only.
        Assert.StartsWith("/sign-in/factor", linked.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await li.AnswerAsync("/audit-log")).StatusCode);
        await using var db = site.Workspace.OpenDb();
        Assert.Equal("first-step", (await db.AuditEntries.Where(a => a.Subject == "account:ext.li").OrderByDescending(a => a.Sequence).FirstAsync(Cancel)).Action);
        Assert.Null((await db.Accounts.SingleAsync(a => a.Name == "ext.li", Cancel)).LastSignIn);
    }

    [Fact]
    public async Task OneIdentity_IsOneAccounts_AndASwitchedOffOneStaysOut()
    {
        await using var door = await OpenAsync();
        door.Provider.Subject = "zhou";
        Assert.Equal(HttpStatusCode.Redirect, (await LinkAsync(door, door.Visitor(), await InviteAsync("ext.zhou"))).StatusCode);
        await RefusedAsync(await LinkAsync(door, door.Visitor(), await InviteAsync("ext.zhou2")), "HJS0197");
        Assert.True((await new AccountAdministration(site.Workspace).SetDisabledAsync("ext.zhou", true, "调离", "administrator", Cancel)).IsOk);
        await RefusedAsync(await SignInAsync(door, door.Visitor()), "HJS0122");
    }

    public static TheoryData<string, string> Forgeries => new()
    {
        { "nonce", "不是为这次登录签发的" }, { "no nonce", "不是为这次登录签发的" }, { "issuer", "签发者不符" }, { "audience", "不是签发给本系统的" }, { "party", "不是签发给本系统的" },
        { "expired", "不在有效期内" }, { "no expiry", "不在有效期内" }, { "not yet", "不在有效期内" }, { "none", "签名" }, { "unsigned", "签名" }, { "other key", "签名不能核实" },
        { "public key as secret", "签名" }, { "changed", "签名不能核实" }, { "no subject", "没有身份编号" },
    };

    [Theory, MemberData(nameof(Forgeries))]
    public async Task ATokenThatIsNotWhatItShouldBe_IsRefused(string forgery, string reason)
    {
        await using var door = await OpenAsync();
        var provider = door.Provider;
        provider.Subject = "forged-" + forgery;
        // The way in works for this person; only then does a refusal say something.
        var name = "ext.f" + forgery.Length + forgery[..2].Trim() + (forgery.GetHashCode(StringComparison.Ordinal) & 0xffff).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.Redirect, (await LinkAsync(door, door.Visitor(), await InviteAsync(name))).StatusCode);
        var later = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        provider.Claims = forgery switch
        {
            "nonce" => c => c["nonce"] = "another",
            "no nonce" => c => c.Remove("nonce"),
            "issuer" => c => c["iss"] = "https://evil.example",
            "audience" => c => c["aud"] = "another-client",
            "party" => c => (c["aud"], c["azp"]) = (new[] { FakeProvider.Client, "another-client" }, "another-client"),
            "expired" => c => c["exp"] = later - 120,
            "no expiry" => c => c.Remove("exp"),
            "not yet" => c => c["nbf"] = later + 600,
            "no subject" => c => c.Remove("sub"),
            _ => _ => { }
            ,
        };
        if (forgery == "other key") provider.SignWithAnother();
        if (forgery is "none" or "unsigned") provider.Sign = text => text + ".";
        if (forgery == "none") provider.Algorithm = "none";
        if (forgery == "public key as secret") (provider.Algorithm, provider.Sign) = ("HS256", text => text + "." + FakeProvider.Encode(HMACSHA256.HashData(provider.PublicKeyBytes, Encoding.ASCII.GetBytes(text))));
        if (forgery == "changed") provider.Sign = text => text + "." + FakeProvider.Encode(RandomNumberGenerator.GetBytes(256));
        var refused = await SignInAsync(door, door.Visitor());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var alert = (await refused.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent;
        Assert.Contains("HJS0200", alert, StringComparison.Ordinal);
        Assert.Contains(reason, alert, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterTheKeysWereChanged_TheNewOnesAreFetched_ButNotForEachBadToken()
    {
        await using var door = await OpenAsync();
        door.Provider.Subject = "chen";
        Assert.Equal(HttpStatusCode.Redirect, (await LinkAsync(door, door.Visitor(), await InviteAsync("ext.chen"))).StatusCode);
        Assert.Equal(1, door.Provider.KeysAsked);
        await Task.Delay(TimeSpan.FromSeconds(10.5), Cancel);
        door.Provider.Rotate();
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(door, door.Visitor())).StatusCode);
        Assert.Equal(2, door.Provider.KeysAsked);
        door.Provider.SignWithAnother();
        for (var i = 0; i < 5; i++) await RefusedAsync(await SignInAsync(door, door.Visitor()), "HJS0200");
        Assert.Equal(2, door.Provider.KeysAsked);
    }

    [Fact]
    public async Task TheWayBack_BelongsToTheWayOut_OfThisBrowser_Once()
    {
        await using var door = await OpenAsync();
        door.Provider.Subject = "sun";
        Assert.Equal(HttpStatusCode.Redirect, (await LinkAsync(door, door.Visitor(), await InviteAsync("ext.sun"))).StatusCode);
        var sun = door.Visitor();
        var way = await OutAsync(sun);
        // Another state, another browser, none begun.
        await RefusedAsync(await sun.AnswerAsync(door.Provider.SignIn(way, "another-state")), "HJS0199");
        await RefusedAsync(await door.Visitor().AnswerAsync(door.Provider.SignIn(way)), "HJS0199");
        await RefusedAsync(await door.Visitor().AnswerAsync("/sign-in/external/callback"), "HJS0199");
        // The same way back again: refused, also when the cookie is brought along once more.
        using var raw = new HttpClient(door.App.Server.CreateHandler()) { BaseAddress = new Uri("http://localhost") };
        var begun = await raw.GetAsync(new Uri("/sign-in/external", UriKind.Relative), Cancel);
        var cookie = begun.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("hengjian-external", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        var back = door.Provider.SignIn(begun.Headers.Location!);
        async Task<HttpResponseMessage> BackAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, back);
            request.Headers.Add("Cookie", cookie.Split(';')[0]);
            return await raw.SendAsync(request, Cancel);
        }
        Assert.Equal(HttpStatusCode.Redirect, (await BackAsync()).StatusCode);
        await RefusedAsync(await BackAsync(), "HJS0199");
        // What the provider says went wrong is said, without its words.
        var refused = door.Visitor();
        var state = System.Web.HttpUtility.ParseQueryString((await OutAsync(refused)).Query)["state"];
        await RefusedAsync(await refused.AnswerAsync($"/sign-in/external/callback?error=access_denied&state={state}"), "access_denied");
    }

    [Fact]
    public async Task WithoutSettings_NothingOfItIsThere()
    {
        var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.AnswerAsync("/sign-in/external")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.AnswerAsync("/sign-in/external/callback?code=1&state=2")).StatusCode);
        Assert.DoesNotContain("统一身份认证", await visitor.TextAsync("/sign-in"), StringComparison.Ordinal);
    }
}
