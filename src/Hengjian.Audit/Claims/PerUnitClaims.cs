using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Checks per-unit values (生均, 校均, 每百名) and means against a total and a number of units.</summary>
internal static class PerUnitClaims
{
    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Scope scope)
    {
        var mentions = scope.Sentence.Mentions;
        for (var i = 0; i < mentions.Count; i++)
        {
            var per = mentions[i];
            if (!per.Known || per.Role != Role.Level || per.Each is null && !per.Yearly || per.Quantity.Kind is not (QuantityKind.Count or QuantityKind.Amount)) continue;
            if (Mean(scope, i) is { } mean) yield return mean;
            else if (per.Each is not null && Pairs(scope, i, per) is { } claim) yield return claim;
        }
    }

    // 三年分别为 a、b、c，年均 m.
    private static Claim? Mean(Scope scope, int index)
    {
        var mentions = scope.Sentence.Mentions;
        var last = index - 1;
        if (last < 1 || mentions[last].Size < 2 || mentions[last].Role != Role.Level || !mentions[last].Quantity.Adds(mentions[index].Quantity)) return null;
        var list = mentions.GetRange(mentions[last].Group, mentions[last].Size);
        if (list.Any(m => !m.Known)) return null;
        return ClaimMaker.Make(new Equation
        {
            Kind = ClaimKind.Ratio,
            Inputs = [.. list.Select(m => new Term("part", m.Quantity))],
            Stated = new Term("stated", mentions[index].Quantity with { Rounded = true }),
            Formula = x =>
            {
                var sum = Interval.Of(0);
                foreach (var one in x) sum += one;
                return sum * (1d / x.Length);
            },
            Arithmetic = result => $"({string.Join(" + ", list.Select(m => Figures.Print(m.Quantity)))}) ÷ {list.Count} = {result}",
        });
    }

    private static Claim? Pairs(Scope scope, int index, Mention per)
    {
        var each = per.Each!;
        var here = scope.Levels(index).Concat(scope.LevelsAfter(index)).Where(m => m.Each is null && m.Role != Role.Base).ToList();
        var all = here.Concat(scope.LevelsBefore().Where(m => m.Each is null).Take(6)).ToList();
        var totals = all.Where(m => m != per && m.Quantity.Adds(per.Quantity) && m.Quantity.Value >= per.Quantity.Value).Take(6).ToList();
        var units = all.Where(m => m != per && m.Quantity.Kind == QuantityKind.Count && (each.Family.Length == 0 || m.Quantity.Unit.Family == each.Family || each.Family == "人" && m.Quantity.Unit.Family == "人次")).Take(6).ToList();
        units = Prefer(units, m => each.Noun.Length > 0 && (m.About + m.Tail).Contains(each.Noun, StringComparison.Ordinal));
        totals = Prefer(totals, m => SubjectText.Overlap(m.About + m.Tail, per.Subject.Replace(each.Noun.Length > 0 ? each.Noun : " ", "", StringComparison.Ordinal)));
        Equation? first = null;
        var pairs = 0;
        foreach (var total in totals)
            foreach (var unit in units)
            {
                if (total == unit) continue;
                var equation = Equation(total, unit, per, each.Count);
                if (Judge.Of(equation).Verdict == Verdict.Consistent) return ClaimMaker.Make(equation);
                if (!here.Contains(total) || !here.Contains(unit)) continue;
                pairs++;
                first ??= equation;
            }
        if (first is null) return null;
        var claim = ClaimMaker.Make(first);
        var sure = claim.Verdict != Verdict.Inconsistent || pairs == 1 && Plausible(claim);
        return sure ? claim : claim with { Verdict = Verdict.Undetermined, Diagnoses = [], Message = "总数与份数是否对应不能确定：" + claim.Message };
    }

    private static List<Mention> Prefer(List<Mention> all, Func<Mention, bool> named) => all.Exists(m => named(m)) ? [.. all.Where(named)] : all;

    // Two numbers that do not belong together give anything; an error stays within reach or shows its slip.
    private static bool Plausible(Claim claim) =>
        claim.Diagnoses.Count > 0 || claim is { Stated: { } s, Computed: { } c } && s > 0 && c / s is > 0.5 and < 2;

    private static Equation Equation(Mention total, Mention unit, Mention per, double count) => new()
    {
        Kind = ClaimKind.Ratio,
        Inputs = [new("numerator", total.Quantity), new("denominator", unit.Quantity)],
        Stated = new("stated", per.Quantity with { Rounded = true }),
        Formula = x => Interval.Divide(x[0] * count, x[1]),
        Arithmetic = result => $"{Figures.Print(total.Quantity)} ÷ {Figures.Print(unit.Quantity)}{(count == 1 ? "" : " × " + Figures.Number(count, 0))} = {result}",
        Mistakes = [new("ratio-for-rate", "分子、分母颠倒", x => Interval.Divide(x[1], x[0]))],
    };
}
