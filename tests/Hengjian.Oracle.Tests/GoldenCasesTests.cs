using System.Globalization;
using Hengjian.Indicators.Facts;
using Hengjian.Oracle.Tests.Plain;

namespace Hengjian.Oracle.Tests;

/// <summary>The plain evaluator itself is held to the golden cases: figures printed outside this project.</summary>
public sealed class GoldenCasesTests
{
    private const int County = 430101;
    private const int Year = 2024;

    private static readonly RegionTree Tree = new(
    [
        new Region(430000, "云泽省", RegionLevel.Province, 0), new Region(430100, "青川市", RegionLevel.City, 430000),
        new Region(County, "石桥县", RegionLevel.County, 430100),
    ]);

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static Dictionary<string, PlainYaml> Cases { get; } = Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "golden"), "*.yaml")
        .SelectMany(f => PlainYaml.ReadList(File.ReadAllText(f))).ToDictionary(c => c.Need("id"));

    [Theory]
    [MemberData(nameof(Names))]
    public void PlainEvaluator_GivesTheExpectedValue(string id)
    {
        var golden = Cases[id];
        var value = Evaluate(golden);
        Assert.Equal(golden.Text("flag") ?? "Present", value.Flag.ToString());
        if (golden.Number("expect") is not { } expected)
        {
            Assert.False(value.HasValue);
            return;
        }
        var scale = Math.Pow(10, golden.Number("decimals")!.Value);
        var shown = golden.Flag("cut")
            ? Math.Floor(value.Number * scale) / scale
            : Math.Round(value.Number * scale, MidpointRounding.AwayFromZero) / scale;
        Assert.Equal(expected, shown, 12);
    }

    private static Cell Evaluate(PlainYaml golden)
    {
        var combined = golden.Has("combined");
        var stage = Words.Stage(golden.Text("stage") ?? "all");
        var indicator = new PlainIndicator("x", golden.Need("formula"), FormulaReader.Read(golden.Need("formula")))
        {
            Rows = combined ? "section" : "school",
            Stages = [stage],
        };
        PlainElement[] elements =
        [
            .. "abcdefgh".Select(c => new PlainElement(c.ToString(), "项" + c, "region", "number")),
            .. new[] { "stu", "stu_pri", "stu_jun", "stu_sen" }.Select(s => new PlainElement(s, "学生" + s, "school", "number")),
            new PlainElement("books", "图书册数", "school", "number") { Shared = true },
        ];
        var limits = new Dictionary<string, IReadOnlyDictionary<string, double>>
        {
            ["class_limit"] = new Dictionary<string, double> { ["小学"] = 45, ["初中"] = 50 },
        };
        var tables = new[]
        {
            Table(golden.Map("school"), Grain.SchoolYear, Year), Table(golden.Map("combined"), Grain.SchoolYear, Year),
            Table(golden.Map("region"), Grain.RegionYear, Year), Table(golden.Map("previous"), Grain.RegionYear, Year - 1),
        };
        var data = new PlainData(new Dataset(Tree, tables.OfType<FactTable>()));
        return new PlainEvaluator(new PlainCatalogue(elements, [indicator], limits), data).Region("x", stage, County, Year);
    }

    private static FactTable? Table(PlainYaml? cells, Grain grain, int year)
    {
        if (cells is null) return null;
        var columns = new Dictionary<string, Column>();
        var rows = 1;
        foreach (var element in cells.Keys)
        {
            var texts = cells.IsList(element) ? cells.Texts(element) : [cells.Need(element)];
            rows = texts.Count;
            columns[element] = new NumberColumn([.. texts.Select(NumberOf)], [.. texts.Select(FlagOf)]);
        }
        if (cells.Has("stu_pri")) columns["school_type"] = new CodeColumn([0], ["九年一贯制学校"]);
        return new FactTable
        {
            Grain = grain,
            Period = year,
            Regions = [.. Enumerable.Repeat(County, rows)],
            Stages = new SchoolStage[rows],
            Columns = columns,
        };
    }

    private static double NumberOf(string cell) => cell is "none" or "na"
        ? double.NaN
        : double.Parse(cell.Replace("est:", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static ValueFlag FlagOf(string cell) => cell switch
    {
        "none" => ValueFlag.Missing,
        "na" => ValueFlag.NotApplicable,
        _ => cell.StartsWith("est:", StringComparison.Ordinal) ? ValueFlag.Estimated : ValueFlag.Present,
    };
}
