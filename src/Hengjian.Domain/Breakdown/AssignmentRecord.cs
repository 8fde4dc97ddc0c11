namespace Hengjian.Domain.Breakdown;

/// <summary>分解: one item in one package.</summary>
public sealed class AssignmentRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The package.</summary>
    public required long PackageId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Scheme item id.</summary>
    public required string Item { get; init; }

    /// <summary>牵头单位.</summary>
    public string? LeadUnit { get; set; }

    /// <summary>Last day.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>How far it has been given out.</summary>
    public AssignmentState State { get; set; }

    /// <summary>不适用: how far a claim has got.</summary>
    public ClaimState ClaimState { get; set; }

    /// <summary>Chinese: why it should not apply.</summary>
    public string ClaimReason { get; set; } = "";

    /// <summary>Who claimed.</summary>
    public string? ClaimedBy { get; set; }

    /// <summary>Chinese: the evaluator's reason.</summary>
    public string AnswerReason { get; set; } = "";

    /// <summary>Who answered the claim.</summary>
    public string? AnsweredBy { get; set; }
}
