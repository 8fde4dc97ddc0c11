using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Reading;
using Hengjian.Audit.Tables;
using Hengjian.Audit.Warnings;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit;

/// <summary>Reads a report and checks every number that can be checked. Pure: the same text gives the same findings.</summary>
public static class ReportAuditor
{
    /// <summary>Audits a report.</summary>
    /// <param name="report">The report as read.</param>
    /// <param name="options">What the report is held to beside itself; null for nothing.</param>
    /// <param name="cancel">Ends a long run.</param>
    public static AuditReport Audit(ReportText report, AuditOptions? options = null, CancellationToken cancel = default)
    {
        var claims = new List<Claim>();
        var repeats = new RepeatClaims();
        foreach (var block in report.Blocks)
        {
            cancel.ThrowIfCancellationRequested();
            if (block.Table is { } table)
            {
                claims.AddRange(TableClaims.Of(report.Text, table));
                foreach (var cell in Prose.Cells(report.Text, table)) Read(report.Text, cell.Start, cell.End, repeats, claims);
            }
            else Read(report.Text, block.Start, block.End, repeats, claims);
        }
        options ??= AuditOptions.None;
        var warnings = WarningFinder.Of(report, options.Required, options.Context);
        var ordered = claims.OrderBy(c => c.Spans[0].Start).ThenBy(c => c.Spans[0].End).ThenBy(c => c.Kind);
        return new AuditReport(report.Name, FindingIds.Number(report.Text, ordered), FindingIds.Number(report.Text, warnings));
    }

    private static void Read(string text, int start, int end, RepeatClaims repeats, List<Claim> claims)
    {
        var reading = new BlockClaims(text);
        foreach (var (from, to) in Sentences.Of(text, start, end))
            if (reading.Read(from, to) is { } sentence) repeats.Read(sentence, claims);
        claims.AddRange(reading.Close());
    }
}
