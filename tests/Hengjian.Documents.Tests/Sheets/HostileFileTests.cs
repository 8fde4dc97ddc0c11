using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hengjian.Documents.Sheets;
using Hengjian.Documents.Writing;

namespace Hengjian.Documents.Tests.Sheets;

public sealed class HostileFileTests
{
    private static readonly byte[] Good = GoodFile();

    [Fact]
    public void Truncated_IsDamagedAtEveryLength()
    {
        for (var length = 4; length < Good.Length - 22; length += 97)
            Assert.Equal("HJD0201", SheetText.ProblemOf(Good[..length])?.Code);
    }

    [Fact]
    public void DeclaredBomb_IsRefusedByItsRatio()
    {
        var file = HandMade.Rows(
            $"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{new string('0', 40 << 20)}</t></is></c></row>");
        Assert.True(file.Length < 100_000);
        Assert.Equal("HJD0305", SheetText.ProblemOf(file)?.Code);
    }

    [Fact]
    public void SlowBomb_IsRefusedByTheTotal()
    {
        var file = HandMade.Rows(
            string.Concat(Enumerable.Range(1, 4000).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\"><v>{i}</v></c></row>")));
        Assert.Equal("HJD0304", SheetText.ProblemOf(file, new SheetOptions { MaxUnpackedBytes = 50_000 })?.Code);
    }

    [Fact]
    public void LyingDirectory_IsCaughtByCountingWhatComesOut()
    {
        var file = HandMade.Rows(
            $"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{new string('0', 40 << 20)}</t></is></c></row>");
        // Claim 100 bytes for every part in the central directory.
        for (var at = 0; (at = IndexOf(file, "PK\u0001\u0002"u8, at)) >= 0; at += 4)
            BitConverter.TryWriteBytes(file.AsSpan(at + 24), 100);
        Assert.True(SheetText.ProblemOf(file)?.Code is "HJD0305" or "HJD0201");
    }

    [Fact]
    public void SwarmOfParts_IsRefusedBeforeTheDirectoryIsRead()
    {
        var parts = Enumerable.Range(0, 300).Select(i => ($"x/{i}.xml", "")).ToArray();
        var options = new SheetOptions { MaxEntries = 200 };
        Assert.Equal("HJD0306", SheetText.ProblemOf(HandMade.Xlsx(HandMade.Sheet(""), parts), options)?.Code);
    }

    [Fact]
    public void ExternalEntity_IsRefused()
    {
        var secret = Path.GetTempFileName();
        File.WriteAllText(secret, "top secret");
        var shared = $"<!DOCTYPE sst [<!ENTITY x SYSTEM \"file://{secret}\">]>"
            + "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>&x;</t></si></sst>";
        var file = HandMade.Xlsx(HandMade.Sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"),
            ("xl/sharedStrings.xml", shared));
        Assert.Equal("HJD0205", SheetText.ProblemOf(file)?.Code);
        File.Delete(secret);
    }

    [Fact]
    public void Macros_AreRefusedByPartAndByType()
    {
        Assert.Equal("HJD0203",
            SheetText.ProblemOf(HandMade.Xlsx(HandMade.Sheet(""), ("xl/vbaProject.bin", "x")))?.Code);
        var types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" "
            + "ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>";
        Assert.Equal("HJD0203",
            SheetText.ProblemOf(HandMade.Xlsx(HandMade.Sheet(""), ("[Content_Types].xml", types)))?.Code);
    }

    [Fact]
    public void Encrypted_IsSaid()
    {
        // A compound file whose directory names the stream that encrypted workbooks have.
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1016],
            .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[400]];
        Assert.Equal("HJD0202", SheetText.ProblemOf(file)?.Code);
    }

    public static TheoryData<string, string> BrokenSheets() => new()
    {
        { "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"/>", "HJD0207" },
        { "<row r=\"1\"><c r=\"1A\"><v>1</v></c></row>", "HJD0207" },
        { "<row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c></row>", "HJD0207" },
        { "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>", "HJD0201" },
        { "<row r=\"1\"><c r=\"A1\"><v>1</v></row>", "HJD0201" },
    };

    [Theory]
    [MemberData(nameof(BrokenSheets))]
    public void BrokenSheet_IsAProblem(string rows, string code) =>
        Assert.Equal(code, SheetText.ProblemOf(HandMade.Rows(rows))?.Code);

    [Theory]
    [InlineData("<html><table><tr><td>1</td></tr></table></html>", "HJD0206")]
    [InlineData("<?xml version=\"1.0\"?><Workbook/>", "HJD0206")]
    public void WebPageNamedXls_IsSaid(string text, string code) =>
        Assert.Equal(code, SheetText.ProblemOf(Encoding.UTF8.GetBytes(text))?.Code);

    [Fact]
    public void OtherZip_IsNoWorkbook() =>
        Assert.Equal("HJD0204", SheetText.ProblemOf(HandMade.Zip(("a.txt", "hello")))?.Code);

    [Fact]
    public void LargeNonsense_IsRefusedAtOnce()
    {
        var bytes = new byte[30 << 20];
        new Random(7).NextBytes(bytes);
        Assert.StartsWith("HJD01", SheetText.ProblemOf(bytes)?.Code, StringComparison.Ordinal);
        "PK\u0003\u0004"u8.CopyTo(bytes);
        Assert.Equal("HJD0201", SheetText.ProblemOf(bytes)?.Code);
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(bytes);
        Assert.StartsWith("HJD02", SheetText.ProblemOf(bytes)?.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void AnyBytesAfterASignature_NeverThrow() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll<byte[], int>((tail, kind) =>
        {
            byte[] head = Math.Abs(kind % 3) switch
            {
                0 => [.. "PK\u0003\u0004"u8],
                1 => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]],
                _ => [],
            };
            _ = SheetText.ProblemOf([.. head, .. tail]);
            return true;
        }));

    [Fact]
    public void AnyByteChanged_NeverThrows() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll<uint, byte>((at, value) =>
        {
            var bytes = Good.ToArray();
            bytes[at * 2654435761 % (uint)bytes.Length] = value;
            _ = SheetText.ProblemOf(bytes);
            return true;
        }));

    private static int IndexOf(byte[] bytes, ReadOnlySpan<byte> wanted, int from)
    {
        var found = bytes.AsSpan(from).IndexOf(wanted);
        return found < 0 ? -1 : found + from;
    }

    private static byte[] GoodFile()
    {
        using var stream = new MemoryStream();
        var rows = Enumerable.Range(0, 40).Select(i => (IReadOnlyList<object?>)[$"学校{i}", i * 1.5, i % 2 == 0]);
        XlsxTable.Write(stream, new TableExport("表", [new("名称"), new("数", "人"), new("是否")], rows));
        return stream.ToArray();
    }
}
