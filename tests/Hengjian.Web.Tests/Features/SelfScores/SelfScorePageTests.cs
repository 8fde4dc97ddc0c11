using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Web.Tests.Features.Breakdown;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Tests.Features.SelfScores;

/// <summary>Scores by forms alone, and for whom.</summary>
public sealed class SelfScorePageTests(WebSite site) : IClassFixture<WebSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheLeadFillsThePage_TheUnitItsItems_OthersReadOrDoNot()
    {
        var seed = await RoundSeed.MakeAsync(site);
        (string Name, Grant Grant)[] people =
        [
            ("sc-lead", new("lead", RoundSeed.CityCode)), ("sc-clerk", new("clerk", RoundSeed.CityCode, "970100-finance")), ("sc-office", new("government-office", RoundSeed.CityCode)),
            ("sc-county", new("lead", WebSite.FirstCounty)), ("sc-expert", new("reviewer", 970000)), ("sc-head", new("checker", RoundSeed.CityCode, "970100-finance")),
        ];
        foreach (var (name, grant) in people) await site.Workspace.Accounts.CreateAsync(name, WebSite.Password, "测试" + name, [grant], cancel: Cancel);
        var lead = await site.SignedInAsync("sc-lead");
        var breakdown = string.Create(CultureInfo.InvariantCulture, $"/breakdown/{seed.City}");
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostFormAsync(breakdown, breakdown + "/adopt", ("all", "true"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostFormAsync(breakdown, breakdown + "/issue")).StatusCode);
        var address = string.Create(CultureInfo.InvariantCulture, $"/self-scores/{seed.City}");
        Assert.Contains(address, (await lead.PageAsync(string.Create(CultureInfo.InvariantCulture, $"/packages/{seed.City}"))).Body!.InnerHtml, StringComparison.Ordinal);

        // Full marks where nothing stands, one item typed otherwise.
        var page = await lead.PageAsync(address);
        Assert.Contains("50 项未打分", page.QuerySelector(".page-head")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(50, page.QuerySelectorAll("input[name^='points.']").Length);
        var saved = await lead.PostFormAsync(address, address, [.. Fields(page, ("points.4.1", "2.5")), ("fill", "full")]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        page = await lead.PageAsync(address);
        Assert.Equal("2.5", Value(page, "points.4.1"));
        Assert.Contains("项低于分值没有写理由", page.QuerySelector(".rs-answer")!.TextContent, StringComparison.Ordinal);
        // What is wrong is told at its place, what was typed stays, nothing is stored.
        var refused = await lead.PostFormAsync(address, address, Fields(page, ("points.4.1", "三分"), ("reason.4.2", "改了理由")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var shown = await refused.ReadPageAsync();
        Assert.Equal(("三分", "改了理由"), (Value(shown, "points.4.1"), Value(shown, "reason.4.2")));
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostFormAsync(address, address, Fields(page, ("reason.4.1", "少 1 县")))).StatusCode);
        var history = await lead.PageAsync(address + "/items/4.1");
        Assert.Equal(2, history.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.AnswerAsync(address + "/items/99")).StatusCode);

        // The unit: own items alone, with fields for a proposal where it leads; its head reads.
        var clerk = await site.SignedInAsync("sc-clerk");
        var own = await clerk.PageAsync(address);
        Assert.InRange(own.QuerySelectorAll("tbody tr[id]").Length, 1, 49);
        Assert.Equal("", Value(own, "points.4.1"));
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostFormAsync(address, address, Fields(own, ("points.4.1", "2"), ("reason.4.1", "有 1 县未达到")))).StatusCode);
        Assert.Equal("2", Value(await clerk.PageAsync(address), "points.4.1"));
        Assert.Equal("2.5", Value(await lead.PageAsync(address), "points.4.1"));
        var head = await site.SignedInAsync("sc-head");
        Assert.Equal(HttpStatusCode.OK, (await head.AnswerAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.PostFormAsync("/account", address, ("points.4.1", "1"))).StatusCode);

        // Reading only, and not at all.
        var office = await site.SignedInAsync("sc-office");
        Assert.Empty((await office.PageAsync(address)).QuerySelectorAll("input[name^='points.']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await office.PostFormAsync("/account", address, ("points.4.1", "1"))).StatusCode);
        foreach (var (name, status) in new[] { ("sc-county", HttpStatusCode.NotFound), ("sc-expert", HttpStatusCode.NotFound), ("supervisor", HttpStatusCode.NotFound), ("auditor", HttpStatusCode.Forbidden) })
        {
            var client = await site.SignedInAsync(name);
            Assert.Equal(status, (await client.AnswerAsync(address)).StatusCode);
            Assert.Equal(status, (await client.AnswerAsync(address + "/items/4.1")).StatusCode);
            Assert.True((await client.PostFormAsync("/account", address, ("points.4.1", "1"))).StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, name);
        }
        // The county's package is not scored.
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignedInAsync("sc-county")).AnswerAsync(string.Create(CultureInfo.InvariantCulture, $"/self-scores/{seed.County}"))).StatusCode);

        // A trial for the lead alone, marked as what it is, and the table with both; others get the table of what their page shows.
        var trial = await lead.PageAsync(address + "/trial");
        Assert.Contains("试算，不是结果", trial.Body!.TextContent, StringComparison.Ordinal);
        // Folded, so that fifty items stay a page; unfolded, every value by its name, as many as were said.
        var lacks = trial.QuerySelectorAll("details.sc-lacks:not([open])");
        Assert.NotEmpty(lacks);
        Assert.All(lacks, l => Assert.Equal($"缺 {l.QuerySelectorAll("li").Length} 个数", l.QuerySelector("summary")!.TextContent));
        Assert.Equal(50, trial.QuerySelectorAll("tbody tr:not(.rs-area)").Length);
        Assert.Contains(address + "/trial", (await lead.PageAsync(address)).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("试算得分", await SheetAsync(lead, address), StringComparison.Ordinal);
        Assert.DoesNotContain("试算", await SheetAsync(clerk, address), StringComparison.Ordinal);
        foreach (var (client, status) in new[] { (clerk, HttpStatusCode.Forbidden), (head, HttpStatusCode.Forbidden), (office, HttpStatusCode.Forbidden), (await site.SignedInAsync("sc-county"), HttpStatusCode.NotFound), (await site.SignedInAsync("supervisor"), HttpStatusCode.Forbidden) })
            Assert.Equal(status, (await client.AnswerAsync(address + "/trial")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAsync("sc-expert")).AnswerAsync(address + "/table.xlsx")).StatusCode);

        // Handed up, the evaluator reads points and reasons, not how they came about.
        await using var db = site.Workspace.OpenDb();
        await db.Packages.Where(p => p.Id == seed.City).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, PackageState.Submitted).SetProperty(p => p.Openness, Openness.Evaluator), Cancel);
        var supervisor = await site.SignedInAsync("supervisor");
        Assert.Equal(HttpStatusCode.OK, (await supervisor.AnswerAsync(address)).StatusCode);
        Assert.DoesNotContain("测试sc-lead", (await supervisor.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.AnswerAsync(address + "/items/4.1")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.AnswerAsync(address + "/trial")).StatusCode);
        Assert.DoesNotContain("试算", await SheetAsync(supervisor, address), StringComparison.Ordinal);
        Assert.DoesNotContain("建议", await SheetAsync(supervisor, address), StringComparison.Ordinal);
        var closed = await lead.PostFormAsync("/account", address, ("points.4.1", "1"), ("base.4.1", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, closed.StatusCode);
        Assert.Contains("得分已封存", (await closed.ReadPageAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnIssuedItem_GetsAnotherUnitFromItsPage()
    {
        var seed = await RoundSeed.MakeAsync(site);
        await site.Workspace.Accounts.CreateAsync("ex-lead", WebSite.Password, "测试牵头", [new Grant("lead", RoundSeed.CityCode)], cancel: Cancel);
        var lead = await site.SignedInAsync("ex-lead");
        var breakdown = string.Create(CultureInfo.InvariantCulture, $"/breakdown/{seed.City}");
        await lead.PostFormAsync(breakdown, breakdown + "/adopt", ("all", "true"));
        await lead.PostFormAsync(breakdown, breakdown + "/issue");
        var item = breakdown + "/items/4.1";
        Assert.Equal(2, (await lead.PageAsync(item)).QuerySelectorAll("#exchange-from option").Length);
        var refused = await lead.PostFormAsync(item, item + "/exchange", ("from", "970100-finance"), ("to", "970100-tax"), ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var done = await lead.PostFormAsync(item, item + "/exchange", ("from", "970100-finance"), ("to", "970100-tax"), ("reason", "机构职责调整"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains("改由", Uri.UnescapeDataString(done.Headers.Location!.ToString()), StringComparison.Ordinal);
        Assert.Contains("税务", (await lead.PageAsync(item)).QuerySelector("#lead option[selected]")!.TextContent, StringComparison.Ordinal);
        var supervisor = await site.SignedInAsync("supervisor");
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.PostFormAsync("/account", item + "/exchange", ("from", "970100-tax"), ("to", "970100-finance"), ("reason", "x"))).StatusCode);
    }

    // All words of the workbook.
    private static async Task<string> SheetAsync(HttpClient client, string address)
    {
        using var answer = await client.AnswerAsync(address + "/table.xlsx");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Cancel)));
        var text = new System.Text.StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(await reader.ReadToEndAsync(Cancel));
        }
        return text.ToString();
    }

    private static string Value(IHtmlDocument page, string name) => page.QuerySelector($"input[name='{name}']")!.GetAttribute("value") ?? "";

    private static (string, string)[] Fields(IHtmlDocument page, params (string Name, string Value)[] typed) =>
    [
        .. page.QuerySelectorAll("form input").Select(i => (Name: i.GetAttribute("name") ?? "", Value: i.GetAttribute("value") ?? ""))
            .Where(f => f.Name.StartsWith("points.", StringComparison.Ordinal) || f.Name.StartsWith("reason.", StringComparison.Ordinal) || f.Name.StartsWith("base.", StringComparison.Ordinal))
            .Select(f => typed.FirstOrDefault(t => t.Name == f.Name) is { Name: not null } t ? t : f),
    ];
}
