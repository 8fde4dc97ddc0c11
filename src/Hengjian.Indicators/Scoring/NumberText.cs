using System.Globalization;
using Hengjian.Indicators.Catalogue;

namespace Hengjian.Indicators.Scoring;

/// <summary>Numbers as reasons, pages and papers print them. Display only: verdicts never see a rounded number.</summary>
public static class NumberText
{
    private const int MostDecimals = 12;

    /// <summary>Points without trailing zeros, at most two decimals: 3, 2.57.</summary>
    public static string Points(double value) => Rounded(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A score on the 100-point scale with two decimals.</summary>
    public static string Score(double value) => Rounded(value, 2).ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>A score, with the decimals it takes to show on which side of the edges it lies: 89.996.</summary>
    public static string Score(double value, IEnumerable<double> edges) =>
        Fixed(value, edges.Select(e => DecimalsThatKeep(value, 2, v => v >= e)).Append(2).Max());

    /// <summary>A share as a percentage, at most two decimals: 80%, 87.87%.</summary>
    public static string Percent(double share) => Points(share * 100) + "%";

    /// <summary>A value with its unit: 4.20%, 8.50 平方米/生; 是/否 for a yes-no indicator.</summary>
    public static string Value(double value, Indicator indicator, int? decimals = null)
    {
        if (indicator.Direction == Direction.YesNo) return value == 0 ? "否" : "是";
        var number = Fixed(value, decimals ?? indicator.Decimals);
        return indicator.Unit switch
        {
            // A plain ratio has a unit only in the catalogue's list of units.
            "" or "小数" => number,
            "%" => number + "%",
            "百分点" => number + " 个百分点",
            var unit => number + " " + unit,
        };
    }

    /// <summary>
    /// A value rounded for display, with more decimals where the rounded one would pass another verdict than the
    /// unrounded one does: 94.996 stays 94.996 against 95, it does not become 95.00.
    /// </summary>
    public static string Value(double value, Indicator indicator, Func<double, bool> verdict) =>
        Value(value, indicator, Decimals(value, indicator, verdict));

    /// <summary>The decimals such a value is printed with.</summary>
    public static int Decimals(double value, Indicator indicator, Func<double, bool> verdict) =>
        indicator.Direction == Direction.YesNo ? indicator.Decimals : DecimalsThatKeep(value, indicator.Decimals, verdict);

    /// <summary>A difference of two values: that of two percentages is in 个百分点.</summary>
    public static string Change(double value, Indicator indicator) => indicator.Unit == "%"
        ? Fixed(value, indicator.Decimals) + " 个百分点"
        : Value(value, indicator);

    /// <summary>A plain number with as few decimals as it has: 0.5, 3.</summary>
    public static string Plain(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    private static string Fixed(double value, int decimals) =>
        Rounded(value, decimals).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static int DecimalsThatKeep(double value, int decimals, Func<double, bool> verdict)
    {
        var truth = verdict(value);
        for (var d = decimals; d < MostDecimals; d++)
            if (verdict(Rounded(value, d)) == truth) return d;
        return MostDecimals;
    }

    // Through decimal, so that 1.005 becomes 1.01 and not, by its binary shadow, 1.00.
    private static double Rounded(double value, int decimals) =>
        Math.Abs(value) < 1e15 ? (double)Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero) : value;
}
