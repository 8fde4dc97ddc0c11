using Hengjian.Indicators.Catalogue;

namespace Hengjian.Indicators.Scoring.Methods;

/// <summary>排名赋分 among the evaluated units that have a value; equal values share the better rank.</summary>
internal static class RankScorer
{
    public static ItemScore Score(RankRule rule, ItemContext context)
    {
        var own = context.Read(rule.Value);
        if (own.Availability == Availability.NotApplicable)
            return context.NotApplicable($"{own.Name}没有可考核的对象", own);
        if (!own.IsKnown) return context.Missing(own);

        var others = Ranked(rule, context);
        var lowerBetter = own.Indicator.Direction == Direction.LowerBetter;
        var rank = 1 + (lowerBetter ? PeerValues.Below(others, own.Value) : others.Length - PeerValues.Below(others, Math.BitIncrement(own.Value)));
        var share = rule.Points.FirstOrDefault(b => rank <= b.UpToRank)?.Share ?? 0;
        var reason = FormattableString.Invariant(
            $"{own.Text()}，在有数据的 {others.Length} 个单位中列第 {rank} 名（{NumberText.Percent(share)}）");
        return context.Scored(share * context.MaxScore, null, reason, own);
    }

    // Sorted once for all units.
    private static double[] Ranked(RankRule rule, ItemContext context) => context.Run.Ranked.GetOrAdd(
        context.Item.Id, _ => PeerValues.Sorted(PeerValues.Of(context.Run, context.Item, rule.Value)));
}
