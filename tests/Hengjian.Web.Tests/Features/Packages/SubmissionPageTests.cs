using System.Net;
using System.Text;
using Hengjian.Domain.Evidences;
using Hengjian.Domain.Packages;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Tests.Features.Packages;

public sealed class SubmissionPageTests(WebSite site) : IClassFixture<WebSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task APackage_IsSubmittedCheckedByAnybodyReturnedAndAccepted()
    {
        var seed = await PackageSeed.MakeAsync(site);
        await SealableAsync(seed);
        var (office, supervisor, visitor) = (await site.SignedInAsync("office"), await site.SignedInAsync("supervisor"), site.Visitor());
        var package = $"/packages/{seed.Package}";
        Assert.Contains("没有登记", (await (await office.PostFormAsync(package + "/approval", package + "/approval", ("body", ""))).ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var approved = await office.PostFormAsync(package + "/approval", package + "/approval", ("body", "县政府第 8 次常务会议"), ("number", "纪要〔2026〕8号"), ("on", "2026-01-05"));
        Assert.Equal(package, approved.Headers.Location!.ToString());
        var submitted = await office.PostFormAsync(package + "/submit", package + "/submit");
        Assert.Equal(package + "/receipt", submitted.Headers.Location!.ToString());
        var receipt = (await office.PageAsync(package + "/receipt")).QuerySelector(".pk-code")!.TextContent;
        var docx = await office.AnswerAsync(package + "/receipt.docx");
        Assert.True((await docx.Content.ReadAsByteArrayAsync(Cancel)).Length > 3000);
        Assert.Contains(receipt, docx.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);

        var open = (await visitor.PageAsync("/verify/" + receipt)).QuerySelector("main")!.TextContent;
        Assert.Contains("回执有效", open, StringComparison.Ordinal);
        Assert.Contains("东溪县人民政府，第 1 次", open, StringComparison.Ordinal);
        Assert.DoesNotContain("只增不减", open, StringComparison.Ordinal);
        Assert.DoesNotContain("office", open, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.AnswerAsync("/verify/HJ-2025-970101-1-AAAAAAAA")).StatusCode);
        Assert.Contains("在本次提交内：佐证材料", await HoldAsync(visitor, receipt, "预算"), StringComparison.Ordinal);
        Assert.Contains("不在本次提交内", await HoldAsync(visitor, receipt, "别的文件"), StringComparison.Ordinal);

        var bare = await supervisor.PostFormAsync(package, package + "/return", ("reason", "补正"), ("due", "2099-01-31"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.StatusCode);
        // Piece by piece: what can go back alone is listed by item; what is refused keeps its ticks.
        var item = (await supervisor.PageAsync(package + "/return")).QuerySelector("select[name=item] option[selected]")!.GetAttribute("value")!;
        var piece = await PieceAsync(supervisor, package);
        var refused = await supervisor.PostFormAsync(package + "/return", package + "/return", ("of", item), ("pieces", piece), ("reason", "补正"), ("due", "2001-01-31"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.AnswerAsync(package + "/return?item=99.9")).StatusCode);
        Assert.True((await office.AnswerAsync(package + "/return")).StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound);
        var returned = await supervisor.PostFormAsync(package, package + "/return", ("reason", "与决算不符"), ("due", "2099-01-31"), ("items", "1.1"), ("words.1.1", "教育经费"));
        Assert.Equal(HttpStatusCode.Redirect, returned.StatusCode);
        var clerk = (await (await site.SignedInAsync("finance-clerk")).PageAsync($"/work/{seed.Finance}")).QuerySelector("main")!.TextContent;
        Assert.Contains("教育经费", clerk, StringComparison.Ordinal);
        Assert.Contains("上级退回补正", (await (await site.SignedInAsync("lead")).PageAsync(package)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await seed.SetAsync(seed.Finance, ContributionState.Merged);
        await office.PostFormAsync(package + "/approval", package + "/approval", ("body", "县政府第 9 次常务会议"), ("number", "纪要〔2026〕9号"), ("on", "2026-01-06"));
        await office.PostFormAsync(package + "/submit", package + "/submit");
        Assert.Contains("已由后一次报送替代", (await visitor.PageAsync("/verify/" + receipt)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.PostFormAsync(package, package + "/accept")).StatusCode);
        await using var db = site.Workspace.OpenDb();
        Assert.Equal(PackageState.Accepted, (await db.Packages.SingleAsync(p => p.Id == seed.Package, Cancel)).State);
        var log = (await (await site.SignedInAsync("auditor")).PageAsync("/audit-log")).QuerySelector("main")!.TextContent;
        foreach (var word in (string[])["登记政府审定", "报送", "退回补正", "接收自评", "下载回执"]) Assert.Contains(word, log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileToBeVerified_HasItsReceiptLookedUp_BeforeItIsRead()
    {
        // Without the token of the form: whoever reads the body first answers 400.
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[100]), "file", "材料.pdf" } };
        var answer = await site.Visitor().PostAsync(new Uri("/verify/HJ-2025-970101-1-AAAAAAAA/file", UriKind.Relative), form, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> HoldAsync(HttpClient visitor, string receipt, string content)
    {
        var token = (await visitor.PageAsync("/verify/" + receipt)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", "材料.pdf" },
        };
        var answer = await visitor.PostAsync(new Uri($"/verify/{receipt}/file", UriKind.Relative), form, Cancel);
        return (await answer.ReadPageAsync()).QuerySelector("#proof")!.TextContent;
    }

    // All merged, no publicity asked, one piece of evidence.
    private async Task SealableAsync(PackageSeed seed)
    {
        foreach (var part in new[] { seed.Finance, seed.Education }) await seed.SetAsync(part, ContributionState.Merged);
        await seed.SetAsync(seed.Package, PackageState.Compiled);
        await using var db = site.Workspace.OpenDb();
        await db.RoundPlans.Where(p => p.RoundId == seed.Round).ExecuteUpdateAsync(s => s.SetProperty(p => p.PublicityDays, 0), Cancel);
        var item = new EvidenceItemRecord { UnitId = "970101-finance", RegionCode = WebSite.FirstCounty, Title = "预算批复" };
        db.EvidenceItems.Add(item);
        await db.SaveChangesAsync(Cancel);
        var bytes = Encoding.UTF8.GetBytes("预算");
        var version = new EvidenceVersionRecord
        {
            ItemId = item.Id,
            Number = 1,
            Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)),
            Size = bytes.Length,
            Type = "pdf",
            Name = "预算批复.pdf",
            By = "finance-clerk",
            At = site.Workspace.Clock.GetUtcNow(),
        };
        db.EvidenceVersions.Add(version);
        await db.SaveChangesAsync(Cancel);
        db.EvidenceUses.Add(new EvidenceUseRecord { VersionId = version.Id, ContributionId = seed.Finance, Item = "1.1", By = "finance-clerk", At = site.Workspace.Clock.GetUtcNow() });
        await db.SaveChangesAsync(Cancel);
    }

    // The first piece of any item of the package.
    private static async Task<string> PieceAsync(HttpClient client, string package)
    {
        foreach (var option in (await client.PageAsync(package + "/return")).QuerySelectorAll("select[name=item] option"))
        {
            var page = await client.PageAsync($"{package}/return?item={option.GetAttribute("value")}");
            if (page.QuerySelector("input[name=pieces]") is { } piece) return piece.GetAttribute("value")!;
        }
        throw new InvalidOperationException("Nothing can go back alone.");
    }
}
