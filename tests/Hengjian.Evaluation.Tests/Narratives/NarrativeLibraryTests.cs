using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Narratives;
using Hengjian.Evaluation.Saving;
using Hengjian.Evaluation.Tests.Evidences;
using Hengjian.Evaluation.Tests.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Narratives;

/// <summary>Two people, one text: nothing is written over.</summary>
public sealed class NarrativeLibraryTests(TestDatabases databases)
{
    private const NarrativeKind Effect = NarrativeKind.Effect;

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SentTwice_IsStoredOnce_AndTheSameTextIsNoNewVersion(string kind)
    {
        using var test = await MakeAsync(kind);
        var (_, part, _) = await WorkSeed.MakeAsync(test.Workspace);
        await using var queue = new SaveQueue(test.Workspace);
        var library = new NarrativeLibrary(test.Workspace, queue);
        var save = Save(part, "甲", 0, "wang");
        Assert.Equal((SaveKind.Saved, 1), Of(await library.SaveAsync(save, Cancel)));
        Assert.Equal((SaveKind.Saved, 1), Of(await library.SaveAsync(save, Cancel)));
        Assert.Equal((SaveKind.Saved, 1), Of(await library.SaveAsync(Save(part, "甲", 1, "wang"), Cancel)));
        Assert.Equal((SaveKind.Saved, 2), Of(await library.SaveAsync(Save(part, "甲乙", 1, "wang"), Cancel)));
        Assert.Equal(["甲乙", "甲"], (await library.VersionsAsync(part, Effect, Cancel)).Select(v => v.Text));
    }

    // One text of a batch changed, taken out, or put in beside the log: verify finds it.
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EveryVersion_IsInTheChain_AndWhatWasTamperedWithIsFound(string kind)
    {
        using var test = await MakeAsync(kind);
        var (_, part, _) = await WorkSeed.MakeAsync(test.Workspace);
        await using var queue = new SaveQueue(test.Workspace);
        var library = new NarrativeLibrary(test.Workspace, queue);
        await library.SaveAsync(Save(part, "甲", 0, "wang"), Cancel);
        await library.SaveAsync(Save(part, "甲乙", 1, "wang"), Cancel);
        async Task<string> VerifyAsync() => string.Join('\n', (await new Evaluation.Verification.VerifyWorkspace(test.Workspace, null).RunAsync(cancel: Cancel)).Findings.Where(f => f.Area == Evaluation.Verification.VerificationArea.Submissions).Select(f => f.Message));
        Assert.Equal("", await VerifyAsync());
        await using var db = test.Workspace.OpenDb();
        foreach (var tamper in (Func<Task>[])
        [
            () => db.BlockVersions.Where(v => v.Text == "甲").ExecuteUpdateAsync(s => s.SetProperty(v => v.Text, "丙"), Cancel),
            () => db.BlockVersions.Where(v => v.Text == "甲乙").ExecuteUpdateAsync(s => s.SetProperty(v => v.By, "li"), Cancel),
            () => db.BlockVersions.Where(v => v.Number == 1).ExecuteUpdateAsync(s => s.SetProperty(v => v.Cause, "原因"), Cancel),
        ])
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            await tamper();
            await transaction.CommitAsync(Cancel);
            Assert.Contains("HJP0353", await VerifyAsync(), StringComparison.Ordinal);
            await db.BlockVersions.Where(v => v.Text == "丙").ExecuteUpdateAsync(s => s.SetProperty(v => v.Text, "甲"), Cancel);
            await db.BlockVersions.ExecuteUpdateAsync(s => s.SetProperty(v => v.By, "wang").SetProperty(v => v.Cause, ""), Cancel);
            Assert.Equal("", await VerifyAsync());
        }
        var block = await db.NarrativeBlocks.SingleAsync(b => b.ContributionId == part, Cancel);
        db.BlockVersions.Add(new BlockVersionRecord { BlockId = block.Id, Number = 3, Text = "塞进来的", By = "wang", At = test.Workspace.Clock.GetUtcNow(), Op = Guid.NewGuid() });
        await db.SaveChangesAsync(Cancel);
        Assert.Contains("HJP0860", await VerifyAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhoWrites_HoldsIt_UntilThreeMinutesAfterTheLastSave_OrAReason(string kind)
    {
        using var test = await MakeAsync(kind);
        var (_, part, _) = await WorkSeed.MakeAsync(test.Workspace);
        await using var queue = new SaveQueue(test.Workspace);
        var library = new NarrativeLibrary(test.Workspace, queue);
        await library.SaveAsync(Save(part, "甲", 0, "wang"), Cancel);
        Assert.Equal("HJP0554", (await library.SaveAsync(Save(part, "乙", 1, "li"), Cancel)).Problems[0].Code);
        Assert.Equal("HJP0554", (await library.LockAsync(part, Effect, "li", null, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0555", (await library.LockAsync(part, Effect, "li", " ", Cancel)).Problems[0].Code);
        Assert.True((await library.LockAsync(part, Effect, "li", "王某出差", Cancel)).IsOk);
        Assert.Equal("HJP0554", (await library.SaveAsync(Save(part, "甲甲", 1, "wang"), Cancel)).Problems[0].Code);
        Assert.Equal((SaveKind.Saved, 2), Of(await library.SaveAsync(Save(part, "乙", 1, "li"), Cancel)));
        await using var db = test.Workspace.OpenDb();
        Assert.Contains("王某出差", (await db.AuditEntries.SingleAsync(a => a.Action == "lock-taken-over", Cancel)).Details, StringComparison.Ordinal);
        test.Clock.Pass(NarrativeLibrary.Lease);
        Assert.True((await library.LockAsync(part, Effect, "wang", null, Cancel)).IsOk);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AFlagTheHeadHasSeen_StaysSeen_UntilItsWordsOrItsMessageChange(string kind)
    {
        using var test = await MakeAsync(kind);
        var (_, part, _) = await WorkSeed.MakeAsync(test.Workspace);
        await using var queue = new SaveQueue(test.Workspace);
        var library = new NarrativeLibrary(test.Workspace, queue);
        await library.SaveAsync(Save(part, "增长6.9%。", 0, "wang"), Cancel);
        var flag = new NarrativeFlag(Effect, "wrong", 2, 6, "6.9%", "应为 7.4%。");
        Assert.Equal("HJP0757", (await library.SeeAsync(part, flag, " ", "head", Cancel)).Problems[0].Code);
        Assert.True((await library.SeeAsync(part, flag, "口径不同", "head", Cancel)).IsOk);
        await using var db = test.Workspace.OpenDb();
        var comments = (await db.PassageComments.AsNoTracking().ToListAsync(Cancel)).ConvertAll(c => new PlacedComment(c, null));
        var stored = await db.BlockVersions.AsNoTracking().SingleAsync(Cancel);
        NarrativeBlock Block(string text) => new(
            Effect, null, new BlockVersionRecord { BlockId = stored.BlockId, Number = 1, Text = text, By = stored.By, At = stored.At, Op = stored.Op }, null, comments);
        Assert.Equal("head", flag.SeenIn(Block(stored.Text))?.By);
        Assert.Null((flag with { Message = "应为 7.5%。" }).SeenIn(Block(stored.Text)));
        Assert.Null(flag.SeenIn(Block("增长7.0%。")));
        Assert.NotNull((await db.PassageComments.SingleAsync(Cancel)).ResolvedAt);
        Assert.Contains("口径不同", (await db.AuditEntries.SingleAsync(a => a.Action == "see-flag", Cancel)).Details, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task TypedOnWhileASaveWasMergedOrItsAnswerLost_NobodysWordsGo(string kind)
    {
        using var test = await MakeAsync(kind);
        var (_, part, _) = await WorkSeed.MakeAsync(test.Workspace);
        await using var queue = new SaveQueue(test.Workspace);
        var library = new NarrativeLibrary(test.Workspace, queue);
        await library.SaveAsync(Save(part, "一\n二\n三", 0, "wang"), Cancel);
        await library.SaveAsync(Save(part, "一\n二\n三改", 1, "wang"), Cancel);
        await library.ReleaseAsync(part, Effect, "wang", Cancel);
        // Merged at its arrival; the sender typed on over what was sent.
        var first = Save(part, "一改\n二\n三", 1, "li");
        Assert.Equal(SaveKind.Merged, (await library.SaveAsync(first, Cancel)).Value.Kind);
        var second = Save(part, "一改再改\n二\n三", 1, "li") with { Tried = [new(first.Op, first.Text.Text)] };
        Assert.Equal("一改再改\n二\n三改", (await library.SaveAsync(second, Cancel)).Value.Version.Text);
        // The answer to that was lost: the next one says so and is no conflict with oneself; what was never stored is no base.
        var third = Save(part, "一完\n二\n三", 1, "li") with { Tried = [new(first.Op, first.Text.Text), new(second.Op, second.Text.Text), new(Guid.NewGuid(), "没有到")] };
        Assert.Equal("一完\n二\n三改", (await library.SaveAsync(third, Cancel)).Value.Version.Text);
        // Without it, it would be one.
        Assert.Equal(SaveKind.Conflict, (await library.SaveAsync(Save(part, "一终\n二\n三", 1, "li"), Cancel)).Value.Kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task OverAnOlderVersion_ItMerges_OrGivesBothTextsBack(string kind)
    {
        using var test = await MakeAsync(kind);
        var (_, part, _) = await WorkSeed.MakeAsync(test.Workspace);
        await using var queue = new SaveQueue(test.Workspace);
        var library = new NarrativeLibrary(test.Workspace, queue);
        await library.SaveAsync(Save(part, "一\n二\n三", 0, "wang"), Cancel);
        await library.SaveAsync(Save(part, "一\n二\n三改", 1, "wang"), Cancel);
        await library.ReleaseAsync(part, Effect, "wang", Cancel);
        var merged = (await library.SaveAsync(Save(part, "一改\n二\n三", 1, "li"), Cancel)).Value;
        Assert.Equal((SaveKind.Merged, "一改\n二\n三改", 2), (merged.Kind, merged.Version.Text, merged.Version.MergedFrom));
        await library.ReleaseAsync(part, Effect, "li", Cancel);
        var conflict = (await library.SaveAsync(Save(part, "一又改\n二\n三", 1, "zhang"), Cancel)).Value;
        Assert.Equal((SaveKind.Conflict, "HJP0553"), (conflict.Kind, conflict.Problem!.Code));
        Assert.Contains(conflict.Merge!.Runs, r => r.Conflicts && r.Mine!.Contains("一又改") && r.Theirs!.Contains("一改"));
        Assert.Equal(3, (await library.VersionsAsync(part, Effect, Cancel)).Count);
        // What lies beside the text conflicts, too.
        Assert.Equal(SaveKind.Saved, (await library.SaveAsync(State(part, "全面完成", 0, "wang"), Cancel)).Value.Kind);
        Assert.Equal(SaveKind.Saved, (await library.SaveAsync(State(part, "未完成", 1, "wang"), Cancel)).Value.Kind);
        await library.ReleaseAsync(part, NarrativeKind.State, "wang", Cancel);
        Assert.Equal(SaveKind.Conflict, (await library.SaveAsync(State(part, "未达标", 1, "li"), Cancel)).Value.Kind);
        Assert.Equal(SaveKind.Merged, (await library.SaveAsync(State(part, "未完成", 1, "li"), Cancel)).Value.Kind is var k && k == SaveKind.Saved ? SaveKind.Merged : k);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ManyAtOnce_LeaveOneChainOfVersions(string kind)
    {
        using var test = await MakeAsync(kind);
        var (_, part, _) = await WorkSeed.MakeAsync(test.Workspace);
        await using var queue = new SaveQueue(test.Workspace);
        var library = new NarrativeLibrary(test.Workspace, queue);
        var before = string.Join('\n', Enumerable.Range(0, 40).Select(i => $"段{i}"));
        await library.SaveAsync(Save(part, before, 0, "wang"), Cancel);
        // One person in many windows: each changes a paragraph of its own, far from the others.
        var saves = Enumerable.Range(0, 10).Select(i => Save(part, before.Replace($"段{i * 4}\n", $"段{i * 4}改\n", StringComparison.Ordinal), 1, "wang"));
        var done = await Task.WhenAll(saves.Select(s => Task.Run(() => library.SaveAsync(s, Cancel), Cancel)));
        Assert.All(done, d => Assert.True(d.IsOk && d.Value.Problem is null));
        var versions = await library.VersionsAsync(part, Effect, Cancel);
        Assert.Equal(Enumerable.Range(1, 11).Reverse(), versions.Select(v => v.Number));
        Assert.All(Enumerable.Range(0, 10), i => Assert.Contains($"段{i * 4}改\n", versions[0].Text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task HandedOn_NothingIsWritten_AndCommentsKeepToTheirWords(string kind)
    {
        using var test = await MakeAsync(kind);
        var (_, part, _) = await WorkSeed.MakeAsync(test.Workspace);
        await using var queue = new SaveQueue(test.Workspace);
        var library = new NarrativeLibrary(test.Workspace, queue);
        Assert.Equal("HJP0585", (await library.CommentAsync(part, Effect, "", "？", "head", Cancel)).Problems[0].Code);
        await library.SaveAsync(Save(part, "教育支出增长，教师增加。", 0, "wang"), Cancel);
        Assert.Equal("HJP0559", (await library.CommentAsync(part, Effect, "没有的话", "？", "head", Cancel)).Problems[0].Code);
        var comment = (await library.CommentAsync(part, Effect, "教师增加", "增加多少？", "head", Cancel)).Value;
        await library.SaveAsync(Save(part, "全市教育支出增长，教师增加。", 1, "wang"), Cancel);
        await using var db = test.Workspace.OpenDb();
        var block = await db.NarrativeBlocks.SingleAsync(Cancel);
        Assert.Equal(9, Passages.Find((await db.BlockVersions.SingleAsync(v => v.Id == block.Current, Cancel)).Text, comment.Quote, comment.Start));
        await library.ResolveAsync(part, comment.Id, "wang", Cancel);
        Assert.Equal("wang", (await db.PassageComments.AsNoTracking().SingleAsync(Cancel)).ResolvedBy);
        await WorkSeed.SetAsync(test.Workspace, part, ContributionState.HandedToCheck, Openness.Unit);
        Assert.Equal("HJP0557", (await library.SaveAsync(Save(part, "再改", 2, "wang"), Cancel)).Problems[0].Code);
    }

    private static (SaveKind, int) Of(Kernel.Result<SavedBlock> saved) => (saved.Value.Kind, saved.Value.Version.Number);

    private static BlockSave Save(long part, string text, int over, string by) => new(part, new NarrativeText(Effect, text), over, Guid.NewGuid(), by);

    private static BlockSave State(long part, string status, int over, string by) =>
        new(part, new NarrativeText(NarrativeKind.State, "文") { Status = status }, over, Guid.NewGuid(), by);

    private async Task<TestWorkspace> MakeAsync(string kind) => await TestWorkspace.MakeAsync(kind == TestDatabases.Sqlite ? null : await databases.NewAsync(kind));
}
