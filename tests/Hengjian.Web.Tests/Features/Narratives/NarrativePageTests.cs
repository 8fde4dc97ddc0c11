using System.Net;
using System.Net.Http.Json;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Packages;
using Hengjian.Web.Tests.Features.Packages;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Tests.Features.Narratives;

/// <summary>Texts by forms alone; and nobody reads another unit's draft.</summary>
public sealed class NarrativePageTests(WebSite site) : IClassFixture<WebSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ATextGoesThroughForms_AConflictShowsBoth_AndDraftsAreTheUnitsOwn()
    {
        var seed = await PackageSeed.MakeAsync(site);
        await using (var lead = site.Workspace.OpenDb())
        {
            var assignment = await lead.Contributions.Where(c => c.Id == seed.Finance).Select(c => c.AssignmentId).SingleAsync(Cancel);
            lead.AssignmentUnits.Add(new AssignmentUnitRecord { AssignmentId = assignment, UnitId = "970101-finance", Part = UnitPart.Lead });
            await lead.SaveChangesAsync(Cancel);
        }
        var page = $"/narrative/work/{seed.Finance}";
        var clerk = await site.SignedInAsync("finance-clerk");

        // An unfinished item is stored as it is, and what it lacks is told where it is handed in.
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostFormAsync(page, page + "/state", ("Text", "还有两所学校没有完成。"), ("Status", "未完成"), ("Base", "1"))).StatusCode);
        Assert.Contains("预计哪天完成", (await clerk.PageAsync($"/work/{seed.Finance}")).Body!.TextContent, StringComparison.Ordinal);
        // What cannot be stored stays in its field.
        var refused = await clerk.PostFormAsync(page, page + "/state", ("Text", "这段字不能丢"), ("Status", "未完成"), ("Until", "明天"), ("Base", "2"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.ReadPageAsync();
        Assert.Equal("这段字不能丢", again.QuerySelector("#state-text")!.TextContent.TrimStart('\n'));
        Assert.Contains("HJP0556", again.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        // Written over version 1, while version 2 has changed the same paragraph: both are shown, nothing is stored.
        var conflict = await clerk.PostFormAsync(page, page + "/state", ("Text", "我从第一版改的。"), ("Status", "未完成"), ("Base", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, conflict.StatusCode);
        var both = (await conflict.ReadPageAsync()).QuerySelector(".nv-two")!.TextContent;
        Assert.Contains("我从第一版改的。", both, StringComparison.Ordinal);
        Assert.Contains("还有两所学校没有完成。", both, StringComparison.Ordinal);
        Assert.Contains("还有两所学校", (await clerk.PageAsync(page)).QuerySelector("#state-text")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await clerk.PageAsync(page + "/state/versions")).QuerySelector(".nv-compare ins"));

        // The token is asked of JSON, too.
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.PostAsJsonAsync(page + "/state/autosave", new { text = "x" }, Cancel)).StatusCode);

        // The head reads and comments, but does not write.
        var head = await site.SignedInAsync("finance-head");
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostFormAsync(page, page + "/state/comments", ("quote", "两所学校"), ("comment", "是哪两所？"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.PostFormAsync(page, page + "/state", ("Text", "head"))).StatusCode);
        Assert.Contains("是哪两所？", (await clerk.PageAsync(page)).QuerySelector(".nv-comments")!.TextContent, StringComparison.Ordinal);

        foreach (var account in (string[])["education-clerk", "education-head", "lead", "other-clerk", "other-lead", "city-lead", "reviewer", "county-leader", "no-unit", "supervisor", "office"])
        {
            var other = await site.SignedInAsync(account);
            foreach (var address in (string[])[page, page + "/audit", page + "/presence", page + "/state/versions"])
                Assert.True((await other.AnswerAsync(address)).StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, account + " " + address);
        }
        var stranger = await site.SignedInAsync("education-clerk");
        foreach (var deed in (string[])["/state", "/state/lock", "/state/comments"])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostFormAsync("/evidence", page + deed, ("Text", "夺"), ("reason", "夺"), ("comment", "夺"))).StatusCode);
        await using var db = site.Workspace.OpenDb();
        Assert.Empty(await db.BlockVersions.Where(v => v.Text == "夺").ToListAsync(Cancel));
        await seed.SetAsync(seed.Finance, ContributionState.Checked);
        Assert.Equal(HttpStatusCode.OK, (await (await site.SignedInAsync("lead")).AnswerAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAsync("other-lead")).AnswerAsync(page)).StatusCode);
    }
}
