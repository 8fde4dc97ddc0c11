using System.Globalization;
using Hengjian.Audit.Findings;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Web.Components;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>How flags are named and drawn: a word and a sign go with every colour.</summary>
internal static class FlagWords
{
    internal static string Name(FlagGroup group) => group switch
    {
        FlagGroup.Inconsistent => "不一致",
        FlagGroup.Differs => "与数据不符",
        FlagGroup.Compared => "与数据对照",
        FlagGroup.Warning => "文字提示",
        FlagGroup.Undetermined => "无法判断",
        FlagGroup.Consistent => "一致",
        _ => throw new ArgumentOutOfRangeException(nameof(group)),
    };

    internal static string Sign(DeskFlag flag) => flag.Group switch
    {
        FlagGroup.Compared => flag.Data?.Verdict switch
        {
            DataVerdict.Agrees => "=",
            DataVerdict.NoValue => "○",
            _ => "?",
        },
        FlagGroup.Inconsistent => "✗",
        FlagGroup.Differs => "≠",
        FlagGroup.Warning => "!",
        FlagGroup.Undetermined => "?",
        FlagGroup.Consistent => "✓",
        _ => throw new ArgumentOutOfRangeException(nameof(flag)),
    };

    internal static string Class(FlagGroup group) => group.ToString().ToLowerInvariant();

    internal static ChipTone Tone(FlagGroup group) => group switch
    {
        FlagGroup.Inconsistent or FlagGroup.Differs => ChipTone.Bad,
        FlagGroup.Warning => ChipTone.Waiting,
        FlagGroup.Consistent => ChipTone.Good,
        _ => ChipTone.Plain,
    };

    internal static string Role(string role) => role switch
    {
        "base" => "基数",
        "current" => "现数",
        "delta" => "增减量",
        "rate" => "增减率",
        "total" => "合计",
        "part" => "部分",
        "whole" => "全体",
        "share" => "占比",
        "numerator" => "分子",
        "denominator" => "分母",
        "stated" => "所写",
        "norm" => "标准",
        "item" => "列举",
        _ => "数",
    };

    // The range that follows from the others, as many digits as tell its ends apart.
    internal static string Number(double value) => Math.Round(value, 6).ToString("#,0.######", CultureInfo.InvariantCulture);

    // A ratio is to one: 15.4:1, not 15.4 and a colon.
    internal static string Unit(string unit) => unit == ":" ? ":1" : unit;

    internal static string Range(double low, double high)
    {
        var places = low == high || high - low >= 1 ? 2 : Math.Clamp((int)Math.Ceiling(-Math.Log10(high - low)) + 1, 2, 6);
        string Text(double v) => Math.Round(v, places).ToString("#,0." + new string('#', places), CultureInfo.InvariantCulture);
        var (from, to) = (Text(low), Text(high));
        return from == to ? from : $"{from} 至 {to}";
    }

    internal static string Short(DeskFlag flag) => flag switch
    {
        { Unkept: true } => "曾答将更正，仍在",
        { Answer.Answer.Reply: var reply } => reply.NameOf(),
        { Matters: true } => "待答复",
        _ => "",
    };
}
