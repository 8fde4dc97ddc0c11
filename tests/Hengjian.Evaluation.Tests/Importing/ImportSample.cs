using System.Text;
using Hengjian.Documents.Sheets;
using Hengjian.Documents.Writing;
using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Importing;

/// <summary>A small dictionary and invented regions.</summary>
internal static class ImportSample
{
    public const int Year = 2024;

    public static DataDictionary Dictionary { get; } = new(
    [
        new("gdp", "地区生产总值", Grain.RegionYear, ValueKind.Number, "元", "统计") { Min = 0 },
        new("edu_plan_ok", "是否制定教育规划", Grain.RegionYear, ValueKind.Bool, "", "教育"),
        new("retention", "巩固率", Grain.RegionYear, ValueKind.Number, "%", "教育") { Min = 0, Max = 100 },
        new("spend", "生均支出", Grain.RegionStageYear, ValueKind.Number, "元/人", "财政") { Min = 0 },
        new("school_type", "学校类型", Grain.SchoolYear, ValueKind.Code, "", "教育") { Required = true,
            Codes = SchoolTypes.Names },
        new("stu", "在校生数", Grain.SchoolYear, ValueKind.Number, "人", "教育") { Min = 0, Whole = true,
            Definition = "9月1日在册学生。" },
        new("equip", "设备值", Grain.SchoolYear, ValueKind.Number, "元", "教育") { Min = 0 },
        new("area", "校舍面积", Grain.SchoolYear, ValueKind.Number, "平方米", "教育") { Min = 0 },
        new("boarding", "是否寄宿制", Grain.SchoolYear, ValueKind.Bool, "", "教育"),
        new("founded", "建校日期", Grain.SchoolYear, ValueKind.Date, "", "教育"),
        new("kg_fee_ok", "收费是否合规", Grain.SchoolYear, ValueKind.Bool, "", "教育"),
        new("class_stage", "班级学段", Grain.ClassYear, ValueKind.Code, "", "教育")
        {
            Required = true, Codes = ["幼儿园", "小学", "初中", "普通高中", "中等职业", "特殊教育"],
        },
        new("class_size", "班级学生数", Grain.ClassYear, ValueKind.Number, "人", "教育") { Min = 0, Max = 300, Whole = true },
        new("proj_invest", "规划总投资", Grain.Project, ValueKind.Number, "元", "发改") { Min = 0 },
    ]);

    public static RegionTree Regions { get; } = new(
    [
        new(990_000, "云岭省", RegionLevel.Province, 0), new(990_100, "禾川市", RegionLevel.City, 990_000),
        new(990_101, "青禾县", RegionLevel.County, 990_100), new(990_102, "白沙县", RegionLevel.County, 990_100),
    ]);

    public static ImportOutcome ReadCsv(ImportKind kind, string csv, FactTable? schools = null) =>
        Read(kind, ("数据.csv", Encoding.UTF8.GetBytes(csv)), schools);

    public static ImportOutcome Read(ImportKind kind, (string Name, byte[] Bytes) file, FactTable? schools = null) =>
        Read(Request(kind, [file], schools));

    public static ImportOutcome Read(ImportRequest request) =>
        FactImporter.Read(request, null, TestContext.Current.CancellationToken);

    public static ImportRequest Request(ImportKind kind, (string Name, byte[] Bytes)[] files,
        FactTable? schools = null) =>
        new(kind, Year, [.. files.Select(f => new ImportFile(f.Name, new MemoryStream(f.Bytes)))], Dictionary,
            Regions)
        { Schools = schools };

    /// <summary>The schools of a good file of two.</summary>
    public static FactTable Schools() => ReadCsv(ImportKind.School, """
        行政区划代码,学校代码,学校名称,学校类型,在校生数
        990102,S2,白沙小学,小学,300
        990101,S1,青禾小学,小学,1200
        """).Tables[0];

    public static byte[] Template(ImportKind kind)
    {
        using var stream = new MemoryStream();
        ImportTemplate.Write(stream, kind, Dictionary, Regions);
        return stream.ToArray();
    }

    /// <summary>A workbook of one sheet; cells are string, double or null.</summary>
    public static byte[] Xlsx(string sheet, params object?[][] rows) => Xlsx(sheet, [], rows);

    public static byte[] Xlsx(string sheet, CellRange[] merges, params object?[][] rows) =>
        Book((new SheetLayout(sheet) { Merges = merges }, rows));

    /// <summary>A workbook of several sheets.</summary>
    public static byte[] Book(params (string Tab, object?[][] Rows)[] sheets) =>
        Book([.. sheets.Select(s => (new SheetLayout(s.Tab), s.Rows))]);

    public static byte[] Book(params (SheetLayout Layout, object?[][] Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        using (var writer = new XlsxWriter(stream))
            foreach (var (layout, rows) in sheets) Write(writer, layout, rows);
        return stream.ToArray();
    }

    private static void Write(XlsxWriter writer, SheetLayout layout, object?[][] rows)
    {
        writer.BeginSheet(layout);
        for (var r = 0; r < rows.Length; r++)
        {
            writer.BeginRow(r + 1);
            for (var c = 0; c < rows[r].Length; c++)
            {
                if (rows[r][c] is string text) writer.Text(c + 1, text);
                else if (rows[r][c] is double number) writer.Number(c + 1, number);
                else if (rows[r][c] is int whole) writer.Number(c + 1, whole);
            }
        }
    }

    public static double[] Numbers(this FactTable table, string element) =>
        ((NumberColumn)table.Columns[element]).ToArray();

    public static IEnumerable<string> Codes(this ImportOutcome outcome) => outcome.Problems.Select(p => p.Code);

    /// <summary>All texts of a sheet by address, for looking into copies.</summary>
    public static Dictionary<string, string> CellsOf(byte[] xlsx, string sheet)
    {
        using var book = SheetBook.Open(new MemoryStream(xlsx)).Value;
        using var reader = book.Read(book.Sheets.ToList().FindIndex(s => s.Name == sheet)).Value;
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
            for (var i = 0; i < reader.Count; i++)
                if (reader[i].Kind != CellKind.Empty)
                    cells[CellAddress.Of(reader.Row, i + 1)] = reader[i].Text.ToString();
        return cells;
    }
}
