using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Hengjian.Documents.Official;
using Hengjian.Documents.Reports;
using Hengjian.Documents.Tests.Official;
using Hengjian.Documents.Tests.Sheets;
using static Hengjian.Documents.Tests.Reports.WordFile;

namespace Hengjian.Documents.Tests.Reports;

public sealed class DocxCommentsTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly DocxAuthor Author = new("衡鉴", "衡", new DateTimeOffset(2026, 3, 1, 1, 2, 3, TimeSpan.Zero));

    private static byte[] Add(byte[] file, params DocxRemark[] remarks)
    {
        var added = DocxComments.Add(file, Read(file).Report.Text, remarks, Author);
        Assert.True(added.IsOk, string.Join(';', added.Problems));
        return added.Value;
    }

    private static XDocument Part(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var stream = zip.GetEntry(name)!.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    /// <summary>The words between the marks of each comment, by its id.</summary>
    private static Dictionary<string, string> Marked(byte[] file)
    {
        var (open, found) = (new HashSet<string>(), new Dictionary<string, string>());
        foreach (var element in Part(file, "word/document.xml").Descendants())
        {
            var id = (string?)element.Attribute(W + "id") ?? "";
            if (element.Name == W + "commentRangeStart" && open.Add(id)) found[id] = "";
            else if (element.Name == W + "commentRangeEnd") open.Remove(id);
            else if (element.Name == W + "t")
                foreach (var each in open) found[each] += element.Value;
        }
        return found;
    }

    [Fact]
    public void ExactCharacters_AreMarkedAndFormattingStays()
    {
        var file = Make($"<w:p>{R("经费投入24.7亿元，", "<w:b/><w:color w:val=\"FF0000\"/>")}{R("增长6.9%。")}</w:p>");
        var made = Add(file, new(4, 10, "一"), new(8, 14, "二\n第二行"), new(0, 0, "整篇"));
        Assert.Equal(new Dictionary<string, string> { ["0"] = "24.7亿元", ["1"] = "亿元，增长6", ["2"] = "经费投入" }, Marked(made));
        var runs = Part(made, "word/document.xml").Descendants(W + "r").Where(r => r.Element(W + "t") is not null).ToList();
        Assert.Equal(["经费投入", "24.7", "亿元", "，", "增长6", ".9%。"], runs.Select(r => r.Value));
        Assert.All(runs.Take(4), r => Assert.Equal("FF0000", (string?)r.Element(W + "rPr")!.Element(W + "color")!.Attribute(W + "val")));
        Assert.All(runs.Skip(4), r => Assert.Null(r.Element(W + "rPr")));
        var comment = Part(made, "word/comments.xml").Root!.Elements().ElementAt(1);
        Assert.Equal(("衡鉴", "2026-03-01T01:02:03Z", 2), ((string?)comment.Attribute(W + "author"), (string?)comment.Attribute(W + "date"), comment.Elements(W + "p").Count()));
    }

    [Fact]
    public void OldComments_StayAndIdsGoOn()
    {
        var file = Make(
            $"<w:p><w:commentRangeStart w:id=\"7\"/>{R("旧的")}<w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r>{R("新的")}</w:p>",
            ("comments", $"<w:comment w:id=\"7\" w:author=\"某\">{P("旧话")}</w:comment>"));
        var made = Add(file, new DocxRemark(2, 4, "新话"));
        Assert.Equal(new Dictionary<string, string> { ["7"] = "旧的", ["8"] = "新的" }, Marked(made));
        Assert.Equal(["旧话", "新话"], Part(made, "word/comments.xml").Root!.Elements().Select(c => c.Value));
    }

    [Fact]
    public void OtherParts_AreTheSameBytes_AndTheSameCallGivesTheSameBytes()
    {
        var file = Make(P("正文"), ("styles", "<w:style w:styleId=\"a\"/>"), ("word/media/image1.png", "不是图片"));
        var made = Add(file, new DocxRemark(0, 2, "话"));
        Assert.Equal(made, Add(file, new DocxRemark(0, 2, "话")));
        using var before = new ZipArchive(new MemoryStream(file));
        using var after = new ZipArchive(new MemoryStream(made));
        string[] touched = ["word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"];
        foreach (var entry in before.Entries.Where(e => !touched.Contains(e.FullName))) Assert.Equal(Bytes(entry), Bytes(after.GetEntry(entry.FullName)!));
        Assert.Equal([.. before.Entries.Select(e => e.FullName), "word/comments.xml"], after.Entries.Select(e => e.FullName));
    }

    [Fact]
    public void NotesAndTextBoxes_AreMarkedWhereTheyHang()
    {
        var file = Make(
            $"<w:p>{R("前")}<w:r><w:footnoteReference w:id=\"2\"/></w:r>{R("后")}<w:r><w:pict><w:txbxContent>{P("框")}</w:txbxContent></w:pict></w:r></w:p>",
            ("footnotes", $"<w:footnote w:id=\"2\">{P("脚注")}</w:footnote>"));
        var text = Read(file).Report.Text;
        var made = Add(file, new(text.IndexOf('注', StringComparison.Ordinal), text.IndexOf('注', StringComparison.Ordinal) + 1, "一"), new(text.IndexOf('框', StringComparison.Ordinal), text.IndexOf('框', StringComparison.Ordinal) + 1, "二"));
        var body = Part(made, "word/document.xml").Descendants(W + "p").First();
        var order = body.Elements().Select(e => e.Name.LocalName + e.Attribute(W + "id")?.Value).ToList();
        Assert.Equal(["r", "commentRangeStart0", "r", "commentRangeEnd0", "r", "r", "commentRangeStart1", "r", "commentRangeEnd1", "r"], order);
        Assert.Empty(Part(made, "word/document.xml").Descendants(W + "txbxContent").Descendants(W + "commentRangeStart"));
    }

    [Fact]
    public void ANoteOrFieldBetweenTheTextsOfOneRun_IsMarkedItself()
    {
        const string field = "<w:fldChar w:fldCharType=\"begin\"/><w:instrText> REF a </w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>域中</w:t><w:fldChar w:fldCharType=\"end\"/>";
        var file = Make(
            $"<w:p><w:r><w:t>前</w:t><w:footnoteReference w:id=\"2\"/><w:t>后</w:t><w:drawing/><w:t>又</w:t>{field}<w:t>完</w:t></w:r></w:p>",
            ("footnotes", $"<w:footnote w:id=\"2\">{P("脚注")}</w:footnote>"));
        var text = Read(file).Report.Text;
        DocxRemark On(string words) => new(text.IndexOf(words, StringComparison.Ordinal), text.IndexOf(words, StringComparison.Ordinal) + words.Length, "话");
        Assert.Equal(["F", "前", "后", "[域中]", "又[域中]完"], [.. new[] { "脚注", "前", "后", "中", "又域中完" }.Select(w => MarkedParts.Of(Add(file, On(w)))["0"])]);
    }

    [Fact]
    public void InsideAnInsertion_TheCommentIsNoPartOfIt()
    {
        var file = Make($"<w:p><w:ins w:id=\"5\" w:author=\"某\">{R("插入的一段")}<w:smartTag>{R("标签")}</w:smartTag></w:ins>{R("后面")}</w:p>");
        var made = Add(file, new(2, 4, "一"), new(5, 9, "二"));
        Assert.Equal(new Dictionary<string, string> { ["0"] = "的一", ["1"] = "标签后面" }, Marked(made));
        var body = Part(made, "word/document.xml");
        Assert.Equal(["ins", "commentRangeStart", "ins", "commentRangeEnd", "r", "ins", "commentRangeStart", "ins", "r", "commentRangeEnd", "r"], body.Descendants(W + "p").Single().Elements().Select(e => e.Name.LocalName));
        Assert.Equal(4, body.Descendants(W + "ins").Select(i => (string?)i.Attribute(W + "id")).Distinct().Count());
        // Rejecting takes the inserted words away and no comment.
        foreach (var inserted in body.Descendants(W + "ins").ToList()) inserted.Remove();
        Assert.Equal(2, body.Descendants(W + "commentReference").Count());
    }

    [Fact]
    public void PlainControlsAndPhoneticGuides_AreMarkedWhole()
    {
        const string ruby = "<w:ruby><w:rt><w:r><w:t>a</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:rubyBase></w:ruby>";
        var file = Make($"<w:p>{R("起")}<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{R("控件")}</w:sdtContent></w:sdt><w:r><w:t>左</w:t>{ruby}<w:t>右</w:t></w:r></w:p>");
        var made = Add(file, new(1, 2, "控"), new(4, 5, "甲"));
        Assert.Equal("起控件左甲乙右", Read(made).Report.Text.TrimEnd('\n'));
        var body = Part(made, "word/document.xml").Descendants(W + "p").First();
        Assert.Equal(["r", "commentRangeStart", "sdt", "commentRangeEnd", "r", "r", "commentRangeStart", "r", "commentRangeEnd", "r", "r"], body.Elements().Select(e => e.Name.LocalName));
        Assert.Equal("a甲乙", body.Elements().ElementAt(7).Value);
    }

    [Fact]
    public void NumbersAtTheTop_AreFollowedByFreeOnes()
    {
        var file = Make($"<w:p><w:commentRangeStart w:id=\"2147483647\"/>{R("旧")}<w:commentRangeEnd w:id=\"2147483647\"/>{R("新的")}</w:p>");
        Assert.Equal(["0", "1", "2147483647"], Marked(Add(file, new(1, 2, "一"), new(2, 3, "二"))).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AutomaticNumbersAndOtherTexts()
    {
        var file = Make($"<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>{R("标题")}</w:p>",
            ("numbering", "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"));
        Assert.Equal("标题", Marked(Add(file, new DocxRemark(0, 2, "编号")))["0"]);
        Assert.Equal("HJD0812", Assert.Single(DocxComments.Add(file, "别的", [new(0, 1, "x")], Author).Problems).Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AnyStretch_IsMarkedExactly_AndTheTextStays(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var file = Make(string.Concat(Enumerable.Range(0, 4).Select(_ => RandomParagraph(random))));
            var text = Read(file).Report.Text;
            var remarks = Enumerable.Range(0, 6).Select(_ => RandomRemark(random, text)).Where(r => r.End > r.Start).ToArray();
            var made = Add(file, remarks);
            Assert.Equal(text, Read(made).Report.Text);
            var marked = Marked(made);
            for (var i = 0; i < remarks.Length; i++)
                Assert.Equal(text[remarks[i].Start..remarks[i].End].Replace("\n", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal), marked[i.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void NotesPicturesFieldsAndChanges_ChangeNothingOfThat(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 80; round++)
        {
            var made = new RandomRuns(random);
            var file = Make(string.Concat(Enumerable.Range(0, 3).Select(_ => made.Paragraph())), ("footnotes", made.Notes));
            var text = Read(file).Report.Text;
            var remarks = Enumerable.Range(0, 6).Select(_ => RandomRemark(random, text)).Where(r => r.End > r.Start).ToArray();
            var commented = Add(file, remarks);
            Assert.Equal(text, Read(commented).Report.Text);
            var marked = MarkedParts.Of(commented);
            for (var i = 0; i < remarks.Length; i++)
                Assert.Equal(MarkedParts.Expected(file, text, remarks[i]), marked[i.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            Assert.DoesNotContain(Part(commented, "word/document.xml").Descendants(W + "commentReference"), r => r.Ancestors(W + "ins").Concat(r.Ancestors(W + "moveTo")).Any());
        }
    }

    [Fact]
    public void Validator_FindsNothingNew_InOurOwnReport()
    {
        var file = OfficialDocx.Write(OfficialSample.Document);
        var read = Read(file);
        var made = Add(file, [.. read.Report.Blocks.Select(b => new DocxRemark(b.Start, Math.Min(b.End, b.Start + 5), "看这里"))]);
        Assert.Equal(Errors(file), Errors(made));
    }

    [Theory]
    [InlineData("libreoffice.docx")]
    [InlineData("commented.docx")]
    [InlineData("everything.docx")]
    public void Validator_FindsNothingNew_InFilesOfOthers(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Hengjian.slnx"))) folder = Path.GetDirectoryName(folder)!;
        var file = File.ReadAllBytes(Path.Combine(folder, "tests", "fuzz", "reports", name));
        var blocks = Read(file).Report.Blocks;
        var made = Add(file, [.. blocks.Select(b => new DocxRemark(b.Start, b.End, "全段")), .. blocks.Select(b => new DocxRemark(b.Start + (b.End - b.Start) / 3, b.End - (b.End - b.Start) / 3, "中间"))]);
        // Places move when runs are split, so what is said is compared, once each.
        static string[] Said(byte[] of) => [.. Errors(of).Select(e => e[(e.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(Said(file), Said(made));
    }

    [Fact]
    public void LibreOffice_KeepsCommentsAndTheirPlaces()
    {
        LibreOffice.SkipIfAbsent();
        var list = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
        var file = Make(
            $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{R("总体情况")}</w:p>" + P("经费投入24.7亿元，", "增长6.9%。") + Table(Row(Cell("县"), Cell("数")), Row(Cell("青禾"), Cell("1234"))) + P("完"),
            ("numbering", list));
        var text = Read(file).Report.Text;
        DocxRemark At(string words) => new(text.IndexOf(words, StringComparison.Ordinal), text.IndexOf(words, StringComparison.Ordinal) + words.Length, "说" + words);
        string[] words = ["24.7亿元", "元，增长", "23", "总体"];
        var back = LibreOffice.Convert(Add(file, [.. words.Select(At)]), "docx", "docx");
        var comments = Part(back, "word/comments.xml").Root!.Elements().ToDictionary(c => (string?)c.Attribute(W + "id") ?? "", c => c.Value);
        var marked = Marked(back);
        Assert.Equal(words.Order(StringComparer.Ordinal), comments.Select(c => marked[c.Key]).Order(StringComparer.Ordinal));
        Assert.All(comments, c => Assert.Equal("说" + marked[c.Key], c.Value));
        Assert.Equal(text, Read(back).Report.Text);
    }

    [Fact]
    public void LibreOffice_KeepsCommentsInLinksFieldsChangesNotesAndBoxes()
    {
        LibreOffice.SkipIfAbsent();
        const string field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> QUOTE 域中 </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>域中</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        var file = Make(
            $"<w:p>{R("前面")}<w:hyperlink w:anchor=\"a\">{R("链接中")}</w:hyperlink>{R("后面")}</w:p><w:p>{R("起")}{field}{R("止")}</w:p>"
            + $"<w:p><w:ins w:id=\"1\" w:author=\"某\">{R("插入的")}</w:ins><w:del w:id=\"2\" w:author=\"某\"><w:r><w:delText>删去的</w:delText></w:r></w:del>{R("原来的")}</w:p>"
            + $"<w:p>{R("正文")}<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
            ("footnotes", $"<w:footnote w:id=\"0\" w:type=\"separator\">{P("")}</w:footnote><w:footnote w:id=\"1\" w:type=\"continuationSeparator\">{P("")}</w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>{R("脚注")}</w:p></w:footnote>"));
        var text = Read(file).Report.Text;
        string[] words = ["链接", "域中", "入的原", "脚注"];
        var made = Add(file, [.. words.Select(w => new DocxRemark(text.IndexOf(w, StringComparison.Ordinal), text.IndexOf(w, StringComparison.Ordinal) + w.Length, "说" + w))]);
        var back = LibreOffice.Convert(made, "docx", "docx");
        Assert.Equal(words.Select(w => "说" + w).Order(StringComparer.Ordinal), Part(back, "word/comments.xml").Root!.Elements().Select(c => c.Value).Order(StringComparer.Ordinal));
        Assert.Equal(text, Read(back).Report.Text);
    }

    private static List<string> Errors(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).Select(e => e.Path?.XPath + " " + e.Description)];
    }

    private static DocxRemark RandomRemark(Random random, string text)
    {
        var start = random.Next(text.Length);
        var line = text.IndexOf('\n', start);
        return new(start, random.Next(start, line) + (line > start ? 1 : 0), "话");
    }

    private static string RandomParagraph(Random random)
    {
        var text = new StringBuilder("<w:p>");
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var run = R("字字0123"[..random.Next(1, 7)], random.Next(2) == 0 ? "<w:b/>" : "");
            text.Append(random.Next(6) switch
            {
                0 => $"<w:ins w:id=\"90\">{run}</w:ins>",
                1 => $"<w:del w:id=\"91\"><w:r><w:delText>删</w:delText></w:r></w:del>{run}",
                2 => $"<w:r><w:t>甲 乙</w:t><w:tab/><w:t xml:space=\"preserve\"> 丙丁</w:t></w:r>",
                3 => $"<w:smartTag>{run}{run}</w:smartTag>",
                _ => run,
            });
        }
        return text.Append("</w:p>").ToString();
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
