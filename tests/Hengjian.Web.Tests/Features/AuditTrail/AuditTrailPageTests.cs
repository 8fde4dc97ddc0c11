using System.Net;

namespace Hengjian.Web.Tests.Features.AuditTrail;

public sealed class AuditTrailPageTests(WebSite site) : IClassFixture<WebSite>
{
    private const string OwnSnapshot = "数据 1";
    private const string OtherSnapshot = "数据 2";

    [Theory]
    [InlineData("auditor")]
    [InlineData("province-auditor")]
    public async Task AuditorOfTheWholeWorkspace_SeesEveryEntry(string account)
    {
        var subjects = await SubjectsAsync(account);
        Assert.Contains(OwnSnapshot, subjects);
        Assert.Contains(OtherSnapshot, subjects);
        Assert.Contains("工作区", subjects);
        Assert.Contains("账号 supervisor", subjects);
    }

    [Fact]
    public async Task AuditorOfACounty_SeesOnlyItsOwnEntries()
    {
        await site.SignedInAsync("supervisor");
        await site.SignedInAsync("clerk");
        var subjects = await SubjectsAsync("county-auditor");
        Assert.Contains(OwnSnapshot, subjects);
        Assert.Contains("账号 clerk", subjects);
        Assert.DoesNotContain(OtherSnapshot, subjects);
        Assert.DoesNotContain("工作区", subjects);
        Assert.DoesNotContain("行政区划", subjects);
        Assert.DoesNotContain("账号 supervisor", subjects);
    }

    [Fact]
    public async Task DeedWhoseDetailsNameARegion_BelongsToIt()
    {
        var cancel = TestContext.Current.CancellationToken;
        await site.Workspace.Audit.AppendAsync("wang", "view-school-rows", "school:own", new { round = 1, region = WebSite.FirstCounty }, cancel);
        await site.Workspace.Audit.AppendAsync("wang", "view-school-rows", "school:other", new { round = 1, region = WebSite.SecondCounty }, cancel);
        // The reader's own region does not make another county's snapshot visible.
        await site.Workspace.Audit.AppendAsync("wang", "export", $"snapshot:{site.Snapshots[WebSite.SecondCounty]}", new { region = WebSite.FirstCounty }, cancel);
        var subjects = await SubjectsAsync("county-auditor");
        Assert.Contains("学校 own", subjects);
        Assert.DoesNotContain("学校 other", subjects);
        Assert.DoesNotContain(OtherSnapshot, subjects);
    }

    [Fact]
    public async Task Export_HoldsTheSameEntries_AndIsWrittenDown()
    {
        var client = await site.SignedInAsync("county-auditor");
        var answer = await client.AnswerAsync("/audit-log/export");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(OwnSnapshot, text, StringComparison.Ordinal);
        Assert.DoesNotContain(OtherSnapshot, text, StringComparison.Ordinal);
        await using var db = site.Workspace.OpenDb();
        Assert.Contains(db.AuditEntries, e => e.Action == "export" && e.Subject == "audit-log" && e.Who == "county-auditor");
    }

    private async Task<List<string>> SubjectsAsync(string account)
    {
        var page = await (await site.SignedInAsync(account)).PageAsync("/audit-log?size=200");
        return [.. page.QuerySelectorAll("#audit tbody tr").Select(r => r.QuerySelectorAll("th, td")[4].TextContent.Trim())];
    }
}
