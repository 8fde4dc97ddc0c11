namespace Hengjian.Audit.Findings;

/// <summary>Everything found in one report.</summary>
/// <param name="File">Name of the report.</param>
/// <param name="Claims">By their first offset.</param>
/// <param name="Warnings">By their first offset.</param>
public sealed record AuditReport(string File, IReadOnlyList<Claim> Claims, IReadOnlyList<Warning> Warnings)
{
    /// <summary>Numbers beside the values kept elsewhere; empty when there was nothing to hold them against.</summary>
    public IReadOnlyList<DataComparison> Data { get; init; } = [];

    /// <summary>How many claims do not hold.</summary>
    public int Inconsistent => Claims.Count(c => c.Verdict == Verdict.Inconsistent);
}
