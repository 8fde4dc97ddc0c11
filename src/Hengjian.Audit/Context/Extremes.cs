using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>The largest and the smallest of the numbers told before: 首尾相差 8.6 分, 最高的与最低的相差 2.1 个百分点.</summary>
internal static class Extremes
{
    private const int Least = 3;

    /// <summary>The two numbers; null when the words do not ask for them.</summary>
    public static (Mention High, Mention Low)? Of(Sentence sentence, Mention target)
    {
        var lead = target.Lead;
        if (target.Role != Role.Gap || !(Wording.Has(lead, "最高") && Wording.Has(lead, "最低") || Wording.Has(lead, "最大") && Wording.Has(lead, "最小") || Wording.Has(lead, "首尾", "极差") || Wording.Has(lead, "第一名") && Wording.Has(lead, "末名", "末位", "最后"))) return null;
        var all = sentence.Mentions.FindAll(m => m.Token < target.Token && m is { Known: true, Role: Role.Level or Role.Share or Role.Rate, Planned: false, Total: false, Quantity.Hedge: Hedge.None } && !Wording.Has(m.Lead, "平均", "全省", "全市", "全县", "四地", "满分")
            && (target.Quantity.Kind == QuantityKind.Points ? m.Quantity.Kind == QuantityKind.Percent : m.Quantity.Adds(target.Quantity)));
        if (all.Count < Least || all.Exists(m => m.Role != all[0].Role)) return null;
        return (all.MaxBy(m => m.Quantity.Value)!, all.MinBy(m => m.Quantity.Value)!);
    }
}
