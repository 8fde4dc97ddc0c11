using System.Globalization;
using Hengjian.Domain.Calendars;
using Hengjian.Domain.Periodic;

namespace Hengjian.Domain.Tests.Periodic;

/// <summary>Against a walk day by day, the platform's ISO weeks and days counted by hand.</summary>
public class PeriodScaleTests
{
    private static readonly DateOnly From = new(1999, 1, 1);
    private static readonly DateOnly To = new(2033, 12, 31);

    private static readonly TermSpan[] Terms = [new("秋季学期", 9, 1, 1, 31), new("春季学期", 2, 16, 7, 15)];

    public static TheoryData<Cadence> Cadences => [.. Enum.GetValues<Cadence>().Where(c => c != Cadence.Term)];

    // What a clerk with a calendar on the wall would write on the paper of that day.
    private static string LabelOf(Cadence cadence, DateOnly day) => cadence switch
    {
        Cadence.Day => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        Cadence.Week => $"{ISOWeek.GetYear(day.ToDateTime(default))}-{ISOWeek.GetWeekOfYear(day.ToDateTime(default))}",
        Cadence.TenDays => $"{day.Year}-{day.Month}-" + (day.Day <= 10 ? "上" : day.Day <= 20 ? "中" : "下"),
        Cadence.HalfMonth => $"{day.Year}-{day.Month}-" + (day.Day <= 15 ? "上" : "下"),
        Cadence.Month => $"{day.Year}-{day.Month}",
        _ => $"{day.Year}",
    };

    [Theory, MemberData(nameof(Cadences))]
    public void Periods_AreTheDaysOfOneLabel_NumberedOneAfterTheOther(Cadence cadence)
    {
        var scale = new PeriodScale(cadence, []);
        int? last = null;
        string? label = null;
        DateOnly first = default;
        for (var day = From; day <= To; day = day.AddDays(1))
        {
            var period = scale.Containing(day)!;
            Assert.True(period.Contains(day));
            Assert.Equal(period, scale.At(period.No));
            if (LabelOf(cadence, day) == label) Assert.Equal(last, period.No);
            else
            {
                if (last is { } before)
                {
                    Assert.Equal(before + 1, period.No);
                    Assert.Equal(day, period.First);
                    Assert.Equal(day.AddDays(-1), scale.At(before).Last);
                    if (first != From) Assert.Equal(first, scale.At(before).First);
                }
                (label, first) = (LabelOf(cadence, day), day);
            }
            last = period.No;
        }
    }

    [Theory]
    [InlineData(Cadence.TenDays, "2024-02-29", "2024年2月下旬", "2024-02-21", "2024-02-29")]
    [InlineData(Cadence.TenDays, "2023-02-28", "2023年2月下旬", "2023-02-21", "2023-02-28")]
    [InlineData(Cadence.TenDays, "2026-12-31", "2026年12月下旬", "2026-12-21", "2026-12-31")]
    [InlineData(Cadence.TenDays, "2026-11-20", "2026年11月中旬", "2026-11-11", "2026-11-20")]
    [InlineData(Cadence.HalfMonth, "2026-01-15", "2026年1月上半月", "2026-01-01", "2026-01-15")]
    [InlineData(Cadence.HalfMonth, "2025-12-16", "2025年12月下半月", "2025-12-16", "2025-12-31")]
    // 1 January 2027 is a Friday: still the 53rd week of 2026. 29 December 2025 begins the first week of 2026.
    [InlineData(Cadence.Week, "2027-01-01", "2026年第53周（12月28日—1月3日）", "2026-12-28", "2027-01-03")]
    [InlineData(Cadence.Week, "2025-12-29", "2026年第1周（12月29日—1月4日）", "2025-12-29", "2026-01-04")]
    [InlineData(Cadence.Month, "2024-02-01", "2024年2月", "2024-02-01", "2024-02-29")]
    [InlineData(Cadence.Term, "2027-01-31", "2026年秋季学期", "2026-09-01", "2027-01-31")]
    [InlineData(Cadence.Term, "2027-02-16", "2027年春季学期", "2027-02-16", "2027-07-15")]
    [InlineData(Cadence.Year, "2024-12-31", "2024年", "2024-01-01", "2024-12-31")]
    public void APeriod_IsCalledAsPeopleCallIt(Cadence cadence, string day, string name, string first, string last)
    {
        var period = new PeriodScale(cadence, cadence == Cadence.Term ? Terms : []).Containing(Day(day))!;
        Assert.Equal((name, Day(first), Day(last)), (period.Name, period.First, period.Last));
    }

    [Fact]
    public void BetweenTerms_NoPeriodHoldsADay_TheNextOneComes()
    {
        var scale = new PeriodScale(Cadence.Term, Terms);
        var last = scale.Containing(From)!.No;
        for (var day = From; day <= To; day = day.AddDays(1))
        {
            var monthDay = (day.Month * 100) + day.Day;
            var inside = monthDay is >= 901 or <= 131 or (>= 216 and <= 715);
            Assert.Equal(inside, scale.Containing(day) is not null);
            var next = scale.From(day);
            Assert.True(next.Last >= day && scale.At(next.No - 1).Last < day);
            Assert.InRange(next.No, last, last + 1);
            last = next.No;
        }
    }

    [Fact]
    public void ATermToTheEndOfFebruary_FollowsTheLeapYear()
    {
        var scale = new PeriodScale(Cadence.Term, [new TermSpan("冬学期", 12, 1, 2, 29)]);
        Assert.Equal(Day("2024-02-29"), scale.Containing(Day("2023-12-05"))!.Last);
        Assert.Equal(Day("2025-02-28"), scale.Containing(Day("2024-12-05"))!.Last);
    }

    [Fact]
    public void Between_IsEveryPeriodThatHasADayOfTheStretch()
    {
        var scale = new PeriodScale(Cadence.TenDays, []);
        Assert.Equal(["2026年12月中旬", "2026年12月下旬", "2027年1月上旬"], scale.Between(Day("2026-12-20"), Day("2027-01-01")).Select(p => p.Name));
        Assert.Empty(scale.Between(Day("2026-12-20"), Day("2026-12-10")));
    }

    [Theory]
    // National Day of 2026 as published: 1–7 October off, 20 September and 10 October worked.
    [InlineData(Cadence.Month, "2026-09-15", 3, true, false, "2026-10-10")]
    [InlineData(Cadence.Month, "2026-09-15", 3, false, false, "2026-10-03")]
    [InlineData(Cadence.Month, "2026-09-15", 3, false, true, "2026-10-08")]
    [InlineData(Cadence.HalfMonth, "2026-09-16", 0, false, false, "2026-09-30")]
    [InlineData(Cadence.TenDays, "2026-09-11", 0, false, true, "2026-09-20")]
    [InlineData(Cadence.Day, "2026-10-03", 0, true, false, "2026-10-03")]
    public void Due_CountsWorkingDays_OrDays_AndIsPutOffWhereTheFormSaysSo(Cadence cadence, string day, int days, bool work, bool postpone, string due)
    {
        var calendar = new WorkCalendar([new CalendarYear(2026, "示例", [new Holiday("国庆节", Day("2026-10-01"), Day("2026-10-07"))], [Day("2026-09-20"), Day("2026-10-10")])]);
        Assert.Equal(Day(due), new DueRule(days, work, postpone).Of(new PeriodScale(cadence, []).Containing(Day(day))!, calendar));
    }

    [Theory]
    [InlineData(PeriodicState.Due, 0, "2026-11-22", "待报")]
    [InlineData(PeriodicState.Due, 0, "2026-11-25", "未报（逾期 3 天）")]
    [InlineData(PeriodicState.Handed, 0, "2026-12-25", "按时")]
    [InlineData(PeriodicState.Handed, 2, "2026-12-25", "迟报 2 天")]
    [InlineData(PeriodicState.Returned, 0, "2026-11-22", "退回待改")]
    [InlineData(PeriodicState.Returned, 1, "2026-11-26", "退回（迟 4 天）")]
    public void Timeliness_IsSaidInDays(PeriodicState state, int late, string today, string words) =>
        Assert.Equal(words, Timeliness.Of(state, Day("2026-11-22"), late, Day(today)).ToString());

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
