using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hengjian.Documents.Sheets;
using Hengjian.Documents.Tests.Sheets;
using Hengjian.Documents.Writing;

namespace Hengjian.Documents.Tests.Writing;

public sealed class TableTests
{
    private static readonly TableExport Sample = new(
        "各县得分", [new("县"), new("得分", "分", Decimals: 2), new("达标"), new("日期")],
        [["青禾县", 92.125, true, new DateOnly(2024, 9, 1)], ["白沙县", double.NaN, false, null], ["=1+1", -3, true, null]])
    {
        Remarks = ["筛选：全部", "共 3 行"],
    };

    [Fact]
    public void Xlsx_HoldsTitleRemarksHeaderAndNumbers() => Assert.Equal(
        ["1: 各县得分", "2: 筛选：全部", "3: 共 3 行", "4: 县|得分（分）|达标|日期", "5: 青禾县|#92.125|是|@2024-09-01", "6: 白沙县|—|否",
            "7: =1+1|#-3|是"],
        SheetText.Of(Write(Sample)));

    [Fact]
    public void SameTableTwice_GivesTheSameBytes() => Assert.Equal(Write(Sample), Write(Sample));

    [Fact]
    public void Csv_HasMarkHeaderWithUnitsAndNoFormulas()
    {
        using var stream = new MemoryStream();
        CsvTable.Write(stream, Sample);
        Assert.Equal(
            "\uFEFF县,得分（分）,达标,日期\r\n青禾县,92.125,是,2024-09-01\r\n白沙县,,否,\r\n'=1+1,-3,是,\r\n",
            Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Csv_ReadsAPagesMinusAsANumber()
    {
        using var stream = new MemoryStream();
        CsvTable.Write(stream, new TableExport("t", [new("a"), new("b"), new("c")], [["−0.50", "−甲", "−"]]));
        Assert.Equal("\uFEFFa,b,c\r\n-0.50,−甲,−\r\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void AnyTextAndNumber_ComeBack() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll<string?, NormalFloat>((text, number) =>
        {
            var wanted = text ?? "";
            var file = Write(new TableExport("t", [new("a"), new("b")], [[wanted, number.Get]]));
            using var book = SheetBook.Open(new MemoryStream(file)).Value;
            using var reader = book.Read(0).Value;
            while (reader.Read() && reader.Row < 3) { }
            var clean = new string(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(wanted)).Trim()).Replace('\uFFFE',
                '\uFFFD').Replace('\uFFFF', '\uFFFD');
            return reader[0].Text.SequenceEqual(clean) && reader[1].Number.Equals(number.Get);
        }));

    [Fact]
    public void Layout_CarriesChoicesProtectionNotesAndHiddenSheets()
    {
        using var stream = new MemoryStream();
        using (var writer = new XlsxWriter(stream))
        {
            writer.BeginSheet(new SheetLayout("表[1]")
            {
                IsProtected = true,
                FrozenRows = 1,
                FrozenColumns = 1,
                Widths = [20, 10],
                ColumnStyles = [XlsxStyle.InputText, XlsxStyle.InputNumber],
                Choices = [new ChoiceList(new CellRange(2, 1, 9, 1), ChoiceList.Inline(["是", "否"])!, "请选“是”或“否”。")],
            });
            writer.BeginRow(1);
            writer.Text(1, "表头", XlsxStyle.Header);
            writer.Note(1, 1, "说明");
            writer.BeginSheet(new SheetLayout("版本") { IsHidden = true });
            writer.BeginRow(1);
            writer.Number(2, 3);
        }
        using var book = SheetBook.Open(new MemoryStream(stream.ToArray())).Value;
        Assert.Equal([new SheetInfo("表_1_", false), new SheetInfo("版本", true)], book.Sheets);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(stream.ToArray()));
        var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open()).ReadToEnd();
        Assert.Contains("<sheetProtection sheet=\"1\"", sheet, StringComparison.Ordinal);
        Assert.Contains("sqref=\"A2:A9\"", sheet, StringComparison.Ordinal);
        Assert.Contains("topLeftCell=\"B2\"", sheet, StringComparison.Ordinal);
        Assert.Contains("说明", new StreamReader(zip.GetEntry("xl/comments1.xml")!.Open()).ReadToEnd(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void LongChoices_NeedARange() =>
        Assert.Null(ChoiceList.Inline(Enumerable.Range(0, 100).Select(i => $"青禾县{i}")));

    private static byte[] Write(TableExport table)
    {
        using var stream = new MemoryStream();
        XlsxTable.Write(stream, table);
        return stream.ToArray();
    }
}
