namespace Hengjian.Audit.Findings;

/// <summary>Everything found in one report.</summary>
/// <param name="File">Name of the report.</param>
/// <param name="Claims">By their first offset.</param>
/// <param name="Warnings">By their first offset.</param>
public sealed record AuditReport(string File, IReadOnlyList<Claim> Claims, IReadOnlyList<Warning> Warnings)
{
    /// <summary>How many claims do not hold.</summary>
    public int Inconsistent => Claims.Count(c => c.Verdict == Verdict.Inconsistent);
}
