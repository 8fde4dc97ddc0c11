using Hengjian.Documents.Writing;
using Hengjian.Evaluation.Filling;

namespace Hengjian.Evaluation.SheetBooks;

/// <summary>填表说明: how to fill the book in, and what each figure is.</summary>
internal static class SheetBookGuide
{
    private static readonly string[] Rules =
    [
        "只填表中没有底色的格；灰色和带框的格是表头、上年数或不归您填的数，改了也不会读。",
        "数字按所列单位填写；也可以连单位写，如 35.6万元、1.2亿。千位分隔符、全角数字都能识别。",
        "没有数据填“—”，不涉及填“不适用”，估计的数后面加“估”；没有数据不要填 0。清空一格就是清空系统里的数。",
        "行可以排序，列可以隐藏、调换次序；“标识”行和“标识”列请不要改动。不要合并单元格。公式按保存时的结果读取。",
        "填好后在系统里打开这张表，点“导入 Excel”：先逐格列出会改什么，确认以后才存。没有改过的格不会动；别人同时改过的格由您选。",
        "导入同一个文件两次，第二次不会改任何数。",
    ];

    public static void Write(XlsxWriter writer, SheetView view) => XlsxTable.AddSheet(writer, new TableExport(
        SheetBookFormat.GuideSheet,
        [
            new("序号", Decimals: 0, Width: 6), new("数据项", Width: 30), new("单位", Width: 10), new("要求", Width: 14), new("可选项", Width: 36),
            new("用于条目", Width: 14), new("统计口径", Width: 70),
        ],
        view.Columns.Select((c, i) => (IReadOnlyList<object?>)
        [
            i + 1, c.Element.NameZh, ElementWords.UnitOf(c.Element), ElementWords.LimitsOf(c.Element), string.Join("、", ElementWords.ChoicesOf(c.Element)),
            string.Join("、", c.Items), c.Element.Definition,
        ]))
    {
        Remarks = [$"{view.RegionName}{view.Title}，{view.UnitName}填报", .. Rules.Select((r, i) => $"{i + 1}. {r}")],
        FitRows = true,
    });

    /// <summary>Growth and shares as they were when the file was made; they are never typed.</summary>
    public static void WriteComputed(XlsxWriter writer, IReadOnlyList<ComputedFigure> figures) => XlsxTable.AddSheet(writer, new TableExport(
        SheetBookFormat.ComputedSheet,
        [new("名称", Width: 36), new("数值", Width: 14), new("单位", Width: 10), new("怎样算", Width: 60), new("缺什么", Width: 40), new("用于条目", Width: 12)],
        figures.Select(f => (IReadOnlyList<object?>)
        [
            f.Title, f.Value.HasValue ? Math.Round(f.Value.Value, f.Indicator.Decimals, MidpointRounding.AwayFromZero) : double.NaN, f.Indicator.Unit, f.Formula,
            string.Join("、", f.Lacks.Select(l => l.Words)), string.Join("、", f.Items),
        ]))
    {
        Remarks = ["由系统按公式计算，不用填写；这里是导出时的数，改了不会读。"],
        FitRows = true,
    });
}
