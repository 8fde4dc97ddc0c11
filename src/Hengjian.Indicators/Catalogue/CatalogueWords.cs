using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Catalogue;

/// <summary>The words catalogue files use for stages, levels, grains and the rest.</summary>
public static class CatalogueWords
{
    /// <summary>学段.</summary>
    public static IReadOnlyDictionary<string, SchoolStage> Stages { get; } = Lower<SchoolStage>();

    /// <summary>层级.</summary>
    public static IReadOnlyDictionary<string, RegionLevel> Levels { get; } = Lower<RegionLevel>();

    /// <summary>证据标记.</summary>
    public static IReadOnlyDictionary<string, Evidence> Evidence { get; } = Lower<Evidence>();

    /// <summary>标准值的用途.</summary>
    public static IReadOnlyDictionary<string, ThresholdRole> Roles { get; } = Lower<ThresholdRole>();

    /// <summary>数据项的类型.</summary>
    public static IReadOnlyDictionary<string, ValueKind> Kinds { get; } = Lower<ValueKind>();

    /// <summary>Grains of element files.</summary>
    public static IReadOnlyDictionary<string, Grain> ElementGrains { get; } = new Dictionary<string, Grain>(StringComparer.Ordinal)
    {
        ["region"] = Grain.RegionYear,
        ["region-stage"] = Grain.RegionStageYear,
        ["school"] = Grain.SchoolYear,
        ["class"] = Grain.ClassYear,
        ["project"] = Grain.Project,
    };

    /// <summary>What one result of an indicator stands for.</summary>
    public static IReadOnlyDictionary<string, Grain> ResultGrains { get; } = new Dictionary<string, Grain>(StringComparer.Ordinal)
    {
        ["region"] = Grain.RegionYear,
        ["school"] = Grain.SchoolYear,
        ["section"] = Grain.SectionYear,
    };

    /// <summary>What school-year inputs of an indicator are counted by.</summary>
    public static IReadOnlyDictionary<string, Grain> RowGrains { get; } = new Dictionary<string, Grain>(StringComparer.Ordinal)
    {
        ["school"] = Grain.SchoolYear,
        ["section"] = Grain.SectionYear,
    };

    /// <summary>How higher regions get a value.</summary>
    public static IReadOnlyDictionary<string, Rollup> Rollups { get; } = new Dictionary<string, Rollup>(StringComparer.Ordinal)
    {
        ["own"] = Rollup.Own,
        ["sum"] = Rollup.Sum,
        ["weighted-mean"] = Rollup.WeightedMean,
        ["all"] = Rollup.All,
    };

    /// <summary>Which way is better.</summary>
    public static IReadOnlyDictionary<string, Direction> Directions { get; } = new Dictionary<string, Direction>(StringComparer.Ordinal)
    {
        ["higher-better"] = Direction.HigherBetter,
        ["lower-better"] = Direction.LowerBetter,
        ["target-range"] = Direction.TargetRange,
        ["yes-no"] = Direction.YesNo,
        ["monitor"] = Direction.Monitor,
    };

    /// <summary>The keys that compare a value with a threshold.</summary>
    public static IReadOnlyDictionary<string, Comparison> Comparisons { get; } = new Dictionary<string, Comparison>(StringComparer.Ordinal)
    {
        ["at_least"] = Comparison.AtLeast,
        ["at_most"] = Comparison.AtMost,
        ["above"] = Comparison.Above,
        ["below"] = Comparison.Below,
        ["equal"] = Comparison.Equal,
        ["between"] = Comparison.Between,
    };

    /// <summary>Whether a text can be the id of an indicator: class-size.large-share.</summary>
    public static bool IsId(string text) => CatalogueReading.IsWellFormed(text);

    private static Dictionary<string, T> Lower<T>() where T : struct, Enum => Enum.GetValues<T>()
        .ToDictionary(v => v.ToString().ToLowerInvariant(), v => v, StringComparer.Ordinal);
}
