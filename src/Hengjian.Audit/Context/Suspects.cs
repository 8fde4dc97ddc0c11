using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Accuses a number that should follow from others, follows from none as printed, and follows exactly once one known mistake is mended.
/// A match counts only where chance would hardly give it: the more readings were tried before and the fewer digits there are, the less it says.
/// </summary>
internal static class Suspects
{
    // How probable a match by chance may be: a report holds a hundred numbers that are looked at. Some mistakes are made oftener.
    private const double Chance = 0.02;
    private const double ChanceOfUsual = 0.05;
    private const double ChanceOfOne = 0.01;
    private const double ChanceOfGap = 0.15;

    // Numbers of one size are spread over their decade: the part of them that a relative width holds.

    /// <summary>The claim that accuses; null when nothing explains the number, or chance may.</summary>
    public static Claim? Of(Place place)
    {
        var target = place.Target;
        if (target.Quantity.Hedge != Hedge.None || target.Planned || target.Quantity.Value == 0 || target.Quantity.Sides is not null) return null;
        if (!IsDerived(place)) return null;
        var variants = Variant.Of(place);
        // 人均 3840 元，按十个月计算每月 384 元: ten months of a year.
        if (target.Quantity.Unit.Family == "元" && place.Sentence.Text.AsSpan(place.Sentence.Start, place.Sentence.End - place.Sentence.Start).Contains('月')) variants.RemoveAll(v => v.Code == "decimal-shift");
        // 增长 7.4%，增长 6.1%，…: among nothing but rates none is a difference, and there may be thousands.
        if (target.Role == Role.Rate && !IsCompared(target) && place.Near.All(f => f.Quantity.Kind != QuantityKind.Percent || f.Mention is { Role: Role.Rate })) variants.RemoveAll(v => v.Code == "point-percent");
        foreach (var shape in variants.GroupBy(v => (v.Quantity.Kind, v.Role, v.Direction)))
        {
            var tried = new List<double>();
            Follows.Of(place with { Instead = shape.First().Mention, Tried = tried });
            if (tried.Count == 0) continue;
            foreach (var variant in shape)
                if (Match(place, variant, tried, shape.Count(v => v.Code == "wrong-base" == (variant.Code == "wrong-base"))) is { } claim) return claim;
        }
        return null;
    }

    /// <summary>True for numbers that words say to follow from others.</summary>
    public static bool IsDerived(Place place)
    {
        var m = place.Target;
        return m.Quantity.Kind switch
        {
            QuantityKind.Points or QuantityKind.Times => true,
            QuantityKind.Percent => m.Role is Role.Rate or Role.Share or Role.Gap || ShareReadings.IsRateName(m) || Variant.IsBeyond(place),
            QuantityKind.Count or QuantityKind.Amount => m.Role is Role.Change or Role.Gap || m.Each is not null || m.Total || place.Says("均", "平均", "每"),
            _ => false,
        };
    }

    // 2020 年 71 个，本轮少了 9 个，下降 12.7%: what is told with a year and no comparison may itself be the base.
    private static bool HasBase(Place place, Claim claim) =>
        claim.Numbers.Any(n => n.Role == "base") || place.Target.Comparison?.Period is not null
        || place.Sentence.Mentions.Exists(m => m.Role is Role.Base or Role.Other && m.Token < place.Target.Token && m.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount)
        || place.Sentence.Mentions.Exists(m => m.Comparison?.Period is not null && claim.Numbers.Any(n => n.Start == m.Quantity.Start))
        || !place.Sentences.Any(s => s.Mentions.Exists(m => m.Period is { Year: not null } && claim.Numbers.Any(n => n.Role == "current" && n.Start == m.Quantity.Start)));

    // The words speak against it, however well a mistake would explain it.
    private static bool IsUnlikely(Place place, Claim claim, string code)
    {
        var inputs = claim.Numbers.Select(n => place.Sentences.MentionAt(n.Start)).OfType<Mention>().Where(m => m != place.Sentence.Mentions[place.Index]).Distinct().OrderBy(m => m.Quantity.Start).ToList();
        var target = place.Target;
        return code switch
        {
            // 工业增长 15.1%，投资增长 7.3%，消费增长 7.8%: rates told in a row are no differences of each other, unless one is said to be.
            "point-percent" when target.Role != Role.Gap && !IsCompared(target) && inputs.Exists(m => m is { Role: Role.Rate, Quantity.Kind: QuantityKind.Percent }) => true,
            // 甲 9.36 万元，乙 9.33 万元，只高了 300 元: which of the two is higher, words leave open; nor does the one grow into the other.
            "sign" or "wrong-base" when inputs is [{ Role: Role.Level } one, { Role: Role.Level } other] && one.AboutClean.Length > 1 && other.AboutClean.Length > 1 && !SubjectText.MayMean(one.AboutClean, other.AboutClean) => true,
            _ => IsOfAnother(target, inputs, claim) || IsApart(place, inputs, claim),
        };
    }

    private static readonly string[] Comparing = ["高于", "低于", "高出", "低出", "快于", "慢于", "高", "低", "快", "慢"];

    // 增幅高出支出增幅 1.15%, 比全省高 1.44%.
    private static bool IsCompared(Mention target)
    {
        foreach (var word in Comparing)
            if (word.Length > 1 ? target.Lead.Contains(word, StringComparison.Ordinal) : target.Lead.EndsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    // 退役士兵安置率 100%: of a thing that neither number is called by; 占全国 92.8%: of a number that is not there.
    private static bool IsOfAnother(Mention target, List<Mention> inputs, Claim claim)
    {
        if (claim.Kind != ClaimKind.Share || inputs is not [var a, var b]) return false;
        var (part, whole) = a.Quantity.Value < b.Quantity.Value ? (a, b) : (b, a);
        return ShareNames.IsOfAnother(target, part, whole) || whole.Quantity.Start > target.Quantity.Start && target.WholeName.Length > 1;
    }

    // 铁路新增 1700 公里；公路新增 3000 公里；航道突破 2000 公里: what stands behind semicolons on both sides, or is counted in other units.
    private static bool IsApart(Place place, List<Mention> inputs, Claim claim) =>
        inputs.Count == 2 && (claim.Kind == ClaimKind.Growth && inputs[0].Quantity.Unit.Text != inputs[1].Quantity.Unit.Text
            || inputs.TrueForAll(m => place.Sentence.Mentions.Contains(m) && m.Segment != place.Target.Segment) && inputs[0].Segment != inputs[1].Segment);

    // 前年 40760 人，去年 40761 人: what it should be stands beside it as another number.
    private static bool IsPrinted(Place place, Quantity was)
    {
        foreach (var mention in place.Sentence.Mentions)
            if (mention.Quantity.Adds(was) && Math.Abs(mention.Quantity.Value - was.Value) < 1e-9 * Math.Abs(was.Value)) return true;
        return false;
    }

    private static Claim? Match(Place place, Variant variant, List<double> tried, int variants)
    {
        var was = variant.Quantity;
        var value = Math.Abs(was.Value);
        var seen = 0;
        for (var i = 0; i < tried.Count; i++)
        {
            var v = tried[i];
            if (v > value / 30 && v < value * 30) seen++;
            if (Math.Abs(v - value) > was.Place + v * 0.005) continue;
            if (Follows.Of(place with { Instead = variant.Mention }) is not { Bounds: { } bounds } claim) return null;
            if (variant.Code == "wrong-base" && !HasBase(place, claim)) return null;
            if (IsUnlikely(place, claim, variant.Code)) return null;
            // What is hit as printed says more than what is hit within rounding.
            var exact = was.Half > 0 && Math.Abs(v - value) < 1e-6 * value;
            var width = ((exact ? 0 : Math.Max((bounds.High - bounds.Low) * was.Factor, 0)) + Math.Max(2 * was.Half, was.Half == 0 ? Chances.Grain(was) : 0)) / value;
            var most = variant.Code switch { "sign" or "point-percent" or "wrong-base" => ChanceOfUsual, "off-by-one" => ChanceOfOne, _ => Chance };
            // 比目标还差 6.4%: a difference of percentages in % is a mistake as it stands.
            if (variant.Code == "point-percent" && place.Target.Role == Role.Gap) most = ChanceOfGap;
            if (variant.Quantity != place.Target.Quantity && IsPrinted(place, variant.Quantity)) return null;
            // Told elsewhere as it may have been: a second sign.
            if (seen * variants * width * Chances.Density * place.Ledger.ChanceOf(variant.Quantity) > most) return null;
            return ClaimMaker.Accuse(claim, place.Target.Quantity, variant.Diagnosis);
        }
        return null;
    }
}
