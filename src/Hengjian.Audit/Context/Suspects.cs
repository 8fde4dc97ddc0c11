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
    private const double Density = 0.43;

    /// <summary>The claim that accuses; null when nothing explains the number, or chance may.</summary>
    public static Claim? Of(Place place)
    {
        var target = place.Target;
        if (target.Quantity.Hedge != Hedge.None || target.Planned || target.Quantity.Value == 0 || target.Quantity.Sides is not null) return null;
        if (!IsDerived(place)) return null;
        var variants = Variant.Of(place);
        // 人均 3840 元，按十个月计算每月 384 元: ten months of a year.
        if (target.Quantity.Unit.Family == "元" && place.Sentence.Text.AsSpan(place.Sentence.Start, place.Sentence.End - place.Sentence.Start).Contains('月')) variants.RemoveAll(v => v.Diagnosis.Code == "decimal-shift");
        foreach (var shape in variants.GroupBy(v => (v.Mention.Quantity.Kind, v.Mention.Role, v.Mention.Direction)))
        {
            var tried = new List<double>();
            Follows.Of(place with { Instead = shape.First().Mention, Tried = tried });
            if (tried.Count == 0) continue;
            foreach (var variant in shape)
                if (Match(place, variant, tried, shape.Count(v => v.Diagnosis.Code == "wrong-base" == (variant.Diagnosis.Code == "wrong-base"))) is { } claim) return claim;
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

    // 前年 40760 人，去年 40761 人: what it should be stands beside it as another number.
    private static bool IsPrinted(Place place, Quantity was)
    {
        foreach (var mention in place.Sentence.Mentions)
            if (mention.Quantity.Adds(was) && Math.Abs(mention.Quantity.Value - was.Value) < 1e-9 * Math.Abs(was.Value)) return true;
        return false;
    }

    private static Claim? Match(Place place, Variant variant, List<double> tried, int variants)
    {
        var was = variant.Mention.Quantity;
        var value = Math.Abs(was.Value);
        var seen = 0;
        for (var i = 0; i < tried.Count; i++)
        {
            var v = tried[i];
            if (v > value / 30 && v < value * 30) seen++;
            if (Math.Abs(v - value) > was.Place + v * 0.005) continue;
            if (Follows.Of(place with { Instead = variant.Mention }) is not { Bounds: { } bounds } claim) return null;
            if (variant.Diagnosis.Code == "wrong-base" && !HasBase(place, claim)) return null;
            // What is hit as printed says more than what is hit within rounding.
            var exact = was.Half > 0 && Math.Abs(v - value) < 1e-6 * value;
            var width = ((exact ? 0 : Math.Max((bounds.High - bounds.Low) * was.Factor, 0)) + Math.Max(2 * was.Half, was.Half == 0 ? was.Place : 0)) / value;
            var most = variant.Diagnosis.Code switch { "sign" or "point-percent" or "wrong-base" => ChanceOfUsual, "off-by-one" => ChanceOfOne, _ => Chance };
            // 比目标还差 6.4%: a difference of percentages in % is a mistake as it stands.
            if (variant.Diagnosis.Code == "point-percent" && place.Target.Role == Role.Gap) most = ChanceOfGap;
            if (variant.Mention.Quantity != place.Target.Quantity && IsPrinted(place, variant.Mention.Quantity)) return null;
            // Told elsewhere as it may have been: a second sign.
            if (seen * variants * width * Density * place.Ledger.ChanceOf(variant.Mention.Quantity) > most) return null;
            return ClaimMaker.Accuse(claim, place.Target.Quantity, variant.Diagnosis);
        }
        return null;
    }
}
