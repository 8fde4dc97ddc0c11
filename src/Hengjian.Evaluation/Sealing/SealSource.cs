using Hengjian.Data.Records;

namespace Hengjian.Evaluation.Sealing;

/// <summary>The parts of a manifest in their order.</summary>
public enum SealPart
{
    /// <summary>轮次、方案、地区、报送次数.</summary>
    Header = 0,

    /// <summary>任务分解和不适用.</summary>
    Assignments = 1,

    /// <summary>填报数据.</summary>
    Cells = 2,

    /// <summary>核查提示的说明.</summary>
    Answers = 3,

    /// <summary>自评文字.</summary>
    Blocks = 4,

    /// <summary>佐证材料.</summary>
    Evidence = 5,

    /// <summary>自评得分.</summary>
    SelfScores = 6,

    /// <summary>公示.</summary>
    Publicity = 7,

    /// <summary>政府审定.</summary>
    Approval = 8,

    /// <summary>下级回执.</summary>
    Below = 9,

    /// <summary>文字代入数值以后.</summary>
    Rendered = 10,

    /// <summary>自评报告的人工修改.</summary>
    Report = 11,

    /// <summary>没有处理的批注.</summary>
    Remarks = 12,
}

/// <summary>One entry of a manifest: what a submission fixes.</summary>
/// <param name="Part">A <see cref="SealPart"/>.</param>
/// <param name="Key">Unique in its part; entries stand in ordinal order of it: table/year/row/element.</param>
/// <param name="Json">UTF-8; the same content gives the same bytes.</param>
public sealed record SealedLeaf(int Part, string Key, byte[] Json);

/// <summary>A feature's entries of a package's manifest. Registered with the services, one per part or more; asked inside the submission's transaction.</summary>
/// <param name="db">The transaction's.</param>
/// <param name="package">Id of the package.</param>
/// <param name="cancel">Gives up.</param>
public delegate IAsyncEnumerable<SealedLeaf> SealSource(AppDb db, long package, CancellationToken cancel);

/// <summary>What must be written, in the same transaction, when a package is submitted: cells know the submission that holds them.</summary>
/// <param name="db">The transaction's.</param>
/// <param name="submission">Id of the submission.</param>
/// <param name="cancel">Gives up.</param>
public delegate Task SubmissionMade(AppDb db, long submission, CancellationToken cancel);
