using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>How the keys of levers are written.</summary>
internal static class LeverKeys
{
    public static string Points(string item) => "points/" + item;

    public static string Rule(string item, string number) => $"rule/{item}/{number}";

    public static string Grade(int place) => FormattableString.Invariant($"grade/{place + 1}");

    public static string When(string rule) => "when/" + rule;

    public static string Threshold(string indicator, Threshold threshold, bool upper = false) =>
        $"{Role(threshold.Role)}/{indicator}/{Stage(threshold.Stage)}" + (upper ? "/upper" : "");

    public static string Limit(string table, string code) => $"limit/{table}/{code}";

    private static string Role(ThresholdRole role) => role == ThresholdRole.Floor ? "floor" : "standard";

    private static string Stage(SchoolStage stage) => stage == SchoolStage.All ? "all" : stage.ToFileName();
}
