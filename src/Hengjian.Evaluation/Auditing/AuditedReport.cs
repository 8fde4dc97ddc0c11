using Hengjian.Audit;
using Hengjian.Audit.Findings;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Auditing;

/// <summary>One file of an audit: what was found in it, or why it could not be read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The file as read; null when it could not be.</param>
/// <param name="Found">What was found; null when it could not be read.</param>
/// <param name="Problems">Why it could not be read; empty otherwise.</param>
public sealed record AuditedReport(string Name, ReportFile? File, AuditReport? Found, IReadOnlyList<Problem> Problems)
{
    /// <summary>Reads and audits a file on disk.</summary>
    public static AuditedReport Of(string path, string name, AuditOptions options, CancellationToken cancel) =>
        Of(name, ReportFiles.Read(path, name), options, cancel);

    /// <summary>Audits what was read.</summary>
    public static AuditedReport Of(string name, Result<ReportFile> read, AuditOptions options, CancellationToken cancel) =>
        read.TryGet(out var file) ? new(name, file, ReportAuditor.Audit(file.Report, options, cancel), []) : new(name, null, null, read.Problems);
}
