using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Rounds;
using Hengjian.Web.Definitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Features.Workshop;

/// <summary>The workshop as a browser without scripts has it. The site's schools: 100 pupils, unknown, 0, in two counties.</summary>
public sealed class WorkshopPageTests(WebSite site) : IClassFixture<WebSite>, IAsyncLifetime
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static long round;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Edit => string.Create(CultureInfo.InvariantCulture, $"/workshop/edit?round={round}&topic=class-size");

    public async ValueTask InitializeAsync()
    {
        await Gate.WaitAsync(Cancel);
        try
        {
            await using var db = site.Workspace.OpenDb();
            round = (await db.Rounds.SingleOrDefaultAsync(Cancel))?.Id ?? await MakeRoundAsync();
        }
        finally
        {
            Gate.Release();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task WrongName_IsMarkedAtTheCharacter_WithAButtonThatMendsIt()
    {
        var client = await site.SignedInAsync("supervisor");
        var wrong = await CheckAsync(client, ("formula", "sum(在校生树)"));
        var problem = wrong.QuerySelector(".formula-problem")!;
        Assert.Equal("在校生树", problem.QuerySelector("mark")!.TextContent);
        Assert.Contains("找不到数据项", problem.TextContent, StringComparison.Ordinal);
        Assert.Null(wrong.QuerySelector("#workshop-rows"));
        var fix = problem.QuerySelector("button[name=fix]")!.GetAttribute("value")!;
        var mended = await CheckAsync(client, ("formula", "sum(在校生树)"), ("fix", fix));
        Assert.Equal("sum(在校生数)", mended.QuerySelector("#formula")!.TextContent.Trim());
        Assert.Empty(mended.QuerySelectorAll(".formula-problem"));
        Assert.Contains("100", mended.QuerySelector(".explain-box")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GoodFormula_ShowsValueSteps_Spread_AndYaml()
    {
        var page = await CheckAsync(await site.SignedInAsync("supervisor"), ("formula", "sum(stu) / 2"), ("place", "西坪县"));
        Assert.StartsWith("西坪县", page.QuerySelector("#workshop-result .draft-view + .draft-view h2, #workshop-result h2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("合计（在校生数）", page.QuerySelector(".explain-box")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("部分", page.QuerySelector(".place-values")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("svg.spread"));
        Assert.Contains("sum(stu) / 2", page.QuerySelector(".yaml")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormJustOpened_ReproachesNobody_AnEmptyOneChecked_SaysWhatIsMissing()
    {
        var client = await site.SignedInAsync("supervisor");
        var fresh = await client.PageAsync(Edit);
        Assert.Empty(fresh.QuerySelectorAll("[aria-invalid=true], .formula-problem, .field-problem:not([hidden])"));
        Assert.Contains("写下公式", fresh.QuerySelector("#workshop-result h2")!.TextContent, StringComparison.Ordinal);
        var empty = await CheckAsync(client, ("formula", ""), ("name", ""));
        Assert.Contains("没有填写", empty.QuerySelector("[data-problem=name]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePartThatSeveralIdsShare_OpensTheListOfThem()
    {
        var client = await site.SignedInAsync("supervisor");
        var answer = await client.AnswerAsync(string.Create(CultureInfo.InvariantCulture, $"/workshop/edit?round={round}&indicator=funding.per-student-nondecrease"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Equal(7, page.QuerySelectorAll("main .panel li a").Length);
        var first = page.QuerySelector("main .panel li a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await client.AnswerAsync(first)).StatusCode);
        var unknown = await client.PageAsync("/workshop/edit?indicator=class-size.larg-share");
        Assert.Contains("class-size.large-share", unknown.QuerySelector(".notice-bad")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownPlace_AndWrongFields_AreToldWhereTheyStand()
    {
        var client = await site.SignedInAsync("supervisor");
        var place = await CheckAsync(client, ("formula", "sum(stu)"), ("place", "东西县"));
        Assert.Contains("没有找到", place.QuerySelector("#place-problem")!.TextContent, StringComparison.Ordinal);
        var fields = await CheckAsync(client, ("formula", "sum(stu)"), ("unit", "斗"), ("decimals", "x"));
        Assert.Contains("计量单位", fields.QuerySelector("[data-problem=unit]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("小数位数", fields.QuerySelector("[data-problem=decimals]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesAreLookedUp_WithoutScripts_AndWhileTyping()
    {
        var client = await site.SignedInAsync("supervisor");
        var looked = await CheckAsync(client, ("formula", ""), ("find", "在校生"));
        Assert.Contains(looked.QuerySelectorAll(".name-search tbody th code"), c => c.TextContent == "在校生数");
        var options = await client.PageAsync("/workshop/names?text=" + Uri.EscapeDataString("100 * sum(在校"));
        var first = options.QuerySelector("[role=option]")!;
        Assert.Equal(("在校生数", "2"), (first.GetAttribute("data-insert"), first.GetAttribute("data-length")));
    }

    [Fact]
    public async Task Save_NeedsAReason_ThenIsAVersionInTheListAndTheAuditLog()
    {
        var client = await site.SignedInAsync("supervisor");
        var fields = Fields(("formula", "sum(stu) * 3"), ("id", "class-size.saved"), ("name", "保存的指标"));
        var refused = await client.PostFormAsync(Edit, "/workshop/save", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("请写明为什么", (await refused.ReadPageAsync()).QuerySelector(".notice-bad")!.TextContent, StringComparison.Ordinal);
        var saved = await client.PostFormAsync(Edit, "/workshop/save", [.. fields, ("reason", "试行<b>新</b>口径")]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var version = await client.PageAsync(saved.Headers.Location!.ToString());
        Assert.Contains("试行<b>新</b>口径", version.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("保存的指标", version.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("保存的指标", (await client.PageAsync("/workshop/versions")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var log = await (await site.SignedInAsync("auditor")).PageAsync("/audit-log");
        Assert.Contains("保存目录版本", log.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoMayOnlyTry_SeesNoSaveButton_AndIsRefusedAtTheDoor()
    {
        var client = await site.SignedInAsync("inspector");
        var page = await CheckAsync(client, ("formula", "sum(stu)"));
        Assert.Null(page.QuerySelector("[formaction]"));
        Assert.Contains("没有“修改指标目录”的权限", page.QuerySelector(".workshop-save")!.TextContent, StringComparison.Ordinal);
        var refused = await client.PostFormAsync(Edit, "/workshop/save", Fields(("formula", "sum(stu)"), ("reason", "我要改")));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var clerk = await (await site.SignedInAsync("clerk")).AnswerAsync(Edit);
        Assert.Equal(HttpStatusCode.Forbidden, clerk.StatusCode);
    }

    [Fact]
    public async Task OversizedAndNonsensicalForms_AreRefusedOrTold_NeverAnError()
    {
        var client = await site.SignedInAsync("supervisor");
        var deep = await CheckAsync(client, ("formula", new string('(', 3000)));
        Assert.Contains("套得太深", deep.QuerySelector(".formula-problem")!.TextContent, StringComparison.Ordinal);
        var long_ = await CheckAsync(client, ("formula", string.Concat(Enumerable.Repeat("sum(stu)+", 900)) + "1"));
        Assert.Contains("最多 4000 个", long_.QuerySelector(".formula-problem")!.TextContent, StringComparison.Ordinal);
        foreach (var fix in new[] { "5,-1,x", "99999,1,x", "a,b", "0,2147483647,x" })
            Assert.NotNull((await CheckAsync(client, ("formula", "sum(stu)"), ("fix", fix))).QuerySelector("#formula"));
        var huge = await client.PostFormAsync(Edit, "/workshop/check", Fields(("formula", "sum(stu)"), ("definition", new string('x', 700_000))));
        Assert.True(huge.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, huge.StatusCode.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await client.AnswerAsync("/workshop/edit?indicator=no.such")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.AnswerAsync("/workshop/versions/" + new string('0', 64))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.AnswerAsync("/workshop?base=..%2F..%2Fetc")).StatusCode);
    }

    [Fact]
    public async Task RoundPage_OffersAnotherVersion_AndTakesIt()
    {
        var client = await site.SignedInAsync("supervisor");
        var saved = await client.PostFormAsync(Edit, "/workshop/save", [.. Fields(("formula", "sum(stu) * 7"), ("id", "class-size.chosen"), ("name", "选用的指标")), ("reason", "选用")]);
        var version = saved.Headers.Location!.ToString().Split('/')[3].Split('?')[0];
        var address = string.Create(CultureInfo.InvariantCulture, $"/rounds/{round}");
        Assert.Contains((await client.PageAsync(address)).QuerySelectorAll("#catalogue-version option"), o => o.GetAttribute("value") == version);
        var chosen = await client.PostFormAsync(address, address + "/catalogue", ("catalogue", version), ("reason", "省里同意"));
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        await using var db = site.Workspace.OpenDb();
        Assert.Equal(version, (await db.Rounds.SingleAsync(Cancel)).CatalogueVersion);
        Assert.Contains("选用目录版本", (await (await site.SignedInAsync("auditor")).PageAsync("/audit-log")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StepsOfASchool_AreThoseOfItsRow_AndItsCodeFindsIt_NotItsPlaceInTheTable()
    {
        var client = await site.SignedInAsync("supervisor");
        (string, string)[] school = [("formula", "stu * 2"), ("result", "school"), ("levels", ""), ("stages", "all")];
        var page = await CheckAsync(client, [.. school, ("place", "9701021")]);
        Assert.StartsWith("第一小学", page.QuerySelector("#workshop-result h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("第一小学 9701021", page.QuerySelector("#place")!.GetAttribute("value"));
        Assert.Contains("没有找到", (await CheckAsync(client, [.. school, ("place", "3")])).QuerySelector("#place-problem")!.TextContent, StringComparison.Ordinal);
        var seen = await CheckAsync(client, [.. school, ("place", "9701021"), ("see", "4")]);
        Assert.Equal("第二小学 9701022", seen.QuerySelector("#place")!.GetAttribute("value"));
    }

    [Fact]
    public async Task VersionList_TellsOtherRegionsNeitherRoundsNorReasonsNorAccounts()
    {
        var saved = await (await site.SignedInAsync("supervisor")).PostFormAsync(
            Edit, "/workshop/save", [.. Fields(("formula", "sum(stu) * 11"), ("id", "class-size.hidden"), ("name", "不外传的指标")), ("reason", "内部考虑")]);
        var address = saved.Headers.Location!.ToString();
        if (await site.Workspace.Accounts.FindAsync("neighbour", Cancel) is null)
            await site.Workspace.Accounts.CreateAsync("neighbour", WebSite.Password, "邻省", [new Grant("supervisor", 960000)], "system", Cancel);
        var neighbour = await site.SignedInAsync("neighbour");
        var listed = (await neighbour.PageAsync("/workshop/versions")).QuerySelector("main")!.TextContent;
        foreach (var secret in (string[])["不外传的指标", "内部考虑", "县级评价"]) Assert.DoesNotContain(secret, listed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.AnswerAsync(address)).StatusCode);
        // A county's clerk works in the province's round: what was changed and why, but not by which account.
        var clerk = (await (await site.SignedInAsync("clerk")).PageAsync("/workshop/versions")).QuerySelector("main")!.TextContent;
        Assert.Contains("内部考虑", clerk, StringComparison.Ordinal);
        Assert.DoesNotContain("supervisor", clerk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RoundPage_ShowsAllThatTheChosenVersionHasOtherwise_NotOnlyItsLastChange()
    {
        var client = await site.SignedInAsync("supervisor");
        var first = await client.PostFormAsync(Edit, "/workshop/save", [.. Fields(("formula", "sum(stu) * 13"), ("id", "class-size.step-one"), ("name", "第一步")), ("reason", "一")]);
        var from = first.Headers.Location!.ToString().Split('/')[3].Split('?')[0];
        var second = await client.PostFormAsync(
            Edit, "/workshop/save", [.. Fields(("formula", "sum(stu) * 17"), ("id", "class-size.step-two"), ("name", "第二步"), ("base", from)), ("reason", "二")]);
        var version = second.Headers.Location!.ToString().Split('/')[3].Split('?')[0];
        var address = string.Create(CultureInfo.InvariantCulture, $"/rounds/{round}");
        var looked = await (await client.PostFormAsync(address, address + "/catalogue", ("catalogue", version), ("look", "true"))).ReadPageAsync();
        var told = looked.QuerySelector("#catalogue [role=status]")!.TextContent;
        foreach (var part in (string[])["第一步", "第二步"]) Assert.Contains(part, told, StringComparison.Ordinal);
        await using var db = site.Workspace.OpenDb();
        Assert.NotEqual(version, (await db.Rounds.SingleAsync(Cancel)).CatalogueVersion);
    }

    private static async Task<IHtmlDocument> CheckAsync(HttpClient client, params (string Name, string Value)[] typed)
    {
        var answer = await client.PostFormAsync(Edit, string.Create(CultureInfo.InvariantCulture, $"/workshop/check?round={round}"), Fields(typed));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadPageAsync();
    }

    // A new indicator over the pupils of schools; what a test types replaces the field.
    private static (string Name, string Value)[] Fields(params (string Name, string Value)[] typed)
    {
        (string, string)[] usual =
        [
            ("id", "class-size.tried"), ("name", "试写的指标"), ("topic", "class-size"), ("unit", "人"), ("direction", "monitor"), ("result", "region"),
            ("rows", "school"), ("levels", "county"), ("stages", "all"), ("decimals", "0"), ("definition", "试写。"), ("source", ""), ("evidence", "inferred"),
        ];
        return [.. usual.Where(u => typed.All(t => t.Name != u.Item1)), .. typed];
    }

    private async Task<long> MakeRoundAsync()
    {
        var workspace = site.Workspace;
        await workspace.Accounts.CreateAsync("inspector", WebSite.Password, "督学", [new Grant("inspector", 970000)], "system", Cancel);
        var definitions = site.App.Services.GetRequiredService<CurrentDefinitions>();
        var scheme = definitions.Schemes.Single(s => s.Id == "county-100");
        workspace.Definitions.KeepCatalogue(definitions.Catalogue.Version, DefinitionFiles.Read(DefinitionFiles.CatalogueFolder));
        workspace.Definitions.KeepScheme(
            scheme.Version, DefinitionFiles.Read(DefinitionFiles.SchemeFolder).Single(f => f.Text.Contains("id: county-100", StringComparison.Ordinal)).Text);
        var rounds = new RoundLibrary(workspace);
        var made = await rounds.AddAsync(
            new RoundRecord
            {
                Name = "县级评价",
                Year = 2025,
                Level = scheme.Level,
                RegionCode = 970000,
                SchemeId = scheme.Id,
                SchemeVersion = scheme.Version,
                CatalogueVersion = definitions.Catalogue.Version,
                RegionsOn = new DateOnly(2025, 12, 31),
                CreatedAt = workspace.Clock.GetUtcNow(),
                Stage = ProcessStage.Open,
            },
            "supervisor", Cancel);
        var computed = await new RoundComputation(workspace, rounds, new RunLibrary(workspace), new RunComputation(workspace))
            .RunAsync(made.Id, official: true, "supervisor", cancel: Cancel);
        Assert.Empty(computed.Problems);
        return made.Id;
    }
}
