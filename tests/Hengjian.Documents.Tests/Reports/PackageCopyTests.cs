using System.IO.Compression;
using System.Text;
using Hengjian.Documents.Reports;
using static Hengjian.Documents.Tests.Reports.WordFile;

namespace Hengjian.Documents.Tests.Reports;

public sealed class PackageCopyTests
{
    private static readonly DocxAuthor Author = new("衡鉴", "衡", new DateTimeOffset(2026, 3, 1, 1, 2, 3, TimeSpan.Zero));

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2025, 3, 1, 8, 0, 0, TimeSpan.Zero);
                using var to = entry.Open();
                to.Write(content);
            }
        return stream.ToArray();
    }

    private static (string, byte[])[] Report(string body, params (string Name, byte[] Content)[] others) =>
        [.. Parts(body).Select(p => (p.Name, Encoding.UTF8.GetBytes(p.Content))), .. others];

    private static byte[] Commented(byte[] file) => DocxComments.Add(file, Read(file).Report.Text, [new(0, 2, "话")], Author).Value;

    private static List<(string, byte[])> Contents(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return [.. zip.Entries.Select(e => (e.FullName, Bytes(e)))];
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var copy = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    [Fact]
    public void PartsWhoseNamesDifferInCaseOrSlashes_KeepTheirOwnBytes()
    {
        byte[] other = [.. "<w:document xmlns:w=\"x\"/>"u8];
        var file = Zip(Report(P("正文"), ("word/media/image1.png", [1, 2]), ("word/media/IMAGE1.png", [3]), ("word\\media\\image1.png", [4, 5, 6]), ("WORD/document.xml", other)));
        var (before, after) = (Contents(file), Contents(Commented(file)));
        string[] touched = ["word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"];
        Assert.Equal([.. before.Select(e => e.Item1), "word/comments.xml"], after.Select(e => e.Item1));
        for (var i = 0; i < before.Count; i++)
            if (!touched.Contains(before[i].Item1)) Assert.Equal(before[i].Item2, after[i].Item2);
        Assert.Contains("commentRangeStart", Encoding.UTF8.GetString(after.Find(e => e.Item1 == "word/document.xml").Item2), StringComparison.Ordinal);
    }

    // A blank picture of 60 MB packs to 60 kB: more than any text may grow, and it is never unpacked.
    [Fact]
    public void APictureThatGrowsWithoutMeasure_IsTakenOverPacked()
    {
        var file = Zip(Report(P("正文"), ("word/media/blank.bmp", new byte[60 << 20])));
        var made = Commented(file);
        Assert.InRange(made.Length, file.Length, file.Length + 4_000);
        using var zip = new ZipArchive(new MemoryStream(made));
        var copied = zip.GetEntry("word/media/blank.bmp")!;
        Assert.Equal((60L << 20, new DateTimeOffset(2025, 3, 1, 8, 0, 0, TimeSpan.Zero).DateTime), (copied.Length, copied.LastWriteTime.DateTime));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ChangedParts_KeepTheirPlaceAndTime(bool twice)
    {
        var file = Zip(Report(P("正文")));
        var made = Commented(file);
        if (twice) made = Commented(made);
        using var zip = new ZipArchive(new MemoryStream(made));
        Assert.Equal(["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml"], zip.Entries.Select(e => e.FullName));
        Assert.All(zip.Entries.Take(4), e => Assert.Equal(2025, e.LastWriteTime.Year));
        Assert.Equal(1980, zip.Entries[4].LastWriteTime.Year);
        Assert.Equal(Commented(file), Commented(file));
    }
}
