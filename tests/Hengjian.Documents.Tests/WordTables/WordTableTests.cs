using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Hengjian.Documents.Official;
using Hengjian.Documents.Tests.Sheets;
using Hengjian.Documents.WordTables;

namespace Hengjian.Documents.Tests.WordTables;

/// <summary>Out and in again: the validator and LibreOffice as second opinions, and what people and programs do to such files.</summary>
public class WordTableTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly string[] Headers = ["内容", "编号", "要点", "单位"];

    private static readonly WordTable Table = new(
        ["岚溪市", "责任分解表"], ["白底的格可以改。"],
        [new("内容", 2) { Merges = true }, new("编号", 1), new("要点", 4), new("单位", 3) { Editable = true }],
        [
            new("_hja", ["一、投入", "1.1", "只增不减", "岚溪市财政局"]), new("_hjb", ["一、投入", "1.2", "专款专用", "岚溪市财政局\n岚溪市教育局"]),
            new("_hjc", ["二、安全", "2.1", "校园安全 <三防> & 其他", ""]),
        ],
        new OfficialProperties("表", "岚溪市", new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero)))
    { Landscape = true };

    private static readonly byte[] File = WordTableDocx.Write(Table);

    [Fact]
    public void Validator_FindsNothing_AndSameContentIsSameBytes()
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(File), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(package, TestContext.Current.CancellationToken).Select(e => e.Path?.XPath + " " + e.Description));
        Assert.Equal(File, WordTableDocx.Write(Table));
    }

    [Fact]
    public void WhatIsWritten_IsReadBack_WithItsHiddenNames()
    {
        var rows = WordTableReader.Read(File, Headers).Value;
        Assert.Equal(["_hja", "_hjb", "_hjc"], rows.Select(r => Assert.Single(r.Marks)));
        Assert.Equal(["岚溪市财政局", "岚溪市财政局\n岚溪市教育局", ""], rows.Select(r => r.Cells["单位"].Text));
        Assert.Equal(("", true, "校园安全 <三防> & 其他"), (rows[1].Cells["内容"].Text, rows[1].Cells["内容"].Merged, rows[2].Cells["要点"].Text));
    }

    [Fact]
    public void LibreOffice_OpensAndSavesIt_AndNothingIsLost()
    {
        LibreOffice.SkipIfAbsent();
        var saved = LibreOffice.Convert(File, "docx", "docx", ":MS Word 2007 XML");
        Assert.NotEqual(File, saved);
        var rows = WordTableReader.Read(saved, Headers).Value;
        Assert.Equal(["_hja", "_hjb", "_hjc"], rows.Select(r => Assert.Single(r.Marks, m => m.StartsWith("_hj", StringComparison.Ordinal))));
        Assert.Equal(["岚溪市财政局", "岚溪市财政局\n岚溪市教育局", ""], rows.Select(r => r.Cells["单位"].Text));
        Assert.True(rows[1].Cells["内容"].Merged);
    }

    [Fact]
    public void RowsAndColumnsInAnotherOrder_AndTextAround_AreNoMatter()
    {
        var rows = Read(body =>
        {
            var table = body.Element(W + "tbl")!;
            var all = table.Elements(W + "tr").ToList();
            all[3].Remove();
            all[0].AddAfterSelf(all[3]);
            foreach (var row in table.Elements(W + "tr"))
            {
                var last = row.Elements(W + "tc").Last();
                last.Remove();
                row.Elements(W + "tc").First().AddBeforeSelf(last);
            }
            body.AddFirst(new XElement(W + "p", new XElement(W + "r", new XElement(W + "t", "情况说明"))));
        });
        Assert.Equal(["2.1", "1.1", "1.2"], rows.Value.Select(r => r.Cells["编号"].Text));
        Assert.Equal("_hjc", Assert.Single(rows.Value[0].Marks));
    }

    [Theory]
    [InlineData("ins")]
    [InlineData("del")]
    public void TrackedChanges_AreNotGuessed(string kind) => Assert.Equal("HJD0921", Read(body =>
    {
        var run = body.Element(W + "tbl")!.Elements(W + "tr").ElementAt(1).Descendants(W + "r").Last();
        run.ReplaceWith(new XElement(W + kind, new XAttribute(W + "id", "9"), new XAttribute(W + "author", "x"), run));
    }).Problems[0].Code);

    [Fact]
    public void MergedCells_AreToldOf()
    {
        var rows = Read(body =>
        {
            var rows = body.Element(W + "tbl")!.Elements(W + "tr").ToList();
            rows[1].Elements(W + "tc").Last().Element(W + "tcPr")!.Element(W + "tcW")!.AddAfterSelf(new XElement(W + "vMerge", new XAttribute(W + "val", "restart")));
            rows[2].Elements(W + "tc").Last().Element(W + "tcPr")!.Element(W + "tcW")!.AddAfterSelf(new XElement(W + "vMerge"));
            var wide = rows[3].Elements(W + "tc").ElementAt(2);
            wide.Element(W + "tcPr")!.Element(W + "tcW")!.AddAfterSelf(new XElement(W + "gridSpan", new XAttribute(W + "val", "2")));
            rows[3].Elements(W + "tc").Last().Remove();
        }).Value;
        Assert.Equal([false, true, true], rows.Select(r => r.Cells["单位"].Merged));
    }

    [Fact]
    public void OtherFiles_AreRefusedInWords()
    {
        Assert.Equal("HJD0920", WordTableReader.Read(File, ["编号", "得分"]).Problems[0].Code);
        Assert.Equal("HJD0922", Read(body => body.Element(W + "tbl")!.AddAfterSelf(new XElement(body.Element(W + "tbl")!))).Problems[0].Code);
        Assert.Equal("HJD0923", Read(body => body.Descendants(W + "tc").Last().AddFirst(new XElement(body.Element(W + "tbl")!))).Problems[0].Code);
        foreach (var bytes in (byte[][])[[], "不是文档"u8.ToArray(), "PK\u0003\u0004"u8.ToArray(), File[..(File.Length / 2)], "%PDF-1.7"u8.ToArray()])
            Assert.StartsWith("HJD08", WordTableReader.Read(bytes, Headers).Problems[0].Code, StringComparison.Ordinal);
        var entities = Rewrite(File, "word/document.xml", text => text.Replace("<w:document", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:document", StringComparison.Ordinal));
        Assert.Equal("HJD0806", WordTableReader.Read(entities, Headers).Problems[0].Code);
    }

    private static Kernel.Result<IReadOnlyList<WordRowText>> Read(Action<XElement> change) => WordTableReader.Read(
        Rewrite(File, "word/document.xml", text =>
        {
            var document = XDocument.Parse(text, LoadOptions.PreserveWhitespace);
            change(document.Root!.Element(W + "body")!);
            return document.ToString(SaveOptions.DisableFormatting);
        }), Headers);

    private static byte[] Rewrite(byte[] file, string part, Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part)!;
            string text;
            using (var reader = new StreamReader(entry.Open(), Encoding.UTF8)) text = reader.ReadToEnd();
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(false));
            writer.Write(change(text));
        }
        return stream.ToArray();
    }
}
