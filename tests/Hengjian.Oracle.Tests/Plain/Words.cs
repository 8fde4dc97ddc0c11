using Hengjian.Indicators.Facts;

namespace Hengjian.Oracle.Tests.Plain;

/// <summary>What the words of the files mean.</summary>
internal static class Words
{
    public static SchoolStage Stage(string word) => word switch
    {
        "all" => SchoolStage.All,
        "preschool" or "幼儿园" or "学前教育" => SchoolStage.Preschool,
        "primary" or "小学" => SchoolStage.Primary,
        "junior" or "初中" => SchoolStage.Junior,
        "senior" or "普通高中" => SchoolStage.Senior,
        "vocational" or "中等职业" => SchoolStage.Vocational,
        "special" or "特殊教育" => SchoolStage.Special,
        "higher" => SchoolStage.Higher,
        "compulsory" or "义务教育" => SchoolStage.Compulsory,
        _ => throw new FormatException($"No stage is called {word}."),
    };

    public static RegionLevel Level(string word) => word switch
    {
        "nation" => RegionLevel.Nation,
        "province" => RegionLevel.Province,
        "city" => RegionLevel.City,
        "county" => RegionLevel.County,
        _ => throw new FormatException($"No level is called {word}."),
    };

    /// <summary>What a school of a type teaches.</summary>
    public static SchoolStage[] Taught(string? type) => type switch
    {
        "幼儿园" => [SchoolStage.Preschool],
        "小学" or "教学点" => [SchoolStage.Primary],
        "初级中学" => [SchoolStage.Junior],
        "九年一贯制学校" => [SchoolStage.Primary, SchoolStage.Junior],
        "十二年一贯制学校" => [SchoolStage.Primary, SchoolStage.Junior, SchoolStage.Senior],
        "完全中学" => [SchoolStage.Junior, SchoolStage.Senior],
        "高级中学" => [SchoolStage.Senior],
        "中等职业学校" => [SchoolStage.Vocational],
        "特殊教育学校" => [SchoolStage.Special],
        _ => [],
    };

    /// <summary>Compulsory is primary and junior; All is everything.</summary>
    public static bool Covers(SchoolStage wanted, SchoolStage row) => wanted == SchoolStage.All || wanted == row
        || (wanted == SchoolStage.Compulsory && row is SchoolStage.Primary or SchoolStage.Junior);
}
