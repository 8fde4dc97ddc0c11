namespace Hengjian.Domain.Narratives;

/// <summary>段落批注.</summary>
public sealed class PassageCommentRecord
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The block.</summary>
    public required long BlockId { get; init; }

    /// <summary>The version it was made on.</summary>
    public required int Version { get; init; }

    /// <summary>First character.</summary>
    public required int Start { get; init; }

    /// <summary>After the last character.</summary>
    public required int End { get; init; }

    /// <summary>The words.</summary>
    public required string Quote { get; init; }

    /// <summary>The comment.</summary>
    public required string Text { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was dealt with.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>By whom.</summary>
    public string? ResolvedBy { get; set; }
}
