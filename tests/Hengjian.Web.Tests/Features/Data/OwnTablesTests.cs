using System.Net;
using Hengjian.Data.Facts;
using Hengjian.Domain.Access;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Tests.Features.Breakdown;

namespace Hengjian.Web.Tests.Features.Data;

/// <summary>A clerk hands in the own department's tables, and takes the own unit's files; the region's others are others'.</summary>
public sealed class OwnTablesTests(WebSite site) : IClassFixture<WebSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EducationHandsInSchools_FinanceNone_AndNobodyTheRegionsTable()
    {
        await RoundSeed.MakeAsync(site);
        foreach (var unit in (string[])["education", "finance"])
            Assert.True((await site.Workspace.Accounts.CreateAsync(
                unit + "-clerk", WebSite.Password, unit, [new Grant("clerk", RoundSeed.CityCode, "970100-" + unit)], cancel: Cancel)).IsOk);
        var (education, finance, supervisor) = (await site.SignedInAsync("education-clerk"), await site.SignedInAsync("finance-clerk"), await site.SignedInAsync("supervisor"));
        Assert.Equal(["school", "kindergarten", "class", "project"], await KindsAsync(education));
        Assert.Empty(await KindsAsync(finance));
        Assert.Equal(6, (await KindsAsync(supervisor)).Count);
        Assert.Contains("请在“填报”里填", (await finance.PageAsync("/data/import")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await HandInAsync(education, "school")).StatusCode);
        foreach (var (client, kind) in ((HttpClient, string)[])[(education, "region"), (finance, "school"), (finance, "region")])
        {
            var refused = await HandInAsync(client, kind);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Contains("填报", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task RawFiles_AreForTheUnitThatGaveThem()
    {
        await RoundSeed.MakeAsync(site);
        foreach (var name in (string[])["giver", "other"])
            Assert.True((await site.Workspace.Accounts.CreateAsync(
                name, WebSite.Password, name, [new Grant("clerk", RoundSeed.CityCode, name == "giver" ? "970100-education" : "970100-finance")], cancel: Cancel)).IsOk);
        using var content = new MemoryStream("x"u8.ToArray());
        var file = await site.Workspace.Files.AddAsync(content, Cancel);
        var table = new FactTable
        {
            Grain = Grain.SchoolYear,
            Period = 2024,
            Regions = [WebSite.FirstCounty],
            Stages = [SchoolStage.All],
            Keys = ["9701019"],
            Names = ["小学"],
            Columns = new Dictionary<string, Column> { ["stu"] = new NumberColumn([1]) },
        };
        var records = await site.Workspace.Snapshots.AddAsync(
            [new FactSnapshot("school", RoundSeed.CityCode, new string('b', 64), table)], new SnapshotGiving("giver", "", [new SnapshotFile { Name = "甲.csv", Sha256 = file.Sha256, Size = 1 }]), Cancel);
        var address = $"/data/snapshots/{records[0].Id}/files/{file.Sha256}";
        Assert.Equal(HttpStatusCode.OK, (await (await site.SignedInAsync("giver")).AnswerAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await site.SignedInAsync("supervisor")).AnswerAsync(address)).StatusCode);
        var other = await site.SignedInAsync("other");
        Assert.Equal(HttpStatusCode.Forbidden, (await other.AnswerAsync(address)).StatusCode);
        var page = await other.PageAsync($"/data/snapshots/{records[0].Id}");
        Assert.Null(page.QuerySelector("a[download]"));
        Assert.Contains("只限交来它的单位", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<List<string>> KindsAsync(HttpClient client) =>
        [.. (await client.PageAsync("/data/import")).QuerySelectorAll("#kind option").Select(o => o.GetAttribute("value")!).Where(v => v.Length > 0)];

    private static async Task<HttpResponseMessage> HandInAsync(HttpClient client, string kind)
    {
        var page = await client.PageAsync("/account");
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(kind), "kind" }, { new StringContent("2025"), "year" },
            { new StringContent("970100"), "region" }, { new ByteArrayContent("a,b\n1,2\n"u8.ToArray()), "files", "表.csv" },
        };
        return await client.PostAsync(new Uri("/data/import", UriKind.Relative), form, Cancel);
    }
}
