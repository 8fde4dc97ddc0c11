using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Results;

/// <summary>What the evaluated units are called in sentences.</summary>
public static class LevelWords
{
    /// <summary>省, 市, 县.</summary>
    public static string UnitWord(this RegionLevel level) => level switch
    {
        RegionLevel.Nation => "国家",
        RegionLevel.Province => "省",
        RegionLevel.City => "市",
        RegionLevel.County => "县",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };
}
