using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.Jobs;
using Hengjian.Web.Features.ReportDesk;
using Hengjian.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Features.ReportDesk;

public sealed class ReportDeskTests(WebSite site) : IClassFixture<WebSite>
{
    private const string Wrong = "一、投入\n2025年全县教育投入24.7亿元，比上年增加1.7亿元，增长6.9%。\n二、学校\n全县共有学校15所，其中小学10所、初中5所。\n";
    private const string Mended = "一、投入\n2025年全县教育投入24.7亿元，比上年增加1.7亿元，增长7.4%。\n二、学校\n全县共有学校15所，其中小学10所、初中5所。\n";

    [Fact]
    public async Task Report_IsAudited_ShownWithItsArithmetic_AndLeavesAsJson()
    {
        var clerk = await site.SignedInAsync("clerk");
        var id = await UploadAsync(site, clerk, "东溪县审核.txt", Wrong);
        var page = await clerk.PageAsync($"/report-audit/{id}");
        Assert.Contains("1.7", page.QuerySelector(".flag-message")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("6.9%", page.QuerySelector(".flag-message")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["一、投入", "二、学校"], page.QuerySelectorAll(".doc h3").Select(h => h.TextContent));
        var flag = page.QuerySelector("#card")!.GetAttribute("data-flag");
        Assert.NotNull(page.QuerySelector($"#f-{flag}"));
        // The Tab key stops once at a flag, however many pieces its numbers make of it.
        Assert.Single(page.QuerySelectorAll($".doc a[data-flags='{flag}']:not([tabindex])"));
        Assert.Equal(Wrong.ReplaceLineEndings(""), string.Concat(page.QuerySelectorAll(".doc > *").Select(p => p.TextContent)));
        var json = await clerk.TextAsync($"/report-audit/{id}/findings.json");
        Assert.Contains($"\"id\": \"{flag}\"", json, StringComparison.Ordinal);
        var side = await clerk.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/report-audit/{id}?flag={flag}") { Headers = { { "X-Desk-Part", "side" } } }, TestContext.Current.CancellationToken);
        Assert.Null((await side.ReadPageAsync()).QuerySelector(".doc"));
    }

    [Fact]
    public async Task Answer_IsKeptWithItsHistory_AndCarriesOverToTheNextVersion()
    {
        var clerk = await site.SignedInAsync("clerk");
        var id = await UploadAsync(site, clerk, "答复.txt", Wrong + "正在建设的学校有x所。\n");
        var page = await clerk.PageAsync($"/report-audit/{id}");
        var flag = page.QuerySelector("#card")!.GetAttribute("data-flag")!;
        var refused = await AnswerAsync(clerk, id, flag, "Explained", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.ReadPageAsync();
        Assert.Contains("要写明理由", again.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        // The reason is written on where it was asked for, scripts or not.
        Assert.True(again.QuerySelector("#reason")!.HasAttribute("autofocus"));
        Assert.Equal(HttpStatusCode.Redirect, (await AnswerAsync(clerk, id, flag, "Explained", "口径不同")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await AnswerAsync(clerk, id, flag, "WillCorrect", "")).StatusCode);
        page = await clerk.PageAsync($"/report-audit/{id}?flag={flag}");
        Assert.Equal(["将更正", "说明"], page.QuerySelectorAll(".flag-history strong").Select(s => s.TextContent));
        // By the name colleagues know, not the one typed at the door.
        var called = (await site.Workspace.Accounts.FindAsync("clerk", TestContext.Current.CancellationToken))!.DisplayName;
        Assert.All(page.QuerySelectorAll(".said-by"), s => Assert.StartsWith(called + "，", s.TextContent, StringComparison.Ordinal));

        var next = await UploadAsync(site, clerk, "答复.txt", Wrong + "正在建设的学校有3所。\n");
        page = await clerk.PageAsync($"/report-audit/{next}?flag={flag}");
        Assert.Contains("第 2 版", page.QuerySelector(".page-head p")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("本版这一处还在", page.QuerySelector("#card .notice")!.TextContent, StringComparison.Ordinal);
        var old = await AnswerAsync(clerk, id, flag, "NotAnError", "", page: $"/report-audit/{next}");
        Assert.Contains("旧版本", (await old.ReadPageAsync()).Body!.TextContent, StringComparison.Ordinal);

        var last = await UploadAsync(site, clerk, "答复.txt", Mended);
        var compare = await clerk.PageAsync($"/report-audit/{last}/compare?with={next}");
        Assert.Equal(["1", "0", "0"], compare.QuerySelectorAll(".compare-flags .count-mark").Select(c => c.TextContent));
        Assert.Equal(["7.4"], compare.QuerySelectorAll(".compare ins").Select(c => c.TextContent));
        Assert.Contains("6.9", compare.QuerySelectorAll(".compare del").Select(c => c.TextContent));
    }

    [Fact]
    public async Task FlagsOfOneKind_AreAnsweredTogether_AsTheyWereSeen_AndTakenBackTogether()
    {
        var clerk = await site.SignedInAsync("clerk");
        var id = await UploadAsync(site, clerk, "一并.txt", "新建学校x所。\n改建学校x所。\n扩建学校x所。\n" + Wrong);
        var address = $"/report-audit/{id}";
        var all = await clerk.PageAsync(address);
        Assert.Null(all.QuerySelector("#together"));
        var list = all.QuerySelector(".answer-form a[href$='#together']")!.GetAttribute("href")!.Split('#')[0];
        var page = await clerk.PageAsync(list);
        Assert.Contains("3 处", page.QuerySelector(".answer-together summary")!.TextContent, StringComparison.Ordinal);
        var (ids, kind) = (page.QuerySelector("#together input[name=flags]")!.GetAttribute("value")!, page.QuerySelector("#together input[name=kind]")!.GetAttribute("value")!);

        // Somebody answers one of them first: then nothing is answered that this person has not seen as it is now.
        await AnswerAsync(clerk, id, ids.Split(' ')[0], "WillCorrect", "");
        var late = await TogetherAsync(ids, "no", "WillCorrect");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        var again = await late.ReadPageAsync();
        Assert.Contains("HJA0516", again.QuerySelector("#together")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(string.Join(' ', ids.Split(' ')[1..]), again.QuerySelector("#together input[name=flags]")!.GetAttribute("value"));

        Assert.Equal(HttpStatusCode.Redirect, (await TogetherAsync(string.Join(' ', ids.Split(' ')[1..]), "no", "NotAnError")).StatusCode);
        Assert.Equal(["将更正", "不是错误", "不是错误"], (await clerk.PageAsync($"{address}?kind={kind}")).QuerySelectorAll("#flag-list .flag-state").Select(s => s.TextContent.Trim()));
        Assert.Contains("撤回", (await clerk.PageAsync($"{address}?kind={kind}&answered=yes")).QuerySelector(".answer-together summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await TogetherAsync(ids, "yes", "Withdrawn")).StatusCode);
        Assert.Contains("3 处", (await clerk.PageAsync(list)).QuerySelector(".answer-together summary")!.TextContent, StringComparison.Ordinal);

        Task<HttpResponseMessage> TogetherAsync(string flags, string answered, string reply) => clerk.PostFormAsync(
            address, address + "/answers-together", ("flags", flags), ("kind", kind), ("answered", answered), ("reply", reply), ("reason", ""));
    }

    [Fact]
    public async Task NextVersionMayHaveAnotherName_AndBothNamesFindTheReport()
    {
        var clerk = await site.SignedInAsync("clerk");
        var first = await UploadAsync(site, clerk, "甲名.txt", Wrong);
        var second = await UploadAsync(site, clerk, "乙名.txt", Mended, "970101", first);
        var third = await UploadAsync(site, clerk, "甲名.txt", Wrong + "另有一段。\n");
        var fourth = await UploadAsync(site, clerk, "乙名.txt", Wrong);
        await using var db = site.Workspace.OpenDb();
        var versions = await db.DeskReports.Where(r => r.Id >= first).OrderBy(r => r.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([first, second, third, fourth], versions.Select(v => v.Id));
        Assert.Equal([1, 2, 3, 4], versions.Select(v => v.Version));
        Assert.Single(versions.Select(v => v.Series).Distinct());
    }

    [Fact]
    public async Task TheFileHandedIn_NeedsTheRightToRawFiles_WithCommentsOrWithout()
    {
        await site.Workspace.Accounts.CreateAsync("desk-leader", WebSite.Password, "领导", [new("leader", WebSite.FirstCounty)], cancel: TestContext.Current.CancellationToken);
        var (clerk, leader) = (await site.SignedInAsync("clerk"), await site.SignedInAsync("desk-leader"));
        var id = await UploadAsync(site, clerk, "原件.txt", Wrong);
        Assert.NotNull((await clerk.PageAsync($"/report-audit/{id}")).QuerySelector("a[href$='/file']"));
        Assert.Null((await leader.PageAsync($"/report-audit/{id}")).QuerySelector("a[href$='/file'], a[href$='/comments.docx']"));
        foreach (var file in (string[])["file", "comments.docx"])
        {
            var refused = await leader.AnswerAsync($"/report-audit/{id}/{file}");
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Contains("原始文件", (await refused.ReadPageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.NotEqual(HttpStatusCode.Forbidden, (await clerk.AnswerAsync($"/report-audit/{id}/{file}")).StatusCode);
        }
        Assert.Equal(HttpStatusCode.OK, (await leader.AnswerAsync($"/report-audit/{id}/findings.xlsx")).StatusCode);
    }

    [Fact]
    public async Task UploadForTwoCounties_IsSeenByWhoStartedIt_AndItsJobTellsNoBusiness()
    {
        await site.Workspace.Accounts.CreateAsync(
            "two-counties", WebSite.Password, "两县填报员", [new("clerk", WebSite.FirstCounty, "edu"), new("clerk", WebSite.SecondCounty, "edu")], cancel: TestContext.Current.CancellationToken);
        var two = await site.SignedInAsync("two-counties");
        var answer = await PostAsync(two, [("东溪县两县.txt", Encoding.UTF8.GetBytes(Wrong)), ("西坪县两县.txt", [0xff, 0xfe, 0x00, 0x80, 0x81])], "name");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var address = answer.Headers.Location!.ToString();
        await site.App.Services.GetRequiredService<JobRunner>().WaitAsync(long.Parse(address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(HttpStatusCode.OK, (await two.AnswerAsync(address)).StatusCode);
        Assert.Contains(address, await two.TextAsync("/jobs"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await two.PostFormAsync(address, address + "/cancel")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAsync("clerk")).AnswerAsync(address)).StatusCode);
        var seen = await (await site.SignedInAsync("administrator")).TextAsync(address);
        Assert.DoesNotContain("两县", seen, StringComparison.Ordinal);
        // That it runs, and nothing of what it found.
        Assert.Contains("审核报告", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("HJA0103", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneBadFile_HasItsReason_AndTheOthersAreAudited()
    {
        var supervisor = await site.SignedInAsync("supervisor");
        var job = await UploadAsync(site, supervisor, [("西坪县坏.txt", [0xff, 0xfe, 0x00, 0x80, 0x81]), ("西坪县好.txt", Encoding.UTF8.GetBytes(Mended))], "name");
        // “完成” alone would hide that one of them was not read.
        Assert.Contains("1 份已审核，1 份未能审核", (await supervisor.PageAsync($"/jobs/{job}")).QuerySelector(".page-head p")!.TextContent, StringComparison.Ordinal);
        var rows = (await supervisor.PageAsync("/report-audit?q=西坪县")).QuerySelectorAll("#reports tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains(rows, r => r.Contains("西坪县坏", StringComparison.Ordinal) && r.Contains("HJA0103", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("西坪县好", StringComparison.Ordinal) && r.Contains("已审核", StringComparison.Ordinal));
        // Of a file that was not read nothing is counted, and its total is no 0.
        var bad = await supervisor.PageAsync("/report-audit?q=西坪县坏");
        Assert.Equal(["—", "—", "—", "—"], bad.QuerySelectorAll("#reports tfoot td.num").Select(t => t.TextContent.Trim()));
        var page = await supervisor.PageAsync(bad.QuerySelector("#reports tbody th a")!.GetAttribute("href")!);
        Assert.EndsWith("/file", page.QuerySelector(".page-head .btn[href]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("扫描件", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Card_SaysItOnce_TheListTellsFlagsApart_AndWhatAgreesAsksForNothing()
    {
        var clerk = await site.SignedInAsync("clerk");
        var id = await UploadAsync(site, clerk, "东溪县卡片.txt", "一、控辍\n辍学学生由412人减少到28人，减少348人。\n二、条件\n学校食堂有x个，生师比15.4:1，不高于16:1。\n");
        var page = await clerk.PageAsync($"/report-audit/{id}");
        var words = page.QuerySelectorAll(".flag-list li").Select(l => (Kind: l.QuerySelector(".flag-kind")!.TextContent, Words: l.QuerySelector(".flag-words")!.TextContent)).ToList();
        Assert.EndsWith("增减", words[0].Kind, StringComparison.Ordinal);
        // One letter in a list says nothing; the message has the words around it.
        Assert.Contains(words, w => w.Kind.EndsWith("空缺未填", StringComparison.Ordinal) && w.Words.Contains("像是没有填写", StringComparison.Ordinal));
        // A single cause stands in the message and is not listed once more.
        Assert.Contains("可能是", page.QuerySelector(".flag-message")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".flag-causes"));
        Assert.Null(page.QuerySelector(".answer-fold"));

        var agrees = await clerk.PageAsync($"/report-audit/{id}?show=consistent&kind=threshold");
        Assert.Contains("15.4:1", agrees.QuerySelector(".flag-facts")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(agrees.QuerySelector(".answer-fold:not([open]) form"));
    }

    [Fact]
    public async Task SameFileAgain_IsNoNewVersion_AndTheJobSaysSo()
    {
        var clerk = await site.SignedInAsync("clerk");
        var id = await UploadAsync(site, clerk, "再传一次.txt", Mended);
        Assert.Equal(id, await UploadAsync(site, clerk, "再传一次.txt", Mended));
        var job = await UploadAsync(site, clerk, [("再传一次.txt", Encoding.UTF8.GetBytes(Mended))], "970101");
        Assert.Contains("1 份与已有的最新版本完全相同", (await clerk.PageAsync($"/jobs/{job}")).QuerySelector(".page-head p")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatACancelledAuditLeft_IsAuditedTogether_ByWhoMay()
    {
        var (clerk, checker) = (await site.SignedInAsync("clerk"), await site.SignedInAsync("supervisor"));
        var id = await UploadAsync(site, clerk, "东溪县没轮到.txt", Mended);
        await using (var db = site.Workspace.OpenDb())
            await db.DeskReports.Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, DeskReportState.Waiting).SetProperty(r => r.FindingsHash, (string?)null), TestContext.Current.CancellationToken);
        Assert.Contains("审核这 1 份", (await checker.PageAsync("/report-audit")).QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
        var started = await clerk.PostFormAsync("/report-audit/upload", "/report-audit/again");
        await site.App.Services.GetRequiredService<JobRunner>().WaitAsync(long.Parse(started.Headers.Location!.ToString().Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Null((await clerk.PageAsync("/report-audit")).QuerySelector("main .notice"));
        Assert.NotNull((await clerk.PageAsync($"/report-audit/{id}")).QuerySelector(".doc"));
    }

    [Fact]
    public async Task ReportOfAnotherCounty_IsNotThere_AndCannotBeGiven()
    {
        var (supervisor, clerk) = (await site.SignedInAsync("supervisor"), await site.SignedInAsync("clerk"));
        var id = await UploadAsync(site, supervisor, "西坪县别人的.txt", Wrong, "970102");
        string[] parts = ["", "/findings.json", "/findings.xlsx", "/comments.docx", "/file", "/compare", "/compare?with=" + id];
        foreach (var part in parts) Assert.Equal(HttpStatusCode.NotFound, (await clerk.AnswerAsync($"/report-audit/{id}{part}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.PostFormAsync("/report-audit/upload", $"/report-audit/{id}/again")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.AnswerAsync("/report-audit/upload?of=" + id)).StatusCode);
        // Nor in what lists many: pages, and files, whose cells are read.
        foreach (var list in (string[])["/report-audit", "/report-audit?q=西坪县", "/report-audit/copies", "/report-audit/findings.json", "/jobs"])
            Assert.DoesNotContain("别人的", await clerk.TextAsync(list), StringComparison.Ordinal);
        foreach (var book in (string[])["/report-audit/export", "/report-audit/findings.xlsx"])
        {
            Assert.Contains("别人的", await CellsAsync(supervisor, book), StringComparison.Ordinal);
            Assert.DoesNotContain("别人的", await CellsAsync(clerk, book), StringComparison.Ordinal);
        }
        await using (var db = site.Workspace.OpenDb())
        {
            var job = await db.Jobs.Where(j => j.CreatedBy == "supervisor").MaxAsync(j => j.Id, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.AnswerAsync("/jobs/" + job)).StatusCode);
        }
        var refused = await PostAsync(clerk, [("a.txt", Encoding.UTF8.GetBytes(Wrong))], "970102");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AnswerAsync(clerk, id, "x", "WillCorrect", "", page: "/report-audit/upload")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignedInAsync("auditor")).AnswerAsync("/report-audit")).StatusCode);
    }

    [Fact]
    public async Task WhatIsTaken_IsInTheLogOfItsOwnCounty_WhoeverTakesIt()
    {
        await site.Workspace.Accounts.CreateAsync(
            "of-both", WebSite.Password, "两县的人", [new("clerk", WebSite.FirstCounty), new("clerk", WebSite.SecondCounty)], cancel: TestContext.Current.CancellationToken);
        var both = await site.SignedInAsync("of-both");
        var id = await UploadAsync(site, both, "西坪县被下载的.txt", Wrong, "970102");
        foreach (var part in (string[])["/file", "/findings.json", "/findings.xlsx"]) Assert.Equal(HttpStatusCode.OK, (await both.AnswerAsync($"/report-audit/{id}{part}")).StatusCode);
        await using var db = site.Workspace.OpenDb();
        var entries = await db.AuditEntries.Where(a => a.Subject == $"desk-report:{id}").Select(a => a.Details).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(5, entries.Count);
        Assert.All(entries, e => Assert.Equal(WebSite.SecondCounty, System.Text.Json.JsonDocument.Parse(e).RootElement.GetProperty("region").GetInt32()));
        Assert.DoesNotContain("被下载的", await (await site.SignedInAsync("county-auditor")).TextAsync("/audit-log?size=200"), StringComparison.Ordinal);
        Assert.Contains("被下载的", await (await site.SignedInAsync("auditor")).TextAsync("/audit-log?size=200"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongComparison_IsShownByPages_AndTellsWhatItLeftOut()
    {
        var clerk = await site.SignedInAsync("clerk");
        static string Text(string word) => string.Concat(Enumerable.Range(0, 700).Select(i => $"第{i}项{word}。\n"));
        var first = await UploadAsync(site, clerk, "很长.txt", Text("已经按期办理完毕"));
        var second = await UploadAsync(site, clerk, "很长.txt", Text("尚未按期办理完毕"));
        var page = await clerk.PageAsync($"/report-audit/{second}/compare?with={first}&page=2");
        // Above the paragraphs and below them.
        Assert.Equal(2, page.QuerySelectorAll("[aria-label^=文字对照的页]").Length);
        Assert.Contains("第 2 页，共 3 页", page.QuerySelector("[aria-label=文字对照的页]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(300, page.QuerySelectorAll(".compare tbody tr").Length);
        Assert.EndsWith("&page=3#text", page.QuerySelector("a[rel=next]")!.GetAttribute("href"), StringComparison.Ordinal);
        page = await clerk.PageAsync($"/report-audit/{second}/compare?with={first}&page=99");
        Assert.Equal(100, page.QuerySelectorAll(".compare tbody tr").Length);
        Assert.Null(page.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task WhatTakesLong_WaitsItsTurn_AndSaysSo()
    {
        var (clerk, slots) = (await site.SignedInAsync("clerk"), site.App.Services.GetRequiredService<DeskSlots>());
        var first = await UploadAsync(site, clerk, "排队.txt", Wrong);
        var second = await UploadAsync(site, clerk, "排队.txt", Mended);
        var viewer = new Viewer();
        viewer.Become((await site.Workspace.Accounts.FindAsync("clerk", TestContext.Current.CancellationToken))!.ToPrincipal(TimeProvider.System.GetUtcNow(), Hengjian.Domain.Access.RoleBook.BuiltIn), Guid.Empty);
        foreach (var (work, address) in ((DeskWork, string)[])[
            (DeskWork.Texts, "/report-audit/copies"), (DeskWork.Texts, $"/report-audit/{second}/compare?with={first}"), (DeskWork.Comments, $"/report-audit/{second}/comments.docx"),
            (DeskWork.Export, "/report-audit/findings.xlsx"), (DeskWork.Export, "/report-audit/findings.json")])
        {
            var (served, waiting) = ((await slots.EnterAsync(work, viewer, TestContext.Current.CancellationToken))!, slots.EnterAsync(work, viewer, TestContext.Current.CancellationToken));
            var busy = await clerk.AnswerAsync(address);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.StatusCode);
            Assert.Contains("HJA0530", (await busy.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
            served.Dispose();
            (await waiting)!.Dispose();
            Assert.NotEqual(HttpStatusCode.ServiceUnavailable, (await clerk.AnswerAsync(address)).StatusCode);
        }
    }

    [Fact]
    public async Task FindingsThatCannotBeRead_AreNamedInTheExport_AndTheOthersLeave()
    {
        var supervisor = await site.SignedInAsync("supervisor");
        await UploadAsync(site, supervisor, "导出好.txt", Mended);
        var id = await UploadAsync(site, supervisor, "导出坏.txt", Mended + "别的话。\n");
        await using (var db = site.Workspace.OpenDb())
            await db.DeskReports.Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.FindingsHash, new string('b', 64)), TestContext.Current.CancellationToken);
        using var json = System.Text.Json.JsonDocument.Parse(await supervisor.TextAsync("/report-audit/findings.json?q=导出"));
        Assert.Equal("970101_", json.RootElement.GetProperty("documents")[0].GetProperty("file").GetString()![..7]);
        Assert.Contains("导出坏", Assert.Single(json.RootElement.GetProperty("unread").EnumerateArray()).GetProperty("file").GetString(), StringComparison.Ordinal);
        Assert.Contains("读不出", await CellsAsync(supervisor, "/report-audit/findings.xlsx?q=导出"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("报告.pdf", "不是能审核的文件")]
    [InlineData("东溪县西坪县.txt", "看不出是哪个地区")]
    public async Task FileThatCannotBeTaken_IsNamed_AndNothingIsKept(string name, string reason)
    {
        var supervisor = await site.SignedInAsync("supervisor");
        var answer = await PostAsync(supervisor, [(name, [65])], "name");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var text = (await answer.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent;
        Assert.Contains(reason, text, StringComparison.Ordinal);
        Assert.Contains(name, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PassageThatTwoCountiesShare_IsShownToWhoSeesBoth_AndTheListLeavesAsOneFile()
    {
        const string Shared = "把投入保障、学位建设和教师编制列入督查事项，逐项明确牵头单位、完成时限和验收标准，对进展慢的当面提醒、限期补上，每季度向社会公开一次进展情况，接受群众监督。";
        var (supervisor, clerk) = (await site.SignedInAsync("supervisor"), await site.SignedInAsync("clerk"));
        await UploadAsync(site, supervisor, "东溪雷同.txt", "一、做法\n" + Shared + "全年开会6次。\n");
        await UploadAsync(site, supervisor, "西坪雷同.txt", "一、措施\n" + Shared + "全年开会9次。\n", "970102");
        Assert.Contains("西坪雷同", (await supervisor.PageAsync("/report-audit/copies")).QuerySelector("section.copy")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await clerk.PageAsync("/report-audit/copies")).QuerySelectorAll("section.copy"));
        var json = await clerk.TextAsync("/report-audit/findings.json");
        Assert.Contains("东溪雷同.txt", json, StringComparison.Ordinal);
        Assert.DoesNotContain("西坪雷同.txt", json, StringComparison.Ordinal);
    }

    /// <summary>Hands one report in and waits for its audit.</summary>
    internal static async Task<long> UploadAsync(WebSite site, HttpClient client, string name, string text, string region = "970101", long? of = null)
    {
        await UploadAsync(site, client, [(name, Encoding.UTF8.GetBytes(text))], region, of);
        await using var db = site.Workspace.OpenDb();
        return await db.DeskReports.Where(r => r.FileName == name).MaxAsync(r => r.Id, TestContext.Current.CancellationToken);
    }

    private static async Task<long> UploadAsync(WebSite site, HttpClient client, (string Name, byte[] Bytes)[] files, string region, long? of = null)
    {
        var answer = await PostAsync(client, files, region, of);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var job = long.Parse(answer.Headers.Location!.ToString().Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        await site.App.Services.GetRequiredService<JobRunner>().WaitAsync(job);
        return job;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, (string Name, byte[] Bytes)[] files, string region, long? of = null)
    {
        var form = await client.PageAsync("/report-audit/upload");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(form.QuerySelectorAll("#year option")[1].GetAttribute("value")!), "year" },
            { new StringContent(region), "region" },
        };
        if (of is { } before) content.Add(new StringContent(before.ToString(System.Globalization.CultureInfo.InvariantCulture)), "of");
        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Add(part, "files", name);
        }
        return await client.PostAsync(new Uri("/report-audit/upload", UriKind.Relative), content);
    }

    private static async Task<string> CellsAsync(HttpClient client, string book)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(await client.GetByteArrayAsync(new Uri(book, UriKind.Relative))));
        return string.Concat(zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }

    private static Task<HttpResponseMessage> AnswerAsync(
        HttpClient client, long id, string flag, string reply, string reason, string? page = null) =>
        client.PostFormAsync(page ?? $"/report-audit/{id}", $"/report-audit/{id}/answers", ("flag", flag), ("reply", reply), ("reason", reason));
}
