using Hengjian.Data.Tests;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Saving;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Filling;

public sealed class CellSaverTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Random changes of two people, replayed, stale, doubled in one request, against a dictionary.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task RandomChangesAndReplays_LeaveWhatAPlainModelSays(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var world = await SheetWorld.MakeAsync(test.Workspace, Cancel);
        await using var queue = new SaveQueue(test.Workspace);
        var saver = new CellSaver(test.Workspace, queue, SheetWorld.Dictionary);
        var random = new Random(20261122);
        var model = new Dictionary<(long, string), (long Revision, string Text)>();
        var acknowledged = new Dictionary<Guid, (CellOp Op, long Revision)>();
        var stored = 0;
        for (var i = 0; i < 150; i++)
        {
            var who = SheetWorld.Clerk(random.Next(2) == 0 ? "zhang" : "li");
            var ops = Enumerable.Range(0, random.Next(1, 5)).Select(_ => NewOp(random, world, model, acknowledged)).ToList();
            var saved = (await saver.SaveAsync(world.Sheet, ops, who, Cancel)).Value;
            var mine = new HashSet<(long, string)>();
            foreach (var (op, outcome) in ops.Zip(saved.Outcomes))
            {
                var cell = (op.Row, op.Element);
                var known = model.TryGetValue(cell, out var now);
                if (acknowledged.TryGetValue(op.Op, out var before))
                {
                    Assert.Equal(before.Revision, Assert.IsType<CellOutcome.Saved>(outcome).Revision);
                }
                else if (known && now.Text == op.Text)
                {
                    Assert.Equal(now.Revision, Assert.IsType<CellOutcome.Saved>(outcome).Revision);
                }
                else if (known && op.Base != now.Revision && !mine.Contains(cell))
                {
                    Assert.Equal((now.Revision, now.Text), Assert.IsType<CellOutcome.Conflict>(outcome) is var c ? (c.Revision, c.Text) : default);
                }
                else if (!known && op.Text.Length == 0)
                {
                    Assert.Equal(0, Assert.IsType<CellOutcome.Saved>(outcome).Revision);
                }
                else
                {
                    var ack = Assert.IsType<CellOutcome.Saved>(outcome);
                    Assert.True(ack.Revision > 0);
                    Assert.Equal(op.Text == "abc", ack.Wrong is not null);
                    model[cell] = (ack.Revision, op.Text);
                    acknowledged[op.Op] = (op, ack.Revision);
                    mine.Add(cell);
                    stored++;
                }
            }
        }
        await using var db = test.Workspace.OpenDb();
        var cells = await db.Cells.AsNoTracking().Join(db.CellRevisions, c => c.RevisionId, r => r.Id, (c, r) => new { c.RowId, c.Element, r.Id, r.Text }).ToListAsync(Cancel);
        Assert.Equal(
            model.Select(m => (m.Key.Item1, m.Key.Item2, m.Value.Revision, m.Value.Text)).Order(),
            cells.Select(c => (c.RowId, c.Element, c.Id, c.Text)).Order());
        Assert.Equal(stored, await db.CellRevisions.CountAsync(Cancel));
        // Each revision names the one before it: the history of a cell is one chain.
        foreach (var chain in (await db.CellRevisions.AsNoTracking().OrderBy(r => r.Id).ToListAsync(Cancel)).GroupBy(r => (r.RowId, r.Element)))
            Assert.Equal(chain.Select(r => (long?)r.Id).Prepend(null).SkipLast(1), chain.Select(r => r.PreviousId));
        Assert.True(stored > 50 && acknowledged.Count > 50);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatIsHandedInOrAnothersIsRefusedInWords_AndNothingIsStored(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var world = await SheetWorld.MakeAsync(test.Workspace, Cancel);
        await using var queue = new SaveQueue(test.Workspace);
        var saver = new CellSaver(test.Workspace, queue, SheetWorld.Dictionary);
        CellOp Op() => new(Guid.NewGuid(), world.Rows[0], "edu_spend", "12.3亿", null);
        async Task<string> CodeAsync(CellOp op, string unit) =>
            (await saver.SaveAsync(world.Sheet, [op], SheetWorld.Clerk(unit: unit), Cancel)).Value.Outcomes[0] is CellOutcome.Refused r ? r.Why.Code : "stored";
        // To another unit the column does not exist.
        Assert.Equal("HJP0512", await CodeAsync(Op(), SheetWorld.Education));
        Assert.Equal("HJP0511", await CodeAsync(Op() with { Row = 999 }, SheetWorld.Finance));
        Assert.Equal("HJP0512", await CodeAsync(Op() with { Element = "stu" }, SheetWorld.Finance));
        Assert.Equal("HJP0514", await CodeAsync(Op() with { Text = new string('1', 401) }, SheetWorld.Finance));
        await using (var db = test.Workspace.OpenDb())
        {
            var part = await db.Contributions.SingleAsync(Cancel);
            part.State = ContributionState.HandedToCheck;
            await db.SaveChangesAsync(Cancel);
        }
        await SheetWorld.NoteDeedAsync(test.Workspace, Cancel);
        Assert.Equal("HJP0513", await CodeAsync(Op(), SheetWorld.Finance));
        await using var again = test.Workspace.OpenDb();
        Assert.Equal(0, await again.CellRevisions.CountAsync(Cancel));
        Assert.Equal("HJP0510", (await saver.SaveAsync(77, [Op()], SheetWorld.Clerk(), Cancel)).Problems[0].Code);
    }

    /// <summary>What a save knows of its sheet is read before its turn: a deed in between must count all the same.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhileAPartIsHandedInAndGivenBack_NothingIsStoredBetween(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var world = await SheetWorld.MakeAsync(test.Workspace, Cancel);
        await using var queue = new SaveQueue(test.Workspace);
        var saver = new CellSaver(test.Workspace, queue, SheetWorld.Dictionary);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var (stored, refused) = (0, 0);
        var people = Enumerable.Range(0, 3).Select(i => Task.Run(
            async () =>
            {
                for (var n = 0; !over.IsCancellationRequested; n++)
                {
                    var op = new CellOp(Guid.NewGuid(), world.Rows[i], SheetWorld.Elements[i], $"{n + 1}", null) { After = [] };
                    await using var db = test.Workspace.OpenDb();
                    var known = await db.Cells.Where(c => c.RowId == op.Row && c.Element == op.Element).Select(c => (long?)c.RevisionId).SingleOrDefaultAsync(Cancel);
                    var outcome = (await saver.SaveAsync(world.Sheet, [op with { Base = known }], SheetWorld.Clerk(), Cancel)).Value.Outcomes[0];
                    if (outcome is CellOutcome.Refused) Interlocked.Increment(ref refused);
                    else Interlocked.Increment(ref stored);
                }
            },
            Cancel)).ToList();
        for (var turn = 0; turn < 15; turn++)
        {
            var shut = await TurnAsync(ContributionState.HandedToCheck);
            await Task.Delay(5, Cancel);
            Assert.Equal(shut, await TurnAsync(ContributionState.Open));
            await Task.Delay(5, Cancel);
        }
        await over.CancelAsync();
        await Task.WhenAll(people);
        Assert.True(stored > 0 && refused > 0, $"{stored} stored, {refused} refused");

        // As every deed: under the lock, with its row in the log; gives the newest revision there was.
        async Task<long> TurnAsync(ContributionState state)
        {
            await using var db = test.Workspace.OpenDb();
            await using var transaction = await AuditLog.BeginAsync(db, Cancel);
            await db.Contributions.Where(c => c.Id == world.Contribution).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, state), Cancel);
            var newest = await db.CellRevisions.MaxAsync(r => (long?)r.Id, Cancel) ?? 0;
            var entry = await test.Workspace.Audit.AppendAsync(db, "zhang", "hand-in", "contribution:1", new { region = SheetWorld.County }, Cancel);
            await test.Workspace.Audit.CommitAsync(transaction, entry, Cancel);
            return newest;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ACellNoDatabaseKeeps_IsRefusedAlone_AndTheOthersOfTheRequestAreStored(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var world = await SheetWorld.MakeAsync(test.Workspace, Cancel);
        await using var queue = new SaveQueue(test.Workspace);
        var saver = new CellSaver(test.Workspace, queue, SheetWorld.Dictionary);
        CellOp Op(int row, string text) => new(Guid.NewGuid(), world.Rows[row], "edu_spend", text, null);
        var saved = (await saver.SaveAsync(world.Sheet, [Op(0, "1\u00002"), Op(1, "5"), Op(2, "半\ud800")], SheetWorld.Clerk(), Cancel)).Value;
        Assert.Equal(["HJP0750", "stored", "HJP0750"], saved.Outcomes.Select(o => o is CellOutcome.Refused r ? r.Why.Code : "stored"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AfterALostAnswer_TheNextChangeIsNoConflictWithOneself_AndANumberStandsForOneContent(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var world = await SheetWorld.MakeAsync(test.Workspace, Cancel);
        await using var queue = new SaveQueue(test.Workspace);
        var saver = new CellSaver(test.Workspace, queue, SheetWorld.Dictionary);
        async Task<CellOutcome> SaveAsync(CellOp op, string by = "zhang") => (await saver.SaveAsync(world.Sheet, [op], SheetWorld.Clerk(by), Cancel)).Value.Outcomes[0];
        var lost = new CellOp(Guid.NewGuid(), world.Rows[0], "edu_spend", "1", null);
        await SaveAsync(lost);
        var next = new CellOp(Guid.NewGuid(), world.Rows[0], "edu_spend", "2", null);
        Assert.IsType<CellOutcome.Conflict>(await SaveAsync(next));
        // Another person who names the number knows it from nowhere.
        Assert.IsType<CellOutcome.Conflict>(await SaveAsync(next with { After = [lost.Op] }, "li"));
        Assert.IsType<CellOutcome.Saved>(await SaveAsync(next with { After = [lost.Op] }));
        Assert.Equal("HJP0751", Assert.IsType<CellOutcome.Refused>(await SaveAsync(next with { Text = "3" })).Why.Code);
        Assert.Equal("HJP0751", Assert.IsType<CellOutcome.Refused>(await SaveAsync(next with { Row = world.Rows[1] })).Why.Code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ACodeOfTwoUnits_StopsNobody_AndOnlyInATableOfSchoolsARowIsASchools(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var world = await SheetWorld.MakeAsync(test.Workspace, Cancel);
        await using var queue = new SaveQueue(test.Workspace);
        var saver = new CellSaver(test.Workspace, queue, SheetWorld.Dictionary);
        await using (var db = test.Workspace.OpenDb())
        {
            Unit School(string id, DateOnly? from, DateOnly? to) =>
                new() { Id = id, RegionCode = SheetWorld.County, Name = id, Kind = UnitKind.School, SchoolCode = "k1", ValidFrom = from, ValidTo = to };
            db.AddRange(School("990101-old", null, new DateOnly(2025, 8, 31)), School("990101-new", new DateOnly(2025, 9, 1), null));
            await db.SaveChangesAsync(Cancel);
        }
        // The row is a project's: the school may not fill it, and the department fills it as its own.
        async Task<CellOutcome> SaveAsync(string unit) =>
            (await saver.SaveAsync(world.Sheet, [new CellOp(Guid.NewGuid(), world.Rows[1], "edu_spend", "1", null)], SheetWorld.Clerk(unit: unit), Cancel)).Value.Outcomes[0];
        Assert.IsType<CellOutcome.Refused>(await SaveAsync("990101-new"));
        Assert.IsType<CellOutcome.Saved>(await SaveAsync(SheetWorld.Finance));
        await using (var db = test.Workspace.OpenDb())
        {
            await db.FillSheets.ExecuteUpdateAsync(s => s.SetProperty(x => x.Kind, "school"), Cancel);
            await db.SheetColumns.ExecuteUpdateAsync(s => s.SetProperty(x => x.Kind, "school"), Cancel);
            await db.Cells.ExecuteDeleteAsync(Cancel);
        }
        await SheetWorld.NoteDeedAsync(test.Workspace, Cancel);
        Assert.IsType<CellOutcome.Refused>(await SaveAsync("990101-old"));
        Assert.IsType<CellOutcome.Saved>(await SaveAsync("990101-new"));
    }

    [Fact]
    public async Task AValueWithAUnit_IsKeptAsTyped_AndShownInTheElementsUnit()
    {
        using var test = await TestWorkspace.MakeAsync();
        var world = await SheetWorld.MakeAsync(test.Workspace, Cancel);
        await using var queue = new SaveQueue(test.Workspace);
        var saver = new CellSaver(test.Workspace, queue, SheetWorld.Dictionary);
        var op = new CellOp(Guid.NewGuid(), world.Rows[0], "edu_spend", " 12.3亿 ", null);
        var saved = Assert.IsType<CellOutcome.Saved>((await saver.SaveAsync(world.Sheet, [op], SheetWorld.Clerk(), Cancel)).Value.Outcomes[0]);
        Assert.Equal("1,230,000,000", saved.Shown);
        await using var db = test.Workspace.OpenDb();
        var row = await db.CellRevisions.SingleAsync(Cancel);
        Assert.Equal(("12.3亿", 1.23e9, "zhang"), (row.Text, row.Number, row.By));
    }

    private static CellOp NewOp(
        Random random, SheetWorld world, Dictionary<(long, string), (long Revision, string Text)> model, Dictionary<Guid, (CellOp Op, long)> acknowledged)
    {
        if (acknowledged.Count > 0 && random.Next(5) == 0) return acknowledged.Values.ElementAt(random.Next(acknowledged.Count)).Op;
        var cell = (Row: world.Rows[random.Next(world.Rows.Count)], Element: SheetWorld.Elements[random.Next(SheetWorld.Elements.Length)]);
        var now = model.TryGetValue(cell, out var known) ? known.Revision : (long?)null;
        string[] texts = ["1", "2", "3.5", "", "abc", "不适用", "缺", "12.3亿"];
        return new CellOp(Guid.NewGuid(), cell.Row, cell.Element, texts[random.Next(texts.Length)], random.Next(4) == 0 ? (now ?? 5) - 1 : now);
    }
}
