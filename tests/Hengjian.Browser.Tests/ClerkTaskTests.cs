using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hengjian.Browser.Tests;

/// <summary>A clerk's task from a cold start, counted: pages loaded and clicks. bench/results/clerk-task.md tells what was before.</summary>
public sealed class ClerkTaskTests(BrowserSite site)
{
    private const int MostLoads = 9;
    private const int MostClicks = 14;
    private const string Text = "公办园学位继续增加，民办园认定和退出办法已经修订。";

    private int clicks;

    [Fact]
    public async Task ATask_FromSigningInToHandingIn_StaysWithinItsActs()
    {
        await using var visit = await site.VisitAsync();
        var page = visit.Page;
        var loads = 0;
        page.Request += (_, request) =>
        {
            if (request.IsNavigationRequest && request.Method == "GET") loads++;
        };
        await page.GotoAsync("/");
        await TypeAsync(page, "#account", "county-clerk");
        await TypeAsync(page, "#password", Evaluation.Demo.DemoAccounts.Password);
        await ClickAsync(page, "form button.btn-primary");
        await ClickAsync(page, "main a:has-text('项待办')");
        await ClickAsync(page, "a:has-text('填报：10.4')");
        await ClickAsync(page, "main a:text-is('数据')");
        await Expect(page.Locator("#fill[data-ready]")).ToBeVisibleAsync();
        await ClickAsync(page, ".fill-input >> nth=0");
        await page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.setData('text/plain', '6180\r\n4390');
              document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await Expect(page.Locator("#fill-status")).ToContainTextAsync("全部已存");
        await ClickAsync(page, "main .tabs a:has-text('文字')");
        clicks++;
        await page.SelectOptionAsync("#status", new SelectOptionValue { Index = 1 });
        foreach (var block in (int[])[0, 1, 4])
        {
            await TypeAsync(page, $"textarea.nv-text >> nth={block}", Text);
            await Expect(page.Locator("[data-state]").Nth(block)).ToContainTextAsync("● 已存");
        }
        await ClickAsync(page, "main .tabs a:has-text('任务')");
        await ClickAsync(page, "button:has-text('提交审核')");
        await Expect(page.Locator(".page-head .chip")).ToHaveTextAsync("待审核");
        // What comes next is one click away.
        await Expect(page.Locator(".notice")).ToContainTextAsync("下一项待办");
        TestContext.Current.SendDiagnosticMessage($"{loads} pages, {clicks} clicks");
        Assert.InRange(loads, 1, MostLoads);
        Assert.InRange(clicks, 1, MostClicks);
        Assert.Empty(visit.Complaints);
    }

    private async Task ClickAsync(IPage page, string what)
    {
        clicks++;
        await page.ClickAsync(what);
    }

    private async Task TypeAsync(IPage page, string where, string text)
    {
        clicks++;
        await page.ClickAsync(where);
        await page.FillAsync(where, text);
    }
}
