using System.Globalization;
using Hengjian.Documents.Writing;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Importing;

/// <summary>
/// The sheets of a template that explain: example rows that would be accepted as they are, and the rules in words.
/// </summary>
internal static class TemplateGuide
{
    private static readonly string[] Rules =
    [
        "从第 4 行起填写，一行一个填报对象；前 3 行是表头，请不要改动。可以整列粘贴，列的次序可以调换。",
        "橙色列名为必填。没有数据填“—”或留空（记为缺失）；不涉及的填“不适用”或“/”；估计的数在后面加“（估）”。没有数据不要填 0。",
        "数字按第 2 行的单位填写；也可以在单元格里写明单位，如 35.6万元、1.2亿元、850㎡，系统只换算一次。千位分隔符、全角数字都能识别。",
        "是否类填“是”或“否”；选项类从下拉框里选。日期写成 2024-09-01。代码列已设为文本格式，前面的 0 不会丢。",
        "数据可以分在几张工作表里（如一个乡镇一张），每张都要有同样的表头，导入时一并读取；不要导入的工作表请删掉或隐藏。",
        "不要合并单元格；合计行、表尾说明请删掉。公式会按保存时的结果读取。",
        "导入时只要有一处错误就整批不入库，并返回一份标红的副本，逐格写明原因；改好后把那份副本再次导入即可。",
    ];

    /// <summary>The second header row: unit first, then what is allowed.</summary>
    public static string Hint(ImportField field)
    {
        if (field.Element is not { } element) return field.Hint;
        var parts = new List<string>
        {
            element.Kind switch
            {
                ValueKind.Number => element.Unit,
                ValueKind.Bool => "是/否",
                ValueKind.Code => "选一项",
                ValueKind.Date => "日期",
                _ => "文字",
            },
        };
        if (element.Whole) parts.Add("整数");
        if (element.Min is { } min && element.Max is { } max) parts.Add($"{Number(min)}–{Number(max)}");
        else if (element.Min is { } low) parts.Add("≥" + Number(low));
        else if (element.Max is { } high) parts.Add("≤" + Number(high));
        if (field.IsRequired) parts.Add("必填");
        return string.Join('；', parts);
    }

    public static void WriteExample(
        XlsxWriter writer, ImportKind kind, IReadOnlyList<ImportField> fields, RegionTree? regions)
    {
        writer.BeginSheet(
            TemplateLayout.Of(DataSheets.Example, kind, fields, null, ImportTemplate.IdRow + 1, isProtected: false));
        ImportTemplate.WriteHeader(writer, fields);
        for (var row = 0; row < 2; row++)
        {
            writer.BeginRow(ImportTemplate.IdRow + 1 + row);
            var region = ExampleRegion(kind, regions);
            for (var i = 0; i < fields.Count; i++) WriteExampleCell(writer, i + 1, fields[i], row, region);
        }
    }

    public static void WriteGuide(XlsxWriter writer, ImportKind kind, IReadOnlyList<ImportField> fields)
    {
        var rows = fields.Select((f, i) => (IReadOnlyList<object?>)
        [
            i + 1, f.NameZh, f.Id, f.IsRequired ? "必填" : "", Hint(f), string.Join("、", f.Choices),
            f.Element?.Owner ?? "", f.Element?.Definition ?? "",
        ]);
        XlsxTable.AddSheet(writer, new TableExport(
            DataSheets.Guide,
            [
                new("序号", Decimals: 0, Width: 6), new("列名", Width: 30), new("列标识", Width: 24), new("是否必填", Width: 9),
                new("单位和要求", Width: 24), new("可选项", Width: 40), new("责任部门", Width: 10), new("统计口径", Width: 60),
            ],
            rows)
        { Remarks = [kind.NameZh() + "填表说明", .. Rules.Select((r, i) => $"{i + 1}. {r}")] });
    }

    private static Region ExampleRegion(ImportKind kind, RegionTree? regions) =>
        regions is not null && TemplateLayout.RegionsFor(kind, regions) is { Count: > 0 } known
            ? known[^1]
            : new Region(990_101, "青禾县", RegionLevel.County, 990_100);

    private static void WriteExampleCell(XlsxWriter writer, int column, ImportField field, int row, Region region)
    {
        if (field.Element is not { } element)
        {
            writer.Text(column, ExampleKey(field, row, region), XlsxStyle.InputText);
            return;
        }
        // The second row shows how to write what is not simply a number.
        if (row == 1 && !element.Required && element.Kind != ValueKind.Code)
        {
            writer.Text(column, (column % 3) switch { 0 => "—", 1 => "不适用", _ => ExampleEstimate(field, element) },
                XlsxStyle.InputText);
            return;
        }
        if (element.Kind == ValueKind.Number) writer.Number(column, ExampleNumber(element), XlsxStyle.InputNumber);
        else if (element.Kind == ValueKind.Date) writer.Date(column, new DateOnly(2024, 9, 1), XlsxStyle.InputDate);
        else writer.Text(column, ExampleText(field), XlsxStyle.InputText);
    }

    private static string ExampleKey(ImportField field, int row, Region region) => field.Role switch
    {
        KeyRole.Region => region.CodeText,
        KeyRole.RegionName => region.Name,
        KeyRole.Stage => KeyReader.StageNames[row + 1],
        KeyRole.School => "9901010001",
        KeyRole.SchoolName => "示例第一小学",
        KeyRole.Key when field.Id == "class_no" => $"一年级{row + 1}班",
        KeyRole.Key => $"990101000{row + 1}",
        KeyRole.Name => row == 0 ? "示例甲（名称写全称）" : "示例乙",
        _ => "",
    };

    private static string ExampleEstimate(ImportField field, DataElement element) => element.Kind switch
    {
        ValueKind.Number => Number(ExampleNumber(element)) + "（估）",
        ValueKind.Date => "2024年9月1日",
        _ => ExampleText(field),
    };

    private static string ExampleText(ImportField field) => field.Choices.Count > 0 ? field.Choices[0] : "示例";

    private static double ExampleNumber(DataElement element)
    {
        double wanted = element.Unit switch
        {
            "元" => 3_560_000,
            "平方米" => 8_650,
            "人" => 240,
            "%" => 96,
            "小数" => 0.96,
            "年" => 1998,
            _ => 24,
        };
        return Math.Clamp(wanted, element.Min ?? double.MinValue, element.Max ?? double.MaxValue);
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
