using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hengjian.Browser.Tests;

/// <summary>
/// From the scheme to the units' work in a real browser, with scripts and without: round, breakdown, task. Each part of
/// self-evaluation adds its steps here.
/// </summary>
public sealed class SelfEvaluationJourneyTests(BrowserSite site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SchemeToRound_RoundToBreakdown_BreakdownToTask(bool scripts)
    {
        var name = $"2027年市级评价（{(scripts ? "有" : "无")}脚本）";
        await using var supervisor = await site.SignedInAsync("supervisor", scripts);
        await SetUpAsync(supervisor.Page, name);

        await using var lead = await site.SignedInAsync("lead", scripts);
        await GiveOutAsync(lead.Page, name);

        await using var clerk = await site.SignedInAsync("finance-clerk", scripts);
        await clerk.Page.GotoAsync("/tasks");
        var task = clerk.Page.Locator("tbody tr", new() { HasText = "填报：4.1 一般公共预算教育支出只增不减" });
        // This year's of the demo and the one just given out.
        Assert.True(await task.CountAsync() >= 2);
        await Expect(clerk.Page.Locator(".side .nav-count")).Not.ToHaveTextAsync("0");
        await Expect(clerk.Page.Locator(".concern")).ToContainTextAsync("项待办");
        Assert.Empty(supervisor.Complaints);
        Assert.Empty(lead.Complaints);
        Assert.Empty(clerk.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Notice_IsOpenedAndConfirmed_AndTheSenderSeesIt(bool scripts)
    {
        var title = $"报送要求（{(scripts ? "有" : "无")}脚本）";
        await using var supervisor = await site.SignedInAsync("supervisor", scripts);
        var page = supervisor.Page;
        await page.GotoAsync("/notices/new");
        await page.FillAsync("#title", title);
        await page.FillAsync("#body", "请各市按期办理。");
        await page.ClickAsync("button:has-text('发送')");
        await Expect(page.Locator("h1")).ToContainTextAsync(title);
        await Expect(page.Locator(".rs-answer")).ToHaveTextAsync("16 个收件单位，0 个已打开，0 个已确认。");
        var address = page.Url;

        await using var lead = await site.SignedInAsync("lead", scripts);
        await lead.Page.GotoAsync("/notices");
        await lead.Page.ClickAsync($"a:has-text('{title}')");
        await lead.Page.ClickAsync("button:has-text('确认收到')");
        await Expect(lead.Page.Locator("button:has-text('确认收到')")).ToHaveCountAsync(0);

        await page.GotoAsync(address);
        await Expect(page.Locator(".rs-answer")).ToHaveTextAsync("16 个收件单位，1 个已打开，1 个已确认。");
    }

    private static async Task SetUpAsync(IPage page, string name)
    {
        await page.GotoAsync("/rounds");
        await page.ClickAsync("a:has-text('建立轮次')");
        await page.SelectOptionAsync("#source", new SelectOptionValue { Label = "沿用：2026年对市级人民政府履行教育职责评价" });
        await page.FillAsync("#name", name);
        await page.FillAsync("#year", "2027");
        await page.FillAsync("#deadline", "2027-09-30");
        await page.ClickAsync("form button:has-text('建立')");
        await Expect(page.Locator("#scheme")).ToContainTextAsync("个条目全部相同，只是年度顺延");
        await page.ClickAsync("#scheme summary:has-text('增设本级条目')");
        await page.FillAsync("#scheme input[name=name]", "校园周边环境整治");
        await page.FillAsync("#scheme input[name=points]", "3");
        await page.SelectOptionAsync("#scheme select[name=lead]", "公安");
        await page.ClickAsync("#scheme button:has-text('增设')");
        await Expect(page.Locator("#scheme .rs-change-added")).ToContainTextAsync("L.1 校园周边环境整治");
        await page.ClickAsync(".page-head button:has-text('启动')");
        await Expect(page.Locator(".rs-answer")).ToContainTextAsync("153 个政府中 0 个已下达任务");
    }

    private static async Task GiveOutAsync(IPage page, string name)
    {
        await page.GotoAsync("/tasks");
        await page.ClickAsync($"a:has-text('分解任务：{name}')");
        await Expect(page.Locator(".page-head")).ToContainTextAsync("51 项中 0 项已有牵头单位，51 项未分");
        await Expect(page.Locator(".page-head .blocked")).ToContainTextAsync("还不能下达：51 项没有牵头单位");
        await page.ClickAsync("button:has-text('全部采用建议')");
        await Expect(page.Locator("[role=status]").First).ToContainTextAsync("已按建议分解");
        // Last year's units come first; the added item goes to the department the scheme names.
        await page.ClickAsync("a:has-text('L.1 校园周边环境整治')");
        await Expect(page.Locator("#lead")).ToHaveValueAsync("990100-public-security");
        await page.CheckAsync("input[name=cooperate][value='990100-education']");
        await page.ClickAsync("button:has-text('保存')");
        await page.ClickAsync(".page-head button:has-text('下达')");
        await Expect(page.Locator("[role=status]").First).ToContainTextAsync("承办任务进入各单位待办");
    }
}
