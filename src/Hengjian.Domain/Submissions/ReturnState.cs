namespace Hengjian.Domain.Submissions;

/// <summary>How far a return has got.</summary>
public enum ReturnState
{
    /// <summary>待补正.</summary>
    Open = 0,

    /// <summary>已补正.</summary>
    Answered = 1,

    /// <summary>已撤销.</summary>
    Cancelled = 2,
}
