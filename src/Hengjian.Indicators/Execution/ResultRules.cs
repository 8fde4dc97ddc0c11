using System.Globalization;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Language.Diagnostics;
using Hengjian.Indicators.Results;

namespace Hengjian.Indicators.Execution;

/// <summary>
/// What an indicator's own rules do to computed values: not finite is missing; above 100 where that cannot be is
/// missing and told, never cut down; an open verdict is “no” where the dataset says so.
/// </summary>
internal sealed class ResultRules
{
    private readonly Session session;
    private readonly Indicator indicator;
    private readonly SchoolStage stage;
    private readonly int period;
    private readonly bool rules;

    public ResultRules(Session session, Indicator indicator, BoundNode root, SchoolStage stage, int period)
    {
        this.session = session;
        this.indicator = indicator;
        this.stage = stage;
        this.period = period;
        // A verdict that rests on something nobody was asked for is not the unit's failure: it stays missing.
        rules = root.Kind == BoundKind.Bool && session.Dataset.MissingVerdictIsNo
            && !session.Compiled.UsesOf(root).Any(u => Collection.IsMissing(session.Dataset, u.Element, period - u.YearsBack));
    }

    public RegionVector Apply(RegionVector raw)
    {
        // Most vectors pass whole, and are not copied.
        if (raw.AllPass(indicator.NeverAbove100 ? 100 : double.MaxValue) && (!rules || !raw.AnyMissing)) return raw;
        var result = RegionVector.Of(raw.Count);
        for (var region = 0; region < raw.Count; region++)
        {
            var value = Apply(raw.At(region), region);
            result.Set(region, value.Value, value.Flag, value.Count);
        }
        return result;
    }

    /// <summary>Whether the rules leave every item of a block as it is; most blocks pass whole.</summary>
    public bool Pass(Block raw, int count)
    {
        var values = raw.Values.AsSpan(0, count);
        // NaN needs a look only where a missing verdict becomes a no.
        return Lanes.AllPass(values, indicator.NeverAbove100 ? 100 : double.MaxValue) && (!rules || Lanes.CountNumbers(values) == count);
    }

    /// <summary>One region's value.</summary>
    public IndicatorValue Apply(in IndicatorValue raw, int region)
    {
        var (value, flag) = Apply(raw.Value, raw.Flag);
        if (IsAbove(raw.Value) && indicator.Levels.Contains(session.Tree.Regions[region].Level))
            Tell(region, session.Tree.Regions[region].Name, raw.Value);
        return new IndicatorValue(ValueFlags.HasValue(flag) ? value : double.NaN, flag, raw.Count);
    }

    /// <summary>Copies a block of items, with the rules applied.</summary>
    /// <param name="raw">What the formula gave.</param>
    /// <param name="target">Receives the values.</param>
    /// <param name="count">How many.</param>
    /// <param name="above">Told of each item that is above 100 and cannot be.</param>
    public void Apply(Block raw, Block target, int count, Action<int, double> above)
    {
        raw.Values.AsSpan(0, count).CopyTo(target.Values);
        target.Flagged = raw.Flagged;
        if (raw.Flagged) raw.Flags.AsSpan(0, count).CopyTo(target.Flags);
        for (var i = 0; i < count; i++)
        {
            var value = raw.Values[i];
            if (double.IsFinite(value) ? !IsAbove(value) : double.IsNaN(value) && !rules) continue;
            if (IsAbove(value)) above(i, value);
            var (ruled, flag) = Apply(value, raw.FlagAt(i));
            if (flag is not (ValueFlag.Present or ValueFlag.Missing)) target.Flag(count);
            if (target.Flagged) target.Set(i, ruled, flag);
            else target.Values[i] = ruled;
        }
    }

    public void Tell(Frame frame, int item, double value) => Tell(frame.RegionOf(item), NameOf(frame, item), value);

    private (double Value, ValueFlag Flag) Apply(double value, ValueFlag flag)
    {
        if (ValueFlags.HasValue(flag) && (!double.IsFinite(value) || IsAbove(value))) (value, flag) = (double.NaN, ValueFlag.Missing);
        return rules && flag == ValueFlag.Missing ? (0, ValueFlag.Ruled) : (value, flag);
    }

    private bool IsAbove(double value) => indicator.NeverAbove100 && value > 100;

    private void Tell(int region, string place, double value) => session.Log.Add(
        (indicator.Id, stage, period), region,
        IndicatorProblems.Above100(indicator.NameZh, place, period, value.ToString("0.####", CultureInfo.InvariantCulture)));

    private string NameOf(Frame frame, int item)
    {
        var row = frame.RowOf(item);
        var region = session.Tree.Regions[frame.RegionOf(item)].Name;
        return region + " " + (frame.Table!.Names?[row] ?? frame.Table.Keys?[row] ?? FormattableString.Invariant($"第 {row + 1} 行"));
    }
}

/// <summary>An indicator's values item by item, after its own rules.</summary>
internal sealed class RuledVector(int size, Vector raw, ResultRules rules, Frame frame) : Vector(size)
{
    private readonly List<(int Item, double Value)> above = [];
    private Block? passed;

    protected override Block Result => passed ?? Out;

    /// <summary>Logs the values that cannot be, in item order.</summary>
    public void Tell()
    {
        foreach (var (item, value) in above) rules.Tell(frame, item, value);
    }

    protected override void Fill(in Slice slice)
    {
        var start = slice.Start;
        var source = raw.At(slice);
        passed = rules.Pass(source, slice.Count) ? source : null;
        if (passed is null) rules.Apply(source, Out, slice.Count, (i, value) => above.Add((start + i, value)));
    }
}

/// <summary>What was collected.</summary>
internal static class Collection
{
    /// <summary>True when the year has no column for the element.</summary>
    public static bool IsMissing(Dataset dataset, DataElement element, int period) =>
        dataset.Find(element.Grain, period)?.Columns.ContainsKey(element.Id) != true;
}
