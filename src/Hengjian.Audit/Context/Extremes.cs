using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>The largest and the smallest of the numbers told before: 首尾相差 8.6 分, 最高的与最低的相差 2.1 个百分点.</summary>
internal static class Extremes
{
    private const int Least = 3;

    /// <summary>The two numbers; null when the words do not ask for them.</summary>
    /// <param name="sentence">The sentence of the difference.</param>
    /// <param name="before">The one before, whose numbers are compared where its own has none.</param>
    /// <param name="target">The difference.</param>
    public static (Mention High, Mention Low)? Of(Sentence sentence, Sentence? before, Mention target)
    {
        var lead = target.Lead;
        if (target.Role != Role.Gap || !(Wording.Has(lead, "最高") && Wording.Has(lead, "最低") || Wording.Has(lead, "最大") && Wording.Has(lead, "最小") || Wording.Has(lead, "首尾", "极差") || Wording.Has(lead, "第一名") && Wording.Has(lead, "末名", "末位", "最后"))) return null;
        var all = Compared(sentence.Mentions.FindAll(m => m.Token < target.Token), target);
        if (all.Count == 0 && before is not null) all = Compared(before.Mentions, target);
        if (all.Count < Least || all.Exists(m => m.Role != all[0].Role)) return null;
        // Told from the highest to the lowest, one misprinted: 59.8 分、94.1 分、91.6 分、87.2 分，首尾相差 8.6 分.
        var ranked = !Wording.Has(lead, "最") && all.Zip(all.Skip(1), (a, b) => a.Quantity.Value >= b.Quantity.Value).Count(down => !down) <= 1;
        return ranked ? (all[0], all[^1]) : (all.MaxBy(m => m.Quantity.Value)!, all.MinBy(m => m.Quantity.Value)!);
    }

    private static List<Mention> Compared(List<Mention> mentions, Mention target) =>
        mentions.FindAll(m => m is { Known: true, Role: Role.Level or Role.Share or Role.Rate, Planned: false, Total: false, Quantity.Hedge: Hedge.None } && !Wording.Has(m.Lead, "平均", "全省", "全市", "全县", "四地", "满分")
            && (target.Quantity.Kind == QuantityKind.Points ? m.Quantity.Kind == QuantityKind.Percent : m.Quantity.Adds(target.Quantity)));
}
