using Hengjian.Browser.Tests.Evidences;
using Microsoft.Playwright;

namespace Hengjian.Browser.Tests.Narratives;

/// <summary>A text saves itself, is audited while it is written, and outlives a lost network.</summary>
public sealed class NarrativeDeskTests(BrowserSite site)
{
    [Fact]
    public async Task Typing_Saves_Flags_AndComesBackAfterTheNetworkWasLost()
    {
        await using var visit = await site.SignedInAsync("finance-clerk");
        var page = visit.Page;
        var address = (await EvidenceUploadBrowserTests.PartAsync(page, "4.3")).Replace("/evidence/", "/narrative/", StringComparison.Ordinal);
        await page.GotoAsync(address);
        await page.FillAsync("#effect-text", "2026年教育投入24.7亿元，比上年增加1.7亿元，增长6.9%。");
        await Assertions.Expect(page.Locator("#effect [data-state]")).ToHaveTextAsync("● 已存，第 1 版");
        await Assertions.Expect(page.Locator(".nv-flag-wrong")).ToContainTextAsync("7.4%");
        await page.ClickAsync(".nv-flag-wrong a");
        Assert.Equal("24.7亿元，比上年增加1.7亿元，增长6.9%", await page.EvaluateAsync<string>("() => { const t = document.getElementById('effect-text'); return t.value.slice(t.selectionStart, t.selectionEnd); }"));

        // A figure put in by a click prints what it stands for.
        await page.Locator("#practice-text").FocusAsync();
        await page.Locator("[data-insert^='〔值']").First.ClickAsync();
        await Assertions.Expect(page.Locator("#practice [data-state]")).ToContainTextAsync("已存");
        await Assertions.Expect(page.Locator(".nv-token").First).ToBeVisibleAsync();

        // The network goes, the browser is closed, and the words are there again.
        await page.RouteAsync("**/autosave", route => route.AbortAsync());
        await page.FillAsync("#next-text", "下一步补齐缺口。");
        await Assertions.Expect(page.Locator("#next [data-state]")).ToContainTextAsync("已存本机");
        await page.UnrouteAllAsync();
        await page.EvaluateAsync("() => window.addEventListener('beforeunload', e => e.stopImmediatePropagation(), true)");
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("#next [data-state]")).ToContainTextAsync("● 已存");
        await Assertions.Expect(page.Locator("#next-text")).ToHaveValueAsync("下一步补齐缺口。");
        Assert.All(visit.Complaints, c => Assert.Contains("ERR_FAILED", c, StringComparison.Ordinal));
    }
}
