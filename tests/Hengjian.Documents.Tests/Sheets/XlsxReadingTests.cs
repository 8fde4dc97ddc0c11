using Hengjian.Documents.Sheets;

namespace Hengjian.Documents.Tests.Sheets;

public sealed class XlsxReadingTests
{
    [Fact]
    public void Kinds_AreToldApart()
    {
        var file = HandMade.Xlsx(
            HandMade.Sheet("""
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1200</v></c><c r="C1" s="1"><v>0.853</v></c>
                <c r="D1" s="2"><v>45536</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#DIV/0!</v></c>
                <c r="G1"><f>A1+B1</f><v>7</v></c><c r="H1" t="str"><f>"x"</f><v>文</v></c><c r="I1" s="3"><v>45536</v></c>
                <c r="J1" t="inlineStr"><is><r><t>行</t></r><r><t>内</t></r></is></c><c r="L1"><v> </v></c></row>
                """),
            HandMade.SharedStrings("<r><t>青</t></r><r><t>禾</t></r><rPh sb=\"0\" eb=\"1\"><t>qing</t></rPh>"),
            HandMade.Styles("""
                <numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>
                <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="200"/></cellXfs>
                """));
        Assert.Equal(
            ["1: 青禾|#1200|%0.853|@2024-09-01|?TRUE|!#DIV/0!|=#7|=文|@2024-09-01|行内"], SheetText.Of(file));
    }

    [Fact]
    public void WpsHabits_AbsolutePathsInlineStringsNoAddresses()
    {
        var file = HandMade.Xlsx(
            HandMade.Sheet("<row><c t=\"inlineStr\"><is><t>学校代码</t></is></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>"),
            HandMade.Relations("/xl/worksheets/sheet1.xml"));
        Assert.Equal(["1: 学校代码||#3", "2: #4"], SheetText.Of(file));
    }

    [Fact]
    public void HiddenRowsAndMerges_AreReported()
    {
        var file = HandMade.Rows(
            "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"5\" hidden=\"1\"><c r=\"B5\"><v>2</v></c></row>",
            "<mergeCells><mergeCell ref=\"A2:C2\"/><mergeCell ref=\"B5:B9\"/></mergeCells>");
        using var book = SheetBook.Open(new MemoryStream(file)).Value;
        using var reader = book.Read(0).Value;
        Assert.True(reader.Read());
        Assert.False(reader.IsHidden);
        Assert.True(reader.Read());
        Assert.True(reader.IsHidden);
        Assert.Equal(5, reader.Row);
        Assert.False(reader.Read());
        Assert.Equal(["A2:C2", "B5:B9"], reader.Merges.Select(m => m.ToString()));
    }

    [Theory]
    [InlineData("0.00%", "Percent")]
    [InlineData("\"占比%\"0.0", "Plain")]
    [InlineData("[Red]#,##0", "Plain")]
    [InlineData("yyyy/m/d;@", "Date")]
    [InlineData("General\"天\"", "Plain")]
    [InlineData("[$-804]aaaa yyyy", "Date")]
    [InlineData("#,##0\\d", "Plain")]
    public void NumberFormats_ShowPercentagesAndDays(string format, string look) =>
        Assert.Equal(look, XlsxStyles.LookOf(format).ToString());

    // 1900 was no leap year, but table programs have counted its 29 February since 1983.
    [Theory]
    [InlineData(1, false, "1900-01-01")]
    [InlineData(59, false, "1900-02-28")]
    [InlineData(61, false, "1900-03-01")]
    [InlineData(45536, false, "2024-09-01")]
    [InlineData(0, true, "1904-01-01")]
    public void SerialDays_FollowTheTablePrograms(double serial, bool from1904, string day)
    {
        Assert.True(SerialDay.TryRead(serial, from1904, out var read));
        Assert.Equal(day, read.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Date1904_ShiftsDays()
    {
        var file = HandMade.Xlsx(
            HandMade.Sheet("<row r=\"1\"><c r=\"A1\" s=\"0\"><v>44074</v></c></row>"),
            ("xl/workbook.xml", HandMade.Workbook.Replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>",
                StringComparison.Ordinal)),
            HandMade.Styles("<cellXfs><xf numFmtId=\"14\"/></cellXfs>"));
        Assert.Equal(["1: @2024-09-01"], SheetText.Of(file));
    }

    [Fact]
    public void EscapedCharacters_AreUndone()
    {
        var file = HandMade.Rows(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>上_x000A_下_x005F_x000A_</t></is></c></row>");
        Assert.Equal(["1: 上\n下_x000A_"], SheetText.Of(file));
    }
}
