namespace Hengjian.Browser.Tests;

public sealed partial class EveryPageTests
{
    private static (string Account, string[] Addresses)[] OfPackages =>
    [
        ("supervisor", ["/packages?round=5"]),
        ("lead", ["/packages?round=5", "/packages/1", "/packages/1?show=open", "/packages/1/publicity"]),
        ("finance-clerk", ["/packages?round=5", "/packages/1", "/work/24"]),
        ("government-office", ["/packages/1", "/packages/1/approval", "/packages/1/submit", "/packages/1/receipt"]),
    ];

    [Theory]
    [InlineData("/publicity")]
    [InlineData("/publicity/answers")]
    [InlineData("/verify")]
    [InlineData("/verify/HJ-2026-990100-1-AAAAAAAA")]
    public async Task PagesForEverybody_AreAccessible_AndFitAPhone(string address)
    {
        await using var visitor = await site.VisitAsync(width: 390, height: 844);
        await visitor.Page.GotoAsync(address);
        Assert.Empty(await FaultsAsync(visitor.Page));
        Assert.True(await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") <= 0);
    }
}
