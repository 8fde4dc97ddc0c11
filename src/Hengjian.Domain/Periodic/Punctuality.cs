using System.Globalization;

namespace Hengjian.Domain.Periodic;

/// <summary>报送情况.</summary>
public enum Punctuality
{
    /// <summary>待报: not due yet.</summary>
    Waiting,

    /// <summary>未报: due and not there.</summary>
    Missing,

    /// <summary>按时.</summary>
    OnTime,

    /// <summary>迟报.</summary>
    Late,

    /// <summary>退回: it was there and has gone back.</summary>
    Returned,
}

/// <summary>Whether a report came in time, and how late it is or was.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Days">Days late; of what is missing until today.</param>
public readonly record struct Timeliness(Punctuality State, int Days)
{
    /// <summary>Judges one report.</summary>
    /// <param name="state">How far it has got.</param>
    /// <param name="due">Last day in force.</param>
    /// <param name="late">The most days a handing in was late.</param>
    /// <param name="today">Today in Beijing.</param>
    public static Timeliness Of(PeriodicState state, DateOnly due, int late, DateOnly today) => state switch
    {
        PeriodicState.Handed => new(late > 0 ? Punctuality.Late : Punctuality.OnTime, late),
        PeriodicState.Returned => new(Punctuality.Returned, Math.Max(late, today.DayNumber - due.DayNumber)),
        _ => today > due ? new(Punctuality.Missing, today.DayNumber - due.DayNumber) : new(Punctuality.Waiting, 0),
    };

    /// <summary>Days a handing in on that day is late; 0 in time.</summary>
    public static int LateBy(DateOnly due, DateOnly day) => Math.Max(0, day.DayNumber - due.DayNumber);

    /// <summary>按时, 迟报 2 天, 未报（逾期 3 天）.</summary>
    public override string ToString() => State switch
    {
        Punctuality.Waiting => "待报",
        Punctuality.Missing => string.Create(CultureInfo.InvariantCulture, $"未报（逾期 {Days} 天）"),
        Punctuality.OnTime => "按时",
        Punctuality.Late => string.Create(CultureInfo.InvariantCulture, $"迟报 {Days} 天"),
        _ => Days > 0 ? string.Create(CultureInfo.InvariantCulture, $"退回（迟 {Days} 天）") : "退回待改",
    };
}
