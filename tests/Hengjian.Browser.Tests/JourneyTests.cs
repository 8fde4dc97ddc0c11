using System.Text;
using Microsoft.Playwright;

namespace Hengjian.Browser.Tests;

public sealed class JourneyTests(BrowserSite site)
{
    [Fact]
    public async Task Filter_SwapsTheListAndChangesTheAddress_WithoutLoadingThePage()
    {
        await using var visit = await site.SignedInAsync("supervisor");
        await visit.Page.GotoAsync("/data");
        await visit.Page.EvaluateAsync("() => window.same = true");
        await visit.Page.SelectOptionAsync("#snapshots-year", "2024");
        await visit.IsAtAsync(@"/data\?.*f\.year=2024");
        await Assertions.Expect(visit.Page.Locator("#snapshots tbody tr")).ToHaveCountAsync(6);
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => window.same === true"));
        await visit.Page.ClickAsync("text=清除");
        // Not counted: another journey may be importing at this moment.
        await Assertions.Expect(visit.Page.Locator("#snapshots tbody tr", new() { HasText = "2025" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task WithoutScripts_TheSameFilterWorks()
    {
        await using var visit = await site.SignedInAsync("supervisor", scripts: false);
        await visit.Page.GotoAsync("/data");
        await visit.Page.SelectOptionAsync("#snapshots-year", "2024");
        await visit.Page.ClickAsync("#snapshots form button[type=submit]");
        Assert.Contains("f.year=2024", visit.Page.Url, StringComparison.Ordinal);
        Assert.Equal(6, await visit.Page.Locator("#snapshots tbody tr").CountAsync());
    }

    [Fact]
    public async Task WithoutScripts_ThePhonesNavigationOpens()
    {
        await using var visit = await site.SignedInAsync("supervisor", scripts: false, width: 390, height: 844);
        await visit.Page.ClickAsync(".drawer > summary");
        await visit.Page.ClickAsync(".drawer a:has-text('数据')");
        Assert.EndsWith("/data", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CtrlK_FindsAnItemAndGoesThere()
    {
        await using var visit = await site.SignedInAsync("supervisor");
        await visit.Page.Keyboard.PressAsync("Control+k");
        await visit.Page.Keyboard.TypeAsync("大班额");
        await Assertions.Expect(visit.Page.Locator("#palette-hits a").First).ToContainTextAsync("大班额");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.IsAtAsync("[^/]$");
        Assert.Contains("大班额", await visit.Page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scheme_ItemOpensBesideTheTree()
    {
        await using var visit = await site.SignedInAsync("clerk");
        await visit.Page.GotoAsync("/schemes/city-14");
        await visit.Page.ClickAsync(".tree summary >> nth=0");
        await visit.Page.ClickAsync(".tree li a >> nth=0");
        await visit.Page.Locator(".rule-sentence").WaitForAsync();
        Assert.Contains("item=1.1", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WrongFileComesBackMarked_RightFileBecomesASnapshot()
    {
        await using var visit = await site.SignedInAsync("county-clerk");
        await visit.Page.GotoAsync("/data/import?kind=project");
        var own = await visit.Page.Locator("#region option").First.GetAttributeAsync("value");
        await UploadAsync(visit, $"行政区划代码,项目编号,项目名称\n{own},P1,新建小学\n000001,P2,扩建初中\n");
        await Assertions.Expect(visit.Page.Locator("h1 .chip")).ToHaveTextAsync("失败", new() { Timeout = 20_000 });
        var copy = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("#job a[download]"));
        Assert.EndsWith("错误标注.xlsx", copy.SuggestedFilename, StringComparison.Ordinal);

        await visit.Page.GotoAsync("/data/import?kind=project");
        await UploadAsync(visit, $"行政区划代码,项目编号,项目名称\n{own},P1,新建小学\n");
        await visit.Page.ClickAsync("text=查看结果", new() { Timeout = 20_000 });
        Assert.Contains("1 行", await visit.Page.Locator(".page-head p").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Print_LeavesOutTheFrame()
    {
        await using var visit = await site.SignedInAsync("supervisor");
        await visit.Page.GotoAsync("/schemes/city-14");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await visit.Page.Locator(".topbar").IsVisibleAsync());
        Assert.False(await visit.Page.Locator(".side").IsVisibleAsync());
        Assert.True(await visit.Page.Locator("h1").IsVisibleAsync());
        Assert.True((await visit.Page.PdfAsync(new() { Format = "A4" })).Length > 10_000);
    }

    private static async Task UploadAsync(Visit visit, string csv)
    {
        var page = visit.Page;
        await page.SetInputFilesAsync("#files", new FilePayload
        {
            Name = "项目表.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(csv),
        });
        await page.SelectOptionAsync("#year", "2026");
        await page.ClickAsync("text=上传并检查");
        await visit.IsAtAsync("/jobs/[0-9]+$");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FromSignInToTheDownloadedReport(bool scripts)
    {
        await using var visit = await site.SignedInAsync("supervisor", scripts);
        await visit.Page.ClickAsync("nav >> text=结果 >> visible=true");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("16 个市中");
        await visit.Page.ClickAsync("nav >> text=报告 >> visible=true");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("存在的主要问题");
        var file = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("text=下载报告（docx）"));
        Assert.EndsWith(".docx", file.SuggestedFilename, StringComparison.Ordinal);
        using var document = System.IO.Compression.ZipFile.OpenRead(await file.PathAsync());
        using var text = new StreamReader(document.GetEntry("word/document.xml")!.Open());
        Assert.Contains("存在的主要问题", await text.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
