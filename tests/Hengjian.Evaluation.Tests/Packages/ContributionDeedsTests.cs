using Hengjian.Data.Records;
using Hengjian.Data.Tests;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Packages;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Packages;

public sealed class ContributionDeedsTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task APart_GoesFromTheClerkToTheLead_WithDutiesAndLinesInTheLog(string kind)
    {
        using var world = await PackageWorld.MakeAsync(databases, kind);
        var seen = new List<string>();
        async Task Step(ContributionMove move, Principal who)
        {
            Assert.Empty((await world.Deeds.MoveAsync(world.Finance, move, who, "数字有误", Tomorrow(world), Cancel)).Problems);
            await using var db = world.Test.Workspace.OpenDb();
            var part = await db.Contributions.SingleAsync(c => c.Id == world.Finance, Cancel);
            var duties = await db.WorkTasks.Where(t => t.DoneAt == null).Select(t => t.Kind + "@" + t.UnitId).ToListAsync(Cancel);
            seen.Add($"{part.State} {part.Openness} {string.Join(' ', duties)}");
        }
        await Step(ContributionMove.HandIn, PackageWorld.FinanceClerk);
        await Step(ContributionMove.Withdraw, PackageWorld.FinanceClerk);
        await Step(ContributionMove.HandIn, PackageWorld.FinanceClerk);
        await Step(ContributionMove.Return, PackageWorld.FinanceHead);
        await Step(ContributionMove.HandIn, PackageWorld.FinanceClerk);
        await Step(ContributionMove.Check, PackageWorld.FinanceHead);
        await Step(ContributionMove.Return, PackageWorld.Lead);
        await Step(ContributionMove.HandIn, PackageWorld.FinanceClerk);
        await Step(ContributionMove.Check, PackageWorld.FinanceHead);
        await Step(ContributionMove.Merge, PackageWorld.Lead);
        Assert.Equal(
        [
            "HandedToCheck Unit check@990100-finance", "Open Unit hand-in@990100-finance", "HandedToCheck Unit check@990100-finance",
            "Returned Unit hand-in@990100-finance", "HandedToCheck Unit check@990100-finance", "Checked Government merge@990100-lead",
            "Returned Unit hand-in@990100-finance", "HandedToCheck Unit check@990100-finance", "Checked Government merge@990100-lead", "Merged Government ",
        ], seen);
        await using var log = world.Test.Workspace.OpenDb();
        var entries = await log.AuditEntries.Where(e => e.Subject == $"contribution:{world.Finance}").OrderBy(e => e.Sequence).ToListAsync(Cancel);
        Assert.Equal(["hand-in", "withdraw", "hand-in", "return-work", "hand-in", "check", "return-work", "hand-in", "check", "merge-work"], entries.Select(e => e.Action));
        Assert.All(entries, e => Assert.Contains("\"region\":990100", e.Details, StringComparison.Ordinal));
        Assert.Equal(10, await log.ContributionEvents.CountAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhileAPartIsAsked_OthersSave_AndWhatCameMeanwhileIsSeen(string kind)
    {
        using var world = await PackageWorld.MakeAsync(databases, kind);
        var (asked, unit) = (0, "990100-finance");
        await using var read = world.Test.Workspace.OpenDb();
        var row = await read.SheetRows.AsNoTracking().SingleAsync(Cancel);
        // A save of somebody takes the lock while the checks read: with the checks inside it would wait for them for ever.
        world.WhileAsked = async () =>
        {
            asked++;
            await using var db = world.Test.Workspace.OpenDb();
            await world.TypeAsync(db, row.SheetId, row.Id, $"{asked}亿", asked * 1e8, "finance-clerk").WaitAsync(TimeSpan.FromSeconds(10), Cancel);
            await world.Test.Workspace.Audit.AppendAsync("somebody", "evidence-stored", "evidence:7", new { unit, region = PackageWorld.City }, Cancel);
            if (asked == 1 && unit == "990100-education") world.Obstacles.Add(new HandInObstacle("“教育支出”还没有填。", "/fill/1"));
        };
        // Values and files of another unit change nothing here, be it of the same region; the book was read once.
        Assert.True((await world.Deeds.MoveAsync(world.Education, ContributionMove.HandIn, PackageWorld.SchoolClerk, cancel: Cancel)).IsOk);
        Assert.Equal(1, asked);
        // After the own unit's it is asked again, and what is wrong now counts.
        unit = "990100-education";
        world.Obstacles.Clear();
        var book = world.Book;
        asked = 0;
        var deeds = new ContributionDeeds(world.Test.Workspace, book, []);
        Assert.Equal("HJP0756", (await deeds.MoveAsync(world.Finance, ContributionMove.HandIn, PackageWorld.FinanceClerk, cancel: Cancel)).Problems[0].Code);
        Assert.Equal(3, asked);
        world.Obstacles.Clear();
        asked = 0;
        Assert.Equal("HJP0756", (await deeds.MoveAsync(world.FinanceBeside, ContributionMove.HandIn, PackageWorld.SchoolClerk, cancel: Cancel)).Problems[0].Code);
        Assert.Equal(3, asked);
        world.WhileAsked = () => Task.CompletedTask;
        Assert.Equal("HJP0301", (await deeds.MoveAsync(world.Finance, ContributionMove.HandIn, PackageWorld.FinanceClerk, cancel: Cancel)).Problems[0].Code);
        // Nothing was done since: the book answers without asking.
        asked = 0;
        world.WhileAsked = () => Task.FromResult(asked++);
        Assert.Single((await book.OfAsync(world.Finance, Cancel)).Obstacles);
        Assert.Equal(0, asked);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhoTypedOrWrote_DoesNotCheck_AlsoWhenAnotherHandsIn(string kind)
    {
        using var world = await PackageWorld.MakeAsync(databases, kind);
        var author = new Principal("finance-clerk", "", [new Grant("checker", PackageWorld.City, "990100-finance")]);
        var second = new Principal("second-clerk", "", [new Grant("clerk", PackageWorld.City, "990100-finance")]);
        Assert.True((await world.Deeds.MoveAsync(world.Finance, ContributionMove.HandIn, second, cancel: Cancel)).IsOk);
        var own = await world.Deeds.MoveAsync(world.Finance, ContributionMove.Check, author, cancel: Cancel);
        Assert.Contains("不能自己审核", own.Problems[0].Message, StringComparison.Ordinal);
        var writer = new Principal("education-clerk", "", [new Grant("checker", PackageWorld.City, "990100-education")]);
        var third = new Principal("third-clerk", "", [new Grant("clerk", PackageWorld.City, "990100-education")]);
        Assert.True((await world.Deeds.MoveAsync(world.Education, ContributionMove.HandIn, third, cancel: Cancel)).IsOk);
        Assert.False((await world.Deeds.MoveAsync(world.Education, ContributionMove.Check, writer, cancel: Cancel)).IsOk);
        Assert.True((await world.Deeds.MoveAsync(world.Education, ContributionMove.Check, PackageWorld.SchoolHead, cancel: Cancel)).IsOk);
    }

    [Fact]
    public async Task WhatIsMissing_IsNamed_AndNothingIsStored()
    {
        using var world = await PackageWorld.MakeAsync(databases, TestDatabases.Sqlite);
        world.Obstacles.AddRange([new("缺“教育经费”", "/fill/1"), new("请审核人看说明", "/fill/1", Blocks: false)]);
        var refused = await world.Deeds.MoveAsync(world.Finance, ContributionMove.HandIn, PackageWorld.FinanceClerk, cancel: Cancel);
        Assert.Equal(["HJP0301", "HJP0305"], refused.Problems.Select(p => p.Code));
        Assert.Equal("缺“教育经费”", refused.Problems[1].Message);
        await using var db = world.Test.Workspace.OpenDb();
        Assert.Equal(0, await db.ContributionEvents.CountAsync(Cancel));
        Assert.False(await db.AuditEntries.AnyAsync(e => e.Action == "hand-in", Cancel));
    }

    // The door says the same as the query, for every kind of person, state and openness, on both databases.
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Query_FindsWhatTheDoorOpens_AndNothingElse(string kind)
    {
        using var world = await PackageWorld.MakeAsync(databases, kind);
        await world.MergeAllAsync();
        await world.Deeds.MoveAsync(world.Finance, ContributionMove.Return, PackageWorld.Lead, "数字有误", Tomorrow(world), Cancel);
        Principal[] people =
        [
            PackageWorld.FinanceClerk, PackageWorld.FinanceHead, PackageWorld.SchoolClerk, PackageWorld.CountyClerk, PackageWorld.CountyLead,
            PackageWorld.Lead, PackageWorld.Office, PackageWorld.Supervisor, Principal.Anonymous,
            new("two", "", [new Grant("clerk", PackageWorld.County, "990101-education"), new Grant("leader", PackageWorld.City)]),
        ];
        await using var db = world.Test.Workspace.OpenDb();
        foreach (var openness in Enum.GetValues<Openness>())
        {
            await db.Contributions.Where(c => c.Id == world.Education).ExecuteUpdateAsync(s => s.SetProperty(c => c.Openness, openness), Cancel);
            var all = await db.Contributions.AsNoTracking().ToListAsync(Cancel);
            foreach (var person in people)
            {
                var found = await db.Contributions.AsNoTracking().InWork(AccessPolicy.WorkScopeOf(person, Permission.ViewWork, ProcessStage.Open)).Select(c => c.Id).ToListAsync(Cancel);
                var opened = all.Where(c => AccessPolicy.Decide(person, Permission.ViewWork, AccessObject.Of(c, ProcessStage.Open)).Allowed).Select(c => c.Id);
                Assert.Equal(opened.Order(), found.Order());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Board_ShowsStatesOfAll_AndOpensOnlyWhatIsOpen(string kind)
    {
        using var world = await PackageWorld.MakeAsync(databases, kind);
        await world.GoAsync(world.Finance, PackageWorld.FinanceClerk, PackageWorld.FinanceHead, PackageWorld.Lead);
        var board = (await world.Boards.FindAsync(world.Package, PackageWorld.Lead, Cancel))!;
        Assert.Equal(["1.1", "2.1", "3.1"], board.Items.Select(i => i.Assignment.Item));
        Assert.Equal([true, false], board.Items[0].Parts.Select(p => p.Open));
        Assert.Equal([false, false, true], board.Items.Select(i => i.Done));
        Assert.Equal(world.CountyPackage, Assert.Single(board.Below).Id);
        var clerk = (await world.Boards.FindAsync(world.Package, PackageWorld.FinanceClerk, Cancel))!;
        Assert.Equal([world.Finance], clerk.Items.SelectMany(i => i.Parts).Select(p => p.Part.Id));
        Assert.Empty(clerk.Below);
        Assert.Null(await world.Boards.FindAsync(world.Package, PackageWorld.CountyClerk, Cancel));
        Assert.Null(await world.Boards.FindAsync(world.Package, PackageWorld.Supervisor, Cancel));
        Assert.Equal([(world.Package, true)], (await world.Boards.ListAsync(world.Round, PackageWorld.Lead, Cancel)).Select(r => (r.Work.Package.Id, r.Open)));
        // Whoever watches the breakdown knows that a package is on its way, and cannot open it.
        Assert.Equal([(world.Package, false), (world.CountyPackage, false)], (await world.Boards.ListAsync(world.Round, PackageWorld.Supervisor, Cancel)).Select(r => (r.Work.Package.Id, r.Open)));
        var counts = await world.Boards.CountsAsync([world.Package, world.CountyPackage], Cancel);
        Assert.Equal(((3, 1), (1, 0)), (counts[world.Package], counts[world.CountyPackage]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Package_IsCompiledWhenAllIsMerged_CountiesAcceptedOrWaived(string kind)
    {
        using var world = await PackageWorld.MakeAsync(databases, kind);
        async Task<string> Why(string waiver = "") => (await world.Packages.CompileAsync(world.Package, PackageWorld.Lead, waiver, Cancel)).Problems[0].Message;
        Assert.Contains("3 项中还有 2 项", await Why(), StringComparison.Ordinal);
        await world.MergeAllAsync();
        Assert.Contains("下级还有 1 个", await Why(), StringComparison.Ordinal);
        world.Obstacles.Add(new("缺“教育经费”", "/fill/1"));
        Assert.Equal("缺“教育经费”", await Why("县里受灾"));
        world.Obstacles.Clear();
        Assert.True((await world.Packages.CompileAsync(world.Package, PackageWorld.Lead, "县里受灾", Cancel)).IsOk);
        Assert.False((await world.Deeds.MoveAsync(world.Finance, ContributionMove.Return, PackageWorld.Lead, "数字有误", Tomorrow(world), Cancel)).IsOk);
        Assert.True((await world.Packages.ReopenAsync(world.Package, PackageWorld.Lead, "漏了一项", Cancel)).IsOk);
        await using var db = world.Test.Workspace.OpenDb();
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == "compile-package", Cancel);
        Assert.Contains("\"waived\":[990101],\"reason\":\"县里受灾\"", entry.Details, StringComparison.Ordinal);
        Assert.Equal(2, (await db.Packages.SingleAsync(p => p.Id == world.Package, Cancel)).Version);
    }

    private static DateOnly Tomorrow(PackageWorld world) => BeijingTime.DayOf(world.Test.Clock.GetUtcNow()).AddDays(1);
}
