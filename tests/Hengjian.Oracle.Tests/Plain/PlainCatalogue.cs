using Hengjian.Indicators.Facts;

namespace Hengjian.Oracle.Tests.Plain;

/// <summary>A data element as far as a computation needs it.</summary>
internal sealed record PlainElement(string Id, string Name, string Grain, string Kind)
{
    public string Rollup { get; init; } = "own";

    public string Weight { get; init; } = "";

    public bool Shared { get; init; }
}

/// <summary>A threshold: what it compares, for which stage, what it is for.</summary>
internal sealed record PlainThreshold(string Comparison, double Value, double Upper, SchoolStage Stage, string Role);

/// <summary>An indicator as far as a computation needs it.</summary>
internal sealed record PlainIndicator(string Id, string Formula, Node Tree)
{
    /// <summary>region, school or section.</summary>
    public string Result { get; init; } = "region";

    /// <summary>school or section.</summary>
    public string Rows { get; init; } = "school";

    public IReadOnlyList<RegionLevel> Levels { get; init; } = [];

    public IReadOnlyList<SchoolStage> Stages { get; init; } = [SchoolStage.All];

    public IReadOnlyList<PlainThreshold> Thresholds { get; init; } = [];

    public string Direction { get; init; } = "monitor";

    public bool NeverAbove100 { get; init; }
}

/// <summary>The catalogue files, read on their own.</summary>
internal sealed class PlainCatalogue
{
    private static readonly string[] Comparisons = ["at_least", "at_most", "above", "below", "equal", "between"];

    public PlainCatalogue(
        IReadOnlyList<PlainElement> elements, IReadOnlyList<PlainIndicator> indicators,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> limits)
    {
        Elements = [];
        foreach (var element in elements) Elements[element.Name] = Elements[element.Id] = element;
        Indicators = indicators;
        ById = indicators.ToDictionary(i => i.Id);
        Limits = limits;
    }

    /// <summary>By id and by Chinese name.</summary>
    public Dictionary<string, PlainElement> Elements { get; }

    public IReadOnlyList<PlainIndicator> Indicators { get; }

    public Dictionary<string, PlainIndicator> ById { get; }

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Limits { get; }

    /// <summary>The same with more indicators.</summary>
    public PlainCatalogue With(IReadOnlyList<PlainIndicator> more) =>
        new([.. Elements.Values.Distinct()], [.. Indicators, .. more], Limits);

    /// <summary>Reads the files of a catalogue folder, in the order of their names.</summary>
    public static PlainCatalogue Read(string folder)
    {
        PlainYaml[] Files(string sub) => [.. Directory.GetFiles(Path.Combine(folder, sub), "*.yaml")
            .Order(StringComparer.Ordinal).Select(f => PlainYaml.Read(File.ReadAllText(f)))];
        var limits = PlainYaml.Read(File.ReadAllText(Path.Combine(folder, "limits.yaml"))).Maps("limits");
        return new PlainCatalogue(
            [.. Files("elements").SelectMany(f => f.Maps("elements").Select(e => Element(f.Need("grain"), e)))],
            [.. Files("indicators").SelectMany(f => f.Maps("indicators").Select(Indicator))],
            limits.ToDictionary(l => l.Need("id"), l => (IReadOnlyDictionary<string, double>)Numbers(l.Map("values")!)));
    }

    /// <summary>Reads a threshold, in a catalogue or in a scheme.</summary>
    public static PlainThreshold Threshold(PlainYaml map)
    {
        var comparison = map.Keys.Single(k => Comparisons.Contains(k));
        var ends = comparison == "between" ? map.Texts(comparison).Select(Number).ToArray() : [map.Number(comparison)!.Value];
        return new PlainThreshold(
            comparison, ends[0], ends[^1], Words.Stage(map.Text("stage") ?? "all"), map.Text("role") ?? "standard");
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, double> Numbers(PlainYaml map) =>
        map.Keys.ToDictionary(k => k, k => map.Number(k)!.Value);

    private static PlainElement Element(string grain, PlainYaml map) =>
        new(map.Need("id"), map.Need("name"), grain, map.Text("kind") ?? "number")
        {
            Rollup = map.Text("rollup") ?? "own",
            Weight = map.Text("weight") ?? "",
            Shared = map.Flag("shared_by_sections"),
        };

    private static PlainIndicator Indicator(PlainYaml map)
    {
        var result = map.Text("result") ?? "region";
        return new PlainIndicator(map.Need("id"), map.Need("formula"), FormulaReader.Read(map.Need("formula")))
        {
            Result = result,
            Rows = map.Text("rows") ?? (result == "section" ? "section" : "school"),
            Levels = [.. map.Texts("levels").Select(Words.Level)],
            Stages = map.Has("stages") ? [.. map.Texts("stages").Select(Words.Stage)] : [SchoolStage.All],
            Thresholds = [.. map.Maps("thresholds").Select(Threshold)],
            Direction = map.Text("direction") ?? "monitor",
            NeverAbove100 = map.Flag("never_above_100"),
        };
    }
}
