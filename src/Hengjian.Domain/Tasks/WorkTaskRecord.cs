using Hengjian.Domain.Access;

namespace Hengjian.Domain.Tasks;

/// <summary>待办: something somebody must do; made and closed with the deed itself.</summary>
public sealed class WorkTaskRecord : IInUnit
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>Names the duty: made twice, stored once.</summary>
    public required string Key { get; init; }

    /// <summary>What sort: hand-in, check.</summary>
    public required string Kind { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <inheritdoc/>
    public required string UnitId { get; set; }

    /// <summary>One person; null for whoever works for the unit.</summary>
    public long? PersonId { get; set; }

    /// <summary>Chinese.</summary>
    public required string Title { get; set; }

    /// <summary>Address of the page.</summary>
    public required string Link { get; set; }

    /// <summary>Last day.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>Sign-in name.</summary>
    public required string MadeBy { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset MadeAt { get; set; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>By whom.</summary>
    public string? DoneBy { get; set; }

    /// <inheritdoc/>
    public Openness Openness { get; set; }
}
