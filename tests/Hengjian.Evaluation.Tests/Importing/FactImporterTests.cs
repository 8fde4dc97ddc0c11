using System.Text;
using Hengjian.Documents.Sheets;
using Hengjian.Documents.Writing;
using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Importing;

public sealed class FactImporterTests
{
    private const string SchoolHeader = "行政区划代码,学校代码,学校名称,学校类型,在校生数";

    [Fact]
    public void Schools_SortIntoTreeOrderAndKeepTheirLines()
    {
        var outcome = ImportSample.ReadCsv(ImportKind.School, $"""
            {SchoolHeader},设备值（万元）,是否寄宿制,建校日期
            990102,S2,白沙小学,小学,300,12.34,是,2001-09-01
            990101,S1,青禾县第一小学,小学,"1,200",—,否,
            990101,S3,青禾中学,初级中学,８００,不适用,,1998年9月1日
            """);
        Assert.Empty(outcome.Problems);
        var table = Assert.Single(outcome.Tables);
        Assert.Equal((Grain.SchoolYear, ImportSample.Year), (table.Grain, table.Period));
        Assert.Equal([990_101, 990_101, 990_102], table.Regions);
        Assert.Equal(["S1", "S3", "S2"], KeysOf(table));
        Assert.Equal([1200, 800, 300], table.Numbers("stu"));
        Assert.Equal(123_400, table.Numbers("equip")[2]);
        Assert.Equal([ValueFlag.Missing, ValueFlag.NotApplicable, ValueFlag.Present],
            Enumerable.Range(0, 3).Select(table.Columns["equip"].FlagAt));
        Assert.Equal([3, 4, 2], table.Origins!.Line);
        Assert.Equal(64, table.Origins.Files[0].Sha256.Length);
        Assert.False(table.Columns.ContainsKey("area"));
    }

    [Theory]
    [InlineData(ImportKind.School)]
    [InlineData(ImportKind.Kindergarten)]
    public void SchoolTypes_BelongToTheirTable(ImportKind kind)
    {
        var outcome = ImportSample.ReadCsv(kind, $"{SchoolHeader}\n990101,S1,甲,幼儿园,10\n990101,S2,乙,小学,10\n");
        Assert.Equal(kind == ImportKind.School ? ["HJD0449"] : ["HJD0450"], outcome.Codes());
    }

    [Fact]
    public void Kindergartens_NeedNoType()
    {
        var table = ImportSample.ReadCsv(ImportKind.Kindergarten,
            "region_code,school_code,school_name,stu\n990101,K1,青禾幼儿园,90\n").Tables[0];
        Assert.Equal("幼儿园", ((CodeColumn)table.Columns["school_type"]).LabelAt(0));
    }

    [Fact]
    public void Classes_FindTheirSchools()
    {
        var schools = ImportSample.Schools();
        var outcome = ImportSample.ReadCsv(ImportKind.Class, """
            学校代码,班级编号,班级学段,班级学生数
            S2,一1,小学,40
            S1,一1,小学,56
            S2,一2,小学,45
            """, schools);
        Assert.Empty(outcome.Problems);
        var table = outcome.Tables[0];
        Assert.Equal([0, 1, 1], table.Parents!);
        Assert.Equal([990_101, 990_102, 990_102], table.Regions);
        Assert.Equal([56, 40, 45], table.Numbers("class_size"));
        Assert.All(table.Stages, s => Assert.Equal(SchoolStage.Primary, s));
    }

    [Fact]
    public void ClassOfUnknownSchool_NamesTheNearest()
    {
        var outcome = ImportSample.ReadCsv(ImportKind.Class, "学校代码,班级编号,班级学段\nS9,一1,小学\n", ImportSample.Schools());
        Assert.Equal("HJD0446", outcome.Problems[0].Code);
        Assert.Contains("S1", outcome.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("HJD0451", ImportSample.ReadCsv(ImportKind.Class, "学校代码,班级编号,班级学段\nS1,一1,小学\n").Problems[0].Code);
    }

    [Fact]
    public void RegionsByStage_ReadTheirStage()
    {
        var table = ImportSample.ReadCsv(ImportKind.RegionStage,
            "region_code,stage,spend\n990101,初中,1.2万元/人\n990101,幼儿园,9000\n").Tables[0];
        Assert.Equal([SchoolStage.Junior, SchoolStage.Preschool], table.Stages);
        Assert.Equal([12_000, 9_000], table.Numbers("spend"));
    }

    [Fact]
    public void DuplicateSchoolCodes_NameBothRows()
    {
        var outcome = ImportSample.ReadCsv(ImportKind.School,
            $"{SchoolHeader}\n990101,S1,甲,小学,1\n990101,S2,乙,小学,1\n990102,S1,丙,小学,1\n");
        Assert.Empty(outcome.Tables);
        Assert.Equal(["HJD0445", "HJD0445"], outcome.Codes());
        Assert.Contains("第 2 行", outcome.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("第 4 行", outcome.Problems[0].Where, StringComparison.Ordinal);
        Assert.Contains("第 4 行", outcome.Problems[1].Message, StringComparison.Ordinal);
        Assert.Contains("第 2 行", outcome.Problems[1].Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("990103,S1,甲,小学,1", "HJD0442")]
    [InlineData("990100,S1,甲,小学,1", "HJD0443")]
    [InlineData("青禾县,S1,甲,小学,1", "HJD0441")]
    [InlineData(",合计,,,1", "HJD0440")]
    [InlineData("990101,3.14E+09,甲,小学,1", "HJD0447")]
    [InlineData("990101,S1,,小学,1", "HJD0440")]
    [InlineData("990101,S1,甲,小雪,1", "HJD0409")]
    [InlineData("990101,S1,甲,,1", "HJD0401")]
    [InlineData("990101,S1,甲,小学,-3", "HJD0405")]
    [InlineData("990101,S1,甲,小学,3.5", "HJD0406")]
    public void WrongRows_AreNamed(string row, string code)
    {
        var outcome = ImportSample.ReadCsv(ImportKind.School, $"{SchoolHeader}\n{row}\n");
        Assert.Contains(code, outcome.Codes());
        Assert.Empty(outcome.Tables);
        Assert.All(outcome.Problems, p => Assert.StartsWith("“数据.csv”第 2 行", p.Where, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("行政区划代码,学校代码,学校名称,学校类型,在校生树", "HJD0431")]
    [InlineData("行政区划代码,学校代码,学校名称,在校生数", "HJD0432")]
    [InlineData("行政区划代码,学校代码,学校名称,学校类型,在校生数,stu", "HJD0433")]
    [InlineData("行政区划代码,学校代码,学校名称,学校类型,在校生数（万元）", "HJD0404")]
    [InlineData("名,数", "HJD0430")]
    public void WrongHeaders_AreNamed(string header, string code) =>
        Assert.Equal([code], ImportSample.ReadCsv(ImportKind.School, header + "\n990101,S1,甲,小学,1\n").Codes());

    [Fact]
    public void HeaderBelowATitle_AndUnitsInARowOfTheirOwn_AreFound()
    {
        var file = ImportSample.Xlsx("Sheet1", ["2024年学校情况表"], [], ["序号", "学校\n代码", "学校名称", "行政区划代码", "设备值", "学校类型 *"],
            ["", "", "", "", "万元", ""], [1, "S1", "青禾小学", 990101, 12.5, "小学"]);
        var outcome = ImportSample.Read(ImportKind.School, ("表.xlsx", file));
        Assert.Empty(outcome.Problems);
        Assert.Equal([125_000], outcome.Tables[0].Numbers("equip"));
        Assert.Equal([5], outcome.Tables[0].Origins!.Line);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gbk")]
    public void EncodingsOfCsv_GiveTheSameTable(string encoding)
    {
        var text = $"{SchoolHeader}\n990101,S1,{new string('长', 40)},小学,1200\n";
        var bytes = encoding == "gbk"
            ? CodePagesEncodingProvider.Instance.GetEncoding(936)!.GetBytes(text)
            : Encoding.UTF8.GetBytes(text);
        var outcome = ImportSample.Read(ImportKind.School, ("a.csv", bytes));
        Assert.Empty(outcome.Problems);
        Assert.Equal(new string('长', 40), outcome.Tables[0].Names![0]);
    }

    [Fact]
    public void MergedDataCells_AreAnError()
    {
        var file = ImportSample.Xlsx("Sheet1", [new CellRange(2, 1, 3, 1)], ["行政区划代码", "学校代码", "学校名称", "学校类型"],
            ["990101", "S1", "甲", "小学"], [null, "S2", "乙", "小学"]);
        Assert.Equal(["HJD0440", "HJD0439"], ImportSample.Read(ImportKind.School, ("m.xlsx", file)).Codes());
    }

    [Fact]
    public void MergedHeader_LeavesAnUnnamedColumn()
    {
        var file = ImportSample.Xlsx("Sheet1", [new CellRange(1, 4, 1, 5)], ["行政区划代码", "学校代码", "学校名称", "学校类型", null],
            ["990101", "S1", "甲", "小学", 12]);
        Assert.Equal(["HJD0437"], ImportSample.Read(ImportKind.School, ("m.xlsx", file)).Codes());
    }

    [Fact]
    public void WrongTemplate_IsRefused()
    {
        Assert.Equal(["HJD0435"],
            ImportSample.Read(ImportKind.Region, ("t.xlsx", ImportSample.Template(ImportKind.School))).Codes());
        var newer = new DataDictionary(
            [.. ImportSample.Dictionary.Elements.Select(e => e.Id == "equip" ? e with { Unit = "万元" } : e)]);
        var request = ImportSample.Request(ImportKind.School,
            [("t.xlsx", ImportSample.Template(ImportKind.School))]) with
        { Dictionary = newer };
        Assert.Equal(["HJD0436"], ImportSample.Read(request).Codes());
    }

    [Fact]
    public void ManyErrors_AreCountedAndBounded()
    {
        var csv = new StringBuilder(SchoolHeader).Append('\n');
        for (var i = 0; i < 12_000; i++) csv.Append("990101,S").Append(i).Append(",甲,小学,-1\n");
        var outcome = ImportSample.ReadCsv(ImportKind.School, csv.ToString());
        Assert.Equal(12_000, outcome.ProblemCount);
        Assert.Equal(10_001, outcome.Problems.Count);
        Assert.Equal("HJD0452", outcome.Problems[^1].Code);
    }

    [Fact]
    public void OneBadFile_StoresNothingOfTheOthers()
    {
        var good = Encoding.UTF8.GetBytes($"{SchoolHeader}\n990101,S1,甲,小学,1\n");
        var outcome = ImportSample.Read(
            ImportSample.Request(ImportKind.School, [("a.csv", good), ("b.xlsx", good[..3]), ("c.csv", good)]));
        Assert.Empty(outcome.Tables);
        Assert.Contains(outcome.Problems, p => p.Where!.StartsWith("“b.xlsx”", StringComparison.Ordinal));
        // The same code in two files repeats as well.
        Assert.Contains("HJD0445", outcome.Codes());
    }

    [Fact]
    public void SeveralFiles_MakeOneTable()
    {
        var outcome = ImportSample.Read(ImportSample.Request(ImportKind.School,
            [("a.csv", Encoding.UTF8.GetBytes($"{SchoolHeader}\n990102,S2,乙,小学,2\n")),
                ("b.csv", Encoding.UTF8.GetBytes(
                "region_code,school_code,school_name,school_type,area\n990101,S1,甲,小学,5\n"))]));
        var table = outcome.Tables[0];
        Assert.Equal(["S1", "S2"], KeysOf(table));
        Assert.Equal([1, 0], table.Origins!.File.Select(f => (int)f));
        Assert.Equal([double.NaN, 2], table.Numbers("stu"));
        Assert.Equal([5, double.NaN], table.Numbers("area"));
    }

    [Fact]
    public void EverySheetWithTheHeader_IsReadIntoOneTable()
    {
        object?[] header = ["行政区划代码", "学校代码", "学校名称", "学校类型", "在校生数"];
        var book = ImportSample.Book(
            (new SheetLayout("封面"), [["青禾县学校表"], ["填表人", "某某"]]),
            (new SheetLayout("城关镇"), [header, ["990102", "S2", "乙", "小学", 20]]),
            (new SheetLayout("空表"), []),
            (new SheetLayout("河东镇"), [["河东镇"], header, ["990101", "S1", "甲", "小学", 10], ["990102", "S3", "丙", "小学", 30]]),
            (new SheetLayout("新镇"), [header]),
            (new SheetLayout("旧数") { IsHidden = true }, [header, ["990101", "S9", "旧", "小学", 1]]));
        var outcome = ImportSample.Read(ImportKind.School, ("表.xlsx", book));
        Assert.Empty(outcome.Problems);
        var table = Assert.Single(outcome.Tables);
        Assert.Equal(["S1", "S2", "S3"], KeysOf(table));
        Assert.Equal([3, 2, 4], table.Origins!.Line);
        Assert.Equal([3, 1, 3], table.Origins.Sheet!.Select(s => (int)s));
        Assert.Equal(3, table.OriginOf("stu", 0)!.Value.Sheet);
        // What was not read is told; an empty sheet holds nothing to tell.
        Assert.Equal(["HJD0472", "HJD0472", "HJD0476"], outcome.Warnings.Select(w => w.Code).Order());
        Assert.Contains(outcome.Warnings, w => w.Message.Contains("封面", StringComparison.Ordinal));
        Assert.Contains(outcome.Warnings, w => w.Message.Contains("旧数", StringComparison.Ordinal));
        Assert.Equal("“表.xlsx”的工作表“新镇”", outcome.Warnings.Single(w => w.Code == "HJD0476").Where);
    }

    [Fact]
    public void CodeOnTwoSheets_IsReportedOnBoth()
    {
        object?[] header = ["行政区划代码", "学校代码", "学校名称", "学校类型"];
        var outcome = ImportSample.Read(ImportKind.School, ("表.xlsx", ImportSample.Book(
            ("城关镇", [header, ["990101", "S1", "甲", "小学"]]), ("河东镇", [header, ["990102", "S1", "乙", "小学"]]))));
        Assert.Equal(["HJD0445", "HJD0445"], outcome.Codes());
        Assert.Equal("“表.xlsx”的工作表“河东镇”第 2 行（B2）", outcome.Problems[0].Where);
        Assert.Contains("“表.xlsx”的工作表“城关镇”第 2 行", outcome.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("“表.xlsx”的工作表“城关镇”第 2 行", outcome.Problems[1].Where);
        Assert.Equal([1, 0], outcome.Issues.Select(i => i.Sheet));
    }

    [Fact]
    public void SheetThatLacksARequiredColumn_StopsTheBook()
    {
        var outcome = ImportSample.Read(ImportKind.School, ("表.xlsx", ImportSample.Book(
            ("城关镇", [["行政区划代码", "学校代码", "学校名称", "学校类型"], ["990101", "S1", "甲", "小学"]]),
            ("河东镇", [["行政区划代码", "学校代码", "学校名称"], ["990102", "S2", "乙"]]))));
        Assert.Equal(["HJD0432"], outcome.Codes());
        Assert.StartsWith("“表.xlsx”的工作表“河东镇”", outcome.Problems[0].Where, StringComparison.Ordinal);
        Assert.Empty(outcome.Tables);
    }

    [Fact]
    public void Cancelled_Throws()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        var request = ImportSample.Request(ImportKind.School,
            [("a.csv", Encoding.UTF8.GetBytes($"{SchoolHeader}\n990101,S1,甲,小学,1\n"))]);
        Assert.Throws<OperationCanceledException>(() => FactImporter.Read(request, null, cancel.Token));
    }

    [Fact]
    public void YearOfTheFile_MustAgree() =>
        Assert.Equal(["HJD0448"],
            ImportSample.ReadCsv(ImportKind.Region, "年度,行政区划代码,地区生产总值\n2023,990101,1亿元\n2024,990102,1亿元\n").Codes());

    [Fact]
    public void DifferingRegionName_IsAWarning()
    {
        var outcome = ImportSample.ReadCsv(ImportKind.Region, "行政区划代码,行政区划名称,地区生产总值\n990101,青和县,1亿元\n");
        Assert.True(outcome.IsOk);
        Assert.Equal("HJD0474", Assert.Single(outcome.Warnings).Code);
    }

    private static IEnumerable<string> KeysOf(FactTable table) => table.Keys!.Select(k => k!);

    [Fact]
    public void RandomBytes_NeverThrow()
    {
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var bytes = new byte[random.Next(0, 400)];
            random.NextBytes(bytes);
            if (i % 2 == 0)
                bytes = [.. Encoding.UTF8.GetBytes(SchoolHeader + "\n"), .. bytes.Select(b => (byte)(b % 96 + 32))];
            _ = ImportSample.Read(ImportKind.School, ("x.csv", bytes));
        }
    }
}
