using Hengjian.Domain.Accounts;

namespace Hengjian.Browser.Tests.Accounts;

/// <summary>From the invitation to a session ended from another browser, as people do it.</summary>
public sealed class InvitationJourneyTests(BrowserSite site)
{
    private const string Password = "seven quiet lamps";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Invited_SetsPasswordAndSecondFactor_SignsInAgain_AndEndsTheOtherSession(bool scripts)
    {
        var name = scripts ? "wang.min" : "wang.lan";
        var link = await InviteAsync(name, scripts);
        await using var first = await site.VisitAsync(scripts);
        await first.Page.GotoAsync(link);
        await first.Page.FillAsync("#new-password", Password);
        await first.Page.FillAsync("#again", Password);
        await first.Page.ClickAsync("button.btn-primary");
        await first.IsAtAsync("/account$");
        Assert.Contains("尚未授权", await first.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        await GiveRightsAsync(name, scripts);
        await first.Page.GotoAsync("/account/factor");
        var secret = FromBase32(await first.Page.InnerTextAsync(".factor-secret"));
        await first.Page.FillAsync("#code", Totp.CodeOf(secret, Totp.StepOf(TimeProvider.System.GetUtcNow())));
        await first.Page.FillAsync("#password", Password);
        await first.Page.ClickAsync("button:has-text('开启')");
        Assert.Equal(10, await first.Page.Locator(".recovery-codes li").CountAsync());
        var recovery = await first.Page.InnerTextAsync(".recovery-codes li:first-child");

        await using var second = await site.VisitAsync(scripts);
        await second.Page.GotoAsync("/sign-in?next=%2Faccount");
        await second.Page.FillAsync("#account", name);
        await second.Page.FillAsync("#password", Password);
        await second.Page.ClickAsync("form button.btn-primary");
        await second.IsAtAsync("/sign-in/code");
        await second.Page.FillAsync("#code", recovery);
        await second.Page.ClickAsync("form button.btn-primary");
        await second.IsAtAsync("/account$");
        Assert.Contains("填报员", await second.Page.InnerTextAsync("dl.facts"), StringComparison.Ordinal);
        Assert.Contains("剩余恢复码 9 个", await second.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(1, await second.Page.Locator("button[aria-label^='结束']").CountAsync());
        await second.Page.ClickAsync("button[aria-label^='结束']");
        await second.IsAtAsync("done=sessions");

        await first.Page.GotoAsync("/data");
        Assert.Contains("/sign-in", first.Page.Url, StringComparison.Ordinal);
        Assert.Empty(first.Complaints.Concat(second.Complaints));
    }

    private async Task<string> InviteAsync(string name, bool scripts)
    {
        await using var admin = await site.SignedInAsync("administrator", scripts);
        await admin.Page.GotoAsync("/accounts");
        await admin.Page.ClickAsync("a:has-text('邀请账号')");
        await admin.IsAtAsync("/accounts/new$");
        await admin.Page.FillAsync("#show", name + "（岚溪市财政局）");
        await admin.Page.FillAsync("#name", name);
        await admin.Page.FillAsync("#region", "岚溪市");
        await admin.Page.ClickAsync("button:has-text('生成邀请链接')");
        var link = await admin.Page.InputValueAsync("#link");
        Assert.Empty(admin.Complaints);
        return new Uri(link.Trim()).PathAndQuery;
    }

    private async Task GiveRightsAsync(string name, bool scripts)
    {
        await using var safe = await site.SignedInAsync("security-administrator", scripts);
        await safe.Page.GotoAsync("/accounts?q=" + name);
        await safe.Page.ClickAsync("#accounts tbody a");
        await safe.IsAtAsync("/accounts/of/");
        await safe.Page.SelectOptionAsync("#role", "clerk");
        await safe.Page.FillAsync("#grant-region", "岚溪市");
        await safe.Page.FillAsync("#unit", "990100-finance");
        await safe.Page.ClickAsync("form[aria-label=授权] button.btn-primary");
        await safe.IsAtAsync("done=given");
        Assert.Contains("岚溪市", await safe.Page.InnerTextAsync("table"), StringComparison.Ordinal);
        Assert.Empty(safe.Complaints);
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Where(char.IsAsciiLetterOrDigit).Select(c =>
            Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
