using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Hengjian.Browser.Tests.ReportDesk;

public sealed class ReportDeskJourneyTests(BrowserSite site)
{
    private const string Report =
        "一、投入\n2025年，全县常住人口9.99万人。全年教育专项资金24.7亿元，比上年增加1.7亿元，增长6.9%。\n二、学校\n全年培训教师1260人次，其中骨干教师315人次，占24.0%。正在建设的学校有x所。\n";

    [Fact]
    public async Task Upload_WalkByKeys_Answer_MendAndCompare()
    {
        await using var visit = await site.SignedInAsync("county-clerk");
        var page = visit.Page;
        await UploadAsync(page, "/report-audit", "旅程.txt", Report);
        await page.ClickAsync("text=查看结果");
        await Assertions.Expect(page.Locator("h1 .chip")).ToHaveTextAsync("4 处待答复");
        await Assertions.Expect(page.Locator("#card .flag-message")).ToContainTextAsync("文中 9.99万人，报送数");
        await Assertions.Expect(page.Locator("#card .flag-facts a")).ToHaveAttributeAsync("href", new Regex("^/data/snapshots/[0-9]+$"));
        await page.EvaluateAsync("() => window.same = true");
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator("#card .flag-message")).ToContainTextAsync("÷ 24.7亿元");
        await Assertions.Expect(page.Locator(".doc .flag-chosen").First).ToContainTextAsync("24.7亿元");
        await Assertions.Expect(page.Locator(".flag-list [aria-current]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(page.Locator("#card .flag-message")).ToContainTextAsync("9.99万人");
        await page.ClickAsync(".doc .flag-warning");
        await Assertions.Expect(page.Locator("#card h2")).ToContainTextAsync("空缺未填");
        Assert.True(await page.EvaluateAsync<bool>("() => window.same === true"));

        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("2");
        await Assertions.Expect(page.Locator("#reason")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(page.Locator("#card [role=alert]")).ToContainTextAsync("要写明理由");
        await page.Locator("#reason").FillAsync("还没有开工");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("h1 .chip")).ToHaveTextAsync("3 处待答复");
        // The next one without an answer, from the top.
        await Assertions.Expect(page.Locator("#card .flag-message")).ToContainTextAsync("9.99万人");
        await page.ClickAsync(".doc .flag-warning");
        await Assertions.Expect(page.Locator(".flag-history")).ToContainTextAsync("还没有开工");

        await UploadAsync(page, null, "旅程（改）.txt", Report.Replace("6.9%", "7.4%", StringComparison.Ordinal));
        await page.ClickAsync("text=查看结果");
        await Assertions.Expect(page.Locator(".page-head")).ToContainTextAsync("第 2 版");
        await page.ClickAsync(".doc .flag-warning");
        await Assertions.Expect(page.Locator("#card")).ToContainTextAsync("沿用第 1 版的答复");
        await page.ClickAsync(".page-head >> text=比较版本");
        await Assertions.Expect(page.Locator(".compare-flags .panel").First).ToContainTextAsync("÷ 24.7亿元");
        await Assertions.Expect(page.Locator(".compare ins")).ToHaveTextAsync("7.4");
        Assert.DoesNotContain(visit.Complaints, c => !c.Contains("422", StringComparison.Ordinal));
        await using var auditor = await site.SignedInAsync("auditor");
        await auditor.Page.GotoAsync("/audit-log");
        await Assertions.Expect(auditor.Page.Locator("main")).ToContainTextAsync("还没有开工");
    }

    [Fact]
    public async Task BlanksOfOneKind_AreAnsweredTogether()
    {
        await using var visit = await site.SignedInAsync("county-clerk");
        var page = visit.Page;
        await UploadAsync(page, "/report-audit", "一并答复.txt", "新建学校x所。\n改建学校x所。\n扩建学校x所。\n");
        await page.ClickAsync("text=查看结果");
        await page.ClickAsync("text=同类未答复的还有 2 处，一并答复");
        // The link opens what the form is folded into.
        await page.CheckAsync("#together input[value=Explained]");
        await page.FillAsync("#together textarea", "年底统计后填写");
        await page.ClickAsync("text=答复这 3 处");
        await Assertions.Expect(page.Locator("h1 .chip")).ToHaveTextAsync("已答完");
        await Assertions.Expect(page.Locator("#flag-list .flag-done")).ToHaveTextAsync(["说明", "说明", "说明"]);
        await Assertions.Expect(page.Locator(".flag-history")).ToContainTextAsync("年底统计后填写");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task WithoutScripts_EveryStepIsALink_EveryAnswerAForm()
    {
        await using var visit = await site.SignedInAsync("supervisor", scripts: false);
        var page = visit.Page;
        await page.GotoAsync("/report-audit?q=" + Uri.EscapeDataString("虹陵县2025"));
        await page.ClickAsync("#reports tbody th a");
        var before = await page.Locator("#card").GetAttributeAsync("data-flag");
        await page.ClickAsync("#card >> text=下一处");
        var flag = await page.Locator("#card").GetAttributeAsync("data-flag");
        Assert.NotEqual(before, flag);
        Assert.EndsWith("#f-" + flag, page.Url, StringComparison.Ordinal);
        await page.CheckAsync("input[value=NotAnError]");
        await page.FillAsync("#reason", "表里是预算数");
        await page.ClickAsync("#card button.btn-primary");
        Assert.NotEqual(flag, await page.Locator("#card").GetAttributeAsync("data-flag"));
        await page.SelectOptionAsync("select[name=answered]", "yes");
        await page.ClickAsync(".desk-tools button");
        await page.ClickAsync($".flag-list a[data-flag='{flag}']");
        Assert.Contains("表里是预算数", await page.Locator(".flag-history").InnerTextAsync(), StringComparison.Ordinal);
        await page.ClickAsync("text=撤回答复");
        Assert.Contains("撤回答复", await page.Locator(".flag-history").InnerTextAsync(), StringComparison.Ordinal);
        await page.ClickAsync(".desk-tabs >> text=与数据对照");
        Assert.True(await page.Locator(".flag-list li").CountAsync() > 5);
        await page.ClickAsync(".page-head >> text=比较版本");
        Assert.Equal(["12.5", "24.0"], (await page.Locator(".compare del").AllInnerTextsAsync()).Where(t => t.Contains('.', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task DemoReport_LeavesAsWordWithComments_AndPrintsWithItsList()
    {
        await using var visit = await site.SignedInAsync("supervisor");
        var page = visit.Page;
        await page.GotoAsync("/report-audit/2");
        // What can be looked at comes first, also where the report as a whole lacks something.
        await Assertions.Expect(page.Locator(".flag-list .flag-kind").Last).ToContainTextAsync("缺少内容");
        Assert.True(await page.Locator(".doc .flag-chosen").CountAsync() > 0);
        await page.ClickAsync(".page-head summary");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=带批注的 Word 文件"));
        Assert.EndsWith("_第1版_批注.docx", download.SuggestedFilename, StringComparison.Ordinal);
        using var file = System.IO.Compression.ZipFile.OpenRead(await download.PathAsync());
        using var comments = new StreamReader(file.GetEntry("word/comments.xml")!.Open(), Encoding.UTF8);
        Assert.Contains("÷", await comments.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await page.Locator("#desk-side").IsVisibleAsync());
        Assert.Equal(await page.Locator(".flag-list li").CountAsync(), await page.Locator(".print-only li").CountAsync());
        Assert.True(await page.Locator(".print-only").IsVisibleAsync());
    }

    [Fact]
    public async Task LongCard_HasItsButtonOnTheScreen_AndKeysOpenTheFoldedForm()
    {
        await using var visit = await site.SignedInAsync("supervisor");
        var page = visit.Page;
        await page.GotoAsync("/report-audit/3?show=consistent");
        Assert.False(await page.Locator("#reason").IsVisibleAsync());
        await page.Keyboard.PressAsync("2");
        await Assertions.Expect(page.Locator("#reason")).ToBeFocusedAsync();
        await page.GotoAsync("/report-audit/3?show=inconsistent");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("2");
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(page.Locator("#card [role=alert]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#reason")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#reason")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task SlowLine_KeysPressedBeforeTheNextCard_AreMeantForIt()
    {
        await using var visit = await site.SignedInAsync("supervisor");
        var page = visit.Page;
        await page.GotoAsync("/report-audit/3?show=inconsistent");
        var flags = await page.Locator(".flag-list a[data-flag]").EvaluateAllAsync<string[]>("all => all.map(a => a.dataset.flag)");
        var stopped = TestContext.Current.CancellationToken;
        await page.RouteAsync("**/report-audit/3?**", async route =>
        {
            await Task.Delay(400, stopped);
            await route.ContinueAsync();
        });
        foreach (var key in new[] { "j", "j", "2", "Control+s" }) await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.Locator("#card [role=alert]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#card")).ToHaveAttributeAsync("data-flag", flags[2]);
        await Assertions.Expect(page.Locator("#reason")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task MeasuredQuality_IsReadInLines_OnScreenAndOnPaper()
    {
        await using var visit = await site.SignedInAsync("supervisor");
        var page = visit.Page;
        await page.GotoAsync("/report-audit/help");
        var rows = page.Locator(".help-figures tbody tr");
        Assert.True(await page.EvaluateAsync<double>("() => Math.max(...[...document.querySelectorAll('.help-figures tbody tr')].map(r => r.offsetHeight))") < 100);
        Assert.True(await rows.CountAsync() > 5);
        await page.SetViewportSizeAsync(680, 960);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await page.EvaluateAsync<double>("() => document.documentElement.scrollWidth - innerWidth") <= 0);
    }

    [Fact]
    public async Task OtherCountysReports_AreNotSeen()
    {
        await using var visit = await site.SignedInAsync("county-clerk");
        await visit.Page.GotoAsync("/report-audit");
        var text = await visit.Page.Locator("#reports").InnerTextAsync();
        Assert.Contains("虹陵县2025", text, StringComparison.Ordinal);
        Assert.DoesNotContain("岚溪市", text, StringComparison.Ordinal);
        var answer = await visit.Page.GotoAsync("/report-audit/4");
        Assert.Equal(404, answer!.Status);
    }

    // From the list for a new report, from the report's own page for its next version.
    private static async Task UploadAsync(IPage page, string? from, string name, string text)
    {
        if (from is not null) await page.GotoAsync(from);
        await page.ClickAsync(".page-head a.btn-primary");
        if (from is not null) await page.SelectOptionAsync("#year", "2025");
        await page.SetInputFilesAsync("#files", new FilePayload { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) });
        await page.ClickAsync("main button.btn-primary");
        await Assertions.Expect(page.Locator("text=查看结果")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }
}
