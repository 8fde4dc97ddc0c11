namespace Hengjian.Domain.Narratives;

/// <summary>文字版本: only ever added to.</summary>
public sealed class BlockVersionRecord
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The block.</summary>
    public required long BlockId { get; init; }

    /// <summary>From 1, in the block.</summary>
    public required int Number { get; init; }

    /// <summary>The text, with its tokens.</summary>
    public required string Text { get; init; }

    /// <summary>完成情况: a word of the fixed list; empty where the block has none.</summary>
    public string Status { get; init; } = "";

    /// <summary>Why something remains.</summary>
    public string Cause { get; init; } = "";

    /// <summary>JSON: what remains, object by object.</summary>
    public string Remainder { get; init; } = "";

    /// <summary>When the rest will be done.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The client's number for this change.</summary>
    public required Guid Op { get; init; }

    /// <summary>The version it was written over; null for the first.</summary>
    public int? Base { get; init; }

    /// <summary>The version merged into it.</summary>
    public int? MergedFrom { get; init; }
}
