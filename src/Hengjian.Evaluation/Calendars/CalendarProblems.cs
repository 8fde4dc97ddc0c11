using Hengjian.Kernel;

namespace Hengjian.Evaluation.Calendars;

/// <summary>Everything that can be wrong with a calendar file: HJP0400–0409.</summary>
internal static class CalendarProblems
{
    public static Problem BadDay(string where, string text) => new("HJP0400", $"“{text}”不是日期。", where, "写成 2026-10-01");

    public static Problem OtherYear(string where, DateOnly day, int year) =>
        new("HJP0401", FormattableString.Invariant($"{day:yyyy-MM-dd} 不在 {year} 年。"), where, "一个文件只写一年的日子");

    public static Problem BackToFront(string where, string name) => new("HJP0402", $"“{name}”的最后一天早于第一天。", where);

    public static Problem Overlap(string where, string one, string other) => new("HJP0403", $"“{one}”和“{other}”有同一天。", where);

    public static Problem NotExchanged(string where, DateOnly day) =>
        new("HJP0404", FormattableString.Invariant($"{day:yyyy-MM-dd} 不是周末，或在放假期间，不能是调休上班日。"), where, "节假日以外的周六、周日");

    public static Problem YearTwice(string where, int year) => new("HJP0405", FormattableString.Invariant($"{year} 年的日历写了两次。"), where);
}
