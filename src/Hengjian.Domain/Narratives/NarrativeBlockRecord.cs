namespace Hengjian.Domain.Narratives;

/// <summary>自评文字: one block of a contribution.</summary>
public sealed class NarrativeBlockRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The contribution.</summary>
    public required long ContributionId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Which of the five.</summary>
    public required NarrativeKind Kind { get; init; }

    /// <summary>The version that holds; null while nothing is written.</summary>
    public long? Current { get; set; }
}
