using System.Globalization;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Evaluation.IndicatorPages;

/// <summary>The words of the pages: an English frame, the Chinese term beside it.</summary>
internal static class PageWords
{
    public static string Of(Direction direction) => direction switch
    {
        Direction.HigherBetter => "higher is better 越高越好",
        Direction.LowerBetter => "lower is better 越低越好",
        Direction.TargetRange => "within a range 区间",
        Direction.YesNo => "yes or no 是否",
        _ => "shown, not judged 监测",
    };

    public static string Of(Evidence evidence) => evidence switch
    {
        Evidence.Read => "原文 read",
        Evidence.Secondary => "转引 secondary",
        Evidence.Source => "材料 published report",
        Evidence.Recalled => "**待核** recalled, text not seen",
        _ => "**自拟** our proposal",
    };

    public static string Of(ThresholdRole role) => role switch
    {
        ThresholdRole.Standard => "标准 standard",
        ThresholdRole.Floor => "底线 floor",
        ThresholdRole.Aspiration => "期望 aspiration",
        ThresholdRole.Exception => "特定 exception",
        _ => "地方 local",
    };

    public static string Of(Grain grain) => grain switch
    {
        Grain.RegionYear => "地区 region",
        Grain.RegionStageYear => "地区分学段 region and stage",
        Grain.SchoolYear => "学校 school",
        Grain.SectionYear => "学部 section",
        Grain.ClassYear => "班级 class",
        _ => "项目 project",
    };

    public static string Of(RegionLevel level) => level switch
    {
        RegionLevel.County => "县 county",
        RegionLevel.City => "市 city",
        RegionLevel.Province => "省 province",
        _ => "全国 nation",
    };

    public static string Of(SchoolStage stage) => stage switch
    {
        SchoolStage.All => "全部 all",
        SchoolStage.Preschool => "学前 preschool",
        SchoolStage.Primary => "小学 primary",
        SchoolStage.Junior => "初中 junior",
        SchoolStage.Senior => "普通高中 senior",
        SchoolStage.Vocational => "中职 vocational",
        SchoolStage.Special => "特教 special",
        SchoolStage.Higher => "高等教育 higher",
        _ => "义务教育 compulsory",
    };

    public static string Of(Threshold threshold, string unit)
    {
        if (unit == "是/否") return threshold.Value == 0 ? "否 no" : "是 yes";
        var tail = unit.Length == 0 ? "" : " " + unit;
        var sign = threshold.Comparison switch
        {
            Comparison.AtLeast => "≥ ",
            Comparison.AtMost => "≤ ",
            Comparison.Above => "> ",
            Comparison.Below => "< ",
            Comparison.Equal => "= ",
            _ => "",
        };
        return threshold.Comparison == Comparison.Between
            ? $"{Number(threshold.Value)}–{Number(threshold.Upper ?? double.NaN)}{tail}"
            : sign + Number(threshold.Value) + tail;
    }

    /// <summary>At most six decimals, so that the last bit of another machine's square root does not show.</summary>
    public static string Number(double value) => (Math.Round(value, 6) + 0.0).ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>A value of a step; what stands behind it only where it is not simply present.</summary>
    public static string Of(IndicatorValue value) => value.Flag switch
    {
        ValueFlag.Missing => "缺失 missing",
        ValueFlag.NotApplicable => "不适用 not applicable",
        ValueFlag.Present => Number(value.Value),
        ValueFlag.Estimated => Number(value.Value) + "（估计 estimated）",
        ValueFlag.Partial => Number(value.Value) + "（部分 partial）",
        _ => Number(value.Value) + "（按规定 ruled）",
    };

    /// <summary>A cell of a fact table.</summary>
    public static string Cell(FactTable table, DataElement element, int row) => table.Columns.GetValueOrDefault(element.Id) switch
    {
        null => "—",
        var column when column.FlagAt(row) == ValueFlag.NotApplicable => "不适用",
        CodeColumn codes => codes.LabelAt(row) ?? "—",
        TextColumn texts => texts.Values[row] ?? "—",
        NumberColumn numbers => double.IsNaN(numbers.ValueAt(row)) ? "—" : Value(element, numbers.ValueAt(row)),
        _ => "—",
    };

    private static string Value(DataElement element, double value) => element.Kind switch
    {
        ValueKind.Bool => value == 0 ? "否" : "是",
        ValueKind.Date => DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Number(value),
    };
}
