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
    private const int MostTotals = 6;
    private const int MostUnits = 12;
    private const int MostNamed = 40;
    private const int LeastOwner = 3;

    // Names that share nothing are so many times as many as those that do.
    private const double Unnamed = 5;

    private static readonly string[] Pupils = ["学生", "校生", "幼儿", "在校", "在园"];
    private static readonly string[] Come = ["招", "毕业", "新生", "转"];

    /// <summary>The claim; null when nothing explains the value, or chance may.</summary>
    public static Claim? Of(Place place)
    {
        var target = place.Target;
        if (target is not { Size: 1, Planned: false, Yearly: false, Quantity: { Hedge: Hedge.None, Kind: QuantityKind.Count or QuantityKind.Amount } }) return null;
        if ((target.Each ?? Arrived(place)?.Each ?? Carried(place)?.Each) is not { Time.Length: 0 } each || each.Family.Length + each.Noun.Length == 0) return null;
        var stated = target.Quantity with { Rounded = true };
        var totals = target.Each is null && Arrived(place) is null ? [] : Totals(place, target, each);
        if (totals.Count == 0)
        {
            if (OfTold(place, each, stated) is { } told) return told;
            totals = Told(place, target);
            if (totals.Count == 0) return null;
        }
        // 小学生均…: not of all pupils.
        var kind = Shape.KindIn(target.Lead);
        var pairs = totals.SelectMany(t => Units(place, each, t).Where(u => kind is null || u.Label.Contains(kind, StringComparison.Ordinal) || t.Label.Contains(kind, StringComparison.Ordinal)).Select(u => new SlippedQuotients.Pair(t.Quantity, u.Quantity)));
        var all = pairs.Where(p => p.Units.Start != p.Total.Start && p.Units.Value > 0).DistinctBy(p => (p.Total.Value, p.Units.Value)).ToList();
        return SlippedQuotients.Of(all, each.Count, stated, likeliest: Likeliest(place, each, totals, all));
    }

    // 保安 286 名，校均 2.3 名: of the total right before it and of the only number of schools, or of whatever 每 names.
    private static SlippedQuotients.Pair? Likeliest(Place place, Each each, List<Figure> totals, List<SlippedQuotients.Pair> all)
    {
        if (totals[0].Mention is not { } total || totals[0].Sentence != place.At || total.Segment != place.Target.Segment || place.Target.Clause - total.Clause > 1 || total.Token > place.Target.Token || totals.Exists(t => t != totals[0] && t.Mention is { } m && t.Sentence == place.At && m.Clause == total.Clause)) return null;
        var own = all.FindAll(p => p.Total == totals[0].Quantity);
        if (own.Count > 1 && each.Noun is "校" or "园" or "学生") own = own.FindAll(p => IsOfAll(place, p.Units, each.Noun switch { "校" => "学校", "园" => "幼儿园", _ => "在校生" }));
        return own.Select(p => p.Units.Value).Distinct().Count() == 1 ? own[0] : null;
    }

    // 各级各类学校 126 所, 59 所学校: not of one stage or kind.
    private static bool IsOfAll(Place place, Quantity units, string name) =>
        place.Ledger.Named(name, MostNamed).FirstOrDefault(f => f.Quantity == units)?.Label is { } label && (label == "中小学" || label.EndsWith(name, StringComparison.Ordinal) && (label.Length == name.Length || label.StartsWith("义务教育", StringComparison.Ordinal) || label.StartsWith("各级各类", StringComparison.Ordinal)));

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
        var all = place.Near.Where(f => f.Mention is { Each: null, Size: 1, Role: Role.Level or Role.Whole, Quantity.Hedge: Hedge.None } m && !IsOfBefore(m, target) && (f.Sentence < place.At || m.Token < target.Token) && (!m.Among || target.Clause - m.Clause < 2 && m.Segment == target.Segment) && IsShared(f.Quantity, target.Quantity) && f.Quantity.Value > 0).ToList();
        var here = all.FindAll(f => f.Sentence == place.At);
        if (here.Exists(f => f.Mention!.Segment == target.Segment)) here.RemoveAll(f => f.Mention!.Segment != target.Segment);
        // 新购计算机 1460 台，总数由 2710 台增加到 4170 台，每百名学生由 9.2 台增加到 14.1 台: what has arrived too, and not what came.
        if (target.Reached && here.Exists(f => f.Mention!.Reached)) here.RemoveAll(f => !f.Mention!.Reached);
        var words = target.Each is null ? Arrived(place)!.Clean : target.Clean;
        var name = each.Noun.Length > 1 ? words.Replace(each.Noun, "", StringComparison.Ordinal) : words;
        if (here.Count == 0) return all.Where(f => SubjectText.Overlap(f.Label, name)).Take(MostTotals).ToList();
        var named = here.FindAll(f => SubjectText.Overlap(f.Label, name) || SubjectText.IsBareTotal(f.Mention!.About));
        return (named.Count > 0 ? named : here).Take(MostTotals).ToList();
    }

    private static bool IsOfBefore(Mention total, Mention target) => total.Own?.Shift < 0 && target.Own?.Shift != total.Own.Shift;

    // 新增学位 4360 个，按投资额计算，每个平均投入 4.92 元: of the total told before that the words since the last number name and that a slip asks for.
    private static Claim? OfTold(Place place, Each each, Quantity stated)
    {
        var carried = place.Target.Each is null;
        if (place.Index == 0 || place.Sentence.Mentions[place.Index - 1] is not { Known: true, Size: 1, Quantity.Kind: QuantityKind.Count } units || units.Quantity.Unit.Family != each.Family || units.Segment != place.Target.Segment || !carried && !IsNamed(Figure.Of(units, place.Block, place.At), each)) return null;
        var words = carried ? place.Sentence.Text[place.Sentence.Start..units.Quantity.Start] : place.Sentence.Text[units.Quantity.End..place.Target.Quantity.Start];
        if (each.Noun.Length > 0) words = words.Replace(each.Noun, "", StringComparison.Ordinal);
        foreach (var slip in Misprints.Of(stated).Where(s => s.Code is "decimal-shift" or "unit-slip" or "digit-swap"))
        {
            var range = slip.AsPrinted(stated) * (units.Quantity.Value / each.Count);
            foreach (var figure in place.Ledger.Between(stated, range.Low, range.High, out var others))
                if (figure.Mention is null or { Each: null, Role: Role.Level, Quantity.Hedge: Hedge.None } && (SubjectText.Overlap(figure.Label, words) || IsOfPupils(each, stated, figure)) && SlippedQuotients.Of([new(figure.Quantity, units.Quantity)], each.Count, stated, others / Unnamed) is { } claim) return claim;
        }
        return null;
    }

    private static bool IsShared(Quantity total, Quantity value) => total.Adds(value) || value.Unit.Family == "人" && total.Unit.Family == "人次";

    // 按投资额计算，每个学位平均投入 4.92 元: the total that the words since the last number name.
    private static List<Figure> Told(Place place, Mention target)
    {
        var from = place.Index > 0 ? place.Sentence.Mentions[place.Index - 1].Quantity.End : place.Sentence.Start;
        var words = place.Sentence.Text[from..target.Quantity.Start];
        return [.. place.Ledger.Named(words, MostNamed).Where(f => IsShared(f.Quantity, target.Quantity) && f.Mention is { Each: null, Size: 1, Role: Role.Level } m && !IsOfBefore(m, target))];
    }

    // Those of the owner of the total, those that the word of 每 names near, or that were told before under that name.
    private static List<Figure> Units(Place place, Each each, Figure total)
    {
        if (each.Noun.Length > 0 && Owned(place, each, total) is { Count: > 0 } owned) return owned;
        if (Reckoned(place, each) is { Count: > 0 } reckoned) return reckoned;
        var near = place.Near.Where(f => IsPlain(f) && IsUnit(f, each)).ToList();
        // 应配督学 43 名，实有专职 12 名、兼职 34 名，共 46 名，…，平均每名督学 28 次: what they make together has no name of its own.
        if (near.FindAll(f => IsNamed(f, each)) is { Count: > 0 } named) return [.. named.Concat(near.Where(f => f.Mention is { Total: true } && named.Exists(n => n.Sentence == f.Sentence && n.Quantity.Unit.Text == f.Quantity.Unit.Text))).Distinct().Take(MostUnits)];
        // 新建公办园 23 所，…，平均每所提供学位 225 个: what stands behind 每所 is no name of what is counted.
        if (each.Family.Length > 0 && each.Noun != "学生" && near.FindAll(f => IsCounted(f, each)) is { Count: > 0 } counted) return counted.Take(MostUnits).ToList();
        if (each.Noun.Length == 0) return [];
        var told = Names(each.Noun).SelectMany(n => place.Ledger.Named(n, MostNamed));
        return told.Where(f => IsPlain(f) && IsUnit(f, each) && IsNamed(f, each)).DistinctBy(f => f.Quantity.Value).Take(MostUnits).ToList();
    }

    private static string[] Names(string noun) => noun switch
    {
        "学生" => ["校生", "学生"],
        "校" => ["学校", "中小学"],
        "园" => ["幼儿园"],
        "班" => ["教学班", "班级"],
        _ => [noun],
    };

    // 安排培训经费 1468 万元，按专任教师人数计算，人均 604 元: the units that the words before it name.
    private static List<Figure> Reckoned(Place place, Each each)
    {
        if (place.Index == 0) return [];
        var words = place.Sentence.Text[place.Sentence.Mentions[place.Index - 1].Quantity.End..place.Target.Quantity.Start];
        var (from, to) = (words.IndexOf('按', StringComparison.Ordinal), words.IndexOf('计', StringComparison.Ordinal));
        if (from < 0 || to < from) return [];
        var name = words[(from + 1)..to].TrimEnd('数').TrimEnd('人');
        return name.Length < 2 ? [] : [.. place.Ledger.Named(name, MostNamed).Where(f => IsPlain(f) && IsUnit(f, each) && f.Label.EndsWith(name, StringComparison.Ordinal)).DistinctBy(f => f.Quantity.Value).Take(MostUnits)];
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

    private static bool IsUnit(Figure f, Each each) => (f.Quantity.Kind == QuantityKind.Count || each.Family is "平方米" or "亩") && each.Counts(f.Quantity);

    private static bool IsCounted(Figure f, Each each) => each.Family is "人" or "人次" || f.Quantity.Unit.Text == (each.Unit.Length > 0 ? each.Unit : each.Family);

    private static bool IsNamed(Figure f, Each each) => each.Noun switch
    {
        "学生" => ArePupils(f),
        "校" or "园" => f.Quantity.Unit.Text == "所",
        "班" => f.Label.AsSpan().Contains('班') || f.Quantity.Unit.Text.Contains('班', StringComparison.Ordinal),
        "" => IsCounted(f, each),
        var noun => f.Label.EndsWith(noun, StringComparison.Ordinal) || noun.Length > 2 && (f.Label.EndsWith(noun[..^1], StringComparison.Ordinal) || noun.Length > 3 && f.Label.EndsWith(noun[..^2], StringComparison.Ordinal)),
    };
}
