using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Saving;
using Hengjian.Evaluation.SheetBooks;
using Hengjian.Evaluation.Tests.RoundSetup;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Filling;

/// <summary>Growth and shares follow from the typed figures, and cannot be typed themselves.</summary>
public sealed class ComputedFiguresTests(TestDatabases databases)
{
    private const string Finance = "990101-finance";
    private const string Education = "990101-education";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Principal Clerk(string unit) => new("zhang", "zhang", [new Grant("clerk", RoundWorld.County, unit)]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task GrowthIsComputedFromWhatIsTyped_LacksAreNamed_OthersDraftsAreNotRead(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var round = await world.OpenRoundAsync(2026, Cancel);
        var now = await SheetAsync(world, Finance, 2026, round.Id, ("edu_spend", "4.1"));
        var before = await SheetAsync(world, Finance, 2025, round.Id, ("edu_spend", "4.1"));
        async Task<ComputedFigure> GrowthAsync() => (await FiguresAsync(world, now.Sheet, Clerk(Finance))).Single(f => f.Indicator.Id == "funding.growth-10");
        var nothing = await GrowthAsync();
        Assert.False(nothing.Value.HasValue);
        Assert.Equal(["2026年“一般公共预算教育支出”", "2025年“一般公共预算教育支出”"], nothing.Lacks.Select(l => l.Words));
        Assert.Equal((now.Row, "edu_spend"), (nothing.Lacks[0].Row, nothing.Lacks[0].Element));
        await TypeAsync(world, now, "edu_spend", "12.3亿");
        Assert.Single((await GrowthAsync()).Lacks);
        await TypeAsync(world, before, "edu_spend", "10亿");
        var growth = await GrowthAsync();
        Assert.Equal((23, 0), (Math.Round(growth.Value.Value, 9), growth.Lacks.Count));
        Assert.Contains("上年（一般公共预算教育支出）", growth.Formula, StringComparison.Ordinal);
        await TypeAsync(world, now, "edu_spend", "看不懂");
        Assert.Single((await GrowthAsync()).Lacks);
        // The share rests on two units: the other's draft is read once it is open, and not before.
        var school = await SheetAsync(world, Education, 2026, round.Id, ("aid_done", "8.3"));
        var other = await SheetAsync(world, Finance, 2026, round.Id, ("aid_eligible", "8.3"), now);
        await TypeAsync(world, school, "aid_done", "90");
        await TypeAsync(world, other, "aid_eligible", "100");
        async Task<ComputedFigure> ShareAsync(Principal who) => (await FiguresAsync(world, school.Sheet, who)).Single(f => f.Indicator.Id == "funding.aid-coverage");
        var closed = await ShareAsync(Clerk(Education));
        Assert.False(closed.Value.HasValue);
        Assert.Equal("2026年“应资助学生人数”（由其他单位填报）", Assert.Single(closed.Lacks).Words);
        var lead = new Principal("lead", "lead", [new Grant("lead", RoundWorld.County)]);
        await using var db = world.Workspace.OpenDb();
        await db.SheetColumns.Where(c => c.Element == "aid_done").ExecuteUpdateAsync(s => s.SetProperty(c => c.Openness, Openness.Government), Cancel);
        Assert.False((await ShareAsync(lead)).Value.HasValue);
        await db.SheetColumns.ExecuteUpdateAsync(s => s.SetProperty(c => c.Openness, Openness.Government), Cancel);
        Assert.Equal(90, (await ShareAsync(lead)).Value.Value, 9);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AComputedFigure_CannotBeTyped(string kind)
    {
        using var test = await Workspaces.TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var world = await SheetWorld.MakeAsync(test.Workspace, Cancel);
        await using var queue = new SaveQueue(test.Workspace);
        var saver = new CellSaver(test.Workspace, queue, SheetWorld.Dictionary);
        var saved = await saver.SaveAsync(world.Sheet, [new CellOp(Guid.NewGuid(), world.Rows[0], "funding.growth-10", "12", null)], SheetWorld.Clerk(), Cancel);
        Assert.Equal("HJP0590", Assert.IsType<CellOutcome.Refused>(saved.Value.Outcomes[0]).Why.Code);
        Assert.All(SheetWorld.Dictionary.Elements, e => Assert.DoesNotContain('.', e.Id));
    }

    [Fact]
    public async Task InTheBookTheyStandOnAPageOfTheirOwn_ThatIsNotRead()
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(TestDatabases.Sqlite), Cancel);
        var round = await world.OpenRoundAsync(2026, Cancel);
        var now = await SheetAsync(world, Finance, 2026, round.Id, ("edu_spend", "4.1"));
        await using var db = world.Workspace.OpenDb();
        var reader = new SheetReader(world.Workspace, world.Books, SheetWorld.Dictionary);
        var view = (await reader.FindAsync(db, now.Sheet, Clerk(Finance), Cancel))!;
        var figures = await FiguresAsync(world, now.Sheet, Clerk(Finance));
        Assert.NotEmpty(figures);
        using var stream = new MemoryStream();
        SheetBookWriter.Write(stream, view, figures);
        stream.Position = 0;
        await using var queue = new SaveQueue(world.Workspace);
        var import = new SheetBookImport(world.Workspace, reader, new CellSaver(world.Workspace, queue, SheetWorld.Dictionary));
        var compared = (await import.CompareAsync(now.Sheet, "表.xlsx", stream, Clerk(Finance), Cancel)).Value;
        Assert.Empty(compared.Remarks);
        Assert.Equal(1, compared.Same);
        stream.Position = 0;
        using var book = Documents.Sheets.SheetBook.Open(stream).Value;
        Assert.Contains(book.Sheets, s => s.Name == "系统计算");
    }

    private static async Task<IReadOnlyList<ComputedFigure>> FiguresAsync(RoundWorld world, long sheet, Principal who)
    {
        await using var db = world.Workspace.OpenDb();
        var reader = new SheetReader(world.Workspace, world.Books, SheetWorld.Dictionary);
        var view = (await reader.FindAsync(db, sheet, who, Cancel))!;
        return await new ComputedFigures(world.Workspace, world.Books, reader).OfAsync(db, view, who, Cancel);
    }

    private static async Task<(long Sheet, long Row)> SheetAsync(
        RoundWorld world, string unit, int period, long round, (string Element, string Item) asked, (long Sheet, long Row)? into = null)
    {
        await using var db = world.Workspace.OpenDb();
        var (sheet, row) = into ?? default;
        if (into is null)
        {
            var record = new FillSheetRecord { RegionCode = RoundWorld.County, UnitId = unit, Kind = "region", Period = period };
            db.Add(record);
            await db.SaveChangesAsync(Cancel);
            var first = new SheetRowRecord { SheetId = record.Id, RegionRow = RoundWorld.County, Stage = SchoolStage.All };
            db.Add(first);
            await db.SaveChangesAsync(Cancel);
            (sheet, row) = (record.Id, first.Id);
        }
        var column = new SheetColumnRecord { SheetId = sheet, RegionCode = RoundWorld.County, UnitId = unit, Kind = "region", Period = period, Element = asked.Element };
        db.Add(column);
        await db.SaveChangesAsync(Cancel);
        db.Add(new SheetDemandRecord { ColumnId = column.Id, RoundId = round, Item = asked.Item });
        await db.SaveChangesAsync(Cancel);
        return (sheet, row);
    }

    private static async Task TypeAsync(RoundWorld world, (long Sheet, long Row) at, string element, string text)
    {
        await using var db = world.Workspace.OpenDb();
        var read = CellReader.Read(SheetWorld.Dictionary.Elements.Single(e => e.Id == element), text);
        var cell = await db.Cells.SingleOrDefaultAsync(c => c.RowId == at.Row && c.Element == element, Cancel);
        var revision = read.ToRevision(at.Sheet, at.Row, Guid.NewGuid(), new CellGiving("zhang", null, world.Test.Clock.GetUtcNow(), CellSource.Typed, null), cell?.RevisionId);
        db.Add(revision);
        await db.SaveChangesAsync(Cancel);
        if (cell is null) db.Add(new CellRecord { SheetId = at.Sheet, RowId = at.Row, Element = element, RevisionId = revision.Id });
        else cell.RevisionId = revision.Id;
        await db.SaveChangesAsync(Cancel);
    }
}
