using Hengjian.Data.Records;
using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Saving;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Filling;

/// <summary>One figure that two items and two rounds ask for: whoever has checked or sealed it keeps it shut.</summary>
public sealed class SheetGateTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Item 4.1's part, item 4.2's part, the other round's package and part, whether that one sealed the cell; and what the refusal says, empty when it is taken.
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AFigureAskedTwice_IsOpenOnlyWhileEverybodyWhoAsksLeavesItOpen(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var world = await SheetWorld.MakeAsync(test.Workspace, Cancel);
        var (second, other, otherPart) = await AskAgainAsync(test.Workspace, world);
        const ContributionState open = ContributionState.Open, merged = ContributionState.Merged;
        (ContributionState First, ContributionState Second, PackageState Other, ContributionState OtherPart, bool Sealed, string Says)[] cases =
        [
            (open, open, PackageState.Preparing, open, false, ""),
            (open, merged, PackageState.Preparing, open, false, "条目 4.2"),
            (merged, open, PackageState.Preparing, open, false, "条目 4.1"),
            (ContributionState.HandedToCheck, open, PackageState.Preparing, open, false, "已提交本单位审核"),
            (open, open, PackageState.Preparing, merged, false, "全省评价"),
            (open, open, PackageState.Compiled, merged, false, "已汇总"),
            (open, open, PackageState.Submitted, merged, true, "全省评价"),
            (open, open, PackageState.Accepted, merged, true, "封存"),
            // What was not sealed there is no affair of that round.
            (open, open, PackageState.Submitted, merged, false, ""),
            // A return that names another item leaves this cell shut.
            (open, open, PackageState.Returned, merged, true, "没有列出"),
        ];
        await using var queue = new SaveQueue(test.Workspace);
        var saver = new CellSaver(test.Workspace, queue, SheetWorld.Dictionary);
        var number = 0;
        foreach (var one in cases)
        {
            await using (var db = test.Workspace.OpenDb())
            {
                await StateAsync(db, world.Contribution, one.First);
                await StateAsync(db, second, one.Second);
                await StateAsync(db, otherPart, one.OtherPart);
                await db.Packages.Where(p => p.Id == other).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, one.Other), Cancel);
                var holder = one.Sealed ? await RoundOf(db, other) : null;
                await db.Cells.ExecuteUpdateAsync(s => s.SetProperty(c => c.SealedByRound, holder), Cancel);
            }
            var says = await SaysAsync(saver, test.Workspace, world, ++number);
            if (one.Says.Length == 0) Assert.Equal("", says);
            else Assert.Contains(one.Says, says, StringComparison.Ordinal);
        }
        // The order names the item: its cells are open again, unless this round has merged them meanwhile.
        await using (var db = test.Workspace.OpenDb())
        {
            await ReturnAsync(db, other, test.Workspace.Clock.GetUtcNow());
            await StateAsync(db, otherPart, ContributionState.Returned);
        }
        Assert.Equal("", await SaysAsync(saver, test.Workspace, world, ++number));
        await using (var db = test.Workspace.OpenDb()) await StateAsync(db, world.Contribution, merged);
        Assert.Contains("条目 4.1", await SaysAsync(saver, test.Workspace, world, ++number), StringComparison.Ordinal);
    }

    private static async Task<string> SaysAsync(CellSaver saver, Workspace workspace, SheetWorld world, int number)
    {
        await SheetWorld.NoteDeedAsync(workspace, Cancel);
        await using var db = workspace.OpenDb();
        var known = await db.Cells.Where(c => c.RowId == world.Rows[0]).Select(c => (long?)c.RevisionId).SingleOrDefaultAsync(Cancel);
        var saved = await saver.SaveAsync(world.Sheet, [new CellOp(Guid.NewGuid(), world.Rows[0], "edu_spend", $"{number}", known)], SheetWorld.Clerk(), Cancel);
        return saved.Value.Outcomes[0] is CellOutcome.Refused refused ? refused.Why.Message : "";
    }

    private static Task<long?> RoundOf(AppDb db, long package) => db.Packages.Where(p => p.Id == package).Select(p => (long?)p.RoundId).SingleAsync(Cancel);

    private static Task StateAsync(AppDb db, long part, ContributionState state) =>
        db.Contributions.Where(c => c.Id == part).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, state), Cancel);

    private static async Task ReturnAsync(AppDb db, long package, DateTimeOffset now)
    {
        var submission = new SubmissionRecord
        {
            PackageId = package,
            RegionCode = SheetWorld.County,
            Number = 1,
            Root = new string('a', 64),
            ManifestSha256 = new string('b', 64),
            Receipt = "HJ-1",
            Signature = "s",
            By = "office",
            At = now,
        };
        db.Add(submission);
        await db.SaveChangesAsync(Cancel);
        var order = new ReturnOrderRecord { SubmissionId = submission.Id, RegionCode = SheetWorld.County, Reason = "数字有误", Due = new DateOnly(2027, 1, 1), By = "supervisor", At = now };
        db.Add(order);
        await db.SaveChangesAsync(Cancel);
        db.Add(new ReturnTargetRecord { OrderId = order.Id, Kind = "item", Target = "4.1", Reason = "" });
        await db.SaveChangesAsync(Cancel);
    }

    // The same column for another item, and for item 4.1 of another round.
    private static async Task<(long Second, long OtherPackage, long OtherPart)> AskAgainAsync(Workspace workspace, SheetWorld world)
    {
        await using var db = workspace.OpenDb();
        var round = new RoundRecord
        {
            Name = "全省评价",
            Year = 2026,
            Level = RegionLevel.County,
            RegionCode = 990000,
            SchemeId = "county-100",
            SchemeVersion = "s",
            CatalogueVersion = "c",
            RegionsOn = new DateOnly(2026, 12, 31),
            CreatedAt = workspace.Clock.GetUtcNow(),
            Stage = ProcessStage.Open,
        };
        db.Add(round);
        await db.SaveChangesAsync(Cancel);
        var package = new PackageRecord { RoundId = round.Id, RegionCode = SheetWorld.County, Openness = Openness.Government };
        db.Add(package);
        await db.SaveChangesAsync(Cancel);
        var parts = new List<ContributionRecord>();
        foreach (var (id, item) in new[] { (world.Package, "4.2"), (package.Id, "4.1") })
        {
            var assignment = new AssignmentRecord { PackageId = id, RegionCode = SheetWorld.County, Item = item, LeadUnit = SheetWorld.Finance, State = AssignmentState.Issued };
            db.Add(assignment);
            await db.SaveChangesAsync(Cancel);
            parts.Add(new ContributionRecord { AssignmentId = assignment.Id, PackageId = id, Item = item, UnitId = SheetWorld.Finance, RegionCode = SheetWorld.County });
        }
        db.AddRange(parts);
        var column = await db.SheetColumns.SingleAsync(c => c.Element == "edu_spend", Cancel);
        db.AddRange(
            new SheetDemandRecord { ColumnId = column.Id, RoundId = world.Round, Item = "4.2" }, new SheetDemandRecord { ColumnId = column.Id, RoundId = round.Id, Item = "4.1" });
        await db.SaveChangesAsync(Cancel);
        return (parts[0].Id, package.Id, parts[1].Id);
    }
}
