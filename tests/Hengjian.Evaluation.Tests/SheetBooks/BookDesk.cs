using Hengjian.Data.Tests;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Saving;
using Hengjian.Evaluation.SheetBooks;
using Hengjian.Evaluation.Tests.Filling;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.SheetBooks;

/// <summary>A sheet with what takes it out and in.</summary>
internal sealed class BookDesk : IAsyncDisposable
{
    private readonly SaveQueue queue;
    private readonly CellSaver saver;
    private readonly SheetReader reader;

    private BookDesk(TestWorkspace test, SheetWorld world, IReadOnlyList<long> rows)
    {
        (Test, World, Rows) = (test, world, rows);
        queue = new SaveQueue(test.Workspace);
        saver = new CellSaver(test.Workspace, queue, SheetWorld.Dictionary);
        reader = new SheetReader(test.Workspace, new RoundBooks(test.Workspace), SheetWorld.Dictionary);
        Import = new SheetBookImport(test.Workspace, reader, saver);
    }

    public TestWorkspace Test { get; }

    public SheetWorld World { get; }

    public IReadOnlyList<long> Rows { get; }

    public SheetBookImport Import { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<BookDesk> MakeAsync(TestDatabases databases, string kind, int more = 0)
    {
        var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var world = await SheetWorld.MakeAsync(test.Workspace, Cancel);
        await using var db = test.Workspace.OpenDb();
        var added = Enumerable.Range(3, more).Select(i => new SheetRowRecord
        {
            SheetId = world.Sheet,
            RegionRow = SheetWorld.County,
            Stage = SchoolStage.All,
            RowKey = "k" + i,
            Name = "行" + i,
            Order = i,
        }).ToList();
        db.AddRange(added);
        await db.SaveChangesAsync(Cancel);
        return new BookDesk(test, world, [.. world.Rows, .. added.Select(r => r.Id)]);
    }

    public async ValueTask DisposeAsync()
    {
        await queue.DisposeAsync();
        Test.Dispose();
    }

    public async Task TypeAsync(int row, string element, string text, string who = "zhang")
    {
        var now = await NowAsync(row, element);
        var saved = await saver.SaveAsync(World.Sheet, [new CellOp(Guid.NewGuid(), Rows[row], element, text, now?.Id)], SheetWorld.Clerk(who), Cancel);
        Assert.IsType<CellOutcome.Saved>(saved.Value.Outcomes[0]);
    }

    public async Task<byte[]> ExportAsync()
    {
        await using var db = Test.Workspace.OpenDb();
        using var stream = new MemoryStream();
        SheetBookWriter.Write(stream, (await reader.FindAsync(db, World.Sheet, SheetWorld.Clerk(), Cancel))!);
        return stream.ToArray();
    }

    public Task<Result<BookComparison>> TryAsync(byte[] file) => Import.CompareAsync(World.Sheet, "表.xlsx", new MemoryStream(file), SheetWorld.Clerk(), Cancel);

    public async Task<BookComparison> CompareAsync(byte[] file)
    {
        var compared = await TryAsync(file);
        Assert.Empty(compared.Problems);
        return compared.Value;
    }

    public Task<Result<BookTaken>> TakeAsync(BookComparison found, IReadOnlySet<string>? chosen) =>
        Import.TakeAsync(World.Sheet, found.FileName, found.Sha256, chosen, SheetWorld.Clerk(), Cancel);

    public async Task<CellRevisionRecord?> NowAsync(int row, string element)
    {
        await using var db = Test.Workspace.OpenDb();
        var id = Rows[row];
        return await db.Cells.Where(c => c.RowId == id && c.Element == element).Join(db.CellRevisions, c => c.RevisionId, r => r.Id, (_, r) => r).AsNoTracking().SingleOrDefaultAsync(Cancel);
    }

    public async Task<int> RevisionsAsync()
    {
        await using var db = Test.Workspace.OpenDb();
        return await db.CellRevisions.CountAsync(Cancel);
    }
}
