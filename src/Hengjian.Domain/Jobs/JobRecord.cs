namespace Hengjian.Domain.Jobs;

/// <summary>How a job stands.</summary>
public enum JobState
{
    /// <summary>排队.</summary>
    Queued = 0,

    /// <summary>运行中.</summary>
    Running = 1,

    /// <summary>完成.</summary>
    Done = 2,

    /// <summary>失败: problems are in the message and the log.</summary>
    Failed = 3,

    /// <summary>已取消.</summary>
    Cancelled = 4,

    /// <summary>中断: the program stopped while it ran.</summary>
    Interrupted = 5,
}

/// <summary>任务: an import, a run, an export or a report that takes longer than a page view.</summary>
public sealed class JobRecord : IInRegion
{
    /// <summary>Characters a title may have.</summary>
    public const int LongestTitle = 200;

    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>Stable kind: import, run, report, verify.</summary>
    public required string Kind { get; init; }

    /// <summary>Chinese title.</summary>
    public required string Title { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>How it stands.</summary>
    public JobState State { get; set; }

    /// <summary>0 to 1.</summary>
    public double Progress { get; set; }

    /// <summary>Chinese: what it is doing, or how it ended.</summary>
    public string Message { get; set; } = "";

    /// <summary>Chinese log, one line an event.</summary>
    public string Log { get; set; } = "";

    /// <summary>Somebody asked it to stop.</summary>
    public bool CancelRequested { get; set; }

    /// <summary>Address within the site of what it made; null when there is nothing to see.</summary>
    public string? ResultLink { get; set; }

    /// <summary>Sign-in name of who started it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it began to run.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended, however it ended.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>True when it will change no more.</summary>
    public bool HasEnded => State is not (JobState.Queued or JobState.Running);
}

/// <summary>Chinese names of job states.</summary>
public static class JobStates
{
    /// <summary>The Chinese name.</summary>
    public static string NameOf(this JobState state) => state switch
    {
        JobState.Queued => "排队",
        JobState.Running => "运行中",
        JobState.Done => "完成",
        JobState.Failed => "失败",
        JobState.Cancelled => "已取消",
        JobState.Interrupted => "中断",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
