using Hengjian.Domain.Calendars;

namespace Hengjian.Domain.Notices;

/// <summary>How a milestone stands at one place today.</summary>
public enum MilestoneStatus
{
    /// <summary>未到期.</summary>
    Waiting,

    /// <summary>已收.</summary>
    Received,

    /// <summary>逾期收到.</summary>
    Late,

    /// <summary>缺报.</summary>
    Missing,

    /// <summary>免报.</summary>
    Waived,
}

/// <summary>Derives how a milestone stands: late and missing follow from the day and are never stored.</summary>
public static class MilestoneStatuses
{
    /// <summary>The status of a delivery.</summary>
    /// <param name="delivery">What was stored.</param>
    /// <param name="due">Last day of the milestone; it ends at 24:00 in Beijing.</param>
    /// <param name="now">When it is asked.</param>
    public static MilestoneStatus Of(MilestoneDeliveryRecord delivery, DateOnly due, DateTimeOffset now) => delivery.State switch
    {
        DeliveryState.Waived => MilestoneStatus.Waived,
        DeliveryState.Received => delivery.At is { } at && DeadlineWords.IsOver(due, at) ? MilestoneStatus.Late : MilestoneStatus.Received,
        _ => DeadlineWords.IsOver(due, now) ? MilestoneStatus.Missing : MilestoneStatus.Waiting,
    };

    /// <summary>The Chinese name.</summary>
    public static string NameOf(this MilestoneStatus status) => status switch
    {
        MilestoneStatus.Waiting => "未到期",
        MilestoneStatus.Received => "已收",
        MilestoneStatus.Late => "逾期收到",
        MilestoneStatus.Missing => "缺报",
        MilestoneStatus.Waived => "免报",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
