using System.Net;
using Hengjian.Web.Tests.Features.Packages;

namespace Hengjian.Web.Tests.Features.SelfReports;

/// <summary>The lead builds, edits and takes the report; nobody else, and no draft is in it.</summary>
public sealed class SelfReportPageTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task TheLeadEditsABlock_AndTakesTheFile_OthersDoNot()
    {
        var seed = await PackageSeed.MakeAsync(site);
        var page = $"/self-report/{seed.Package}?template=areas";
        var lead = await site.SignedInAsync("lead");
        var shown = await lead.PageAsync(page);
        Assert.DoesNotContain("东溪县教育经费只增不减。", shown.Body!.TextContent, StringComparison.Ordinal);
        async Task<HttpResponseMessage> EditAsync(HttpClient client, string shownAt, params (string, string)[] fields)
        {
            var form = (await client.PageAsync(shownAt)).QuerySelector("form#intro")!;
            var hidden = form.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Where(f => f.Item1 != "__RequestVerificationToken");
            return await client.PostFormAsync(shownAt, $"/self-report/{seed.Package}/edit", [.. hidden, .. fields]);
        }
        // A form that does not say what its editor began with is refused.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lead.PostFormAsync(page + "&edit=intro", $"/self-report/{seed.Package}/edit", ("template", "areas"), ("block", "intro"), ("text", "牵头人写的引言。"))).StatusCode);
        var shownBefore = (await lead.PageAsync(page + "&edit=intro")).QuerySelectorAll("form#intro input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Where(f => f.Item1 != "__RequestVerificationToken").ToList();
        Assert.Equal(HttpStatusCode.Redirect, (await EditAsync(lead, page + "&edit=intro", ("text", "牵头人写的引言。"))).StatusCode);
        // Another window that was opened before: refused, the typed words stay in the field, and a second saving is meant.
        var refused = await lead.PostFormAsync(page + "&edit=intro", $"/self-report/{seed.Package}/edit", [.. shownBefore, ("text", "另一个窗口写的引言。")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.ReadPageAsync();
        Assert.Equal("另一个窗口写的引言。", again.QuerySelector("#block-text")!.TextContent);
        Assert.Contains("牵头人写的引言。", again.QuerySelector("form#intro")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", again.QuerySelector("form#intro input[name=version]")!.GetAttribute("value"));
        var history = await lead.PageAsync($"/self-report/{seed.Package}/history?template=areas&block=intro");
        Assert.Contains("第 1 版", history.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("牵头人写的引言。", (await lead.PageAsync(page)).QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        var file = await lead.AnswerAsync($"/self-report/{seed.Package}/file.docx?template=areas");
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(HttpStatusCode.Redirect, (await EditAsync(lead, page + "&edit=intro", ("text", "x"), ("rebuild", "1"))).StatusCode);
        Assert.DoesNotContain("牵头人写的引言。", (await lead.PageAsync(page)).QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        foreach (var account in (string[])["finance-clerk", "other-lead", "city-lead", "supervisor", "office"])
            Assert.True((await (await site.SignedInAsync(account)).AnswerAsync(page)).StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, account);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAsync("other-lead")).PostFormAsync("/self-report/" + seed.OtherPackage + "?edit=intro", $"/self-report/{seed.Package}/edit", ("template", "areas"), ("block", "intro"), ("text", "夺"))).StatusCode);
    }
}
