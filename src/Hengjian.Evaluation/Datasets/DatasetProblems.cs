using Hengjian.Kernel;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Everything that can be wrong with a dataset folder or its manifest.</summary>
internal static class DatasetProblems
{
    public static Problem ManifestAbsent(string path) =>
        new("HJD0601", $"找不到数据清单“{path}”。", Expected: "用 --manifest 指明清单，或在数据文件夹内放 manifest.yaml");

    public static Problem ManifestUnreadable(string detail, int line, int column) =>
        new("HJD0602", $"数据清单不是正确的 YAML：{detail}", $"第 {line} 行第 {column} 列");

    public static Problem ManifestValue(string where, string what, string expected) =>
        new("HJD0603", what, where, expected);

    public static Problem FileAbsent(string file, IEnumerable<string> searched) =>
        new("HJD0604", $"数据文件夹内没有“{file}”。", Expected: $"位于 {string.Join("、", searched)}");

    public static Problem ColumnAbsent(string file, string column, string? nearest) =>
        new("HJD0605", $"表头没有“{column}”列。", file, nearest is null ? null : $"最接近的列：{nearest}");

    public static Problem ElementUnknown(string table, string element, string? nearest) =>
        new("HJD0606", $"数据字典没有“{element}”。", table, nearest is null ? null : $"最接近：{nearest}");

    public static Problem CellUnreadable(string file, int line, string column, string text, string expected) =>
        new("HJD0607", $"“{text}”无法识别。", $"{file} 第 {line} 行“{column}”", expected);

    public static Problem RegionUnknown(string file, int line, string code) =>
        new("HJD0608", $"行政区划里没有代码“{code}”。", $"{file} 第 {line} 行");

    public static Problem SchoolUnknown(string file, int line, string key) =>
        new("HJD0609", $"学校表里没有代码“{key}”。", $"{file} 第 {line} 行");

    public static Problem RowRepeats(string file, int line, string key, int firstLine) =>
        new("HJD0610", $"“{key}”与第 {firstLine} 行重复。", $"{file} 第 {line} 行", "每个单位每年一行");

    public static Problem TooMany(int shown) =>
        new("HJD0611", $"问题太多，只列出前 {shown} 条。");

    public static Problem SchoolsFirst(string file) =>
        new("HJD0612", "班级表之前没有同一年的学校表。", file, "在清单里先列学校表，再列班级表");

    public static Problem LineShort(string file, int line, int fields, int expected) =>
        new("HJD0613", $"本行有 {fields} 列。", $"{file} 第 {line} 行", $"{expected} 列");

    public static Problem NotAddable(string file, string element) =>
        new("HJD0614", $"“{element}”不是数，不能按 combine 相加。", file, "从这张表里去掉该列，或去掉 combine");
}
