using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Hengjian.Documents.Official;

namespace Hengjian.Documents.Tests.Official;

public sealed class OfficialDocxTests
{
    private static readonly byte[] Bytes = OfficialDocx.Write(OfficialSample.Document);

    private static T Read<T>(Func<WordprocessingDocument, T> read)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Bytes), false);
        return read(document);
    }

    [Fact]
    public void Validator_FindsNothing() => Assert.Empty(Read(d =>
        new OpenXmlValidator(FileFormatVersions.Office2016).Validate(d).Select(e => e.Path?.XPath + " " + e.Description).ToList()));

    [Fact]
    public void SameContent_SameBytes() => Assert.Equal(Bytes, OfficialDocx.Write(OfficialSample.Document));

    [Fact]
    public void Paragraphs_CarryTheStylesOfTheirKind()
    {
        var found = Read(d => d.MainDocumentPart!.Document.Body!.Elements<Paragraph>()
            .Where(p => p.InnerText.Length > 0)
            .Select(p => (Style: p.ParagraphProperties!.ParagraphStyleId!.Val!.Value!, Text: p.InnerText)).ToList());
        Assert.Equal(("GwTitle", "关于对市级人民政府2025年履行教育职责的"), found[0]);
        Assert.Equal(("GwNumber", "临政教督〔2026〕1号"), found[2]);
        Assert.Equal(("GwAddressee", "各市人民政府："), found[3]);
        Assert.Contains(("Heading1", "一、评价工作开展情况"), found);
        Assert.Contains(("Heading2", "（一）组织实施"), found);
        Assert.Contains(("GwBody", "附件：1.各市典型工作案例"), found);
        Assert.Contains(("GwBody", "　　　2.指标表"), found);
        Assert.Equal("2026年3月1日", found[found.FindIndex(f => f.Text == "临澄省人民政府教育督导委员会") + 1].Text);
        Assert.Equal(("GwAnnexLabel", "附件1"), found[^3]);
    }

    [Fact]
    public void Headings_HaveOutlineLevelsAndFonts()
    {
        var styles = Read(d => d.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().ToDictionary(
            s => s.StyleId!.Value!,
            s => (Font: s.StyleRunProperties!.RunFonts!.EastAsia!.Value, Outline: s.StyleParagraphProperties!.OutlineLevel?.Val?.Value)));
        Assert.Equal(("黑体", 0), styles["Heading1"]);
        Assert.Equal(("楷体_GB2312", 1), styles["Heading2"]);
        Assert.Equal(("仿宋_GB2312", null), styles["GwBody"]);
        Assert.Equal(("方正小标宋简体", null), styles["GwTitle"]);
    }

    [Fact]
    public void Page_HasTwentyTwoLinesOfTwentyEightCharacters()
    {
        var (size, margin, grid) = Read(d =>
        {
            var section = d.MainDocumentPart!.Document.Body!.Elements<SectionProperties>().Single();
            return (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!, section.GetFirstChild<DocGrid>()!);
        });
        var width = (size.Width!.Value - margin.Left!.Value - margin.Right!.Value) / 20.0;
        var height = (size.Height!.Value - margin.Top!.Value - margin.Bottom!.Value) / 20.0;
        var spacing = Read(d => d.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>()
            .Single(s => s.StyleId! == "GwBody").StyleRunProperties!.Spacing!.Val!.Value);
        Assert.Equal(28, Math.Floor(width / (16 + spacing / 20.0)));
        Assert.Equal(22, Math.Floor(height / 28));
        Assert.Equal(22, Math.Floor(height / (grid.LinePitch!.Value / 20.0)));
        Assert.Equal((156, 225), (Math.Round(width / 72 * 25.4), Math.Round(height / 72 * 25.4)));
    }

    [Fact]
    public void TableHead_Repeats() => Assert.Equal((1, 41), Read(d =>
    {
        var rows = d.MainDocumentPart!.Document.Body!.Elements<Table>().Single().Elements<TableRow>().ToList();
        return (rows.Count(r => r.Descendants<TableHeader>().Any()), rows.Count);
    }));

    [Fact]
    public void Comment_NamesTheCounts() => Assert.Equal(("10 个/已核 36 个（10/36）", "衡鉴"), Read(d =>
    {
        var comment = d.MainDocumentPart!.WordprocessingCommentsPart!.Comments!.Elements<Comment>().Single();
        return (comment.InnerText, comment.Author!.Value!);
    }));

    [Fact]
    public void Footers_StandOutside() => Assert.Equal([("left", "— 1 —"), ("right", "— 1 —")], Read(d =>
        d.MainDocumentPart!.FooterParts.Select(f => (
            f.Footer!.Descendants<Justification>().Single().Val!.InnerText!,
            string.Concat(f.Footer.Descendants<Text>().Select(t => t.Text)))).Order().ToList()));

    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(11, "十一")]
    [InlineData(20, "二十")]
    [InlineData(99, "九十九")]
    public void Numerals_AreChinese(int number, string text) => Assert.Equal(text, OfficialNumbers.Chinese(number));

    [Fact]
    public void LibreOffice_OpensIt()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/soffice"), "LibreOffice is not installed.");
        var folder = Directory.CreateTempSubdirectory("hengjian-docx");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "a.docx"), Bytes);
            var start = new ProcessStartInfo("/usr/bin/soffice",
                ["--headless", $"-env:UserInstallation=file://{folder.FullName}/profile", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder.FullName, Path.Combine(folder.FullName, "a.docx")])
            { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            process.WaitForExit(TimeSpan.FromSeconds(90));
            var text = File.ReadAllText(Path.Combine(folder.FullName, "a.txt"));
            Assert.Contains("（一）组织实施", text, StringComparison.Ordinal);
            Assert.Contains("案例正文。", text, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
