using System.Globalization;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;
using Hengjian.Web.Components;

namespace Hengjian.Web.Features.Results;

/// <summary>Points, changes and standards in words.</summary>
internal static class ResultText
{
    /// <summary>The scheme looked at the value and does not rest on it.</summary>
    internal const string NotUsed = "方案未采用";

    /// <summary>There is a value and nothing to hold it against.</summary>
    internal const string NotJudged = "不判定";

    private const int MostDecimals = 12;
    private const int MostFileDecimals = 4;

    /// <summary>A score with two decimals; — while open.</summary>
    internal static string Score(double? points) => points is { } p ? NumberText.Score(p) : Quantity.Missing;

    /// <summary>A total that never looks like another grade's; — while open.</summary>
    internal static string Total(RoundResults results, double? total) => total is { } t ? results.TotalText(t) : Quantity.Missing;

    /// <summary>Points without trailing zeros: 3, 2.57; — while open.</summary>
    internal static string Points(double? points) =>
        points is { } p ? NumberText.Points(p) : Quantity.Missing;

    /// <summary>+1.20, −0.35, 0.00; — when one of the two is missing. A change too small to be seen gets the decimals it takes.</summary>
    internal static string Change(double? change, int decimals = 2)
    {
        if (change is not { } c) return Quantity.Missing;
        while (c != 0 && decimals < MostDecimals && Rounded(c, decimals) == 0) decimals++;
        var text = Math.Abs(Rounded(c, decimals))
            .ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return (c > 0 ? "+" : c < 0 ? "−" : "") + text;
    }

    /// <summary>A change of a percentage is in percentage points.</summary>
    internal static string ChangeUnit(Indicator indicator) => indicator.Unit == "%" ? "个百分点" : indicator.Unit;

    /// <summary>≤ 5%, 40 至 60, 是.</summary>
    internal static string Standard(Threshold threshold, Indicator indicator)
    {
        if (indicator.Direction == Direction.YesNo) return threshold.Value != 0 ? "是" : "否";
        var value = Number(threshold.Value) + UnitOf(indicator);
        return threshold.Comparison == Comparison.Between
            ? $"{Number(threshold.Value)} 至 {Number(threshold.Upper ?? threshold.Value)}{UnitOf(indicator)}"
            : $"{threshold.Comparison.SignOf()} {value}";
    }

    /// <summary>The standard for a column whose unit is in another: ≥ 4.2.</summary>
    internal static string Bare(Threshold threshold, Indicator indicator) =>
        indicator.Direction == Direction.YesNo ? Standard(threshold, indicator) : $"{threshold.Comparison.SignOf()} {Number(threshold.Value)}";

    /// <summary>The value as printed with its unit: 4.20%, 8.50 平方米/人, —, 不适用.</summary>
    internal static string Value(IndicatorValue? value, Indicator indicator, int? decimals = null)
    {
        var quantity = Quantity.Of(value, decimals ?? indicator.Decimals, indicator.Direction == Direction.YesNo);
        return quantity.Text + (quantity.HasNumber && indicator.Direction != Direction.YesNo ? UnitOf(indicator) : "")
            + (quantity.Mark.Length > 0 ? $"（{quantity.Mark}）" : "");
    }

    /// <summary>The value without its unit, for a column that has it in the head.</summary>
    internal static string Number(IndicatorValue? value, Indicator indicator, int? decimals = null)
    {
        var quantity = Quantity.Of(value, decimals ?? indicator.Decimals, indicator.Direction == Direction.YesNo);
        return quantity.Text + (quantity.Mark.Length > 0 ? $"（{quantity.Mark}）" : "");
    }

    /// <summary>
    /// The value in a file: the unrounded number, 不适用, NaN (printed as —) when missing, empty when the level has none.
    /// What the number rests on is in the column beside it, see <see cref="FlagOf"/>.
    /// </summary>
    internal static object? InFile(IndicatorValue? value) => value switch
    {
        null => null,
        { Flag: ValueFlag.NotApplicable } => Quantity.NotApplicable,
        { HasValue: true } v => v.Value,
        _ => double.NaN,
    };

    /// <summary>Decimals of a column in a file that hold every verdict in it; null for all digits, where a file has no such format.</summary>
    internal static int? FileDecimals(int least, IEnumerable<int> needed) =>
        needed.Append(least).Max() is <= MostFileDecimals and var most ? most : null;

    /// <summary>What stands where a value has no verdict.</summary>
    internal static string NoVerdict(IndicatorValue? value, VerdictBasis basis) => value switch
    {
        { Flag: ValueFlag.NotApplicable } => Quantity.NotApplicable,
        { HasValue: true } => basis == VerdictBasis.NotUsed ? NotUsed : NotJudged,
        _ => "缺数",
    };

    /// <summary>How the value stands: 正常, 缺失, 不适用, 估计, 部分, 按规则, 本层级不计算.</summary>
    internal static string FlagOf(IndicatorValue? value) => value?.Flag switch
    {
        null => "本层级不计算",
        ValueFlag.Present => "正常",
        ValueFlag.Missing => "缺失",
        ValueFlag.NotApplicable => Quantity.NotApplicable,
        ValueFlag.Estimated => "估计",
        ValueFlag.Partial => "部分",
        ValueFlag.Ruled => "按规则",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>Name with its stage: 大班额比例（小学）.</summary>
    internal static string Name(Indicator indicator, SchoolStage stage) =>
        stage == SchoolStage.All ? indicator.NameZh : $"{indicator.NameZh}（{stage.NameOf()}）";

    /// <summary>The unit for a column's head; empty for yes and no.</summary>
    internal static string HeadUnit(Indicator indicator) => indicator.Direction == Direction.YesNo ? "" : indicator.Unit;

    /// <summary>Chinese name of a step towards the grade.</summary>
    internal static string NameOf(GradeStepKind kind) => kind switch
    {
        GradeStepKind.Sum => "合计",
        GradeStepKind.Credibility => "自评可信度",
        GradeStepKind.Band => "定等",
        GradeStepKind.Demote => "降等",
        GradeStepKind.Cap => "限等",
        GradeStepKind.Veto => "一票否决",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    // Through decimal, so that 1.005 becomes 1.01 and not, by its binary shadow, 1.00.
    private static double Rounded(double value, int decimals) =>
        Math.Abs(value) < 1e15 ? (double)Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero) : value;

    private static string UnitOf(Indicator indicator) =>
        indicator.Unit.Length == 0 || indicator.Unit == "%" || indicator.Unit == "小数" ? indicator.Unit.Replace("小数", "", StringComparison.Ordinal) : " " + indicator.Unit;

    private static string Number(double value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);
}
