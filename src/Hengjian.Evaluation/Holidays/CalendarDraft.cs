using System.Globalization;
using Hengjian.Domain.Calendars;
using Hengjian.Evaluation.Calendars;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Holidays;

/// <summary>节假日安排 of a year as it was typed.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Source">文号.</param>
/// <param name="Holidays">Name, first and last day; yyyy-MM-dd.</param>
/// <param name="Workdays">调休 days that are worked.</param>
public sealed record CalendarDraft(int Year, string Source, IReadOnlyList<(string Name, string From, string To)> Holidays, IReadOnlyList<string> Workdays)
{
    private const int MostSource = 80;
    private const int MostName = 20;

    /// <summary>What is in force, to be changed.</summary>
    public static CalendarDraft Of(CalendarYear year) => new(
        year.Year, year.Source, [.. year.Holidays.Select(h => (h.Name, Text(h.From), Text(h.To)))], [.. year.ExtraWorkdays.Select(Text)]);

    /// <summary>Reads it as strictly as a file is read.</summary>
    /// <returns>The year, or every problem.</returns>
    public Result<CalendarYear> Read()
    {
        var problems = new List<Problem>();
        var source = Source.Trim();
        if (source.Length is 0 or > MostSource || source.Any(char.IsControl)) problems.Add(CalendarProblems.NoSource());
        var holidays = Holidays.Select(h => HolidayOf(h, problems)).OfType<Holiday>().OrderBy(h => h.From).ToList();
        if (holidays.Count == 0 && problems.Count == 0) problems.Add(CalendarProblems.NoHolidays(Year));
        for (var i = 1; i < holidays.Count; i++)
            if (holidays[i].From <= holidays[i - 1].To) problems.Add(CalendarProblems.Overlap(Place, holidays[i - 1].Name, holidays[i].Name));
        var worked = Workdays.Select(t => Day(t, "调休上班日", problems)).OfType<DateOnly>().Distinct().Order().ToList();
        foreach (var day in worked.Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || holidays.Exists(h => h.Contains(d))))
            problems.Add(CalendarProblems.NotExchanged(Place, day));
        return problems.Count > 0 ? Result.Fail<CalendarYear>(problems) : new CalendarYear(Year, source, holidays, worked);
    }

    private string Place => string.Create(CultureInfo.InvariantCulture, $"{Year} 年");

    private Holiday? HolidayOf((string Name, string From, string To) typed, List<Problem> problems)
    {
        var (name, before) = (typed.Name.Trim(), problems.Count);
        if (name.Length is 0 or > MostName || name.Any(char.IsControl)) problems.Add(CalendarProblems.NoName(typed.From));
        var (from, to) = (Day(typed.From, name, problems), Day(typed.To, name, problems));
        if (to < from) problems.Add(CalendarProblems.BackToFront(Place, name));
        return problems.Count > before ? null : new Holiday(name, from!.Value, to!.Value);
    }

    private DateOnly? Day(string text, string where, List<Problem> problems)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) problems.Add(CalendarProblems.BadDay(where, text));
        else if (day.Year != Year) problems.Add(CalendarProblems.OtherYear(where, day, Year));
        else return day;
        return null;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
