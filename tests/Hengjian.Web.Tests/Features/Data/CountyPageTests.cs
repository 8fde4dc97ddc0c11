using Hengjian.Data.Facts;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;

namespace Hengjian.Web.Tests.Features.Data;

public sealed class CountyPageTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task OneCountyOfTwo_IsNotAll_AndTheListNamesTheOther()
    {
        await ReportAsync(WebSite.FirstCounty);
        var client = await site.SignedInAsync("supervisor");
        foreach (var address in (string[])["/", "/data"])
        {
            var page = await client.PageAsync(address);
            var cell = page.QuerySelectorAll("[aria-label='数据报送情况'] a").Single(a => a.TextContent.Contains("1 个已报", StringComparison.Ordinal));
            Assert.Equal("2 个县中 1 个已报", cell.TextContent);
            var list = await client.PageAsync(cell.GetAttribute("href")!);
            var row = Assert.Single(list.QuerySelectorAll("#counties tbody tr"));
            Assert.Contains("西坪县", row.TextContent, StringComparison.Ordinal);
            Assert.Contains("未报", row.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ClerkOfACounty_IsToldAboutTheOwnCountyOnly()
    {
        var clerk = await site.SignedInAsync("clerk");
        var rows = (await clerk.PageAsync("/")).QuerySelectorAll("[aria-label='数据报送情况'] tbody tr");
        Assert.Contains("已报", rows.Single(r => r.TextContent.Contains("学校表", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("个县", string.Concat(rows.Select(r => r.TextContent)), StringComparison.Ordinal);
        Assert.Single((await clerk.PageAsync("/data/counties?kind=school&year=2025")).QuerySelectorAll("#counties tbody tr"));
    }

    [Fact]
    public async Task NextSteps_NeverSayThatAllIsIn_WhileACountyIsMissing()
    {
        var steps = (await (await site.SignedInAsync("supervisor")).PageAsync("/")).QuerySelector(".next-steps")!;
        Assert.Empty(steps.QuerySelectorAll(".next-done"));
        Assert.Contains("2 个县中 0 个已报", steps.TextContent, StringComparison.Ordinal);
    }

    private async Task ReportAsync(int county) => await site.Workspace.Snapshots.AddAsync(
        [
            new FactSnapshot("region", 970000, new string('a', 64), new FactTable
            {
                Grain = Grain.RegionYear,
                Period = 2025,
                // The province's own row is no county's.
                Regions = [970000, county],
                Stages = [SchoolStage.All, SchoolStage.All],
                Columns = new Dictionary<string, Column>(),
            }),
        ],
        new SnapshotGiving("supervisor", "测试", []), TestContext.Current.CancellationToken);
}
