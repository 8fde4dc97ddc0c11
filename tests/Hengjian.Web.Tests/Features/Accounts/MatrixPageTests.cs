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
}
