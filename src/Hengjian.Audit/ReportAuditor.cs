using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Reading;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit;

/// <summary>Reads a report and checks every number that can be checked. Pure: the same text gives the same findings.</summary>
public static class ReportAuditor
{
    /// <summary>Audits a report.</summary>
    /// <param name="report">The report as read.</param>
    /// <param name="cancel">Ends a long run.</param>
    public static AuditReport Audit(ReportText report, CancellationToken cancel = default)
    {
        var claims = new List<Claim>();
        foreach (var block in report.Blocks)
        {
            cancel.ThrowIfCancellationRequested();
            if (block.Kind == BlockKind.Table) continue;
            var reading = new BlockClaims(report.Text);
            foreach (var (start, end) in Sentences.Of(report.Text, block.Start, block.End)) reading.Read(start, end, claims);
            reading.Close(claims);
        }
        var ordered = claims.OrderBy(c => c.Spans[0].Start).ThenBy(c => c.Spans[0].End).ThenBy(c => c.Kind);
        return new AuditReport(report.Name, FindingIds.Number(report.Text, ordered), []);
    }
}
