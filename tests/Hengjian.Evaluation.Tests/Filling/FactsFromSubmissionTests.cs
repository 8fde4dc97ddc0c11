using Hengjian.Data.Facts;
using Hengjian.Data.Tests;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Saving;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Filling;

public sealed class FactsFromSubmissionTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The table is a plain fold of what was typed; it outranks the import where it says something, and only there.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SealedCells_BecomeFactsOnce_AndOutrankTheImportWhereTheySaySomething(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await test.Workspace.Regions.SetAsync(
            [new(990000, "云岭省", RegionLevel.Province, 0), new(990100, "阳川市", RegionLevel.City, 990000), new(SheetWorld.County, "东溪县", RegionLevel.County, 990100)],
            new DateOnly(2020, 1, 1), cancel: Cancel);
        var world = await SheetWorld.MakeAsync(test.Workspace, Cancel);
        await ImportAsync(test.Workspace);
        await using (var queue = new SaveQueue(test.Workspace))
        {
            var saver = new CellSaver(test.Workspace, queue, SheetWorld.Dictionary);
            CellOp Op(string element, string text) => new(Guid.NewGuid(), world.Rows[0], element, text, null);
            var saved = await saver.SaveAsync(world.Sheet, [Op("edu_spend", "12.3亿"), Op("fiscal_spend", "缺"), Op("surcharge_collected", "80000.125估")], SheetWorld.Clerk(), Cancel);
            Assert.All(saved.Value.Outcomes, o => Assert.IsType<CellOutcome.Saved>(o));
        }
        var submission = await SealAsync(test.Workspace, world);
        var facts = new FactsFromSubmission(test.Workspace, SheetWorld.Dictionary);
        Assert.True((await facts.RunAsync(submission, Cancel)).Value);
        Assert.True((await facts.RunAsync(submission, Cancel)).Value);

        var inForce = await test.Workspace.Snapshots.InForceAsync(cancel: Cancel);
        Assert.Equal(["region", "region-filled"], inForce.Select(s => s.Kind).Order(StringComparer.Ordinal));
        var tree = (await test.Workspace.Regions.TreeOnAsync(new DateOnly(2026, 12, 31), Cancel)).Value;
        var combined = test.Workspace.Snapshots.Combine(tree, inForce.Select(s => s.Hash));
        Assert.Empty(combined.Problems);
        var table = combined.Value.Find(Grain.RegionYear, 2026)!;
        var row = table.Regions.PositionsOf(SheetWorld.County).Single();
        (double, ValueFlag) Of(string element) => (((NumberColumn)table.Columns[element]).ValueAt(row), table.Columns[element].FlagAt(row));
        Assert.Equal((1.23e9, ValueFlag.Present), Of("edu_spend"));
        // Declared missing by the county: the import says something, and counts.
        Assert.Equal((5e9, ValueFlag.Present), Of("fiscal_spend"));
        Assert.Equal((80000.125, ValueFlag.Estimated), Of("surcharge_collected"));
        Assert.Equal((7, ValueFlag.Present), Of("aid_done"));
        // Back from the value to the line of the file that the submission names.
        var origin = table.OriginOf("edu_spend", row)!.Value;
        Assert.Equal(2, origin.Line);
        await using var db = test.Workspace.OpenDb();
        Assert.Equal(origin.File.Sha256, (await db.SubmissionFiles.SingleAsync(Cancel)).Sha256);
        Assert.Equal(FactsState.Merged, (await db.Submissions.SingleAsync(Cancel)).FactsState);
        Assert.Contains("12", Encoding(test.Workspace, origin.File.Sha256), StringComparison.Ordinal);
        // And from that line to the sealed cell: what was typed, by whom; a stranger learns the unit and no more.
        var lineage = new CellLineage(test.Workspace, SheetWorld.Dictionary);
        var filled = await lineage.OfAsync([origin.File.Sha256], "", SchoolStage.All, SheetWorld.Clerk(), Cancel);
        Assert.Equal(["edu_spend 12.3亿 zhang", "fiscal_spend 缺 zhang", "surcharge_collected 80000.125估 zhang"], filled.Select(f => $"{f.Element.Id} {f.Revision!.Text} {f.Revision.By}").Order(StringComparer.Ordinal));
        Assert.All(filled, f => Assert.Equal("HJ-2026-990101-1-AAAAAA", f.Receipt));
        // Typed again after the seal: the sealed one is told.
        await using (var queue = new SaveQueue(test.Workspace))
        {
            var now = await db.Cells.AsNoTracking().SingleAsync(c => c.Element == "edu_spend", Cancel);
            var later = await new CellSaver(test.Workspace, queue, SheetWorld.Dictionary).SaveAsync(world.Sheet, [new CellOp(Guid.NewGuid(), world.Rows[0], "edu_spend", "13亿", now.RevisionId)], SheetWorld.Clerk(), Cancel);
            Assert.IsType<CellOutcome.Saved>(later.Value.Outcomes[0]);
        }
        Assert.Contains((await lineage.OfAsync([origin.File.Sha256], "", SchoolStage.All, SheetWorld.Clerk(), Cancel)), f => f.Revision!.Text == "12.3亿");
        var stranger = await lineage.OfAsync([origin.File.Sha256], "", SchoolStage.All, SheetWorld.Clerk(unit: SheetWorld.Education), Cancel);
        Assert.All(stranger, f => Assert.Null(f.Revision));
        Assert.Empty(await lineage.OfAsync([new string('0', 64)], "", SchoolStage.All, SheetWorld.Clerk(), Cancel));
    }

    [Theory]
    [InlineData(1.23e9, "1230000000")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e-7, "0.0000001")]
    [InlineData(123456789.125, "123456789.125")]
    public void ANumber_IsWrittenAsPeopleWriteIt_AndReadBackToTheBit(double number, string written)
    {
        Assert.True(SheetWorld.Dictionary.TryFind("edu_spend", out var element));
        var cell = new CellRevisionRecord
        {
            SheetId = 1,
            RowId = 1,
            Element = "edu_spend",
            Text = "",
            Number = number,
            Flag = ValueFlag.Present,
            By = "",
            At = default,
            Op = default,
            Source = CellSource.Typed,
        };
        Assert.Equal(written, SealedTable.TextOf(element, cell));
        Assert.Equal(number, CellReader.Read(element, written).Parsed.Number);
    }

    private static string Encoding(Workspace workspace, string sha)
    {
        using var reader = new StreamReader(workspace.Files.Open(sha).Value);
        return reader.ReadToEnd();
    }

    private static Task ImportAsync(Workspace workspace) => workspace.Snapshots.AddAsync(
        [
            new FactSnapshot("region", SheetWorld.County, new string('a', 64), new FactTable
            {
                Grain = Grain.RegionYear,
                Period = 2026,
                Regions = [SheetWorld.County],
                Stages = [SchoolStage.All],
                Columns = new Dictionary<string, Column>
                {
                    ["edu_spend"] = new NumberColumn([1e9]), ["fiscal_spend"] = new NumberColumn([5e9]), ["aid_done"] = new NumberColumn([7]),
                },
            }),
        ],
        new SnapshotGiving("supervisor", "导入", []), Cancel);

    private static async Task<long> SealAsync(Workspace workspace, SheetWorld world)
    {
        await using var db = workspace.OpenDb();
        await db.Cells.ExecuteUpdateAsync(s => s.SetProperty(c => c.SealedRevisionId, c => c.RevisionId).SetProperty(c => c.SealedByRound, world.Round), Cancel);
        var submission = new SubmissionRecord
        {
            PackageId = world.Package,
            RegionCode = SheetWorld.County,
            Number = 1,
            Root = new string('a', 64),
            ManifestSha256 = new string('b', 64),
            Receipt = "HJ-2026-990101-1-AAAAAA",
            Signature = "s",
            By = "office",
            At = workspace.Clock.GetUtcNow(),
        };
        db.Add(submission);
        await db.SaveChangesAsync(Cancel);
        return submission.Id;
    }
}
