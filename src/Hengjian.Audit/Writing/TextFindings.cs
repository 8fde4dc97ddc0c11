using System.Globalization;
using Hengjian.Audit.Copying;
using Hengjian.Audit.Findings;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Writing;

/// <summary>Writes findings for a terminal: what does not hold first, each with its line, its words and its arithmetic.</summary>
public static class TextFindings
{
    private const int LongestQuote = 90;

    /// <summary>Writes one report.</summary>
    /// <param name="into">Receives the text.</param>
    /// <param name="text">Text of the report.</param>
    /// <param name="found">Its findings.</param>
    /// <param name="all">True to write consistent and undetermined claims too.</param>
    public static void Write(TextWriter into, string text, AuditReport found, bool all)
    {
        var lines = new LineIndex(text);
        into.WriteLine(found.File);
        foreach (var claim in found.Claims.Where(c => all || c.Verdict == Verdict.Inconsistent))
        {
            into.WriteLine(Invariant($"  {Mark(claim.Verdict)} 第 {lines.Line(claim.Spans[0].Start)} 行 {Names.Of(claim.Kind)} [{claim.Id}]：“{Quote(text, claim.Spans[0])}”"));
            into.WriteLine("      " + claim.Message);
            foreach (var diagnosis in claim.Diagnoses.Skip(1)) into.WriteLine("      也可能是：" + diagnosis.Text);
            if (claim.Assumption.Length > 0) into.WriteLine("      前提：" + claim.Assumption);
        }
        foreach (var warning in found.Warnings)
        {
            var where = warning.Spans.Count > 0 ? Invariant($"第 {lines.Line(warning.Spans[0].Start)} 行 ") : "";
            into.WriteLine($"  · {where}{warning.Message}");
        }
        foreach (var data in found.Data.Where(d => all || d.Verdict == DataVerdict.Differs))
            into.WriteLine(Invariant($"  {Mark(data.Verdict)} 第 {lines.Line(data.Number.Start)} 行 {data.Name} [{data.Id}]：{data.Message}{(data.Source.Length > 0 ? $"（{data.Source}）" : "")}"));
        var (bad, good) = (found.Inconsistent, found.Claims.Count(c => c.Verdict == Verdict.Consistent));
        into.WriteLine(Invariant($"  数值表述 {found.Claims.Count} 处：不一致 {bad}，一致 {good}，无法判断 {found.Claims.Count - bad - good}；文字提示 {found.Warnings.Count} 处。"));
        if (found.Data.Count == 0) return;
        int Count(DataVerdict verdict) => found.Data.Count(d => d.Verdict == verdict);
        into.WriteLine(Invariant($"  与数据对照 {found.Data.Count} 处：不符 {Count(DataVerdict.Differs)}，相符 {Count(DataVerdict.Agrees)}，没有数据 {Count(DataVerdict.NoValue)}，不能断定 {Count(DataVerdict.Unclear)}。"));
    }

    /// <summary>Writes the passages that reports share, both texts of each.</summary>
    /// <param name="into">Receives the text.</param>
    /// <param name="reports">The reports that the indices count.</param>
    /// <param name="copies">What was found.</param>
    public static void Write(TextWriter into, IReadOnlyList<ReportText> reports, CopyResult copies)
    {
        into.WriteLine(Invariant($"雷同段落 {copies.Passages.Count} 处。{(copies.Cut ? "相近的句子太多，只看了一部分。" : "")}"));
        foreach (var copy in copies.Passages)
        {
            into.WriteLine(Invariant($"  {reports[copy.First].Name} ≈ {reports[copy.Second].Name}：{copy.Length} 字相同，相似度 {copy.Similarity:P0}{(copy.FiguresDiffer ? "，文字相同、数字不同" : "")}"));
            into.WriteLine("      一：" + Quote(reports[copy.First].Text, copy.FirstSpan));
            into.WriteLine("      二：" + Quote(reports[copy.Second].Text, copy.SecondSpan));
        }
    }

    private static string Mark(DataVerdict verdict) => verdict switch
    {
        DataVerdict.Differs => "≠",
        DataVerdict.Agrees => "=",
        _ => "?",
    };

    private static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Inconsistent => "✗",
        Verdict.Consistent => "✓",
        _ => "?",
    };

    private static string Quote(string text, TextSpan span)
    {
        var quote = text.AsSpan(span.Start, Math.Min(span.End - span.Start, LongestQuote)).ToString().ReplaceLineEndings(" ");
        return span.End - span.Start > LongestQuote ? quote + "…" : quote;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
