using System.Text.Json;
using Hengjian.Documents.Official;
using Hengjian.Documents.Reports;
using Hengjian.Documents.Sheets;

namespace Hengjian.Cli.Tests;

public sealed class AuditVerbTests : IDisposable
{
    private const string Wrong = "经费投入24.7亿元，比上年23.0亿元增加1.7亿元，增长6.9%。";
    private const string Passage = "校长教师交流轮岗机制不断健全，城区优质学校与乡村薄弱学校结成办学共同体，骨干教师每周送教下乡，城乡学生同上一堂课，办学差距持续缩小，群众满意度稳步提升。";

    private readonly string folder = Directory.CreateTempSubdirectory("hengjian-audit-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, "in", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Docx(params string[] paragraphs) => OfficialDocx.Write(new OfficialDocument(
        ["自评报告"], [.. paragraphs.Select(p => new OfficialParagraph(p))], new OfficialProperties("自评报告", "某县", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))));

    [Fact]
    public async Task WordReport_ComesBackWithComments()
    {
        var file = Put("a.docx", Docx("一、投入", Wrong));
        var target = Path.Combine(folder, "out.docx");
        var run = await HengjianProcess.RunAsync("audit", file, "--comments", target);
        Assert.True(run.ExitCode == 1, run.Errors);
        Assert.Contains("6.9%", run.Output, StringComparison.Ordinal);
        var made = await File.ReadAllBytesAsync(target, TestContext.Current.CancellationToken);
        Assert.Equal(DocxReader.Read("a", await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).Value.Report.Text, DocxReader.Read("a", made).Value.Report.Text);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(made));
        using var comments = new StreamReader(zip.GetEntry("word/comments.xml")!.Open());
        var text = await comments.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("w:author=\"衡鉴\"", text, StringComparison.Ordinal);
        Assert.Contains("1.7", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_GoesOnPastUnreadableFiles()
    {
        Put("甲.docx", Docx(Wrong, Passage));
        Put("乙.txt", System.Text.Encoding.UTF8.GetBytes("没有问题的一份。\n" + Passage));
        Put("坏.docx", [1, 2, 3]);
        Put("~$甲.docx", [0]);
        var (book, comments) = (Path.Combine(folder, "s.xlsx"), Path.Combine(folder, "c"));
        var run = await HengjianProcess.RunAsync("audit", Path.Combine(folder, "in"), "--json", "--summary", book, "--comments", comments, "--copies");
        Assert.True(run.ExitCode == 1, run.Errors);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(2, json.RootElement.GetProperty("documents").GetArrayLength());
        Assert.Equal("坏.docx", json.RootElement.GetProperty("unread")[0].GetProperty("file").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("copies").GetArrayLength());
        Assert.Contains("3/3", run.Errors, StringComparison.Ordinal);
        Assert.Equal(["甲.docx"], Directory.EnumerateFiles(comments).Select(Path.GetFileName));
        using var stream = File.OpenRead(book);
        using var sheets = SheetBook.Open(stream).Value;
        Assert.Equal(["汇总", "疑点", "与数据不符", "提醒", "疑似雷同"], sheets.Sheets.Select(s => s.Name));
        Assert.Contains(Rows(sheets, 0), r => r.StartsWith("坏.docx|读不出", StringComparison.Ordinal) && r.Contains("HJD08", StringComparison.Ordinal));
        Assert.Contains(Rows(sheets, 1), r => r.StartsWith("甲.docx|", StringComparison.Ordinal) && r.Contains(Wrong, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Originals_AreNeverWrittenOver_NorOneOutputOverAnother()
    {
        var (first, second) = (Put("a/x.docx", Docx("一、投入", Wrong)), Put("b/x.docx", Docx("二、投入", Wrong)));
        var before = await File.ReadAllBytesAsync(first, TestContext.Current.CancellationToken);
        var folder = Path.GetDirectoryName(first)!;
        foreach (var options in (string[][])[["--format", "docx", "--out", folder], ["--comments", folder], ["--out", first], ["--summary", first]])
        {
            var run = await HengjianProcess.RunAsync(["audit", folder, .. options]);
            Assert.Contains("HJP0907", run.Errors, StringComparison.Ordinal);
            Assert.Equal(before, await File.ReadAllBytesAsync(first, TestContext.Current.CancellationToken));
        }
        var target = Path.Combine(folder, "out");
        var both = await HengjianProcess.RunAsync("audit", first, second, "--comments", target);
        Assert.Contains("HJP0908", both.Errors, StringComparison.Ordinal);
        Assert.Contains("一、投入", DocxReader.Read("x", await File.ReadAllBytesAsync(Path.Combine(target, "x.docx"), TestContext.Current.CancellationToken)).Value.Report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_AreForWordFilesOnly()
    {
        var run = await HengjianProcess.RunAsync("audit", Put("a.txt", "一份报告。"u8.ToArray()), "--comments", Path.Combine(folder, "x.docx"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("HJA0105", run.Errors, StringComparison.Ordinal);
    }

    private static List<string> Rows(SheetBook book, int sheet)
    {
        using var reader = book.Read(sheet).Value;
        var rows = new List<string>();
        while (reader.Read()) rows.Add(string.Join("|", Enumerable.Range(0, reader.Count).Select(i => reader[i].Text.ToString())));
        return rows;
    }

    [Theory]
    [InlineData("缺少--region", "--data", ".", "--year", "2025")]
    [InlineData("“--region”不能是“12”", "--data", ".", "--region", "12", "--year", "2025")]
    [InlineData("没有衡鉴工作区", "--data", ".", "--region", "990624", "--year", "2025")]
    public async Task ComparisonWithData_NeedsWorkspaceRegionAndYear(string refusal, params string[] options)
    {
        var file = Put("c.txt", System.Text.Encoding.UTF8.GetBytes(Wrong));
        var run = await HengjianProcess.RunAsync(["audit", file, .. options.Select(o => o == "." ? folder : o)]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(refusal, run.Errors, StringComparison.Ordinal);
    }
}
