namespace Hengjian.Domain.Periodic;

/// <summary>定期报表 as it was given out: each giving out of a form in a region is one record.</summary>
public sealed class PeriodicFormRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>Code of the form.</summary>
    public required string Code { get; init; }

    /// <summary>From 1, in the code and region.</summary>
    public required int Version { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Chinese title.</summary>
    public required string Title { get; init; }

    /// <summary>How often.</summary>
    public required Cadence Cadence { get; init; }

    /// <summary>JSON: the text of the form, who is asked, from when until when.</summary>
    public required string Spec { get; set; }

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
