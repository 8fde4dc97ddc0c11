using System.Net;

namespace Hengjian.Web.Tests.Features.Data;

public sealed class SnapshotPageTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task Clerk_SeesOnlyTheDataOfTheOwnCounty()
    {
        var page = await (await site.SignedInAsync("clerk")).PageAsync("/data");
        var rows = page.QuerySelectorAll("#snapshots tbody tr");
        Assert.Contains("东溪县", Assert.Single(rows).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Supervisor_SeesBothCounties_AndTheTotal()
    {
        var page = await (await site.SignedInAsync("supervisor")).PageAsync("/data");
        Assert.Equal(2, page.QuerySelectorAll("#snapshots tbody tr").Length);
        Assert.Contains("6", page.QuerySelector("#snapshots tfoot")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SnapshotOfAnotherCounty_DoesNotExistForTheClerk()
    {
        var clerk = await site.SignedInAsync("clerk");
        var answer = await clerk.AnswerAsync($"/data/snapshots/{site.Snapshots[WebSite.SecondCounty]}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Coverage_TellsMissingFromZero()
    {
        var page = await (await site.SignedInAsync("clerk")).PageAsync($"/data/snapshots/{site.Snapshots[WebSite.FirstCounty]}");
        var cells = page.QuerySelectorAll("#columns tbody tr").Single().QuerySelectorAll("th, td").Select(c => c.TextContent.Trim()).ToList();
        Assert.Equal(["66.7", "2", "1", "0"], cells.GetRange(2, 4));
    }

    [Fact]
    public async Task RawFile_ComesBackByteForByte_AndIsWrittenDown()
    {
        var client = await site.SignedInAsync("clerk");
        var page = await client.PageAsync($"/data/snapshots/{site.Snapshots[WebSite.FirstCounty]}");
        var link = page.QuerySelectorAll("a[download]").Single().GetAttribute("href")!;
        Assert.Equal("东溪县学校表.xlsx", await client.TextAsync(link));
        await using var db = site.Workspace.OpenDb();
        Assert.Contains(db.AuditEntries, e => e.Action == "download-raw-file" && e.Who == "clerk");
    }

    [Fact]
    public async Task RawFile_OfAnotherCounty_IsNotThere()
    {
        var link = (await (await site.SignedInAsync("supervisor")).PageAsync($"/data/snapshots/{site.Snapshots[WebSite.SecondCounty]}"))
            .QuerySelectorAll("a[download]").Single().GetAttribute("href")!;
        var answer = await (await site.SignedInAsync("clerk")).AnswerAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
