using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Hengjian.Browser.Tests.WhatIf;

public sealed class WhatIfJourneyTests(BrowserSite site)
{
    private const string Round = "/what-if?round=4";

    [Fact]
    public async Task WithScripts_TheResultFollowsTheField_AndTheAddressSaysWhatIsShown()
    {
        await using var visit = await site.SignedInAsync("supervisor");
        var page = visit.Page;
        await page.GotoAsync(Round);
        await Assertions.Expect(page.Locator("#what-if-result .answer")).ToContainTextAsync("与正式结果相同");
        await page.EvaluateAsync("() => window.same = true");
        await page.FillAsync("[id='grade/1']", "99");
        await Assertions.Expect(page.Locator("#what-if-result .answer")).ToContainTextAsync("等次改变");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("c=grade"));
        await page.FillAsync("[id='grade/1']", "90");
        var slider = page.Locator("[data-lever]:has([id='points/1.1']) input[type=range]");
        await page.EvaluateAsync("() => document.getElementById('points/1.1').closest('details').open = true");
        await slider.FillAsync("9");
        await Assertions.Expect(page.Locator("[id='points/1.1']")).ToHaveValueAsync("9");
        await Assertions.Expect(page.Locator("#what-if-result")).ToContainTextAsync("按比例配平");
        await Assertions.Expect(page.Locator("#what-if-rank")).ToContainTextAsync("↑");
        await page.FillAsync("[id='points/1.1']", "abc");
        await Assertions.Expect(page.Locator("[id='e-points/1.1']")).ToContainTextAsync("不是数");
        await Assertions.Expect(page.Locator("#what-if-rank")).ToHaveCountAsync(0);
        await page.FillAsync("[id='points/1.1']", "9");
        await Assertions.Expect(page.Locator("[id='e-points/1.1']")).ToBeHiddenAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => window.same === true"));
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ChangeAWeight_SeeRanksMove_Save_Compare_Export_Delete(bool scripts)
    {
        await using var visit = await site.SignedInAsync("supervisor", scripts);
        var page = visit.Page;
        var names = new[] { "加重第一条" + scripts, "放宽等次线" + scripts };
        await SaveAsync(page, "points/1.1", "12", names[0]);
        await SaveAsync(page, "grade/1", "85", names[1]);
        await page.ClickAsync(".page-head >> text=推演方案");
        foreach (var name in names) await page.CheckAsync($"tr:has-text('{name}') input[type=checkbox]");
        await page.ClickAsync("text=并排对比所选");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("等次线：优秀");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("推演，不是正式结果");
        // The checker itself needs scripts.
        if (scripts) Assert.Empty((await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => v.Id + v.Nodes[0].Html));
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync(".page-head >> text=CSV"));
        var text = await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
        Assert.All(text.Trim().Split('\n').Skip(1), row => Assert.Contains("推演，不是正式结果", row, StringComparison.Ordinal));
        Assert.Contains(names[0], text, StringComparison.Ordinal);
        await page.ClickAsync(".crumbs >> text=推演方案");
        foreach (var name in names)
        {
            await page.ClickAsync($"tr:has-text('{name}') summary");
            await page.ClickAsync($"text=确认删除“{name}”");
            await Assertions.Expect(page.Locator($"tr:has-text('{name}')")).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task WithoutScripts_WhatIsWrongStandsAtItsField_AndNothingElseIsShown()
    {
        await using var visit = await site.SignedInAsync("supervisor", scripts: false);
        await visit.Page.GotoAsync(Round);
        await visit.Page.CheckAsync("input[name=fit][value=own]");
        await OpenAsync(visit.Page, "points/1.1");
        await visit.Page.FillAsync("[id='points/1.1']", "50");
        await visit.Page.ClickAsync("text=重新推演");
        await Assertions.Expect(visit.Page.Locator("#what-if-result")).ToContainTextAsync("应为：100 分");
        Assert.Equal("50", await visit.Page.InputValueAsync("[id='points/1.1']"));
        Assert.Equal(0, await visit.Page.Locator("#what-if-rank").CountAsync());
    }

    [Fact]
    public async Task Print_EverySheetIsStamped()
    {
        await using var visit = await site.SignedInAsync("supervisor");
        await visit.Page.GotoAsync(Round + "&c=grade%2F1~80");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await visit.Page.Locator(".what-if-stamp").IsVisibleAsync());
        Assert.False(await visit.Page.Locator("#what-if-form").IsVisibleAsync());
        Assert.Equal("fixed", await visit.Page.Locator(".what-if-stamp").EvaluateAsync<string>("e => getComputedStyle(e).position"));
    }

    [Fact]
    public async Task AClerk_SeesTheOwnCountyOnly()
    {
        await using var visit = await site.SignedInAsync("county-clerk");
        await visit.Page.GotoAsync("/what-if?round=3");
        Assert.InRange(await visit.Page.Locator("#what-if-rank tbody tr").CountAsync(), 0, 1);
    }

    private static async Task SaveAsync(IPage page, string key, string value, string name)
    {
        await page.GotoAsync(Round);
        await OpenAsync(page, key);
        await page.FillAsync($"[id='{key}']", value);
        await page.ClickAsync("text=重新推演");
        await Assertions.Expect(page.Locator("#what-if-result .answer")).ToContainTextAsync("如果这样改");
        await page.FillAsync("#what-if-name", name);
        await page.ClickAsync("text=保存为推演方案");
        await Assertions.Expect(page.Locator(".notice-info")).ToContainTextAsync(name);
    }

    // Areas are folded: opened by their headings, as a person does.
    private static async Task OpenAsync(IPage page, string key)
    {
        if (!await page.Locator($"[id='{key}']").IsVisibleAsync())
            await page.ClickAsync($".lever-group:has([id='{key}']) > summary");
    }
}
