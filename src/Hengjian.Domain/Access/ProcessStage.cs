namespace Hengjian.Domain.Access;

/// <summary>How far an evaluation round has got. Rights depend on it, so it lives beside them.</summary>
public enum ProcessStage
{
    /// <summary>筹备: scheme, units and calendar are being set.</summary>
    Draft = 0,

    /// <summary>进行中: data, self-evaluation and reviews come in.</summary>
    Open = 1,

    /// <summary>已评分: an official run is fixed; results go to the units as initial opinion.</summary>
    Scored = 2,

    /// <summary>已公布: final.</summary>
    Published = 3,
}

/// <summary>Chinese names of process stages.</summary>
public static class ProcessStages
{
    /// <summary>All stages in order.</summary>
    public static IReadOnlyList<ProcessStage> All { get; } = Enum.GetValues<ProcessStage>();

    /// <summary>The Chinese name.</summary>
    public static string NameOf(this ProcessStage stage) => stage switch
    {
        ProcessStage.Draft => "筹备",
        ProcessStage.Open => "进行中",
        ProcessStage.Scored => "已评分",
        ProcessStage.Published => "已公布",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };
}
