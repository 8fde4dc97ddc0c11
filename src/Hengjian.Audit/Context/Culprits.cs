using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Accuses a number from which others were computed before it was misprinted: 机构 3120 家，保留 18 家，压减 294 家，压减率 94.2% holds throughout with
/// 312. What several numbers left open ask for by themselves is no chance; what one asks for may be.
/// </summary>
internal sealed class Culprits
{
    private const int MostPairs = 9;
    private const int MostKept = 400;

    private const double ChanceOfOne = 0.05;
    private const double ChanceOfTwo = 0.3;

    private readonly List<Hypothesis> all = [];
    private readonly Dictionary<int, List<Misprint>> slipsOf = [];

    private sealed record Hypothesis(Quantity Number, Misprint Was, Equation Equation, double Chance);

    /// <summary>Forgets the paragraph before.</summary>
    public void Clear()
    {
        all.Clear();
        slipsOf.Clear();
    }

    /// <summary>Notes what would have to be misprinted for the number at a place to follow from those near it.</summary>
    public void Add(Place place)
    {
        var target = place.Target;
        if (target.Quantity.Hedge != Hedge.None || target.Planned || target.Quantity.Value == 0 || target.Yearly || all.Count > MostKept) return;
        var near = place.Near.Where(f => f.Quantity.Hedge == Hedge.None && f.Mention is { Size: 1 } m && (f.Sentence < place.At || m.Token < target.Token) && (m.Depth == 0 || m.Depth == target.Depth)).Take(MostPairs).ToList();
        var pairs = 0;
        for (var sum = 1; sum < 2 * near.Count; sum++)
            for (var i = 0; i <= sum; i++)
                if (i != sum - i && i < near.Count && sum - i < near.Count)
                    foreach (var equation in Equations(place, near[i], near[sum - i])) Add(equation, ++pairs, place.Ledger);
    }

    /// <summary>The claims of the paragraph: one for each number that is the likely culprit.</summary>
    /// <param name="held">Where numbers stand that other statements bear out.</param>
    public IEnumerable<Claim> Found(IReadOnlyDictionary<int, int> held)
    {
        foreach (var group in all.GroupBy(h => (h.Number.Start, h.Was.Printed)).OrderBy(g => g.Min(h => h.Chance)).ThenBy(g => g.Key.Start))
        {
            var best = group.GroupBy(h => h.Equation.Stated.Quantity.Start).Select(g => g.MinBy(h => h.Chance)!).OrderBy(h => h.Chance).ToList();
            var times = held.GetValueOrDefault(group.Key.Start);
            if (best.Count > 1 && best[1].Chance < ChanceOfTwo && best[0].Chance * best[1].Chance < ChanceOfOne && times == 0 || best[0].Chance < ChanceOfOne && times == 0)
            {
                yield return Claim(best[0]);
                yield break;
            }
        }
    }

    private static Claim Claim(Hypothesis h) =>
        ClaimMaker.Make(h.Equation, Judge.Of(h.Equation), [new Diagnosis(h.Was.Code, Figures.Slip(h.Number, h.Was))]);

    private void Add(Equation equation, int pairs, Ledger ledger)
    {
        var inputs = equation.Inputs.Select(t => t.Quantity.AsPrinted).ToArray();
        var stated = equation.Stated.Quantity;
        var (printed, isWrong) = (stated.AsPrinted, (bool?)null);
        for (var i = 0; i < inputs.Length; i++)
        {
            var kept = inputs[i];
            var number = equation.Inputs[i].Quantity;
            var slips = SlipsOf(number);
            foreach (var was in slips)
            {
                if (was.Code == "off-by-one") continue;
                inputs[i] = was.AsPrinted(number);
                if (!Judge.Holds(equation.Formula, inputs, printed, printed, equation.Sign) || equation.Formula(inputs) is not { } range) continue;
                if (!(isWrong ??= Judge.Of(equation).Verdict == Verdict.Inconsistent)) return;
                var width = (range.High - range.Low + Math.Max(2 * stated.Half, stated.Half == 0 ? stated.Place : 0)) / Math.Abs(stated.Value);
                // Told elsewhere as it may have been: a second sign.
                var told = ledger.ChanceOf(number with { Printed = was.Printed, Step = number.Half == 0 ? number.Step : was.Step });
                all.Add(new(number, was, equation, pairs * slips.Count * width * Chances.Density * told));
            }
            inputs[i] = kept;
        }
    }

    private List<Misprint> SlipsOf(Quantity number)
    {
        if (!slipsOf.TryGetValue(number.Start, out var slips)) slipsOf[number.Start] = slips = Misprints.Of(number);
        return slips;
    }

    private static IEnumerable<Equation> Equations(Place place, Figure a, Figure b)
    {
        var t = place.Target;
        var (x, y) = (a.Quantity, b.Quantity);
        var change = b.Mention is { Role: Role.Change or Role.Gap };
        if (a.Mention is { Role: Role.Change or Role.Gap } || a.IsNorm || b.IsNorm) yield break;
        switch (t.Quantity.Kind)
        {
            case QuantityKind.Percent when t.Role == Role.Rate && x.Adds(y) && x.Kind != QuantityKind.Percent:
                if (change) yield return Checks.Equations.GrowthBy(x, y, t.Quantity, (t.Direction != 0 ? t.Direction : b.Mention!.Direction) < 0);
                else if (Follows.Alike(a, b) && Orientation.Of(place, a, b) >= 0) yield return Checks.Equations.Growth(y, x, t.Quantity, t.Direction);
                break;
            case QuantityKind.Percent when (t.Role == Role.Share || Claims.ShareReadings.IsRateName(t)) && x.Adds(y) && x.Value < y.Value && x.Kind != QuantityKind.Percent && !change && !t.Lead.EndsWith('均') && !(a.Mention is { } part && b.Mention is { } whole && Claims.ShareNames.IsOfAnother(t, part, whole)):
                yield return Checks.Equations.Share(x, y, t.Quantity);
                break;
            case QuantityKind.Points when x.Kind == QuantityKind.Percent && y.Kind == QuantityKind.Percent && a.Mention?.Role != Role.Rate && b.Mention?.Role != Role.Rate:
            case QuantityKind.Count or QuantityKind.Amount when t.Role is Role.Change or Role.Gap && t.Each is null && !change && x.Adds(y) && x.Adds(t.Quantity) && x.Kind != QuantityKind.Percent:
                if (!Orientation.Contradicts(place, a, b)) yield return Checks.Equations.Difference(x, y, t.Quantity);
                break;
            case QuantityKind.Count or QuantityKind.Amount when t.Each is { Family.Length: > 0, Time.Length: 0 } each && !change && x.Adds(t.Quantity) && y.Unit.Family == each.Family && y.Value != 0:
                yield return Checks.Equations.Quotient(x, y, t.Quantity, each.Count);
                break;
            case QuantityKind.Times when t.Quantity.Unit.Text != "番" && x.Adds(y) && !change && y.Value != 0:
                yield return Checks.Equations.Quotient(x, y, t.Quantity, 1);
                break;
        }
    }
}
