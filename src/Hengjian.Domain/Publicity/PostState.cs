namespace Hengjian.Domain.Publicity;

/// <summary>How far a publicity has got.</summary>
public enum PostState
{
    /// <summary>公示中.</summary>
    Open = 0,

    /// <summary>公示结束.</summary>
    Closed = 1,

    /// <summary>已撤下.</summary>
    Withdrawn = 2,
}
