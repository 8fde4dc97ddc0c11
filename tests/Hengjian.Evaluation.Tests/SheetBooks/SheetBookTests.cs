using Hengjian.Data.Tests;
using Hengjian.Documents.Tests.Sheets;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.SheetBooks;
using Hengjian.Evaluation.Tests.Filling;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.SheetBooks;

/// <summary>A sheet leaves as a workbook, is filled in by table programs, and comes back cell by cell.</summary>
public sealed class SheetBookTests(TestDatabases databases)
{
    // Upright: rows of elements from 4 on, this year's figures of the three rows in E, G and I.
    private const string Spend0 = "E4";
    private const string Fiscal0 = "E5";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ThroughLibreOffice_NothingEditedIsNoDifference_AndOneEditedCellIsExactlyOne(string kind)
    {
        LibreOffice.SkipIfAbsent();
        await using var desk = await BookDesk.MakeAsync(databases, kind, more: 4);
        foreach (var (row, element, text) in new[] { (0, "edu_spend", "12.3亿"), (1, "edu_spend", "0.1"), (2, "edu_spend", "缺"), (3, "edu_spend", "不适用"), (4, "edu_spend", "80000.125估"), (5, "edu_spend", "多少呢"), (0, "fiscal_spend", "123456789012345678") })
            await desk.TypeAsync(row, element, text);
        var book = await desk.ExportAsync();
        // The old formats once; the file says nothing of the database.
        foreach (var format in kind == TestDatabases.Sqlite ? new[] { "xlsx", "xls" } : ["xlsx"])
        {
            var saved = LibreOffice.Convert(book, "xlsx", format);
            var same = await desk.CompareAsync(saved);
            Assert.Empty(same.Remarks);
            Assert.Empty(same.Differences);
            Assert.True(same.HasMark);
            Assert.Equal(desk.Rows.Count * SheetWorld.Elements.Length, same.Same);
        }
        var edited = LibreOffice.Convert(new XlsxEdit(book).Number("D4", 7777).Bytes(), "xlsx", "xlsx");
        var one = Assert.Single((await desk.CompareAsync(edited)).Differences);
        Assert.Equal((desk.Rows[0], "edu_spend", BookVerdict.Change, "7777"), (one.Row.Id, one.Element.Id, one.Verdict, one.Text));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatWasChosenIsStoredOnce_AndTheSameFileAgainChangesNothing(string kind)
    {
        await using var desk = await BookDesk.MakeAsync(databases, kind);
        await desk.TypeAsync(0, "edu_spend", "12.3亿");
        var file = new XlsxEdit(await desk.ExportAsync()).Text(Spend0, "１３．５亿").Number(Fiscal0, 2e9).Text("G4", "8万").Bytes();
        var found = await desk.CompareAsync(file);
        Assert.Equal(["13.5", "2,000,000,000", "80,000"], found.Differences.Select(d => d.Shown).Select(s => s.Replace("1,350,000,000", "13.5", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(1, await desk.RevisionsAsync());
        var chosen = found.Differences.Where(d => d.Element.Id == "edu_spend").Select(d => d.Choice).ToHashSet();
        var taken = (await desk.TakeAsync(found, chosen)).Value;
        Assert.Equal((2, 0), (taken.Saved, taken.Left.Count));
        Assert.Equal((3, "１３．５亿", 1.35e9), (await desk.RevisionsAsync(), (await desk.NowAsync(0, "edu_spend"))!.Text, (await desk.NowAsync(0, "edu_spend"))!.Number));
        Assert.Equal(CellSource.Xlsx, (await desk.NowAsync(0, "edu_spend"))!.Source);
        Assert.Contains("表.xlsx E4 sha256:", (await desk.NowAsync(0, "edu_spend"))!.SourceRef, StringComparison.Ordinal);
        // Sent again, as a browser does after a broken line: known, nothing new. Then the rest; then nothing is left.
        Assert.Equal(1, (await desk.TakeAsync(found, null)).Value.Saved);
        Assert.Equal(4, await desk.RevisionsAsync());
        var again = await desk.CompareAsync(file);
        Assert.Empty(again.Differences);
        Assert.Equal(0, (await desk.TakeAsync(again, null)).Value.Saved);
        Assert.Equal(4, await desk.RevisionsAsync());
        await using var db = desk.Test.Workspace.OpenDb();
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Action == "import-sheet", Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatSomebodyElseChangedMeanwhile_IsAskedNotOverwritten(string kind)
    {
        await using var desk = await BookDesk.MakeAsync(databases, kind);
        await desk.TypeAsync(0, "edu_spend", "1");
        await desk.TypeAsync(1, "edu_spend", "5");
        var book = await desk.ExportAsync();
        await desk.TypeAsync(0, "edu_spend", "2", "li");
        await desk.TypeAsync(1, "edu_spend", "6", "li");
        // Touched here and there; touched there only; here only.
        var file = new XlsxEdit(book).Number(Spend0, 3).Number("I4", 9).Bytes();
        var found = await desk.CompareAsync(file);
        Assert.Equal(1, found.Kept);
        Assert.Equal(
            [(desk.Rows[0], BookVerdict.Conflict, "1", "2"), (desk.Rows[2], BookVerdict.Change, null, null)],
            found.Differences.Select(d => (d.Row.Id, d.Verdict, d.Before?.Text, d.Now?.Text)));
        Assert.Equal(1, (await desk.TakeAsync(found, null)).Value.Saved);
        Assert.Equal("2", (await desk.NowAsync(0, "edu_spend"))!.Text);
        // Chosen over a value that is not there any more: asked again.
        var conflict = (await desk.CompareAsync(file)).Differences.Single();
        await desk.TypeAsync(0, "edu_spend", "4", "li");
        Assert.Equal("HJD0912", (await desk.TakeAsync(found, new HashSet<string> { conflict.Choice })).Problems[0].Code);
        var fresh = (await desk.CompareAsync(file)).Differences.Single();
        Assert.Equal(1, (await desk.TakeAsync(found, new HashSet<string> { fresh.Choice })).Value.Saved);
        Assert.Equal(("3", 9d), ((await desk.NowAsync(0, "edu_spend"))!.Text, (await desk.NowAsync(2, "edu_spend"))!.Number));
    }

    [Fact]
    public async Task RowsSortedColumnsMoved_AreFoundByTheirIds()
    {
        await using var desk = await BookDesk.MakeAsync(databases, TestDatabases.Sqlite, more: 4);
        for (var i = 0; i < 7; i++) await desk.TypeAsync(i, "edu_spend", (100 + i).ToString(System.Globalization.CultureInfo.InvariantCulture));
        var edit = new XlsxEdit(await desk.ExportAsync());
        foreach (var column in "ABCDEF") edit.Swap(column + "4", column + "7");
        for (var row = 1; row <= 10; row++) edit.Swap($"D{row}", $"F{row}");
        Assert.Empty((await desk.CompareAsync(edit.Bytes())).Differences);
        var one = Assert.Single((await desk.CompareAsync(edit.Number("F4", 5).Bytes())).Differences);
        Assert.Equal((desk.Rows[3], "edu_spend", "F4"), (one.Row.Id, one.Element.Id, one.Place));
    }

    [Fact]
    public async Task OddCells_AreSaidInWords_AndOnlyGoodOnesCanBeTaken()
    {
        await using var desk = await BookDesk.MakeAsync(databases, TestDatabases.Sqlite, more: 4);
        for (var i = 0; i < 7; i++) await desk.TypeAsync(i, "edu_spend", "100");
        var book = await desk.ExportAsync();
        async Task<BookComparison> Of(Func<XlsxEdit, XlsxEdit> edit) => await desk.CompareAsync(edit(new XlsxEdit(book)).Bytes());
        var formula = Assert.Single((await Of(e => e.Number("D4", 42, "40+2"))).Differences);
        Assert.True(formula.FromFormula && formula.MayTake && formula.Shown == "42");
        var date = Assert.Single((await Of(e => e.Number("D4", 45296, style: 9))).Differences);
        Assert.Equal(("HJD0914", false), (date.Why!.Code, date.MayTake));
        Assert.Contains("45,296", date.Why.Expected, StringComparison.Ordinal);
        var words = Assert.Single((await Of(e => e.Text("D4", "很多"))).Differences);
        Assert.Equal((BookVerdict.Wrong, "HJD0402"), (words.Verdict, words.Why!.Code));
        var percent = Assert.Single((await Of(e => e.Text("D4", "35.6万元"))).Differences);
        Assert.Equal("356,000", percent.Shown);
        var cleared = Assert.Single((await Of(e => e.Text("D4", ""))).Differences);
        Assert.Equal(("（清空）", ""), (cleared.Shown, cleared.Text));
        var merged = await Of(e => e.Merge("D4:D5").Text("D5", ""));
        Assert.Empty(merged.Differences);
        Assert.Equal("HJD0908", Assert.Single(merged.Remarks).Code);
        var copied = await Of(e => e.Number("D4", 1).CopyRow(4, 11));
        Assert.Empty(copied.Differences);
        Assert.Equal("HJD0905", Assert.Single(copied.Remarks).Code);
        var added = await Of(e => e.CopyRow(4, 11).Text("A11", "").Number("D11", 6));
        Assert.Equal("HJD0904", Assert.Single(added.Remarks).Code);
        Assert.Empty(added.Differences);
        var dropped = await Of(e => e.DropRow(5));
        Assert.Equal("HJD0916", Assert.Single(dropped.Remarks).Code);
        Assert.Empty(dropped.Differences);
        var unit = await Of(e => e.Text("D2", "万元").Number("D4", 1));
        Assert.Equal("HJD0909", Assert.Single(unit.Remarks).Code);
        Assert.Empty(unit.Differences);
        var twice = await Of(e => e.Text("E3", "edu_spend"));
        Assert.Contains(twice.Remarks, r => r.Code == "HJD0906");
    }

    [Fact]
    public async Task FilesOfOthers_BrokenAndStrangeOnes_AreRefusedInWords_AndNothingIsStored()
    {
        await using var desk = await BookDesk.MakeAsync(databases, TestDatabases.Sqlite);
        var book = await desk.ExportAsync();
        async Task<string> CodeAsync(byte[] file) => (await desk.TryAsync(file)).Problems[0].Code;
        var mark = new XlsxEdit(book, 3);
        Assert.Equal("HJD0901", await CodeAsync(mark.Text("C1", "999999").Bytes()));
        Assert.Equal("HJD0902", await CodeAsync(mark.Text("C1", desk.World.Sheet.ToString(System.Globalization.CultureInfo.InvariantCulture)).Text("B1", "0").Bytes()));
        Assert.Equal("HJD0900", await CodeAsync(new XlsxEdit(book).Text("A3", "").Bytes()));
        Assert.Equal("HJD0201", await CodeAsync(book[..(book.Length / 2)]));
        Assert.Equal("HJD0106", await CodeAsync([]));
        Assert.Equal("HJD0307", await CodeAsync(new byte[SheetBookImport.MostBytes + 1]));
        Assert.Equal("HJD0305", await CodeAsync(new XlsxEdit(book).Text(Spend0, new string(' ', 30 << 20)).Bytes()));
        var lost = await desk.CompareAsync(new XlsxEdit(new XlsxEdit(book, 3).Text("A1", "").Bytes()).Number(Spend0, 3).Bytes());
        Assert.False(lost.HasMark);
        Assert.Single(lost.Differences);
        Assert.Equal(0, await desk.RevisionsAsync());
        Assert.Equal("HJP0510", (await desk.Import.CompareAsync(desk.World.Sheet, "表.xlsx", new MemoryStream(book), SheetWorld.Clerk(unit: "990101-nobody"), Cancel)).Problems[0].Code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task HandedInMeanwhile_TheFileIsShownAndNothingCanBeTaken(string kind)
    {
        await using var desk = await BookDesk.MakeAsync(databases, kind);
        var file = new XlsxEdit(await desk.ExportAsync()).Number(Spend0, 3).Bytes();
        var found = await desk.CompareAsync(file);
        await using (var db = desk.Test.Workspace.OpenDb())
            await db.Contributions.ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ContributionState.HandedToCheck), Cancel);
        await SheetWorld.NoteDeedAsync(desk.Test.Workspace, Cancel);
        Assert.Equal(0, (await desk.TakeAsync(found, found.Differences.Select(d => d.Choice).ToHashSet())).Value.Saved);
        var closed = Assert.Single((await desk.CompareAsync(file)).Differences);
        Assert.Equal(BookVerdict.Closed, closed.Verdict);
        Assert.Contains("已提交本单位审核", closed.Why!.Message, StringComparison.Ordinal);
        Assert.Equal(0, await desk.RevisionsAsync());
    }
}
