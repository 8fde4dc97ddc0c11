namespace Hengjian.Domain.SelfReports;

/// <summary>报告修改的一版: what a person made of a built block; never changed.</summary>
public sealed class ReportEditVersionRecord
{
    /// <summary>The paper.</summary>
    public required long ReportId { get; init; }

    /// <summary>The block.</summary>
    public required string BlockId { get; init; }

    /// <summary>From 1, in the block.</summary>
    public required int Number { get; init; }

    /// <summary>The built text it was written over.</summary>
    public required string BaseText { get; init; }

    /// <summary>The person's text; null where the built text was taken back.</summary>
    public string? Text { get; init; }

    /// <summary>Number of the version it was merged with, when somebody had saved meanwhile; null for none.</summary>
    public int? MergedWith { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
