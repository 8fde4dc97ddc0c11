using Hengjian.Documents.Writing;

namespace Hengjian.Documents.Tests.Sheets;

public sealed class LibreOfficeTests
{
    private static readonly string Rows = """
        <row r="1"><c r="A1" t="inlineStr"><is><t>学校</t></is></c><c r="B1"><v>12.5</v></c><c r="C1"><f>B1*2</f><v>25</v></c>
        <c r="D1" s="1"><v>0.5</v></c><c r="E1" s="2"><v>45536</v></c><c r="F1" t="b"><v>1</v></c><c r="G1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
        <row r="3" hidden="1"><c r="A3" t="inlineStr"><is><t>藏</t></is></c></row>
        """;

    private static readonly byte[] Mixed = HandMade.Xlsx(
        HandMade.Sheet(Rows, "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>"),
        HandMade.Styles("""
            <fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="10" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>
            """));

    [Fact]
    public void SavedAsXlsx_ReadsTheSame()
    {
        LibreOffice.SkipIfAbsent();
        var saved = LibreOffice.Convert(Mixed, "xlsx", "xlsx");
        // LibreOffice saves TRUE as the formula TRUE().
        Assert.Equal(["1: 学校|#12.5|=#25|%0.5|@2024-09-01|=?TRUE|=!#DIV/0!", "3: 藏"], SheetText.Of(saved));
    }

    [Fact]
    public void SavedAsXls_ReadsTheSameButForFormulasAndErrors()
    {
        LibreOffice.SkipIfAbsent();
        var saved = LibreOffice.Convert(Mixed, "xlsx", "xls");
        Assert.Equal(["1: 学校|#12.5|#25|%0.5|@2024-09-01|?TRUE", "3: 藏"], SheetText.Of(saved));
    }

    [Fact]
    public void OurTable_OpensWithItsNumbers()
    {
        LibreOffice.SkipIfAbsent();
        using var stream = new MemoryStream();
        XlsxTable.Write(stream,
            new TableExport("表", [new("县"), new("得分", "分", Decimals: 2)], [["青禾县", 92.25], ["白沙县", 0.1]]));
        var csv = LibreOffice.Convert(stream.ToArray(), "xlsx", "csv", ":Text - txt - csv (StarCalc):44,34,76,1");
        Assert.Equal(["1: 表", "2: 县|得分（分）", "3: 青禾县|92.25", "4: 白沙县|0.10"], SheetText.Of(csv));
    }
}
