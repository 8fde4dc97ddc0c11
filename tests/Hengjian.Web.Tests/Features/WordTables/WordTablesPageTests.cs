using System.Globalization;
using System.Net;
using Hengjian.Domain.Access;
using Hengjian.Web.Tests.Features.Breakdown;

namespace Hengjian.Web.Tests.Features.WordTables;

/// <summary>Word tables by forms alone, and for whom.</summary>
public sealed class WordTablesPageTests(WebSite site) : IClassFixture<WebSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheLeadTakesATableOutAndIn_OthersSeeWhatIsTheirs()
    {
        var seed = await RoundSeed.MakeAsync(site);
        foreach (var (name, grant) in new[] { ("w-lead", new Grant("lead", RoundSeed.CityCode)), ("w-county", new Grant("lead", WebSite.FirstCounty)), ("w-clerk", new Grant("clerk", RoundSeed.CityCode, "970100-finance")) })
            await site.Workspace.Accounts.CreateAsync(name, WebSite.Password, "测试" + name, [grant], cancel: Cancel);
        var lead = await site.SignedInAsync("w-lead");
        var page = string.Create(CultureInfo.InvariantCulture, $"/word-tables/{seed.City}");
        Assert.Contains(page, (await lead.PageAsync($"/breakdown/{seed.City}")).DocumentElement.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(3, (await lead.PageAsync(page)).QuerySelectorAll("section h2").Length);
        var before = await (await lead.AnswerAsync(page + "/breakdown/file.docx")).Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostFormAsync($"/breakdown/{seed.City}", $"/breakdown/{seed.City}/items/4.1", ("lead", "970100-education"), ("cooperate", "970100-finance"), ("due", ""))).StatusCode);
        // The file is older than the page: the page's change is named, and not ticked beforehand.
        var compared = await (await PostFileAsync(lead, page, page + "/breakdown", before)).ReadPageAsync();
        Assert.Contains("导出以后改过：w-lead", compared.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(compared.QuerySelectorAll("input[name=take]"), i => i.HasAttribute("checked"));
        (string, string)[] body =
        [
            ("sha", compared.QuerySelector("input[name=sha]")!.GetAttribute("value")!), ("seen", compared.QuerySelector("input[name=seen]")!.GetAttribute("value")!), ("take", "4.1|配合单位"),
        ];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lead.PostFormAsync(page, page + "/breakdown/take", [.. body.Take(2)])).StatusCode);
        var taken = await lead.PostFormAsync(page, page + "/breakdown/take", body);
        Assert.Contains("责任分解表：已采用 1 格", (await taken.ReadPageAsync()).DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostFileAsync(lead, page, page + "/breakdown", "破文件"u8.ToArray())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.AnswerAsync(page + "/no-such/file.docx")).StatusCode);

        // The evaluator may look at the breakdown and change nothing; the county's lead and a clerk have no such page.
        var supervisor = await site.SignedInAsync("supervisor");
        Assert.Equal(HttpStatusCode.OK, (await supervisor.AnswerAsync(page + "/breakdown/file.docx")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.AnswerAsync(page + "/assessment/file.docx")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.PostFormAsync("/account", page + "/breakdown/take", body)).StatusCode);
        foreach (var (name, status) in new[] { ("w-county", HttpStatusCode.NotFound), ("w-clerk", HttpStatusCode.Forbidden), ("auditor", HttpStatusCode.Forbidden) })
        {
            var client = await site.SignedInAsync(name);
            foreach (var address in (string[])["", "/breakdown/file.docx", "/self-check/file.docx"]) Assert.Equal(status, (await client.AnswerAsync(page + address)).StatusCode);
            Assert.Equal(status, (await client.PostFormAsync("/account", page + "/breakdown/take", body)).StatusCode);
        }
    }

    private static async Task<HttpResponseMessage> PostFileAsync(HttpClient client, string page, string action, byte[] file)
    {
        var token = (await client.PageAsync(page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var body = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(file), "file", "表.docx" } };
        return await client.PostAsync(new Uri(action, UriKind.Relative), body, Cancel);
    }
}
