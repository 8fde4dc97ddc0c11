using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Hengjian.Browser.Tests.Filling;

public sealed class FillJourneyTests(BrowserSite site)
{
    private static readonly string? Shots = Environment.GetEnvironmentVariable("HENGJIAN_SHOTS");

    [Fact]
    public async Task TypePasteFillDownUndo_EveryCellIsSavedAsItIsTyped_AndThereAgainAfterwards()
    {
        await using var visit = await site.SignedInAsync("county-clerk");
        var page = visit.Page;
        await page.GotoAsync("/fill");
        await ShotAsync(page, "fill-list");
        await page.ClickAsync("a:has-text('2026年地区年度表')");
        await Assertions.Expect(page.Locator("#fill[data-ready]")).ToBeVisibleAsync();
        var cells = page.Locator(".fill-input");
        await cells.Nth(0).FillAsync("1234");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#fill-status")).ToContainTextAsync("全部已存");
        await Assertions.Expect(page.Locator(".fill-cell").Nth(0)).ToHaveClassAsync(new Regex("is-(saved|wrong)"));
        // What cannot be read is kept as it was typed, and said.
        await cells.Nth(1).FillAsync("多少呢");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".fill-cell").Nth(1).Locator(".fill-problem")).ToBeVisibleAsync();
        // A column of a table program lands cell by cell.
        await cells.Nth(2).FocusAsync();
        await page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.setData('text/plain', '11\r\n12\r\n13\r\n');
              document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(cells.Nth(4)).ToHaveValueAsync("13");
        await Assertions.Expect(page.Locator("#fill-status")).ToContainTextAsync("全部已存");
        await cells.Nth(5).FocusAsync();
        await page.Keyboard.PressAsync("Control+d");
        await Assertions.Expect(cells.Nth(5)).ToHaveValueAsync("13");
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(cells.Nth(5)).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator("#fill-status")).ToContainTextAsync("全部已存");
        await ShotAsync(page, "fill-sheet");
        Assert.Empty((await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => v.Id + v.Nodes[0].Html));
        await page.ReloadAsync();
        await Assertions.Expect(cells.Nth(0)).ToHaveValueAsync("1234");
        await Assertions.Expect(cells.Nth(1)).ToHaveValueAsync("多少呢");
        await Assertions.Expect(cells.Nth(4)).ToHaveValueAsync("13");
        await page.Locator(".fill-more").Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("手工录入");
        await ShotAsync(page, "fill-cell");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task WhatIsTypedWithoutALine_StaysOnTheMachine_AndIsSentWhenItIsBack()
    {
        await using var visit = await site.SignedInAsync("county-clerk");
        var page = visit.Page;
        await page.GotoAsync("/fill");
        await page.ClickAsync("a:has-text('2026年幼儿园表')");
        await Assertions.Expect(page.Locator("#fill[data-ready]")).ToBeVisibleAsync();
        await page.RouteAsync("**/ops", route => route.AbortAsync());
        var cell = page.Locator(".fill-input").Last;
        await cell.FillAsync("7");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#fill-status")).ToContainTextAsync("记在本机");
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.ReloadAsync();
        // Typed before the page was left, there again before anything was sent.
        await Assertions.Expect(page.Locator(".fill-input").Last).ToHaveValueAsync("7");
        await page.UnrouteAsync("**/ops");
        await Assertions.Expect(page.Locator("#fill-status")).ToContainTextAsync("全部已存", new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task WhatTheServerDoesNotTake_StaysOnTheMachineWithItsReason_AndKeepsNothingElseBack()
    {
        await using var visit = await site.SignedInAsync("county-clerk");
        var page = visit.Page;
        await page.GotoAsync("/fill");
        await page.ClickAsync("a:has-text('2026年地区年度表')");
        await Assertions.Expect(page.Locator("#fill[data-ready]")).ToBeVisibleAsync();
        var cells = page.Locator(".fill-input");
        // A sign no database keeps: refused by the server; the neighbour is stored.
        await cells.Nth(6).FocusAsync();
        await page.EvaluateAsync("() => { document.activeElement.value = '1\\u00002'; }");
        await page.Keyboard.PressAsync("Enter");
        await cells.Nth(7).FillAsync("17");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#fill-status")).ToContainTextAsync("1 格没有存上");
        await Assertions.Expect(page.Locator("#fill-status")).ToContainTextAsync("其余已存");
        await Assertions.Expect(page.Locator("#fill-refused")).ToContainTextAsync("不能保存的字符");
        await Assertions.Expect(cells.Nth(6)).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator(".fill-cell").Nth(7)).ToHaveClassAsync(new Regex("is-(saved|wrong)"));
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#fill-refused")).ToContainTextAsync("不能保存的字符");
        await ShotAsync(page, "fill-refused");
        await page.ClickAsync("#fill-refused button:has-text('丢弃')");
        await Assertions.Expect(page.Locator("#fill-refused")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".fill-cell").Nth(6)).ToHaveClassAsync(new Regex("is-empty"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task ABatchTheServerBreaksOver_IsHalved_UntilOnlyThePoisonedCellIsLeft()
    {
        await using var visit = await site.SignedInAsync("county-clerk");
        var page = visit.Page;
        await page.GotoAsync("/fill");
        await page.ClickAsync("a:has-text('2026年地区分学段年度表')");
        await Assertions.Expect(page.Locator("#fill[data-ready]")).ToBeVisibleAsync();
        await page.RouteAsync("**/ops", route => route.Request.PostData!.Contains("777777", StringComparison.Ordinal)
            ? route.FulfillAsync(new() { Status = 500 }) : route.ContinueAsync());
        await page.Locator(".fill-input").Nth(1).FocusAsync();
        await page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.setData('text/plain', '31\r\n777777\r\n33\r\n34\r\n');
              document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(page.Locator("#fill-refused")).ToContainTextAsync("777777");
        await Assertions.Expect(page.Locator("#fill-status")).ToContainTextAsync("1 格没有存上，原因见下；其余已存");
        await page.UnrouteAsync("**/ops");
        await page.ClickAsync("#fill-refused button:has-text('再试')");
        await Assertions.Expect(page.Locator("#fill-status")).ToContainTextAsync("全部已存");
        // An answer that never came, and a change after it: not told of a conflict with oneself.
        await page.RouteAsync("**/ops", async route => { await route.FetchAsync(); await route.AbortAsync(); });
        var cell = page.Locator(".fill-input").Nth(1);
        await cell.FillAsync("41");
        await cell.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#fill-status")).ToContainTextAsync("网络不通");
        await page.UnrouteAsync("**/ops");
        await cell.FillAsync("42");
        await cell.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#fill-status")).ToContainTextAsync("全部已存");
        await Assertions.Expect(page.Locator(".fill-clash")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".fill-input").Nth(1)).ToHaveValueAsync("42");
    }

    [Fact]
    public async Task WithoutScripts_ThePageIsOneForm_AndTwoPeopleAreToldOfEachOther()
    {
        await using var visit = await site.SignedInAsync("county-clerk", scripts: false, width: 390, height: 844);
        var page = visit.Page;
        await page.GotoAsync("/fill");
        await page.ClickAsync("a:has-text('2026年地区分学段年度表')");
        var first = page.Locator(".fill-input").First;
        await first.FillAsync("21");
        await using var other = await site.SignedInAsync("county-clerk", scripts: false);
        await other.Page.GotoAsync(page.Url);
        await other.Page.Locator(".fill-input").First.FillAsync("22");
        await page.ClickAsync("button:has-text('保存本页')");
        await Assertions.Expect(page.Locator(".fill-input").First).ToHaveValueAsync("21");
        await ShotAsync(page, "fill-phone");
        await other.Page.ClickAsync("button:has-text('保存本页')");
        await Assertions.Expect(other.Page.Locator("[role=alert]")).ToContainTextAsync("您填的没有存");
        await Assertions.Expect(other.Page.Locator(".fill-input").First).ToHaveValueAsync("21");
        await page.Locator(".fill-more").First.ClickAsync();
        await page.FillAsync("input[name=text]", "23");
        await page.ClickAsync("section button.btn-primary");
        await Assertions.Expect(page.Locator("main table")).ToContainTextAsync("23");
        await page.FillAsync("textarea[name=text]", "请核对口径");
        await page.ClickAsync("button:text-is('批注')");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("请核对口径");
        await ShotAsync(page, "fill-cell-phone");
    }

    private static async Task ShotAsync(IPage page, string name)
    {
        if (Shots is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, name + ".png") });
    }
}
