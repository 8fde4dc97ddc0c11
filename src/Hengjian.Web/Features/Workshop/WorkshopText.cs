using System.Globalization;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;
using Hengjian.Web.Components;
using Hengjian.Web.Definitions;

namespace Hengjian.Web.Features.Workshop;

/// <summary>Values, differences and verdicts of drafts in words.</summary>
internal static class WorkshopText
{
    private const int MostDecimals = 9;

    /// <summary>What stands on every view of a draft.</summary>
    internal const string Mark = "试改，未生效";

    /// <summary>+1.20, −0.35; a difference too small to be seen gets the decimals it takes.</summary>
    internal static string Shift(double? shift, int decimals)
    {
        if (shift is not { } s) return Quantity.Missing;
        while (s != 0 && decimals < MostDecimals && Math.Round(Math.Abs(s), decimals) == 0) decimals++;
        return (s > 0 ? "+" : s < 0 ? "−" : "") + Math.Abs(s).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>达标, 未达标, or nothing to judge by.</summary>
    internal static string Verdict(bool? met) => met switch { true => "达标", false => "未达标", null => Quantity.Missing };

    /// <summary>Decimals that print a value on the side of the standard where it lies.</summary>
    internal static int Decimals(Indicator indicator, SchoolStage stage, IndicatorValue? value) =>
        value is { HasValue: true } v && Hengjian.Indicators.Scoring.Verdict.StandardsOf(indicator, stage) is [var standard, ..]
            ? NumberText.Decimals(v.Value, indicator, x => Hengjian.Indicators.Scoring.Verdict.Meets(x, standard))
            : indicator.Decimals;

    /// <summary>A yes/no indicator prints words.</summary>
    internal static bool IsYesNo(Indicator indicator) => indicator.Unit == "是/否";

    /// <summary>The first sentence of a problem, without the formula that engines print under it.</summary>
    internal static string Sentence(string message)
    {
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    /// <summary>What is counted: 个县, 所学校.</summary>
    internal static string Noun(RegionLevel? level) => level switch
    {
        RegionLevel.Nation => "个",
        RegionLevel.Province => "个省",
        RegionLevel.City => "个市",
        RegionLevel.County => "个县",
        _ => "所学校",
    };

    /// <summary>The standard of a stage in a few words; null when there is none.</summary>
    internal static string? Standard(Indicator? indicator, SchoolStage stage) =>
        indicator is not null && Hengjian.Indicators.Scoring.Verdict.StandardsOf(indicator, stage) is [var t, ..]
            ? RuleSentence.Limit(t.Comparison, t.Value, t.Upper, indicator)
            : null;

    /// <summary>Words of what a proposed name stands for.</summary>
    internal static string NameOf(Indicators.Language.Completion.NameKind kind) => kind switch
    {
        Indicators.Language.Completion.NameKind.Element => "数据项",
        Indicators.Language.Completion.NameKind.Function => "函数",
        Indicators.Language.Completion.NameKind.Indicator => "指标",
        Indicators.Language.Completion.NameKind.Limit => "限值表",
        Indicators.Language.Completion.NameKind.Code => "取值",
        _ => "学段",
    };
}
