using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>Differences of two lists place by place: 小学 850 元、初中 1050 元，高于标准（720 元、940 元），分别高 130 元、110 元.</summary>
internal static class Lists
{
    private const double Close = 0.3;

    /// <summary>The claim that accuses one of a list whose others hold; null otherwise.</summary>
    public static Claim? Of(Place place)
    {
        var target = place.Target;
        if (target.Quantity.Kind is not (QuantityKind.Count or QuantityKind.Amount or QuantityKind.Points) || target.Role is not (Role.Change or Role.Gap) || !target.Respectively) return null;
        var kind = target.Quantity.Kind == QuantityKind.Points;
        var mentions = place.Sentence.Mentions;
        var values = mentions.Take(target.Group).Where(m => m.Known && (kind ? m.Quantity.Kind == QuantityKind.Percent : m.Quantity.Adds(target.Quantity))).ToList();
        var size = target.Size;
        if (values.Count != 2 * size || target.Group + size > mentions.Count) return null;
        var others = 0;
        for (var i = 0; i < size; i++)
            if (i != target.Place && Judge.Of(Equation(values[i], values[size + i], mentions[target.Group + i])).Verdict == Verdict.Consistent) others++;
        return others < size - 1 ? null : Surely.Accuse(Equation(values[target.Place], values[size + target.Place], target), Close);
    }

    private static Equation Equation(Mention a, Mention b, Mention stated)
    {
        var (high, low) = a.Quantity.Value > b.Quantity.Value ? (a, b) : (b, a);
        return Equations.Difference(high.Quantity, low.Quantity, stated.Quantity);
    }
}
