using System.Globalization;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Catalogue.Editing;

/// <summary>The words in which differences are told, Chinese.</summary>
internal static class ChangeWords
{
    public static string Of(Direction direction) => direction switch
    {
        Direction.HigherBetter => "越高越好",
        Direction.LowerBetter => "越低越好",
        Direction.TargetRange => "在区间内为好",
        Direction.YesNo => "是为达标",
        _ => "只监测，不评判",
    };

    public static string Of(Grain grain) => grain switch
    {
        Grain.RegionYear => "地区",
        Grain.SectionYear => "学部",
        _ => "学校",
    };

    public static string Of(RegionLevel level) => level switch
    {
        RegionLevel.Nation => "全国",
        RegionLevel.Province => "省",
        RegionLevel.City => "市",
        _ => "县",
    };

    public static string Of(Evidence evidence) => evidence switch
    {
        Evidence.Read => "原文",
        Evidence.Secondary => "转引",
        Evidence.Source => "材料",
        Evidence.Recalled => "待核",
        _ => "自拟",
    };

    public static string Of(Threshold t, string unit)
    {
        var sign = t.Comparison switch
        {
            Comparison.AtLeast => "≥ ",
            Comparison.AtMost => "≤ ",
            Comparison.Above => "> ",
            Comparison.Below => "< ",
            Comparison.Equal => "= ",
            _ => "",
        };
        var value = t.Comparison == Comparison.Between ? $"{Number(t.Value)}–{Number(t.Upper ?? t.Value)}"
            : unit == "是/否" ? t.Value == 0 ? "否" : "是"
            : Number(t.Value);
        var stage = t.Stage == SchoolStage.All ? "" : t.Stage.ToChinese() + " ";
        return $"{stage}{Role(t.Role)} {sign}{value}（{t.Source}，{Of(t.Evidence)}{(t.Note.Length > 0 ? "，" + t.Note : "")}）";
    }

    private static string Role(ThresholdRole role) => role switch
    {
        ThresholdRole.Standard => "标准",
        ThresholdRole.Floor => "底线",
        ThresholdRole.Aspiration => "期望值",
        ThresholdRole.Exception => "特殊学校标准",
        _ => "地方标准",
    };

    private static string Number(double value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
