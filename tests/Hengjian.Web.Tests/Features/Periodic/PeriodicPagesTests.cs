using System.Globalization;
using System.Net;
using Hengjian.Documents.Writing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Features.Periodic;

/// <summary>Periodic reports by forms alone, and who gets through which door.</summary>
public sealed class PeriodicPagesTests(WebSite site) : IClassFixture<WebSite>
{
    private static readonly string[] Everybody = ["supervisor", "p-clerk", "p-checker", "p-other", "p-lead", "p-city", "p-leader", "auditor", "administrator", ""];

    // Address, who may look. {f} the form, {h} the report handed in, {o} the draft of the same unit, {x} the other county's.
    private static readonly (string Address, string Who)[] Looks =
    [
        ("/periodic", "supervisor p-clerk p-checker p-other p-lead p-city p-leader"),
        ("/periodic/library", "supervisor"),
        ("/periodic/library/{code}", "supervisor"),
        ("/periodic/{f}", "supervisor p-clerk p-checker p-other p-lead p-leader"),
        ("/periodic/{f}/totals", "supervisor p-clerk p-checker p-other p-lead p-leader"),
        ("/periodic/{f}/totals/export", "supervisor p-clerk p-checker p-other p-lead p-leader"),
        ("/periodic/{f}/trend", "supervisor p-clerk p-checker p-other p-lead p-leader"),
        ("/periodic/{f}/late", "supervisor p-clerk p-checker p-other p-lead p-leader"),
        ("/periodic/{f}/late/export", "supervisor p-clerk p-checker p-other p-lead p-leader"),
        ("/periodic/{f}/table.xlsx", "supervisor p-clerk p-checker p-other p-lead p-leader"),
        ("/periodic/reports/{h}", "supervisor p-clerk p-checker p-lead p-leader"),
        ("/periodic/reports/{h}/files/analysis", "supervisor p-clerk p-checker p-lead p-leader"),
        ("/periodic/reports/{h}/book.xlsx", "p-clerk"),
        ("/periodic/reports/{h}/history", "supervisor p-clerk p-checker p-lead p-leader"),
        ("/periodic/reports/{o}", "p-clerk p-checker"),
        ("/periodic/reports/{o}/history", "p-clerk p-checker"),
        ("/periodic/reports/{o}/state", "p-clerk p-checker"),
        ("/periodic/reports/{o}/flags", "p-clerk p-checker"),
        ("/periodic/reports/{o}/book.xlsx", "p-clerk"),
        ("/periodic/reports/{x}", "p-other"),
    ];

    // Deeds that must change nothing for anybody but those named; the fields would be taken from who may.
    private static readonly (string Address, string Who)[] Deeds =
    [
        ("/periodic/library/graduate-employment", "supervisor"), ("/periodic/{f}/end", "supervisor"), ("/periodic/{f}/remind", "supervisor"), ("/periodic/reports/{o}", "p-clerk"),
        ("/periodic/reports/{o}/hand-in", "p-clerk"), ("/periodic/reports/{o}/answer", "p-clerk"), ("/periodic/reports/{h}/return", "supervisor"), ("/periodic/reports/{x}", "p-other"), ("/periodic/reports/{o}/book/take", "p-clerk"),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryDoor_OpensForWhomItShould_AndForNobodyElse()
    {
        var seed = await PeriodicSeed.MakeAsync(site);
        await DraftAsync(seed.Open, "p-clerk", ("plan", "机密草稿"));
        var wrong = new List<string>();
        foreach (var name in Everybody)
        {
            var client = name.Length == 0 ? site.Visitor() : await site.SignedInAsync(name);
            foreach (var (pattern, who) in Looks)
            {
                var answer = await client.AnswerAsync(Address(pattern, seed));
                var expected = name.Length > 0 && who.Split(' ').Contains(name);
                if (!Fits(answer.StatusCode, expected, name)) wrong.Add($"GET {pattern} {name}: {answer.StatusCode}");
                if (name is not ("p-clerk" or "p-checker") && (await answer.Content.ReadAsStringAsync(Cancel)).Contains("机密草稿", StringComparison.Ordinal)) wrong.Add($"{pattern} tells {name}");
            }
            foreach (var (pattern, who) in Deeds.Where(d => !d.Who.Split(' ').Contains(name)))
            {
                var before = await PrintAsync();
                var answer = await client.PostFormAsync(
                    name.Length == 0 ? "/sign-in" : "/account", Address(pattern, seed), ("reason", "请改"), ("due", "2099-01-01"), ("until", "2099-01-01"), ("period", "1"), ("v.graduates", "7"), ("w.graduates", ""),
                    ("flag", "check:no-fair"), ("sha", ""), ("seen", ""), ("take", "graduates"));
                if (!Fits(answer.StatusCode, false, name)) wrong.Add($"POST {pattern} {name}: {answer.StatusCode}");
                if (before != await PrintAsync()) wrong.Add($"POST {pattern} {name} changed something");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task ByFormsAlone_AReportIsFilledRefusedHandedInReturnedAndCounted()
    {
        var seed = await PeriodicSeed.MakeAsync(site);
        var clerk = await site.SignedInAsync("p-clerk");
        var page = Text($"/periodic/reports/{seed.Open}");
        Assert.Contains("毕业生就业“四个一报”月报", await clerk.TextAsync("/tasks"), StringComparison.Ordinal);
        var shown = await clerk.PageAsync(page);
        Assert.Equal(("numeric", "100"), (shown.QuerySelector("#i-graduates")!.GetAttribute("inputmode"), shown.QuerySelector("#i-graduates")!.GetAttribute("value")));
        Assert.EndsWith("：80", shown.QuerySelector("#f-employed .pd-before")!.TextContent, StringComparison.Ordinal);
        var refused = await clerk.PostFormAsync(page, page, ("deed", "hand-in"), ("v.employed", "120"), ("w.employed", ""), ("v.fairs_site", "0"), ("v.fairs_online", "0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var why = (await refused.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent;
        Assert.Contains("已落实去向人数多于应届毕业生人数", why, StringComparison.Ordinal);
        Assert.Contains("“下月工作计划”还没有填", why, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostFormAsync(page, page, ("v.employed", "90"), ("w.employed", "120"), ("r.employed", "1"), ("v.plan", "继续"), ("v.trend", "与上年持平"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostFormAsync(page, page + "/answer", ("flag", "check:no-fair"), ("reason", "本月集中实习，没有招聘"))).StatusCode);
        // Somebody else's page still shows the old value: what it says now is not written over.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.PostFormAsync(page, page, ("v.employed", "91"), ("w.employed", "120"), ("r.employed", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostFormAsync(page, page, ("deed", "hand-in"))).StatusCode);
        Assert.Contains("要改请联系收表单位退回", await clerk.TextAsync(page), StringComparison.Ordinal);

        var supervisor = await site.SignedInAsync("supervisor");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await supervisor.PostFormAsync(page, page + "/return", ("reason", ""), ("due", "2099-01-01"))).StatusCode);
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(5)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.PostFormAsync(page, page + "/return", ("reason", "人数请核对"), ("due", day))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.AnswerAsync(page)).StatusCode);
        Assert.Contains("人数请核对", await clerk.TextAsync(page), StringComparison.Ordinal);
        Assert.Contains("退回待改：", await clerk.TextAsync("/tasks"), StringComparison.Ordinal);
        var totals = await supervisor.PageAsync(Text($"/periodic/{seed.Form}/totals"));
        Assert.Contains("应报 2 个单位，已报 0 个，未报 2 个：东溪县教育局、西坪县教育局", totals.QuerySelector(".rs-answer")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("缺 2", totals.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        var late = await supervisor.PostFormAsync(Text($"/periodic/{seed.Form}/late"), Text($"/periodic/{seed.Form}/remind"), ("period", totals.QuerySelector("select[name=period] option[selected]")!.GetAttribute("value")!));
        Assert.Contains("已催报 2 个单位", (await late.ReadPageAsync()).DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATableOfARegion_ComesBackWithItsDifferences_AndIsTakenUnitByUnit()
    {
        var seed = await PeriodicSeed.MakeAsync(site);
        await DraftAsync(seed.Open, "p-clerk", ("graduates", "111"));
        var supervisor = await site.SignedInAsync("supervisor");
        var totals = Text($"/periodic/{seed.Form}/totals");
        var book = Book("单位名称", ["应届毕业生人数（人）", "已落实去向人数", "毕业人数"], ["东溪县教育局", "200", "150", "1"], ["西坪县教育局", "300", "250", "1"], ["西平县教育局", "1", "1", "1"]);
        var compared = await PostFileAsync(supervisor, totals, Text($"/periodic/{seed.Form}/table"), book);
        var page = await compared.ReadPageAsync();
        Assert.Contains("本期的应报单位里没有“西平县教育局”", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有字段“毕业人数”", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Contains("该单位正在自己填", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("111", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([PeriodicSeed.SecondUnit], page.QuerySelectorAll("input[name=take]").Select(i => i.GetAttribute("value")));
        string Hidden(string name) => page.QuerySelector($"input[name={name}]")!.GetAttribute("value")!;
        (string, string)[] body = [("sha", Hidden("sha")), ("seen", Hidden("seen")), ("take", PeriodicSeed.SecondUnit), ("take", PeriodicSeed.FirstUnit)];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await supervisor.PostFormAsync(totals, Text($"/periodic/{seed.Form}/table/take"), [.. body.Take(2)])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.PostFormAsync(totals, Text($"/periodic/{seed.Form}/table/take"), body)).StatusCode);
        // Taken once; the same page again is of yesterday.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await supervisor.PostFormAsync(totals, Text($"/periodic/{seed.Form}/table/take"), body)).StatusCode);
        await using var db = site.Workspace.OpenDb();
        var values = await db.PeriodicValues.AsNoTracking().Where(v => v.Field == "graduates" && db.PeriodicReports.Any(r => r.Id == v.ReportId && r.FormId == seed.Form)).ToListAsync(Cancel);
        Assert.Equal(["100", "111", "300"], values.Select(v => v.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AWorkbookOfOneReport_IsComparedCellByCell_AndBrokenFilesChangeNothing()
    {
        var seed = await PeriodicSeed.MakeAsync(site);
        var clerk = await site.SignedInAsync("p-clerk");
        var page = Text($"/periodic/reports/{seed.Open}");
        var book = Book("字段", ["本期"], ["应届毕业生人数", "130"], ["已落实去向人数", "一百"], ["就业形势研判", "与上年持平"], ["毕业生就业率", "1"]);
        var shown = await (await PostFileAsync(clerk, page, page + "/book", book)).ReadPageAsync();
        Assert.Equal(["graduates", "employed", "trend"], shown.QuerySelectorAll("input[name=take]").Select(i => i.GetAttribute("value")));
        Assert.Contains("“一百”不是数字", shown.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        string Hidden(string name) => shown.QuerySelector($"input[name={name}]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostFormAsync(page, page + "/book/take", ("sha", Hidden("sha")), ("seen", Hidden("seen")), ("take", "graduates"), ("take", "trend"))).StatusCode);
        var after = await clerk.PageAsync(page);
        Assert.Equal(("130", ""), (after.QuerySelector("#i-graduates")!.GetAttribute("value"), after.QuerySelector("#i-employed")!.GetAttribute("value")));
        foreach (var bad in (byte[][])["PK\u0003\u0004 broken"u8.ToArray(), "<html><table></table></html>"u8.ToArray(), "甲,乙\n1,2\n"u8.ToArray(), []])
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostFileAsync(clerk, page, page + "/book", bad)).StatusCode);
        var macro = await PostFileAsync(clerk, page, page + "/files/analysis", "MZ program"u8.ToArray(), "upload", "分析.exe");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, macro.StatusCode);
    }

    [Fact]
    public async Task AForm_IsLookedAtPreviewedAndGivenOut()
    {
        await PeriodicSeed.MakeAsync(site);
        var supervisor = await site.SignedInAsync("supervisor");
        var preview = await supervisor.PageAsync("/periodic/library/school-building?region=970000&from=2026-11-01&level=County&kind=Department&department=教育");
        Assert.Contains("共 2 个单位", preview.QuerySelector(".rs-answer")!.TextContent, StringComparison.Ordinal);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (string, string)[] body = [("region", "970000"), ("from", today), ("level", "County"), ("kind", "Department"), ("department", "教育")];
        var given = await supervisor.PostFormAsync("/periodic/library/school-building?from=" + today + "&region=970000&level=County&kind=Department&department=教育", "/periodic/library/school-building", body);
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        Assert.Contains("学校建设项目进度旬报", await supervisor.TextAsync(given.Headers.Location!.ToString()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await supervisor.PostFormAsync("/periodic/library/school-building", "/periodic/library/school-building", body)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.AnswerAsync("/periodic/library/no-such")).StatusCode);
    }

    [Fact]
    public void EveryAddressOfPeriodicReports_IsInTheTable()
    {
        // Covered by tests of their own: uploads, JSON and ledgers.
        string[] own = ["/rows", "/rows.xlsx", "/rows/take", "/ops", "/book", "/table", "/table/take", "/files/analysis", "/state", "/flags"];
        var known = Looks.Concat(Deeds).Select(l => l.Address.Replace("{o}", "{h}", StringComparison.Ordinal).Replace("{x}", "{h}", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var unlisted = site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!).Where(p => p.StartsWith("/periodic", StringComparison.Ordinal))
            .Select(p => p.Replace("/periodic/reports/{id:long}", "/periodic/reports/{h}", StringComparison.Ordinal).Replace("/periodic/{form:long}", "/periodic/{f}", StringComparison.Ordinal).Replace("{field}", "analysis", StringComparison.Ordinal))
            .Where(p => !known.Contains(p) && !own.Any(o => p.EndsWith(o, StringComparison.Ordinal)));
        Assert.Empty(unlisted.Distinct());
    }

    private static string Address(string pattern, PeriodicSeed seed) => pattern.Replace("{f}", Text($"{seed.Form}"), StringComparison.Ordinal).Replace("{h}", Text($"{seed.Handed}"), StringComparison.Ordinal)
        .Replace("{o}", Text($"{seed.Open}"), StringComparison.Ordinal).Replace("{x}", Text($"{seed.Other}"), StringComparison.Ordinal).Replace("{code}", "double-reduction", StringComparison.Ordinal);

    private static bool Fits(HttpStatusCode status, bool expected, string name) =>
        expected ? status == HttpStatusCode.OK : name.Length == 0 ? status == HttpStatusCode.Redirect : status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static byte[] Book(string first, string[] others, params string[][] rows)
    {
        using var stream = new MemoryStream();
        XlsxTable.Write(stream, new TableExport("填报表", [.. others.Prepend(first).Select(h => new TableColumn(h))], rows));
        return stream.ToArray();
    }

    private static async Task<HttpResponseMessage> PostFileAsync(HttpClient client, string page, string action, byte[] file, string field = "file", string name = "填报表.xlsx")
    {
        var token = (await client.PageAsync(page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var body = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(file), field, name } };
        return await client.PostAsync(new Uri(action, UriKind.Relative), body, Cancel);
    }

    private async Task DraftAsync(long report, string account, params (string Field, string Text)[] values)
    {
        var client = await site.SignedInAsync(account);
        var page = Text($"/periodic/reports/{report}");
        var shown = await client.PageAsync(page);
        (string, string)[] body = [.. values.SelectMany(v => new[] { ("v." + v.Field, v.Text), ("r." + v.Field, shown.QuerySelector($"input[name='r.{v.Field}']")!.GetAttribute("value") ?? "") })];
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostFormAsync(page, page, body)).StatusCode);
    }

    private async Task<string> PrintAsync()
    {
        await using var db = site.Workspace.OpenDb();
        var values = await db.PeriodicValues.AsNoTracking().OrderBy(v => v.ReportId).ThenBy(v => v.Field).Select(v => v.Field + v.Text + v.Revision).ToListAsync(Cancel);
        var reports = await db.PeriodicReports.AsNoTracking().OrderBy(r => r.Id).Select(r => r.Id + " " + r.State).ToListAsync(Cancel);
        return string.Join('|', values) + string.Join('|', reports) + string.Join('|', await db.PeriodicForms.Select(f => f.Spec).ToListAsync(Cancel)) + await db.Outbox.CountAsync(o => o.Kind == "message", Cancel);
    }
}
