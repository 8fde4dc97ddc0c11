using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hengjian.Documents.Csv;

namespace Hengjian.Documents.Tests.Csv;

public sealed class CsvReaderTests
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    // The examples of RFC 4180 section 2, and how spreadsheets read them.
    [Theory]
    [InlineData("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", "aaa|bbb|ccc;zzz|yyy|xxx")]
    [InlineData("aaa,bbb,ccc\r\nzzz,yyy,xxx", "aaa|bbb|ccc;zzz|yyy|xxx")]
    [InlineData("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx", "aaa|b\r\nbb|ccc;zzz|yyy|xxx")]
    [InlineData("\"aaa\",\"b\"\"bb\",\"ccc\"", "aaa|b\"bb|ccc")]
    [InlineData("\"\"\"\",\"\",x", "\"||x")]
    [InlineData("a,b\rc,d\r", "a|b;c|d")]
    [InlineData("a,b\n\n\r\nc,d\n\n", "a|b;c|d")]
    [InlineData("a,\n,b\n,", "a|;|b;|")]
    [InlineData("he said \"no\",1", "he said \"no\"|1")]
    [InlineData("a;b\n1,5;2", "a|b;1,5|2")]
    [InlineData("a\tb\n1,5\t2", "a|b;1,5|2")]
    [InlineData("\"a,b\";c\n1;2", "a,b|c;1|2")]
    [InlineData("\"a\" ,b", "a|b")]
    public void Records_AreCutAsRfc4180Says(string csv, string expected) =>
        Assert.Equal(expected, string.Join(';', Rows(Encoding.UTF8.GetBytes(csv)).Select(r => string.Join('|', r))));

    [Fact]
    public void Lines_CountBreaksInsideQuotesAndEmptyLines()
    {
        var reader = Open("a\r\n\r\n\"x\ny\",1\r\nb\r\n"u8.ToArray());
        List<long> lines = [];
        while (reader.Read()) lines.Add(reader.Line);
        Assert.Equal([1L, 3, 5], lines);
    }

    public static TheoryData<string> Encodings() => new("utf-8", "utf-8-bom", "gbk");

    [Theory]
    [MemberData(nameof(Encodings))]
    public void ChineseText_ReadsInEachEncoding(string name)
    {
        const string text = "学校名称,在校生数\n青禾县第一小学,1200\n\"“引号”、逗号，\",３\n";
        byte[] bytes = name switch
        {
            "gbk" => Gbk.GetBytes(text),
            "utf-8" => Encoding.UTF8.GetBytes(text),
            _ => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
        };
        Assert.Equal([["学校名称", "在校生数"], ["青禾县第一小学", "1200"], ["“引号”、逗号，", "３"]], Rows(bytes));
    }

    [Fact]
    public void Gb18030_FourByteNamesSurvive()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetBytes("姓名\n䶮𠮷\n");
        Assert.Equal([["姓名"], ["䶮𠮷"]], Rows(bytes));
    }

    [Fact]
    public void Utf8WithOneBadByteFarDown_IsDamagedUtf8AndNamesItsLine()
    {
        var good = string.Concat(Enumerable.Repeat("学校,一二\n", 20_000));
        byte[] bytes = [.. Encoding.UTF8.GetBytes(good), 0xC4, (byte)'\n'];
        var problem = Assert.Single(CsvReader.Open(new MemoryStream(bytes)).Problems);
        Assert.Equal("HJD0103", problem.Code);
        Assert.Equal("第 20001 行", problem.Where);
        Assert.Contains("UTF-8", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("GBK", problem.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[]> Unreadable() => new()
    {
        { "HJD0102", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("学校,1\n")] },
        { "HJD0102", Encoding.Unicode.GetBytes("code,name\n") },
        { "HJD0102", Encoding.BigEndianUnicode.GetBytes("code,name\n") },
        { "HJD0101", [.. "PK\u0003\u0004"u8, 1, 2, 3] },
        { "HJD0101", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] },
        { "HJD0101", [.. "a,b\n1,2\n3,"u8, 0, 4] },
        { "HJD0103", [.. "a,b\n1,"u8, 0xFF, 0x80] },
        { "HJD0106", [] },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void NotACsvFile_IsAProblem(string code, byte[] bytes) =>
        Assert.Equal(code, Assert.Single(CsvReader.Open(new MemoryStream(bytes)).Problems).Code);

    [Theory]
    [InlineData("a,b\n\"1,2\n3,4\n", "HJD0104", "第 2 行")]
    [InlineData("a,b\n1,2\n\"3\"x,4\n", "HJD0105", "第 3 行")]
    [InlineData("a,b\n1,2,3,4,5,6\n", "HJD0302", "第 2 行")]
    [InlineData("a\n1\n2\n3\n4\n", "HJD0303", null)]
    [InlineData("a\n1234567890123456789012345678901234567890\n", "HJD0301", "第 2 行")]
    public void BrokenOrOversize_StopsWithTheLine(string csv, string code, string? where)
    {
        var options = new CsvOptions { MaxFields = 5, MaxRows = 4, MaxLineBytes = 30 };
        var reader = CsvReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(csv)), options).Value;
        while (reader.Read()) { }
        Assert.Equal(code, reader.Problem?.Code);
        Assert.Equal(where, reader.Problem?.Where);
    }

    [Fact]
    public void WrittenThenRead_GivesTheSameRows()
    {
        var cell = Gen.Elements("", "x", "青禾", "a,b", "say \"hi\"", "\"", "two\nlines", "\r", ";", "𠮷",
            new string('长', 70));
        var rows = Gen.ArrayOf(Gen.NonEmptyListOf(cell));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(rows.ToArbitrary(), written =>
        {
            // A record of one empty field is an empty line, which is no record.
            var expected = written.Where(r => r.Count > 1 || r[0].Length > 0).Select(r => r.ToArray()).ToList();
            var csv = string.Concat(expected.Select(r => string.Join(',', r.Select(Quote)) + "\r\n"));
            if (csv.Length == 0) return true;
            var read = Rows(Encoding.UTF8.GetBytes("\uFEFF" + csv), ',');
            return expected.Count == read.Count && expected.Zip(read).All(p => p.First.SequenceEqual(p.Second));
        }));
    }

    [Fact]
    public void RandomBytes_NeverThrow() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll<byte[]>(bytes =>
        {
            var options = new CsvOptions { MaxLineBytes = 40, MaxFields = 6 };
            if (!CsvReader.Open(new MemoryStream(bytes), options).TryGet(out var reader)) return true;
            while (reader.Read())
                for (var i = 0; i < reader.FieldCount; i++) _ = reader.Field(i).Length;
            return true;
        }));

    [Fact]
    public void BufferBorders_DoNotShiftFields()
    {
        // Longer than the buffer, with records of every length so that borders fall everywhere.
        var csv = new StringBuilder();
        for (var i = 0; i < 30_000; i++) csv.Append(i).Append(',').Append('x', i % 97)
            .Append(i % 3 == 0 ? ",\"q\"\"\n\"\r\n" : ",尾\n");
        var row = 0;
        var reader = Open(Encoding.UTF8.GetBytes(csv.ToString()));
        for (; reader.Read(); row++)
        {
            Assert.Equal(row.ToString(System.Globalization.CultureInfo.InvariantCulture), reader.Field(0));
            Assert.Equal(row % 97, reader.Field(1).Length);
            Assert.Equal(row % 3 == 0 ? "q\"\n" : "尾", reader.Field(2));
        }
        Assert.Null(reader.Problem);
        Assert.Equal(30_000, row);
    }

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : cell;

    private static CsvReader Open(byte[] bytes, char? delimiter = null) =>
        CsvReader.Open(new MemoryStream(bytes), new CsvOptions { Delimiter = delimiter }).Value;

    private static List<string[]> Rows(byte[] bytes, char? delimiter = null)
    {
        var reader = Open(bytes, delimiter);
        List<string[]> rows = [];
        while (reader.Read()) rows.Add(
            [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.Field(i).ToString())]);
        Assert.Null(reader.Problem);
        return rows;
    }
}
