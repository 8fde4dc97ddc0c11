using Hengjian.Domain.Calendars;

namespace Hengjian.Domain.Tests.Calendars;

/// <summary>Counting by hand-made years; the published ones are checked where their files are read.</summary>
public class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = new(
    [
        new CalendarYear(2025, "国办发明电〔2024〕12号", [new Holiday("国庆节、中秋节", Day("2025-10-01"), Day("2025-10-08"))], [Day("2025-09-28"), Day("2025-10-11")]),
        new CalendarYear(2026, "国办发明电〔2025〕7号", [], []),
    ]);

    [Theory]
    [InlineData("2025-09-28", true)] // a Sunday, worked
    [InlineData("2025-10-01", false)]
    [InlineData("2025-10-08", false)]
    [InlineData("2025-10-09", true)]
    [InlineData("2025-10-11", true)] // a Saturday, worked
    [InlineData("2025-10-12", false)]
    public void PublishedHoliday_IsOffAndItsExchangedDaysAreWorked(string day, bool worked) =>
        Assert.Equal(worked, Calendar.IsWorkday(Day(day)));

    [Fact]
    public void LongHoliday_TakesNoWorkingDays()
    {
        // 30 September, then 9 October is the next day of work.
        Assert.Equal(1, Calendar.WorkdaysBetween(Day("2025-09-30"), Day("2025-10-09")));
        Assert.Equal(Day("2025-10-09"), Calendar.AddWorkdays(Day("2025-09-30"), 1));
        Assert.Equal(Day("2025-09-30"), Calendar.AddWorkdays(Day("2025-10-09"), -1));
        Assert.Equal(Day("2025-10-09"), Calendar.OnOrAfter(Day("2025-10-01")));
    }

    [Fact]
    public void AddAndCount_AreInverse()
    {
        for (var start = 0; start < 700; start++)
        {
            var n = start * 7 % 60;
            Assert.Equal(n, Calendar.WorkdaysBetween(At(start), Calendar.AddWorkdays(At(start), n)));
        }
    }

    [Fact]
    public void Counting_AddsUpAndTurnsItsSign()
    {
        for (var i = 0; i < 500; i++)
        {
            var (x, y, z) = (At(i * 37), At(i * 101), At(i * 211));
            Assert.Equal(Calendar.WorkdaysBetween(x, z), Calendar.WorkdaysBetween(x, y) + Calendar.WorkdaysBetween(y, z));
            Assert.Equal(Calendar.WorkdaysBetween(x, y), -Calendar.WorkdaysBetween(y, x));
        }
    }

    [Theory]
    [InlineData("2026-11-30", "2026-11-22T03:00:00Z", "11月30日（周一），剩 6 个工作日")]
    [InlineData("2026-11-22", "2026-11-22T15:59:00Z", "11月22日（周日），今天截止")]
    [InlineData("2026-11-22", "2026-11-22T16:00:00Z", "11月22日（周日），逾期 1 天")] // midnight in Beijing
    [InlineData("2026-11-22", "2026-11-20T03:00:00Z", "11月22日（周日），剩 2 天，都是休息日")]
    [InlineData("2027-01-04", "2026-12-31T03:00:00Z", "2027年1月4日（周一），剩 2 个工作日（2027年放假安排未公布，按周末推算）")]
    public void Deadline_SaysDayAndWhatIsLeft(string day, string now, string words) =>
        Assert.Equal(words, DeadlineWords.Of(Day(day), DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), Calendar));

    [Fact]
    public void YearWithoutData_IsNamed()
    {
        Assert.Equal([2027, 2028], Calendar.UnknownYears(Day("2026-05-01"), Day("2028-05-01")));
        Assert.False(Calendar.Knows(2027));
    }

    private static DateOnly At(int n) => Day("2025-01-01").AddDays(n % 1000);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
