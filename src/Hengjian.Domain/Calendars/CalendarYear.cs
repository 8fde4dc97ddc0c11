namespace Hengjian.Domain.Calendars;

/// <summary>放假安排 of one year, as the State Council's General Office published it.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Source">文号 of the notice.</param>
/// <param name="Holidays">In the order of the year; no two share a day.</param>
/// <param name="ExtraWorkdays">调休: weekend days that are worked, in order.</param>
public sealed record CalendarYear(int Year, string Source, IReadOnlyList<Holiday> Holidays, IReadOnlyList<DateOnly> ExtraWorkdays);

/// <summary>节假日.</summary>
/// <param name="Name">春节.</param>
/// <param name="From">First day off.</param>
/// <param name="To">Last day off.</param>
public sealed record Holiday(string Name, DateOnly From, DateOnly To)
{
    /// <summary>True when the day is one of its days.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= To;
}
