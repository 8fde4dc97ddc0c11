using System.Globalization;
using System.Net;
using Hengjian.Documents.Writing;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Tests.Features.Periodic;

/// <summary>Ledgers by forms alone: rows, workbooks, the rows of a region, the history; and who gets through which door.</summary>
public sealed class LedgerPagesTests(WebSite site) : IClassFixture<WebSite>
{
    private static readonly string[] Everybody = ["supervisor", "p-clerk", "p-checker", "p-other", "p-lead", "p-city", "p-leader", "auditor", "administrator", ""];

    // Address, who may look. {f} the form, {h} the report handed in, {o} the draft of the same unit.
    private static readonly (string Address, string Who)[] Looks =
    [
        ("/periodic/{f}/rows", "supervisor p-clerk p-checker p-other p-lead p-leader"),
        ("/periodic/{f}/rows.xlsx", "supervisor p-clerk p-checker p-other p-lead p-leader"),
        ("/periodic/reports/{h}/history", "supervisor p-clerk p-checker p-lead p-leader"),
        ("/periodic/reports/{h}/rows.xlsx", "p-clerk"),
        ("/periodic/reports/{o}/history", "p-clerk p-checker"),
        ("/periodic/reports/{o}/rows.xlsx", "p-clerk"),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryDoor_OpensForWhomItShould_AndRowsChangeForNobodyElse()
    {
        await PeriodicSeed.MakeAsync(site);
        var seed = await LedgerSeed.MakeAsync(site, draft: true);
        var wrong = new List<string>();
        foreach (var name in Everybody)
        {
            var client = name.Length == 0 ? site.Visitor() : await site.SignedInAsync(name);
            foreach (var (pattern, who) in Looks)
            {
                var address = pattern.Replace("{f}", Text(seed.Form), StringComparison.Ordinal).Replace("{h}", Text(seed.Handed), StringComparison.Ordinal).Replace("{o}", Text(seed.Open), StringComparison.Ordinal);
                var status = (await client.AnswerAsync(address)).StatusCode;
                var fits = who.Split(' ').Contains(name) ? status == HttpStatusCode.OK : name.Length == 0 ? status == HttpStatusCode.Redirect : status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden;
                if (!fits) wrong.Add($"GET {pattern} {name}: {status}");
            }
            if (name is "p-clerk") continue;
            var before = await PrintAsync();
            foreach (var deed in (string[])["add", "carry", $"remove:{Text(seed.OpenRow)}"])
                await client.PostFormAsync(name.Length == 0 ? "/sign-in" : "/account", $"/periodic/reports/{Text(seed.Open)}", ("row", deed), ("count", "1"), ($"v.{Text(seed.OpenRow)}.project", "别人写的"), ($"k.{Text(seed.OpenRow)}.project", "0:"));
            if (before != await PrintAsync()) wrong.Add($"{name} changed rows");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task ByFormsAlone_RowsAreTakenOverAddedFilledRemovedRestoredAndHandedIn()
    {
        await PeriodicSeed.MakeAsync(site);
        var seed = await LedgerSeed.MakeAsync(site);
        var clerk = await site.SignedInAsync("p-clerk");
        var page = $"/periodic/reports/{Text(seed.Open)}";
        Assert.Contains("还没有一行", (await clerk.PageAsync(page)).QuerySelector("#ledger")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostFormAsync(page, page, ("row", "carry"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostFormAsync(page, page, ("row", "add"), ("count", "2"))).StatusCode);
        var shown = await clerk.PageAsync(page);
        var rows = shown.QuerySelectorAll(".pd-rows tbody tr");
        // The closed row of the period before stays behind, and its number is not given again.
        Assert.Equal(["0002", "0003", "0004"], rows.Select(r => r.QuerySelector("th a")!.TextContent));
        Assert.Contains("沿用", rows[0].QuerySelector("th")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("第一小学综合楼", rows[0].QuerySelector("textarea")!.TextContent);
        var (second, third) = (rows[1].Id!["r-".Length..], rows[2].Id!["r-".Length..]);
        // What was typed beside goes along with the button.
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostFormAsync(page, page, ("row", "remove:" + third), ($"v.{second}.project", "操场"), ($"k.{second}.project", "0:"), ("nonce", "a"))).StatusCode);
        shown = await clerk.PageAsync(page);
        Assert.Equal(["0002", "0003"], shown.QuerySelectorAll(".pd-rows tbody tr th a").Select(a => a.TextContent));
        Assert.Equal("操场", shown.QuerySelector($"textarea[name='v.{second}.project']")!.TextContent);
        Assert.Contains("本期删除了 1 行", shown.QuerySelector("#ledger")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostFormAsync(page, page, ("row", "restore:" + third))).StatusCode);
        await clerk.PostFormAsync(page, page, ("row", "remove:" + third));
        // An old page writes over nothing; an identity number is refused with its cell.
        var refused = await clerk.PostFormAsync(page, page, ($"v.{second}.project", "运动场"), ($"k.{second}.project", "0:"), ($"v.{second}.trouble", "找 11010519491231002X"), ($"k.{second}.trouble", "0:"), ("nonce", "b"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var why = (await refused.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent;
        Assert.Contains("“项目名称（0003）”在此期间被改为“操场”", why, StringComparison.Ordinal);
        Assert.Contains("像身份证号", why, StringComparison.Ordinal);
        Assert.Contains("项目 0003的“进度”还没有填", (await (await clerk.PostFormAsync(page, page, ("deed", "hand-in"))).ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var rest = LedgerSeed.Good[1..].SelectMany(v => new[] { ($"v.{second}.{v.Field}", v.Text), ($"k.{second}.{v.Field}", "0:") }).ToArray();
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostFormAsync(page, page, [.. rest, ("nonce", "c"), ("deed", "hand-in")])).StatusCode);

        var supervisor = await site.SignedInAsync("supervisor");
        var totals = (await supervisor.PageAsync($"/periodic/{Text(seed.Form)}/totals")).QuerySelector("table")!.TextContent;
        Assert.Contains("项目数", totals, StringComparison.Ordinal);
        var list = await supervisor.PageAsync($"/periodic/{Text(seed.Form)}/rows?show=new");
        Assert.Contains("共 2 个，本期新增 1，已销号 0，未销号 2", list.QuerySelector(".rs-answer")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["操场"], list.QuerySelectorAll("tbody td[data-label=项目名称]").Select(c => c.TextContent.Trim()));
        Assert.Contains("1,800万元", (await supervisor.PageAsync($"/periodic/{Text(seed.Form)}/trend?field=planned")).QuerySelector(".rs-answer")!.TextContent, StringComparison.Ordinal);
        // The removed row was never handed in: only the unit is told of it.
        var history = await supervisor.TextAsync(page + "/history");
        Assert.Contains("操场", history, StringComparison.Ordinal);
        Assert.DoesNotContain("0004", history, StringComparison.Ordinal);
        Assert.Contains("0004", await clerk.TextAsync(page + "/history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWorkbook_IsComparedRowByRow_AndTaken()
    {
        await PeriodicSeed.MakeAsync(site);
        var seed = await LedgerSeed.MakeAsync(site, draft: true);
        var clerk = await site.SignedInAsync("p-clerk");
        var page = $"/periodic/reports/{Text(seed.Open)}";
        using var stream = new MemoryStream();
        XlsxTable.Write(stream, new TableExport("台账", [new TableColumn("编号"), new TableColumn("项目名称"), new TableColumn("计划投资", "万元")],
            [["0003", "教学楼", 120.5], [null, "食堂", 300]]));
        var token = (await clerk.PageAsync(page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var body = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(stream.ToArray()), "file", "台账.xlsx" } };
        var compared = await (await clerk.PostAsync(new Uri(page + "/rows", UriKind.Relative), body, Cancel)).ReadPageAsync();
        Assert.Contains("1 行有改动，1 行是新的，共 4 格", compared.QuerySelector(".rs-answer")!.TextContent, StringComparison.Ordinal);
        var fields = compared.QuerySelectorAll("form[action$='/rows/take'] input").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).Where(f => f.Item1 != "__RequestVerificationToken").ToArray();
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostFormAsync(page, page + "/rows/take", fields)).StatusCode);
        Assert.Equal(["教学楼", "食堂"], (await clerk.PageAsync(page)).QuerySelectorAll(".pd-rows tbody td[data-label=项目名称] textarea").Select(t => t.TextContent));
        // Taken once: the page that was compared is old now.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.PostFormAsync(page, page + "/rows/take", fields)).StatusCode);
        Assert.Contains("从工作簿导入", await clerk.TextAsync(page + "/history"), StringComparison.Ordinal);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<string> PrintAsync()
    {
        await using var db = site.Workspace.OpenDb();
        return string.Join('|', await db.PeriodicRows.OrderBy(r => r.Id).Select(r => r.Id + " " + (r.RemovedAt == null)).ToListAsync(Cancel)) + await db.PeriodicRevisions.CountAsync(Cancel) + await db.PeriodicValues.CountAsync(Cancel);
    }
}
