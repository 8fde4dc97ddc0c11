using System.Globalization;
using Hengjian.Domain.Calendars;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Indicators.Yaml;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Calendars;

/// <summary>Reads calendar files (calendars/README.md): strict, every problem with its place.</summary>
public static class CalendarLoader
{
    /// <summary>calendars/ beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "calendars");

    /// <summary>The calendars that came with the program.</summary>
    public static Result<WorkCalendar> LoadShipped() => Load(DefinitionFiles.Read(Folder));

    /// <summary>Reads files, one year each.</summary>
    /// <returns>The calendar, or every problem of every file.</returns>
    public static Result<WorkCalendar> Load(IReadOnlyList<(string Name, string Text)> files)
    {
        var problems = new List<Problem>();
        var years = new List<CalendarYear>();
        foreach (var (name, text) in files)
        {
            if (YamlMap.Parse(name, text, problems) is not { } map) continue;
            var before = problems.Count;
            var year = Year(map);
            if (problems.Count > before) continue;
            if (years.Exists(y => y.Year == year.Year)) map.Report(w => CalendarProblems.YearTwice(w, year.Year), "year");
            years.Add(year);
        }
        return problems.Count > 0 ? Result.Fail<WorkCalendar>(problems) : new WorkCalendar(years);
    }

    private static CalendarYear Year(YamlMap map)
    {
        var year = map.Whole("year") ?? 0;
        if (year == 0) map.RequiredText("year");
        var source = map.RequiredText("source");
        var holidays = map.Maps("holidays").Select(h => Holiday(h, year)).OrderBy(h => h.From).ToList();
        var worked = map.Texts("workdays").Select(t => Day(map, "workdays", t, year)).OfType<DateOnly>().Order().ToList();
        map.Done();
        for (var i = 1; i < holidays.Count; i++)
            if (holidays[i].From <= holidays[i - 1].To)
                map.Report(w => CalendarProblems.Overlap(w, holidays[i - 1].Name, holidays[i].Name), "holidays");
        foreach (var day in worked.Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || holidays.Exists(h => h.Contains(d))))
            map.Report(w => CalendarProblems.NotExchanged(w, day), "workdays");
        return new CalendarYear(year, source, holidays, worked);
    }

    private static Holiday Holiday(YamlMap map, int year)
    {
        var name = map.RequiredText("name");
        var from = Day(map, "from", map.RequiredText("from"), year);
        var to = Day(map, "to", map.RequiredText("to"), year);
        map.Done();
        if (to < from) map.Report(w => CalendarProblems.BackToFront(w, name));
        return new Holiday(name, from ?? default, to ?? default);
    }

    private static DateOnly? Day(YamlMap map, string key, string text, int year)
    {
        if (text.Length == 0) return null;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            map.Report(w => CalendarProblems.BadDay(w, text), key);
        else if (day.Year != year) map.Report(w => CalendarProblems.OtherYear(w, day, year), key);
        else return day;
        return null;
    }
}
