using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Hengjian.Browser.Tests;

public sealed class EveryPageTests(BrowserSite site)
{
    // Whoever adds a page adds it here.
    private static readonly (string Account, string[] Addresses)[] Pages =
    [
        ("supervisor",
        [
            "/", "/find?q=数", "/schemes", "/schemes/city-14", "/schemes/city-14?item=1.1", "/data", "/data/snapshots/4", "/data/import",
            "/jobs", "/rounds/1", "/nowhere",
        ]),
        ("county-clerk", ["/", "/data"]),
        ("auditor", ["/audit-log"]),
    ];

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task Page_FitsItsScreen_AndTheConsoleIsSilent(int width, int height)
    {
        foreach (var (account, addresses) in Pages)
        {
            await using var visit = await site.SignedInAsync(account, width: width, height: height);
            foreach (var address in addresses)
            {
                await visit.Page.GotoAsync(address);
                var beyond = await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
                Assert.True(beyond <= 0, $"{address} is {beyond} px wider than {width}");
            }
            Assert.Equal([], visit.Complaints.Where(c => !c.Contains("/nowhere", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task Page_HasNoSeriousAccessibilityFault(int width, int height)
    {
        var faults = new List<string>();
        await using (var visitor = await site.VisitAsync(width: width, height: height))
        {
            await visitor.Page.GotoAsync("/sign-in");
            faults.AddRange(await FaultsAsync(visitor.Page));
        }
        foreach (var (account, addresses) in Pages)
        {
            await using var visit = await site.SignedInAsync(account, width: width, height: height);
            foreach (var address in addresses)
            {
                await visit.Page.GotoAsync(address);
                faults.AddRange(await FaultsAsync(visit.Page));
            }
        }
        Assert.Empty(faults);
    }

    private static async Task<IEnumerable<string>> FaultsAsync(IPage page)
    {
        var result = await page.RunAxe();
        return result.Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{page.Url}: {v.Id} {v.Help} {string.Join(" | ", v.Nodes.Take(2).Select(n => n.Html))}");
    }
}
