using Hengjian.Indicators.Catalogue;

namespace Hengjian.Indicators.Scoring.Methods;

/// <summary>Least and greatest value among the units compared.</summary>
/// <param name="Least">Smallest value.</param>
/// <param name="Greatest">Largest value.</param>
/// <param name="Count">How many units have a value.</param>
internal readonly record struct ValueRange(double Least, double Greatest, int Count)
{
    public static readonly ValueRange Empty = new(double.PositiveInfinity, double.NegativeInfinity, 0);

    public ValueRange With(double value) => new(Math.Min(Least, value), Math.Max(Greatest, value), Count + 1);

    /// <summary>0 at the worst value, 1 at the best; 1 where all are equal.</summary>
    public double Share(double value, bool lowerBetter) => Greatest == Least ? 1
        : (lowerBetter ? Greatest - value : value - Least) / (Greatest - Least);
}

/// <summary>相对位置赋分 among the evaluated units that have a value.</summary>
internal static class RelativeScorer
{
    public static ItemScore Score(RelativeRule rule, ItemContext context)
    {
        var own = context.Read(rule.Value);
        if (own.Availability == Availability.NotApplicable)
            return context.NotApplicable($"{own.Name}没有可考核的对象", own);
        if (!own.IsKnown) return context.Missing(own);

        var range = RangeOf(rule, context);
        var lowerBetter = own.Indicator.Direction == Direction.LowerBetter;
        var share = range.Share(own.Value, lowerBetter);
        var (best, worst) = lowerBetter ? (range.Least, range.Greatest) : (range.Greatest, range.Least);
        var reason = FormattableString.Invariant($"{own.Text()}，有数据的 {range.Count} 个单位中") + (best == worst
            ? "数值都相同，按最优计"
            : $"最优 {NumberText.Value(best, own.Indicator)}、最差 {NumberText.Value(worst, own.Indicator)}，" +
                $"按其间位置计 {NumberText.Percent(share)}");
        return context.Scored(share * context.MaxScore, null, reason, own);
    }

    // Found once for all units.
    private static ValueRange RangeOf(RelativeRule rule, ItemContext context) => context.Run.Ranges.GetOrAdd(
        (context.Item.Id, rule.Value), _ => PeerValues.RangeOf(PeerValues.Of(context.Run, context.Item, rule.Value)));
}
