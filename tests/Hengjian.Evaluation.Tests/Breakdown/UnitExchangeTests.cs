using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Evidences;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Breakdown;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Saving;
using Hengjian.Evaluation.Submissions;
using Hengjian.Evaluation.Tests.RoundSetup;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Breakdown;

/// <summary>An issued item gets another unit, with what nobody has handed on; on both databases.</summary>
public sealed class UnitExchangeTests(TestDatabases databases)
{
    private const string Finance = "990101-finance";
    private const string Education = "990101-education";
    private const string Tax = "990101-tax";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    // A county gives figures of its own; those of its city are sums.
    private static readonly Principal Lead = new("county-lead", "县牵头", [new Grant(Roles.Lead.Id, RoundWorld.County)]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task ANewLead_TakesOverColumnsTextsAndEvidence_WithReasonAndLog(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var (package, _) = await IssuedAsync(world);
        await using var db = world.Workspace.OpenDb();
        var (part, item, unit) = await FindAsync(db, package);
        var columns = await ColumnsAsync(db, unit, item);
        // Columns other items ask of the unit, too, stay with it.
        var shared = columns.Where(c => db.SheetDemands.Any(d => d.ColumnId == c.Id && d.Item != item)).Select(c => c.Id).ToList();
        var own = columns.First(c => !shared.Contains(c.Id));
        var row = await TypeAsync(world, own, "12.3");
        await WriteAsync(world, part, "财政支出只增不减。");
        var (alone, elsewhere) = (await EvidenceAsync(world, unit, "决算", part), await EvidenceAsync(world, unit, "预算", part, await OtherPartAsync(db, package, part, unit)));

        var done = await Exchanges(world).ExchangeAsync(package, item, unit, Tax, "机构职责调整", Lead, Cancel);
        Assert.Empty(done.Problems);
        Assert.Matches("^由蕙川县.*改由蕙川县.*承办，已移交数据 ", done.Value);
        Assert.Contains("文字 1 块", done.Value, StringComparison.Ordinal);
        Assert.Contains("佐证 2 份", done.Value, StringComparison.Ordinal);

        await using var after = world.Workspace.OpenDb();
        Assert.Equal((Tax, Tax), ((await after.Contributions.SingleAsync(c => c.Id == part, Cancel)).UnitId, (await after.Assignments.SingleAsync(a => a.PackageId == package && a.Item == item, Cancel)).LeadUnit));
        Assert.Equal(UnitPart.Lead, await after.AssignmentUnits.Where(u => u.UnitId == Tax && after.Assignments.Any(a => a.Id == u.AssignmentId && a.PackageId == package && a.Item == item)).Select(u => u.Part).SingleAsync(Cancel));
        var moved = await after.SheetColumns.SingleAsync(c => c.Id == own.Id, Cancel);
        Assert.Equal(Tax, moved.UnitId);
        Assert.Equal(Tax, (await after.FillSheets.SingleAsync(s => s.Id == moved.SheetId, Cancel)).UnitId);
        var cell = await after.Cells.Where(c => c.SheetId == moved.SheetId && c.Element == own.Element).Join(after.CellRevisions, c => c.RevisionId, r => r.Id, (c, r) => r).SingleAsync(Cancel);
        Assert.Equal(("12.3", "finance-clerk"), (cell.Text, cell.By));
        Assert.All(shared, id => Assert.Equal(unit, after.SheetColumns.Single(c => c.Id == id).UnitId));
        Assert.Equal(Tax, (await after.EvidenceItems.SingleAsync(i => i.Id == alone, Cancel)).UnitId);
        // What the old unit uses elsewhere stays its own; the new one has it in copy.
        Assert.Equal(unit, (await after.EvidenceItems.SingleAsync(i => i.Id == elsewhere, Cancel)).UnitId);
        var copy = await after.EvidenceItems.SingleAsync(i => i.UnitId == Tax && i.Title == "预算", Cancel);
        Assert.Equal(1, await after.EvidenceUses.CountAsync(u => u.ContributionId == part && after.EvidenceVersions.Any(v => v.Id == u.VersionId && v.ItemId == copy.Id), Cancel));
        var task = await after.WorkTasks.SingleAsync(t => t.Key == $"hand-in:contribution:{part}", Cancel);
        Assert.Equal((Tax, (DateTimeOffset?)null), (task.UnitId, task.DoneAt));
        Assert.Contains("机构职责调整", (await after.ContributionEvents.SingleAsync(e => e.ContributionId == part, Cancel)).Reason, StringComparison.Ordinal);
        Assert.Equal(1, await after.AuditEntries.CountAsync(e => e.Action == "exchange-unit" && e.Details.Contains("机构职责调整"), Cancel));
        Assert.Equal(2, await after.Outbox.CountAsync(o => o.Key.StartsWith("exchange:"), Cancel));
        // What was typed is still what the log says was typed, and nobody's sheet breaks.
        Assert.Empty((await new SubmissionCheck(world.Workspace).RunAsync(Cancel)).Found);
        Assert.True((await new SheetMaker(world.Workspace, world.Books).EnsureAsync(part, Cancel)).Value);
        Assert.NotEqual(0, row);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task LeadAndCooperating_ChangePlaces_ACooperatingUnitIsReplaced(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var (package, part) = await IssuedAsync(world);
        var exchanges = Exchanges(world);
        Assert.Contains("互换牵头和配合", (await exchanges.ExchangeAsync(package, "4.1", Finance, Education, "教育部门更熟悉", Lead, Cancel)).Value, StringComparison.Ordinal);
        var row = (await world.Breakdown.LoadAsync(package, Cancel)).Value.Rows.Single(r => r.Item.Id == "4.1");
        Assert.Equal(Education, row.Lead);
        Assert.Equal([Finance], row.Cooperate);
        Assert.Equal(Finance, row.Parts.Single(p => p.Id == part).UnitId);
        Assert.True((await exchanges.ExchangeAsync(package, "4.1", Finance, Tax, "换人", Lead, Cancel)).IsOk);
        row = (await world.Breakdown.LoadAsync(package, Cancel)).Value.Rows.Single(r => r.Item.Id == "4.1");
        Assert.Equal((Education, Tax), (row.Lead, Assert.Single(row.Cooperate)));
        Assert.Equal(2, row.Parts.Count);
        // And back again: the row is found each time.
        Assert.True((await exchanges.ExchangeAsync(package, "4.1", Tax, Finance, "换回", Lead, Cancel)).IsOk);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task WhatWasHandedOn_OrSealed_OrIsNobodys_IsRefusedInWords_AndNothingMoves(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var (package, part) = await IssuedAsync(world);
        var exchanges = Exchanges(world);
        async Task<string> CodeAsync(string item, string from, string to, string reason = "理由") => (await exchanges.ExchangeAsync(package, item, from, to, reason, Lead, Cancel)).Problems[0].Code;
        Assert.Equal("HJP0824", await CodeAsync("4.1", Finance, Tax, " "));
        Assert.Equal("HJP0821", await CodeAsync("4.1", Tax, Finance));
        Assert.Equal("HJP0436", await CodeAsync("4.1", Finance, "990201-finance"));
        Assert.Equal("HJP0442", await CodeAsync("4.1", Education, Finance));
        Assert.Equal("HJP0435", await CodeAsync("4.99", Finance, Tax));
        Assert.Equal("HJS0101", (await exchanges.ExchangeAsync(package, "4.1", Finance, Tax, "理由", RoundWorld.Supervisor, Cancel)).Problems[0].Code);
        await using var db = world.Workspace.OpenDb();
        foreach (var state in (ContributionState[])[ContributionState.HandedToCheck, ContributionState.Checked, ContributionState.Merged])
        {
            await db.Contributions.Where(c => c.Id == part).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, state), Cancel);
            Assert.Equal("HJP0822", await CodeAsync("4.1", Finance, Tax));
        }
        await db.Contributions.Where(c => c.Id == part).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ContributionState.Returned), Cancel);
        var (_, item, unit) = await FindAsync(db, package);
        var column = (await ColumnsAsync(db, unit, item)).First(c => !db.SheetDemands.Any(d => d.ColumnId == c.Id && d.Item != item));
        await TypeAsync(world, column, "1");
        await db.Cells.ExecuteUpdateAsync(s => s.SetProperty(c => c.SealedByRound, 1L), Cancel);
        Assert.Equal("HJP0823", await CodeAsync(item, unit, Tax));
        await using var after = world.Workspace.OpenDb();
        Assert.Equal(Finance, (await after.Contributions.SingleAsync(c => c.Id == part, Cancel)).UnitId);
        Assert.Equal(0, await after.AuditEntries.CountAsync(e => e.Action == "exchange-unit", Cancel));
        foreach (var state in Enum.GetValues<PackageState>().Where(s => s != PackageState.Preparing))
        {
            await db.Packages.Where(p => p.Id == package).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, state), Cancel);
            Assert.Equal("HJP0445", await CodeAsync("4.1", Finance, Tax));
        }
    }

    private static UnitExchanges Exchanges(RoundWorld world) => new(
        world.Workspace, world.Breakdown, [new ColumnExchange(world.Workspace, SheetDictionary).MoveAsync, EvidenceExchange.MoveAsync]);

    private static DataDictionary SheetDictionary => Filling.SheetWorld.Dictionary;

    private static async Task<(long Package, long Part)> IssuedAsync(RoundWorld world)
    {
        var round = await world.OpenRoundAsync(2026, Cancel);
        var package = (await world.PackageAsync(round.Id, RoundWorld.County, Cancel)).Id;
        await world.Breakdown.AdoptAsync(package, null, Lead, Cancel);
        Assert.True((await world.Breakdown.IssueAsync(package, Lead, Cancel)).IsOk);
        await using var db = world.Workspace.OpenDb();
        var part = await db.Contributions.Where(c => c.PackageId == package && c.Item == "4.1" && c.UnitId == Finance).Select(c => c.Id).SingleAsync(Cancel);
        Assert.True((await new SheetMaker(world.Workspace, world.Books).EnsureAsync(part, Cancel)).Value);
        return (package, part);
    }

    // A part of a unit that leads, with columns only its item asks for; better one that shares others.
    private static async Task<(long Part, string Item, string Unit)> FindAsync(Hengjian.Data.Records.AppDb db, long package)
    {
        var found = new List<(long Part, string Item, string Unit, int Shared)>();
        var parts = await (from part in db.Contributions join one in db.Assignments on part.AssignmentId equals one.Id where part.PackageId == package && part.UnitId == one.LeadUnit select part).AsNoTracking().ToListAsync(Cancel);
        foreach (var part in parts.Where(p => p.UnitId != Tax && parts.Count(o => o.UnitId == p.UnitId) > 1))
        {
            var columns = await ColumnsAsync(db, part.UnitId, part.Item);
            var shared = columns.Count(c => db.SheetDemands.Any(d => d.ColumnId == c.Id && d.Item != part.Item));
            if (shared < columns.Count && !db.Contributions.Any(c => c.AssignmentId == part.AssignmentId && c.UnitId == Tax)) found.Add((part.Id, part.Item, part.UnitId, shared));
        }
        Assert.NotEmpty(found);
        var best = found.OrderByDescending(f => Math.Min(f.Shared, 1)).ThenBy(f => f.Part).First();
        return (best.Part, best.Item, best.Unit);
    }

    private static async Task<long> OtherPartAsync(Hengjian.Data.Records.AppDb db, long package, long part, string unit) =>
        await db.Contributions.Where(c => c.PackageId == package && c.UnitId == unit && c.Id != part).OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(Cancel);

    private static Task<List<SheetColumnRecord>> ColumnsAsync(Hengjian.Data.Records.AppDb db, string unit, string item) =>
        db.SheetColumns.AsNoTracking().Where(c => c.RegionCode == RoundWorld.County && c.UnitId == unit && db.SheetDemands.Any(d => d.ColumnId == c.Id && d.Item == item)).OrderBy(c => c.Id).ToListAsync(Cancel);

    private static async Task<long> TypeAsync(RoundWorld world, SheetColumnRecord column, string text)
    {
        await using var db = world.Workspace.OpenDb();
        if (!await db.SheetRows.AnyAsync(r => r.SheetId == column.SheetId, Cancel))
        {
            db.SheetRows.Add(new SheetRowRecord { SheetId = column.SheetId, RegionRow = RoundWorld.County, Stage = SchoolStage.All, RowKey = "9901011", Name = "第一小学" });
            await db.SaveChangesAsync(Cancel);
        }
        var row = await db.SheetRows.Where(r => r.SheetId == column.SheetId).OrderBy(r => r.Id).Select(r => r.Id).FirstAsync(Cancel);
        await using var transaction = await AuditLog.BeginAsync(db, Cancel);
        var revision = new CellRevisionRecord
        {
            SheetId = column.SheetId,
            RowId = row,
            Element = column.Element,
            Text = text,
            Number = 12.3,
            Flag = ValueFlag.Present,
            By = "finance-clerk",
            At = world.Test.Clock.GetUtcNow(),
            Op = Guid.NewGuid(),
            Source = CellSource.Typed,
        };
        db.CellRevisions.Add(revision);
        await db.SaveChangesAsync(Cancel);
        db.Cells.Add(new CellRecord { RowId = row, Element = column.Element, SheetId = column.SheetId, RevisionId = revision.Id });
        await db.SaveChangesAsync(Cancel);
        var batch = new SaveBatch();
        batch.Note(RoundWorld.County, revision.By, revision.Id, CellSaver.LineOf(revision));
        await world.Workspace.Audit.CommitAsync(transaction, (await batch.LogAsync(world.Workspace, db))!, Cancel);
        return row;
    }

    private static async Task WriteAsync(RoundWorld world, long part, string text)
    {
        await using var db = world.Workspace.OpenDb();
        var block = new NarrativeBlockRecord { ContributionId = part, RegionCode = RoundWorld.County, Kind = NarrativeKind.State };
        db.NarrativeBlocks.Add(block);
        await db.SaveChangesAsync(Cancel);
        var version = new BlockVersionRecord { BlockId = block.Id, Number = 1, Text = text, By = "finance-clerk", At = world.Test.Clock.GetUtcNow(), Op = Guid.NewGuid() };
        db.BlockVersions.Add(version);
        await db.SaveChangesAsync(Cancel);
        block.Current = version.Id;
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task<long> EvidenceAsync(RoundWorld world, string unit, string title, params long[] parts)
    {
        await using var db = world.Workspace.OpenDb();
        var item = new EvidenceItemRecord { UnitId = unit, RegionCode = RoundWorld.County, Title = title };
        db.EvidenceItems.Add(item);
        await db.SaveChangesAsync(Cancel);
        var version = new EvidenceVersionRecord { ItemId = item.Id, Number = 1, Sha256 = new string('a', 64), Size = 1, Type = "pdf", Name = title + ".pdf", By = "finance-clerk", At = world.Test.Clock.GetUtcNow() };
        db.EvidenceVersions.Add(version);
        await db.SaveChangesAsync(Cancel);
        foreach (var part in parts)
            db.EvidenceUses.Add(new EvidenceUseRecord { VersionId = version.Id, ContributionId = part, Item = "4.1", Slot = "paper", By = "finance-clerk", At = world.Test.Clock.GetUtcNow() });
        await db.SaveChangesAsync(Cancel);
        return item.Id;
    }
}
