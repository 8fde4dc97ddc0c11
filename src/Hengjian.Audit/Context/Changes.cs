using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>Accuses increments and rates of the change told just before: 由 2600 元提高到 3400 元，每月增加 896 元; 前年 8.25 亿，去年 8.6 亿，多花了 3710 万.</summary>
internal static class Changes
{
    private const double Close = 0.2;

    /// <summary>The increment.</summary>
    public static Claim? Increment(Place place)
    {
        if (Pair(place) is not var (b, c) || !b.Quantity.Adds(place.Target.Quantity)) return null;
        var (high, low) = b.Quantity.Value > c.Quantity.Value ? (b, c) : (c, b);
        return Surely.Accuse(Equations.Difference(high.Quantity, low.Quantity, place.Target.Quantity), Close);
    }

    /// <summary>The rate.</summary>
    public static Claim? Rate(Place place)
    {
        if (Pair(place) is not var (b, c) || b.Quantity.Kind == QuantityKind.Percent) return null;
        return Surely.Accuse(Equations.Growth(b.Quantity, c.Quantity, place.Target.Quantity, place.Target.Direction), Close);
    }

    /// <summary>20.42 亿元，比 2023 年市本级决算数 19.53 亿元增加 0.89 亿元，增长 4.36%: the rate of a difference that holds.</summary>
    public static Claim? OfOther(Place place)
    {
        var target = place.Target;
        if (target is not { Role: Role.Rate, Yearly: false, Clean.Length: 0, Quantity.Kind: QuantityKind.Percent } || target.Comparison is { Other: not null }) return null;
        var stretch = Surely.Stretch(place).Take(3).ToList();
        if (stretch is not [{ Role: Role.Change or Role.Gap } by, var other, var now] || target.Clause - by.Clause > 1 || now.Clause < other.Clause - 1) return null;
        if (other.Role != Role.Other && !(other.Lead.Length > 0 && other.Lead[0] is '比' or '较') || now.Role is not (Role.Level or Role.Base) || !other.Quantity.Adds(now.Quantity) || !by.Quantity.Adds(now.Quantity)) return null;
        var (high, low) = now.Quantity.Value > other.Quantity.Value ? (now, other) : (other, now);
        if (Judge.Of(Equations.Difference(high.Quantity, low.Quantity, by.Quantity)).Verdict != Verdict.Consistent) return null;
        return Surely.Accuse(Equations.Growth(other.Quantity, now.Quantity, target.Quantity, target.Direction), Close);
    }

    /// <summary>优良率 48.6%，较上次的 45.1% 上升 3.5%: a difference of percentages written as a rate.</summary>
    public static Claim? Points(Place place)
    {
        var target = place.Target;
        var pair = Surely.Stretch(place).Where(m => m.Role != Role.Rate).Take(3).ToList();
        if (pair is not [var a, var b] || a.Quantity.Kind != QuantityKind.Percent || b.Quantity.Kind != QuantityKind.Percent || target.Clause - a.Clause > 1 || a.Quantity.Value == b.Quantity.Value) return null;
        var (high, low) = a.Quantity.Value > b.Quantity.Value ? (a, b) : (b, a);
        return Math.Abs(high.Quantity.Value - low.Quantity.Value - target.Quantity.Value) > target.Quantity.Place / 2 ? null : PointsClaim.Of(high.Quantity, low.Quantity, target.Quantity);
    }

    // The two numbers just before, of one measure at two times, and nothing that compares with something else.
    private static (Mention Base, Mention Current)? Pair(Place place)
    {
        var target = place.Target;
        if (target.Yearly && target.Each is null || target.Comparison is { Other: not null } || target.Clean.Length > 1 && !SubjectText.MayMean(target.Clean, place.Sentence.Mentions[Math.Max(0, place.Index - 1)].AboutClean)) return null;
        var levels = Surely.Stretch(place).Where(m => m.Role is not (Role.Change or Role.Rate or Role.Gap)).Take(2).ToList();
        if (levels is not [var late, var early] || !late.Quantity.Adds(early.Quantity) || target.Clause - late.Clause > 2 || late.Clause - early.Clause > 1 || late.Size > 1 || early.Size > 1) return null;
        if (late.Role == Role.Norm || early.Role == Role.Norm || late.Each is null != early.Each is null) return null;
        var moved = early.Departs && late.Reached;
        var turned = early.Own is { } a && late.Own is { } b && b.Precedes(a);
        var ordered = early.Own is { } x && late.Own is { } y && x.Precedes(y);
        if (!moved && !turned && !ordered || !SubjectText.MayMean(early.AboutClean, late.AboutClean)) return null;
        // 比 2019 年: of another year than these.
        if (target.Comparison?.Period is { Year: { } with } && early.Own?.Year != with && late.Own?.Year != with) return null;
        return turned ? (late, early) : (early, late);
    }
}
