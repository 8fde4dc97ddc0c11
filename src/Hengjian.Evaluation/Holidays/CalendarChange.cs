using Hengjian.Domain.Calendars;
using Hengjian.Evaluation.Periodic;

namespace Hengjian.Evaluation.Holidays;

/// <summary>A day that would be another than it is.</summary>
/// <param name="Day">The day.</param>
/// <param name="Before">What it is now: 工作日, 周末, 春节, 调休上班.</param>
/// <param name="After">What it would be.</param>
public sealed record DayChange(DateOnly Day, string Before, string After);

/// <summary>Last days set by people that would fall on a day off; the platform never moves them.</summary>
/// <param name="Day">The day.</param>
/// <param name="Kind">Kind of the tasks.</param>
/// <param name="Title">Title of one of them.</param>
/// <param name="Count">How many open tasks.</param>
public sealed record FallingDeadline(DateOnly Day, string Kind, string Title, int Count);

/// <summary>A year of the calendar beside what is in force.</summary>
/// <param name="Before">In force; null when the year is not known yet.</param>
/// <param name="After">As it would be.</param>
/// <param name="Days">Days that differ, in order.</param>
/// <param name="WorkdaysBefore">Working days of the year now.</param>
/// <param name="WorkdaysAfter">As they would be.</param>
/// <param name="Moves">Announced deadlines that would be other days.</param>
/// <param name="Falls">Deadlines set by hand that would be days off.</param>
/// <param name="Version">Version in force when it was compared; 0 for none.</param>
public sealed record CalendarChange(
    CalendarYear? Before, CalendarYear After, IReadOnlyList<DayChange> Days, int WorkdaysBefore, int WorkdaysAfter,
    IReadOnlyList<MovedDeadline> Moves, IReadOnlyList<FallingDeadline> Falls, int Version);
