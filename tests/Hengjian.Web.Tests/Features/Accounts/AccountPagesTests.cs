using System.Net;
using Hengjian.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Tests.Features.Accounts;

public sealed class AccountPagesTests(WebSite site) : IClassFixture<WebSite>
{
    private const string NewPassword = "seven quiet lamps";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Invited_ChoosesAPassword_GetsRights_AndLosesThem()
    {
        var admin = await site.SignedInAsync("administrator");
        var link = await InviteAsync(admin, "wang.min", "东溪县财政局 王敏");
        var wang = site.Visitor();
        var page = await wang.PageAsync(link);
        Assert.Contains("东溪县财政局 王敏", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var token = page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        var differs = await wang.PostFormAsync(link, "/invitation", ("token", token), ("password", NewPassword), ("again", "other"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, differs.StatusCode);
        var set = await wang.PostFormAsync(link, "/invitation", ("token", token), ("password", NewPassword), ("again", NewPassword));
        Assert.Equal("/account", set.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await wang.AnswerAsync("/data")).StatusCode);
        Assert.Contains("已经用过", (await site.Visitor().PageAsync(link)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var safe = await site.SignedInAsync("safe");
        const string Page = "/accounts/of/wang.min";
        var given = await safe.PostFormAsync(Page, Page + "/grants", ("role", "clerk"), ("region", "东溪县（970101）"), ("unit", "970101-finance"));
        Assert.Equal(Page + "?done=given", given.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await wang.AnswerAsync("/data")).StatusCode);
        var both = await safe.PostFormAsync(Page, Page + "/grants", ("role", "auditor"), ("region", "全国"));
        Assert.Contains("HJS0105", (await both.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var end = (await safe.PageAsync(Page)).QuerySelectorAll("form[action*='/grants/']").Single().GetAttribute("action")!;
        await safe.PostFormAsync(Page, end, ("reason", "调离"));
        Assert.Equal(HttpStatusCode.Forbidden, (await wang.AnswerAsync("/data")).StatusCode);
        var log = await (await site.SignedInAsync("auditor")).PageAsync("/audit-log?q=wang.min");
        foreach (var word in (string[])["建立账号", "用链接设置密码", "授权", "收回授权"])
            Assert.Contains(log.QuerySelectorAll("td"), c => c.TextContent.Trim() == word);
    }

    [Fact]
    public async Task EachAdministration_MayOnlyItsOwnDeeds()
    {
        string[] deeds = ["/link", "/release", "/state", "/unlock", "/sessions/end", "/factor/off", "/grants", "/grants/1/end"];
        var allowed = new Dictionary<string, string[]>
        {
            ["administrator"] = ["/link", "/state"],
            ["safe"] = ["/release", "/unlock", "/sessions/end", "/factor/off", "/grants", "/grants/1/end"],
            ["auditor"] = [],
            ["supervisor"] = [],
            ["clerk"] = [],
        };
        await site.Workspace.Accounts.CreateAsync("target", WebSite.Password, "目标", [], cancel: Cancel);
        foreach (var (account, may) in allowed)
        {
            var client = await site.SignedInAsync(account);
            foreach (var deed in deeds)
            {
                // Empty forms: who may do it is told what is missing or is led on, who may not is refused.
                var answer = await client.PostFormAsync("/account", "/accounts/of/target" + deed, ("disabled", "true"));
                Assert.True(may.Contains(deed) == (answer.StatusCode != HttpStatusCode.Forbidden), $"{account} {deed}: {answer.StatusCode}");
            }
            var invite = await client.PostFormAsync("/account", "/accounts/new", ("name", "x"));
            Assert.Equal(account == "administrator" ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.Forbidden, invite.StatusCode);
            Assert.Equal(account is "supervisor" or "clerk" ? HttpStatusCode.Forbidden : HttpStatusCode.OK, (await client.AnswerAsync("/accounts")).StatusCode);
        }
    }

    [Fact]
    public async Task AdministratorOfACounty_SeesItsAccountsOnly_AndTouchesNobodyWithWiderRights()
    {
        var county = await site.SignedInAsync("county-administrator");
        var names = (await county.PageAsync("/accounts?size=200")).QuerySelectorAll("td[data-label=登录名]").Select(c => c.TextContent.Trim()).ToList();
        Assert.Contains("clerk", names);
        Assert.DoesNotContain("supervisor", names);
        Assert.Equal(HttpStatusCode.NotFound, (await county.AnswerAsync("/accounts/of/supervisor")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await county.PostFormAsync("/account", "/accounts/of/supervisor/link")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await county.PostFormAsync("/account", "/accounts/new", ("name", "far"), ("show", "远"), ("region", "西坪县"))).StatusCode);
        var safe = await site.SignedInAsync("county-safe");
        var link = await InviteAsync(await site.SignedInAsync("administrator"), "riser", "升职者");
        const string Page = "/accounts/of/riser";
        Assert.Contains("设置密码后才能授权", (await safe.PageAsync(Page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await AcceptAsync(site.Visitor(), link);
        Assert.Equal(HttpStatusCode.Forbidden, (await safe.PostFormAsync("/account", Page + "/grants", ("role", "leader"), ("region", "云岭省"))).StatusCode);
        var wide = await site.SignedInAsync("safe");
        Assert.Equal(HttpStatusCode.Redirect, (await wide.PostFormAsync("/account", Page + "/grants", ("role", "leader"), ("region", "970000"))).StatusCode);
        // A reset link would give the county's administrator the province's rights.
        Assert.Equal(HttpStatusCode.Forbidden, (await county.PostFormAsync("/account", Page + "/link")).StatusCode);
    }

    [Fact]
    public async Task LinkOfALeader_NeedsTheCodeThatTheMakerNeverSees_AndTheOwnerIsTold()
    {
        await site.Workspace.Accounts.CreateAsync("leader", WebSite.Password, "领导", [new("leader", WebSite.FirstCounty)], cancel: Cancel);
        const string Page = "/accounts/of/leader";
        var (admin, safe, visitor) = (await site.SignedInAsync("administrator"), await site.SignedInAsync("safe"), site.Visitor());
        var made = await (await admin.PostFormAsync(Page, Page + "/link")).ReadPageAsync();
        Assert.Contains("放行", made.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        var link = new Uri(made.QuerySelector("#link")!.TextContent.Trim()).PathAndQuery;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AcceptAsync(visitor, link)).StatusCode);
        Assert.Null((await admin.PageAsync(Page)).QuerySelector("form[action$='/release']"));
        Assert.NotNull((await safe.PageAsync(Page)).QuerySelector("form[action$='/release']"));
        var code = (await (await safe.PostFormAsync(Page, Page + "/release")).ReadPageAsync()).QuerySelector("#code")!.GetAttribute("value")!;
        Assert.Contains("已放行", (await admin.PageAsync(Page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await AcceptAsync(visitor, link, ("release", code))).StatusCode);
        Assert.Contains("链接由 administrator 生成", (await visitor.PageAsync("/")).QuerySelector(".password-set")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await safe.PageAsync("/")).QuerySelector(".password-set"));
    }

    [Fact]
    public async Task NobodyActsOnTheOwnAccount()
    {
        foreach (var (account, deed) in ((string, string)[])[("administrator", "/link"), ("safe", "/grants"), ("safe", "/factor/off")])
        {
            var client = await site.SignedInAsync(account);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.PostFormAsync("/account", $"/accounts/of/{account}{deed}")).StatusCode);
        }
    }

    [Fact]
    public async Task OwnAccount_EndsOtherSessions_AndChangesThePassword()
    {
        await site.Workspace.Accounts.CreateAsync("traveller", WebSite.Password, "出差者", [], cancel: Cancel);
        var (here, there) = (await site.SignedInAsync("traveller"), await site.SignedInAsync("traveller"));
        var page = await here.PageAsync("/account");
        var other = page.QuerySelector("input[name=session]")!.GetAttribute("value")!;
        await here.PostFormAsync("/account", "/account/sessions/end", ("session", other));
        Assert.Equal(HttpStatusCode.Redirect, (await there.AnswerAsync("/account")).StatusCode);
        var third = await site.SignedInAsync("traveller");
        var wrong = await here.PostFormAsync("/account", "/account/password", ("old", "wrong"), ("password", NewPassword), ("again", NewPassword));
        Assert.Contains("当前密码不正确", (await wrong.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var changed = await here.PostFormAsync("/account", "/account/password", ("old", WebSite.Password), ("password", NewPassword), ("again", NewPassword));
        Assert.Equal("/account?done=password", changed.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await here.AnswerAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await third.AnswerAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task SessionOfSomebodyElse_CannotBeEnded()
    {
        await site.Workspace.Accounts.CreateAsync("owner", WebSite.Password, "甲", [], cancel: Cancel);
        var (owner, thief) = (await site.SignedInAsync("owner"), await site.SignedInAsync("clerk"));
        await using var db = site.Workspace.OpenDb();
        var id = (await db.Sessions.SingleAsync(s => s.Account!.Name == "owner", Cancel)).Id;
        await thief.PostFormAsync("/account", "/account/sessions/end", ("session", id.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await owner.AnswerAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Administrator_GetsNowhereWithoutTheSecondFactor()
    {
        await site.Workspace.Accounts.CreateAsync("second", WebSite.Password, "第二位审计员", [new("auditor", 970000)], cancel: Cancel);
        var client = site.Visitor();
        var answer = await client.PostFormAsync("/sign-in", "/sign-in", ("account", "second"), ("password", WebSite.Password), ("next", "/audit-log"));
        Assert.Equal("/sign-in/factor?next=%2Faudit-log", answer.Headers.Location!.ToString());
        foreach (var address in (string[])["/", "/audit-log", "/account", "/find?q=x"])
            Assert.StartsWith("/sign-in", (await client.AnswerAsync(address)).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        var setup = await client.PageAsync("/sign-in/factor?next=%2Faudit-log");
        var secret = FromBase32(setup.QuerySelector(".factor-secret")!.TextContent);
        var code = Totp.CodeOf(secret, Totp.StepOf(TimeProvider.System.GetUtcNow()));
        var on = await client.PostFormAsync("/sign-in/factor", "/sign-in/factor", ("code", code), ("next", "/audit-log"));
        Assert.Equal(10, (await on.ReadPageAsync()).QuerySelectorAll(".recovery-codes li").Length);
        Assert.Equal(HttpStatusCode.OK, (await client.AnswerAsync("/audit-log")).StatusCode);
        var again = site.Visitor();
        await again.PostFormAsync("/sign-in", "/sign-in", ("account", "second"), ("password", WebSite.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await again.PostFormAsync("/sign-in/code", "/sign-in/code", ("code", code))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await again.AnswerAsync("/audit-log")).StatusCode);
        // What is shown to set it up is never shown again.
        Assert.Null((await again.PageAsync("/sign-in/factor")).QuerySelector(".factor-secret"));
    }

    [Fact]
    public async Task RecoveryCodes_AreRenewedWithPasswordAndCodeOnly()
    {
        await site.Workspace.Accounts.CreateAsync("careful", WebSite.Password, "谨慎者", [], cancel: Cancel);
        var client = await site.SignedInAsync("careful");
        var secret = FromBase32((await client.PageAsync("/account/factor")).QuerySelector(".factor-secret")!.TextContent);
        // Whoever sits down at an open browser knows no password.
        var code = Totp.CodeOf(secret, Totp.StepOf(TimeProvider.System.GetUtcNow()));
        var stranger = await client.PostFormAsync("/account/factor", "/account/factor", ("code", code), ("password", "a guess of a stranger"));
        Assert.Contains("HJS0145", (await stranger.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(10, (await (await client.PostFormAsync("/account/factor", "/account/factor", ("code", code), ("password", WebSite.Password))).ReadPageAsync()).QuerySelectorAll(".recovery-codes li").Length);
        async Task<string> RefusalAsync(string deed, params (string, string)[] fields) =>
            (await (await client.PostFormAsync("/account", "/account/factor/" + deed, fields)).ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent;
        Assert.Contains("HJS0145", await RefusalAsync("codes"), StringComparison.Ordinal);
        Assert.Contains("HJS0160", await RefusalAsync("off", ("password", WebSite.Password)), StringComparison.Ordinal);
        var form = (await client.PageAsync("/account")).QuerySelector("form[action='/account/factor/codes']")!;
        Assert.Equal("/account/factor/off", form.QuerySelector("button[formaction]")!.GetAttribute("formaction"));
        var renewed = await client.PostFormAsync(
            "/account", "/account/factor/codes", ("password", WebSite.Password), ("code", await site.FreshCodeAsync("careful", secret)));
        var codes = (await renewed.ReadPageAsync()).QuerySelectorAll(".recovery-codes li").Select(c => c.TextContent.Trim()).ToList();
        Assert.Equal(10, codes.Count);
        var off = await client.PostFormAsync("/account", "/account/factor/off", ("password", WebSite.Password), ("code", codes[0]));
        Assert.Equal("/account?done=factor-off", off.Headers.Location!.ToString());
    }

    [Fact]
    public async Task EndedRecordOfTheSession_OutlivesTheCookie()
    {
        var client = await site.SignedInAsync("clerk");
        await using var db = site.Workspace.OpenDb();
        await db.Sessions.Where(s => s.Account!.Name == "clerk").ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, TimeProvider.System.GetUtcNow().AddHours(-1)), Cancel);
        await site.NoteDeedAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await client.AnswerAsync("/data")).StatusCode);
    }

    [Fact]
    public async Task JsonCallers_AreToldInsteadOfRedirected()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/data") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Visitor().SendAsync(request, Cancel)).StatusCode);
    }

    private static async Task<HttpResponseMessage> AcceptAsync(HttpClient visitor, string link, params (string, string)[] more)
    {
        var token = (await visitor.PageAsync(link)).QuerySelector("input[name=token]")!.GetAttribute("value")!;
        return await visitor.PostFormAsync(link, "/invitation", [("token", token), ("password", NewPassword), ("again", NewPassword), .. more]);
    }

    private static async Task<string> InviteAsync(HttpClient administrator, string name, string show)
    {
        var answer = await administrator.PostFormAsync("/accounts/new", "/accounts/new", ("name", name), ("show", show), ("region", "东溪县"));
        var link = (await answer.ReadPageAsync()).QuerySelector("#link")!.TextContent.Trim();
        return new Uri(link).PathAndQuery;
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Where(char.IsAsciiLetterOrDigit).Select(c =>
            Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
