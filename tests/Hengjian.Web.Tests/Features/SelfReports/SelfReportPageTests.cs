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
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostFormAsync(page + "&edit=intro", $"/self-report/{seed.Package}/edit", ("template", "areas"), ("block", "intro"), ("text", "牵头人写的引言。"))).StatusCode);
        Assert.Contains("牵头人写的引言。", (await lead.PageAsync(page)).QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        var file = await lead.AnswerAsync($"/self-report/{seed.Package}/file.docx?template=areas");
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostFormAsync(page + "&edit=intro", $"/self-report/{seed.Package}/edit", ("template", "areas"), ("block", "intro"), ("text", "x"), ("rebuild", "1"))).StatusCode);
        Assert.DoesNotContain("牵头人写的引言。", (await lead.PageAsync(page)).QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        foreach (var account in (string[])["finance-clerk", "other-lead", "city-lead", "supervisor", "office"])
            Assert.True((await (await site.SignedInAsync(account)).AnswerAsync(page)).StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, account);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAsync("other-lead")).PostFormAsync("/self-report/" + seed.OtherPackage + "?edit=intro", $"/self-report/{seed.Package}/edit", ("template", "areas"), ("block", "intro"), ("text", "夺"))).StatusCode);
    }
}
