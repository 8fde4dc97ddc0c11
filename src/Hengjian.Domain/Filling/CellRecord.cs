namespace Hengjian.Domain.Filling;

/// <summary>单元格: which revision holds now.</summary>
public sealed class CellRecord
{
    /// <summary>The row.</summary>
    public required long RowId { get; init; }

    /// <summary>Data element id.</summary>
    public required string Element { get; init; }

    /// <summary>The sheet.</summary>
    public required long SheetId { get; init; }

    /// <summary>The newest revision.</summary>
    public long RevisionId { get; set; }

    /// <summary>The revision in the last submission.</summary>
    public long? SealedRevisionId { get; set; }

    /// <summary>The round whose submission sealed it.</summary>
    public long? SealedByRound { get; set; }
}
