namespace Hengjian.Domain.Narratives;

/// <summary>编辑锁: who writes a block now.</summary>
public sealed class BlockLockRecord
{
    /// <summary>The block.</summary>
    public required long BlockId { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string By { get; set; }

    /// <summary>It ends then, unless renewed.</summary>
    public required DateTimeOffset Until { get; set; }

    /// <summary>Chinese: why it was taken over.</summary>
    public string Reason { get; set; } = "";
}
