namespace Hengjian.Domain.Notices;

/// <summary>How far a notice has got.</summary>
public enum NoticeState
{
    /// <summary>草稿.</summary>
    Draft = 0,

    /// <summary>已发送.</summary>
    Sent = 1,

    /// <summary>已撤回.</summary>
    Withdrawn = 2,
}
