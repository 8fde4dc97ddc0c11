using System.Globalization;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Tests.Execution;
using YamlDotNet.Serialization;

namespace Hengjian.Indicators.Tests.Golden;

/// <summary>Runs tests/golden/*.yaml through the language: numbers from outside, and each function's edges.</summary>
public sealed class GoldenTests
{
    private const int County = 430101;

    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (var (file, golden) in Cases) names.Add(file, golden.Id);
            return names;
        }
    }

    private static List<(string File, GoldenCase Case)> Cases { get; } = Read();

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_GivesTheExpectedValue(string file, string id)
    {
        var golden = Cases.Single(c => c.File == file && c.Case.Id == id).Case;
        var value = Evaluate(golden);
        Assert.Equal(golden.Flag ?? ValueFlag.Present, value.Flag);
        if (golden.Expect is not { } expected)
        {
            Assert.True(double.IsNaN(value.Value));
            return;
        }
        var shown = golden.Cut
            ? Math.Floor(value.Value * Math.Pow(10, golden.Decimals)) / Math.Pow(10, golden.Decimals)
            : Math.Round(value.Value, golden.Decimals, MidpointRounding.AwayFromZero);
        Assert.Equal(expected, shown, 12);
    }

    [Fact]
    public void EveryFunction_HasAGoldenCase()
    {
        var formulas = string.Join("\n", Cases.Select(c => c.Case.Formula));
        // Standards and floors belong to indicators; SixOfSevenTests has them.
        var untested = FunctionList.All.Select(f => f.Name).Except(["std", "floor_of"])
            .Where(name => !formulas.Contains(name + "(", StringComparison.Ordinal));
        Assert.Empty(untested);
    }

    private static IndicatorValue Evaluate(GoldenCase golden)
    {
        var elements = SampleData.Dictionary.Elements.Concat("abcdefgh".Select(c =>
            new DataElement(c.ToString(), "项" + c, Grain.RegionYear, ValueKind.Number, "", "教育")));
        var stage = golden.Stage ?? SchoolStage.All;
        var indicator = SampleData.Indicator("x", golden.Formula, golden.YesNo) with
        {
            Stages = [stage],
            Rows = golden.Combined is null ? Grain.SchoolYear : Grain.SectionYear,
        };
        var catalogue = new IndicatorCatalogue("golden", new DataDictionary([.. elements]), [indicator], [SampleData.ClassLimit], []);
        var compiled = CatalogueCompiler.Compile(catalogue);
        Assert.True(compiled.IsOk, string.Join("\n", compiled.Problems));
        var results = SampleData.Run(compiled.Value, SampleData.Data([.. Tables(golden)]));
        return results.At("x", stage, SampleData.Year, County)!.Value;
    }

    private static IEnumerable<FactTable> Tables(GoldenCase golden)
    {
        if (golden.School is not null) yield return Table(Grain.SchoolYear, SampleData.Year, golden.School);
        if (golden.Region is not null) yield return Table(Grain.RegionYear, SampleData.Year, Single(golden.Region));
        if (golden.Previous is not null) yield return Table(Grain.RegionYear, SampleData.Year - 1, Single(golden.Previous));
        if (golden.Combined is null) yield break;
        var table = Table(Grain.SchoolYear, SampleData.Year, Single(golden.Combined));
        var types = SampleData.Codes(SchoolTypes.Names, "九年一贯制学校");
        var columns = new Dictionary<string, Column>(table.Columns) { [SchoolTypes.Element] = types };
        yield return SampleData.Table(Grain.SchoolYear, table.Regions, columns);
    }

    private static Dictionary<string, List<string>> Single(Dictionary<string, string> row) =>
        row.ToDictionary(c => c.Key, c => new List<string> { c.Value });

    private static FactTable Table(Grain grain, int period, Dictionary<string, List<string>> cells)
    {
        var rows = cells.Values.First().Count;
        var columns = cells.ToDictionary(c => c.Key, Column (c) => new NumberColumn(
            [.. c.Value.Select(NumberOf)], [.. c.Value.Select(FlagOf)]));
        return SampleData.Table(grain, [.. Enumerable.Repeat(County, rows)], columns, null, period);
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

    private static List<(string, GoldenCase)> Read()
    {
        var reader = new DeserializerBuilder().WithNamingConvention(YamlDotNet.Serialization.NamingConventions.CamelCaseNamingConvention.Instance).Build();
        var folder = Path.Combine(AppContext.BaseDirectory, "golden");
        return [.. Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).SelectMany(file =>
            reader.Deserialize<List<GoldenCase>>(File.ReadAllText(file)).Select(c => (Path.GetFileName(file), c)))];
    }
}

/// <summary>One golden case as written.</summary>
public sealed class GoldenCase
{
    public string Id { get; set; } = "";

    public Dictionary<string, List<string>>? School { get; set; }

    public Dictionary<string, string>? Region { get; set; }

    public Dictionary<string, string>? Previous { get; set; }

    public Dictionary<string, string>? Combined { get; set; }

    public SchoolStage? Stage { get; set; }

    public string Formula { get; set; } = "";

    public bool YesNo { get; set; }

    public double? Expect { get; set; }

    public int Decimals { get; set; }

    public bool Cut { get; set; }

    public ValueFlag? Flag { get; set; }
}
