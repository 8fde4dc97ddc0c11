using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Hengjian.Evaluation.Tests.SheetBooks;
using Microsoft.Playwright;

namespace Hengjian.Browser.Tests.Filling;

public sealed class BookJourneyTests(BrowserSite site)
{
    private static readonly string? Shots = Environment.GetEnvironmentVariable("HENGJIAN_SHOTS");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AFileFilledInElsewhere_IsShownCellByCell_ThenStored_ThenSaysNothingNew(bool scripts)
    {
        await using var visit = await site.SignedInAsync("county-clerk", scripts);
        var page = visit.Page;
        await page.GotoAsync("/fill");
        await page.ClickAsync("a:has-text('2026年学校表')");
        var address = page.Url;
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a:has-text('导出 Excel')"));
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        var book = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        // Two figures in cells that were open; one that nobody can read.
        var value = scripts ? "412" : "413";
        var edit = new XlsxEdit(book);
        var open = edit.OpenCells("F", 4).Take(3).ToList();
        Assert.Equal(3, open.Count);
        edit.Text(open[0], value).Text(open[1], value).Text(open[2], "不少");
        await page.ClickAsync("a:has-text('导入 Excel')");
        await page.SetInputFilesAsync("#files", new FilePayload { Name = "填好的表.xlsx", MimeType = "application/octet-stream", Buffer = edit.Bytes() });
        await page.ClickAsync("button:has-text('看会改什么')");
        await Assertions.Expect(page.Locator("#found")).ToHaveTextAsync("会改 2 格，1 格有误");
        await ShotAsync(page, "book-" + (scripts ? "scripts" : "plain"));
        if (scripts) Assert.Empty((await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => v.Id + v.Nodes[0].Html));
        await page.Locator("input[name=use]").First.UncheckAsync();
        await page.ClickAsync("button:has-text('只采用勾选的')");
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("已存 1 格");
        await page.SetInputFilesAsync("#files", new FilePayload { Name = "填好的表.xlsx", MimeType = "application/octet-stream", Buffer = edit.Bytes() });
        await page.ClickAsync("button:has-text('看会改什么')");
        await Assertions.Expect(page.Locator("#found")).ToHaveTextAsync("会改 1 格，1 格有误");
        await page.ClickAsync("button:has-text('采用全部 1 格')");
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("已存 1 格");
        // A file of something else changes nothing and says why.
        await page.SetInputFilesAsync("#files", new FilePayload { Name = "别的.xlsx", MimeType = "application/octet-stream", Buffer = [1, 2, 3] });
        await page.ClickAsync("button:has-text('看会改什么')");
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("一个也没有改");
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator($".fill-input[value='{value}']").First).ToBeVisibleAsync();
        Assert.DoesNotContain(visit.Complaints, c => !Regex.IsMatch(c, "422"));
    }

    private static async Task ShotAsync(IPage page, string name)
    {
        if (Shots is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, name + ".png"), FullPage = true });
    }
}
