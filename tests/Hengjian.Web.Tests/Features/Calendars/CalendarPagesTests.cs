using System.Net;
using Hengjian.Domain.Access;
using Hengjian.Domain.Calendars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Features.Calendars;

/// <summary>The holidays of a coming year, by forms alone.</summary>
public sealed class CalendarPagesTests(WebSite site) : IClassFixture<WebSite>
{
    private static readonly (string, string)[] Year =
    [
        ("year", "2031"), ("source", "国办发明电〔2030〕3号"), ("name", "元旦"), ("from", "2031-01-01"), ("to", "2031-01-01"), ("name", "春节"), ("from", "2031-01-22"), ("to", "2031-01-29"),
        ("name", "中秋节"), ("from", ""), ("to", ""), ("workday", "2031-01-19"), ("workday", ""),
    ];

    [Fact]
    public async Task AYear_IsTypedComparedAndTaken_ByWhoeverMay()
    {
        var cancel = TestContext.Current.CancellationToken;
        var supervisor = await site.SignedInAsync("supervisor");
        Assert.Contains("2031年的放假安排尚未录入", await supervisor.TextAsync("/calendar?year=2031"), StringComparison.Ordinal);
        Assert.Contains("春节", (await supervisor.PageAsync("/calendar/edit?year=2031")).QuerySelectorAll("input[name=name]").Select(i => i.GetAttribute("value")));
        var refused = await supervisor.PostFormAsync("/calendar/edit?year=2031", "/calendar/compare", [.. Year, ("workday", "2031-01-20")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.ReadPageAsync();
        Assert.Contains("2031-01-20 不是周末", again.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("国办发明电〔2030〕3号", again.QuerySelector("#source")!.GetAttribute("value"));
        var compared = await (await supervisor.PostFormAsync("/calendar/edit?year=2031", "/calendar/compare", Year)).ReadPageAsync();
        Assert.Contains("全年工作日 261 天（按周末推算），采用后 255 天", compared.QuerySelector(".rs-answer")!.TextContent, StringComparison.Ordinal);
        var fields = compared.QuerySelectorAll("form[action='/calendar/take'] input").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).Where(f => f.Item1 != "__RequestVerificationToken").ToArray();
        // A county's supervisor sees the calendar and is told why it is not theirs to change.
        await site.AddAccountAsync("cal-county", new Grant("supervisor", WebSite.FirstCounty));
        var county = await site.SignedInAsync("cal-county");
        Assert.Contains("节假日安排全平台共用", await county.TextAsync("/calendar?year=2031"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await county.PostFormAsync("/account", "/calendar/take", fields)).StatusCode);
        Assert.False(site.App.Services.GetRequiredService<WorkCalendar>().Knows(2031));
        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.PostFormAsync("/calendar/edit?year=2031", "/calendar/take", fields)).StatusCode);
        Assert.Contains("supervisor 于", await supervisor.TextAsync("/calendar?year=2031"), StringComparison.Ordinal);
        Assert.False(site.App.Services.GetRequiredService<WorkCalendar>().IsWorkday(new DateOnly(2031, 1, 22)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await supervisor.PostFormAsync("/calendar/edit?year=2031", "/calendar/take", fields)).StatusCode);
        await using var db = site.Workspace.OpenDb();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "take-calendar", cancel));
    }
}
