using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Hengjian.Documents.Inspecting;
using Hengjian.Documents.Tests.Reports;
using Hengjian.Documents.Tests.Sheets;

namespace Hengjian.Documents.Tests.Inspecting;

/// <summary>Files made by hand as somebody who means harm, or knows no better, would hand them in.</summary>
public sealed class HostileEvidenceTests
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/relationships";

    private static readonly (string Name, string Content)[] Clean = WordFile.Parts(WordFile.P("全县共有小学 12 所。"));

    [Theory]
    [InlineData("材料", "HJD0840")]
    [InlineData("材料.svg", "HJD0840")]
    [InlineData("材料.html", "HJD0840")]
    [InlineData("材料.wps", "HJD0841")]
    [InlineData("材料.et", "HJD0841")]
    [InlineData("材料.DOCM", "HJD0842")]
    [InlineData("材料.xlsb", "HJD0842")]
    [InlineData("材料.zip", "HJD0843")]
    [InlineData("材料.pdf.exe", "HJD0844")]
    public void AnExtensionNotTaken_IsRefusedByItsName(string name, string code) => Assert.Equal(code, Refused(name, "x"u8.ToArray()));

    [Fact]
    public void WpsIsToldWhatToSaveAs() => Assert.Contains("另存为 docx", FileInspector.CheckName("表.wps")!.Expected, StringComparison.Ordinal);

    [Theory]
    [InlineData("a.pdf", "MZ\u0090\0\u0003\0\0\0")]
    [InlineData("a.txt", "MZ\u0090\0\u0003\0\0\0")]
    [InlineData("a.docx", "%PDF-1.4\n%%EOF")]
    [InlineData("a.jpg", "\u0089PNG\r\n\u001a\n")]
    [InlineData("a.png", "GIF89a")]
    [InlineData("a.xls", "<html><table></table></html>")]
    [InlineData("a.doc", "{\\rtf1 x}")]
    [InlineData("a.csv", "<script>alert(1)</script>")]
    [InlineData("a.txt", "  <!DOCTYPE html><p>x</p>")]
    [InlineData("a.txt", "\u007fELF\u0002\u0001")]
    public void ContentsOfAnotherKind_AreCalledDisguised(string name, string latin) => Assert.Equal("HJD0845", Refused(name, Encoding.Latin1.GetBytes(latin)));

    [Fact]
    public void CleanFiles_Pass()
    {
        Assert.Equal(EvidenceType.Docx, Passed("a.docx", HandMade.Zip(Clean)).Type);
        Assert.Equal(EvidenceType.Text, Passed("a.txt", "BM 是一段文字"u8.ToArray()).Type);
        Assert.Equal(EvidenceType.Csv, Passed("a.csv", "学校,人数\n东溪小学,812\n"u8.ToArray()).Type);
    }

    [Theory]
    [InlineData("a.txt", new byte[] { 0x41, 0x00, 0x42, 0x00, 0x43, 0x00, 0x44, 0x00 })]
    [InlineData("a.txt", new byte[] { 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x00, 0x01 })]
    public void BinaryNamedAsText_IsRefused(string name, byte[] bytes) => Assert.Equal("HJD0860", Refused(name, bytes));

    [Theory]
    [InlineData("word/vbaProject.bin", "HJD0850")]
    [InlineData("word/VBAPROJECT.BIN", "HJD0850")]
    [InlineData("xl/macrosheets/sheet1.xml", "HJD0850")]
    [InlineData("word/activeX/activeX1.xml", "HJD0851")]
    [InlineData("word/embeddings/oleObject1.bin", "HJD0851")]
    [InlineData("word/../../x.xml", "HJD0848")]
    public void AnActingPart_IsRefused(string part, string code) => Assert.Equal(code, Refused("a.docx", HandMade.Zip([.. Clean, (part, "x")])));

    [Fact]
    public void MacrosByContentTypeAlone_AreFound() => Assert.Equal("HJD0850", Refused("a.docx", Changed("[Content_Types].xml",
        c => c.Replace("wordprocessingml.document.main", "ms-word.document.macroEnabled.main", StringComparison.Ordinal))));

    [Theory]
    [InlineData("attachedTemplate", "http://evil.example/t.dotm", "HJD0852")]
    [InlineData("attachedTemplate", @"\\server\share\t.dotm", "HJD0852")]
    [InlineData("attachedTemplate", "file://server/share/t.dotm", "HJD0852")]
    [InlineData("attachedTemplate", "file:///C:\\Users\\a\\t.dotm", null)]
    [InlineData("image", "http://evil.example/x.png", "HJD0852")]
    [InlineData("oleObject", "file:///C:\\x.xlsx", "HJD0852")]
    [InlineData("frame", "http://evil.example/", "HJD0852")]
    [InlineData("hyperlink", "http://www.example.cn/", null)]
    [InlineData("hyperlink", "JavaScript:x", "HJD0852")]
    public void LinksThatFetch_AreRefused(string type, string target, string? code)
    {
        var file = HandMade.Zip([.. Clean, ("word/_rels/settings.xml.rels",
            $"<Relationships xmlns=\"{Packages}\"><Relationship Id=\"r\" Type=\"{Office}/{type}\" Target=\"{target}\" TargetMode=\"External\"/></Relationships>")]);
        Assert.Equal(code, FileInspector.Inspect("a.docx", new MemoryStream(file)).Problems.Select(p => p.Code).FirstOrDefault());
    }

    [Fact]
    public void TheBookBehindAChart_IsLookedInto()
    {
        byte[] clean = Book(), dirty = Book(("xl/vbaProject.bin", "x"u8.ToArray())), nested = Book(("xl/embeddings/Microsoft_Excel_Sheet1.xlsx", clean));
        Assert.Equal(EvidenceType.Docx, Passed("a.docx", WithChart(clean)).Type);
        Assert.Equal("HJD0850", Refused("a.docx", WithChart(dirty)));
        Assert.Equal("HJD0854", Refused("a.docx", WithChart(nested)));
        Assert.Equal("HJD0851", Refused("a.docx", Zip([.. Bytes(Clean), ("word/media/image1.png", clean)])));
        Assert.Equal("HJD0851", Refused("a.docx", Zip([.. Bytes(Clean), ("word/media/image1.png", "MZ\u0090\0"u8.ToArray())])));
    }

    [Fact]
    public void ABomb_IsRefusedWhileItIsUnpacked()
    {
        var zeros = new byte[40 << 20];
        Assert.Equal("HJD0853", Refused("a.docx", Zip([.. Bytes(Clean), ("word/media/x.bin", zeros)])));
        var limits = InspectionLimits.Default with { MaxUnpackedBytes = 1 << 20 };
        var noise = new byte[2 << 20];
        new Random(1).NextBytes(noise);
        noise[0] = 1;
        Assert.Equal("HJD0853", Assert.Single(FileInspector.Inspect("a.docx", new MemoryStream(Zip([.. Bytes(Clean), ("x.bin", noise)])), limits).Problems).Code);
        limits = InspectionLimits.Default with { MaxEntries = 20 };
        Assert.Equal("HJD0853", Assert.Single(FileInspector.Inspect("a.docx",
            new MemoryStream(HandMade.Zip([.. Clean, .. Enumerable.Range(0, 40).Select(i => ($"x{i}.xml", "x"))])), limits).Problems).Code);
    }

    [Fact]
    public void TwoPartsOfOneName_AreRefused() => Assert.Equal("HJD0848", Refused("a.docx", HandMade.Zip([.. Clean, ("Word/Document.xml", "<x/>")])));

    [Fact]
    public void ADoctype_IsRefused() => Assert.Equal("HJD0848", Refused("a.docx",
        Changed("[Content_Types].xml", c => "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>" + c)));

    [Fact]
    public void ADocumentNamedXlsx_IsDisguised() => Assert.Equal("HJD0845", Refused("a.xlsx", HandMade.Zip(Clean)));

    [Fact]
    public void HalfAFile_IsDamaged() => Assert.Equal("HJD0848", Refused("a.docx", HandMade.Zip(Clean)[..200]));

    [Fact]
    public void AnOleFile_IsJudgedByItsDirectory()
    {
        Assert.Equal(EvidenceType.Doc, Passed("a.doc", OleFile.Make(("WordDocument", OleFile.Word()))).Type);
        Assert.Equal("HJD0845", Refused("a.xls", OleFile.Make(("WordDocument", OleFile.Word()))));
        Assert.Equal("HJD0850", Refused("a.doc", OleFile.Make(("WordDocument", OleFile.Word()), ("Macros", null))));
        Assert.Equal("HJD0850", Refused("a.xls", OleFile.Make(("Workbook", OleFile.Book(0)), ("_VBA_PROJECT_CUR", null))));
        Assert.Equal("HJD0851", Refused("a.doc", OleFile.Make(("WordDocument", OleFile.Word()), ("\u0001Ole10Native", new byte[5000]))));
        Assert.Equal("HJD0849", Refused("a.doc", OleFile.Make(("EncryptedPackage", new byte[5000]))));
        Assert.Equal("HJD0849", Refused("a.doc", OleFile.Make(("WordDocument", OleFile.Word(encrypted: true)))));
        Assert.Equal("HJD0845", Refused("a.doc", OleFile.Make(("__properties_version1.0", new byte[5000]))));
        Assert.Equal(EvidenceType.Xls, Passed("a.xls", OleFile.Make(("Workbook", OleFile.Book(0)))).Type);
        Assert.Equal("HJD0850", Refused("a.xls", OleFile.Make(("Workbook", OleFile.Book(1)))));
        Assert.Equal("HJD0848", Refused("a.doc", OleFile.Make(("WordDocument", OleFile.Word()))[..700]));
    }

    [Fact]
    public void AnOleFileWhoseSectorsRunInACircle_Ends()
    {
        var file = OleFile.Make(("WordDocument", OleFile.Word()));
        // The directory's own sector follows itself.
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(512 + 4), 1);
        Assert.Equal("HJD0848", Refused("a.doc", file));
    }

    [Fact]
    public void WhatHangsBehindAPicture_IsFound()
    {
        byte[] png = Pictures.Png(16, 16, (x, y) => (byte)(x * 10));
        Assert.Equal((16, 16), (Passed("a.png", png).Width, Passed("a.png", png).Height));
        Assert.Equal("HJD0858", Refused("a.png", [.. png, .. HandMade.Zip(Clean)]));
        Assert.Equal("HJD0858", Refused("a.png", [.. png, .. "<script>x</script>"u8]));
        Assert.Equal("HJD0848", Refused("a.png", png[..^20]));
    }

    [Fact]
    public void APictureOfTooManyPixels_IsRefusedBeforeItIsUnpacked()
    {
        var png = Pictures.Png(16, 16, (_, _) => 0);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 60_000);
        Assert.Equal("HJD0857", Refused("a.png", png));
    }

    [Fact]
    public void AnyCutOrFlippedByte_EndsInAnAnswer()
    {
        var random = new Random(20261122);
        (string Name, byte[] File)[] files =
        [
            ("a.docx", HandMade.Zip(Clean)), ("a.doc", OleFile.Make(("WordDocument", OleFile.Word()))), ("a.png", Pictures.Png(40, 30, (x, y) => (byte)(x * y))),
            ("a.pdf", PdfFile.Make("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>")),
        ];
        foreach (var (name, file) in files)
        {
            for (var i = 0; i < 300; i++)
            {
                var broken = file[..(i % 2 == 0 ? random.Next(1, file.Length) : file.Length)].ToArray();
                for (var k = 0; k < i % 5; k++) broken[random.Next(broken.Length)] = (byte)random.Next(256);
                // No exception; whether it passes is a matter of the byte.
                _ = FileInspector.Inspect(name, new MemoryStream(broken));
            }
        }
    }

    private static byte[] Changed(string part, Func<string, string> change) =>
        HandMade.Zip([.. Clean.Select(p => p.Name == part ? (p.Name, change(p.Content)) : p)]);

    private static (string, byte[])[] Bytes((string Name, string Content)[] parts) => [.. parts.Select(p => (p.Name, Encoding.UTF8.GetBytes(p.Content)))];

    private static byte[] WithChart(byte[] book) => Zip([.. Bytes(Clean), ("word/embeddings/Microsoft_Excel_Sheet1.xlsx", book)]);

    private static byte[] Book(params (string, byte[])[] more) => Zip(
    [
        .. Bytes(
        [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("_rels/.rels", $"<Relationships xmlns=\"{Packages}\"><Relationship Id=\"r\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", "<workbook/>"),
        ]),
        .. more,
    ]);

    private static byte[] Zip((string Name, byte[] Content)[] parts)
    {
        using var result = new MemoryStream();
        using (var zip = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }
        return result.ToArray();
    }

    private static string Refused(string name, byte[] file) => Assert.Single(FileInspector.Inspect(name, new MemoryStream(file)).Problems).Code;

    private static InspectedFile Passed(string name, byte[] file)
    {
        var found = FileInspector.Inspect(name, new MemoryStream(file));
        Assert.True(found.IsOk, string.Join(';', found.Problems));
        return found.Value;
    }
}
