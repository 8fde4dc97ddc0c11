using System.Net;
using Hengjian.Domain.Packages;

namespace Hengjian.Web.Tests.Features.Packages;

public sealed class WorkPageTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task APart_IsHandedInCheckedReturnedAndMerged_WithFormsAlone()
    {
        var seed = await PackageSeed.MakeAsync(site);
        var (clerk, head, lead) = (await site.SignedInAsync("finance-clerk"), await site.SignedInAsync("finance-head"), await site.SignedInAsync("lead"));
        var (work, package) = ($"/work/{seed.Finance}", $"/packages/{seed.Package}");
        Assert.Equal(HttpStatusCode.NotFound, (await lead.AnswerAsync(work)).StatusCode);
        await Done(clerk, work, "/hand-in");
        Assert.Contains("待审核", await TextAsync(clerk, work), StringComparison.Ordinal);
        await Done(head, work, "/return", ("reason", "口径不对"), ("due", "2099-01-31"));
        Assert.Contains("口径不对", await TextAsync(clerk, work), StringComparison.Ordinal);
        await Done(clerk, work, "/hand-in");
        var early = await head.PostFormAsync(work, work + "/return", ("reason", ""), ("due", "2099-01-31"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        await Done(head, work, "/check");
        Assert.Equal(HttpStatusCode.OK, (await lead.AnswerAsync(work)).StatusCode);
        await Done(lead, work, "/merge");
        var board = (await lead.PageAsync(package)).QuerySelector("main")!.TextContent;
        Assert.Contains("2 项中 1 项已汇入，1 项未完成", board, StringComparison.Ordinal);
        Assert.Contains("东溪县教育局", board, StringComparison.Ordinal);
        Assert.DoesNotContain("教育经费只增不减", board, StringComparison.Ordinal);
        var early2 = await lead.PostFormAsync(package, package + "/compile");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early2.StatusCode);
        Assert.Contains("还有 1 项没有汇入", (await early2.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        await seed.SetAsync(seed.Education, ContributionState.Merged);
        await Done(lead, package, "/compile");
        Assert.Contains("已汇总", await TextAsync(lead, package), StringComparison.Ordinal);
        var log = (await (await site.SignedInAsync("auditor")).PageAsync("/audit-log")).QuerySelector("main")!.TextContent;
        foreach (var word in (string[])["提交审核", "审核通过", "退回修改", "汇入", "汇总完成", "承办任务"]) Assert.Contains(word, log, StringComparison.Ordinal);
    }

    private static async Task Done(HttpClient client, string page, string deed, params (string, string)[] fields)
    {
        var answer = await client.PostFormAsync(page, page + deed, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{deed}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        Assert.Equal(page, answer.Headers.Location!.ToString());
    }

    private static async Task<string> TextAsync(HttpClient client, string address) => (await client.PageAsync(address)).QuerySelector("main")!.TextContent;
}
