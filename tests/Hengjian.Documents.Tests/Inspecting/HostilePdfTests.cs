using System.Text;
using Hengjian.Documents.Inspecting;
using Hengjian.Documents.Tests.Reports;
using Hengjian.Documents.Tests.Sheets;

namespace Hengjian.Documents.Tests.Inspecting;

/// <summary>PDF files with something in them that acts, hidden in every way we know.</summary>
public sealed class HostilePdfTests
{
    private const string Catalog = "<< /Type /Catalog /Pages 2 0 R >>";
    private const string Pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    private const string Script = "<< /S /JavaScript /JS (app.alert(1)) >>";

    [Fact]
    public void ACleanFile_TellsItsPages() => Assert.Equal(1, Passed(PdfFile.Make(Catalog, Pages)).Pages);

    [Fact]
    public void LibreOffices_FilePassesWithItsPages()
    {
        LibreOffice.SkipIfAbsent();
        var page = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
        var pdf = LibreOffice.Convert(WordFile.Make(WordFile.P("一") + page + WordFile.P("二") + page + WordFile.P("三")), "docx", "pdf");
        Assert.Equal(3, Passed(pdf).Pages);
    }

    [Theory]
    [InlineData("<< /S /JavaScript /JS (x) >>")]
    [InlineData("<< /S /J#61vaScript >>")]
    [InlineData("<</S/Launch/F(cmd.exe)>>")]
    [InlineData("<< /Type /EmbeddedFile >>")]
    [InlineData("<< /Names << /EmbeddedFiles 9 0 R >> >>")]
    [InlineData("<< /AcroForm << /XFA 9 0 R >> >>")]
    [InlineData("[ 1 2 << /A << /B [ << /JS 9 0 R >> ] >> >> ]")]
    public void AnActingName_IsFoundWhereverItStands(string acting) => Assert.Equal("HJD0855", Refused(PdfFile.Make(Catalog, Pages, acting)));

    [Theory]
    [InlineData("(/JavaScript in a string \\) is only text)")]
    [InlineData("<< /Title (about /JS and /Launch) >>")]
    [InlineData("<< /JSX 1 /Launcher 2 >>")]
    [InlineData("<2F4A53>")]
    public void WordsThatOnlyLookSo_Pass(string harmless) => Passed(PdfFile.Make(Catalog, Pages, harmless));

    [Theory]
    [InlineData("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")]
    [InlineData("/Type /Obj#53tm /N 1 /First 4 /Filter [/FlateDecode]")]
    [InlineData("/N 1 /First 4 /Filter /FlateDecode")]
    [InlineData("/Type /XObject /Subtype /Image /Filter /FlateDecode")]
    public void AScriptInACompressedObject_IsFound(string dictionary) =>
        Assert.Equal("HJD0855", Refused(PdfFile.Around(PdfFile.Stream(5, dictionary, PdfFile.Flate("7 0 " + Script)))));

    [Theory]
    [InlineData("/Type /ObjStm /N 1 /First 4 /Filter [/ASCII85Decode /FlateDecode]")]
    [InlineData("/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode")]
    [InlineData("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /DecodeParms << /Predictor 12 >>")]
    public void ObjectsCodedInAWayNobodyUses_AreRefused(string dictionary) =>
        Assert.Equal("HJD0856", Refused(PdfFile.Around(PdfFile.Stream(5, dictionary, PdfFile.Flate("7 0 " + Script)))));

    [Fact]
    public void AScriptInAnotherStream_IsFoundWithoutFollowingAddresses()
    {
        var hidden = Encoding.Latin1.GetBytes("\u0001\u0002 9 0 obj\n" + Script + "\nendobj");
        Assert.Equal("HJD0855", Refused(PdfFile.Around(PdfFile.Stream(5, "/Type /XObject", hidden))));
        Assert.Equal("HJD0855", Refused(PdfFile.Around(PdfFile.Stream(5, "/Filter /DCTDecode", hidden))));
        Assert.Equal("HJD0855", Refused(PdfFile.Around(PdfFile.Stream(5, "/Filter /FlateDecode", hidden))));
    }

    [Theory]
    [InlineData("( unbalanced\n")]
    [InlineData("% a comment without end of line ")]
    [InlineData("< not hex ")]
    [InlineData("<< << << [ [ ")]
    [InlineData("5 0 obj << /Length 99999 >> stream\n")]
    [InlineData(">> >> ] ) ")]
    public void GarbageBefore_HidesNothing(string garbage) =>
        Assert.Equal("HJD0855", Refused(PdfFile.Around(Encoding.Latin1.GetBytes(garbage), Encoding.Latin1.GetBytes("9 0 obj " + Script + " endobj\n"))));

    [Fact]
    public void APassword_IsRefused() => Assert.Equal("HJD0849", Refused(PdfFile.Make(Catalog, Pages, "<< /Encrypt 9 0 R >>")));

    [Fact]
    public void ABombOfObjects_IsRefused()
    {
        var bomb = PdfFile.Around(PdfFile.Stream(5, "/Type /ObjStm /Filter /FlateDecode", PdfFile.Flate("7 0 " + new string(' ', 4 << 20))));
        var limits = InspectionLimits.Default with { MaxUnpackedBytes = 1 << 20 };
        Assert.Equal("HJD0853", Assert.Single(FileInspector.Inspect("a.pdf", new MemoryStream(bomb), limits).Problems).Code);
    }

    [Fact]
    public void WithoutItsEnd_OrWithMoreBehindIt_ItIsRefused()
    {
        var pdf = PdfFile.Make(Catalog, Pages);
        Assert.Equal("HJD0848", Refused(pdf[..^10]));
        Assert.Equal("HJD0858", Refused([.. pdf, .. WordFile.Make(WordFile.P("x"))]));
        Assert.Equal("HJD0858", Refused([.. pdf, .. "<html><script></script></html>"u8]));
    }

    [Fact]
    public void ALaterSave_GivesTheNewNumberOfPages() =>
        Assert.Equal(2, Passed([.. PdfFile.Make(Catalog, Pages), .. "2 0 obj << /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >> endobj\n%%EOF\n"u8]).Pages);

    private static string Refused(byte[] file) => Assert.Single(FileInspector.Inspect("a.pdf", new MemoryStream(file)).Problems).Code;

    private static InspectedFile Passed(byte[] file)
    {
        var found = FileInspector.Inspect("a.pdf", new MemoryStream(file));
        Assert.True(found.IsOk, string.Join(';', found.Problems));
        return found.Value;
    }
}
