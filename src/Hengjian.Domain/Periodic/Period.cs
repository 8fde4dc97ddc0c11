namespace Hengjian.Domain.Periodic;

/// <summary>报告期: one stretch of days a report is about.</summary>
/// <param name="No">Number in its cadence, one more than that of the period before; stays the same for ever.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
/// <param name="Name">2026年11月中旬.</param>
public sealed record Period(int No, DateOnly First, DateOnly Last, string Name)
{
    /// <summary>True when the day is one of its days.</summary>
    public bool Contains(DateOnly day) => First <= day && day <= Last;
}

/// <summary>学期: from one day of the year to another, next year's when that comes first.</summary>
/// <param name="Name">秋季学期.</param>
/// <param name="FromMonth">Month of the first day.</param>
/// <param name="FromDay">First day.</param>
/// <param name="ToMonth">Month of the last day.</param>
/// <param name="ToDay">Last day; 29 February is 28 in other years.</param>
public sealed record TermSpan(string Name, int FromMonth, int FromDay, int ToMonth, int ToDay)
{
    /// <summary>Its first day in the year it begins in.</summary>
    public DateOnly FirstIn(int year) => DayIn(year, FromMonth, FromDay);

    /// <summary>Its last day when it begins in that year.</summary>
    public DateOnly LastFrom(int year) => DayIn((ToMonth, ToDay).CompareTo((FromMonth, FromDay)) < 0 ? year + 1 : year, ToMonth, ToDay);

    private static DateOnly DayIn(int year, int month, int day) => new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
}
