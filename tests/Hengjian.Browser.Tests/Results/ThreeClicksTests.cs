using Microsoft.Playwright;

namespace Hengjian.Browser.Tests.Results;

/// <summary>The promise: from the grade to the imported row and its file in at most three clicks, for everybody who may.</summary>
public sealed class ThreeClicksTests(BrowserSite site)
{
    private int clicks;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FromTheGradeToTheRowAndItsFile(bool scripts)
    {
        await using var visit = await site.SignedInAsync("supervisor", scripts);
        await visit.Page.GotoAsync("/results?round=4");

        await ClickAsync(visit.Page.Locator("#standing a:has(.grade)").First);
        await ClickAsync(visit.Page.Locator("#i-9-2 a[data-evidence]"));
        await visit.Page.Locator("#i-9-2 a[data-row]").First.WaitForAsync();
        await ClickAsync(visit.Page.Locator("#i-9-2 a[data-row]").First);

        Assert.EndsWith(".csv", await visit.Page.Locator("[data-file]").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(int.Parse(await visit.Page.Locator("[data-line]").First.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture) > 1);
        Assert.Equal(1, await visit.Page.Locator(".raw-line tbody tr").CountAsync());
        Assert.True(clicks <= 3, $"{clicks} clicks");
    }

    [Fact]
    public async Task TheRawLine_HoldsWhatTheSystemRead()
    {
        await using var visit = await site.SignedInAsync("supervisor");
        await visit.Page.GotoAsync("/results/rows/class/2025/12?round=4");
        var read = await visit.Page.Locator("tr:has(th:text-is('班级学生数')) td").First.InnerTextAsync();
        var raw = await visit.Page.Locator(".raw-line tbody td").AllInnerTextsAsync();
        Assert.Contains(read, raw);
    }

    [Fact]
    public async Task OpenedItem_IsInTheAddress_AndOnPaperThePageHoldsTheSheet()
    {
        await using var visit = await site.SignedInAsync("supervisor");
        await visit.Page.GotoAsync("/results/units/990100?round=4");
        await visit.Page.ClickAsync("#i-9-2 a[data-evidence]");
        await visit.Page.Locator("#i-9-2 .item-evidence").WaitForAsync();
        Assert.Contains("item=9.2", visit.Page.Url, StringComparison.Ordinal);
        await visit.Page.ReloadAsync();
        Assert.True(await visit.Page.Locator("#i-9-2 .item-evidence").IsVisibleAsync());
        Assert.True((await visit.Page.PdfAsync(new() { Format = "A4" })).Length > 20_000);
    }

    [Fact]
    public async Task CountyClerk_SeesOwnCounty_AndNoOther()
    {
        await using var visit = await site.SignedInAsync("county-clerk");
        await visit.Page.GotoAsync("/results?round=3");
        Assert.Equal(1, await visit.Page.Locator("#standing tbody tr").CountAsync());
        var other = await visit.Page.GotoAsync("/results/units/990101?round=3");
        Assert.Equal(403, other!.Status);
        Assert.Equal(0, await visit.Page.Locator("#standing").CountAsync());
    }

    private async Task ClickAsync(ILocator link)
    {
        clicks++;
        await link.ClickAsync();
    }
}
