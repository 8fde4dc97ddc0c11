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
            if (!per.Known || per.Role is not (Role.Level or Role.Change) || per.Role == Role.Change && (per.Each is null || per.Comparison is not null) || per.Each is null && !per.Yearly || per.Quantity.Kind is not (QuantityKind.Count or QuantityKind.Amount)) continue;
            var average = per.Size == 1 && (per.Yearly || per.Each is { Mean: true } each && scope.Sentence.Text[each.Start] == '平');
            if (average && Mean(scope, i) is { } mean) yield return mean;
            else if (per is { Yearly: true, Size: 1 } && OfYears(scope, i, per) is { } yearly) yield return yearly;
            else if (per.Each is not null && Pairs(scope, i, per) is { } claim) yield return claim;
        }
    }

    // 三年共投入 2.86 亿元，…，年均 0.95 亿元.
    private static Claim? OfYears(Scope scope, int index, Mention per)
    {
        if (per.Years is not { } years || scope.Levels(index).FirstOrDefault(m => m.Total && m.Quantity.Adds(per.Quantity) && m.Quantity.Value > per.Quantity.Value) is not { } total) return null;
        return ClaimMaker.Make(PerUnitEquations.OfYears(total, years, per));
    }

    // 三年分别为 a、b、c，年均 m.
    private static Claim? Mean(Scope scope, int index)
    {
        var mentions = scope.Sentence.Mentions;
        var last = index - 1;
        if (last < 1 || mentions[last].Size < 2 || mentions[last].Role != Role.Level || !mentions[last].Quantity.Adds(mentions[index].Quantity)) return null;
        var list = mentions.GetRange(mentions[last].Group, mentions[last].Size);
        if (list.Any(m => !m.Known)) return null;
        return ClaimMaker.Make(Equations.Mean([.. list.Select(m => m.Quantity)], mentions[index].Quantity));
    }

    private static Claim? Pairs(Scope scope, int index, Mention per)
    {
        var each = per.Each!;
        var here = scope.Levels(index).Concat(scope.LevelsAfter(index)).Where(m => m.Each is null && m.Role != Role.Base && m != per).ToList();
        var all = here.Concat(scope.LevelsBefore().Where(m => m.Each is null).Take(6)).ToList();
        var totals = Totals(all, per);
        var any = all.Where(m => IsUnit(m, each)).Take(6).ToList();
        // 35 名教学能手 70 万元、14 名优秀校长 70 万元，教学能手人均 2 万元: what is counted may stand behind its number.
        foreach (var unit in any.Where(m => m.Tail.Length > 1 && per.Lead.StartsWith(m.Tail, StringComparison.Ordinal)))
            foreach (var total in totals)
                if (total != unit && PerUnitEquations.Of(total, [unit], per, 1) is var told && Judge.Of(told).Verdict == Verdict.Consistent) return ClaimMaker.Make(told);
        var units = Prefer(Prefer(any, m => m.AboutClean.Length > 1 && per.Lead.Contains(m.AboutClean, StringComparison.Ordinal)), m => IsNamed(m, each.Noun));
        var turns = Turns(scope, each);
        Equation? first = null;
        var pairs = new HashSet<(double, double)>();
        foreach (var total in totals)
            foreach (var unit in units)
            {
                if (total == unit) continue;
                foreach (var times in turns)
                    if (PerUnitEquations.Of(total, [unit], per, times) is var equation && Judge.Of(equation).Verdict == Verdict.Consistent) return OfOwn(scope.Sentence, index, total, unit, times) ?? OfPart(here, total, unit, per, times) ?? ClaimMaker.Make(equation);
                if (!here.Contains(total) || !here.Contains(unit)) continue;
                if (OtherTimes.Apart(per, total) && OtherTimes.Apart(per, unit)) continue;
                pairs.Add((total.Quantity.Value, unit.Quantity.Value));
                first ??= PerUnitEquations.Of(total, [unit], per, turns[0]);
            }
        if (ClassSizes.Is(per) && ClassSizes.In(scope.Sentence, per) is var (pupils, classes) && !OtherTimes.Apart(per, pupils)) return Told(scope, [pupils], per, turns) ?? ClaimMaker.Make(PerUnitEquations.Of(pupils, [classes], per, 1) with { Named = true });
        return Told(scope, totals.Where(here.Contains).Take(2), per, turns) ?? Together(scope, totals, any, per) ?? (first is null ? null : turns.Length == 1 && Beside(scope.Sentence, index) is var (whole, by) ? Failing(PerUnitEquations.Of(whole, [by], per, turns[0]), 1) : Failing(first, each.Time.Length == 0 && turns.Length > 1 ? Unsure : pairs.Count));
    }

    // 小学 86.4 万册，36000 人，生均 24 册；初中 54.6 万册，15600 人，生均 24 册: of the other line, where its own two numbers stand right before it.
    private static Claim? OfOwn(Sentence sentence, int index, Mention total, Mention unit, double times)
    {
        var per = sentence.Mentions[index];
        if (per.Planned || per.Quantity.Hedge != Hedge.None || IsHere(total) || IsHere(unit) || Beside(sentence, index) is not var (whole, by)) return null;
        var equation = PerUnitEquations.Of(whole, [by], per, times) with { Named = true };
        return Judge.Of(equation) is { Verdict: Verdict.Inconsistent } judged ? ClaimMaker.Make(equation, judged, [RatioClaims.OfOther(total.Quantity, unit.Quantity)]) : null;
        bool IsHere(Mention m) => m.Segment == per.Segment && sentence.Mentions.Contains(m);
    }

    // 主讲教室 27 间、听课教室 98 间，共 125 间，投入 1150 万元，每间 11.7 万元: divided by one of the parts, though their total stands right before.
    private static Claim? OfPart(List<Mention> here, Mention total, Mention unit, Mention per, double times)
    {
        if (unit.AboutClean.Length < 2 || per.Quantity.Hedge != Hedge.None || per.Lead.Contains(unit.AboutClean, StringComparison.Ordinal) || unit.Tail.Length > 1 && per.Lead.Contains(unit.Tail, StringComparison.Ordinal)) return null;
        var whole = here.Find(m => m.Total && m.Size == 1 && m.Token > unit.Token && m.Token < per.Token && m.Quantity.Unit.Text == unit.Quantity.Unit.Text && m.Quantity.Value > unit.Quantity.Value);
        if (whole is null || whole.Segment != per.Segment || whole.Segment != unit.Segment || whole.Clause - unit.Clause > 1 || total.Token < whole.Token || total.Among) return null;
        var equation = PerUnitEquations.Of(total, [whole], per, times) with { Named = true };
        return Judge.Of(equation) is { Verdict: Verdict.Inconsistent } judged ? ClaimMaker.Make(equation, judged, [new Diagnosis("wrong-base", $"只除以了其中的 {Figures.Print(unit.Quantity)}")]) : null;
    }

    /// <summary>发放补助 1056 万元，受益 2200 人，人均 4800 元: the two numbers right before a value per unit, one of them a total and the other its units; null when they are not.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="index">Position of the value.</param>
    public static (Mention Total, Mention Units)? Beside(Sentence sentence, int index)
    {
        // 初中部按每生 940 元、619 名拨 58 万元: a price is told before what it makes.
        if (index < 2 || sentence.Mentions[index] is not { Each: { } each, Size: 1 } per || per.Lead.Contains('按', StringComparison.Ordinal)) return null;
        var (a, b) = (sentence.Mentions[index - 2], sentence.Mentions[index - 1]);
        if (!IsPlain(a, per) || !IsPlain(b, per) || per.Clause - b.Clause > 1 || b.Clause - a.Clause > 1) return null;
        var (first, second) = (IsUnit(a, each) && IsTotal(b, per), IsUnit(b, each) && IsTotal(a, per));
        return first == second ? null : first ? (b, a) : (a, b);
    }

    private static bool IsPlain(Mention m, Mention per) =>
        m is { Role: Role.Level or Role.Whole, Known: true, Size: 1, Each: null, Quantity.Hedge: Hedge.None } && m.Segment == per.Segment && (m.Depth == per.Depth || m.Depth == per.Depth - 1) && !OtherTimes.Apart(per, m);

    private static bool IsTotal(Mention m, Mention per) => IsOfMeasure(m, per) && m.Quantity.Value >= per.Quantity.Value;

    private static bool IsOfMeasure(Mention m, Mention per) => m.Quantity.Adds(per.Quantity) || per.Quantity.Unit.Family == "人" && m.Quantity.Unit.Family == "人次";

    // 生均 4.84 平方米: of the pupils that another paragraph gave, where that holds.
    private static Claim? Told(Scope scope, IEnumerable<Mention> totals, Mention per, double[] turns)
    {
        if (per.Each!.Noun.Length == 0) return null;
        var units = scope.Stated.All.Where(k => IsUnit(k.Mention, per.Each) && IsNamed(k.Mention, per.Each.Noun)).Select(k => k.Mention).Take(24).ToList();
        foreach (var total in totals)
            foreach (var unit in units)
                if (total != unit && PerUnitEquations.Of(total, [unit], per, turns[0]) is var equation && Judge.Of(equation).Verdict == Verdict.Consistent) return ClaimMaker.Make(equation);
        return null;
    }

    // 每天 5 元，全年 200 天: as many times as the sentence says; 每人 450 元，发 10 个月: so many times or once.
    private static double[] Turns(Scope scope, Each each)
    {
        var turns = PerUnitEquations.Turns(each.Time);
        if (each.Time is not ("天" or "月" or "") || scope.Sentence.Mentions.Find(m => m.Known && m.Quantity.Unit.Family is "天" or "月" && (each.Time.Length == 0 || m.Quantity.Unit.Family == each.Time))?.Quantity.Value is not { } told) return turns;
        return each.Time.Length > 0 ? [told, .. turns] : [.. turns, told];
    }

    // Whether the price is paid once or each month, words do not say.
    private const int Unsure = 2;

    private static Claim Failing(Equation first, int pairs)
    {
        var claim = ClaimMaker.Make(first with { Named = pairs == 1 });
        var sure = claim.Verdict != Verdict.Inconsistent || pairs == 1 && Plausible(claim);
        return sure ? claim : claim with { Verdict = Verdict.Undetermined, Diagnoses = [], Message = "总数与份数是否对应不能确定：" + claim.Message };
    }

    // 6000 元 × (404 + 371): two groups together, where that holds.
    private static Claim? Together(Scope scope, List<Mention> totals, List<Mention> units, Mention per)
    {
        Claim? named = null;
        for (var i = 0; i < units.Count && totals.Count > 0; i++)
            for (var k = i + 1; k < units.Count; k++)
            {
                // 专职 14 名、兼职 24 名，共 38 名: what they make together is not added to them.
                if (IsSumOf(units[i], units[k]) || IsSumOf(units[k], units[i]) || !units[i].Quantity.Adds(units[k].Quantity)) continue;
                var claim = ClaimMaker.Make(PerUnitEquations.Of(totals[0], [units[k], units[i]], per, 1));
                if (claim.Verdict == Verdict.Consistent) return claim;
                if (claim.Diagnoses.Count > 0 && IsNamed(scope.Sentence, per, units[i]) && IsNamed(scope.Sentence, per, units[k])) named ??= claim;
            }
        return named;
    }

    private static bool IsSumOf(Mention sum, Mention part) => sum.Total && sum.Quantity.Start > part.Quantity.Start && sum.Quantity.Value > part.Quantity.Value;

    // The sentence calls the group by a name of its own before it gives the price.
    private static bool IsNamed(Sentence sentence, Mention per, Mention unit) =>
        unit.Quantity.Start < sentence.Start && unit.AboutClean.Length > 3 && ShareNames.Shared(unit.AboutClean, sentence.Text[sentence.Start..per.Quantity.Start]) >= 3;

    // A total is not less than the value per unit, unless one of them is misprinted.
    private static List<Mention> Totals(List<Mention> all, Mention per)
    {
        var fit = all.Where(m => IsOfMeasure(m, per)).ToList();
        var large = fit.Where(m => m.Quantity.Value >= per.Quantity.Value).Take(6).ToList();
        var name = per.Each!.Noun.Length > 0 ? per.Subject.Replace(per.Each.Noun, "", StringComparison.Ordinal) : per.Subject;
        var named = Prefer(large.Count > 0 ? large : [.. fit.Take(2)], m => SubjectText.Overlap(m.About + m.Tail, name) || SubjectText.IsBareTotal(m.About));
        return name.Length < 2 ? named : Prefer(named, m => m.AboutClean.EndsWith(name[^2..], StringComparison.Ordinal));
    }

    private static bool IsUnit(Mention m, Each each) => (m.Quantity.Kind == QuantityKind.Count || each.Family is "平方米" or "亩")
        && each.Counts(m.Quantity) && (each.Family.Length > 0 || each.Noun.Length == 0 || IsNamed(m, each.Noun));

    private static bool IsNamed(Mention m, string noun) =>
        noun.Length > 0 && ((m.About + m.Tail).Contains(noun, StringComparison.Ordinal) || noun == "学生" && m.About.AsSpan().EndsWith("生", StringComparison.Ordinal));

    private static List<Mention> Prefer(List<Mention> all, Func<Mention, bool> named) => all.Exists(m => named(m)) ? [.. all.Where(named)] : all;

    // Two numbers that do not belong together give anything; an error stays within reach or shows its slip.
    private static bool Plausible(Claim claim) =>
        claim.Diagnoses.Any(d => d.Code != "ratio-for-rate") || claim is { Stated: { } s, Computed: { } c } && s > 0 && c / s is > 0.5 and < 2;
}
