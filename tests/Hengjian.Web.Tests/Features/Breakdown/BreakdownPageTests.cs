using System.Globalization;
using System.Net;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Tests.Features.Breakdown;

/// <summary>Breakdown and task centre by forms alone.</summary>
public sealed class BreakdownPageTests(WebSite site) : IClassFixture<WebSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SuggestionsAreTaken_IssuedAndSeenAsTasks_OthersStayOut()
    {
        var seed = await RoundSeed.MakeAsync(site);
        await AccountAsync("lead", new Grant("lead", RoundSeed.CityCode));
        await AccountAsync("county-lead", new Grant("lead", WebSite.FirstCounty));
        await AccountAsync("finance", new Grant("clerk", RoundSeed.CityCode, "970100-finance"));
        var lead = await site.SignedInAsync("lead");
        var page = string.Create(CultureInfo.InvariantCulture, $"/breakdown/{seed.City}");
        var shown = await lead.PageAsync(page);
        Assert.Contains("50 项中 0 项已有牵头单位，50 项未分", shown.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Contains("还不能下达：50 项没有牵头单位", shown.DocumentElement.TextContent, StringComparison.Ordinal);

        // Issuing now is refused with the items named, although the button is blocked.
        var refused = await lead.PostFormAsync(page, page + "/issue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostFormAsync(page, page + "/adopt", ("all", "true"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostFormAsync(page, page + "/items/4.1", ("lead", "970100-education"), ("cooperate", "970100-finance"), ("due", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostFormAsync(page, page + "/items/15.1/claim", ("move", nameof(ClaimMove.Claim)), ("reason", "无此项工作任务"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostFormAsync(page, page + "/issue")).StatusCode);

        var finance = await site.SignedInAsync("finance");
        var tasks = await finance.PageAsync("/tasks");
        Assert.Contains("填报：4.1 一般公共预算教育支出只增不减", tasks.DocumentElement.TextContent, StringComparison.Ordinal);
        var open = tasks.QuerySelectorAll("tbody tr").Length;
        Assert.Equal(open.ToString(CultureInfo.InvariantCulture), tasks.QuerySelector(".nav-count")!.TextContent);
        Assert.Contains($"{open} 项待办", tasks.QuerySelector(".concern")!.TextContent, StringComparison.Ordinal);

        // A clerk has no such page, a county's lead not the city's; the evaluator answers the claim and does not assign.
        Assert.Equal(HttpStatusCode.Forbidden, (await finance.GetAsync(page, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAsync("county-lead")).GetAsync(page, Cancel)).StatusCode);
        var supervisor = await site.SignedInAsync("supervisor");
        var list = string.Create(CultureInfo.InvariantCulture, $"/breakdown?round={seed.Round}");
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.PostFormAsync(list, page + "/adopt", ("all", "true"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.PostFormAsync(page + "/items/15.1", page + "/items/15.1/answer", ("move", nameof(ClaimMove.Agree)))).StatusCode);
        await using var db = site.Workspace.OpenDb();
        Assert.Equal(ClaimState.Agreed, (await db.Assignments.AsNoTracking().SingleAsync(a => a.PackageId == seed.City && a.Item == "15.1", Cancel)).ClaimState);

        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostFormAsync(page + "/board", page + "/remind", ("unit", "970100-finance"))).StatusCode);
        Assert.Contains("催办 1 次", (await finance.PageAsync("/tasks")).DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lead.PostFormAsync(page + "/board", page + "/remind", ("unit", "970100-finance"))).StatusCode);
    }

    private async Task AccountAsync(string name, Grant grant) =>
        Assert.True((await site.Workspace.Accounts.CreateAsync(name, WebSite.Password, "测试" + name, [grant], cancel: Cancel)).IsOk);
}
