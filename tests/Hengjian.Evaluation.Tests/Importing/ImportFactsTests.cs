using System.Text;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Results;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Importing;

public sealed class ImportFactsTests
{
    private const string Schools = """
        行政区划代码,学校代码,学校名称,学校类型,在校生数
        990102,S2,白沙小学,小学,300
        990101,S1,青禾小学,小学,1200
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GoodFiles_BecomeSnapshotsThatCombine()
    {
        using var test = await WithRegionsAsync();
        var schools = await RunAsync(test, ImportKind.School, 990_000, Schools);
        Assert.Equal(2, schools.Snapshot!.RowCount);
        Assert.True(test.Workspace.Files.Contains(schools.Snapshot.Files[0].Sha256));

        var classes = await RunAsync(test, ImportKind.Class, 990_000,
            "学校代码,班级编号,班级学段,班级学生数\nS2,一1,小学,40\nS1,一1,小学,56\n");
        Assert.Empty(classes.Outcome.Problems);
        var inForce = await test.Workspace.Snapshots.InForceAsync(cancel: Cancel);
        var dataset = test.Workspace.Snapshots.Combine(ImportSample.Regions, inForce.Select(s => s.Hash)).Value;
        var table = dataset.Find(Grain.ClassYear, ImportSample.Year)!;
        var school = dataset.Find(Grain.SchoolYear, ImportSample.Year)!;
        Assert.Equal(["S1", "S2"], table.Parents!.Select(p => school.Keys![p]!));
        Assert.Equal([56, 40], table.Numbers("class_size"));
    }

    [Fact]
    public async Task RowsOfLaterSheets_LeadBackToTheirOwnLine()
    {
        using var test = await WithRegionsAsync();
        object?[] header = ["行政区划代码", "学校代码", "学校名称", "学校类型", "在校生数"];
        var book = ImportSample.Book(
            ("封面", [["二〇二四年学校表"], ["青禾县", "白沙县"]]),
            ("城关镇", [header, ["990101", "S1", "青禾小学", "小学", 1200]]),
            ("河东镇", [header, ["990102", "S2", "白沙小学", "小学", 300]]));
        var receipt = await RunAsync(test, ImportKind.School, 990_000, book);
        Assert.Equal(2, receipt.Snapshot!.RowCount);
        var table = test.Workspace.Snapshots.Combine(ImportSample.Regions, [receipt.Snapshot.Hash]).Value.Find(Grain.SchoolYear, ImportSample.Year)!;
        for (var row = 0; row < table.RowCount; row++)
        {
            var origin = table.OriginOf("stu", row)!.Value;
            using var file = test.Workspace.Files.Open(origin.File.Sha256).Value;
            var line = RawLine.Read(file, origin.Sheet, origin.Line)!;
            Assert.Equal(table.Keys![row], line.Cells[1]);
            Assert.Equal(row == 0 ? "城关镇" : "河东镇", line.Sheet);
        }
    }

    public static TheoryData<string, byte[]> Broken() => new()
    {
        { "HJD0405", Encoding.UTF8.GetBytes(Schools.Replace("1200", "-1200", StringComparison.Ordinal)) },
        { "HJD0445", Encoding.UTF8.GetBytes(Schools.Replace("S2", "S1", StringComparison.Ordinal)) },
        { "HJD0102", Encoding.Unicode.GetBytes("\uFEFF" + Schools) },
        { "HJD0103", [.. Encoding.UTF8.GetBytes(Schools), 0xFF] },
        { "HJD0201", ImportSample.Template(ImportKind.School)[..2000] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task AnyError_StoresNothing(string code, byte[] bytes)
    {
        using var test = await WithRegionsAsync();
        var receipt = await RunAsync(test, ImportKind.School, 990_000, bytes);
        Assert.Contains(code, receipt.Outcome.Codes());
        Assert.Null(receipt.Snapshot);
        Assert.Empty(test.Workspace.Facts.List());
        Assert.Empty(await test.Workspace.Snapshots.InForceAsync(cancel: Cancel));
        Assert.False(Directory.Exists(Path.Combine(test.Directory, "files")));
    }

    [Fact]
    public async Task RowsOfAnotherRegion_AreRefused()
    {
        using var test = await WithRegionsAsync();
        var receipt = await RunAsync(test, ImportKind.School, 990_101, Schools);
        Assert.Equal(["HJD0455"], receipt.Outcome.Codes());
        Assert.Contains("白沙县", receipt.Outcome.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownGiver_IsAProblem()
    {
        using var test = await WithRegionsAsync();
        var giving = new FactGiving(ImportKind.School, ImportSample.Year, 880_000, [], "clerk");
        Assert.Equal("HJD0456", (await Importer(test).RunAsync(giving, null, Cancel)).Problems[0].Code);
    }

    [Fact]
    public async Task DeclaredChange_ReachesTheDatasetThroughTheSnapshot()
    {
        using var test = await WithRegionsAsync();
        var receipt = (await Importer(test).RunAsync(
            Giving(ImportKind.School, 990_000, Encoding.UTF8.GetBytes(Schools)) with { DefinitionChanges = "\n在校生数：不再计借读学生\n" },
            null, Cancel)).Value;
        Assert.Equal("在校生数：不再计借读学生", receipt.Snapshot!.DefinitionNote);

        var inForce = await test.Workspace.Snapshots.InForceAsync(cancel: Cancel);
        var dataset = test.Workspace.Snapshots.Combine(ImportSample.Regions, inForce.Select(s => s.Hash)).Value;
        Assert.Equal([new DefinitionChange("stu", ImportSample.Year, "不再计借读学生")], dataset.DefinitionChanges);
    }

    [Theory]
    [InlineData("在校人数：不再计借读学生", "HJD0457", "在校生数")]
    [InlineData("class_size：按实际上课人数", "HJD0457", "学校表")]
    [InlineData("在校生数", "HJD0458", "在校生数")]
    [InlineData("在校生数：", "HJD0458", "在校生数")]
    [InlineData("stu:甲\n在校生数：乙", "HJD0459", "在校生数")]
    [InlineData("校舍面积：含在建", "HJD0466", "校舍面积")]
    public async Task DeclaredChangeThatCannotBeUsed_StoresNothing(string typed, string code, string named)
    {
        using var test = await WithRegionsAsync();
        var done = await Importer(test).RunAsync(
            Giving(ImportKind.School, 990_000, Encoding.UTF8.GetBytes(Schools)) with { DefinitionChanges = typed }, null, Cancel);
        Assert.Equal([code], done.Problems.Select(p => p.Code));
        Assert.Contains(named, done.Problems[0].Message, StringComparison.Ordinal);
        Assert.Empty(test.Workspace.Facts.List());
    }

    private static async Task<TestWorkspace> WithRegionsAsync()
    {
        var test = await TestWorkspace.MakeAsync();
        var from = new DateOnly(2000, 1, 1);
        Assert.True((await test.Workspace.Regions.SetAsync(ImportSample.Regions.Regions, from, cancel: Cancel)).IsOk);
        return test;
    }

    private static Task<ImportReceipt> RunAsync(TestWorkspace test, ImportKind kind, int region, string csv) =>
        RunAsync(test, kind, region, Encoding.UTF8.GetBytes(csv));

    private static async Task<ImportReceipt> RunAsync(TestWorkspace test, ImportKind kind, int region, byte[] bytes) =>
        (await Importer(test).RunAsync(Giving(kind, region, bytes), null, Cancel)).Value;

    private static FactGiving Giving(ImportKind kind, int region, byte[] bytes) =>
        new(kind, ImportSample.Year, region, [new ImportFile("表.csv", new MemoryStream(bytes))], "clerk");

    private static ImportFacts Importer(TestWorkspace test) => new(test.Workspace, ImportSample.Dictionary, "v1");
}
