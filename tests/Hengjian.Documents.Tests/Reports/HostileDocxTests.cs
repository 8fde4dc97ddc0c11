using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Hengjian.Documents.Reports;
using Hengjian.Documents.Tests.Sheets;
using static Hengjian.Documents.Tests.Reports.WordFile;

namespace Hengjian.Documents.Tests.Reports;

/// <summary>What nobody should send: each is refused with its reason, soon and in little memory.</summary>
public sealed class HostileDocxTests
{
    private static readonly byte[] Good = Make(P("好"));

    private static byte[] WithBody(string document) =>
        HandMade.Zip([.. Parts("").Select(p => p.Name == "word/document.xml" ? (p.Name, document) : p)]);

    [Fact]
    public void Empty_IsDamaged() => Assert.Equal("HJD0801", Problem([]));

    [Fact]
    public void CutZip_IsRefusedAtEveryLength()
    {
        for (var length = 4; length < Good.Length; length++)
        {
            var read = DocxReader.Read("x", Good[..length]);
            Assert.Contains(Assert.Single(read.Problems).Code, (string[])["HJD0801", "HJD0813", "HJD0804"]);
        }
    }

    [Theory]
    [InlineData("%PDF-1.7", "HJD0804")]
    [InlineData("{\\rtf1", "HJD0804")]
    [InlineData("<html><body>", "HJD0804")]
    [InlineData("就是一段文字", "HJD0804")]
    public void OtherKinds_AreNamed(string content, string code) => Assert.Equal(code, Problem(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void OldWordAndEncrypted_AreToldApart()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        Assert.Equal("HJD0805", Problem(ole));
        Assert.Equal("HJD0802", Problem([.. ole, .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[600]]));
    }

    [Fact]
    public void Workbook_IsNamed() => Assert.Contains("Excel", DocxReader.Read("x", HandMade.Rows("")).Problems[0].Message, StringComparison.Ordinal);

    [Fact]
    public void OtherZip_IsNoDocument() => Assert.Equal("HJD0804", Problem(HandMade.Zip(("a.txt", "x"))));

    [Fact]
    public void Macros_AreRefusedHoweverNamed()
    {
        Assert.Equal("HJD0803", Problem(Make(P("x"), ("word/vbaProject.bin", "x"))));
        var parts = Parts(P("x"));
        parts[0].Content = parts[0].Content.Replace("vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "vnd.ms-word.document.macroEnabled.main+xml", StringComparison.Ordinal);
        Assert.Equal("HJD0803", Problem(HandMade.Zip(parts)));
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>")]
    [InlineData("<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x.dtd\">")]
    public void DocumentType_IsForbidden(string type)
    {
        Assert.Equal("HJD0806", Problem(WithBody($"<?xml version=\"1.0\"?>{type}<w:document {Space}><w:body/></w:document>")));
        Assert.Equal("HJD0806", Problem(Make(P("x"), ("styles", "")).With("word/styles.xml", type + $"<w:styles {Space}/>")));
    }

    [Theory]
    [InlineData("<w:document")]
    [InlineData("")]
    [InlineData("<a/>")]
    [InlineData("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p></w:body></w:document>")]
    public void BrokenXml_IsDamaged(string document) => Assert.Equal("HJD0801", Problem(WithBody(document)));

    [Fact]
    public void DeepNesting_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 200_000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 200_000));
        Assert.Equal("HJD0808", Problem(Make(deep)));
    }

    [Fact]
    public void NestingAtTheLimit_IsRead()
    {
        var table = P("底");
        for (var i = 0; i < 70; i++) table = Table(Row(Cell(table), Cell("旁")));
        Assert.Equal(70, Blocks(Read(table)).Length);
        var boxes = R("底");
        for (var i = 0; i < 60; i++) boxes = $"<w:r><w:pict><w:txbxContent><w:p>{boxes}</w:p></w:txbxContent></w:pict></w:r>";
        Assert.Equal(["P:底"], Blocks(Read($"<w:p>{boxes}</w:p>")));
    }

    // Side by side, not in each other: every one of them is a text of its own.
    [Fact]
    public void ManyBoxesAndInnerTables_DoNotEndTheProcess()
    {
        var box = $"<w:r><w:pict><w:txbxContent>{P("箱")}</w:txbxContent></w:pict></w:r>";
        Assert.Equal(30_000, Blocks(Read($"<w:p>{string.Concat(Enumerable.Repeat(box, 30_000))}</w:p>")).Count(b => b == "P:箱"));
        var inner = string.Concat(Enumerable.Repeat(Table(Row(Cell(P("格")))), 30_000));
        Assert.True(Blocks(Read(Table(Row(Cell(P("外") + inner))))).Length > 30_000);
    }

    [Fact]
    public void RelationsWithoutEnd_AreRefused()
    {
        var many = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<Relationship Id=\"r{i}\" Type=\"t/{i % 7}\" Target=\"x\"/>"));
        foreach (var part in (string[])["_rels/.rels", "word/_rels/document.xml.rels"])
            Assert.Equal("HJD0807", Problem(Good.With(part, $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{many}</Relationships>")));
    }

    [Fact]
    public void Bomb_IsStoppedByRatioAndBySize()
    {
        var file = Make(P(new string('a', 30 << 20)));
        Assert.True(file.Length < 200_000);
        Assert.Equal("HJD0807", Problem(file));
        Assert.Equal("HJD0807", Problem(Make(P("x"), ("styles", new string(' ', 70 << 20)))));
        Assert.Equal("HJD0807", Problem(Good, new DocxLimits { MaxPartBytes = 100 }));
    }

    [Fact]
    public void LyingSizes_AreCounted()
    {
        // The directory says the body unpacks to ten bytes.
        var file = Make(P(new string('a', 30 << 20)));
        var name = Encoding.ASCII.GetBytes("word/document.xml");
        var at = file.AsSpan().LastIndexOf(name) - 46;
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at + 24), 10);
        Assert.Contains(Problem(file), (string[])["HJD0801", "HJD0807"]);
    }

    [Fact]
    public void TooMuchOfEverything_IsRefused()
    {
        Assert.Equal("HJD0809", Problem(Make(string.Concat(Enumerable.Repeat("<w:p/>", 100))), new DocxLimits { MaxNodes = 100 }));
        Assert.Equal("HJD0809", Problem(Make(string.Concat(Enumerable.Range(0, 6000).Select(i => $"<w:a{i}/>")))));
        Assert.Equal("HJD0811", Problem(Make(P(new string('字', 200))), new DocxLimits { MaxCharacters = 100 }));
        Assert.Equal("HJD0810", Problem(Good, new DocxLimits { MaxFileBytes = 100 }));
    }

    [Theory]
    [InlineData("fields")]
    [InlineData("lists")]
    [InlineData("joined")]
    [InlineData("cells")]
    [InlineData("styles")]
    public void WhatCouldTakeSquareTime_TakesLittle(string kind)
    {
        const int many = 60_000;
        string Repeat(string one) => string.Concat(Enumerable.Repeat(one, many));
        var file = kind switch
        {
            "fields" => Make($"<w:p>{Repeat("<w:r><w:fldChar w:fldCharType=\"begin\"/><w:fldChar w:fldCharType=\"separate\"/><w:t>a</w:t></w:r>")}</w:p>"),
            "lists" => Make(Repeat("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>"),
                ("numbering", "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"8\"><w:lvlText w:val=\"%9\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">" + Repeat("<w:lvlOverride/>") + "<w:abstractNumId w:val=\"0\"/></w:num>")),
            "joined" => Make(Repeat("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">    </w:t></w:r></w:p>")),
            "cells" => Make(Table(Row(Cell(""), Cell(Repeat("<w:p/>"))), Repeat("<w:tr><w:tc/><w:tc/></w:tr>"))),
            _ => Make(Repeat("<w:p><w:pPr><w:pStyle w:val=\"s\"/></w:pPr></w:p>"), ("styles", Repeat("<w:style w:styleId=\"s\"><w:basedOn w:val=\"s\"/></w:style>"))),
        };
        var clock = Stopwatch.StartNew();
        Assert.True(DocxReader.Read("x", file).IsOk);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(8), $"{kind} took {clock.Elapsed}");
    }
}

internal static class Replaced
{
    /// <summary>The file with another content of one part.</summary>
    public static byte[] With(this byte[] file, string part, string content)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)!.Delete();
            using var entry = zip.CreateEntry(part).Open();
            entry.Write(Encoding.UTF8.GetBytes(content));
        }
        return stream.ToArray();
    }
}
