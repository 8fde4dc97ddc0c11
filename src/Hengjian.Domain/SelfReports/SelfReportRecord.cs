namespace Hengjian.Domain.SelfReports;

/// <summary>自评报告: a paper built from a package.</summary>
public sealed class SelfReportRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The package.</summary>
    public required long PackageId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Which paper.</summary>
    public required string Template { get; init; }

    /// <summary>Of the paper as built.</summary>
    public required string BuiltSha256 { get; set; }

    /// <summary>When it was built last.</summary>
    public required DateTimeOffset At { get; set; }
}
