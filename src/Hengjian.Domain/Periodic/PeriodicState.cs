namespace Hengjian.Domain.Periodic;

/// <summary>How far a periodic report has got.</summary>
public enum PeriodicState
{
    /// <summary>待报.</summary>
    Due = 0,

    /// <summary>已报.</summary>
    Handed = 1,

    /// <summary>已退回.</summary>
    Returned = 2,
}
