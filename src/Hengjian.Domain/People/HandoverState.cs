namespace Hengjian.Domain.People;

/// <summary>移交的状态.</summary>
public enum HandoverState
{
    /// <summary>待接收.</summary>
    Prepared = 0,

    /// <summary>已接收.</summary>
    Accepted = 1,

    /// <summary>已撤回: by who prepared it, or declined by who should receive.</summary>
    Withdrawn = 2,
}
