using Hengjian.Domain.Access;

namespace Hengjian.Domain.Packages;

/// <summary>自评包: one evaluated government in one round.</summary>
public sealed class PackageRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The round.</summary>
    public required long RoundId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>The city's package this county's goes into; null for none.</summary>
    public long? ParentId { get; init; }

    /// <summary>Changed by its machine only.</summary>
    public PackageState State { get; set; }

    /// <summary>How far it may be seen.</summary>
    public Openness Openness { get; set; }

    /// <summary>Last day; null for the round's deadline.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>Last day of publicity.</summary>
    public DateOnly? PublicityTo { get; set; }

    /// <summary>The submission in force.</summary>
    public long? SubmissionId { get; set; }

    /// <summary>Grows with each change; a change of an older one is refused.</summary>
    public int Version { get; set; }
}
