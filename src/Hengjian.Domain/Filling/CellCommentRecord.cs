namespace Hengjian.Domain.Filling;

/// <summary>单元格批注.</summary>
public sealed class CellCommentRecord
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The sheet.</summary>
    public required long SheetId { get; init; }

    /// <summary>The row.</summary>
    public required long RowId { get; init; }

    /// <summary>Data element id.</summary>
    public required string Element { get; init; }

    /// <summary>The comment.</summary>
    public required string Text { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was dealt with.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>By whom.</summary>
    public string? AnsweredBy { get; set; }
}
