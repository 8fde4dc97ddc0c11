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
    // How probable a match by chance may be: of numbers that words say to be derived, and of those that only may be.
    private static readonly double Said = double.Parse(Environment.GetEnvironmentVariable("S1") ?? "0.03");
    private static readonly double Unsaid = double.Parse(Environment.GetEnvironmentVariable("S2") ?? "0.003");

    // The part of all numbers of one size that a thousandth of relative width holds, of one decade.
    private const double Density = 0.43;

    /// <summary>The claim that accuses; null when nothing explains the number, or chance may.</summary>
    public static Claim? Of(Place place)
    {
        var target = place.Target;
        if (target.Quantity.Hedge != Hedge.None || target.Planned || target.Quantity.Value == 0 || target.Quantity.Sides is not null) return null;
        if (Derived(place) is not { } most) return null;
        var variants = Variant.Of(target);
        foreach (var shape in variants.GroupBy(v => (v.Mention.Quantity.Kind, v.Mention.Role, v.Mention.Direction)))
        {
            var tried = new List<double>();
            Follows.Of(place with { Instead = shape.First().Mention, Tried = tried });
            if (tried.Count == 0) continue;
            var count = shape.Count();
            foreach (var variant in shape)
                if (Match(place, variant, tried, count, most) is { } claim) return claim;
        }
        return null;
    }

    private static double? Derived(Place place)
    {
        var m = place.Target;
        return m.Quantity.Kind switch
        {
            QuantityKind.Points or QuantityKind.Times => Said,
            QuantityKind.Percent => m.Role is Role.Rate or Role.Share ? Said : ShareReadings.IsRateName(m) ? Unsaid : null,
            QuantityKind.Count or QuantityKind.Amount => m.Role is Role.Change or Role.Gap || m.Each is not null || m.Total ? Said : m.Role == Role.Level && m.Depth == 0 ? Unsaid : null,
            _ => null,
        };
    }

    private static Claim? Match(Place place, Variant variant, List<double> tried, int variants, double most)
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
            var width = (Math.Max((bounds.High - bounds.Low) * was.Factor, 0) + Math.Max(2 * was.Half, was.Half == 0 ? was.Place : 0)) / value;
            if (seen * variants * width * Density > most) return null;
            return ClaimMaker.Accuse(claim, place.Target.Quantity, variant.Diagnosis);
        }
        return null;
    }
}
