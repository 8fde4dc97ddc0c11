using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
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
    // How near a stated value stands to what follows when the pair is told by words, and when only by its place.
    private const double Close = 0.12;
    private const double Closest = 0.06;

    private static readonly string[] Gaps = ["低", "高", "多", "少", "差", "欠", "欠拨", "少拨", "余", "结转", "净增", "缺", "超", "高出", "超出", "多出", "差额", "缺口", "相差", "高出"];

    /// <summary>The claim that accuses; null when more than one reading is open.</summary>
    public static Claim? Of(Place place)
    {
        var target = place.Target;
        if (target.Size > 1) return Lists.Of(place) ?? ListedQuotients.Of(place);
        if (target is { Total: true, Depth: 0, Quantity.Hedge: Hedge.None } && Sums.Slip(place) is { } slip) return slip;
        if (target.Quantity.Hedge != Hedge.None || target.Total || target.Lead.Contains("合计", StringComparison.Ordinal) || target.Lead.Contains("总体", StringComparison.Ordinal) || target.Lead.Contains("平均下", StringComparison.Ordinal) || target.Planned || target.Depth > 0) return null;
        return Read(place) ?? Slips.Of(place) ?? Changes.OfOther(place) ?? Series.Accuse(place) ?? TableRows.Sign(place);
    }

    private static Claim? Read(Place place)
    {
        var target = place.Target;
        return target.Quantity.Kind switch
        {
            QuantityKind.Points => Difference(place, QuantityKind.Percent),
            QuantityKind.Percent => target.Role is Role.Share or Role.Level && !target.Reached && target.Direction == 0 ? Share(place) : target.Yearly ? Yearly(place) : target.Role == Role.Rate ? Changes.Rate(place) ?? Changes.Points(place) : null,
            QuantityKind.Ratio => Ratio(place) ?? SidedRatios.Of(place),
            QuantityKind.Times => NamedMultiples.Of(place),
            QuantityKind.Amount or QuantityKind.Count when target.Role == Role.Change && Changes.Increment(place) is { } change => change,
            QuantityKind.Amount or QuantityKind.Count when target is { Yearly: true, Each: null } => YearlyMeans.Of(place) ?? Averages.Wrong(place),
            QuantityKind.Amount or QuantityKind.Count when target.Each is null => Difference(place, target.Quantity.Kind) ?? PerUnitSlips.Of(place),
            QuantityKind.Amount or QuantityKind.Count => target.Each is { Family: "", Noun: "", Mean: true } ? Averages.Wrong(place) : PerUnitSlips.Of(place) ?? Mean(place),
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
        if (pair.Count != 2 || pair.Exists(m => m.Role is Role.Change or Role.Gap or Role.Rate || m.Each is not null && target.Each is null && m.Each is not { Mean: true }) || target.Clause - pair[0].Clause > 2) return null;
        var (a, b) = pair[0].Quantity.Value > pair[1].Quantity.Value ? (pair[0], pair[1]) : (pair[1], pair[0]);
        return Accuse(Equations.Difference(a.Quantity, b.Quantity, target.Quantity), Close);
    }

    // 班级 486 个，大班额 9 个，占 2.07%: the last two of one kind, the second within the first.
    private static Claim? Share(Place place)
    {
        var target = place.Target;
        if (target.Role == Role.Level && !ShareReadings.IsRateName(target)) return null;
        if (target.Role == Role.Share && !ShareReadings.IsGeneric(target.WholeName) && target.Clean.Length > 0) return Named(place);
        var last = Stretch(place).Where(m => m.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount && m.Role is Role.Level or Role.Whole && m.Each is null).Take(4).ToList();
        if (last.Count < 2 || target.Clause - last[0].Clause > 1 || last[0].Size > 1 || last[1].Size > 1 || ShareNames.IsOfOtherMeasure(target, last[0])) return null;
        var part = last[0];
        // 应拨付 4920 万元，已拨付 4920 万元，拨付率 95%: what ought to be is the whole, however little is left.
        if (target.Role == Role.Level && last.Count == 2 && last[1].Planned && !part.Planned && part.Quantity.Adds(last[1].Quantity)) return Accuse(Equations.Share(part.Quantity, last[1].Quantity, target.Quantity), Close);
        var wholes = last.Skip(1).Where(m => m.Quantity.Adds(part.Quantity) && m.Quantity.Value > part.Quantity.Value).ToList();
        // 职工 386 人，合同工 142 人，外聘 97 人: with two that may be the whole, none is.
        if (wholes.Count != 1 || ShareNames.IsOfAnother(target, part, wholes[0]) || last[1] != wholes[0] || part.Clause - wholes[0].Clause > 1) return null;
        return Accuse(Equations.Share(part.Quantity, wholes[0].Quantity, target.Quantity), Close);
    }

    // 公办园在园幼儿 20412 人，占全县在园幼儿的 …: the one number that bears the name after 占.
    private static Claim? Named(Place place)
    {
        var target = place.Target;
        var name = SubjectText.Clean(target.WholeName);
        if (name.Length < 3) return null;
        if (Stretch(place).FirstOrDefault(m => m.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount) is not { Each: null, Size: 1, Role: Role.Level } part || target.Clause - part.Clause > 1 || ShareNames.IsOfLargerCircle(target, part)) return null;
        var named = place.Ledger.Named(name, 8).Where(f => f.Quantity.Adds(part.Quantity) && (f.Series == name || f.Label == name) && f.Quantity.Value > part.Quantity.Value).ToList();
        // 实际交流 1126 人，占 12.6%，其中骨干教师 284 人，占交流教师的: the one number before that shares its name.
        if (named.Count == 0) named = Stretch(place).Where(m => m != part && m.Quantity.Adds(part.Quantity) && m is { Role: Role.Level or Role.Whole, Each: null, Size: 1 } && m.Quantity.Value > part.Quantity.Value && SubjectText.Overlap(name, m.AboutClean + m.Tail)).Select(m => Figure.Of(m, place.Block, place.At)).ToList();
        if (named.Select(f => f.Quantity.Value).Distinct().Count() != 1) return null;
        var wholes = named[0];
        return Accuse(Equations.Share(part.Quantity, wholes.Quantity, target.Quantity), Close);
    }

    // 2018 年 31.5 亿元，2023 年 41.2 亿元，年均增长 6.2%.
    private static Claim? Yearly(Place place)
    {
        var target = place.Target;
        if (target.Role != Role.Rate) return null;
        var pair = Stretch(place).Where(m => m.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount && m.Role is Role.Level or Role.Base && m.Own?.Year is not null).Take(3).ToList();
        if (pair.Count != 2 || !pair[0].Quantity.Adds(pair[1].Quantity) || pair[0].Total || pair[1].Total) return null;
        var (b, c) = pair[0].Own!.Year < pair[1].Own!.Year ? (pair[0], pair[1]) : (pair[1], pair[0]);
        var years = c.Own!.Year!.Value - b.Own!.Year!.Value;
        return years < 2 || !SubjectText.MayMean(b.AboutClean, c.AboutClean) ? null : Accuse(Equations.Yearly(b.Quantity, c.Quantity, target.Quantity, years, target.Direction), 0.25);
    }

    // 在校生 32.58 万人；专任教师 1.93 万人，生师比 17.89:1: the one number of pupils and the one of teachers.
    private static Claim? Ratio(Place place)
    {
        var target = place.Target;
        if (!target.Lead.Contains("师比", StringComparison.Ordinal) && !target.Lead.Contains("之比", StringComparison.Ordinal) || RatioSides.Larger(target.Quantity) is not { } stated || place.Says("按", "标准")) return null;
        var near = place.Near.Where(f => f.Quantity.Unit.Family == "人" && f.Mention is { Each: null, Size: 1, Role: Role.Level } && f.Sentence == place.At).ToList();
        var pupils = near.Where(f => f.Label.Contains("校生", StringComparison.Ordinal) || f.Label.Contains("学生", StringComparison.Ordinal)).ToList();
        var teachers = near.Where(f => f.Label.Contains("专任教师", StringComparison.Ordinal)).ToList();
        if (pupils.Count != 1 || teachers.Count != 1) return null;
        return Accuse(Equations.Quotient(pupils[0].Quantity, teachers[0].Quantity, stated, 1), Close);
    }

    // 校舍 15888 平方米，生均 7 平方米: one total of the unit and one number of what it is shared by, or a slip of digits.
    private static Claim? Mean(Place place)
    {
        var target = place.Target;
        var each = target.Each!;
        if (each.Family.Length == 0 || !each.Mean && target.Quantity.Kind == QuantityKind.Amount || each.Time.Length > 0 || target.Comparison is not null) return null;
        var near = place.Near.Where(f => f.Mention is { Each: null, Size: 1, Role: Role.Level or Role.Gap or Role.Whole }).ToList();
        var total = near.Find(f => f.Quantity.Adds(target.Quantity) && f.Sentence == place.At && f.Mention!.Token < target.Token);
        if (total is null || target.Clause - total.Mention!.Clause > 1) return null;
        var units = near.Where(f => f != total && f.Quantity.Unit.Family == each.Family && f.Quantity.Kind == QuantityKind.Count && (each.Noun.Length == 0 || Bears(f, each.Noun))).ToList();
        var close = Close;
        if (units.Count == 0 && each.Noun.Length > 1)
        {
            // The pupils of the whole area, given elsewhere.
            units = place.Ledger.Named(each.Noun == "学生" ? "校学生" : each.Noun, 8).Where(f => f.Quantity.Unit.Family == each.Family && f.Label is "学生" or "校学生" or "校生" || f.Label == each.Noun).ToList();
            close = Closest;
        }
        if (units.Select(u => u.Quantity.Value).Distinct().Count() != 1) return null;
        return Accuse(Equations.Quotient(total.Quantity, units[0].Quantity, target.Quantity, each.Count), close);
    }

    private static bool Bears(Figure figure, string noun) => figure.Label.Contains(noun, StringComparison.Ordinal) || noun == "学生" && figure.Label.AsSpan().Contains('生');

    // The numbers before the target, nearest first, from the mark that parts it from other things.
    internal static IEnumerable<Mention> Stretch(Place place)
    {
        for (var i = place.Index - 1; i >= 0; i--)
        {
            var mention = place.Sentence.Mentions[i];
            if (mention.Segment != place.Target.Segment) yield break;
            if (mention.Depth <= place.Target.Depth && Figure.IsValue(mention)) yield return mention;
        }
    }

    internal static Claim? Accuse(Equation equation, double close)
    {
        if (Judge.Of(equation) is not { Verdict: Verdict.Inconsistent, Computed: { } computed } judged) return null;
        var claim = ClaimMaker.Make(equation, judged);
        var stated = equation.Stated.Quantity.Value;
        var near = Math.Abs(computed - stated) < close * Math.Max(Math.Abs(stated), Math.Abs(computed));
        // What is put right must have two digits at least: 0.9% is half of anything.
        return near || Math.Abs(computed) >= 10 * equation.Stated.Quantity.Place && claim.Diagnoses.Any(d => d.IsMiswritten || d.Code is "point-percent" or "wrong-base") ? claim : null;
    }
}
