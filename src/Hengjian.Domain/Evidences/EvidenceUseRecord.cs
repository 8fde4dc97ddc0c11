namespace Hengjian.Domain.Evidences;

/// <summary>佐证使用: what a version proves, and on which pages.</summary>
public sealed class EvidenceUseRecord
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The version.</summary>
    public required long VersionId { get; init; }

    /// <summary>The contribution.</summary>
    public required long ContributionId { get; init; }

    /// <summary>Scheme item id.</summary>
    public required string Item { get; init; }

    /// <summary>Slot of the collection plan.</summary>
    public string? Slot { get; init; }

    /// <summary>Row of a cell.</summary>
    public long? RowId { get; init; }

    /// <summary>Element of a cell.</summary>
    public string? Element { get; init; }

    /// <summary>Block of the text.</summary>
    public long? BlockId { get; init; }

    /// <summary>First page.</summary>
    public int? PageFrom { get; init; }

    /// <summary>Last page.</summary>
    public int? PageTo { get; init; }

    /// <summary>The words that matter.</summary>
    public string Quote { get; init; } = "";

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
