using System.Globalization;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Language.Diagnostics;

namespace Hengjian.Indicators.Execution;

/// <summary>
/// What an indicator's own rules do to computed values: not finite is missing; above 100 where that cannot be is
/// missing and told, never cut down; an open verdict is “no” where the dataset says so.
/// </summary>
internal sealed class ResultRules(Session session)
{
    public RegionVector Apply(Indicator indicator, BoundNode root, RegionVector raw, int period)
    {
        var result = new RegionVector([.. raw.Values], [.. raw.Flags], raw.Counts);
        var rules = Ruling(root, period);
        for (var region = 0; region < result.Values.Length; region++)
        {
            var (value, flag) = Apply(indicator, result.Values[region], result.Flags[region], rules);
            if (IsAbove(indicator, result.Values[region]) && indicator.Levels.Contains(session.Tree.Regions[region].Level))
                Tell(indicator, session.Tree.Regions[region].Name, period, result.Values[region]);
            result.Set(region, value, flag, result.Counts[region]);
        }
        return result;
    }

    public NumberColumn Apply(Indicator indicator, BoundNode root, NumberColumn raw, Frame frame)
    {
        var flags = new ValueFlag[raw.Length];
        var values = new double[raw.Length];
        var rules = Ruling(root, frame.Period);
        for (var item = 0; item < flags.Length; item++)
        {
            (values[item], flags[item]) = Apply(indicator, raw.Values[item], raw.FlagAt(item), rules);
            if (IsAbove(indicator, raw.Values[item])) Tell(indicator, NameOf(frame, item), frame.Period, raw.Values[item]);
        }
        return new NumberColumn(values, flags);
    }

    private static (double Value, ValueFlag Flag) Apply(Indicator indicator, double value, ValueFlag flag, bool rules)
    {
        if (ValueFlags.HasValue(flag) && (!double.IsFinite(value) || IsAbove(indicator, value)))
            (value, flag) = (double.NaN, ValueFlag.Missing);
        return rules && flag == ValueFlag.Missing ? (0, ValueFlag.Ruled) : (value, flag);
    }

    // A verdict that rests on something nobody was asked for is not the unit's failure: it stays missing.
    private bool Ruling(BoundNode root, int period) =>
        root.Kind == BoundKind.Bool && session.Dataset.MissingVerdictIsNo
        && !session.Compiled.UsesOf(root).Any(u => Collection.IsMissing(session.Dataset, u.Element, period - u.YearsBack));

    private static bool IsAbove(Indicator indicator, double value) => indicator.NeverAbove100 && value > 100;

    private void Tell(Indicator indicator, string place, int period, double value) => session.Log.Add(
        IndicatorProblems.Above100(indicator.NameZh, place, period, value.ToString("0.####", CultureInfo.InvariantCulture)));

    private string NameOf(Frame frame, int item)
    {
        var row = frame.RowOf(item);
        var region = session.Tree.Regions[frame.RegionOf(item)].Name;
        return region + " " + (frame.Table!.Names?[row] ?? frame.Table.Keys?[row] ?? FormattableString.Invariant($"第 {row + 1} 行"));
    }
}

/// <summary>What was collected.</summary>
internal static class Collection
{
    /// <summary>True when the year has no column for the element.</summary>
    public static bool IsMissing(Dataset dataset, DataElement element, int period) =>
        dataset.Find(element.Grain, period)?.Columns.ContainsKey(element.Id) != true;
}
