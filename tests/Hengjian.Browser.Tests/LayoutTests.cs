namespace Hengjian.Browser.Tests;

/// <summary>Pages whose shape was once wrong though every word on them was right.</summary>
public sealed class LayoutTests(BrowserSite site)
{
    [Fact]
    public async Task Calendar_KeepsItsLinesApart_InMonthsOfSixWeeksToo()
    {
        await using var visit = await site.SignedInAsync("supervisor");
        await visit.Page.GotoAsync("/calendar?year=2026");
        var heights = await visit.Page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('.rs-months tbody tr')].map(r => Math.round(r.getBoundingClientRect().height))");
        Assert.True(heights.Length > 60);
        Assert.Single(heights.Distinct());
        // 休 and 班 stand beside the colour.
        Assert.Equal("\"休\"", await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('td.rs-holiday'), '::after').content"));
    }

    [Fact]
    public async Task LedgerThatWasHandedIn_ShowsAllItsColumns_OnAnOfficeScreen()
    {
        await using var visit = await site.SignedInAsync("county-clerk");
        var page = visit.Page;
        await page.GotoAsync("/periodic");
        await page.Locator("tr", new() { HasText = "按时" }).Locator("a", new() { HasText = "校园安全隐患台账" }).First.ClickAsync();
        await visit.IsAtAsync("/periodic/reports/[0-9]+$");
        Assert.True(await page.Locator(".pd-rows tbody tr").CountAsync() > 0);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => { const wrap = document.querySelector('.pd-rows').parentElement; return wrap.scrollWidth - wrap.clientWidth; }"));
    }

    [Fact]
    public async Task TrialWithoutFigures_IsAFewScreens_AndNamesWhatIsMissingOnPaper()
    {
        await using var visit = await site.SignedInAsync("lead");
        var page = visit.Page;
        await page.GotoAsync("/self-scores/1/trial");
        Assert.True(await page.Locator(".sc-lacks").CountAsync() > 20);
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight") < 5 * 768);
        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.True(await page.Locator(".sc-lacks li").First.IsVisibleAsync());
    }
}
