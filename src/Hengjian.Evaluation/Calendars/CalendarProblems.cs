using Hengjian.Kernel;

namespace Hengjian.Evaluation.Calendars;

/// <summary>Everything that can be wrong with a calendar, as a file or as typed: HJP0400–0409 and HJP0910–0914.</summary>
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

    public static Problem NoSource() => new("HJP0910", "没有写依据的文号。", "依据", "国务院办公厅通知的文号，如 国办发明电〔2025〕7号，不超过 80 个字");

    public static Problem NoName(string where) => new("HJP0911", "放假安排缺少名称。", where, "元旦、春节……，不超过 20 个字");

    public static Problem NoHolidays(int year) => new("HJP0912", FormattableString.Invariant($"{year} 年一个节假日也没有写。"), Expected: "按当年通知逐项填写");

    public static Problem Unchanged(int year) => new("HJP0913", FormattableString.Invariant($"和现在用的 {year} 年安排没有不同。"));

    public static Problem Overtaken() => new("HJP0914", "在此期间有人改过这一年的安排，没有采用。", Expected: "按现在的安排再比较一次");
}
