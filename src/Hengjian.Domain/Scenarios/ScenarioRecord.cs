namespace Hengjian.Domain.Scenarios;

/// <summary>
/// 推演方案: settings somebody kept under a name. Only the settings: what comes out is computed when it is opened, so it
/// can never be taken for a run or published.
/// </summary>
public sealed class ScenarioRecord : IInRegion
{
    /// <summary>Characters a name may have.</summary>
    public const int LongestName = 60;

    /// <summary>Characters a note may have.</summary>
    public const int LongestNote = 500;

    /// <summary>Scenarios one person may keep in a round.</summary>
    public const int MostPerOwner = 50;

    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The round whose run it changes.</summary>
    public required long RoundId { get; init; }

    /// <summary>The run it was made over; the round may have a newer one when it is opened.</summary>
    public required long RunId { get; init; }

    /// <summary>The owner's region: who may see it is decided by it.</summary>
    public required int RegionCode { get; init; }

    /// <summary>The owner's unit; null for the whole region.</summary>
    public string? Unit { get; init; }

    /// <summary>Chinese name, unique among the owner's in the round.</summary>
    public required string Name { get; init; }

    /// <summary>Chinese: what for; empty when nothing was said.</summary>
    public string Note { get; init; } = "";

    /// <summary>The settings as JSON: {"fit":"rest","changes":{"points/4.1":8}}.</summary>
    public required string Settings { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string Owner { get; init; }

    /// <summary>When it was saved.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
