using Hengjian.Kernel;

namespace Hengjian.Evaluation.WordTables;

/// <summary>What keeps a Word table from being taken over: HJP0780–0712. What is wrong with the file itself: HJD0801–0813, HJD0920–0924.</summary>
public static class FormTableProblems
{
    internal static Problem OtherTable(string what) => new("HJP0780", $"这张表是从{what}导出的，不能导入到这里，没有读。", null, "从本页导出的表");

    internal static Problem UnknownRow(string where, string name, string? nearest) =>
        new("HJP0781", $"本表没有条目“{name}”，这一行没有读。", where, nearest is null ? null : $"最接近：{nearest}");

    internal static Problem Twice(string where, string name) => new("HJP0782", $"条目“{name}”出现了两次，后一行没有读。", where);

    internal static Problem Locked(string where, string column, string now) => new("HJP0783", $"“{column}”是锁定列，文件里的改动没有读。", where, now);

    internal static Problem Merged(string where, string column) => new("HJP0784", $"“{column}”的单元格被合并了，这一格没有读。", where, "一个条目一格");

    internal static Problem Joined(string where) => new("HJP0785", "几个条目被并成了一行，这一行没有读。", where, "一个条目一行");

    internal static Problem UnknownUnit(string column, string name, string? nearest) =>
        new("HJP0786", $"{column}“{name}”不是本级的单位。", null, nearest is null ? "本级单位的名称" : $"最接近：{nearest}");

    internal static Problem OneLead() => new("HJP0787", "牵头单位只能有一个。", null, "其余的写到配合单位");

    internal static Problem BadDay(string text) => new("HJP0788", $"“{text}”不是日期。", null, "写成 2026年11月30日");

    /// <summary>Nothing was ticked.</summary>
    public static Problem NothingChosen() => new("HJP0789", "没有勾选要采用的改动。");

    /// <summary>What the table holds was changed between comparing and taking over.</summary>
    public static Problem Moved() => new("HJP0790", "比较以后有人在页面上改过，没有采用。", null, "按现在的内容再比较一次");

    /// <summary>The file was not kept.</summary>
    public static Problem NoFile() => new("HJP0791", "没有选文件，或者比较用的文件已经不在。", null, "重新选文件比较");

    internal static Problem ByName(string where, string name) => new("HJP0792", $"这一行的隐藏标识不在了，按编号和名称认作“{name}”。", where);
}
