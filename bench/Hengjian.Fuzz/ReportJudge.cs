using System.Diagnostics;
using Hengjian.Audit;
using Hengjian.Audit.Findings;
using Hengjian.Documents.Reports;
using Hengjian.Evaluation.Auditing;
using Hengjian.Kernel.Reports;

namespace Hengjian.Fuzz;

/// <summary>
/// Reads a spoilt report, audits it and gives it back with comments: it must be refused with a reason or read whole, with all
/// offsets inside the text, within <see cref="MostMilliseconds"/> of processor time.
/// </summary>
public static class ReportJudge
{
    /// <summary>Most processor time for one file of some tens of kilobytes.</summary>
    public const double MostMilliseconds = 2000;

    private static readonly DocxAuthor Author = new("衡鉴", "衡", DateTimeOffset.UnixEpoch);

    /// <summary>Judges a file; the number chooses where comments go.</summary>
    public static Judgement Judge(string name, byte[] file, long number)
    {
        var clock = Stopwatch.GetTimestamp();
        var before = Environment.CpuUsage.TotalTime;
        try
        {
            var (wrong, codes) = Fare(name, file, number);
            var took = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
            var slow = took > MostMilliseconds && (Environment.CpuUsage.TotalTime - before).TotalMilliseconds > MostMilliseconds;
            return new Judgement(wrong ?? (slow ? FormattableString.Invariant($"slow: {took:F0} ms") : null), codes, took);
        }
#pragma warning disable CA1031 // finding exceptions of any kind is the point
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new Judgement("exception: " + e, e.GetType().Name, 0);
        }
    }

    private static (string? Wrong, string Codes) Fare(string name, byte[] file, long number)
    {
        var read = ReportFiles.Read(name, file);
        if (!read.TryGet(out var report))
            return (read.Problems.Any(p => p.Message.Length is 0 or > 300) ? "a problem without words or with too many" : null, string.Join(' ', read.Problems.Select(p => p.Code).Order(StringComparer.Ordinal)));
        if (Blocks(report.Report) is { } wrong) return (wrong, "blocks");
        var found = ReportAuditor.Audit(report.Report);
        foreach (var span in found.Claims.SelectMany(c => c.Spans).Concat(found.Warnings.SelectMany(w => w.Spans)))
            if (span.Start < 0 || span.End < span.Start || span.End > report.Report.Text.Length) return ("a span outside the text", "spans");
        var comments = report.Docx is null ? null : Comments(report, found, number);
        return (comments, (report.Docx is null ? "text" : "docx") + " ok " + string.Join(' ', found.Claims.Select(c => c.Kind.ToString()).Concat(found.Warnings.Select(w => w.Code)).Distinct().Order(StringComparer.Ordinal)));
    }

    private static string? Blocks(ReportText report)
    {
        var last = 0;
        foreach (var block in report.Blocks)
        {
            if (block.Start < last || block.End <= block.Start || block.End > report.Text.Length) return "a block out of order";
            last = block.End;
            foreach (var cell in block.Table?.Rows.SelectMany(r => r) ?? [])
                if (cell.Start < block.Start && cell.End > cell.Start || cell.End < cell.Start || cell.End > Math.Max(block.End, cell.Start)) return "a cell outside its table";
        }
        return null;
    }

    private static string? Comments(ReportFile report, AuditReport found, long number)
    {
        var (text, last) = (report.Report.Text, 0);
        foreach (var piece in report.Docx!.Pieces)
        {
            if (piece.Start < last || piece.Length < 1 || piece.End > text.Length) return "a piece out of order";
            last = piece.End;
        }
        var random = new Random(number.GetHashCode());
        var remarks = Enumerable.Range(0, 8).Select(_ => random.Next(text.Length + 1)).Select(at => new DocxRemark(at, Math.Min(text.Length, at + random.Next(20)), "话")).ToList();
        var made = DocxComments.Add(report.Bytes, text, remarks, Author);
        // A part that is not read can be broken too; only a text that reads differently the second time is our fault.
        if (!made.TryGet(out var bytes)) return made.Problems[0].Code == "HJD0812" ? "comments refused: " + made.Problems[0] : null;
        var again = DocxReader.Read(report.Report.Name, bytes);
        if (!again.TryGet(out var reread)) return "commented file is not read: " + again.Problems[0];
        if (reread.Report.Text != text) return "comments changed the text";
        return CommentedReports.Write(report, found, undetermined: true, TimeProvider.System).IsOk ? null : "comments on findings refused";
    }
}
