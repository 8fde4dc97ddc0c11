using System.Globalization;

namespace Hengjian.Domain.Periodic;

/// <summary>
/// 报告期的划分: numbers and days of the periods of one cadence. Pure. Weeks are those of ISO 8601 (Monday to Sunday, named by the
/// year of their Thursday); 旬 are 1–10, 11–20, 21–end of the month; half-months 1–15, 16–end; terms as the form dates them.
/// </summary>
/// <param name="cadence">How often.</param>
/// <param name="terms">For <see cref="Cadence.Term"/>: in any order, none overlapping another; else empty.</param>
public sealed class PeriodScale(Cadence cadence, IReadOnlyList<TermSpan> terms)
{
    private const int DaysOfWeek = 7;
    private const int MonthsOfYear = 12;
    private const int TensOfMonth = 3;
    private const int MidMonth = 15;

    private static readonly string[] TenNames = ["上旬", "中旬", "下旬"];
    private static readonly string[] HalfNames = ["上半月", "下半月"];

    private readonly IReadOnlyList<TermSpan> terms = [.. terms.OrderBy(t => (t.FromMonth, t.FromDay))];

    /// <summary>How often.</summary>
    public Cadence Cadence { get; } = cadence;

    /// <summary>The period of a number.</summary>
    public Period At(int no) => Cadence switch
    {
        Cadence.Day => OfDay(no),
        Cadence.Week => OfWeek(no),
        Cadence.TenDays => OfTen(no),
        Cadence.HalfMonth => OfHalf(no),
        Cadence.Month => OfMonth(no),
        Cadence.Term => OfTerm(no),
        _ => new Period(no, new DateOnly(no, 1, 1), new DateOnly(no, 12, 31), Text($"{no}年")),
    };

    /// <summary>The period a day lies in; null between two terms.</summary>
    public Period? Containing(DateOnly day)
    {
        if (Cadence != Cadence.Term) return At(NumberOf(day));
        for (var year = day.Year - 1; year <= day.Year; year++)
            for (var i = 0; i < terms.Count; i++)
                if (OfTerm((year * terms.Count) + i) is var term && term.Contains(day)) return term;
        return null;
    }

    /// <summary>The period a day lies in, or the next one.</summary>
    public Period From(DateOnly day)
    {
        if (Containing(day) is { } there) return there;
        var no = (day.Year - 1) * terms.Count;
        while (OfTerm(no).First <= day) no++;
        return OfTerm(no);
    }

    /// <summary>The periods that have a day between two days, oldest first.</summary>
    public IEnumerable<Period> Between(DateOnly from, DateOnly to)
    {
        for (var period = From(from); period.First <= to; period = At(period.No + 1)) yield return period;
    }

    private int NumberOf(DateOnly day) => Cadence switch
    {
        Cadence.Day => day.DayNumber,
        // Day 0, 1 January of the year 1, is a Monday.
        Cadence.Week => day.DayNumber / DaysOfWeek,
        Cadence.TenDays => (MonthOf(day) * TensOfMonth) + Math.Min((day.Day - 1) / 10, TensOfMonth - 1),
        Cadence.HalfMonth => (MonthOf(day) * 2) + (day.Day > MidMonth ? 1 : 0),
        Cadence.Month => MonthOf(day),
        _ => day.Year,
    };

    private static int MonthOf(DateOnly day) => (day.Year * MonthsOfYear) + day.Month - 1;

    private static DateOnly FirstOf(int month) => new(month / MonthsOfYear, (month % MonthsOfYear) + 1, 1);

    private static DateOnly LastOf(int month) => FirstOf(month + 1).AddDays(-1);

    private static Period OfDay(int no)
    {
        var day = DateOnly.FromDayNumber(no);
        return new Period(no, day, day, Text($"{day.Year}年{day.Month}月{day.Day}日"));
    }

    private static Period OfWeek(int no)
    {
        var monday = DateOnly.FromDayNumber(no * DaysOfWeek);
        var sunday = monday.AddDays(DaysOfWeek - 1);
        // The week belongs to the year its Thursday lies in; counted from there no calendar of the platform is needed.
        var thursday = monday.AddDays(3);
        var week = ((thursday.DayOfYear - 1) / DaysOfWeek) + 1;
        return new Period(no, monday, sunday, Text($"{thursday.Year}年第{week}周（{monday.Month}月{monday.Day}日—{sunday.Month}月{sunday.Day}日）"));
    }

    private static Period OfTen(int no)
    {
        var (month, ten) = (no / TensOfMonth, no % TensOfMonth);
        var first = FirstOf(month).AddDays(10 * ten);
        return new Period(no, first, ten == TensOfMonth - 1 ? LastOf(month) : first.AddDays(9), Text($"{first.Year}年{first.Month}月{TenNames[ten]}"));
    }

    private static Period OfHalf(int no)
    {
        var (month, half) = (no / 2, no % 2);
        var first = FirstOf(month).AddDays(MidMonth * half);
        return new Period(no, first, half == 1 ? LastOf(month) : first.AddDays(MidMonth - 1), Text($"{first.Year}年{first.Month}月{HalfNames[half]}"));
    }

    private static Period OfMonth(int no)
    {
        var first = FirstOf(no);
        return new Period(no, first, LastOf(no), Text($"{first.Year}年{first.Month}月"));
    }

    private Period OfTerm(int no)
    {
        var (year, term) = (no / terms.Count, terms[no % terms.Count]);
        return new Period(no, term.FirstIn(year), term.LastFrom(year), Text($"{year}年{term.Name}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
