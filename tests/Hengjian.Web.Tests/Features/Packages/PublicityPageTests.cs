using System.Net;
using System.Text.RegularExpressions;
using Hengjian.Domain;
using Hengjian.Domain.Packages;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Tests.Features.Packages;

public sealed class PublicityPageTests(WebSite site) : IClassFixture<WebSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EverybodyReadsAndObjects_TheLeadAnswers_WithoutAnAccountOrScripts()
    {
        var seed = await PackageSeed.MakeAsync(site);
        await seed.SetAsync(seed.Package, PackageState.Compiled);
        var (lead, visitor) = (await site.SignedInAsync("lead"), site.Visitor());
        var page = $"/packages/{seed.Package}/publicity";
        var today = BeijingTime.DayOf(TimeProvider.System.GetUtcNow());
        string Day(int days) => today.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("东溪县教育经费只增不减", (await lead.PageAsync(page)).QuerySelector("#text")!.TextContent, StringComparison.Ordinal);
        var seen = await lead.PostFormAsync(page, page, ("text", "1.1 经费\n电话13812345678"), ("from", Day(0)), ("to", Day(4)));
        Assert.Contains("HJP0323", await seen.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        var shown = await lead.PostFormAsync(page, page, ("text", "1.1 经费\n只增不减 <script>alert(1)</script>"), ("from", Day(0)), ("to", Day(4)));
        Assert.Equal(HttpStatusCode.Redirect, shown.StatusCode);

        await using var db = site.Workspace.OpenDb();
        var post = (await db.PublicityPosts.SingleAsync(p => p.PackageId == seed.Package, Cancel)).Id;
        var address = $"/publicity/{post}";
        Assert.Contains("东溪县", (await visitor.PageAsync("/publicity")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var open = await visitor.PageAsync(address);
        Assert.Equal("1.1 经费", open.QuerySelector("article h2")!.TextContent);
        Assert.Contains("<script>alert", open.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(open.QuerySelectorAll("article script"));
        var empty = await visitor.PostFormAsync(address, address + "/objections", ("text", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        var sent = await visitor.PostFormAsync(address, address + "/objections", ("text", "第一条不实。"), ("contact", "王先生"));
        var code = Regex.Match(await sent.Content.ReadAsStringAsync(Cancel), "[a-z2-7]{4}(-[a-z2-7]{4}){3}").Value;
        Assert.Equal(19, code.Length);

        var objection = (await db.Objections.SingleAsync(o => o.PostId == post, Cancel)).Id;
        Assert.Contains("王先生", (await lead.PageAsync(page)).QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        await lead.PostFormAsync(page, $"/packages/{seed.Package}/objections/{objection}", ("answer", "已核实。"));
        var answered = await visitor.PostFormAsync("/publicity/answers", "/publicity/answers", ("code", code));
        Assert.Contains("已核实。", (await answered.ReadPageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        foreach (var other in (string[])["other-lead", "office", "finance-clerk", "supervisor"])
        {
            var client = await site.SignedInAsync(other);
            Assert.Contains((await client.AnswerAsync(page)).StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.Forbidden]);
        }
        await lead.PostFormAsync(page, page + "/withdraw", ("reason", "数字更正"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.AnswerAsync(address)).StatusCode);
    }
}
