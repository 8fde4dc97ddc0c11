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
                continue;
            }
            var reading = new BlockClaims(report.Text);
            foreach (var (start, end) in Sentences.Of(report.Text, block.Start, block.End))
                if (reading.Read(start, end) is { } sentence) repeats.Read(sentence, claims);
            claims.AddRange(reading.Close());
        }
        var warnings = WarningFinder.Of(report, (options ?? AuditOptions.None).Required);
        var ordered = claims.OrderBy(c => c.Spans[0].Start).ThenBy(c => c.Spans[0].End).ThenBy(c => c.Kind);
        return new AuditReport(report.Name, FindingIds.Number(report.Text, ordered), FindingIds.Number(report.Text, warnings));
    }
}
