using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;

namespace Hengjian.Web.Components;

/// <summary>Chinese names of the engines' enumerations, as pages print them.</summary>
public static class ChineseNames
{
    /// <summary>国家 省级 市级 县级.</summary>
    public static string NameOf(this RegionLevel level) => level switch
    {
        RegionLevel.Nation => "国家级",
        RegionLevel.Province => "省级",
        RegionLevel.City => "市级",
        RegionLevel.County => "县级",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    /// <summary>学段; 全学段 for All.</summary>
    public static string NameOf(this SchoolStage stage) => stage == SchoolStage.All ? "全学段" : stage.ToChinese();

    /// <summary>What one row of a table stands for.</summary>
    public static string NameOf(this Grain grain) => grain switch
    {
        Grain.RegionYear => "地区·年",
        Grain.RegionStageYear => "地区·学段·年",
        Grain.SchoolYear => "学校·年",
        Grain.SectionYear => "学段分部·年",
        Grain.ClassYear => "班级·年",
        Grain.Project => "项目",
        _ => throw new ArgumentOutOfRangeException(nameof(grain)),
    };

    /// <summary>How a cell is read.</summary>
    public static string NameOf(this ValueKind kind) => kind switch
    {
        ValueKind.Number => "数字",
        ValueKind.Bool => "是/否",
        ValueKind.Code => "选项",
        ValueKind.Text => "文字",
        ValueKind.Date => "日期",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>≥ and the like, with a word for those that have no sign.</summary>
    public static string SignOf(this Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => "≥",
        Comparison.AtMost => "≤",
        Comparison.Above => "＞",
        Comparison.Below => "＜",
        Comparison.Equal => "＝",
        Comparison.Between => "介于",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };

    /// <summary>Which way is better, in a word.</summary>
    public static string NameOf(this Direction direction) => direction switch
    {
        Direction.HigherBetter => "越高越好",
        Direction.LowerBetter => "越低越好",
        Direction.TargetRange => "在区间内为好",
        Direction.YesNo => "是为达标",
        Direction.Monitor => "只监测，不评判",
        _ => throw new ArgumentOutOfRangeException(nameof(direction)),
    };

    /// <summary>What a threshold is for.</summary>
    public static string NameOf(this ThresholdRole role) => role switch
    {
        ThresholdRole.Standard => "标准",
        ThresholdRole.Floor => "底线",
        ThresholdRole.Aspiration => "期望值",
        ThresholdRole.Exception => "特殊学校标准",
        ThresholdRole.Local => "地方标准（由方案选用）",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
