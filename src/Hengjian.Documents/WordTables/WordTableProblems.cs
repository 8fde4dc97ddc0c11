using Hengjian.Kernel;

namespace Hengjian.Documents.WordTables;

/// <summary>Why a table in a Word file cannot be read: HJD0920–0929. What a file is otherwise refused for: HJD0801–0813.</summary>
public static class WordTableProblems
{
    /// <summary>No table has these headings.</summary>
    public static Problem NoTable(IEnumerable<string> headers) => new("HJD0920", "文件里没有这样的表。", null, $"表头有“{string.Join("”“", headers)}”的表格，从本页导出后填写");

    /// <summary>Changes were tracked and neither accepted nor refused.</summary>
    public static Problem TrackedChanges(int count) => new(
        "HJD0921", FormattableString.Invariant($"表里有 {count} 处没有定下来的修订，不知道以哪个为准，没有读。"), null, "在 Word 或 WPS 里接受或拒绝全部修订后再导入");

    /// <summary>Two tables have these headings.</summary>
    public static Problem TwoTables(int count) => new("HJD0922", FormattableString.Invariant($"文件里有 {count} 张同样表头的表，不知道读哪一张。"), null, "只留一张");

    /// <summary>A table within a cell.</summary>
    public static Problem Nested(int row) => new("HJD0923", "单元格里嵌着另一张表，没有读。", FormattableString.Invariant($"第 {row} 行"), "去掉嵌套的表，只写文字");

    /// <summary>More rows than any such table has.</summary>
    public static Problem TooManyRows(int most) => new("HJD0924", FormattableString.Invariant($"表格超过 {most} 行，不像是导出的表。"));
}
