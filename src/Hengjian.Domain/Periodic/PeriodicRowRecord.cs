namespace Hengjian.Domain.Periodic;

/// <summary>台账的行: one row of a report; what it says are values that name it.</summary>
public sealed class PeriodicRowRecord
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The report.</summary>
    public required long ReportId { get; init; }

    /// <summary>编号: stays the row's own in all periods of its unit and comes back with workbooks: 0007.</summary>
    public required string Key { get; init; }

    /// <summary>Order of the rows, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>沿用上期: the report it was taken over from; null for a new row.</summary>
    public long? CarriedFrom { get; init; }

    /// <summary>Sign-in name of who added it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was taken away; null while it stands. What it said stays, so that it can be brought back.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}
