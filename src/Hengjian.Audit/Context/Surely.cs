using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Accuses a number that nothing near gives, where its stretch holds just the two numbers that it can follow from, and what is stated is near
/// what follows or one slip away: numbers that do not belong together are seldom either.
/// </summary>
internal static class Surely
{
    private const double Close = 0.12;

    private static readonly string[] Gaps = ["低", "高", "多", "少", "差", "欠", "余", "结转", "净增", "缺", "超"];

    /// <summary>The claim that accuses; null when more than one reading is open.</summary>
    public static Claim? Of(Place place)
    {
        var target = place.Target;
        if (target.Size > 1 || target.Quantity.Hedge != Hedge.None || target.Planned || target.Depth > 0) return null;
        return target.Quantity.Kind switch
        {
            QuantityKind.Points => Difference(place, QuantityKind.Percent),
            QuantityKind.Amount or QuantityKind.Count when target.Each is null => Difference(place, target.Quantity.Kind),
            _ => null,
        };
    }

    // 教师 86412 元，公务员 88930 元，低 2158 元.
    private static Claim? Difference(Place place, QuantityKind kind)
    {
        var target = place.Target;
        var said = target.Role == Role.Gap || Gaps.Any(g => target.Lead.EndsWith(g, StringComparison.Ordinal));
        if (!said || target.Comparison?.Period is not null || target.Clean.Length > 4 && target.Role != Role.Gap) return null;
        var pair = Stretch(place).Where(m => m.Quantity.Kind == kind && (kind == QuantityKind.Percent || m.Quantity.Adds(target.Quantity))).Take(3).ToList();
        if (pair.Count != 2 || pair.Exists(m => m.Role is Role.Change or Role.Gap or Role.Rate) || target.Clause - pair[0].Clause > 1) return null;
        var (a, b) = pair[0].Quantity.Value > pair[1].Quantity.Value ? (pair[0], pair[1]) : (pair[1], pair[0]);
        return Accuse(Equations.Difference(a.Quantity, b.Quantity, target.Quantity));
    }

    // The numbers before the target, from the mark that parts it from other things.
    private static IEnumerable<Mention> Stretch(Place place)
    {
        for (var i = place.Index - 1; i >= 0; i--)
        {
            var mention = place.Sentence.Mentions[i];
            if (mention.Segment != place.Target.Segment) yield break;
            if (Figure.IsValue(mention)) yield return mention;
        }
    }

    private static Claim? Accuse(Equation equation)
    {
        if (Judge.Of(equation) is not { Verdict: Verdict.Inconsistent, Computed: { } computed } judged) return null;
        var claim = ClaimMaker.Make(equation, judged);
        var stated = equation.Stated.Quantity.Value;
        var near = Math.Abs(computed - stated) < Close * Math.Max(Math.Abs(stated), Math.Abs(computed));
        return near || claim.Diagnoses.Any(d => d.Code is not "off-by-one" || stated > 20) ? claim : null;
    }
}
