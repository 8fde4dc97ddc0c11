using System.Net;
using Hengjian.Documents.Writing;
using Hengjian.Domain.Access;
using Hengjian.Web.Tests.Features.Breakdown;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Features.People;

/// <summary>Units, posts and people by plain forms and by file, from the first post to the confirmed right; and who may not.</summary>
public sealed class PeoplePagesTests(WebSite site) : IClassFixture<WebSite>
{
    private const string Finance = "/people/units/of/970100-finance";

    // Who may open or do it; everybody else is refused and changes nothing. "s" supervisor, "l" lead of the city, "a" administrator, "g" security administrator.
    private static readonly (string Method, string Pattern, string Who)[] Doors =
    [
        ("GET", "/people/units", "s l a"), ("GET", "/people/units/of/{unit}", "s l a"), ("GET", "/people/units/new", "s l a"), ("POST", "/people/units/new", "s l a"),
        ("POST", "/people/units/of/{unit}", "s l a"), ("POST", "/people/units/of/{unit}/posts", "s l a"), ("POST", "/people/units/of/{unit}/appoint", "s l a"),
        ("POST", "/people/units/of/{unit}/end", "s l a"), ("GET", "/people/import", "s l a"), ("GET", "/people/import/template", "s l a"), ("POST", "/people/import", "s l a"),
        ("POST", "/people/import/store", "s l a"), ("POST", "/people/import/errors", "s l a"), ("GET", "/people/regions", "s"), ("GET", "/people/regions/act", "s"),
        ("POST", "/people/regions/act", "s"), ("GET", "/accounts/proposals", "g"), ("POST", "/accounts/proposals", "g"), ("POST", "/accounts/proposals/decline", "g"),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task SeedAsync()
    {
        await using var db = site.Workspace.OpenDb();
        if (await db.Units.AnyAsync(u => u.Id == "970100-finance", Cancel)) return;
        await RoundSeed.MakeAsync(site);
        Assert.True((await site.Workspace.Accounts.CreateAsync("lead", WebSite.Password, "牵头", [new Grant("lead", RoundSeed.CityCode)], cancel: Cancel)).IsOk);
        Assert.True((await site.Workspace.Accounts.CreateAsync("county-lead", WebSite.Password, "县牵头", [new Grant("lead", WebSite.FirstCounty)], cancel: Cancel)).IsOk);
    }

    [Fact]
    public async Task FromAPostToARight_ThroughFourHands()
    {
        await SeedAsync();
        var (lead, admin, safe) = (await site.SignedInAsync("lead"), await site.SignedInAsync("administrator"), await site.SignedInAsync("safe"));
        await lead.PostFormAsync(Finance, Finance + "/posts", ("title", "预算填报岗"), ("role", "clerk"));
        var appointed = await lead.PostFormAsync(Finance, Finance + "/appoint", ("post", "预算填报岗"), ("name", "周宁"), ("from", "2025-01-01"));
        Assert.Equal(Finance + "?done=appointed", appointed.Headers.Location!.ToString());
        // The lead sees the person, and no way to an account; the administrator sees it.
        Assert.DoesNotContain("邀请账号", await lead.TextAsync(Finance), StringComparison.Ordinal);
        var invite = (await admin.PageAsync(Finance)).QuerySelector("a[href*='person=']")!.GetAttribute("href")!;
        var form = await admin.PageAsync(invite);
        Assert.Equal("阳川市财政局 周宁", form.QuerySelector("#show")!.GetAttribute("value"));
        var person = form.QuerySelector("input[name=person]")!.GetAttribute("value")!;
        var made = await (await admin.PostFormAsync(invite, "/accounts/new", ("name", "zhou"), ("show", "阳川市财政局 周宁"), ("region", "970100"), ("person", person))).ReadPageAsync();
        var link = new Uri(made.QuerySelector("#link")!.TextContent.Trim()).PathAndQuery;

        Assert.Contains("还没有用邀请链接", await safe.TextAsync("/accounts/proposals"), StringComparison.Ordinal);
        var zhou = site.Visitor();
        var token = (await zhou.PageAsync(link)).QuerySelector("input[name=token]")!.GetAttribute("value")!;
        await zhou.PostFormAsync(link, "/invitation", ("token", token), ("password", "seven quiet lamps"), ("again", "seven quiet lamps"));
        Assert.Equal(HttpStatusCode.Forbidden, (await zhou.AnswerAsync("/fill")).StatusCode);

        var row = (await safe.PageAsync("/accounts/proposals")).QuerySelector("form[action='/accounts/proposals']")!;
        var key = row.QuerySelector("input[name=key]")!.GetAttribute("value")!;
        var county = await site.SignedInAsync("county-safe");
        Assert.Equal(HttpStatusCode.NotFound, (await county.PostFormAsync("/account", "/accounts/proposals", ("key", key))).StatusCode);
        Assert.Equal("/accounts/proposals?done=confirmed", (await safe.PostFormAsync("/accounts/proposals", "/accounts/proposals", ("key", key))).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await zhou.AnswerAsync("/fill")).StatusCode);

        var end = (await lead.PageAsync(Finance)).QuerySelector("input[name=appointment]")!.GetAttribute("value")!;
        await lead.PostFormAsync(Finance, Finance + "/end", ("appointment", end), ("to", "2025-12-31"), ("reason", "调离"));
        Assert.Equal(HttpStatusCode.Forbidden, (await zhou.AnswerAsync("/fill")).StatusCode);
    }

    [Fact]
    public async Task AFile_IsLookedAt_Confirmed_AndErrorsComeBackMarked()
    {
        await SeedAsync();
        var lead = await site.SignedInAsync("lead");
        var looked = await UploadAsync(lead, "970100-lab|阳川市装备中心|970100|其他");
        var page = await looked.ReadPageAsync();
        Assert.Contains("新增 1、变更 0、不变 0", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        string Field(string name) => page.QuerySelector($"form[action$='/store'] input[name={name}]")!.GetAttribute("value")!;
        var stored = await lead.PostFormAsync("/people/import", "/people/import/store", ("region", "970100"), ("name", Field("name")), ("content", Field("content")));
        Assert.Equal("/people/units?region=970100&added=1&changed=0&same=0", stored.Headers.Location!.ToString());
        Assert.Contains("已写入：新增 1", await lead.TextAsync(stored.Headers.Location.ToString()), StringComparison.Ordinal);
        Assert.Contains("没有要写入的", await (await UploadAsync(lead, "970100-lab|阳川市装备中心|970100|其他")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        var wrong = await UploadAsync(lead, "970101-lab|别县的单位|970101|其他");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var errors = await wrong.ReadPageAsync();
        Assert.Contains("什么也没有写入", errors.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(errors.QuerySelector("form[action$='/store']"));
        var copy = await lead.PostFormAsync(
            "/people/import", "/people/import/errors", ("name", "单位.xlsx"), ("content", errors.QuerySelector("form[action$='/errors'] input[name=content]")!.GetAttribute("value")!));
        Assert.Equal("单位-错误标注.xlsx", copy.Content.Headers.ContentDisposition!.FileNameStar);

        // What is there already comes with the template, and handed back unchanged changes nothing.
        var template = await (await lead.AnswerAsync("/people/import/template?region=970100")).Content.ReadAsByteArrayAsync(Cancel);
        Assert.Contains("没有要写入的", await (await SendAsync(lead, template)).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.AnswerAsync($"/people/import/template?region={WebSite.FirstCounty}")).StatusCode);
    }

    [Fact]
    public async Task EveryDoor_OpensForWhomItShould_AndForNobodyElse()
    {
        await SeedAsync();
        var names = new Dictionary<string, string> { ["supervisor"] = "s", ["lead"] = "l", ["administrator"] = "a", ["safe"] = "g", ["clerk"] = "c", ["auditor"] = "u", ["county-lead"] = "k" };
        var wrong = new List<string>();
        foreach (var (name, letter) in names)
        {
            var client = await site.SignedInAsync(name);
            foreach (var (method, pattern, who) in Doors)
            {
                var address = pattern.Replace("{unit}", "970100-finance", StringComparison.Ordinal) + (pattern.EndsWith("/new", StringComparison.Ordinal) || pattern.EndsWith("template", StringComparison.Ordinal) ? "?region=970100" : "");
                var before = await PrintAsync();
                var answer = method == "GET" ? await client.AnswerAsync(address) : await client.PostFormAsync("/account", address, ("region", "970100"), ("id", "970100-x"));
                var may = who.Split(' ').Contains(letter);
                // A county's lead opens the lists of the own county, and finds nothing of the city there.
                var refused = answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;
                if (may && refused && !pattern.StartsWith("/accounts/proposals", StringComparison.Ordinal) && !pattern.EndsWith("/errors", StringComparison.Ordinal)
                    // Without a file this one is no form it knows.
                    && (method, pattern) != ("POST", "/people/import")) wrong.Add($"{method} {address} {name}: {answer.StatusCode}");
                if (!may && letter != "k" && !refused) wrong.Add($"{method} {address} {name}: {answer.StatusCode}");
                if (letter == "k" && address.Contains("9701", StringComparison.Ordinal) && !refused) wrong.Add($"{method} {address} {name}: {answer.StatusCode}");
                if (!may && before != await PrintAsync()) wrong.Add($"{method} {address} by {name} changed something");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void EveryAddress_IsInTheTable()
    {
        var known = Doors.Select(d => $"{d.Method} {d.Pattern}").ToHashSet(StringComparer.Ordinal);
        var unlisted = site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            // Handing over asks for each unit and person: HandoverPagesTests.
            .Where(e => !e.RoutePattern.RawText!.StartsWith("/people/handover", StringComparison.Ordinal))
            .Where(e => e.RoutePattern.RawText!.StartsWith("/people/", StringComparison.Ordinal) || e.RoutePattern.RawText.StartsWith("/accounts/proposals", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText}")).Where(a => !known.Contains(a));
        Assert.Empty(unlisted);
    }

    private async Task<string> PrintAsync()
    {
        await using var db = site.Workspace.OpenDb();
        return $"{await db.Units.CountAsync(Cancel)} {await db.Posts.CountAsync(Cancel)} {await db.People.CountAsync(Cancel)} {await db.Appointments.CountAsync(Cancel)} {await db.RegionActs.CountAsync(Cancel)} {await db.Handovers.CountAsync(Cancel)}";
    }

    private static Task<HttpResponseMessage> UploadAsync(HttpClient client, string unit)
    {
        using var stream = new MemoryStream();
        using (var writer = new XlsxWriter(stream))
        {
            writer.BeginSheet(new SheetLayout("单位"));
            foreach (var (row, number) in ((string[])["单位代号*|单位名称*|行政区划代码*|类别", unit]).Select((r, n) => (r, n + 1)))
            {
                writer.BeginRow(number);
                foreach (var (cell, column) in row.Split('|').Select((c, n) => (c, n + 1))) writer.Text(column, cell);
            }
        }
        return SendAsync(client, stream.ToArray());
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, byte[] file)
    {
        var token = (await client.PageAsync("/people/import?region=970100")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("970100"), "region" }, { new ByteArrayContent(file), "file", "单位.xlsx" } };
        return await client.PostAsync(new Uri("/people/import", UriKind.Relative), form, Cancel);
    }
}
