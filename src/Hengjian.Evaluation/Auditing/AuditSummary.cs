using System.Globalization;
using Hengjian.Audit.Copying;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Writing;
using Hengjian.Documents.Writing;
using Hengjian.Kernel.Reports;

namespace Hengjian.Evaluation.Auditing;

/// <summary>
/// Gathers the findings of many reports and writes them as one workbook: 汇总, 疑点, 与数据不符, 提醒, 疑似雷同. Of each report its rows are
/// kept, of many reports on the disk.
/// </summary>
public sealed class AuditSummary : IDisposable
{
    private const int LongestQuote = 300;
    private readonly RowFile files = new();
    private readonly RowFile flags = new();
    private readonly RowFile differences = new();
    private readonly RowFile warnings = new();
    private readonly RowFile copied = new();
    private bool lookedForCopies;

    /// <summary>Adds a report, or the reason why it could not be read.</summary>
    public void Add(AuditedReport report)
    {
        if (report is not { File.Report: { } text, Found: { } found })
        {
            files.Add([report.Name, "读不出", .. new object?[5 + Kinds.Length], string.Join("；", report.Problems.Select(p => p.ToString()))]);
            return;
        }
        int Count(Verdict verdict) => found.Claims.Count(c => c.Verdict == verdict);
        files.Add([
            report.Name, "已审核", Count(Verdict.Inconsistent), Count(Verdict.Consistent), Count(Verdict.Undetermined), found.Warnings.Count, found.Data.Count(DataWords.Matters),
            .. Kinds.Select(k => (object?)found.Claims.Count(c => c.Kind == k && c.Verdict == Verdict.Inconsistent)), ""]);
        var places = new ReportPlaces(text);
        foreach (var claim in found.Claims.Where(c => c.Verdict == Verdict.Inconsistent)) flags.Add(Flag(report.Name, text, places, claim));
        foreach (var data in found.Data.Where(DataWords.Matters))
            differences.Add([
                report.Name, places.Of(data.Span.Start), DataWords.Against(data.Kind), data.Name, data.Year, Quote(text.Text, Sentence(text.Text, data.Span)), Figure(data.Stated), Figure(data.Given),
                data.Unit, data.Message, data.Source, data.Id]);
        foreach (var warning in found.Warnings)
            warnings.Add([
                report.Name, warning.Spans.Count > 0 ? places.Of(warning.Spans[0].Start) : "全文", Names.OfWarning(warning.Code), warning.Message,
                warning.Spans.Count > 0 ? PersonalWords.Hide(warning.Code, Quote(text.Text, warning.Spans[0])) : "", warning.Id]);
    }

    /// <summary>Adds the passages that reports share.</summary>
    /// <param name="reports">The reports that the indices count.</param>
    /// <param name="passages">The passages.</param>
    public void Add(IReadOnlyList<ReportText> reports, IReadOnlyList<CopiedPassage> passages)
    {
        lookedForCopies = true;
        var places = new ReportPlaces?[reports.Count];
        string Place(int report, int at) => (places[report] ??= new ReportPlaces(reports[report])).Of(at);
        foreach (var copy in passages)
            copied.Add([
                reports[copy.First].Name, Place(copy.First, copy.FirstSpan.Start), reports[copy.Second].Name, Place(copy.Second, copy.SecondSpan.Start),
                copy.Length, copy.Similarity * 100, copy.FiguresDiffer ? "文字相同，数字不同" : "",
                Quote(reports[copy.First].Text, copy.FirstSpan), Quote(reports[copy.Second].Text, copy.SecondSpan)]);
    }

    /// <summary>Writes the workbook; the same findings give the same bytes.</summary>
    public void Write(Stream stream) => XlsxTable.Write(stream, Tables().ConvertAll(t => t with { FitRows = true }));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var rows in (RowFile[])[files, flags, differences, warnings, copied]) rows.Dispose();
    }

    // A sheet that could not hold them all says so under its title.
    private static IReadOnlyList<string> Left(RowFile rows, params IReadOnlyList<string> said) =>
        rows.Left > 0 ? [.. said, string.Create(CultureInfo.InvariantCulture, $"一张工作表放不下：还有 {rows.Left} 行没有列出，请筛选后分批导出。")] : said;

    private static readonly ClaimKind[] Kinds = Enum.GetValues<ClaimKind>();

    private List<TableExport> Tables()
    {
        List<TableExport> tables =
        [
            new("汇总", [
                new("文件", Width: 36), new("状态"), new("不一致", "处", 0), new("一致", "处", 0), new("无法判断", "处", 0), new("文字提示", "处", 0), new("与数据不符", "处", 0),
                .. Kinds.Select(k => new TableColumn("不一致：" + Names.Of(k), "处", 0)), new("读不出的原因", Width: 50)], files.Rows())
            {
                Remarks = Left(files, string.Create(CultureInfo.InvariantCulture, $"共 {files.Count} 份。不一致是疑点，不是结论，要对照原文和算式判断。")),
            },
            new("疑点", [
                new("文件", Width: 30), new("位置", Width: 26), new("类型", Width: 10), new("原文", Width: 60), new("算式和说明", Width: 60), new("文中的数"), new("推算的数"), new("单位", Width: 8),
                new("推算范围", Width: 18), new("前提", Width: 40), new("编号", Width: 14)], flags.Rows()) { Remarks = Left(flags) },
            new("与数据不符", [
                new("文件", Width: 30), new("位置", Width: 26), new("与什么不符", Width: 12), new("数据项", Width: 26), new("年份", Decimals: 0), new("原文", Width: 60), new("文中的数"), new("数据中的数"),
                new("单位", Width: 8), new("说明", Width: 60), new("来源", Width: 36), new("编号", Width: 14)], differences.Rows()) { Remarks = Left(differences) },
            new("提醒", [new("文件", Width: 30), new("位置", Width: 26), new("类型", Width: 16), new("说明", Width: 50), new("原文", Width: 50), new("编号", Width: 14)], warnings.Rows()) { Remarks = Left(warnings) },
        ];
        if (lookedForCopies)
            tables.Add(new("疑似雷同", [
                new("文件一", Width: 30), new("位置一", Width: 24), new("文件二", Width: 30), new("位置二", Width: 24), new("相同字数", "字", 0), new("相似度", "%", 1), new("数字", Width: 18),
                new("文件一的文字", Width: 70), new("文件二的文字", Width: 70)], copied.Rows())
            {
                Remarks = Left(copied, "多数报告共有的套话、文件名和短引语不计。相同不等于抄袭，要看谁先谁后、是否同出一源。"),
            });
        return tables;
    }

    private static IReadOnlyList<object?> Flag(string file, ReportText text, ReportPlaces places, Claim claim)
    {
        var span = FindingWords.Place(text.Text, claim);
        var words = claim.Message + string.Concat(claim.Diagnoses.Skip(1).Select(d => "也可能是" + d.Text + "。"));
        return [
            file, places.Of(span.Start), Names.Of(claim.Kind), Quote(text.Text, Sentence(text.Text, claim.Spans[0])), words, Figure(claim.Stated), Figure(claim.Computed), claim.Unit,
            FindingWords.Interval(claim), claim.Assumption, claim.Id];
    }

    // Noise of doubles is no news.
    private static double? Figure(double? value) => value is { } v && double.IsFinite(v) ? double.Parse(v.ToString(Math.Abs(v) < 100_000 ? "G6" : "G10", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;

    // The whole sentence around the words.
    private static TextSpan Sentence(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start > 0 && span.Start - start < LongestQuote / 2 && text[start - 1] is not ('。' or '\n' or '！' or '？')) start--;
        while (end < text.Length && end - span.End < LongestQuote / 2 && text[end] is not ('\n' or '。')) end++;
        return new TextSpan(start, end < text.Length && text[end] == '。' ? end + 1 : end);
    }

    private static string Quote(string text, TextSpan span)
    {
        var quote = text.AsSpan(span.Start, Math.Min(span.End - span.Start, 2 * LongestQuote)).Trim().ToString();
        return span.End - span.Start > 2 * LongestQuote ? quote + "…" : quote;
    }
}
