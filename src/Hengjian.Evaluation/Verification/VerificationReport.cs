namespace Hengjian.Evaluation.Verification;

/// <summary>Where something is wrong.</summary>
public enum VerificationArea
{
    /// <summary>审计日志.</summary>
    AuditLog,

    /// <summary>数据快照.</summary>
    Snapshots,

    /// <summary>原始文件.</summary>
    RawFiles,

    /// <summary>方案与目录.</summary>
    Definitions,

    /// <summary>测算结果.</summary>
    Results,

    /// <summary>重算.</summary>
    Recomputation,

    /// <summary>报送.</summary>
    Submissions,
}

/// <summary>One thing that is not as it was.</summary>
/// <param name="Area">Where.</param>
/// <param name="Subject">What: snapshot:12, run:3, a hash.</param>
/// <param name="Message">Chinese.</param>
public sealed record VerificationFinding(VerificationArea Area, string Subject, string Message);

/// <summary>核验结论.</summary>
/// <param name="AuditEntries">Rows of the audit log read.</param>
/// <param name="Snapshots">Snapshots hashed.</param>
/// <param name="RawFiles">Raw files hashed.</param>
/// <param name="Results">Stored runs hashed.</param>
/// <param name="Recomputed">Runs computed again and compared.</param>
/// <param name="Findings">In the order above; empty when all is as it was.</param>
public sealed record VerificationReport(
    long AuditEntries,
    int Snapshots,
    int RawFiles,
    int Results,
    int Recomputed,
    IReadOnlyList<VerificationFinding> Findings)
{
    /// <summary>Submissions whose roots were computed again.</summary>
    public int Submissions { get; init; }

    /// <summary>True when nothing was found.</summary>
    public bool IsClean => Findings.Count == 0;

    /// <summary>Chinese: one line for the terminal.</summary>
    public string Summary =>
        $"核验审计记录 {AuditEntries} 条、数据快照 {Snapshots} 份、原始文件 {RawFiles} 个、测算结果 {Results} 份（重算 {Recomputed} 份）"
        + (Submissions > 0 ? $"、报送 {Submissions} 份：" : "：")
        + (IsClean ? "全部一致。" : $"发现 {Findings.Count} 处不一致。");
}
