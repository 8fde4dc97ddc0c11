using System.Text;
using Hengjian.Data.Tests;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Narratives;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Narratives;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.SelfReports;
using Hengjian.Evaluation.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Packages;

/// <summary>What people wrote over the report, remarks that stood open and what was said of evidence are sealed and held; on both databases.</summary>
public sealed class SealedReportTests(TestDatabases databases)
{
    private const string Block = "basic/text";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ReportEditsAndOpenRemarks_AreSealed_AndHeld(string kind)
    {
        using var world = await PublicityTests.CompiledAsync(databases, kind);
        Assert.True((await EditAsync(world, "辖 12 个乡镇。")).IsOk);
        await RemarkAsync(world);
        await SubmitAsync(world);
        await using var db = world.Test.Workspace.OpenDb();
        var made = (await new SubmissionLibrary(world.Test.Workspace, world.Packages, world.Content, []).OfPackageAsync(world.Package, Cancel))!;
        Assert.Equal((3, true), (made.Header!.Format, made.Authentic));
        Assert.Equal((1, 2), (made.Manifest!.Counts[SealPart.Report], made.Manifest.Counts[SealPart.Remarks]));
        var leaf = Encoding.UTF8.GetString(made.Manifest.Leaves.Single(l => l.Part == (int)SealPart.Report).Json);
        Assert.Contains("辖 12 个乡镇。", leaf, StringComparison.Ordinal);
        // Remarks are the unit's own words: the list has their hash.
        Assert.DoesNotContain(made.Manifest.Leaves, l => Encoding.UTF8.GetString(l.Json).Contains("与决算不符", StringComparison.Ordinal));
        Assert.Contains($"\"evidence\":{(await db.EvidenceItems.SingleAsync(Cancel)).Id}", Encoding.UTF8.GetString(made.Manifest.Leaves.Single(l => l.Part == (int)SealPart.Evidence).Json), StringComparison.Ordinal);
        Assert.Equal("", await FoundAsync(world));
        // Closed while it is sealed.
        Assert.Equal("HJP0923", (await EditAsync(world, "辖 13 个乡镇。")).Problems[0].Code);

        Assert.Contains("four-blocks/basic/text", await AfterAsync(
            () => db.ReportEditVersions.ExecuteUpdateAsync(s => s.SetProperty(v => v.Text, "辖 99 个乡镇。"), Cancel),
            () => db.ReportEditVersions.ExecuteUpdateAsync(s => s.SetProperty(v => v.Text, "辖 12 个乡镇。"), Cancel)), StringComparison.Ordinal);
        Assert.Contains("HJP0355", await AfterAsync(
            () => db.ReportEdits.ExecuteUpdateAsync(s => s.SetProperty(v => v.Text, "辖 99 个乡镇。"), Cancel),
            () => db.ReportEdits.ExecuteUpdateAsync(s => s.SetProperty(v => v.Text, "辖 12 个乡镇。"), Cancel)), StringComparison.Ordinal);
        Assert.Contains("cell/", await AfterAsync(
            () => db.CellComments.ExecuteUpdateAsync(s => s.SetProperty(c => c.Text, "没有问题"), Cancel),
            () => db.CellComments.ExecuteUpdateAsync(s => s.SetProperty(c => c.Text, "与决算不符"), Cancel)), StringComparison.Ordinal);
        var early = world.Test.Clock.GetUtcNow().AddDays(-3);
        Assert.Contains("text/", await AfterAsync(
            () => db.PassageComments.ExecuteUpdateAsync(s => s.SetProperty(c => c.ResolvedAt, early), Cancel),
            () => db.PassageComments.ExecuteUpdateAsync(s => s.SetProperty(c => c.ResolvedAt, (DateTimeOffset?)null), Cancel)), StringComparison.Ordinal);
        // Settled afterwards: they stood open then.
        world.Test.Clock.Pass(TimeSpan.FromMinutes(1));
        var later = world.Test.Clock.GetUtcNow();
        await db.CellComments.Where(c => c.AnsweredAt == null).ExecuteUpdateAsync(s => s.SetProperty(c => c.AnsweredAt, later), Cancel);
        Assert.Equal("", await FoundAsync(world));
        // Mended after a return: the sealed version is held still.
        await ReturnAsync(world);
        Assert.True((await EditAsync(world, "辖 13 个乡镇。")).IsOk);
        Assert.Equal("", await FoundAsync(world));

        async Task<string> AfterAsync(Func<Task> tamper, Func<Task> back)
        {
            await tamper();
            var found = await FoundAsync(world);
            await back();
            Assert.Equal("", await FoundAsync(world));
            return found;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ReceiptsOfOlderForms_StillVerify_AndTheirApprovalsHold(string kind)
    {
        using var world = await PublicityTests.CompiledAsync(databases, kind);
        Assert.True((await EditAsync(world, "辖 12 个乡镇。")).IsOk);
        await using (var db = world.Test.Workspace.OpenDb())
            foreach (var format in new[] { 1, 2, 3 })
                Assert.True(await world.Content.IsAsync(db, world.Package, PackageContent.Root((await world.Content.LeavesAsync(db, world.Package, Cancel, format)).Where(l => l.Part != (int)SealPart.Below)), Cancel));
        await SubmitAsync(world);
        var key = new ReceiptKey(world.Test.Workspace.Directory);
        foreach (var format in new[] { 2, 1 })
        {
            await using var db = world.Test.Workspace.OpenDb();
            var record = await db.Submissions.SingleAsync(Cancel);
            var head = PackageContent.Leaf(SealPart.Header, "submission", new { format, receipt = record.Receipt, round = world.Round, name = "x", year = 2025, schemeVersion = "s", catalogueVersion = "c", region = record.RegionCode, number = 1 });
            var manifest = new Manifest([head, .. await world.Content.LeavesAsync(db, world.Package, Cancel, format)]);
            using var bytes = new MemoryStream(manifest.Write());
            var stored = await world.Test.Workspace.Files.AddAsync(bytes, Cancel);
            await db.Submissions.ExecuteUpdateAsync(s => s.SetProperty(r => r.Root, manifest.Root).SetProperty(r => r.ManifestSha256, stored.Sha256).SetProperty(r => r.Signature, key.Sign(record.Receipt, manifest.Root, record.At)), Cancel);
            Assert.Equal("", await FoundAsync(world));
            Assert.DoesNotContain(manifest.Leaves, l => Encoding.UTF8.GetString(l.Json).Contains("\"evidence\":", StringComparison.Ordinal));
        }
    }

    /// <summary>The evaluator who sent an item back goes on seeing what was handed up, by the name it had then.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EvidenceOfAnItemThatIsMended_StaysAboveAsItWasHandedUp(string kind)
    {
        using var world = await SubmissionTests.ApprovedAsync(databases, kind);
        var library = new SubmissionLibrary(world.Test.Workspace, world.Packages, world.Content, []);
        Assert.True((await library.SubmitAsync(world.Package, PackageWorld.Office, true, Cancel)).IsOk);
        await ReturnAsync(world);
        await using var db = world.Test.Workspace.OpenDb();
        var item = await db.EvidenceItems.SingleAsync(Cancel);
        // The unit takes it out of its slot, names it anew, and has a newer version that nobody has handed on.
        await db.EvidenceUses.ExecuteDeleteAsync(Cancel);
        (item.Title, item.Number) = ("草拟的说明", "草稿 1 号");
        db.EvidenceVersions.Add(new() { ItemId = item.Id, Number = 2, Sha256 = new string('a', 64), Size = 1, Type = "txt", Name = "草稿.txt", By = "finance-clerk", At = world.Test.Clock.GetUtcNow() });
        await db.SaveChangesAsync(Cancel);
        db.ChangeTracker.Clear();
        var handedUp = new SealedEvidence(world.Test.Workspace);
        foreach (var above in new[] { PackageWorld.Supervisor, new Principal("e", "专家", [new Grant("reviewer", 990000)]), PackageWorld.Lead })
        {
            var scope = AccessPolicy.WorkScopeOf(above, Permission.ViewEvidence);
            var book = (await EvidenceReader.FindAsync(db, item.Id, scope, scope, handedUp, Cancel))!;
            Assert.Equal(("预算批复", "", "1"), (book.Item.Title, book.Item.Number, string.Join(',', book.Versions.Select(v => v.Number))));
            var row = Assert.Single(await EvidenceReader.ListAsync(db, scope, handedUp, Cancel));
            Assert.Equal(("预算批复", 1), (row.Item.Title, row.Newest.Number));
            Assert.Equal("预算批复", Assert.Single(await EvidenceReader.ToldAsync(db, await db.EvidenceItems.AsNoTracking().ToListAsync(Cancel), scope, handedUp, Cancel)).Title);
        }
        var own = AccessPolicy.WorkScopeOf(PackageWorld.FinanceClerk, Permission.ViewEvidence);
        var mine = (await EvidenceReader.FindAsync(db, item.Id, own, own, handedUp, Cancel))!;
        Assert.Equal(("草拟的说明", "2,1"), (mine.Item.Title, string.Join(',', mine.Versions.Select(v => v.Number))));
        var stranger = AccessPolicy.WorkScopeOf(PackageWorld.SchoolClerk, Permission.ViewEvidence);
        Assert.Null(await EvidenceReader.FindAsync(db, item.Id, stranger, stranger, handedUp, Cancel));
    }

    private static async Task<Kernel.Result<ReportEditDone>> EditAsync(PackageWorld world, string text)
    {
        var library = new SelfReportLibrary(world.Test.Workspace, new PartBooks(new RoundBooks(world.Test.Workspace)), new TokenValues(world.Test.Workspace));
        await using var db = world.Test.Workspace.OpenDb();
        var report = (await library.BuildAsync(db, world.Package, SelfReportTemplates.All[0], PackageWorld.Lead, Cancel))!;
        return await library.EditAsync(report, Block, text, "lead", ReportEditSeen.Of(report.Blocks.Single(b => b.Built.Id == Block)), Cancel);
    }

    // One open remark on a value, one dealt with, one open on a text.
    private static async Task RemarkAsync(PackageWorld world)
    {
        await using var db = world.Test.Workspace.OpenDb();
        var (row, block, at) = (await db.SheetRows.SingleAsync(Cancel), await db.NarrativeBlocks.SingleAsync(Cancel), world.Test.Clock.GetUtcNow());
        db.Add(new CellCommentRecord { SheetId = row.SheetId, RowId = row.Id, Element = "edu_spend", Text = "与决算不符", By = "lead", At = at });
        db.Add(new CellCommentRecord { SheetId = row.SheetId, RowId = row.Id, Element = "edu_spend", Text = "与决算不符", By = "lead", At = at, AnsweredAt = at, AnsweredBy = "lead" });
        db.Add(new PassageCommentRecord { BlockId = block.Id, Version = 1, Start = 0, End = 2, Quote = "全市", Text = "写明几所", By = "lead", At = at });
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task SubmitAsync(PackageWorld world)
    {
        var (publicity, _, approvals) = PublicityTests.Libraries(world);
        Assert.Empty((await publicity.PublishAsync(world.Package, PackageWorld.Lead, PublicityTests.Giving(world, "全文"), Cancel)).Problems);
        Assert.Equal("HJP0923", (await EditAsync(world, "公示以后")).Problems[0].Code);
        world.Test.Clock.Pass(TimeSpan.FromDays(7));
        Assert.Empty((await approvals.ApproveAsync(world.Package, PackageWorld.Office, PublicityTests.Approval(world), Cancel)).Problems);
        Assert.Empty((await new SubmissionLibrary(world.Test.Workspace, world.Packages, world.Content, []).SubmitAsync(world.Package, PackageWorld.Office, true, Cancel)).Problems);
    }

    private static async Task ReturnAsync(PackageWorld world)
    {
        world.Test.Clock.Pass(TimeSpan.FromMinutes(5));
        var due = BeijingTime.DayOf(world.Test.Clock.GetUtcNow()).AddDays(5);
        var returns = new ReturnLibrary(world.Packages, [EvidenceLibrary.OpenWithAsync]);
        Assert.Equal("HJP0925", (await returns.ReturnAsync(world.Package, PackageWorld.Supervisor, "补正", due, new Dictionary<string, string> { ["3.1"] = "" }, Cancel)).Problems[0].Code);
        Assert.Empty((await returns.ReturnAsync(world.Package, PackageWorld.Supervisor, "补正", due, new Dictionary<string, string> { ["1.1"] = "" }, Cancel)).Problems);
    }

    private static async Task<string> FoundAsync(PackageWorld world) =>
        string.Join('\n', (await new SubmissionCheck(world.Test.Workspace).RunAsync(Cancel)).Found.Select(f => $"{f.Problem.Code} {f.Problem.Message}"));
}
