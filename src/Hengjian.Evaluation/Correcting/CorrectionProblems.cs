using Hengjian.Kernel;

namespace Hengjian.Evaluation.Correcting;

/// <summary>Why a correction is not made: HJD0550–0559.</summary>
public static class CorrectionProblems
{
    /// <summary>No snapshot in force has the row.</summary>
    public static Problem RowUnknown(string what, int period, string? nearest) => new(
        "HJD0550", $"{period} 年的数据中没有{what}。", Expected: nearest is null ? "已导入的行" : nearest);

    /// <summary>Several rows answer to the name.</summary>
    public static Problem SeveralRows(string what, int rows) =>
        new("HJD0551", $"{what}有 {rows} 行，不能断定更正哪一行。", Expected: "重新导入这张表");

    /// <summary>The table has no such column.</summary>
    public static Problem ElementUnknown(string typed, string? nearest) =>
        new("HJD0552", $"这张表没有数据项“{typed}”。", Expected: nearest);

    /// <summary>Nothing is to be corrected.</summary>
    public static Problem NothingChanges(string what) => new("HJD0553", $"{what}的各项已经是这些值，没有要更正的。");

    /// <summary>A cell that cannot be read.</summary>
    public static Problem Cell(string element, Problem why) => why with { Where = $"数据项“{element}”" };

    /// <summary>A correction without a reason.</summary>
    public static Problem NoReason() => new("HJD0554", "更正必须写明理由。", Expected: "何处错误、依据什么更正");

    /// <summary>What is typed is no pair.</summary>
    public static Problem NoPair(string typed) => new("HJD0555", $"“{typed}”不是“数据项=值”。", Expected: "在校生数=512");

    /// <summary>Two values for one cell.</summary>
    public static Problem Twice(string element) => new("HJD0557", $"数据项“{element}”写了两次。", $"数据项“{element}”", "只写一次");

    /// <summary>Somebody gave, corrected or withdrew data of the year while this correction was made from what stood before.</summary>
    public static Problem ChangedMeanwhile(int period) => new(
        "HJD0556", $"更正期间，{period} 年的数据有了更新，本次更正没有保存。", Expected: "按最新的数据再更正一次");
}
