using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hengjian.Domain.Packages;
using Hengjian.Web.Tests.Features.Packages;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Tests.Features.Filling;

public sealed class FillPagesTests(WebSite site) : IClassFixture<WebSite>, IAsyncLifetime
{
    private static PackageSeed? packages;
    private static FillSeed? seed;
    private static readonly SemaphoreSlim Once = new(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Once.WaitAsync(Cancel);
        packages ??= await PackageSeed.MakeAsync(site);
        seed ??= await FillSeed.MakeAsync(site, packages);
        Once.Release();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("education-clerk")]
    [InlineData("education-head")]
    [InlineData("lead")]
    [InlineData("office")]
    [InlineData("other-clerk")]
    [InlineData("city-lead")]
    [InlineData("supervisor")]
    [InlineData("reviewer")]
    [InlineData("auditor")]
    [InlineData("county-leader")]
    [InlineData("no-unit")]
    public async Task AUnitsDraft_IsNowhereForOthers(string who)
    {
        var client = await site.SignedInAsync(who);
        var sheet = $"/fill/{seed!.Finance}";
        var token = (await client.PageAsync("/")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        string[] addresses =
        [
            "/fill", $"/fill?part={packages!.Finance}", sheet, sheet + "/flags", sheet + "/state?since=0", sheet + "/book", sheet + "/book.xlsx",
            $"{sheet}/row/{seed.FinanceRow}", $"{sheet}/cell/{seed.FinanceRow}/{FillSeed.Spend}",
            $"/fill/{seed.Education}", $"/fill/{seed.Education}/flags", $"/work/{packages.Finance}", "/packages", $"/packages/{packages.Package}",
        ];
        foreach (var address in addresses)
        {
            var answer = await client.AnswerAsync(address);
            var text = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.DoesNotContain(FillSeed.FinanceCanary, text.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
            if (address.StartsWith(sheet, StringComparison.Ordinal)) Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{address} {answer.StatusCode}");
        }
        var typed = (await OpsAsync(client, token, seed.Finance, seed.FinanceRow, FillSeed.Spend, "1")).StatusCode;
        Assert.True(typed is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, typed.ToString());
        await using var db = site.Workspace.OpenDb();
        Assert.False(await db.CellRevisions.AnyAsync(r => r.RowId == seed.FinanceRow && r.Text == "1", Cancel));
    }

    [Fact]
    public async Task ByScript_EachOperationIsAcknowledgedOnce_AndRefusedWithoutTheToken()
    {
        var client = await site.SignedInAsync("finance-clerk");
        var token = (await client.PageAsync($"/fill/{seed!.Finance}")).QuerySelector("#fill input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var op = Guid.NewGuid();
        var first = await OpsAsync(client, token, seed.Finance, seed.FinanceRow, FillSeed.Spend, "12.5亿", op, await RevisionAsync());
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var again = await OpsAsync(client, token, seed.Finance, seed.FinanceRow, FillSeed.Spend, "12.5亿", op, 0);
        var (one, two) = (await first.Content.ReadFromJsonAsync<JsonElement>(Cancel), await again.Content.ReadFromJsonAsync<JsonElement>(Cancel));
        Assert.Equal("1,250,000,000", one.GetProperty("acks")[0].GetProperty("shown").GetString());
        Assert.Equal(one.GetProperty("acks")[0].GetProperty("revision").GetInt64(), two.GetProperty("acks")[0].GetProperty("revision").GetInt64());
        var stale = await (await OpsAsync(client, token, seed.Finance, seed.FinanceRow, FillSeed.Spend, "7", known: 1)).Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("12.5亿", stale.GetProperty("conflicts")[0].GetProperty("text").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await OpsAsync(client, "", seed.Finance, seed.FinanceRow, FillSeed.Spend, "8")).StatusCode);
        var visitor = await OpsAsync(site.Visitor(), token, seed.Finance, seed.FinanceRow, FillSeed.Spend, "9");
        Assert.True(visitor.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest, visitor.StatusCode.ToString());
        var fresh = await client.GetFromJsonAsync<JsonElement>("/session/token", Cancel);
        Assert.Equal(HttpStatusCode.OK, (await OpsAsync(client, fresh.GetProperty("token").GetString()!, seed.Finance, seed.FinanceRow, FillSeed.Spend, FillSeed.FinanceCanary, known: await RevisionAsync())).StatusCode);
    }

    [Fact]
    public async Task AWarning_IsExplainedByTheClerk_AndAcceptedByTheHead_AndDiesWithTheValue()
    {
        var clerk = await site.SignedInAsync("education-clerk");
        var address = $"/fill/{seed!.Education}";
        var cell = $"{address}/cell/{seed.EducationRow}/{FillSeed.Eligible}";
        // A declared gap must be explained.
        async Task TypeAsync(string text) => Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostFormAsync(
            cell, cell, ("text", text), ("op", Guid.NewGuid().ToString()), ("base", (await clerk.PageAsync(cell)).QuerySelector("input[name=base]")!.GetAttribute("value") ?? ""))).StatusCode);
        await TypeAsync("缺");
        var flag = (await clerk.PageAsync(address)).QuerySelector("#fill-flags input[name=flag]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.PostFormAsync(address, address + "/answers", ("flag", flag), ("reply", "Explained"), ("text", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostFormAsync(address, address + "/answers", ("flag", flag), ("reply", "Explained"), ("text", "统计口径调整，待核"))).StatusCode);
        var head = await site.SignedInAsync("education-head");
        Assert.Contains("统计口径调整，待核", await head.TextAsync(address), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostFormAsync(address, address + "/answers", ("flag", flag), ("reply", "Accepted"))).StatusCode);
        Assert.Contains("认可", await clerk.TextAsync(address), StringComparison.Ordinal);
        await TypeAsync(FillSeed.EducationCanary);
        Assert.DoesNotContain("统计口径调整，待核", await clerk.TextAsync(address), StringComparison.Ordinal);
        // Handed in, nothing can be typed, and the page says why.
        await packages!.SetAsync(packages.Education, ContributionState.HandedToCheck);
        var closed = await clerk.PageAsync(address);
        Assert.Null(closed.QuerySelector(".fill-input"));
        Assert.Contains("已提交本单位审核", closed.Body!.TextContent, StringComparison.Ordinal);
        await packages.SetAsync(packages.Education, ContributionState.Open);
    }

    private async Task<long?> RevisionAsync()
    {
        await using var db = site.Workspace.OpenDb();
        return await db.Cells.Where(c => c.RowId == seed!.FinanceRow).Select(c => (long?)c.RevisionId).SingleAsync(Cancel);
    }

    private static async Task<HttpResponseMessage> OpsAsync(
        HttpClient client, string token, long sheet, long row, string element, string text, Guid? op = null, long? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/fill/{sheet}/ops")
        {
            Content = JsonContent.Create(new { client = Guid.NewGuid(), ops = new[] { new { op = op ?? Guid.NewGuid(), row, element, text, @base = known, source = "typed" } } }),
        };
        if (token.Length > 0) request.Headers.Add("RequestVerificationToken", token);
        request.Headers.Add("Accept", "application/json");
        return await client.SendAsync(request, Cancel);
    }
}
