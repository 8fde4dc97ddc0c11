namespace Hengjian.Domain.ReportDesk;

/// <summary>How far the audit of a report has got.</summary>
public enum DeskReportState
{
    /// <summary>待审核: handed in, not yet read (or the job was stopped before it).</summary>
    Waiting = 0,

    /// <summary>已审核: findings are stored.</summary>
    Audited = 1,

    /// <summary>未能审核: the file cannot be read; <see cref="DeskReport.Message"/> says why.</summary>
    Failed = 2,
}

/// <summary>送审报告: one version of a report that somebody handed in to have its numbers checked.</summary>
/// <remarks>Versions of one report share a <see cref="Series"/>; answers to flags belong to it, so they carry over.</remarks>
public sealed class DeskReport : IInRegion
{
    /// <summary>Characters a title may have.</summary>
    public const int LongestTitle = 120;

    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>What the versions of one report have in common.</summary>
    public required Guid Series { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>The year reported on.</summary>
    public required int Year { get; init; }

    /// <summary>Name of the report: its file name without extension.</summary>
    public required string Title { get; init; }

    /// <summary>Name of the file as handed in.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, which lies among the raw files.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes of the file.</summary>
    public required long Size { get; init; }

    /// <summary>Sign-in name of who handed it in.</summary>
    public required string GivenBy { get; init; }

    /// <summary>When it was handed in.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>How far it is.</summary>
    public DeskReportState State { get; set; }

    /// <summary>Chinese: why it could not be audited; empty otherwise.</summary>
    public string Message { get; set; } = "";

    /// <summary>SHA-256 of the stored findings; null until there are some.</summary>
    public string? FindingsHash { get; set; }

    /// <summary>When the stored findings were made.</summary>
    public DateTimeOffset? AuditedAt { get; set; }

    /// <summary>How many findings of each sort, as <see cref="FlagCounts"/> writes them.</summary>
    public string Counts { get; set; } = "";
}

/// <summary>Chinese names of the states of reports.</summary>
public static class DeskReportStates
{
    /// <summary>The Chinese name.</summary>
    public static string NameOf(this DeskReportState state) => state switch
    {
        DeskReportState.Waiting => "待审核",
        DeskReportState.Audited => "已审核",
        DeskReportState.Failed => "未能审核",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
