using Hengjian.Domain.Access;

namespace Hengjian.Domain.Periodic;

/// <summary>定期报送: one form of one unit and one period.</summary>
public sealed class PeriodicReportRecord : IInUnit
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The form.</summary>
    public required long FormId { get; init; }

    /// <inheritdoc/>
    public required string UnitId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Number of the period, in the cadence.</summary>
    public required int PeriodNo { get; init; }

    /// <summary>Last day; moves only when somebody decides so after the calendar of holidays was changed.</summary>
    public required DateOnly Due { get; set; }

    /// <summary>How far it has got.</summary>
    public PeriodicState State { get; set; }

    /// <summary>When it was handed in last.</summary>
    public DateTimeOffset? HandedAt { get; set; }

    /// <summary>By whom.</summary>
    public string? By { get; set; }

    /// <inheritdoc/>
    public Openness Openness { get; set; }
}
