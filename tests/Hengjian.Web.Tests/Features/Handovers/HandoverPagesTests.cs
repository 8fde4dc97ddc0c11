using System.Net;
using Hengjian.Domain.Access;
using Hengjian.Domain.People;
using Hengjian.Web.Tests.Features.Breakdown;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Tests.Features.Handovers;

/// <summary>From the own account to the receiver's yes, by plain forms; and a unit's list is no one else's.</summary>
public sealed class HandoverPagesTests(WebSite site) : IClassFixture<WebSite>
{
    private const string Unit = "970100-finance";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task SeedAsync()
    {
        await using var db = site.Workspace.OpenDb();
        if (await db.Units.AnyAsync(u => u.Id == Unit, Cancel)) return;
        await RoundSeed.MakeAsync(site);
        foreach (var (name, role, unit) in ((string, string, string?)[])[("gives", "clerk", Unit), ("takes", "clerk", Unit), ("chief", "checker", Unit), ("next-door", "clerk", "970100-education"), ("city-lead", "lead", null)])
            Assert.True((await site.Workspace.Accounts.CreateAsync(name, WebSite.Password, "阳川" + name, [new Grant(role, RoundSeed.CityCode, unit)], cancel: Cancel)).IsOk);
    }

    private async Task<long> IdAsync(string account)
    {
        await using var db = site.Workspace.OpenDb();
        return await db.Accounts.Where(a => a.Name == account).Select(a => a.Id).SingleAsync(Cancel);
    }

    [Fact]
    public async Task FromTheOwnAccount_ToTheReceiversYes()
    {
        await SeedAsync();
        var (gives, takes) = (await site.SignedInAsync("gives"), await site.SignedInAsync("takes"));
        var own = await gives.PageAsync("/account");
        var start = own.QuerySelector("a[href='/people/handover']")!.GetAttribute("href")!;
        var unit = (await gives.PageAsync(start)).QuerySelector("a[href*='unit=']")!.GetAttribute("href")!;
        var form = await gives.PageAsync(unit);
        Assert.Contains("授权 1 项", form.QuerySelector(".rs-answer")!.TextContent, StringComparison.Ordinal);
        // Colleagues by name; sign-in names of others are not on the page.
        Assert.DoesNotContain("\"takes\"", form.DocumentElement.OuterHtml, StringComparison.Ordinal);
        string Field(string name) => form.QuerySelector($"form[action='/people/handover'] input[name={name}]")!.GetAttribute("value")!;
        (string, string)[] fields = [("unit", Field("unit")), ("from", Field("from")), ("to", (await IdAsync("takes")).ToString(System.Globalization.CultureInfo.InvariantCulture))];
        var nothing = await gives.PostFormAsync(unit, "/people/handover", [.. fields, ("reason", "")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        var made = await gives.PostFormAsync(unit, "/people/handover", [.. fields, ("reason", "工作调动")]);
        var page = made.Headers.Location!.ToString().Replace("?done=prepared", "", StringComparison.Ordinal);

        Assert.Contains("1 份待接收", await takes.TextAsync("/account"), StringComparison.Ordinal);
        Assert.Null((await gives.PageAsync(page)).QuerySelector($"form[action='{page}/accept']"));
        Assert.NotNull((await takes.PageAsync(page)).QuerySelector($"form[action='{page}/accept']"));
        var file = await takes.AnswerAsync(page + "/list.docx");
        Assert.Equal("工作移交清单 阳川市财政局", file.Content.Headers.ContentDisposition!.FileNameStar![.."工作移交清单 阳川市财政局".Length]);
        Assert.Equal(HttpStatusCode.Forbidden, (await gives.PostFormAsync(page, page + "/accept")).StatusCode);
        Assert.Equal(page + "?done=accepted", (await takes.PostFormAsync(page, page + "/accept")).Headers.Location!.ToString());
        Assert.Contains("已接收", (await gives.PageAsync(page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await takes.PostFormAsync(page, page + "/accept")).StatusCode);
    }

    [Fact]
    public async Task TheHeadAndTheLead_BeginItForSomebodyElse_AndOthersFindNothing()
    {
        await SeedAsync();
        var id = (await IdAsync("chief")).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var start = "/people/handover?unit=" + Unit;
        foreach (var name in (string[])["chief", "city-lead"])
            Assert.NotNull((await (await site.SignedInAsync(name)).PageAsync(start)).QuerySelector("select[name=from]"));
        Assert.Contains(start, (await (await site.SignedInAsync("city-lead")).PageAsync("/people/units/of/" + Unit)).QuerySelector("aside")!.InnerHtml, StringComparison.Ordinal);
        foreach (var name in (string[])["next-door", "clerk", "county-safe", "auditor"])
        {
            var client = await site.SignedInAsync(name);
            Assert.Equal(HttpStatusCode.NotFound, (await client.AnswerAsync(start)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.PostFormAsync("/account", "/people/handover", ("unit", Unit), ("from", id), ("to", id), ("reason", "x"))).StatusCode);
        }
        var lead = await site.SignedInAsync("city-lead");
        var made = await lead.PostFormAsync(start, "/people/handover", ("unit", Unit), ("from", id), ("to", (await IdAsync("gives")).ToString(System.Globalization.CultureInfo.InvariantCulture)), ("reason", "退休"));
        // A head's work cannot go to a clerk of the same unit.
        Assert.Contains("填报员和审核员不得为同一人", (await made.ReadPageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await using var db = site.Workspace.OpenDb();
        Assert.False(await db.Handovers.AnyAsync(h => h.FromAccount == "chief" && h.State == HandoverState.Accepted, Cancel));
    }
}
