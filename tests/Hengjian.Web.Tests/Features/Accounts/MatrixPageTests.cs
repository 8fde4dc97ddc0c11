using System.Net;
using Hengjian.Domain.Access;

namespace Hengjian.Web.Tests.Features.Accounts;

/// <summary>The table says what the rules in force say, to the three administrations and nobody else.</summary>
public sealed class MatrixPageTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task EachCell_SaysWhatThePolicyDecides()
    {
        var page = await (await site.SignedInAsync("safe")).PageAsync("/accounts/roles");
        var cells = page.QuerySelectorAll("td[data-role]");
        Assert.Equal(Roles.All.Count * Enum.GetValues<Permission>().Length, cells.Length);
        foreach (var cell in cells)
        {
            var (role, permission) = (cell.GetAttribute("data-role")!, Enum.Parse<Permission>(cell.GetAttribute("data-permission")!));
            var ever = AccessPolicy.MayEver(new Principal("x", "x", [new Grant(role, 0, "u")]), permission);
            Assert.True(ever == (cell.TextContent.Trim() != "—"), $"{role} {permission}");
        }
        Assert.Contains("草稿起", page.QuerySelector("td[data-role=clerk][data-permission=FillData]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("仅下级", page.QuerySelector("td[data-role=lead][data-permission=ReturnPackage]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyAdministrationsMayLook()
    {
        foreach (var (name, may) in ((string, bool)[])[("administrator", true), ("safe", true), ("auditor", true), ("supervisor", false), ("clerk", false)])
            Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await (await site.SignedInAsync(name)).AnswerAsync("/accounts/roles?role=clerk")).StatusCode);
    }

    [Fact]
    public async Task TheSecurityAdministrator_Narrows_SeesTheDifference_AndItHoldsAtOnce()
    {
        var (safe, clerk) = (await site.SignedInAsync("safe"), await site.SignedInAsync("clerk"));
        Assert.Equal(HttpStatusCode.OK, (await clerk.AnswerAsync("/data/import")).StatusCode);
        var form = await safe.PageAsync("/accounts/roles/edit?role=clerk");
        var takes = form.QuerySelectorAll("input[name=take]").Select(i => i.GetAttribute("value")!).ToList();
        Assert.Contains("clerk/ImportData", takes);
        Assert.DoesNotContain(takes, t => !t.StartsWith("clerk/", StringComparison.Ordinal));
        var looked = await (await safe.PostFormAsync("/accounts/roles/edit?role=clerk", "/accounts/roles/edit", [("role", "clerk"), .. takes.Where(t => t != "clerk/ImportData").Select(t => ("take", t))])).ReadPageAsync();
        Assert.Equal("填报员：去掉“导入数据”", looked.QuerySelector("main section li")!.TextContent);
        string Field(string name) => looked.QuerySelector($"form[action='/accounts/roles/save'] input[name={name}]")!.GetAttribute("value")!;
        (string, string)[] fields = [("role", "clerk"), ("rules", Field("rules")), ("from", Field("from"))];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await safe.PostFormAsync("/accounts/roles", "/accounts/roles/save", [.. fields, ("reason", "")])).StatusCode);
        Assert.Equal("/accounts/roles?done=saved&role=clerk", (await safe.PostFormAsync("/accounts/roles", "/accounts/roles/save", [.. fields, ("reason", "统一导入")])).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.AnswerAsync("/data/import")).StatusCode);
        Assert.Contains("已去掉", (await safe.PageAsync("/accounts/roles?role=clerk")).QuerySelector("td[data-permission=ImportData]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("统一导入", await safe.TextAsync("/accounts/roles/history"), StringComparison.Ordinal);

        // Back again by the same form, so that other tests find the roles as they were.
        var again = await (await safe.PostFormAsync("/accounts/roles/edit?role=clerk", "/accounts/roles/edit", [("role", "clerk"), .. takes.Select(t => ("take", t))])).ReadPageAsync();
        var rules = again.QuerySelector("form[action='/accounts/roles/save'] input[name=rules]")!.GetAttribute("value")!;
        var from = again.QuerySelector("form[action='/accounts/roles/save'] input[name=from]")!.GetAttribute("value")!;
        await safe.PostFormAsync("/accounts/roles", "/accounts/roles/save", ("role", "clerk"), ("rules", rules), ("from", from), ("reason", "改回"));
        Assert.Equal(HttpStatusCode.OK, (await clerk.AnswerAsync("/data/import")).StatusCode);
    }

    [Fact]
    public async Task NobodyElse_ChangesTheMatrix_AndNoFormMakesItWider()
    {
        foreach (var name in (string[])["administrator", "auditor", "supervisor", "clerk", "county-safe"])
        {
            var client = await site.SignedInAsync(name);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.AnswerAsync("/accounts/roles/edit?role=clerk")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.PostFormAsync("/account", "/accounts/roles/edit", ("role", "clerk"))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.PostFormAsync("/account", "/accounts/roles/save", ("role", "clerk"), ("rules", "{\"narrowed\":{},\"own\":[]}"), ("from", "0"), ("reason", "x"))).StatusCode);
        }
        var safe = await site.SignedInAsync("safe");
        Assert.Equal(HttpStatusCode.NotFound, (await safe.AnswerAsync("/accounts/roles/edit?role=auditor")).StatusCode);
        const string wide = "{\"narrowed\":{},\"own\":[{\"id\":\"own-1\",\"name\":\"甲\",\"purpose\":\"乙\",\"closed\":false,\"takes\":{\"clerk\":[\"FillData\"],\"checker\":[\"CheckSubmission\"]}}]}";
        var refused = await safe.PostFormAsync("/accounts/roles", "/accounts/roles/save", ("role", "new"), ("rules", wide), ("from", "0"), ("reason", "试"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }
}
