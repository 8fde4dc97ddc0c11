using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Confirms a number by the one beside it and one that the report gave anywhere before, whatever it was called there: 公办园幼儿 5612 人，占 57.0% asks for a
/// whole between 9837 and 9855, and 学前 9846 人 stands in the list of stages. Taken only where chance would hardly give it. In the same way a number is
/// accused that asks for none of the report as printed, and exactly for one once its digits, unit or direction are put right.
/// </summary>
internal static class Implied
{
    // How probable a match by chance may be, to confirm and to accuse, and how numbers of one size are spread over their decade.
    private const double Chance = 0.04;
    private const double ChanceOfWrong = 0.01;

    // Names that share nothing are five times as many as those that do.
    private const double Unnamed = 5;

    // Names that share nearly all are those that the words mean.
    private const double Called = 20;
    private const int LongName = 4;
    private const int LeastDigits = 3;
    private const int MostBeside = 5;

    /// <summary>The claim; null when no number of the report is the one asked for, or chance may give it.</summary>
    public static Claim? Of(Place place) => Ways(place.Target) is { } asked ? Any(place, place.Target, asked, Chance) : null;

    /// <summary>The claim that accuses; null when nothing explains the number, or chance may.</summary>
    public static Claim? Wrong(Place place)
    {
        var t = place.Target;
        // Two digits are met by chance.
        if (Ways(t) is null || t.Quantity.Digits < LeastDigits) return null;
        if (t.Role == Role.Change && t.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount)
            if (Beside(place, t.With(t.Quantity, t.Role, -t.Direction), After, ChanceOfWrong / 2) is { } turned) return ClaimMaker.Accuse(turned, t.Quantity, new Diagnosis("sign", "方向写反，增减相反"));
        var slips = Misprints.Of(t.Quantity).FindAll(s => s.Code is "decimal-shift" or "unit-slip" or "digit-swap");
        foreach (var slip in slips)
        {
            var was = t.With(t.Quantity with { Printed = slip.Printed, Step = t.Quantity.Half == 0 ? t.Quantity.Step : slip.Step }, t.Role, t.Direction);
            if (Ways(was) is { } asked && Any(place, was, asked, ChanceOfWrong / slips.Count) is { } claim) return ClaimMaker.Accuse(claim, t.Quantity, new Diagnosis(slip.Code, Figures.Slip(t.Quantity, slip)));
        }
        return null;
    }

    private delegate (Interval Range, Quantity Like, Func<Quantity, Equation> Make)? Asked(Mention target, Mention beside);

    private static Asked? Ways(Mention t)
    {
        if (t is not { Size: 1, Planned: false, Yearly: false, Quantity: { Hedge: Hedge.None, Sides: null } } || t.Quantity.Value == 0 || t.Comparison?.Other is not null) return null;
        return t.Quantity.Kind switch
        {
            QuantityKind.Percent when t.Role == Role.Share || t.Role == Role.Level && ShareReadings.IsRateName(t) => Whole,
            QuantityKind.Percent when t.Role == Role.Rate && t.Direction != 0 => Base,
            QuantityKind.Count or QuantityKind.Amount when t is { Role: Role.Change, Each: null } && t.Direction != 0 => Before,
            QuantityKind.Count or QuantityKind.Amount when t.Each is { Family.Length: > 0, Time.Length: 0 } => Units,
            QuantityKind.Amount when t is { Role: Role.Level, Each: null, Quantity.Unit.Family: "元" } && t.Quantity.Digits > LeastDigits => Price,
            _ => null,
        };
    }

    // Per head is per head or per turn.
    private static Claim? Any(Place place, Mention t, Asked asked, double chance) =>
        Beside(place, t, asked, chance) ?? (asked == (Asked)Units && t.Each!.Family == "人" ? Beside(place, t, Turns, chance) : null);

    private static Claim? Beside(Place place, Mention t, Asked asked, double chance)
    {
        var tried = 0;
        foreach (var near in place.Wide)
        {
            if (near.Mention is not { Role: Role.Level or Role.Whole or Role.Base, Each: null, Size: 1, Quantity.Hedge: Hedge.None } m || near.Sentence == place.At && (m.Token > t.Token || m.Segment != t.Segment && t.Each is null) || m.Quantity.Digits < LeastDigits) continue;
            if (asked(t, m) is not var (range, like, make) || range.Low <= 0) continue;
            if (++tried > MostBeside) break;
            foreach (var figure in place.Ledger.Between(like, range.Low, range.High, out var others))
            {
                if (IsOfOther(t, place, figure) || figure.Quantity.Start == m.Quantity.Start || figure.Quantity.Value == m.Quantity.Value) continue;
                // What is asked for in whole numbers is met by whole numbers.
                var width = (range.High > range.Low ? range.High - range.Low : figure.Quantity.Place) / figure.Quantity.Value;
                var words = m.AboutClean + m.Tail + t.Lead + t.WholeName;
                var closer = chance >= Chance ? 1 : Shares(figure.Label, words, LongName) ? Called : SubjectText.Overlap(figure.Label, words) ? Unnamed : 1;
                if (tried * others * width * Chances.Density / closer > chance) continue;
                if (Judge.Of(make(figure.Quantity)) is { Verdict: Verdict.Consistent } judged) return ClaimMaker.Make(make(figure.Quantity), judged);
            }
        }
        return null;
    }

    // 公办园在园幼儿 of 在园幼儿: a stretch of so many characters stands in both.
    private static bool Shares(string label, string words, int length)
    {
        for (var i = 0; i + length <= label.Length; i++)
            if (Digits.IsHan(label[i]) && words.AsSpan().Contains(label.AsSpan(i, length), StringComparison.Ordinal)) return true;
        return false;
    }

    // 占毕业生总数的: not of another number where one that bears the name was given.
    private static bool IsOfOther(Mention t, Place place, Figure whole)
    {
        var name = t.Role == Role.Share && !ShareReadings.IsGeneric(t.WholeName) ? ShareAlibis.Bare(SubjectText.Clean(t.WholeName)) : "";
        return name.Length > 1 && !SubjectText.Overlap(name, whole.Label) && place.Ledger.Named(name, 1).Count > 0;
    }

    private static (Interval, Quantity, Func<Quantity, Equation>)? Whole(Mention t, Mention part) =>
        t.Quantity.Value >= 100 || Interval.Divide(part.Quantity.AsPrinted * 100d, t.Quantity.AsPrinted) is not { } range ? null : (range, part.Quantity, whole => Equations.Share(part.Quantity, whole, t.Quantity));

    private static (Interval, Quantity, Func<Quantity, Equation>)? Base(Mention t, Mention beside)
    {
        var current = beside.Quantity;
        if (current.Kind == QuantityKind.Percent || IsBase(beside, t)) return null;
        var grown = Interval.Of(1) + t.Quantity.AsPrinted * (t.Direction / 100d);
        return grown.Low <= 0 || Interval.Divide(current.AsPrinted, grown) is not { } range ? null : (range, current, b => Equations.Growth(b, current, t.Quantity, t.Direction));
    }

    // 2022年 27314 人，2023年减少 1654 人: what was, and what is now stands in a table.
    private static (Interval, Quantity, Func<Quantity, Equation>)? Before(Mention t, Mention beside)
    {
        var level = beside.Quantity;
        if (!level.Adds(t.Quantity)) return null;
        if (!IsBase(beside, t)) return (level.AsPrinted + t.Quantity.AsPrinted * (double)-t.Direction, level, b => Equations.Difference(level, b, t.Quantity) with { Sign = t.Direction });
        return (level.AsPrinted + t.Quantity.AsPrinted * (double)t.Direction, level, c => Equations.Difference(c, level, t.Quantity) with { Sign = t.Direction });
    }

    // Of what certainly was before.
    private static (Interval, Quantity, Func<Quantity, Equation>)? After(Mention t, Mention beside) => IsBase(beside, t) ? Before(t, beside) : null;

    private static bool IsBase(Mention m, Mention t) => m.Role == Role.Base || m.Own is { } own && (own.Shift < 0 || own.Precedes(t.Own ?? t.Period));

    // The total stands beside, and what it is shared by somewhere; 每百名 counts a hundred of them.
    private static (Interval, Quantity, Func<Quantity, Equation>)? Units(Mention t, Mention total) => Units(t, total.Quantity, t.Each!.Family);

    private static (Interval, Quantity, Func<Quantity, Equation>)? Turns(Mention t, Mention total) => Units(t, total.Quantity, "人次");

    private static (Interval, Quantity, Func<Quantity, Equation>)? Units(Mention t, Quantity total, string family)
    {
        var each = t.Each!;
        if (!total.Adds(t.Quantity) || total.Value <= t.Quantity.Value / each.Count || Interval.Divide(total.AsPrinted * each.Count, (t.Quantity with { Rounded = true }).AsPrinted) is not { } range) return null;
        var like = new Quantity { Start = 0, End = 0, Unit = new Unit(family, QuantityKind.Count, family) };
        return (range, like, units => Equations.Quotient(total, units, t.Quantity, each.Count));
    }

    // 小学生 118400 人，公用经费需 8169.6 万元: of 690 元 each.
    private static (Interval, Quantity, Func<Quantity, Equation>)? Price(Mention t, Mention count) =>
        count.Quantity.Kind != QuantityKind.Count || Interval.Divide(t.Quantity.AsPrinted, count.Quantity.AsPrinted) is not { Low: >= 10 } range ? null : (range, t.Quantity, price => Product(price, count.Quantity, t.Quantity));

    private static Equation Product(Quantity price, Quantity count, Quantity total) => new()
    {
        Kind = ClaimKind.Ratio,
        Inputs = [new("numerator", price), new("denominator", count)],
        Stated = new("stated", total),
        Formula = x => x[0] * x[1],
        Arithmetic = result => $"{Figures.Print(price)} × {Figures.Print(count)} = {result}",
    };
}
