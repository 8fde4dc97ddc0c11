namespace Hengjian.Domain.Packages;

/// <summary>办理记录: one step of a contribution; never changed.</summary>
public sealed class ContributionEventRecord
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The contribution.</summary>
    public required long ContributionId { get; init; }

    /// <summary>Before.</summary>
    public required ContributionState From { get; init; }

    /// <summary>After.</summary>
    public required ContributionState To { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Chinese: why; empty where none is asked.</summary>
    public string Reason { get; init; } = "";
}
