namespace Hengjian.Domain.Rounds;

/// <summary>轮次安排: what a round asks of self-evaluation, beside its scheme.</summary>
public sealed class RoundPlanRecord
{
    /// <summary>The round.</summary>
    public required long RoundId { get; init; }

    /// <summary>Hash of the collection plan.</summary>
    public required string CollectionVersion { get; set; }

    /// <summary>The round of the region above this one serves; null for none.</summary>
    public long? ParentRoundId { get; set; }

    /// <summary>Days the self-evaluation must be shown in public; 0 for none.</summary>
    public int PublicityDays { get; set; }

    /// <summary>政府审定 is needed before submission.</summary>
    public bool AskApproval { get; set; }

    /// <summary>Self scores are asked.</summary>
    public bool AskSelfScore { get; set; }

    /// <summary>Snapshots after this one do not enter the round; null while collection goes on.</summary>
    public long? FactsUntil { get; set; }
}
