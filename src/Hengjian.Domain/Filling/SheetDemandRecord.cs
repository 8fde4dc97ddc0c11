namespace Hengjian.Domain.Filling;

/// <summary>填报需求: that a round's item asks for a column.</summary>
public sealed class SheetDemandRecord
{
    /// <summary>The column.</summary>
    public required long ColumnId { get; init; }

    /// <summary>The round.</summary>
    public required long RoundId { get; init; }

    /// <summary>Scheme item id.</summary>
    public required string Item { get; init; }
}
