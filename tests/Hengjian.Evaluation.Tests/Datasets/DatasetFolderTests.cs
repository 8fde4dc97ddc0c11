using System.Text;
using Hengjian.Evaluation.Datasets;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Tests.Datasets;

public sealed class DatasetFolderTests : IDisposable
{
    private const string Manifest = """
        name: 小样本
        regions: {file: regions.csv, code: code}
        evaluate: [2024]
        combined_schools: whole
        tables:
          - file: schools.csv
            grain: school
            period: 2024
            region: county
            key: id
            columns:
              school_type: {column: kind, codes: {"1": 小学, "3": 九年一贯制学校}}
              stu: pupils
          - file: classes.csv
            grain: class
            period: 2024
            school: school
            columns:
              class_stage: {column: stage, codes: {"1": 小学, "2": 初中}}
              class_size: size
          - file: money.csv
            grain: region
            period: {column: year}
            region: county
            combine: true
            columns:
              edu_spend: spend
              pay_teacher: {column: pay, per: teachers}
        """;

    private static readonly DataDictionary Dictionary = new(
    [
        new("school_type", "学校类型", Grain.SchoolYear, ValueKind.Code, "", "教育") { Codes = SchoolTypes.Names },
        new("stu", "在校生数", Grain.SchoolYear, ValueKind.Number, "人", "教育") { Min = 0 },
        new("class_stage", "班级学段", Grain.ClassYear, ValueKind.Code, "", "教育") { Codes = ["小学", "初中"] },
        new("class_size", "班级学生数", Grain.ClassYear, ValueKind.Number, "人", "教育"),
        new("edu_spend", "教育支出", Grain.RegionYear, ValueKind.Number, "元", "财政"),
        new("pay_teacher", "教师平均工资", Grain.RegionYear, ValueKind.Number, "元", "人社"),
    ]);

    private readonly string folder = Directory.CreateTempSubdirectory("hengjian-dataset-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void SmallFolder_BecomesSortedTablesWithOrigins()
    {
        WriteAll();
        var dataset = Read(Manifest).Value;
        var schools = dataset.Find(Grain.SchoolYear, 2024)!;
        Assert.Equal([990101, 990101, 990202], schools.Regions);
        Assert.Equal<string?>(["b", "c", "a"], schools.Keys!.ToList());
        Assert.Equal([3, 4, 2], schools.Origins!.Line);
        var pupils = (NumberColumn)schools.Columns["stu"];
        Assert.Equal([0, double.NaN, 120.5], pupils.ToArray());
        Assert.Equal(ValueFlag.Missing, pupils.FlagAt(1));
        Assert.Equal(ValueFlag.Present, pupils.FlagAt(0));
        var classes = dataset.Find(Grain.ClassYear, 2024)!;
        Assert.Equal<int>([0, 2, 2], classes.Parents!.ToList());
        Assert.Equal([SchoolStage.Primary, SchoolStage.Primary, SchoolStage.Junior], classes.Stages);
    }

    [Fact]
    public void CombinedLines_AddUpAndMeansAreSumOverSum()
    {
        WriteAll();
        var table = Read(Manifest).Value.Find(Grain.RegionYear, 2024)!;
        Assert.Equal([990101, 990202], table.Regions);
        Assert.Equal([30, double.NaN], ((NumberColumn)table.Columns["edu_spend"]).ToArray());
        Assert.Equal([(100 + 500) / 4.0, 7], ((NumberColumn)table.Columns["pay_teacher"]).ToArray());
    }

    [Fact]
    public void CombinedLineWithoutAValue_MakesTheSumMissing()
    {
        WriteAll();
        Write("money.csv", "county,year,spend,pay,teachers\n990101,2024,100,7,1\n990101,2024,,8,\n990101,2024,50,9,1\n");
        var table = Read(Manifest).Value.Find(Grain.RegionYear, 2024)!;
        Assert.Equal([double.NaN], ((NumberColumn)table.Columns["edu_spend"]).ToArray());
        Assert.Equal([double.NaN], ((NumberColumn)table.Columns["pay_teacher"]).ToArray());
    }

    [Fact]
    public void CodeInACombinedTable_IsRefused() => Assert.Equal("HJD0614", Assert.Single(ReadWith(
        "      edu_spend: spend", "      edu_spend: spend\n      school_type: year").Problems).Code);

    [Fact]
    public void LevelsLeftOut_AreAdded() => Assert.Equal(
        [0, 990000, 990100, 990101, 990200, 990202],
        ReadAfterWriting().Regions.Regions.Select(r => r.Code));

    [Theory]
    [InlineData("schools.csv", "id,county,kind,pupils\na,990202,1,many\n", "HJD0607", "schools.csv 第 2 行“在校生数”")]
    [InlineData("schools.csv", "id,county,kind,pupils\na,990202,1,-1\n", "HJD0607", "schools.csv 第 2 行“在校生数”")]
    [InlineData("schools.csv", "id,county,kind,pupils\na,990909,1,3\n", "HJD0608", "schools.csv 第 2 行")]
    [InlineData("schools.csv", "id,county,kind,pupils\na,990202,1,3\na,990202,1,4\n", "HJD0610", "schools.csv 第 3 行")]
    [InlineData("schools.csv", "id,county,kind,pupil\na,990202,1,3\n", "HJD0605", "schools.csv")]
    [InlineData("schools.csv", "id,county,kind,pupils\na,990202,9,3\n", "HJD0607", "schools.csv 第 2 行“学校类型”")]
    [InlineData("schools.csv", "id,county,kind,pupils\na,990202,1\n", "HJD0613", "schools.csv 第 2 行")]
    [InlineData("classes.csv", "school,stage,size\nzz,1,30\n", "HJD0609", "classes.csv 第 2 行")]
    public void BadCell_NamesFileLineAndWhatWouldBeRight(string file, string text, string code, string where)
    {
        WriteAll();
        Write(file, text);
        var problem = Read(Manifest).Problems[0];
        Assert.Equal((code, where), (problem.Code, problem.Where));
    }

    [Fact]
    public void MisspeltElement_NamesTheNearest()
    {
        WriteAll();
        var problem = Assert.Single(Read(Manifest.Replace("class_size", "clas_size", StringComparison.Ordinal)).Problems);
        Assert.Equal("HJD0606", problem.Code);
        Assert.Contains("class_size", problem.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void ConstantWithoutReason_IsRefused()
    {
        var problems = ManifestLoader.Load("m.yaml", Manifest.Replace(
            "stu: pupils", "stu: {constant: 0}", StringComparison.Ordinal)).Problems;
        Assert.Contains("why", Assert.Single(problems).Expected, StringComparison.Ordinal);
    }

    // Without quotes the file is read in parts on several threads, with one quote in one piece.
    [Fact]
    public void LargeFile_ReadsTheSameInPartsAndInOnePiece()
    {
        WriteAll();
        var lines = string.Concat(Enumerable.Range(0, 90_000).Select(i => $"{"abc"[i / 30_000]},{1 + (i % 2)},{i % 45}\n"));
        Write("classes.csv", "school,stage,size\n" + lines);
        var parts = Read(Manifest).Value.Find(Grain.ClassYear, 2024)!;
        Write("classes.csv", "school,stage,\"size\"\n" + lines);
        var whole = Read(Manifest).Value.Find(Grain.ClassYear, 2024)!;
        Assert.Equal(90_000, parts.RowCount);
        Assert.Equal<int>(whole.Parents!, parts.Parents!);
        Assert.Equal<SchoolStage>(whole.Stages, parts.Stages);
        Assert.Equal<int>(whole.Origins!.Line, parts.Origins!.Line);
        Assert.Equal<double>(((NumberColumn)whole.Columns["class_size"]).ToArray(), ((NumberColumn)parts.Columns["class_size"]).ToArray());
        // Row 30,000 of the file is the first of school b, which stands first in its county.
        Assert.Equal(30_002, parts.Origins.Line[0]);
    }

    [Fact]
    public void ProblemsOfALargeFile_StandInTheOrderOfItsLinesUpToTheLimit()
    {
        WriteAll();
        string Line(int i) => i switch
        {
            100 => "s0,990101,1,1\n",
            80_000 => "s5,990101,9,x\n",
            _ when i > 89_000 => $"s{i},990909,1,1\n",
            _ => $"s{i},990101,1,{i % 9}\n",
        };
        Write("schools.csv", "id,county,kind,pupils\n" + string.Concat(Enumerable.Range(0, 90_000).Select(Line)));
        var problems = Read(Manifest).Problems;
        Assert.Equal(["HJD0610", "HJD0610", "HJD0607", "HJD0607", "HJD0608"], problems.Take(5).Select(p => p.Code));
        Assert.Equal("schools.csv 第 102 行", problems[0].Where);
        Assert.Contains("第 2 行", problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("schools.csv 第 80002 行“学校类型”", problems[2].Where);
        Assert.Equal("schools.csv 第 89003 行", problems[4].Where);
        Assert.Equal((200, "HJD0611"), (problems.Count, problems[^1].Code));
    }

    [Fact]
    public void NegativeRegionCode_IsAProblemNotASkippedRow()
    {
        WriteAll();
        Write("money.csv", "county,year,spend,pay,teachers\n-5,2024,100,7,1\n");
        Assert.Equal("HJD0608", Assert.Single(Read(Manifest).Problems).Code);
    }

    private Result<Dataset> ReadWith(string old, string replacement)
    {
        WriteAll();
        return Read(Manifest.Replace(old, replacement, StringComparison.Ordinal));
    }

    private Dataset ReadAfterWriting()
    {
        WriteAll();
        return Read(Manifest).Value;
    }

    private void WriteAll()
    {
        Write("regions.csv", "code\n990202\n990101\n");
        Write("schools.csv", "id,county,kind,pupils\na,990202,3,120.5\nb,990101,1,0\nc,990101,1,\n");
        Write("classes.csv", "school,stage,size\na,2,40\na,1,30\nb,1,20\n");
        Write("money.csv", "county,year,spend,pay,teachers\n990202,2024,,7,1\n990101,2024,10,100,1\n990101,2024,20,500,3\n");
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text, Encoding.UTF8);

    private Result<Dataset> Read(string manifest) =>
        DatasetFolder.Read(folder, ManifestLoader.Load("manifest.yaml", manifest).Value, Dictionary);
}
