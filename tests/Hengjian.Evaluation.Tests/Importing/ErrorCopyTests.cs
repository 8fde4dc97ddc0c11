using System.IO.Compression;
using System.Text;
using Hengjian.Evaluation.Importing;

namespace Hengjian.Evaluation.Tests.Importing;

public sealed class ErrorCopyTests
{
    private const string Csv = """
        行政区划代码,学校代码,学校名称,学校类型,在校生数
        990101,0012,青禾小学,小学,-5
        990101,S2,白沙小学,小雪,300
        """;

    [Fact]
    public void CopyOfCsv_KeepsCellsAndListsErrors()
    {
        var copy = Copy(("数据.csv", Encoding.UTF8.GetBytes(Csv)));
        var cells = ImportSample.CellsOf(copy, "学校表");
        Assert.Equal(["行政区划代码", "0012", "-5", "小雪"], [cells["A1"], cells["B2"], cells["E2"], cells["D3"]]);
        var list = ImportSample.CellsOf(copy, "错误清单");
        Assert.Contains("HJD0405", list.Values);
        Assert.Contains("HJD0409", list.Values);
        Assert.Contains("“在校生数”不能是负数（-5）。", list.Values);
    }

    [Fact]
    public void BadCells_AreRedAndExplained()
    {
        using var zip = new ZipArchive(new MemoryStream(Copy(("数据.csv", Encoding.UTF8.GetBytes(Csv)))));
        var sheet = Text(zip, "xl/worksheets/sheet1.xml");
        Assert.Contains("<c r=\"E2\" s=\"20\"", sheet, StringComparison.Ordinal);
        Assert.Contains("<c r=\"D3\" s=\"20\"", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<c r=\"E3\" s=\"20\"", sheet, StringComparison.Ordinal);
        Assert.Contains("ref=\"E2\"", Text(zip, "xl/comments1.xml"), StringComparison.Ordinal);
        Assert.Contains("HJD0405", Text(zip, "xl/comments1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void CopyPutRight_Imports()
    {
        var cells = ImportSample.Xlsx("任意", ["2024年报表"], ["行政区划代码", "学校代码", "学校名称", "学校类型", "设备值（万元）"],
            [990101, "S1", "青禾小学", "小学", 12.5], [990101, "S2", "白沙小学", "小雪", 0.5]);
        var copy = Copy(("表.xlsx", cells));
        // The clerk mends the one red cell.
        var mended = Replace(copy, "小雪", "小学");
        var outcome = ImportSample.Read(ImportKind.School, ("表.xlsx", mended));
        Assert.Empty(outcome.Problems);
        Assert.Equal([125_000, 5_000], outcome.Tables[0].Numbers("equip"));
    }

    [Fact]
    public void EverySheetOfTheBook_IsCopiedAndMarkedWhereItIsWrong()
    {
        object?[] header = ["行政区划代码", "学校代码", "学校名称", "学校类型", "在校生数"];
        var book = ImportSample.Book(
            ("封面", [["青禾县学校表"]]),
            ("城关镇", [header, ["990101", "S1", "甲", "小学", 10], ["990101", "S2", "乙", "小学", 20]]),
            ("河东镇", [header, ["990101", "S3", "丙", "小学", -5], ["990101", "S1", "丁", "小学", 20]]));
        var copy = Copy(("表.xlsx", book));
        using var zip = new ZipArchive(new MemoryStream(copy));
        // Cover left out: sheet1 is 城关镇, sheet2 is 河东镇. S1 stands on both and is red on both.
        Assert.Contains("<c r=\"B2\" s=\"20\"", Text(zip, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("<c r=\"E2\" s=\"20\"", Text(zip, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        Assert.Contains("<c r=\"E2\" s=\"21\"", Text(zip, "xl/worksheets/sheet2.xml"), StringComparison.Ordinal);
        Assert.Contains("<c r=\"B3\" s=\"20\"", Text(zip, "xl/worksheets/sheet2.xml"), StringComparison.Ordinal);
        Assert.Equal("乙", ImportSample.CellsOf(copy, "城关镇")["C3"]);
        Assert.Equal(["城关镇", "河东镇", "河东镇"], ImportSample.CellsOf(copy, "错误清单")
            .Where(c => c.Key[0] == 'B' && c.Value.EndsWith('镇')).Select(c => c.Value).Order());
        var mended = ImportSample.Read(ImportKind.School, ("表.xlsx", copy));
        Assert.Equal(3, mended.ProblemCount);
    }

    [Fact]
    public void UnopenableFile_GetsAListOnly()
    {
        var copy = Copy(("坏.xlsx", [.. "PK\u0003\u0004"u8, 1, 2, 3]));
        Assert.Contains("HJD0201", ImportSample.CellsOf(copy, "错误清单").Values);
    }

    private static byte[] Copy((string Name, byte[] Bytes) file)
    {
        var request = ImportSample.Request(ImportKind.School, [file]);
        using var stream = new MemoryStream();
        ErrorCopy.Write(request, ImportSample.Read(request), 0, stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    private static byte[] Replace(byte[] xlsx, string old, string now)
    {
        using var stream = new MemoryStream();
        stream.Write(xlsx);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var text = Text(zip, "xl/worksheets/sheet1.xml").Replace(old, now, StringComparison.Ordinal);
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open());
            writer.Write(text);
        }
        return stream.ToArray();
    }

    private static string Text(ZipArchive zip, string part)
    {
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }
}
