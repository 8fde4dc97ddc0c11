using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Accuses a value per unit that no pair of total and units gives as printed, and one that the words name gives exactly once its point, unit or digits are put
/// right: 捐赠 1318 万元，46 笔，平均每笔 28.7 元. The units are those that the word of 每 names, wherever the report told them.
/// </summary>
internal static class PerUnitSlips
{
    private const int LeastDigits = 3;
    private const int MostTotals = 6;
    private const int MostUnits = 12;
    private const int MostNamed = 40;
    private const int LeastOwner = 3;

    // How probable it is that one of the pairs fits by chance, and how numbers of one size are spread over their decade.
    private const double Chance = 0.03;

    // Names that share nothing are so many times as many as those that do.
    private const double Unnamed = 5;

    private static readonly string[] Pupils = ["学生", "校生", "幼儿", "在校", "在园"];
    private static readonly string[] Come = ["招", "毕业", "新生", "转"];

    /// <summary>The claim; null when nothing explains the value, or chance may.</summary>
    public static Claim? Of(Place place)
    {
        var target = place.Target;
        if (target is not { Size: 1, Planned: false, Yearly: false, Quantity: { Hedge: Hedge.None, Kind: QuantityKind.Count or QuantityKind.Amount } } || target.Quantity.Digits < LeastDigits) return null;
        if ((target.Each ?? Arrived(place)?.Each ?? Carried(place)?.Each) is not { Time.Length: 0, Family.Length: > 0 } each) return null;
        var stated = target.Quantity with { Rounded = true };
        var slips = Misprints.Of(stated).FindAll(s => s.Code is "decimal-shift" or "unit-slip" or "digit-swap");
        var totals = target.Each is null && Arrived(place) is null ? [] : Totals(place, target, each);
        if (totals.Count == 0) return OfTold(place, each, stated, slips);
        var pairs = totals.SelectMany(t => Units(place, each, t).Select(u => (Total: t.Quantity, Units: u.Quantity)));
        return Explained(pairs.Where(p => p.Units.Start != p.Total.Start && p.Units.Value > 0).DistinctBy(p => (p.Total.Value, p.Units.Value)).ToList(), each, stated, slips, 1);
    }

    // The pair that the value follows from once it is put right; null when a pair gives it as it is, or two give different ones.
    private static Claim? Explained(List<(Quantity Total, Quantity Units)> pairs, Each each, Quantity stated, List<Misprint> slips, double weight)
    {
        var (chance, found) = (0d, ((Equation Equation, Misprint Slip)?)null);
        foreach (var (total, units) in pairs)
        {
            var equation = Equations.Quotient(total, units, stated, each.Count);
            var judged = Judge.Of(equation);
            if (judged.Verdict != Verdict.Inconsistent || judged.Bounds is not { } bounds) return null;
            chance += (bounds.High - bounds.Low) / Math.Abs(bounds.High) + stated.Place / stated.Value;
            var inputs = equation.Inputs.Select(t => t.Quantity.AsPrinted).ToArray();
            foreach (var slip in slips)
                if (Judge.Holds(equation.Formula, inputs, slip.AsPrinted(stated), slip.AsPrinted(stated), 1))
                {
                    if (found is { } other && Math.Abs(other.Slip.Printed - slip.Printed) > 1e-9 * slip.Printed) return null;
                    found ??= (equation, slip);
                }
        }
        if (found is not var (right, was) || chance * slips.Count(s => s.Code == was.Code) * Chances.Density * weight > Chance) return null;
        return ClaimMaker.Make(right, Judge.Of(right), [new Diagnosis(was.Code, Figures.Slip(stated, was))]);
    }

    // 生均支出：以在校生 36900 人计，为 19340 元: the word of 每 stands before the units.
    private static Mention? Carried(Place place) =>
        place.Index > 0 && place.Sentence.Mentions[place.Index - 1] is { Each.Mean: true, Known: true, Size: 1 } units && units.Quantity.Kind == QuantityKind.Count && units.Quantity.Unit.Family == units.Each!.Family && place.Target.Clause - units.Clause <= 1
        && place.Target.Clean.Length == 0 && place.Sentence.Text.AsSpan(units.Quantity.End, place.Target.Quantity.Start - units.Quantity.End).Contains('计') ? units : null;

    // 校均规模由上年的 344 人增加到 398 人: said once for both.
    private static Mention? Arrived(Place place) =>
        place.Target is { Reached: true } target && place.Index > 0 && place.Sentence.Mentions[place.Index - 1] is { Role: Role.Base, Each: not null } was && was.Clause == target.Clause && was.Quantity.Adds(target.Quantity) ? was : null;

    // The plain figures of the unit before it in its sentence, those of the same name first; a part told by 其中 only right before. Where none is, those
    // of the same name in the sentences before.
    private static List<Figure> Totals(Place place, Mention target, Each each)
    {
        var all = place.Near.Where(f => f.Mention is { Each: null, Size: 1, Role: Role.Level or Role.Whole, Quantity.Hedge: Hedge.None } m && (f.Sentence < place.At || m.Token < target.Token) && (!m.Among || target.Clause - m.Clause < 2 && m.Segment == target.Segment) && IsShared(f.Quantity, target.Quantity) && f.Quantity.Value > 0).ToList();
        var here = all.FindAll(f => f.Sentence == place.At);
        if (here.Exists(f => f.Mention!.Segment == target.Segment)) here.RemoveAll(f => f.Mention!.Segment != target.Segment);
        var words = target.Each is null ? Arrived(place)!.Clean : target.Clean;
        var name = each.Noun.Length > 1 ? words.Replace(each.Noun, "", StringComparison.Ordinal) : words;
        if (here.Count == 0) return all.Where(f => SubjectText.Overlap(f.Label, name)).Take(MostTotals).ToList();
        var named = here.FindAll(f => SubjectText.Overlap(f.Label, name));
        return (named.Count > 0 ? named : here).Take(MostTotals).ToList();
    }

    // 新增学位 4360 个，按投资额计算，每个平均投入 4.92 元: of the total told before that the words since the last number name and that a slip asks for.
    private static Claim? OfTold(Place place, Each each, Quantity stated, List<Misprint> slips)
    {
        var carried = place.Target.Each is null;
        if (place.Index == 0 || place.Sentence.Mentions[place.Index - 1] is not { Known: true, Size: 1, Quantity.Kind: QuantityKind.Count } units || units.Quantity.Unit.Family != each.Family || units.Segment != place.Target.Segment || !carried && !IsNamed(Figure.Of(units, place.Block, place.At), each)) return null;
        var words = carried ? place.Sentence.Text[place.Sentence.Start..units.Quantity.Start] : place.Sentence.Text[units.Quantity.End..place.Target.Quantity.Start];
        if (each.Noun.Length > 0) words = words.Replace(each.Noun, "", StringComparison.Ordinal);
        foreach (var slip in slips)
        {
            var range = slip.AsPrinted(stated) * (units.Quantity.Value / each.Count);
            foreach (var figure in place.Ledger.Between(stated, range.Low, range.High, out var others))
                if (figure.Mention is null or { Each: null, Role: Role.Level, Quantity.Hedge: Hedge.None } && (SubjectText.Overlap(figure.Label, words) || IsOfPupils(each, stated, figure)) && Explained([(figure.Quantity, units.Quantity)], each, stated, slips, others / Unnamed) is { } claim) return claim;
        }
        return null;
    }

    private static bool IsShared(Quantity total, Quantity value) => total.Adds(value) || value.Unit.Family == "人" && total.Unit.Family == "人次";

    // 按投资额计算，每个学位平均投入 4.92 元: the total that the words since the last number name.
    private static List<Figure> Told(Place place, Mention target)
    {
        var from = place.Index > 0 ? place.Sentence.Mentions[place.Index - 1].Quantity.End : place.Sentence.Start;
        var words = place.Sentence.Text[from..target.Quantity.Start];
        return [.. place.Ledger.Named(words, MostNamed).Where(f => IsShared(f.Quantity, target.Quantity) && f.Mention is { Each: null, Size: 1, Role: Role.Level })];
    }

    // Those of the owner of the total, those that the word of 每 names near, or that were told before under that name.
    private static List<Figure> Units(Place place, Each each, Figure total)
    {
        if (each.Noun.Length > 0 && Owned(place, each, total) is { Count: > 0 } owned) return owned;
        var near = place.Near.Where(f => IsPlain(f) && IsUnit(f, each) && IsNamed(f, each)).ToList();
        if (near.Count > 0 || each.Noun.Length == 0) return near.Take(MostUnits).ToList();
        var told = each.Noun == "学生" ? place.Ledger.Named("校生", MostNamed).Concat(place.Ledger.Named("学生", MostNamed)) : place.Ledger.Named(each.Noun, MostNamed);
        return told.Where(f => IsPlain(f) && IsUnit(f, each) && IsNamed(f, each)).DistinctBy(f => f.Quantity.Value).Take(MostUnits).ToList();
    }

    // 甲市骨干教师 5203 人，每百名学生 …: of 甲市's, whatever they were called there.
    private static List<Figure> Owned(Place place, Each each, Figure total)
    {
        if (total.Label.Length <= LeastOwner) return [];
        return [.. place.Ledger.Named(total.Label[..LeastOwner], MostNamed).Where(f => IsPlain(f) && IsUnit(f, each) && f.Label.StartsWith(total.Label[..LeastOwner], StringComparison.Ordinal) && f.Quantity.Start != total.Quantity.Start && !SubjectText.Overlap(f.Label[LeastOwner..], total.Label[LeastOwner..]))];
    }

    // 平均班额 41.2 人, 校均规模: of pupils, though nobody says so.
    private static bool IsOfPupils(Each each, Quantity stated, Figure f) => each.Noun is "班" or "校" && stated.Unit.Family == "人" && ArePupils(f);

    private static bool ArePupils(Figure f) =>
        Pupils.Any(p => f.Label.Contains(p, StringComparison.Ordinal)) && !Come.Any(c => f.Label.Contains(c, StringComparison.Ordinal)) && !f.Label.Contains("教师", StringComparison.Ordinal);

    private static bool IsPlain(Figure f) => f.Mention is null or { Each: null, Role: Role.Level or Role.Whole, Quantity.Hedge: Hedge.None };

    private static bool IsUnit(Figure f, Each each) => f.Quantity.Kind == QuantityKind.Count && f.Quantity.Unit.Family == each.Family;

    private static bool IsNamed(Figure f, Each each) => each.Noun switch
    {
        "学生" => ArePupils(f),
        "校" or "园" => f.Quantity.Unit.Text == "所",
        "班" => f.Label.AsSpan().Contains('班') || f.Quantity.Unit.Text == "班",
        "" => f.Quantity.Unit.Text == each.Family,
        var noun => f.Label.EndsWith(noun, StringComparison.Ordinal) || noun.Length > 2 && (f.Label.EndsWith(noun[..^1], StringComparison.Ordinal) || noun.Length > 3 && f.Label.EndsWith(noun[..^2], StringComparison.Ordinal)),
    };
}
