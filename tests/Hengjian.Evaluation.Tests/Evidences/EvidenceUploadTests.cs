using System.Security.Cryptography;
using System.Text;
using Hengjian.Data.Storage;
using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Evidences;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Tests.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Evidences;

/// <summary>Files come in pieces, break off, are taken up again, and are kept once.</summary>
public sealed class EvidenceUploadTests(TestDatabases databases)
{
    private const string Clerk = "finance-clerk";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task BrokenOffAnywhere_ItGoesOnAfterARestart_AndIsKeptOnce(string kind)
    {
        using var test = await MakeAsync(kind);
        var (_, finance, _) = await WorkSeed.MakeAsync(test.Workspace);
        var file = Text(300_000);
        var asked = Asked(file);
        var begun = (await Uploads(test).BeginAsync(asked, Clerk, Cancel)).Value;
        Assert.Equal(begun.Id, (await Uploads(test).BeginAsync(asked, Clerk, Cancel)).Value.Id);
        var random = new Random(7);
        for (var at = 0; at < file.Length;)
        {
            // A new program each time, and now and then a piece that never was acknowledged.
            var uploads = Uploads(test);
            var piece = file.AsMemory(at, Math.Min(random.Next(1, 90_000), file.Length - at));
            if (random.Next(3) == 0) await File.AppendAllBytesAsync(Path.Combine(test.Directory, "incoming", begun.Id.ToString("N") + ".part"), new byte[random.Next(1, 5000)], Cancel);
            Assert.Equal("HJP0560", (await uploads.AppendAsync(begun.Id, Clerk, at + 1, piece, null, Cancel))!.Problems[0].Code);
            Assert.Equal("HJP0561", (await uploads.AppendAsync(begun.Id, Clerk, at, piece, new string('0', 64), Cancel))!.Problems[0].Code);
            Assert.Null(await uploads.AppendAsync(begun.Id, "somebody-else", at, piece, null, Cancel));
            Assert.Equal("HJP0563", (await uploads.EndAsync(begun.Id, Clerk, Giving(), Cancel))!.Problems[0].Code);
            at = (int)(await uploads.AppendAsync(begun.Id, Clerk, at, piece, EvidenceStore.HashOf(piece.Span), Cancel))!.Value;
            Assert.Equal(at, (await uploads.FindAsync(begun.Id, Clerk, Cancel))!.Received);
        }
        var receipt = (await Uploads(test).EndAsync(begun.Id, Clerk, Giving() with { Place = new(finance) { Slot = "final-accounts", PageFrom = 3 } }, Cancel))!.Value;
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(file)), file.Length), (receipt.Sha256, (int)receipt.Size));
        var again = (await Uploads(test).EndAsync(begun.Id, Clerk, Giving(), Cancel))!.Value;
        Assert.Equal((receipt.Item, receipt.Version), (again.Item, again.Version));
        await using var db = test.Workspace.OpenDb();
        Assert.Equal(file, await ReadAsync(Store(test), receipt.Sha256));
        Assert.Equal((finance, "4.1", "final-accounts", 3, 3), (await db.EvidenceUses.SingleAsync(Cancel)) is var u ? (u.ContributionId, u.Item, u.Slot, u.PageFrom, u.PageTo) : default);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(test.Directory, "incoming")));
        Assert.Contains("\"region\":990100", (await db.AuditEntries.SingleAsync(a => a.Action == "evidence-stored", Cancel)).Details, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AProgramThatDiesBetweenMovingAndRecording_LosesNothing(string kind)
    {
        using var test = await MakeAsync(kind);
        var file = Text(5000);
        var begun = (await Uploads(test).BeginAsync(Asked(file) with { Sha256 = null }, Clerk, Cancel)).Value;
        await Uploads(test).AppendAsync(begun.Id, Clerk, 0, file, null, Cancel);
        var incoming = Incoming(test);
        var hash = EvidenceStore.HashOf(file);
        incoming.Note(begun.Id, hash);
        Store(test).Take(incoming.PathOf(begun.Id), hash);
        var receipt = (await Uploads(test).EndAsync(begun.Id, Clerk, Giving(), Cancel))!.Value;
        Assert.Equal(hash, receipt.Sha256);
        await using var db = test.Workspace.OpenDb();
        Assert.Equal(1, await db.EvidenceVersions.CountAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task TheSameFile_NeedsNoSending_ForTheUnitThatHoldsIt_AndOnlyForIt(string kind)
    {
        using var test = await MakeAsync(kind);
        var file = Text(4000);
        await SendAsync(test, file, Asked(file));
        var own = (await Uploads(test).BeginAsync(Asked(file) with { Op = Guid.NewGuid() }, Clerk, Cancel)).Value;
        Assert.Equal((UploadState.Hashing, (long)file.Length), (own.State, own.Received));
        var receipt = (await Uploads(test).EndAsync(own.Id, Clerk, Giving(), Cancel))!.Value;
        Assert.True(receipt.Known);
        Assert.Contains("本单位已有相同文件", Assert.Single(receipt.Notes), StringComparison.Ordinal);
        // Another unit that only knows the hash must bring the bytes; when it does, it is told that somebody has used them.
        var other = (await Uploads(test).BeginAsync(Asked(file) with { UnitId = WorkSeed.Education, Op = Guid.NewGuid() }, "clerk", Cancel)).Value;
        Assert.Equal((UploadState.Begun, 0L), (other.State, other.Received));
        Assert.Equal("HJP0563", (await Uploads(test).EndAsync(other.Id, "clerk", Giving(), Cancel))!.Problems[0].Code);
        await Uploads(test).AppendAsync(other.Id, "clerk", 0, file, null, Cancel);
        var brought = (await Uploads(test).EndAsync(other.Id, "clerk", Giving(), Cancel))!.Value;
        Assert.Equal("另有单位使用过相同文件，请确认这份材料是本单位的。", Assert.Single(brought.Notes));
        await using var db = test.Workspace.OpenDb();
        Assert.Equal(WorkSeed.Education, (await db.EvidenceItems.SingleAsync(i => i.Id == brought.Item, Cancel)).UnitId);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AFileThatMustNotCome_IsRefusedAndWrittenDown(string kind)
    {
        using var test = await MakeAsync(kind);
        Assert.Equal("HJD0843", (await Uploads(test).BeginAsync(Asked(Text(9)) with { Name = "材料.zip" }, Clerk, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0568", (await Uploads(test).BeginAsync(Asked(Text(9)) with { Size = 0 }, Clerk, Cancel)).Problems[0].Code);
        var program = Encoding.Latin1.GetBytes("MZ\u0090\0\u0003 this is a program");
        var begun = (await Uploads(test).BeginAsync(Asked(program), Clerk, Cancel)).Value;
        await Uploads(test).AppendAsync(begun.Id, Clerk, 0, program, null, Cancel);
        Assert.Equal("HJD0845", (await Uploads(test).EndAsync(begun.Id, Clerk, Giving(), Cancel))!.Problems[0].Code);
        Assert.Equal("HJP0565", (await Uploads(test).EndAsync(begun.Id, Clerk, Giving(), Cancel))!.Problems[0].Code);
        Assert.Equal("HJP0565", (await Uploads(test).AppendAsync(begun.Id, Clerk, 0, program, null, Cancel))!.Problems[0].Code);
        await using var db = test.Workspace.OpenDb();
        Assert.Equal(0, await db.EvidenceItems.CountAsync(Cancel));
        Assert.Contains("HJD0845", (await db.AuditEntries.SingleAsync(a => a.Action == "evidence-refused", Cancel)).Details, StringComparison.Ordinal);
        Assert.False(Incoming(test).Contains(begun.Id));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task OtherBytesThanAnnounced_AreNotKept(string kind)
    {
        using var test = await MakeAsync(kind);
        var file = Text(2000);
        var begun = (await Uploads(test).BeginAsync(Asked(file), Clerk, Cancel)).Value;
        var changed = Text(2000, 'B');
        await Uploads(test).AppendAsync(begun.Id, Clerk, 0, changed, null, Cancel);
        Assert.Equal("HJP0564", (await Uploads(test).EndAsync(begun.Id, Clerk, Giving(), Cancel))!.Problems[0].Code);
        await Uploads(test).AppendAsync(begun.Id, Clerk, 0, file, null, Cancel);
        Assert.True((await Uploads(test).EndAsync(begun.Id, Clerk, Giving(), Cancel))!.IsOk);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task NextVersion_KeepsTheOlder_AndUseFollowsTheStateOfTheWork(string kind)
    {
        using var test = await MakeAsync(kind);
        var (_, finance, education) = await WorkSeed.MakeAsync(test.Workspace);
        var library = Library();
        var first = await SendAsync(test, Text(100), Asked(Text(100)));
        var second = await SendAsync(test, Text(101), Asked(Text(101)) with { Op = Guid.NewGuid() }, Giving() with { Item = first.Item });
        Assert.Equal((first.Item, 1, 2), (second.Item, first.Number, second.Number));
        Assert.Equal("HJP0581", (await library(test).LinkAsync(second.Version, new(education), Clerk, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0573", (await library(test).LinkAsync(second.Version, new(finance) { PageFrom = 5, PageTo = 3 }, Clerk, Cancel)).Problems[0].Code);
        var use = (await library(test).LinkAsync(second.Version, new(finance) { Slot = "approval", PageFrom = 2, PageTo = 4 }, Clerk, Cancel)).Value;
        Assert.Equal("HJP0579", (await library(test).LinkAsync(second.Version, new(finance) { Slot = "approval", PageFrom = 2, PageTo = 4 }, Clerk, Cancel)).Problems[0].Code);
        await WorkSeed.SetAsync(test.Workspace, finance, ContributionState.Checked, Openness.Government);
        await using var db = test.Workspace.OpenDb();
        await EvidenceLibrary.OpenWithAsync(db, finance, Cancel);
        var item = await db.EvidenceItems.SingleAsync(Cancel);
        Assert.Equal(Openness.Government, item.Openness);
        Assert.Equal("HJP0583", (await library(test).UnlinkAsync(item, use.Id, Clerk, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0583", (await library(test).LinkAsync(first.Version, new(finance) { Slot = "approval" }, Clerk, Cancel)).Problems[0].Code);
        await WorkSeed.SetAsync(test.Workspace, finance, ContributionState.Returned, Openness.Unit);
        Assert.True((await library(test).UnlinkAsync(item, use.Id, Clerk, Cancel)).IsOk);
        await db.Entry(item).ReloadAsync(Cancel);
        Assert.Equal(Openness.Unit, item.Openness);
        Assert.Equal(["evidence-stored", "evidence-stored", "evidence-linked", "evidence-unlinked"],
            await db.AuditEntries.Where(a => a.Action.StartsWith("evidence-")).OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync(Cancel));
    }

    // Begun and left: the nightly duty ends it, what nobody knows of goes, and the next night is put down, once.
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatNobodyTakesUp_IsSweptAway_AndAUnitCannotFillTheDisk(string kind)
    {
        using var test = await MakeAsync(kind);
        await WorkSeed.MakeAsync(test.Workspace);
        var (file, folder) = (Text(3000), Path.Combine(test.Directory, "incoming"));
        var left = (await Uploads(test).BeginAsync(Asked(file), Clerk, Cancel)).Value;
        await Uploads(test).AppendAsync(left.Id, Clerk, 0, file.AsMemory(0, 10), null, Cancel);
        var (stray, young) = (Path.Combine(folder, Guid.NewGuid().ToString("N") + ".part"), Path.Combine(folder, Guid.NewGuid().ToString("N") + ".part"));
        foreach (var path in (string[])[stray, young]) await File.WriteAllTextAsync(path, "x", Cancel);
        File.SetLastWriteTimeUtc(stray, test.Clock.GetUtcNow().AddDays(-2).UtcDateTime);
        File.SetLastWriteTimeUtc(young, test.Clock.GetUtcNow().UtcDateTime);
        var keeper = new UploadKeeper(test.Workspace, Uploads(test), Incoming(test));
        await keeper.PlanAsync(Cancel);
        await keeper.PlanAsync(Cancel);
        await using var db = test.Workspace.OpenDb();
        var duty = await db.Outbox.AsNoTracking().SingleAsync(o => o.Kind == UploadKeeper.Kind, Cancel);
        Assert.True((await keeper.SweepAsync(duty, Cancel)).Value);
        Assert.Equal((true, false, true), (File.Exists(Path.Combine(folder, left.Id.ToString("N") + ".part")), File.Exists(stray), File.Exists(young)));
        test.Clock.Pass(EvidenceUploads.Life + TimeSpan.FromMinutes(1));
        File.SetLastWriteTimeUtc(young, test.Clock.GetUtcNow().UtcDateTime);
        Assert.True((await keeper.SweepAsync(duty, Cancel)).Value);
        Assert.Equal([young], Directory.EnumerateFiles(folder));
        Assert.Empty(await Uploads(test).OpenAsync(Clerk, Cancel));
        var next = Hengjian.Domain.BeijingTime.DayOf(test.Clock.GetUtcNow()).AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Single(await db.Outbox.Where(o => o.Kind == UploadKeeper.Kind && o.Key == next).ToListAsync(Cancel));

        EvidenceUploads Narrow(long most, long free) => new(test.Workspace, Store(test), Incoming(test), Library()(test), new UploadLimits(most, free));
        // Given up and chosen again it begins anew; what the unit has open counts together, whoever sends it.
        Assert.Equal((left.Id, 0L), (await Narrow(5000, 0).BeginAsync(Asked(file), Clerk, Cancel)).Value is var again ? (again.Id, again.Received) : default);
        Assert.Equal("HJD0931", (await Narrow(5000, 0).BeginAsync(Asked(file) with { Op = Guid.NewGuid() }, "another-clerk", Cancel)).Problems[0].Code);
        Assert.Equal("HJD0930", (await Narrow(50_000, long.MaxValue / 2).BeginAsync(Asked(file) with { Op = Guid.NewGuid() }, Clerk, Cancel)).Problems[0].Code);
        Assert.Equal("HJD0930", (await Narrow(50_000, long.MaxValue / 2).AppendAsync(left.Id, Clerk, 0, file, null, Cancel))!.Problems[0].Code);
    }

    // What others see is a version that was handed on; what is said of a file stays as it was checked and sealed.
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ChosenAgainAfterItWasTakenOut_ItIsInItsSlotAgain(string kind)
    {
        using var test = await MakeAsync(kind);
        var (_, part, _) = await WorkSeed.MakeAsync(test.Workspace);
        var file = Text(3000);
        var giving = Giving() with { Place = new EvidencePlace(part) { Slot = "s1" } };
        var begun = (await Uploads(test).BeginAsync(Asked(file), Clerk, Cancel)).Value;
        await Uploads(test).AppendAsync(begun.Id, Clerk, 0, file, null, Cancel);
        var receipt = (await Uploads(test).EndAsync(begun.Id, Clerk, giving, Cancel))!.Value;
        await using var db = test.Workspace.OpenDb();
        var item = await db.EvidenceItems.SingleAsync(i => i.Id == receipt.Item, Cancel);
        Assert.True((await Library()(test).UnlinkAsync(item, (await db.EvidenceUses.SingleAsync(Cancel)).Id, Clerk, Cancel)).IsOk);
        // The browser names the same upload: it is done, and its use is made again, once.
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(receipt.Version, (await Uploads(test).EndAsync(begun.Id, Clerk, giving, Cancel))!.Value.Version);
            Assert.Equal("s1", (await db.EvidenceUses.AsNoTracking().SingleAsync(Cancel)).Slot);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ADraftVersion_IsItsUnitsAlone_AndASubmittedOneStaysInSightThroughAReturn(string kind)
    {
        using var test = await MakeAsync(kind);
        var (package, finance, _) = await WorkSeed.MakeAsync(test.Workspace);
        var library = Library()(test);
        var first = await SendAsync(test, Text(100), Asked(Text(100)));
        Assert.True((await library.LinkAsync(first.Version, new(finance) { Slot = "approval" }, Clerk, Cancel)).IsOk);
        var said = new EvidenceDetails("决算表", EvidenceKind.Document) { Number = "财〔2026〕1 号", IssuedOn = new DateOnly(2026, 3, 1) };
        Assert.True((await library.DescribeAsync(first.Item, said, Clerk, Cancel)).IsOk);
        var (own, lead, above) = (Scope(new Grant("clerk", WorkSeed.City, WorkSeed.Finance)), Scope(new Grant("lead", WorkSeed.City)), Scope(new Grant("reviewer", 990000)));
        Assert.Equal("1 - -", await SeenAsync());
        await HandOnAsync(ContributionState.HandedToCheck, Openness.Unit, PackageState.Preparing);
        Assert.Equal("HJP0746", (await library.DescribeAsync(first.Item, said with { Number = "" }, Clerk, Cancel)).Problems[0].Code);
        await HandOnAsync(ContributionState.Merged, Openness.Government, PackageState.Preparing);
        Assert.Equal("1 1 -", await SeenAsync());
        test.Clock.Pass(TimeSpan.FromMinutes(1));
        await using (var db = test.Workspace.OpenDb())
        {
            var submission = new Hengjian.Domain.Submissions.SubmissionRecord
            {
                PackageId = package,
                RegionCode = WorkSeed.City,
                Number = 1,
                Root = new string('a', 64),
                ManifestSha256 = new string('b', 64),
                Receipt = "HJ-1",
                Signature = "s",
                By = "office",
                At = test.Workspace.Clock.GetUtcNow(),
            };
            db.Add(submission);
            await db.SaveChangesAsync(Cancel);
            await db.Packages.ExecuteUpdateAsync(s => s.SetProperty(p => p.SubmissionId, submission.Id), Cancel);
            await db.EvidenceItems.ExecuteUpdateAsync(s => s.SetProperty(i => i.Openness, Openness.Evaluator), Cancel);
        }
        await HandOnAsync(ContributionState.Merged, Openness.Evaluator, PackageState.Submitted);
        // The next year's version, used nowhere yet.
        await SendAsync(test, Text(101), Asked(Text(101)) with { Op = Guid.NewGuid() }, Giving() with { Item = first.Item });
        Assert.Equal("2,1 1 1", await SeenAsync());
        Assert.Equal("HJP0746", (await library.DescribeAsync(first.Item, said with { IssuedOn = new DateOnly(2019, 1, 1) }, Clerk, Cancel)).Problems[0].Code);
        await HandOnAsync(ContributionState.Returned, Openness.Unit, PackageState.Returned);
        Assert.Equal("2,1 1 1", await SeenAsync());

        async Task HandOnAsync(ContributionState state, Openness openness, PackageState of)
        {
            await WorkSeed.SetAsync(test.Workspace, finance, state, openness);
            await using var db = test.Workspace.OpenDb();
            await db.Packages.ExecuteUpdateAsync(s => s.SetProperty(p => p.State, of), Cancel);
            await EvidenceLibrary.OpenWithAsync(db, finance, Cancel);
        }
        async Task<string> SeenAsync()
        {
            await using var db = test.Workspace.OpenDb();
            var seen = new List<string>();
            foreach (var scope in new[] { own, lead, above })
            {
                var book = await EvidenceReader.FindAsync(db, first.Item, scope, scope, new SealedEvidence(test.Workspace), Cancel);
                var numbers = book is null ? "" : string.Join(',', book.Versions.Select(v => v.Number));
                seen.Add(numbers.Length == 0 ? "-" : numbers);
                Assert.Equal(numbers.Split(',')[0], (await EvidenceReader.ListAsync(db, scope, new SealedEvidence(test.Workspace), Cancel)).SingleOrDefault()?.Newest.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "");
            }
            return string.Join(' ', seen);
        }
        static WorkScope Scope(Grant grant) => AccessPolicy.WorkScopeOf(new Principal("x", "x", [grant]), Permission.ViewEvidence);
    }

    [Fact]
    public async Task PiecesNobodyTakesUp_GoAfterAFortnight()
    {
        using var test = await TestWorkspace.MakeAsync();
        var file = Text(1000);
        var begun = (await Uploads(test).BeginAsync(Asked(file), Clerk, Cancel)).Value;
        await Uploads(test).AppendAsync(begun.Id, Clerk, 0, file.AsMemory(0, 10), null, Cancel);
        test.Clock.Pass(TimeSpan.FromDays(13));
        Assert.Equal(0, await Uploads(test).ExpireAsync(Cancel));
        test.Clock.Pass(TimeSpan.FromDays(2));
        Assert.Equal(1, await Uploads(test).ExpireAsync(Cancel));
        Assert.False(Incoming(test).Contains(begun.Id));
        Assert.Equal(UploadState.Expired, (await Uploads(test).FindAsync(begun.Id, Clerk, Cancel))!.State);
    }

    private static EvidenceGiving Giving() => new(WorkSeed.Finance, WorkSeed.City);

    private static UploadAsked Asked(byte[] file) =>
        new(WorkSeed.Finance, WorkSeed.City, "决算表.txt", file.Length, EvidenceStore.HashOf(file), new Guid(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));

    private static byte[] Text(int length, char of = 'A') => Encoding.ASCII.GetBytes(new string(of, length));

    private static EvidenceStore Store(TestWorkspace test) => new(Path.Combine(test.Directory, "evidence"));

    private static IncomingFiles Incoming(TestWorkspace test) => new(Path.Combine(test.Directory, "incoming"));

    private static Func<TestWorkspace, EvidenceLibrary> Library() => test => new EvidenceLibrary(test.Workspace, new LookAlikes());

    private static EvidenceUploads Uploads(TestWorkspace test) => new(test.Workspace, Store(test), Incoming(test), Library()(test));

    private static async Task<EvidenceReceipt> SendAsync(TestWorkspace test, byte[] file, UploadAsked asked, EvidenceGiving? giving = null)
    {
        var uploads = Uploads(test);
        var begun = (await uploads.BeginAsync(asked, Clerk, Cancel)).Value;
        await uploads.AppendAsync(begun.Id, Clerk, 0, file, null, Cancel);
        return (await uploads.EndAsync(begun.Id, Clerk, giving ?? Giving(), Cancel))!.Value;
    }

    private static async Task<byte[]> ReadAsync(EvidenceStore store, string hash)
    {
        await using var stream = store.Open(hash).Value;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancel);
        return copy.ToArray();
    }

    private async Task<TestWorkspace> MakeAsync(string kind) => await TestWorkspace.MakeAsync(kind == TestDatabases.Sqlite ? null : await databases.NewAsync(kind));
}
