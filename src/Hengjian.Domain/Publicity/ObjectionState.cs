namespace Hengjian.Domain.Publicity;

/// <summary>How far an objection has got.</summary>
public enum ObjectionState
{
    /// <summary>已收到.</summary>
    Received = 0,

    /// <summary>已答复.</summary>
    Answered = 1,

    /// <summary>已转办.</summary>
    Forwarded = 2,
}
