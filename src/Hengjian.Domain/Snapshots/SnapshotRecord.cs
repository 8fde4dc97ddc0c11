using Hengjian.Indicators.Facts;

namespace Hengjian.Domain.Snapshots;

/// <summary>
/// 数据快照: that a set of facts was given, by whom, when and from which files. The facts lie in the fact store under
/// <see cref="Hash"/>; the row never changes, a correction is a new row that names its <see cref="ParentId"/>.
/// </summary>
public sealed class SnapshotRecord : IInRegion
{
    /// <summary>Number in the database; also the order in which snapshots were given.</summary>
    public long Id { get; init; }

    /// <summary>Hash of the data in the fact store, lower-case hex. Two givings of equal data share it.</summary>
    public required string Hash { get; init; }

    /// <summary>The snapshot this one corrects.</summary>
    public long? ParentId { get; init; }

    /// <summary>Import kind: school, kindergarten, class, finance…</summary>
    public required string Kind { get; init; }

    /// <summary>What one row stands for.</summary>
    public required Grain Grain { get; init; }

    /// <summary>The year.</summary>
    public required int Period { get; init; }

    /// <summary>The region of the giver; rows are of it or below.</summary>
    public required int RegionCode { get; init; }

    /// <summary>Number of rows.</summary>
    public required int RowCount { get; init; }

    /// <summary>Sign-in name of the giver.</summary>
    public required string GivenBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>Chinese: where the data come from (education statistics 2024…).</summary>
    public string Source { get; init; } = "";

    /// <summary>口径说明: what is counted as of when, and what changed; empty when as the dictionary says.</summary>
    public string DefinitionNote { get; init; } = "";

    /// <summary>Version of the data dictionary it was read with.</summary>
    public required string DictionaryVersion { get; init; }

    /// <summary>Withdrawn snapshots are kept but no longer combined into data sets.</summary>
    public bool Withdrawn { get; set; }

    /// <summary>The files handed in.</summary>
    public IList<SnapshotFile> Files { get; init; } = [];
}

/// <summary>A file handed in with a snapshot; its bytes lie in the file store under the hash.</summary>
public sealed class SnapshotFile
{
    /// <summary>Characters a name may have.</summary>
    public const int LongestName = 260;

    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The snapshot.</summary>
    public long SnapshotId { get; init; }

    /// <summary>As the giver named it.</summary>
    public required string Name { get; init; }

    /// <summary>Of its bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }
}
