namespace Hengjian.Domain.Calendars;

/// <summary>
/// 工作日历: which days are worked. A year without data is counted by weekends alone and says so. One calendar serves the whole
/// program; a year that is taken in or changed while it runs counts from then on, for whoever asks.
/// </summary>
/// <param name="years">What was published; each year once.</param>
public sealed class WorkCalendar(IReadOnlyList<CalendarYear> years)
{
    private volatile Book book = new(years);

    /// <summary>What was published, oldest first.</summary>
    public IReadOnlyList<CalendarYear> Years => book.Years;

    /// <summary>The same with a year in place of what is known of it.</summary>
    public WorkCalendar With(CalendarYear year) => new([.. Years.Where(y => y.Year != year.Year), year]);

    /// <summary>Takes a year in, or in place of what is known of it; whole or not at all, also for who asks at the same moment.</summary>
    public void Take(CalendarYear year) => book = new Book([.. Years.Where(y => y.Year != year.Year), year]);

    /// <summary>True when the holidays of the year are known.</summary>
    public bool Knows(int year) => book.ByYear.ContainsKey(year);

    /// <summary>The holiday of a day; null when it is none.</summary>
    public Holiday? HolidayOn(DateOnly day) => book.ByYear.GetValueOrDefault(day.Year)?.Holidays.FirstOrDefault(h => h.Contains(day));

    /// <summary>True for a Saturday or Sunday that is worked in exchange for another day.</summary>
    public bool IsExchanged(DateOnly day) => book.Extra.Contains(day);

    /// <summary>True when the day is worked.</summary>
    public bool IsWorkday(DateOnly day) =>
        book.Extra.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && HolidayOn(day) is null);

    /// <summary>The day itself when it is worked, else the next worked day.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkday(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>The n-th working day after (or, for n below 0, before) a day; the day itself for 0.</summary>
    public DateOnly AddWorkdays(DateOnly day, int n)
    {
        var step = Math.Sign(n);
        for (var left = Math.Abs(n); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkday(day)) left--;
        }
        return day;
    }

    /// <summary>How many working days lie after one day up to and including another; 0 or less when the other is not later.</summary>
    /// <remarks>Backwards the days after <paramref name="to"/> up to and including <paramref name="from"/>, negative.</remarks>
    public int WorkdaysBetween(DateOnly from, DateOnly to)
    {
        if (to < from) return -WorkdaysBetween(to, from);
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (IsWorkday(day)) count++;
        return count;
    }

    /// <summary>The working days of a calendar year.</summary>
    public int WorkdaysIn(int year) => WorkdaysBetween(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31));

    /// <summary>The years between two days whose holidays are not known, in order.</summary>
    public IReadOnlyList<int> UnknownYears(DateOnly from, DateOnly to) =>
        [.. Enumerable.Range(Math.Min(from.Year, to.Year), Math.Abs(to.Year - from.Year) + 1).Where(y => !Knows(y))];

    private sealed class Book(IReadOnlyList<CalendarYear> years)
    {
        public Dictionary<int, CalendarYear> ByYear { get; } = years.ToDictionary(y => y.Year);

        public HashSet<DateOnly> Extra { get; } = [.. years.SelectMany(y => y.ExtraWorkdays)];

        public IReadOnlyList<CalendarYear> Years { get; } = [.. years.OrderBy(y => y.Year)];
    }
}
