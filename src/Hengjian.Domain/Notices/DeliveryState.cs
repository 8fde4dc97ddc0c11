namespace Hengjian.Domain.Notices;

/// <summary>How far a milestone has got at one place; late and missing follow from the day and are never stored.</summary>
public enum DeliveryState
{
    /// <summary>待报.</summary>
    Expected = 0,

    /// <summary>已收.</summary>
    Received = 1,

    /// <summary>免报.</summary>
    Waived = 2,
}
