using Hengjian.Audit.Findings;
using Hengjian.Documents.Official;
using Hengjian.Evaluation.Auditing;

namespace Hengjian.Evaluation.Tests.ReportDesk;

/// <summary>What differs from data leaves with the Word file and the workbook, as the desk shows it.</summary>
public sealed class FindingFilesTests
{
    private const string Text = "全县小学在校生20474人，联系人电话13812345678。";

    [Fact]
    public void Difference_IsACommentAndARow_ATrialIsNeither()
    {
        var bytes = OfficialDocx.Write(new OfficialDocument(
            ["报告"], [new OfficialParagraph(Text)], new OfficialProperties("报告", "某县", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))));
        var file = ReportFiles.Read("报告.docx", bytes).Value;
        var at = file.Report.Text.IndexOf("小学", StringComparison.Ordinal);
        var found = new AuditReport("报告", [], [new Warning("personal-data", "这里有一个手机号。", [Span("13812345678")])])
        {
            Data = [Difference("data", "报送数 20500人"), Difference("trial", "试算 1人")],
        };
        var made = CommentedReports.Write(file, found, undetermined: false, TimeProvider.System).Value;
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(made));
        using var comments = new StreamReader(zip.GetEntry("word/comments.xml")!.Open());
        var told = comments.ReadToEnd();
        Assert.Contains("与报送数不符", told, StringComparison.Ordinal);
        Assert.DoesNotContain("试算", told, StringComparison.Ordinal);

        using var summary = new AuditSummary();
        summary.Add(new AuditedReport("报告.docx", file, found, []));
        using var book = new MemoryStream();
        summary.Write(book);
        using var sheets = new System.IO.Compression.ZipArchive(book);
        var cells = string.Concat(sheets.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
        Assert.Contains("报送数 20500人", cells, StringComparison.Ordinal);
        Assert.DoesNotContain("试算", cells, StringComparison.Ordinal);
        // The sheet of warnings does not hand out what it warns of.
        Assert.Contains("138*****678", cells, StringComparison.Ordinal);

        TextSpan Span(string words)
        {
            var start = file.Report.Text.IndexOf(words, StringComparison.Ordinal);
            return new TextSpan(start, start + words.Length);
        }
        DataComparison Difference(string kind, string message) => new()
        {
            Id = kind,
            Verdict = DataVerdict.Differs,
            Kind = kind,
            Key = "stu",
            Name = "小学在校生数",
            Stage = "",
            Region = 990101,
            Year = 2025,
            Span = new TextSpan(at, at + 5),
            Number = new TextSpan(at + 2, at + 5),
            Stated = 20474,
            Half = 0.5,
            Given = 20500,
            Unit = "人",
            Message = message,
        };
    }
}
