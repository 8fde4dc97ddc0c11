using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Hengjian.Browser.Tests.Periodic;

/// <summary>A clerk with a phone in the hand, and one without scripts.</summary>
public sealed class PeriodicJourneyTests(BrowserSite site)
{
    private static readonly string? Shots = Environment.GetEnvironmentVariable("HENGJIAN_SHOTS");

    [Fact]
    public async Task OnAPhone_AReportIsFoundFilledFieldByFieldAndHandedIn()
    {
        await using var visit = await site.SignedInAsync("county-clerk", width: 390, height: 844);
        var page = visit.Page;
        await page.GotoAsync("/periodic");
        await page.Locator("section[aria-labelledby=open] a:has-text('学校建设项目进度旬报')").Last.ClickAsync();
        await Assertions.Expect(page.Locator("#fill[data-ready]")).ToBeVisibleAsync();
        // Big enough for a thumb, with the right keyboard.
        var box = await page.Locator("#i-started").BoundingBoxAsync();
        Assert.True(box!.Height >= 44 && box.Width > 200, $"{box.Width} × {box.Height}");
        Assert.Equal("numeric", await page.GetAttributeAsync("#i-started", "inputmode"));
        // Ledgers carry the last figures; less than last time asks for a word.
        await Assertions.Expect(page.Locator("#i-started")).Not.ToHaveValueAsync("");
        await page.FillAsync("#i-started", "1");
        await page.SelectOptionAsync("#i-gate", "未发现问题");
        await page.FillAsync("#i-trouble", "两个项目\n等待用地批复");
        await page.FillAsync("#i-checked", "2026-11-18");
        await page.Locator("#i-area").FocusAsync();
        await Assertions.Expect(page.Locator("#fill-status")).ToContainTextAsync("全部已存");
        await Assertions.Expect(page.Locator("#fill-flags")).ToContainTextAsync("已开工是累计数");
        await ShotAsync(page, "periodic-phone");
        Assert.Empty((await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => v.Id + v.Nodes[0].Html));
        // The last field is typed and the button pressed at once: nothing is lost on the way.
        await page.FillAsync("#i-started", await page.InputValueAsync("#i-projects"));
        await page.Locator("form.pd-last button").ClickAsync();
        await visit.IsAtAsync("/periodic/reports/\\d+$");
        await Assertions.Expect(page.Locator("h1 .chip")).ToHaveTextAsync(new Regex("按时|迟报"));
        await Assertions.Expect(page.Locator("#f-trouble")).ToContainTextAsync("等待用地批复");
        await Assertions.Expect(page.Locator("#f-checked")).ToContainTextAsync("2026年11月18日");
        await ShotAsync(page, "periodic-phone-done");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task WithoutScripts_TheReportIsOneForm()
    {
        await using var visit = await site.SignedInAsync("clerk", scripts: false, width: 390, height: 844);
        var page = visit.Page;
        await page.GotoAsync("/periodic");
        await page.Locator("section[aria-labelledby=open] a:has-text('四个一报')").Last.ClickAsync();
        await page.FillAsync("#i-employed", "1");
        await page.ClickAsync("button:has-text('保存并上报')");
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("还没有填");
        await page.FillAsync("#i-employed", await page.InputValueAsync("#i-graduates"));
        await page.FillAsync("#i-fairs_site", "3");
        await page.FillAsync("#i-fairs_online", "4");
        await page.FillAsync("#i-plan", "组织专场招聘。");
        await page.SelectOptionAsync("#i-trend", "与上年持平");
        await page.ClickAsync("button:text-is('保存')");
        await Assertions.Expect(page.Locator("#i-plan")).ToHaveValueAsync("组织专场招聘。");
        // What jumped is explained where it stands.
        for (var left = await page.Locator("#fill-flags form").CountAsync(); left > 0; left--)
        {
            var open = page.Locator("#fill-flags details[open] form").First;
            if (await open.CountAsync() == 0) break;
            await open.Locator("textarea").FillAsync("已核对，数字无误。");
            await open.Locator("button").ClickAsync();
        }
        await page.ClickAsync("button:has-text('保存并上报')");
        await Assertions.Expect(page.Locator("h1 .chip")).ToHaveTextAsync(new Regex("按时|迟报"));
    }

    private static async Task ShotAsync(IPage page, string name)
    {
        if (Shots is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, name + ".png"), FullPage = true });
    }
}
