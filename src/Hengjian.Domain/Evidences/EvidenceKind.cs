namespace Hengjian.Domain.Evidences;

/// <summary>What a piece of evidence is.</summary>
public enum EvidenceKind
{
    /// <summary>文件.</summary>
    Document = 0,

    /// <summary>照片.</summary>
    Photo = 1,

    /// <summary>表格.</summary>
    Sheet = 2,

    /// <summary>网址.</summary>
    Link = 3,
}
