using System.Globalization;
using Hengjian.Audit;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Writing;
using Hengjian.Documents.Reports;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Auditing;

/// <summary>Gives a Word report back with a comment at each finding; nothing else of it is changed.</summary>
public static class CommentedReports
{
    // More comments than anybody reads make the file unusable; the last one says how many were left out.
    private const int Most = 2000;

    /// <summary>Writes the report with comments on what does not hold, on what differs from data, and on every warning.</summary>
    /// <param name="file">A report read from a .docx.</param>
    /// <param name="found">What the audit found in it.</param>
    /// <param name="undetermined">True for comments on what could not be decided too.</param>
    /// <param name="time">Gives the time printed on the comments.</param>
    /// <returns>The bytes of the new file; a problem for a report that is no .docx.</returns>
    public static Result<byte[]> Write(ReportFile file, AuditReport found, bool undetermined, TimeProvider time)
    {
        if (file.Docx is null) return AuditProblems.NotWord(file.Report.Name);
        return DocxComments.Add(file.Bytes, file.Report.Text, Remarks(file.Report.Text, found, undetermined), new DocxAuthor("衡鉴", "衡", time.GetUtcNow()));
    }

    private static List<DocxRemark> Remarks(string text, AuditReport found, bool undetermined)
    {
        var remarks = found.Claims.Where(c => c.Verdict == Verdict.Inconsistent || undetermined && c.Verdict == Verdict.Undetermined)
            .Select(c => (Place: FindingWords.Place(text, c), Text: FindingWords.Of(c)))
            .Concat(found.Warnings.Select(w => (Place: w.Spans.Count > 0 ? w.Spans[0] : default, Text: FindingWords.Of(w))))
            .Concat(found.Data.Where(DataWords.Matters).Select(d => (Place: d.Span, Text: DataWords.Of(d))))
            .OrderBy(r => r.Place.Start).ThenBy(r => r.Place.End)
            .Select(r => new DocxRemark(r.Place.Start, r.Place.End, r.Text)).ToList();
        if (remarks.Count <= Most) return remarks;
        var left = remarks.Count - Most;
        return [.. remarks.Take(Most), new DocxRemark(0, 0, string.Create(CultureInfo.InvariantCulture, $"还有 {left} 处没有加批注。"))];
    }
}
