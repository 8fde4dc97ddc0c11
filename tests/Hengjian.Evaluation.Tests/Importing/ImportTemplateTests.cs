using Hengjian.Documents.Sheets;
using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Importing;

public sealed class ImportTemplateTests
{
    public static TheoryData<ImportKind> Kinds() => [.. Enum.GetValues<ImportKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Empty_HasHeaderAndNoRows(ImportKind kind) =>
        Assert.Equal(["HJD0438"],
            ImportSample.Read(kind, ("t.xlsx", ImportSample.Template(kind)), ImportSample.Schools()).Codes());

    [Fact]
    public void Sheets_AreDataExampleGuideCodesAndMark()
    {
        using var book = SheetBook.Open(new MemoryStream(ImportSample.Template(ImportKind.School))).Value;
        Assert.Equal(["学校表", "示例", "填表说明", "行政区划代码", "_衡鉴模板"], book.Sheets.Select(s => s.Name));
        Assert.Equal([false, false, false, false, true], book.Sheets.Select(s => s.IsHidden));
    }

    [Fact]
    public void Header_HasNamesUnitsAndIds()
    {
        var cells = ImportSample.CellsOf(ImportSample.Template(ImportKind.School), "学校表");
        Assert.Equal(["行政区划代码", "六位代码", "region_code"], [cells["A1"], cells["A2"], cells["A3"]]);
        Assert.Equal(["在校生数", "人；整数；≥0", "stu"], [cells["F1"], cells["F2"], cells["F3"]]);
        Assert.DoesNotContain("kg_fee_ok", cells.Values);
    }

    [Fact]
    public void SameInputs_GiveTheSameBytes() =>
        Assert.Equal(ImportSample.Template(ImportKind.Project), ImportSample.Template(ImportKind.Project));

    // What the template shows as an example must itself be accepted.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Example_Imports(ImportKind kind)
    {
        var outcome = ImportSample.Read(kind, ("例.xlsx", ExampleAsData(ImportSample.Template(kind))), ExampleSchools());
        if (kind == ImportKind.Region)
        {
            // One region cannot report twice: the two example rows are alternatives.
            Assert.All(outcome.Codes(), c => Assert.Equal("HJD0445", c));
            return;
        }
        Assert.Empty(outcome.Problems);
        Assert.Equal(2, outcome.Tables[0].RowCount);
    }

    private static byte[] ExampleAsData(byte[] template)
    {
        using var book = SheetBook.Open(new MemoryStream(template)).Value;
        using var reader = book.Read(1).Value;
        List<object?[]> rows = [];
        while (reader.Read())
        {
            var row = new object?[reader.Count];
            for (var i = 0; i < row.Length; i++) row[i] = reader[i].Kind == CellKind.Number
                ? reader[i].Number
                : reader[i].Text.ToString();
            rows.Add(row);
        }
        return ImportSample.Xlsx("数据", [.. rows]);
    }

    private static FactTable ExampleSchools() =>
        ImportSample.ReadCsv(ImportKind.School,
            "region_code,school_code,school_name,school_type\n990101,9901010001,示例第一小学,小学\n").Tables[0];
}
