namespace Hengjian.Domain.Submissions;

/// <summary>报送数据文件: a table made of sealed cells.</summary>
public sealed class SubmissionFileRecord
{
    /// <summary>The submission.</summary>
    public required long SubmissionId { get; init; }

    /// <summary>Of the file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Import kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The year.</summary>
    public required int Period { get; init; }
}
