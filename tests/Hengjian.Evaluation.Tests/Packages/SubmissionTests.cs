using System.Text;
using System.Text.Json;
using Hengjian.Data.Tests;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Sealing;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.Submissions;
using Hengjian.Evaluation.Verification;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Packages;

public sealed class SubmissionTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task APackage_IsSealedReturnedMendedSealedAgainAndAccepted(string kind)
    {
        using var world = await ApprovedAsync(databases, kind);
        var (library, returns) = Libraries(world);
        Assert.Equal("HJP0301", (await library.SubmitAsync(world.Package, PackageWorld.Office, false, Cancel)).Problems[0].Code);
        Assert.Equal("HJS0101", (await library.SubmitAsync(world.Package, PackageWorld.Lead, true, Cancel)).Problems[0].Code);
        Assert.Null(await world.Boards.FindAsync(world.Package, PackageWorld.Supervisor, Cancel));
        Assert.Empty((await library.SubmitAsync(world.Package, PackageWorld.Office, true, Cancel)).Problems);
        var first = (await library.OfPackageAsync(world.Package, Cancel))!;
        Assert.True(first.Authentic);
        Assert.Matches("^HJ-2025-990100-1-[A-Z2-7]{8}$", first.Record.Receipt);
        Assert.Equal(
            new Dictionary<SealPart, int>
            {
                [SealPart.Header] = 2,
                [SealPart.Assignments] = 3,
                [SealPart.Cells] = 1,
                [SealPart.Blocks] = 1,
                [SealPart.Evidence] = 1,
                [SealPart.Publicity] = 1,
                [SealPart.Approval] = 1,
                [SealPart.Below] = 1,
            }, first.Manifest!.Counts);
        Assert.Equal(["1.1", "2.1", "3.1"], (await world.Boards.FindAsync(world.Package, PackageWorld.Supervisor, Cancel))!.Items.Select(i => i.Assignment.Item));
        await using (var db = world.Test.Workspace.OpenDb())
        {
            var cell = await db.Cells.SingleAsync(Cancel);
            Assert.Equal((cell.RevisionId, world.Round), (cell.SealedRevisionId!.Value, cell.SealedByRound!.Value));
            Assert.All(await db.Contributions.Where(c => c.PackageId == world.Package).ToListAsync(Cancel), c => Assert.Equal(Openness.Evaluator, c.Openness));
            Assert.Equal(Openness.Evaluator, (await db.SheetColumns.SingleAsync(Cancel)).Openness);
            Assert.Equal(Openness.Evaluator, (await db.EvidenceItems.SingleAsync(Cancel)).Openness);
            Assert.Equal("facts", (await db.Outbox.SingleAsync(o => o.Kind == "facts", Cancel)).Kind);
            Assert.Equal("990000-supervisor", (await db.WorkTasks.SingleAsync(t => t.Kind == "accept" && t.DoneAt == null, Cancel)).UnitId);
        }

        await ReturnAsync(world, returns);
        // What did not go back is still held to what was sealed; what went back is being mended.
        await using (var db = world.Test.Workspace.OpenDb())
        {
            Assert.Equal(0, (await CheckAsync(world)).Item2);
            await db.BlockVersions.ExecuteUpdateAsync(s => s.SetProperty(v => v.Text, "全市学校布局调整未完成。"), Cancel);
            Assert.Equal("HJP0348", Assert.Single((await new SubmissionCheck(world.Test.Workspace).RunAsync(Cancel)).Found).Problem.Code);
            await db.BlockVersions.ExecuteUpdateAsync(s => s.SetProperty(v => v.Text, "全市学校布局调整完成。"), Cancel);
            await db.EvidenceItems.ExecuteUpdateAsync(s => s.SetProperty(i => i.Number, "财〔2025〕9 号"), Cancel);
            Assert.Equal(0, (await CheckAsync(world)).Item2);
            await db.EvidenceItems.ExecuteUpdateAsync(s => s.SetProperty(i => i.Number, ""), Cancel);
        }
        Assert.Contains("还有 2 项没有改完", (await new ApprovalLibrary(world.Packages, world.Content).ApproveAsync(world.Package, PackageWorld.Office, PublicityTests.Approval(world), Cancel)).Problems[0].Message, StringComparison.Ordinal);
        await world.GoAsync(world.Finance, PackageWorld.FinanceClerk, PackageWorld.FinanceHead, PackageWorld.Lead);
        await world.GoAsync(world.FinanceBeside, PackageWorld.SchoolClerk, PackageWorld.SchoolHead, PackageWorld.Lead);
        Assert.Empty((await new ApprovalLibrary(world.Packages, world.Content).ApproveAsync(world.Package, PackageWorld.Office, PublicityTests.Approval(world), Cancel)).Problems);
        Assert.Empty((await library.SubmitAsync(world.Package, PackageWorld.Office, true, Cancel)).Problems);
        var second = (await library.OfPackageAsync(world.Package, Cancel))!;
        Assert.Equal((2, first.Record.Id), (second.Record.Number, second.Record.PreviousId!.Value));
        Assert.NotEqual(first.Record.Root, second.Record.Root);
        Assert.Equal((PackageContent.Format, first.Record.Root, second.Record.Receipt), (second.Header!.Format, second.Header.PreviousRoot, second.Header.Receipt));
        Assert.Contains(second.Manifest!.Leaves, l => l.Key.StartsWith("submission/return/", StringComparison.Ordinal) && Encoding.UTF8.GetString(l.Json).Contains("经费数字与决算不符", StringComparison.Ordinal));
        var old = (await library.FindAsync(first.Record.Receipt.ToLowerInvariant(), Cancel)).Value;
        Assert.True(old is { Authentic: true, IsInForce: false });
        Assert.Equal("HJS0101", (await library.AcceptAsync(world.Package, PackageWorld.Lead, Cancel)).Problems[0].Code);
        Assert.Empty((await library.AcceptAsync(world.Package, PackageWorld.Supervisor, Cancel)).Problems);
        await using var after = world.Test.Workspace.OpenDb();
        Assert.Equal(ReturnState.Answered, (await after.ReturnOrders.SingleAsync(Cancel)).State);
        Assert.Equal((2, 0), await CheckAsync(world));
        Assert.DoesNotContain((await new VerifyWorkspace(world.Test.Workspace, null).RunAsync(cancel: Cancel)).Findings, f => f.Area == VerificationArea.Submissions);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Return_OpensWhatItNames_NothingElse(string kind)
    {
        using var world = await ApprovedAsync(databases, kind);
        var (library, returns) = Libraries(world);
        await library.SubmitAsync(world.Package, PackageWorld.Office, true, Cancel);
        await using var db = world.Test.Workspace.OpenDb();
        var sheet = await db.FillSheets.SingleAsync(Cancel);
        var row = await db.SheetRows.SingleAsync(Cancel);
        var cell = new EditTarget.Cells(sheet.Id, row.Id, "edu_spend");
        async Task<bool> May(long part) => EditGate.May((await EditGates.ReadAsync(db, part, Cancel))!, cell).Allowed;
        Assert.False(await May(world.Finance));
        string Why(Kernel.Result<PackageState> r) => r.Problems[0].Code;
        var due = BeijingTime.DayOf(world.Test.Clock.GetUtcNow()).AddDays(5);
        Assert.Equal("HJP0343", Why(await returns.ReturnAsync(world.Package, PackageWorld.Supervisor, "补正", due, new Dictionary<string, string>(), Cancel)));
        Assert.Equal("HJP0344", Why(await returns.ReturnAsync(world.Package, PackageWorld.Supervisor, "补正", due, new Dictionary<string, string> { ["9.9"] = "" }, Cancel)));
        Assert.Equal("HJP0303", Why(await returns.ReturnAsync(world.Package, PackageWorld.Supervisor, "补正", due.AddDays(-5), new Dictionary<string, string> { ["1.1"] = "" }, Cancel)));
        Assert.Equal("HJS0101", Why(await returns.ReturnAsync(world.Package, PackageWorld.Lead, "补正", due, new Dictionary<string, string> { ["1.1"] = "" }, Cancel)));
        await ReturnAsync(world, returns);
        Assert.True(await May(world.Finance));
        Assert.True(await May(world.FinanceBeside));
        Assert.False(await May(world.Education));
        Assert.False((await world.Deeds.MoveAsync(world.Education, ContributionMove.Return, PackageWorld.Lead, "改一下", due, Cancel)).IsOk);
        var duties = await db.WorkTasks.AsNoTracking().Where(t => t.DoneAt == null && t.Kind == "hand-in").Select(t => t.UnitId).Order().ToListAsync(Cancel);
        Assert.Equal(["990100-education", "990100-finance"], duties);
        Assert.Equal(Openness.Unit, (await db.SheetColumns.AsNoTracking().SingleAsync(Cancel)).Openness);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ReturnOfACell_ABlock_ASlot_OpensThemAlone(string kind)
    {
        using var world = await ApprovedAsync(databases, kind);
        var (library, returns) = Libraries(world);
        await library.SubmitAsync(world.Package, PackageWorld.Office, true, Cancel);
        await using var db = world.Test.Workspace.OpenDb();
        var (sheet, row, block) = ((await db.FillSheets.SingleAsync(Cancel)).Id, (await db.SheetRows.SingleAsync(Cancel)).Id, (await db.NarrativeBlocks.SingleAsync(Cancel)).Id);
        var due = BeijingTime.DayOf(world.Test.Clock.GetUtcNow()).AddDays(5);
        Task<Kernel.Result<PackageState>> Return(params ReturnPiece[] pieces) => returns.ReturnAsync(world.Package, PackageWorld.Supervisor, "补正", due, pieces, Cancel);
        var cell = new EditTarget.Cells(sheet, row, "edu_spend");
        // Not of that item, not of this package, not there at all.
        foreach (var wrong in (ReturnPiece[])[new("2.1", cell, ""), new("1.1", new EditTarget.Block(block), ""), new("1.1", new EditTarget.Cells(sheet, row + 999, "edu_spend"), ""), new("1.1", new EditTarget.Cells(sheet, row, "stu_all"), ""), new("1.1", new EditTarget.SlotOf("2.1", "x"), "")])
            Assert.Equal("HJP0594", (await Return(wrong)).Problems[0].Code);
        Assert.Empty((await Return(new ReturnPiece("1.1", cell, "与决算不符"), new ReturnPiece("2.1", new EditTarget.Block(block), ""))).Problems);
        async Task<bool> May(long part, EditTarget target) => EditGate.May((await EditGates.ReadAsync(db, part, Cancel))!, target).Allowed;
        Assert.True(await May(world.Finance, cell));
        Assert.True(await May(world.Education, new EditTarget.Block(block)));
        // The rest of the same items, and the unit beside, stay shut.
        foreach (var (part, target) in ((long, EditTarget)[])[
            (world.Finance, new EditTarget.Cells(sheet, row, "fiscal_spend")), (world.Finance, new EditTarget.Cells(sheet, row + 1, "edu_spend")), (world.Finance, new EditTarget.Cells(sheet, 0, "edu_spend")),
            (world.Finance, new EditTarget.SlotOf("1.1", "budget")), (world.Finance, new EditTarget.Whole("1.1")), (world.FinanceBeside, cell),
            (world.Education, new EditTarget.Block(block + 1)), (world.Education, new EditTarget.Whole("2.1"))])
            Assert.False(await May(part, target), target.ToString());
        Assert.Equal(ContributionState.Merged, (await db.Contributions.AsNoTracking().SingleAsync(c => c.Id == world.FinanceBeside, Cancel)).State);
        Assert.Equal("条目 1.1 2025年地区年度表“edu_spend”：与决算不符", (await db.ContributionEvents.AsNoTracking().Where(e => e.ContributionId == world.Finance).OrderByDescending(e => e.Id).FirstAsync(Cancel)).Reason);
        // Mended, handed on, submitted again: the order is answered and everything is shut.
        await world.GoAsync(world.Finance, PackageWorld.FinanceClerk, PackageWorld.FinanceHead, PackageWorld.Lead);
        await world.GoAsync(world.Education, PackageWorld.SchoolClerk, PackageWorld.SchoolHead, PackageWorld.Lead);
        Assert.Empty((await new ApprovalLibrary(world.Packages, world.Content).ApproveAsync(world.Package, PackageWorld.Office, PublicityTests.Approval(world), Cancel)).Problems);
        Assert.Empty((await library.SubmitAsync(world.Package, PackageWorld.Office, true, Cancel)).Problems);
        Assert.False(await May(world.Finance, cell));
        // A slot goes back to whoever used it.
        Assert.Empty((await Return(new ReturnPiece("1.1", new EditTarget.SlotOf("1.1", "budget"), ""))).Problems);
        Assert.True(await May(world.Finance, new EditTarget.SlotOf("1.1", "budget")));
        Assert.False(await May(world.Finance, new EditTarget.SlotOf("1.1", "other")));
        Assert.False(await May(world.Finance, cell));
        Assert.False(await May(world.FinanceBeside, new EditTarget.SlotOf("1.1", "budget")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatCanGoBackAlone_IsListedByItem(string kind)
    {
        using var world = await ApprovedAsync(databases, kind);
        await using var db = world.Test.Workspace.OpenDb();
        var board = new ReturnBoard(new Hengjian.Evaluation.RoundSetup.RoundBooks(world.Test.Workspace), Filling.SheetWorld.Dictionary);
        var package = await db.Packages.SingleAsync(p => p.Id == world.Package, Cancel);
        Assert.Equal(
            ["2025年地区年度表 一般公共预算教育支出 1,230,000,000", "佐证 budget 1 份"],
            (await board.OfItemAsync(db, package, "1.1", Hengjian.Evaluation.Filling.CellReader.Show, Cancel)).Select(c => $"{c.Group} {c.Title} {c.Says}"));
        var block = Assert.Single(await board.OfItemAsync(db, package, "2.1", Hengjian.Evaluation.Filling.CellReader.Show, Cancel));
        Assert.Equal("文字 完成情况（阳川市教育局） 全市学校布局调整完成。", $"{block.Group} {block.Title} {block.Says}");
        Assert.Equal(block.Piece, ReturnPiece.Read(block.Piece.Key, ""));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhateverWasTamperedWith_IsFound(string kind)
    {
        using var world = await ApprovedAsync(databases, kind);
        var (library, _) = Libraries(world);
        await library.SubmitAsync(world.Package, PackageWorld.Office, true, Cancel);
        Assert.Equal((1, 0), await CheckAsync(world));
        await using var db = world.Test.Workspace.OpenDb();
        var record = await db.Submissions.AsNoTracking().SingleAsync(Cancel);
        async Task<string> After(Func<Task> tamper, Func<Task> back)
        {
            await tamper();
            var found = (await new SubmissionCheck(world.Test.Workspace).RunAsync(Cancel)).Found;
            var verified = await new VerifyWorkspace(world.Test.Workspace, null).RunAsync(cancel: Cancel);
            Assert.Contains(verified.Findings, f => f.Area == VerificationArea.Submissions && f.Subject == record.Receipt);
            // The receipt's page vouches for what is signed; what the records and files say besides, this finds.
            Assert.Equal(found.All(f => f.Problem.Code is "HJP0348" or "HJP0351" or "HJP0352" or "HJP0353"), (await library.FindAsync(record.Receipt, Cancel)).Value.Authentic);
            await back();
            Assert.Equal((1, 0), await CheckAsync(world));
            return string.Join('\n', found.Select(f => f.Problem.Code + " " + f.Problem.Message));
        }
        Assert.Contains("edu_spend", await After(
            () => db.CellRevisions.ExecuteUpdateAsync(s => s.SetProperty(r => r.Number, 1.24e9), Cancel),
            () => db.CellRevisions.ExecuteUpdateAsync(s => s.SetProperty(r => r.Number, 1.23e9), Cancel)), StringComparison.Ordinal);
        // Anything of a sealed value, and where it stands; anything it was made of.
        Assert.Contains("edu_spend", await After(
            () => db.CellRevisions.ExecuteUpdateAsync(s => s.SetProperty(r => r.Flag, ValueFlag.NotApplicable), Cancel),
            () => db.CellRevisions.ExecuteUpdateAsync(s => s.SetProperty(r => r.Flag, ValueFlag.Present), Cancel)), StringComparison.Ordinal);
        Assert.Contains("edu_spend", await After(
            () => db.SheetRows.ExecuteUpdateAsync(s => s.SetProperty(r => r.RowKey, "1001"), Cancel),
            () => db.SheetRows.ExecuteUpdateAsync(s => s.SetProperty(r => r.RowKey, ""), Cancel)), StringComparison.Ordinal);
        Assert.StartsWith("HJP0350", await After(
            () => db.Submissions.ExecuteUpdateAsync(s => s.SetProperty(r => r.RegionCode, 990200), Cancel),
            () => db.Submissions.ExecuteUpdateAsync(s => s.SetProperty(r => r.RegionCode, PackageWorld.City), Cancel)), StringComparison.Ordinal);
        Assert.Contains("1.1/990100-finance/budget", await After(
            () => db.EvidenceItems.ExecuteUpdateAsync(s => s.SetProperty(i => i.Number, "财〔2019〕9 号"), Cancel),
            () => db.EvidenceItems.ExecuteUpdateAsync(s => s.SetProperty(i => i.Number, ""), Cancel)), StringComparison.Ordinal);
        var paper = Directory.EnumerateFiles(Path.Combine(world.Test.Directory, "evidence"), PackageWorld.EvidenceHash, SearchOption.AllDirectories).Single();
        Assert.StartsWith("HJP0351", await After(
            () => File.WriteAllTextAsync(paper, "决算", Cancel), () => File.WriteAllTextAsync(paper, "预算", new UTF8Encoding(false), Cancel)), StringComparison.Ordinal);
        Assert.StartsWith("HJP0352", await After(
            () => db.Submissions.ExecuteUpdateAsync(s => s.SetProperty(r => r.FactsProblem, "行政区已撤销"), Cancel),
            () => db.Submissions.ExecuteUpdateAsync(s => s.SetProperty(r => r.FactsProblem, ""), Cancel)), StringComparison.Ordinal);
        async Task FoundAsync(string code, Func<Task> tamper, Func<Task> back)
        {
            await tamper();
            Assert.Equal(code, Assert.Single((await new SubmissionCheck(world.Test.Workspace).RunAsync(Cancel)).Found).Problem.Code);
            await back();
        }
        await FoundAsync("HJP0355", () => db.Approvals.ExecuteUpdateAsync(s => s.SetProperty(a => a.Number, "2 号"), Cancel),
            () => db.Approvals.ExecuteUpdateAsync(s => s.SetProperty(a => a.Number, PublicityTests.Approval(world).Number), Cancel));
        async Task LooseAsync(Func<Task> tamper, Func<Task> back)
        {
            await tamper();
            Assert.Contains((await new VerifyWorkspace(world.Test.Workspace, null).RunAsync(cancel: Cancel)).Findings, f => f.Message.Contains("HJP0354", StringComparison.Ordinal));
            await back();
        }
        await LooseAsync(() => db.AuditEntries.Where(e => e.Action == "fill-batch").ExecuteUpdateAsync(s => s.SetProperty(e => e.Action, "x"), Cancel),
            () => db.AuditEntries.Where(e => e.Action == "x").ExecuteUpdateAsync(s => s.SetProperty(e => e.Action, "fill-batch"), Cancel));
        Assert.Contains("2.1/990100-education/State", await After(
            () => db.BlockVersions.ExecuteUpdateAsync(s => s.SetProperty(v => v.Text, "全市学校布局调整未完成。"), Cancel),
            () => db.BlockVersions.ExecuteUpdateAsync(s => s.SetProperty(v => v.Text, "全市学校布局调整完成。"), Cancel)), StringComparison.Ordinal);
        Assert.StartsWith("HJP0346", await After(
            () => db.Submissions.ExecuteUpdateAsync(s => s.SetProperty(r => r.Root, new string('0', 64)), Cancel),
            () => db.Submissions.ExecuteUpdateAsync(s => s.SetProperty(r => r.Root, record.Root), Cancel)), StringComparison.Ordinal);
        Assert.StartsWith("HJP0347", await After(
            () => db.Submissions.ExecuteUpdateAsync(s => s.SetProperty(r => r.At, record.At.AddHours(-1)), Cancel),
            () => db.Submissions.ExecuteUpdateAsync(s => s.SetProperty(r => r.At, record.At), Cancel)), StringComparison.Ordinal);
        await db.Packages.Where(p => p.Id == world.Package).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, PackageState.Accepted), Cancel);
        Assert.Equal("HJP0349", Assert.Single((await new SubmissionCheck(world.Test.Workspace).RunAsync(Cancel)).Found).Problem.Code);
        await db.Packages.Where(p => p.Id == world.Package).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, PackageState.Submitted), Cancel);
        var file = Path.Combine(world.Test.Directory, "files", record.ManifestSha256);
        var bytes = await File.ReadAllBytesAsync(file, Cancel);
        await After(() => File.WriteAllTextAsync(file, "0\tsubmission\t{}\n", Cancel), () => File.WriteAllBytesAsync(file, bytes, Cancel));
    }

    [Fact]
    public async Task AFileOfTheSubmission_IsProvenToStandInIt_AndAnotherIsNot()
    {
        using var world = await ApprovedAsync(databases, TestDatabases.Sqlite);
        var (library, _) = Libraries(world);
        await library.SubmitAsync(world.Package, PackageWorld.Office, true, Cancel);
        var sealedOne = (await library.OfPackageAsync(world.Package, Cancel))!;
        var proof = sealedOne.Manifest!.Find(PackageWorld.EvidenceHash)!;
        Assert.Equal(SealPart.Evidence, proof.Part);
        Assert.True(proof.Leads(sealedOne.Record.Root));
        Assert.False((proof with { Index = proof.Index - 1 }).Leads(sealedOne.Record.Root));
        Assert.Null(sealedOne.Manifest.Find(new string('e', 64)));
        // The line as anybody would write it from the printed manifest gives the same leaf.
        var line = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(world.Test.Directory, "files", sealedOne.Record.ManifestSha256), Cancel)).Split('\n')[proof.Index];
        Assert.Equal(proof.Leaf, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([0, .. Encoding.UTF8.GetBytes(line)])));
        Assert.Contains(PackageWorld.EvidenceHash, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManifestOfRandomEntries_ComesBackTheSame()
    {
        var leaves = Enumerable.Range(0, 300).Select(i => PackageContent.Leaf((SealPart)(i % 10), $"键/{i}\u3000“{i}”", new { text = $"第{i}行\n\t\"引\"", number = i / 7.0 })).ToList();
        var manifest = new Manifest(leaves);
        var read = Manifest.Read(manifest.Write())!;
        Assert.Equal(manifest.Root, read.Root);
        Assert.Equal(leaves.Select(l => (l.Part, l.Key, Encoding.UTF8.GetString(l.Json))), read.Leaves.Select(l => (l.Part, l.Key, Encoding.UTF8.GetString(l.Json))));
        Assert.All(read.Leaves, l => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(l.Json).RootElement.ValueKind));
        Assert.NotEqual(manifest.Root, new Manifest([.. leaves.Skip(1)]).Root);
        Assert.Equal(Convert.ToHexStringLower(MerkleTree.Root([])), new Manifest([]).Root);
        await Task.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ACounty_GoesToItsCityWithoutPublicityOrApproval_AndTheCityCompilesIt(string kind)
    {
        using var world = await PackageWorld.MakeAsync(databases, kind);
        var (library, _) = Libraries(world);
        await world.MergeAllAsync();
        await world.GoAsync(world.CountyPart, PackageWorld.CountyClerk, PackageWorld.CountyHead, PackageWorld.CountyLead);
        Assert.Empty((await world.Packages.CompileAsync(world.CountyPackage, PackageWorld.CountyLead, "", Cancel)).Problems);
        Assert.Empty((await library.SubmitAsync(world.CountyPackage, PackageWorld.CountyOffice, true, Cancel)).Problems);
        Assert.Contains(world.CountyPart, (await world.Boards.FindAsync(world.CountyPackage, PackageWorld.Lead, Cancel))!.Items.SelectMany(i => i.Parts).Where(p => p.Open).Select(p => p.Part.Id));
        Assert.Contains("下级还有 1 个", (await world.Packages.CompileAsync(world.Package, PackageWorld.Lead, "", Cancel)).Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("HJS0101", (await library.AcceptAsync(world.CountyPackage, PackageWorld.CountyLead, Cancel)).Problems[0].Code);
        Assert.Empty((await library.AcceptAsync(world.CountyPackage, PackageWorld.Lead, Cancel)).Problems);
        Assert.Empty((await world.Packages.CompileAsync(world.Package, PackageWorld.Lead, "", Cancel)).Problems);
    }

    internal static async Task<PackageWorld> ApprovedAsync(TestDatabases databases, string kind)
    {
        var world = await PublicityTests.CompiledAsync(databases, kind);
        var (publicity, _, approvals) = PublicityTests.Libraries(world);
        Assert.Empty((await publicity.PublishAsync(world.Package, PackageWorld.Lead, PublicityTests.Giving(world, "全文"), Cancel)).Problems);
        world.Test.Clock.Pass(TimeSpan.FromDays(7));
        Assert.Empty((await approvals.ApproveAsync(world.Package, PackageWorld.Office, PublicityTests.Approval(world), Cancel)).Problems);
        return world;
    }

    private static (SubmissionLibrary, ReturnLibrary) Libraries(PackageWorld world) => (
        new SubmissionLibrary(world.Test.Workspace, world.Packages, world.Content, []), new ReturnLibrary(world.Packages, []));

    private static async Task ReturnAsync(PackageWorld world, ReturnLibrary returns)
    {
        world.Test.Clock.Pass(TimeSpan.FromMinutes(5));
        var due = BeijingTime.DayOf(world.Test.Clock.GetUtcNow()).AddDays(5);
        Assert.Empty((await returns.ReturnAsync(world.Package, PackageWorld.Supervisor, "经费数字与决算不符", due, new Dictionary<string, string> { ["1.1"] = "教育经费" }, Cancel)).Problems);
    }

    private static async Task<(int, int)> CheckAsync(PackageWorld world)
    {
        var (count, found) = await new SubmissionCheck(world.Test.Workspace).RunAsync(Cancel);
        return (count, found.Count);
    }
}
