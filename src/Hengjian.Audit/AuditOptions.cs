using Hengjian.Audit.Warnings;

namespace Hengjian.Audit;

/// <summary>What an audit is told beside the report.</summary>
public sealed record AuditOptions
{
    /// <summary>Nothing is asked for.</summary>
    public static readonly AuditOptions None = new();

    /// <summary>Names of sections or items that the report must speak of (from the scheme); empty when none are asked for.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>What is known of the report beside its text.</summary>
    public ReportContext Context { get; init; } = ReportContext.Unknown;
}
