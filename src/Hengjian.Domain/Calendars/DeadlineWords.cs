using System.Globalization;

namespace Hengjian.Domain.Calendars;

/// <summary>Deadlines in words. A deadline ends at 24:00 Beijing time of its day.</summary>
public static class DeadlineWords
{
    private static readonly string[] Weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    /// <summary>11月30日（周一）; with the year when it is another than today's.</summary>
    public static string DayOf(DateOnly day, DateOnly today)
    {
        var year = day.Year == today.Year ? "" : string.Create(CultureInfo.InvariantCulture, $"{day.Year}年");
        return string.Create(CultureInfo.InvariantCulture, $"{year}{day.Month}月{day.Day}日（{Weekdays[(int)day.DayOfWeek]}）");
    }

    /// <summary>剩 6 个工作日; 今天截止; 逾期 2 天. Where holidays are not known: …（2027年放假安排未公布，按周末推算）.</summary>
    public static string LeftOf(DateOnly day, DateOnly today, WorkCalendar calendar)
    {
        if (day == today) return "今天截止";
        if (day < today) return string.Create(CultureInfo.InvariantCulture, $"逾期 {today.DayNumber - day.DayNumber} 天");
        var left = calendar.WorkdaysBetween(today, day);
        var words = left == 0
            ? string.Create(CultureInfo.InvariantCulture, $"剩 {day.DayNumber - today.DayNumber} 天，都是休息日")
            : string.Create(CultureInfo.InvariantCulture, $"剩 {left} 个工作日");
        var unknown = calendar.UnknownYears(today, day);
        return unknown.Count == 0 ? words : $"{words}（{string.Join("、", unknown.Select(Number))}年放假安排未公布，按周末推算）";
    }

    /// <summary>11月30日（周一），剩 6 个工作日.</summary>
    public static string Of(DateOnly day, DateTimeOffset now, WorkCalendar calendar)
    {
        var today = BeijingTime.DayOf(now);
        return DayOf(day, today) + "，" + LeftOf(day, today, calendar);
    }

    /// <summary>True once the day is over in Beijing.</summary>
    public static bool IsOver(DateOnly day, DateTimeOffset now) => day < BeijingTime.DayOf(now);

    private static string Number(int year) => year.ToString(CultureInfo.InvariantCulture);
}
