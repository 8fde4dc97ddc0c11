using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>Chooses by its kind and the words before it what a number may follow from, and confirms it.</summary>
internal static class Follows
{
    private const int MostOfAnchor = 4;
    private const int MostTried = 600;

    private static readonly string[] Means = ["均", "平均", "每"];
    private static readonly string[] Differences = ["差", "高", "低", "多", "少", "超", "缺", "余", "剩", "结转", "净", "富", "增", "减", "降", "升", "欠", "还有", "提高"];

    /// <summary>The claim that confirms the number at a place; null when nothing gives it.</summary>
    public static Claim? Of(Place place)
    {
        var target = place.Target;
        return target.Quantity.Kind switch
        {
            QuantityKind.Percent => Percent(place),
            QuantityKind.Points => Pair(place, PointsWay, named: true),
            QuantityKind.Times when target.Quantity.Unit.Text != "番" => Pair(place, MultiplesWay, named: true),
            QuantityKind.Ratio when target.Lead.Contains("师比", StringComparison.Ordinal) => Stages(place),
            QuantityKind.Count or QuantityKind.Amount => Level(place),
            QuantityKind.Bare when target.Lead.EndsWith('比') || place.Says(Means) => Pair(place, QuotientsWay, named: true) ?? TableRows.Of(place),
            _ => null,
        };
    }

    // 生师比 17.5:1 of pupils that another paragraph gave.
    private static Claim? Stages(Place place)
    {
        if (RatioSides.Larger(place.Target.Quantity) is not { } stated) return null;
        foreach (var teachers in place.Near.Concat(place.Ledger.Named("专任教师", 8)))
            foreach (var pupils in teachers.Label.Contains("教师", StringComparison.Ordinal) ? place.Near.Concat(place.Ledger.Named("校生", 8)).Concat(place.Ledger.Named("在校学生", 4)) : [])
                if (pupils.Label.AsSpan().Contains('生') && pupils.Quantity.Adds(teachers.Quantity) && Holds(Equations.Quotient(pupils.Quantity, teachers.Quantity, stated, 1)) is { } claim) return claim;
        return null;
    }

    private static Claim? Percent(Place place)
    {
        var target = place.Target;
        var rate = target.Role == Role.Rate || target.Direction != 0 && !target.Reached && target.Role != Role.Share;
        if (rate) return Series.Growth(place) ?? Pair(place, GrowthsWay, named: false) ?? Series.OfTable(place) ?? TableRows.Of(place);
        return Pair(place, SharesWay, named: true) ?? TableRows.Of(place) ?? (place.Says("增", "降", "最") ? Series.OfTable(place) : null);
    }

    private static Claim? Level(Place place)
    {
        var target = place.Target;
        if (target.Role == Role.Norm) return null;
        if (Products.Of(place) is { } product) return product;
        if (target.Each is not null || target.Yearly || place.Says(Means))
            if ((Pair(place, QuotientsWay, named: true) ?? Averages.Of(place)) is { } mean) return mean;
        if (target.Role is Role.Change or Role.Gap || place.Says(Differences))
            if ((Pair(place, DifferencesWay, named: false) ?? Series.Change(place)) is { } difference) return difference;
        return target.Each is null ? Sums.Of(place) ?? TableRows.Of(place) : null;
    }

    private delegate Equation? Way(Place place, Figure a, Figure b);

    private static readonly Way GrowthsWay = Growths, SharesWay = Shares, MultiplesWay = Multiples, QuotientsWay = Quotients, DifferencesWay = OfDifference, PointsWay = OfPoints;

    // Any two numbers near, then one near and one of the same name elsewhere, then two that bear the names said.
    private static Claim? Pair(Place place, Way way, bool named)
    {
        var near = place.Near;
        if (place.Tried is not null && named && place.Target.WholeName.Length > 1)
            foreach (var one in place.Ledger.Named(SubjectText.Clean(place.Target.WholeName), 3))
                for (var i = 0; i < near.Count && i < 2; i++) way(place, near[i], one);
        if (Beside(place, way, place.Wide) is { } beside) return beside;
        if (!named) return null;
        var target = place.Target;
        var own = Own(target);
        var name = target.WholeName.Length > 1 ? SubjectText.Clean(target.WholeName) : own;
        // 18650 名学生，占全县的 45.2%: the whole is called as the part.
        if (target.WholeName.Length > 1 && name.Length == 0 && near.Count > 0) name = near[0].Mention is { Tail.Length: > 1 } named1 ? named1.Tail : near[0].Series;
        var wholes = place.Ledger.Named(name, 6);
        foreach (var one in wholes)
            foreach (var part in near)
            {
                if (way(place, part, one) is { } equation && Holds(equation) is { } claim) return claim;
                if (way(place, one, part) is { } turned && Holds(turned) is { } other) return other;
            }
        if (near.Count > 0 && Anchored(place, way, near) is { } anchored) return anchored;
        var parts = target.WholeName.Length > 1 ? place.Ledger.Named(own, 4) : target.Each is { Noun.Length: > 1 } each ? place.Ledger.Named(own.Replace(each.Noun, "", StringComparison.Ordinal) + each.Noun, 4) : [];
        foreach (var one in wholes)
            foreach (var part in parts)
                if (way(place, part, one) is { } equation && Holds(equation) is { } claim) return claim;
        return null;
    }

    // Those that stand nearest together first. Most ways take numbers of one unit only: the others are passed over at once.
    private static Claim? Beside(Place place, Way way, IReadOnlyList<Figure> near)
    {
        var alike = way != DifferencesWay && way != QuotientsWay;
        var groups = alike ? place.Groups : [];
        for (var sum = 1; sum < 2 * near.Count; sum++)
            for (var i = Math.Max(0, sum - near.Count + 1); i <= sum && i < near.Count; i++)
            {
                if (i == sum - i || alike && groups[i] != groups[sum - i]) continue;
                if (way(place, near[i], near[sum - i]) is { } equation && Holds(equation) is { } claim) return claim;
            }
        return null;
    }

    // 女教师 103 人，占 73.0%: of all that the report is about; 每百名学生 1.14 人.
    private static Claim? Anchored(Place place, Way way, IReadOnlyList<Figure> near)
    {
        foreach (var one in place.Ledger.Anchors)
            for (var i = 0; i < near.Count && i < MostOfAnchor; i++)
                if (near[i].Quantity.Start != one.Quantity.Start && way(place, near[i], one) is { } equation && Holds(equation) is { } claim) return claim;
        if (place.Target.Each is null) return null;
        foreach (var a in place.Ledger.Anchors)
            foreach (var b in place.Ledger.Anchors)
                if (a != b && way(place, a, b) is { } equation && Holds(equation) is { } claim) return claim;
        return null;
    }

    private static string Own(Mention target)
    {
        var name = target.Subject.Length > 0 ? target.Subject : target.Inherited;
        return SubjectText.Clean(target.WholeName.Length > 0 && name.EndsWith(target.WholeName, StringComparison.Ordinal) ? name[..^target.WholeName.Length] : name);
    }

    private static Claim? Holds(Equation equation) =>
        Judge.Of(equation) is { Verdict: Verdict.Consistent } judged ? ClaimMaker.Make(equation, judged) : null;

    private static Equation? Growths(Place place, Figure b, Figure c)
    {
        var rate = place.Target;
        if (!b.Quantity.Adds(c.Quantity) || b.Quantity.Kind == QuantityKind.Percent || b.IsNorm || c.IsNorm) return null;
        if (c.Mention is { Role: Role.Change or Role.Gap } by)
        {
            // 减少 639 人，升幅 32.8%: said both ways.
            if (rate.Direction * by.Direction < 0) return null;
            var down = (rate.Direction != 0 ? rate.Direction : by.Direction) < 0;
            // 去年 16220 人，多了 620 人: what stood before the change is its base.
            if (IsBefore(place, b)) return Near(place, c.Quantity.Value / b.Quantity.Value * 100) ? Equations.GrowthOf(b.Quantity, c.Quantity, rate.Quantity) : null;
            if (Near(place, b.Quantity.Value == 0 ? 0 : c.Quantity.Value / (down ? b.Quantity.Value + c.Quantity.Value : b.Quantity.Value - c.Quantity.Value) * 100)) return Equations.GrowthBy(b.Quantity, c.Quantity, rate.Quantity, down);
            return null;
        }
        if (b.Mention is { Role: Role.Change or Role.Gap } || !Alike(b, c)) return null;
        return Near(place, (c.Quantity.Value - b.Quantity.Value) / b.Quantity.Value * 100) ? Equations.Growth(b.Quantity, c.Quantity, rate.Quantity, Way1(rate)) : null;
    }

    // What stood before the change is of an earlier year, or comes with words that say so.
    private static bool IsBefore(Place place, Figure figure) =>
        figure.Mention is { } m && (m.Role == Role.Base || m.Own is { } own && own.Precedes(place.Target.Period) || m.Own?.Shift < 0);

    private static int Way1(Mention rate) => rate.Direction;

    private static Equation? Shares(Place place, Figure part, Figure whole)
    {
        if (!part.Quantity.Adds(whole.Quantity) || part.Quantity.Kind == QuantityKind.Percent || part.Quantity.Value > whole.Quantity.Value || part.Quantity.Value == whole.Quantity.Value || part.IsNorm) return null;
        // 小学 46 所、初中 18 所。…占义务教育学校总数的: of neither alone.
        if (whole.Mention is { } one && ShareWholes.IsPartOf(place.Target.WholeName, one)) return null;
        return Near(place, part.Quantity.Value / whole.Quantity.Value * 100) ? Equations.Share(part.Quantity, whole.Quantity, place.Target.Quantity) : null;
    }

    private static Equation? OfDifference(Place place, Figure a, Figure b)
    {
        if (!a.Quantity.Adds(b.Quantity) && !Places(place, a, b) || !a.Quantity.Adds(place.Target.Quantity) && !b.Quantity.Adds(place.Target.Quantity) || a.Quantity.Value <= b.Quantity.Value) return null;
        // 24 个：7 个、11 个、6 个。销号 19 个，还剩 5 个: not 11 less 6, which have no difference to speak of.
        if (place.Target.Role is not Role.Gap && place.Figures.AreSiblings(a, b)) return null;
        return Near(place, a.Quantity.Value - b.Quantity.Value) && !Orientation.Contradicts(place, a, b) ? Equations.Difference(a.Quantity, b.Quantity, place.Target.Quantity) : null;
    }

    // 学位 7820 个，招生 7615 人，富余 205 个: places and those who take them.
    private static bool Places(Place place, Figure a, Figure b) =>
        a.Quantity.Kind == QuantityKind.Count && b.Quantity.Kind == QuantityKind.Count && a.Mention?.Segment == place.Target.Segment && b.Mention?.Segment == place.Target.Segment
        && a.Sentence == place.At && b.Sentence == place.At && (a.Label.Contains("学位", StringComparison.Ordinal) || b.Label.Contains("学位", StringComparison.Ordinal));

    private static Equation? OfPoints(Place place, Figure a, Figure b)
    {
        if (a.Quantity.Kind != QuantityKind.Percent || b.Quantity.Kind != QuantityKind.Percent) return null;
        var (x, y) = (Signed(a), Signed(b));
        return x.Value > y.Value && Near(place, x.Value - y.Value) && !Orientation.Contradicts(place, a, b) ? Equations.Difference(x, y, place.Target.Quantity) : null;
    }

    private static Quantity Signed(Figure figure) =>
        figure.Mention is { Role: Role.Rate, Direction: < 0 } ? figure.Quantity with { Printed = -figure.Quantity.Printed } : figure.Quantity;

    private static Equation? Multiples(Place place, Figure a, Figure b) =>
        a.Quantity.Adds(b.Quantity) && b.Quantity.Value != 0 && Near(place, a.Quantity.Value / b.Quantity.Value) ? Equations.Quotient(a.Quantity, b.Quantity, place.Target.Quantity, 1) : null;

    private static Equation? Quotients(Place place, Figure a, Figure b)
    {
        var target = place.Target;
        if (a.Quantity.Kind == QuantityKind.Percent || b.Quantity.Kind == QuantityKind.Percent || b.Quantity.Value == 0 || target.Quantity.Kind != QuantityKind.Bare && !a.Quantity.Adds(target.Quantity)) return null;
        if (target.Each?.Counts(b.Quantity) == false) return null;
        var times = target.Each?.Count ?? 1;
        return Near(place, a.Quantity.Value / b.Quantity.Value * times) ? Equations.Quotient(a.Quantity, b.Quantity, target.Quantity, times) : null;
    }

    /// <summary>True when two numbers may be of the same measure.</summary>
    internal static bool Alike(Figure a, Figure b) =>
        a.Quantity.Adds(b.Quantity) && (SubjectText.MayMean(a.Series, b.Series) || SubjectText.Overlap(a.Label, b.Label));

    // A first look, cheap: whether the full judgement is worth while.
    internal static bool Near(Place place, double value)
    {
        if (place.Tried is { } tried)
        {
            if (tried.Count < MostTried) tried.Add(Math.Abs(value));
            return false;
        }
        var target = place.Target;
        var room = target.Quantity.Place * 1.5 + Math.Abs(value) * 0.02;
        return Math.Abs(Math.Abs(value) - Math.Abs(target.Quantity.Value)) <= room;
    }
}
