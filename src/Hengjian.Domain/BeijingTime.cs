namespace Hengjian.Domain;

/// <summary>北京时间: the one time all of China dates its papers by.</summary>
public static class BeijingTime
{
    /// <summary>UTC+8, without summer time.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    /// <summary>The day of a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);

    /// <summary>The moment a day begins in Beijing, in UTC as databases want it.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, Offset).ToUniversalTime();
}
