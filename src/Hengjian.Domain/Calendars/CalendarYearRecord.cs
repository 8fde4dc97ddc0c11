namespace Hengjian.Domain.Calendars;

/// <summary>节假日安排 as it was taken into the platform: one version of one year; the newest holds.</summary>
public sealed class CalendarYearRecord
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>From 1, in the year.</summary>
    public required int Version { get; init; }

    /// <summary>文号.</summary>
    public required string Source { get; init; }

    /// <summary>JSON: the year as <see cref="CalendarYear"/>.</summary>
    public required string Spec { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
