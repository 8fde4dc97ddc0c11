using static Hengjian.Documents.Tests.Reports.WordFile;

namespace Hengjian.Documents.Tests.Reports;

public sealed class DocxReaderTests
{
    private const string ChineseList = """
        <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
        """;

    private const string Styles = """
        <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>
        <w:style w:type="paragraph" w:styleId="9"><w:name w:val="我的标题"/><w:basedOn w:val="1"/></w:style>
        <w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="c"><w:name w:val="toc 1"/></w:style>
        <w:style w:type="character" w:styleId="h"><w:name w:val="藏"/><w:rPr><w:vanish/></w:rPr></w:style>
        """;

    [Fact]
    public void Runs_AreJoinedAndLeadBack()
    {
        var read = Read(P("投入", "24.7") + P("", "　　亿元。"));
        Assert.Equal("投入24.7\n　　亿元。\n", read.Report.Text);
        Assert.Equal(["P:投入24.7", "P:亿元。"], Blocks(read));
        Assert.Equal((1, 0), (read.PieceAt(3)!.Value.Run, read.PieceAt(3)!.Value.Offset));
        Assert.Equal((3, 9), (read.PieceAt(9)!.Value.Run, read.PieceAt(9)!.Value.Start + 2));
        Assert.Null(read.PieceAt(6));
    }

    [Fact]
    public void FieldWithoutEnd_EndsWithItsParagraph_AndWhatWasLostIsTold()
    {
        const string Begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
        var read = Read($"<w:p>{R("投入")}{Begin}{R("24.7")}<w:del><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r></w:del></w:p>" + P("增长6.9%。"));
        Assert.Contains("增长6.9%。", read.Report.Text, StringComparison.Ordinal);
        Assert.Contains("4 个字", Assert.Single(read.Report.Notices, n => n.Code == "not-read").Message, StringComparison.Ordinal);
        var embedded = Read(P("投入") + "<w:altChunk r:id=\"x\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"/>");
        Assert.Contains(embedded.Report.Notices, n => n.Code == "not-read");
    }

    [Fact]
    public void AutomaticNumbers_AreWrittenOut()
    {
        static string Item(string text, int list, int level) => $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{R(text)}</w:p>";
        var read = Read(
            Item("总体", 1, 0) + Item("投入", 1, 1) + Item("队伍", 1, 1) + Item("教师", 1, 2) + Item("校长", 1, 2) + Item("问题", 1, 0) + Item("办学", 1, 1)
            + Item("点", 2, 0) + Item("新表", 3, 0) + Item("不编号", 0, 0), ("numbering", ChineseList));
        Assert.Equal(["L:一、总体", "L:（一）投入", "L:（二）队伍", "L:1. 教师", "L:2. 校长", "L:二、问题", "L:（一）办学", "L:点", "L:五、新表", "P:不编号"], Blocks(read));
        Assert.Null(read.PieceAt(0));
        Assert.Equal(0, read.PieceAt(2)!.Value.Run);
    }

    [Fact]
    public void Headings_AreKnownByStyleAndOutline()
    {
        static string Styled(string style, string text) => $"<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{R(text)}</w:p>";
        var read = Read(
            Styled("t", "自评报告") + Styled("c", "一、总体\t1") + Styled("1", "总体情况") + Styled("9", "做法") + Styled("1", "这一整段都套了标题样式。它不是标题。")
            + $"<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>{R("小节")}</w:p>", ("styles", Styles));
        Assert.Equal(["H:自评报告", "H1:总体情况", "H1:做法", "P:这一整段都套了标题样式。它不是标题。", "H2:小节"], Blocks(read));
    }

    [Fact]
    public void Tables_KeepTheirGridWhereCellsAreMerged()
    {
        var read = Read(Table(
            Row(Cell("县"), Cell("在校生", "<w:gridSpan w:val=\"2\"/>")),
            Row(Cell("青禾", "<w:vMerge w:val=\"restart\"/>"), Cell("小学"), Cell(P("12") + P("人"))),
            Row(Cell("", "<w:vMerge/>"), Cell("初中"), Cell("34"))));
        Assert.Equal(["T:0=县|1=在校生/0=青禾|1=小学|2=12\n人/1=初中|2=34/"], Blocks(read));
        Assert.Equal("县\t在校生\n青禾\t小学\t12\n人\n\t初中\t34\n", read.Report.Text);
    }

    [Fact]
    public void FrameAroundText_IsNoTable_AndInnerTablesFollow()
    {
        var inner = Table(Row(Cell("甲"), Cell("1")), Row(Cell("乙"), Cell("2")));
        Assert.Equal(["P:一段", "T:0=甲|1=1/0=乙|1=2/"], Blocks(Read(Table(Row(Cell(P("一段") + inner + P()))))));
        Assert.Equal(["T:0=左|1=右/", "T:0=甲|1=1/0=乙|1=2/"], Blocks(Read(Table(Row(Cell("左"), Cell(P("右") + inner + P()))))));
    }

    [Fact]
    public void Changes_InsertedIsReadDeletedIsNot()
    {
        var read = Read($"<w:p>{R("投入")}<w:del w:id=\"1\"><w:r><w:delText>23</w:delText></w:r></w:del><w:ins w:id=\"2\">{R("24")}</w:ins>{R("亿元")}</w:p>");
        Assert.Equal(["P:投入24亿元"], Blocks(read));
        Assert.Contains(read.Report.Notices, n => n.Code == "tracked-changes" && n.Message.Contains("插入 1 处、删除 1 处", StringComparison.Ordinal));
    }

    [Fact]
    public void DeletedParagraphMark_JoinsParagraphs() =>
        Assert.Equal(["P:前半后半"], Blocks(Read($"<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>{R("前半")}</w:p>{P("后半")}")));

    [Fact]
    public void Fields_ShowTheirResult()
    {
        var field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>" + R("藏")
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + R("3") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        Assert.Equal(["P:表3和5"], Blocks(Read($"<w:p>{R("表")}{field}{R("和")}<w:fldSimple w:instr=\"SEQ\">{R("5")}</w:fldSimple></w:p>")));
    }

    [Fact]
    public void Breaks_LinksAndSigns()
    {
        var read = Read($"<w:p><w:r><w:t>一</w:t><w:br/><w:t> 二 </w:t><w:tab/><w:noBreakHyphen/></w:r><w:hyperlink r:id=\"x\">{R("链")}</w:hyperlink></w:p>");
        Assert.Equal("一\n二\t-链\n", read.Report.Text);
        Assert.Equal((0, 3), (read.PieceAt(3)!.Value.Run, read.PieceAt(3)!.Value.Offset));
    }

    [Theory]
    [InlineData("<w:vanish/>", true)]
    [InlineData("<w:rStyle w:val=\"h\"/>", true)]
    [InlineData("<w:vanish w:val=\"0\"/>", false)]
    public void HiddenText_IsLeftOutAndSaid(string properties, bool hidden)
    {
        var read = Read($"<w:p>{R("看得见")}{R("看不见", properties)}</w:p>", ("styles", Styles));
        Assert.Equal(hidden ? "看得见\n" : "看得见看不见\n", read.Report.Text);
        Assert.Equal(hidden, read.Report.Notices.Any(n => n.Code == "hidden-text" && n.Message.Contains("3 个隐藏的字", StringComparison.Ordinal)));
    }

    [Fact]
    public void TextBoxes_ComeAfterTheirParagraphOnce()
    {
        var box = $"<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>{P("框内")}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
            + $"<mc:Fallback><w:pict><w:txbxContent>{P("框内")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>";
        Assert.Equal(["P:前后", "P:框内", "P:下一段"], Blocks(Read($"<w:p>{R("前")}<w:r>{box}</w:r>{R("后")}</w:p>{P("下一段")}")));
    }

    [Fact]
    public void Notes_ComeLastAndLeadToTheirPart()
    {
        var read = Read(
            $"<w:p>{R("正文")}<w:r><w:endnoteReference w:id=\"1\"/></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
            ("footnotes", $"<w:footnote w:id=\"0\" w:type=\"separator\">{P("线")}</w:footnote><w:footnote w:id=\"2\">{P("脚", "注")}</w:footnote>"),
            ("endnotes", $"<w:endnote w:id=\"1\">{P("尾注")}</w:endnote>"));
        Assert.Equal(["P:正文", "P:脚注", "P:尾注"], Blocks(read));
        Assert.Equal(("word/footnotes.xml", 2), (read.PieceAt(4)!.Value.Part, read.PieceAt(4)!.Value.Run));
    }

    [Fact]
    public void StrictNamespace_IsRead()
    {
        var parts = Parts(P("严格"));
        for (var i = 0; i < parts.Length; i++)
            parts[i].Content = parts[i].Content.Replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main", StringComparison.Ordinal);
        Assert.Equal(["P:严格"], Blocks(Read(Sheets.HandMade.Zip(parts))));
    }

    [Fact]
    public void UnfilledControl_IsSaid()
    {
        var read = Read($"<w:p>{R("地区：")}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{R("单击此处")}</w:sdtContent></w:sdt></w:p>");
        var notice = Assert.Single(read.Report.Notices);
        Assert.Equal(("placeholder", "单击此处"), (notice.Code, read.Report.Text[notice.Start..notice.End]));
    }
}
