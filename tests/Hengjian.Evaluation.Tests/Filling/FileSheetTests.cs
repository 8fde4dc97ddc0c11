using System.Text;
using Hengjian.Data.Tests;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Saving;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Filling;

/// <summary>The class table is handed in as a file: read as an import would, sealed with the rest, facts only when submitted.</summary>
public sealed class FileSheetTests(TestDatabases databases)
{
    private const string Head = "学校代码,学校名称,班级编号,班级学段,班级学生数\n";
    private const string Good = Head + "k1,东溪一小,一年级1班,小学,45\nk1,东溪一小,一年级2班,小学,46\nk2,东溪二小,一年级1班,小学,57\n";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task TheFileIsTaken_Sealed_AndBecomesFactsOnlyOfTheSubmission(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await test.Workspace.Regions.SetAsync(
            [new(990000, "云岭省", RegionLevel.Province, 0), new(990100, "阳川市", RegionLevel.City, 990000), new(SheetWorld.County, "东溪县", RegionLevel.County, 990100)],
            new DateOnly(2020, 1, 1), cancel: Cancel);
        var world = await SheetWorld.MakeAsync(test.Workspace, Cancel);
        var sheet = await ClassesAsync(test.Workspace, world, "class_stage", "class_size");
        await using var queue = new SaveQueue(test.Workspace);
        var saver = new CellSaver(test.Workspace, queue, SheetWorld.Dictionary);
        var books = new RoundBooks(test.Workspace);
        var reader = new SheetReader(test.Workspace, books, SheetWorld.Dictionary);
        var files = new FileSheets(test.Workspace, queue, saver, reader, SheetWorld.Dictionary);
        var handIn = new FillHandIn(new FillDesk(test.Workspace, books, reader, new PeerBook(test.Workspace), SheetWorld.Dictionary), new SheetMaker(test.Workspace, books));
        async Task<FileTaken> TakeAsync(string text, string name = "班级表.csv") =>
            (await files.TakeAsync(sheet, name, new MemoryStream(Encoding.UTF8.GetBytes(text)), SheetWorld.Clerk(), Cancel)).Value;
        async Task<string?> ObstacleAsync()
        {
            await using var db = test.Workspace.OpenDb();
            return (await handIn.CheckAsync(db, world.Contribution, Cancel)).SingleOrDefault(o => o.Text.Contains("班级表", StringComparison.Ordinal))?.Text;
        }

        Assert.Equal("2026年班级表还没有交文件。", await ObstacleAsync());
        // A school nobody knows: told, marked, not taken.
        var wrong = await TakeAsync(Good.Replace("k2,", "k9,", StringComparison.Ordinal));
        Assert.Null(wrong.File);
        Assert.Single(wrong.Problems);
        using var copy = new MemoryStream();
        Assert.True((await files.WriteErrorsAsync(sheet, "班级表.csv", wrong.Sha256, SheetWorld.Clerk(), copy, Cancel)).Value);
        Assert.True(copy.Length > 1000);
        Assert.Equal("2026年班级表还没有交文件。", await ObstacleAsync());
        // A column that is asked for is lacking: taken, and said when handing in.
        var half = await TakeAsync(Good.Replace(",班级学生数", "", StringComparison.Ordinal).Replace(",45", "", StringComparison.Ordinal).Replace(",46", "", StringComparison.Ordinal).Replace(",57", "", StringComparison.Ordinal));
        Assert.Equal("class_size", Assert.Single(half.Lacking).Id);
        Assert.Contains("没有“", await ObstacleAsync(), StringComparison.Ordinal);
        var taken = await TakeAsync(Good);
        Assert.Equal((3, 0), (taken.File!.Rows, taken.Lacking.Count));
        Assert.Null(await ObstacleAsync());
        // Another unit's file for the same table is told of now, not after the submission.
        await using (var db = test.Workspace.OpenDb())
        {
            var beside = new FillSheetRecord { RegionCode = SheetWorld.County, UnitId = "990101-other", Kind = "class", Period = 2026, Mode = SheetMode.File };
            db.Add(beside);
            await db.SaveChangesAsync(Cancel);
            var line = new SheetRowRecord { SheetId = beside.Id, RegionRow = SheetWorld.County, Stage = SchoolStage.All };
            db.Add(line);
            await db.SaveChangesAsync(Cancel);
            var value = new CellRevisionRecord
            {
                SheetId = beside.Id,
                RowId = line.Id,
                Element = "class_stage",
                Text = $"sha256:{new string('b', 64)} 3行 班级表.csv",
                Number = 3,
                Code = new string('b', 64),
                Flag = ValueFlag.Present,
                By = "li",
                At = test.Workspace.Clock.GetUtcNow(),
                Op = Guid.NewGuid(),
                Source = CellSource.Typed,
            };
            db.Add(value);
            await db.SaveChangesAsync(Cancel);
            db.Add(new CellRecord { RowId = line.Id, Element = "class_stage", SheetId = beside.Id, RevisionId = value.Id });
            await db.SaveChangesAsync(Cancel);
            Assert.Contains("990101-other也交了文件，与本单位的不是同一个", await ObstacleAsync(), StringComparison.Ordinal);
            await db.Cells.Where(c => c.SheetId == beside.Id).ExecuteDeleteAsync(Cancel);
            await db.CellRevisions.Where(c => c.SheetId == beside.Id).ExecuteDeleteAsync(Cancel);
            await db.SheetRows.Where(c => c.SheetId == beside.Id).ExecuteDeleteAsync(Cancel);
            await db.FillSheets.Where(c => c.Id == beside.Id).ExecuteDeleteAsync(Cancel);
        }
        var revisions = await CountAsync(test.Workspace, sheet);
        await TakeAsync(Good);
        Assert.Equal(revisions, await CountAsync(test.Workspace, sheet));
        // Typing into it is refused; a stranger sees nothing.
        Assert.Equal("HJP0591", (await saver.SaveAsync(sheet, [new CellOp(Guid.NewGuid(), 1, "class_size", "5", null)], SheetWorld.Clerk(), Cancel)).Problems[0].Code);
        Assert.Equal("HJP0510", (await files.TakeAsync(sheet, "x.csv", new MemoryStream([1]), SheetWorld.Clerk(unit: "990101-other"), Cancel)).Problems[0].Code);

        await using (var db = test.Workspace.OpenDb())
        {
            var leaf = (await new PackageContent([]).LeavesAsync(db, world.Package, Cancel)).Single(l => l.Key.EndsWith("/class_size", StringComparison.Ordinal));
            Assert.Contains(taken.Sha256, Encoding.UTF8.GetString(leaf.Json), StringComparison.Ordinal);
            Assert.Empty(await db.Snapshots.ToListAsync(Cancel));
        }
        var submission = await SealAsync(test.Workspace, world);
        // Handed in anew after the seal: the sealed file counts.
        await TakeAsync(Good + "k2,东溪二小,一年级2班,小学,50\n", "后来.csv");
        var facts = new FactsFromSubmission(test.Workspace, SheetWorld.Dictionary, files);
        Assert.True((await facts.RunAsync(submission, Cancel)).Value);
        Assert.True((await facts.RunAsync(submission, Cancel)).Value);
        var made = Assert.Single(await test.Workspace.Snapshots.InForceAsync(cancel: Cancel), s => s.Kind == "class");
        var table = test.Workspace.Facts.Load(made.Hash).Value.Table;
        Assert.Equal(3, table.RowCount);
        await using var last = test.Workspace.OpenDb();
        Assert.Equal(taken.Sha256, (await last.SubmissionFiles.SingleAsync(f => f.Kind == "class", Cancel)).Sha256);
        Assert.Equal(FactsState.Merged, (await last.Submissions.SingleAsync(Cancel)).FactsState);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task HandedIn_NoOtherFileIsTaken(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await test.Workspace.Regions.SetAsync(
            [new(990000, "云岭省", RegionLevel.Province, 0), new(990100, "阳川市", RegionLevel.City, 990000), new(SheetWorld.County, "东溪县", RegionLevel.County, 990100)],
            new DateOnly(2020, 1, 1), cancel: Cancel);
        var world = await SheetWorld.MakeAsync(test.Workspace, Cancel);
        var sheet = await ClassesAsync(test.Workspace, world, "class_size");
        await using var queue = new SaveQueue(test.Workspace);
        var saver = new CellSaver(test.Workspace, queue, SheetWorld.Dictionary);
        var files = new FileSheets(test.Workspace, queue, saver, new SheetReader(test.Workspace, new RoundBooks(test.Workspace), SheetWorld.Dictionary), SheetWorld.Dictionary);
        await using (var db = test.Workspace.OpenDb())
            await db.Contributions.ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ContributionState.HandedToCheck), Cancel);
        var taken = (await files.TakeAsync(sheet, "班级表.csv", new MemoryStream(Encoding.UTF8.GetBytes(Good)), SheetWorld.Clerk(), Cancel)).Value;
        Assert.Null(taken.File);
        Assert.Contains("已提交本单位审核", Assert.Single(taken.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(test.Workspace, sheet));
    }

    private static async Task<int> CountAsync(Evaluation.Workspaces.Workspace workspace, long sheet)
    {
        await using var db = workspace.OpenDb();
        return await db.CellRevisions.CountAsync(r => r.SheetId == sheet, Cancel);
    }

    private static async Task<long> ClassesAsync(Evaluation.Workspaces.Workspace workspace, SheetWorld world, params string[] elements)
    {
        await using var db = workspace.OpenDb();
        var schools = new FillSheetRecord { RegionCode = SheetWorld.County, UnitId = SheetWorld.Finance, Kind = "school", Period = 2026 };
        var sheet = new FillSheetRecord { RegionCode = SheetWorld.County, UnitId = SheetWorld.Finance, Kind = "class", Period = 2026, Mode = SheetMode.File };
        db.AddRange(schools, sheet);
        await db.SaveChangesAsync(Cancel);
        foreach (var (key, name) in new[] { ("k1", "东溪一小"), ("k2", "东溪二小") })
            db.Add(new SheetRowRecord { SheetId = schools.Id, RegionRow = SheetWorld.County, Stage = SchoolStage.All, RowKey = key, Name = name });
        var columns = elements.Select(e => new SheetColumnRecord { SheetId = sheet.Id, RegionCode = SheetWorld.County, UnitId = SheetWorld.Finance, Kind = "class", Period = 2026, Element = e }).ToList();
        db.AddRange(columns);
        await db.SaveChangesAsync(Cancel);
        db.AddRange(columns.Select(c => new SheetDemandRecord { ColumnId = c.Id, RoundId = world.Round, Item = "4.1" }));
        await db.SaveChangesAsync(Cancel);
        return sheet.Id;
    }

    private static async Task<long> SealAsync(Evaluation.Workspaces.Workspace workspace, SheetWorld world)
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
