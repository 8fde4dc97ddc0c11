using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Hengjian.Documents.Inspecting;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Evidences;
using Hengjian.Web.Tests.Features.Packages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Features.Evidences;

/// <summary>Files over forms and in pieces; and nobody finds another unit's draft.</summary>
public sealed class EvidencePageTests(WebSite site) : IClassFixture<WebSite>
{
    private static readonly byte[] File = Encoding.UTF8.GetBytes("2025年教育支出12.3亿元，甲乙丙丁戊己。");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Puts a file of a unit straight into the workspace.</summary>
    internal static async Task<long> PutAsync(WebSite site, string unit, int region, string name, byte[] file)
    {
        var uploads = site.App.Services.GetRequiredService<EvidenceUploads>();
        var begun = (await uploads.BeginAsync(new(unit, region, name, file.Length, null, Guid.NewGuid()), "writer", Cancel)).Value;
        await uploads.AppendAsync(begun.Id, "writer", 0, file, null, Cancel);
        return (await uploads.EndAsync(begun.Id, "writer", new EvidenceGiving(unit, region), Cancel))!.Value.Item;
    }

    [Fact]
    public async Task FilesGoIn_AreSeenByTheirUnit_AndByNobodyElseUntilHandedOn()
    {
        var seed = await PackageSeed.MakeAsync(site);
        var clerk = await site.SignedInAsync("finance-clerk");
        var page = $"/evidence/work/{seed.Finance}";

        // A plain form, two files, one of them disguised.
        var sent = await SendFormAsync(clerk, page, seed.Finance, ("决算.txt", File), ("照片.jpg", "MZ\u0090\0 not a picture"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        var answer = await sent.ReadPageAsync();
        Assert.Contains("HJD0845", answer.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("照片.jpg", answer.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var link = answer.QuerySelector(".next-done a")!.GetAttribute("href")!;
        Assert.Contains("决算", (await clerk.PageAsync(page)).QuerySelector(".ev-uses")!.TextContent, StringComparison.Ordinal);

        // In pieces, with hashes; the token is asked for.
        var (state, receipt) = await PiecesAsync(clerk, page, Encoding.UTF8.GetBytes("第二份材料，内容不同。"));
        Assert.Equal("Begun", state);
        Assert.Equal("二", receipt["title"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.PostAsJsonAsync("/evidence/uploads", new { name = "x.txt", size = 1 }, Cancel)).StatusCode);

        // Shown without handing out; handed out with a line in the log.
        Assert.Contains("甲乙丙丁", (await clerk.PageAsync(link + "/v/1/view")).QuerySelector(".ev-doc")!.TextContent, StringComparison.Ordinal);
        var file = await clerk.AnswerAsync(link + "/v/1/file");
        Assert.Equal(File, await file.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);

        // Every address of it, for everybody else: not there.
        string[] addresses = [link, link + "/v/1/view", link + "/v/1/content", link + "/v/1/file", page];
        foreach (var account in (string[])["education-clerk", "education-head", "lead", "other-clerk", "other-lead", "city-lead", "reviewer", "county-leader", "no-unit", "supervisor"])
        {
            var other = await site.SignedInAsync(account);
            foreach (var address in addresses)
                Assert.True((await other.AnswerAsync(address)).StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, account + " " + address);
            foreach (var list in (string[])["/evidence", "/evidence/export", "/documents-register", $"/find?q={Uri.EscapeDataString("决算")}"])
            {
                var found = await other.AnswerAsync(list);
                Assert.DoesNotContain("决算", (await found.Content.ReadAsStringAsync(Cancel)).Replace("q=决算", "", StringComparison.Ordinal).Replace("“决算”", "", StringComparison.Ordinal).Replace("value=\"决算\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
            }
            if (account is not ("education-clerk" or "other-clerk")) continue;
            foreach (var deed in (string[])["/details", "/uses"])
                Assert.Equal(HttpStatusCode.NotFound, (await other.PostFormAsync("/evidence", link + deed, ("Title", "夺"), ("Contribution", $"{seed.Finance}"))).StatusCode);
        }
        Assert.Equal(HttpStatusCode.OK, (await (await site.SignedInAsync("finance-head")).AnswerAsync(link)).StatusCode);

        // A deed in another unit's name, or for another unit's part, does nothing.
        var stranger = await site.SignedInAsync("education-clerk");
        Assert.Equal(HttpStatusCode.Forbidden, (await SendFormAsync(stranger, "/evidence", null, "970101-finance", ("x.txt", File))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendFormAsync(stranger, "/evidence", seed.Finance, "970101-education", ("x.txt", File))).StatusCode);

        // Once the unit's head has passed it on, the lead sees it, and looking is written down.
        await seed.SetAsync(seed.Finance, ContributionState.Checked);
        await using (var db = site.Workspace.OpenDb()) await EvidenceLibrary.OpenWithAsync(db, seed.Finance, Cancel);
        var lead = await site.SignedInAsync("lead");
        Assert.Equal(HttpStatusCode.OK, (await lead.AnswerAsync(link + "/v/1/view")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAsync("other-lead")).AnswerAsync(link)).StatusCode);
        await using var after = site.Workspace.OpenDb();
        Assert.Contains("lead", await after.AuditEntries.Where(a => a.Action == "evidence-viewed").Select(a => a.Who).ToListAsync(Cancel));
    }

    [Fact]
    public async Task APicture_IsShownByTheBrowserWithNothingAllowed()
    {
        var id = await PutAsync(site, "970101-finance", WebSite.FirstCounty, "照片.png", SmallPicture());
        var seed = await PackageSeed.MakeAsync(site);
        await using (var db = site.Workspace.OpenDb())
        {
            db.EvidenceItems.Single(i => i.Id == id).Openness = Domain.Access.Openness.Evaluator;
            var version = db.EvidenceVersions.Single(v => v.ItemId == id).Id;
            db.EvidenceUses.Add(new Domain.Evidences.EvidenceUseRecord { VersionId = version, ContributionId = seed.Finance, Item = "1.1", By = "writer", At = site.Workspace.Clock.GetUtcNow() });
            await db.SaveChangesAsync(Cancel);
        }
        var supervisor = await site.SignedInAsync("supervisor");
        // The evidence is open, the version is in no part that was handed on.
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.AnswerAsync($"/evidence/{id}/v/1/content")).StatusCode);
        await seed.OpenAsync(seed.Finance, Domain.Access.Openness.Evaluator);
        await supervisor.AnswerAsync($"/evidence/{id}/v/1/content");
        var answer = await supervisor.AnswerAsync($"/evidence/{id}/v/1/content");
        await using (var db = site.Workspace.OpenDb())
            Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "evidence-viewed" && a.Subject == $"evidence:{id}", Cancel));
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Null(answer.Content.Headers.ContentDisposition);
        // No other kind is ever sent to be shown as it is.
        var text = await PutAsync(site, "970101-finance", WebSite.FirstCounty, "说明.txt", File);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAsync("supervisor")).AnswerAsync($"/evidence/{text}/v/1/content")).StatusCode);
    }

    // 2 × 1 grey pixels, written by hand.
    private static byte[] SmallPicture()
    {
        var file = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR4nGMQ+AAAARMBAXVbZvwAAAAASUVORK5CYII=");
        Assert.True(FileInspector.Inspect("a.png", new MemoryStream(file)).IsOk);
        return file;
    }

    private static Task<HttpResponseMessage> SendFormAsync(HttpClient client, string page, long contribution, params (string Name, byte[] Bytes)[] files) =>
        SendFormAsync(client, page, contribution, "970101-finance", files);

    private static async Task<HttpResponseMessage> SendFormAsync(HttpClient client, string page, long? contribution, string unit, params (string Name, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(await TokenAsync(client, page)), "__RequestVerificationToken");
        form.Add(new StringContent(unit), "Unit");
        form.Add(new StringContent(page), "back");
        if (contribution is { } id) form.Add(new StringContent($"{id}"), "Contribution");
        foreach (var (name, bytes) in files) form.Add(new ByteArrayContent(bytes), "files", name);
        return await client.PostAsync(new Uri("/evidence/plain", UriKind.Relative), form, Cancel);
    }

    private static async Task<(string State, JsonObject Receipt)> PiecesAsync(HttpClient client, string page, byte[] file)
    {
        var token = await TokenAsync(client, page);
        var begun = await SendAsync(HttpMethod.Post, "/evidence/uploads", JsonContent.Create(new { unit = "970101-finance", name = "二.txt", size = file.Length, sha256 = Hash(file), op = Guid.NewGuid() }));
        var address = "/evidence/uploads/" + begun["id"]!.GetValue<string>();
        using var piece = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        piece.Headers.Add("X-Chunk-SHA256", Hash(file));
        Assert.Equal(file.Length, (await SendAsync(HttpMethod.Patch, address + "?offset=0", piece))["received"]!.GetValue<int>());
        var receipt = await SendAsync(HttpMethod.Post, address + "/done", JsonContent.Create(new { }));
        Assert.Equal(Hash(file), receipt["sha256"]!.GetValue<string>());
        return (begun["state"]!.GetValue<string>(), receipt);

        async Task<JsonObject> SendAsync(HttpMethod method, string to, HttpContent content)
        {
            using var request = new HttpRequestMessage(method, new Uri(to, UriKind.Relative)) { Content = content };
            request.Headers.Add("RequestVerificationToken", token);
            var answer = await client.SendAsync(request, Cancel);
            Assert.True(answer.IsSuccessStatusCode, to + " " + await answer.Content.ReadAsStringAsync(Cancel));
            return (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!;
        }
    }

    private static async Task<string> TokenAsync(HttpClient client, string page) =>
        (await client.PageAsync(page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
