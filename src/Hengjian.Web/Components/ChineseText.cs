using System.Globalization;
using Hengjian.Domain;

namespace Hengjian.Web.Components;

/// <summary>Days, moments and amounts as Chinese readers expect them; all times are Beijing time.</summary>
public static class ChineseText
{
    private static readonly string[] Weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    /// <summary>2026年3月1日.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>2026年3月1日 14:05.</summary>
    public static string Moment(DateTimeOffset at) =>
        at.ToOffset(BeijingTime.Offset).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);

    /// <summary>2026年3月1日 14:05:09, for logs.</summary>
    public static string ExactMoment(DateTimeOffset at) =>
        at.ToOffset(BeijingTime.Offset).ToString("yyyy年M月d日 HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Today in Beijing.</summary>
    public static DateOnly Today(TimeProvider clock) => BeijingTime.DayOf(clock.GetUtcNow());

    /// <summary>12月5日（周五），还有 13 天.</summary>
    public static string Deadline(DateOnly day, TimeProvider clock)
    {
        var left = day.DayNumber - Today(clock).DayNumber;
        var when = string.Create(
            CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日（{Weekdays[(int)day.DayOfWeek]}）");
        return left switch
        {
            0 => when + "，就是今天",
            > 0 => string.Create(CultureInfo.InvariantCulture, $"{when}，还有 {left} 天"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{when}，已过 {-left} 天"),
        };
    }

    /// <summary>1,284: with thousands separators.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>3.2 MB: sizes of files.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} 字节"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024.0:0.#} MB"),
    };

    /// <summary>The first eight digits of a hash, enough to tell two apart by eye.</summary>
    public static string ShortHash(string hash) => hash.Length <= 8 ? hash : hash[..8];

    /// <summary>3 分 5 秒.</summary>
    public static string Duration(TimeSpan span) => span.TotalSeconds < 1
        ? "不到 1 秒"
        : span.TotalMinutes < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalSeconds} 秒")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} 分 {span.Seconds} 秒");
}
