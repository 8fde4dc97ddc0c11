using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Hengjian.Browser.Tests.Workshop;

public sealed class WorkshopJourneyTests(BrowserSite site)
{
    private const string LargeShare = "/workshop/edit?round=2&indicator=class-size.large-share";

    [Fact]
    public async Task TypeAWrongName_TakeTheNearest_SeeSteps_Save_FindTheVersionAndTheLogEntry()
    {
        await using var visit = await site.SignedInAsync("supervisor");
        var page = visit.Page;
        await page.GotoAsync(LargeShare);
        await Assertions.Expect(page.Locator("#workshop-result .answer")).ToContainTextAsync("都与现行版本相同");
        await page.EvaluateAsync("() => window.same = true");
        await page.FillAsync("#formula", "100 * count_if(班级学生树 >= 51) / count(class_size)");
        var problem = page.Locator(".formula-problem").First;
        await Assertions.Expect(problem.Locator("mark")).ToHaveTextAsync("班级学生树");
        // The same stretch is underlined in the field itself.
        await Assertions.Expect(page.Locator(".formula-mirror mark")).ToHaveTextAsync("班级学生树");
        await Assertions.Expect(page.Locator("#workshop-rows")).ToHaveCountAsync(0);
        await problem.Locator("button.fix").ClickAsync();
        await Assertions.Expect(page.Locator("#formula")).ToHaveValueAsync("100 * count_if(班级学生数 >= 51) / count(class_size)");
        await Assertions.Expect(page.Locator("#workshop-result .answer")).ToContainTextAsync("的值变了");
        await Assertions.Expect(page.Locator(".explain-box")).ToContainTextAsync("计数（班级学生数 ≥ 51）");
        await Assertions.Expect(page.Locator(".change-table del")).ToContainTextAsync("56");
        await page.ClickAsync("#workshop-rows tbody tr >> nth=1 >> button");
        var name = await page.Locator("#workshop-rows tbody tr >> nth=1 >> th").InnerTextAsync();
        await Assertions.Expect(page.Locator("#workshop-result h2 >> nth=0")).ToContainTextAsync(name);
        // Typing on keeps the place that was chosen.
        await Assertions.Expect(page.Locator("#place")).ToHaveValueAsync(new Regex("^" + name + " [0-9]{6}$"));
        Assert.True(await page.EvaluateAsync<bool>("() => window.same === true"));
        Assert.Empty((await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => v.Id + v.Nodes[0].Html));

        await page.FillAsync("#reason", "按新的班额口径试行");
        await page.ClickAsync("button:has-text('保存新版本')");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/workshop/versions/[0-9a-f]{64}"), new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("按新的班额口径试行");
        await Assertions.Expect(page.Locator(".change-table ins")).ToContainTextAsync("班级学生数 >= 51");
        await page.GotoAsync("/workshop/versions?round=2");
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("按新的班额口径试行");
        Assert.Empty(visit.Complaints);
        await using var auditor = await site.SignedInAsync("auditor");
        await auditor.Page.GotoAsync("/audit-log");
        await Assertions.Expect(auditor.Page.Locator("main")).ToContainTextAsync("保存目录版本");
        await Assertions.Expect(auditor.Page.Locator("main")).ToContainTextAsync("按新的班额口径试行");
    }

    [Fact]
    public async Task Names_AreProposedWhileTyping_AndTakenByKeys()
    {
        await using var visit = await site.SignedInAsync("supervisor");
        var page = visit.Page;
        await page.GotoAsync(LargeShare);
        var field = page.Locator("#formula");
        await field.FillAsync("");
        await field.PressSequentiallyAsync("sum(在校生");
        await Assertions.Expect(page.Locator("#name-list")).ToBeVisibleAsync();
        Assert.Equal("combobox", await field.GetAttributeAsync("role"));
        Assert.Equal("name-0", await field.GetAttributeAsync("aria-activedescendant"));
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("name-1", await field.GetAttributeAsync("aria-activedescendant"));
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#name-list")).ToBeHiddenAsync();
        await Assertions.Expect(field).ToHaveValueAsync("sum(在校生数");
        await field.PressSequentiallyAsync(") / [class-size.lar");
        await Assertions.Expect(page.Locator("#name-list")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#name-list")).ToBeHiddenAsync();
        Assert.Equal("false", await field.GetAttributeAsync("aria-expanded"));
        await page.Keyboard.PressAsync("Control+Space");
        await Assertions.Expect(page.Locator("#name-list")).ToBeVisibleAsync();
        await page.Locator("#name-list li", new() { HasText = "class-size.large-count" }).ClickAsync();
        await Assertions.Expect(field).ToHaveValueAsync("sum(在校生数) / [class-size.large-count]");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task WithoutScripts_TheButtonChecksAndShowsEverything()
    {
        await using var visit = await site.SignedInAsync("supervisor", scripts: false);
        var page = visit.Page;
        await page.GotoAsync(LargeShare);
        await page.FillAsync("#formula", "100 * count_if(class_siz >= 51) / count(class_size)");
        await page.ClickAsync("button:has-text('检查')");
        Assert.Equal("class_siz", await page.Locator(".formula-problem mark").InnerTextAsync());
        await page.ClickAsync("button.fix");
        Assert.Contains("的值变了", await page.Locator(".answer").InnerTextAsync(), StringComparison.Ordinal);
        await page.SelectOptionAsync("#show", "all");
        await page.ClickAsync("#workshop-rows button:has-text('列出')");
        Assert.Equal(50, await page.Locator("#workshop-rows tbody tr").CountAsync());
        await page.ClickAsync("#workshop-rows >> text=下一页");
        Assert.Contains("第 2 / 3 页", await page.Locator("#workshop-rows .pager").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_Changed_TurnsVerdicts_AndTellsWhichIndicatorsUseIt()
    {
        await using var visit = await site.SignedInAsync("supervisor");
        var page = visit.Page;
        await page.GotoAsync("/workshop/edit?round=2&indicator=compulsory.yzjh.cv.teaching-area");
        await page.ClickAsync("summary:has-text('标准（')");
        await page.FillAsync("[name='t0.value']", "0.01");
        await Assertions.Expect(page.Locator("#workshop-result .answer")).ToContainTextAsync("变为未达标");
        await Assertions.Expect(page.Locator("#workshop-result")).ToContainTextAsync("优质均衡资源配置判定");
        await page.FillAsync("[name='t0.value']", "many");
        await Assertions.Expect(page.Locator("[data-problem='t0.value']")).ToContainTextAsync("不是数");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Print_ShowsFormulaAndResult_AndThatItDoesNotCount()
    {
        await using var visit = await site.SignedInAsync("supervisor");
        await visit.Page.GotoAsync(LargeShare);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await visit.Page.Locator(".workshop-save").IsVisibleAsync());
        Assert.True(await visit.Page.Locator("#formula").IsVisibleAsync());
        Assert.True(await visit.Page.Locator("#workshop-result .what-if-mark").First.IsVisibleAsync());
    }
}
