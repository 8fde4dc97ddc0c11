using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hengjian.Documents.Csv;

namespace Hengjian.Documents.Tests.Csv;

public sealed class CsvFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    // The oracle is the reader over the whole stream, which the RFC's examples check.
    [Theory]
    [InlineData("\n", "", 4)]
    [InlineData("\r\n", "", 4)]
    [InlineData("\n", "\r\n\n", 4)]
    [InlineData("\n", "\"q\"\"\n\",1\n", 1)]
    [InlineData("\n", "a,b\rc,d\n", 1)]
    [InlineData("\r", "", 1)]
    public void Parts_GiveWhatOneReaderGives(string lineEnd, string between, int leastParts)
    {
        var csv = new StringBuilder("编号,内容" + lineEnd);
        for (var i = 0; i < 60_000; i++)
            csv.Append(i).Append(',').Append(i % 97 == 0 ? "青禾" : new string('x', i % 41)).Append(lineEnd).Append(i % 5_000 == 0 ? between : "");
        csv.Append("最后,一行");
        File.WriteAllText(path, csv.ToString());
        using var file = CsvFile.Open(path).Value;
        Assert.InRange(file.PartCount, leastParts, leastParts == 1 ? 1 : 100);
        Assert.Equal(Whole(path), InParts(file));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), file.Sha256);
    }

    [Fact]
    public void Gbk_IsHashedWholeAndReadInParts()
    {
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!;
        var lines = string.Concat(Enumerable.Range(0, 80_000).Select(i => $"{i},{(i > 60_000 ? "青禾县" : "x")}\n"));
        File.WriteAllBytes(path, gbk.GetBytes(lines));
        using var file = CsvFile.Open(path).Value;
        Assert.True(file.PartCount > 1);
        Assert.Equal(Whole(path), InParts(file));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), file.Sha256);
    }

    [Fact]
    public void RandomText_ReadsTheSameBothWays()
    {
        var piece = Gen.Elements("a", "12.5", ",", ";", "\n", "\r\n", "\r", "\"", "青", "\n\n", ",,");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Gen.ArrayOf(piece).ToArbitrary(), pieces =>
        {
            File.WriteAllText(path, string.Concat(pieces));
            var opened = CsvFile.Open(path);
            if (!opened.TryGet(out var file)) return pieces.Length == 0;
            using (file) return Whole(path).SequenceEqual(InParts(file));
        }));
    }

    [Theory]
    [InlineData("a,b\n1,2,3,4,5,6\n")]
    [InlineData("a\n1\n2\n3\n4\n")]
    [InlineData("a\n1234567890123456789012345678901234567890\n")]
    public void Limits_StopBothWaysAlike(string csv)
    {
        File.WriteAllText(path, csv);
        var options = new CsvOptions { MaxFields = 5, MaxRows = 4, MaxLineBytes = 30 };
        using var file = CsvFile.Open(path, options).Value;
        var buffer = Array.Empty<byte>();
        var (inPart, whole) = (file.Read(0, ref buffer), CsvReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(csv)), options).Value);
        while (inPart.Read()) { }
        while (whole.Read()) { }
        Assert.NotNull(whole.Problem);
        Assert.Equal(whole.Problem, inPart.Problem);
    }

    private static List<string> Whole(string path)
    {
        using var stream = File.OpenRead(path);
        return Records(CsvReader.Open(stream).Value);
    }

    private static List<string> InParts(CsvFile file)
    {
        var buffer = Array.Empty<byte>();
        var records = new List<string>();
        for (var i = 0; i < file.PartCount; i++) records.AddRange(Records(file.Read(i, ref buffer)));
        return records;
    }

    private static List<string> Records(CsvReader reader)
    {
        var records = new List<string>();
        while (reader.Read())
            records.Add($"{reader.Line}:{string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.Field(i).ToString()))}");
        if (reader.Problem is { } problem) records.Add(problem.ToString());
        return records;
    }
}
