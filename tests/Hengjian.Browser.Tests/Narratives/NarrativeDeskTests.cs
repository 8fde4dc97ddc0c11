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

    [Fact]
    public async Task AConflict_KeepsMyText_UntilItIsReallyStored_AndTheHeadOfTheBlockFollows()
    {
        await using var visit = await site.SignedInAsync("finance-clerk");
        var page = visit.Page;
        var address = (await EvidenceUploadBrowserTests.PartAsync(page, "4.3")).Replace("/evidence/", "/narrative/", StringComparison.Ordinal);
        await using var other = await site.SignedInAsync("finance-clerk");
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("#problem .nv-version")).ToHaveTextAsync("还没有写");
        await other.Page.GotoAsync(address);
        await other.Page.FillAsync("#problem-text", "对方写的。");
        await Assertions.Expect(other.Page.Locator("#problem [data-state]")).ToHaveTextAsync("● 已存，第 1 版");
        await Assertions.Expect(other.Page.Locator("#problem .nv-version")).ToContainTextAsync("第 1 版，finance-clerk");
        // With an end the server cuts off: it made the page load itself for ever.
        await page.FillAsync("#problem-text", "我写的。\n");
        await Assertions.Expect(page.Locator(".nv-conflict")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#problem-text")).ToHaveValueAsync("我写的。");
        await Assertions.Expect(page.Locator("#problem [data-state]")).ToContainTextAsync("没有存");
        // Who leaves without deciding is asked again.
        await page.EvaluateAsync("() => window.addEventListener('beforeunload', e => e.stopImmediatePropagation(), true)");
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator(".nv-conflict")).ToBeVisibleAsync();
        await page.ClickAsync("#problem button:has-text('保存')");
        await Assertions.Expect(page.Locator("#problem [data-state]")).ToHaveTextAsync("● 已存，第 2 版");
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("#problem-text")).ToHaveValueAsync("我写的。");
        await Assertions.Expect(page.Locator("#problem .nv-version")).ToContainTextAsync("第 2 版");
    }

    [Fact]
    public async Task TypingWhileASaveIsMerged_LosesNeitherMyWordsNorTheOthers()
    {
        await using var visit = await site.SignedInAsync("finance-clerk");
        var page = visit.Page;
        var address = (await EvidenceUploadBrowserTests.PartAsync(page, "4.3")).Replace("/evidence/", "/narrative/", StringComparison.Ordinal);
        await using var other = await site.SignedInAsync("finance-clerk");
        await other.Page.GotoAsync(address);
        await other.Page.FillAsync("#state-text", "一\n二\n三");
        await Assertions.Expect(other.Page.Locator("#state [data-state]")).ToHaveTextAsync("● 已存，第 1 版");
        await page.GotoAsync(address);
        await other.Page.FillAsync("#state-text", "一\n二\n三改");
        await Assertions.Expect(other.Page.Locator("#state [data-state]")).ToHaveTextAsync("● 已存，第 2 版");
        var held = new TaskCompletionSource<IRoute>();
        await page.RouteAsync("**/state/autosave", route => held.TrySetResult(route) ? Task.CompletedTask : route.ContinueAsync());
        await page.FillAsync("#state-text", "一改\n二\n三");
        var route = await held.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await page.FillAsync("#state-text", "一改再改\n二\n三");
        await route.ContinueAsync();
        await Assertions.Expect(page.Locator("#state-text")).ToHaveValueAsync("一改再改\n二\n三改");
        await Assertions.Expect(page.Locator("#state [data-state]")).ToContainTextAsync("●");
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("#state-text")).ToHaveValueAsync("一改再改\n二\n三改");
        Assert.Empty(visit.Complaints);
    }
}
