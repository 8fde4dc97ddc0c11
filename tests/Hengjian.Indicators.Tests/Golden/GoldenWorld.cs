using System.Globalization;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Tests.Execution;
using YamlDotNet.Serialization;

namespace Hengjian.Indicators.Tests.Golden;

/// <summary>Reads the golden cases and makes of each a catalogue and a dataset; every back end computes the same.</summary>
internal static class GoldenWorld
{
    public const int County = 430101;

    public static List<(string File, GoldenCase Case)> Cases { get; } = Read();

    /// <summary>The case as the catalogue of one indicator, “x”, and its facts.</summary>
    public static (CompiledCatalogue Compiled, Dataset Facts) Make(GoldenCase golden)
    {
        var elements = SampleData.Dictionary.Elements.Concat("abcdefgh".Select(c =>
            new DataElement(c.ToString(), "项" + c, Grain.RegionYear, ValueKind.Number, "", "教育")));
        var indicator = SampleData.Indicator("x", golden.Formula, golden.YesNo) with
        {
            Stages = [StageOf(golden)],
            Rows = golden.Combined is null ? Grain.SchoolYear : Grain.SectionYear,
        };
        var catalogue = new IndicatorCatalogue("golden", new DataDictionary([.. elements]), [indicator], [SampleData.ClassLimit], []);
        var compiled = CatalogueCompiler.Compile(catalogue);
        Assert.True(compiled.IsOk, string.Join("\n", compiled.Problems));
        return (compiled.Value, SampleData.Data([.. Tables(golden)]));
    }

    public static SchoolStage StageOf(GoldenCase golden) => golden.Stage ?? SchoolStage.All;

    /// <summary>What the case expects, of a value and its flag.</summary>
    public static void Check(GoldenCase golden, double value, ValueFlag flag)
    {
        Assert.Equal(golden.Flag ?? ValueFlag.Present, flag);
        if (golden.Expect is not { } expected)
        {
            Assert.True(double.IsNaN(value));
            return;
        }
        var shown = golden.Cut
            ? Math.Floor(value * Math.Pow(10, golden.Decimals)) / Math.Pow(10, golden.Decimals)
            : Math.Round(value, golden.Decimals, MidpointRounding.AwayFromZero);
        Assert.Equal(expected, shown, 12);
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
        yield return SampleData.Table(Grain.SchoolYear, table.Regions.ToArray(), columns);
    }

    public static Dictionary<string, List<string>> Single(Dictionary<string, string> row) =>
        row.ToDictionary(c => c.Key, c => new List<string> { c.Value });

    public static FactTable Table(Grain grain, int period, Dictionary<string, List<string>> cells)
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
