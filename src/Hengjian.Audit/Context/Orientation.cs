using Hengjian.Audit.Claims;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>Which of two numbers is spoken of, and which it is compared with: the words and times at the numbers tell, or nothing does.</summary>
internal static class Orientation
{
    /// <summary>+1 when the first is the later or the one spoken of, −1 when the second is, 0 when it is not told.</summary>
    public static int Of(Place place, Figure a, Figure b)
    {
        if (a.Mention is not { } x || b.Mention is not { } y) return 0;
        var (before, after) = (IsFirst(x), IsFirst(y));
        if (before != after) return before ? -1 : 1;
        if (x.Own is { } p && y.Own is { } q)
        {
            if (p.Precedes(q)) return -1;
            if (q.Precedes(p)) return 1;
        }
        // 面积 21.4 平方米，2020 年为 17.9 平方米: what has a year of its own behind what has none was before.
        else if (a.Sentence == b.Sentence)
        {
            if (IsEarlier(x, y)) return -1;
            if (IsEarlier(y, x)) return 1;
        }
        // 占 58.2%，比 50% 的要求高出 8.2 个百分点: what 比 names is compared with.
        var (other, same) = (IsCompared(x, place), IsCompared(y, place));
        return other == same ? 0 : other ? -1 : 1;
    }

    /// <summary>True when the direction said at the number contradicts two numbers whose order is told.</summary>
    public static bool Contradicts(Place place, Figure high, Figure low)
    {
        var said = place.Target.Direction;
        // 招聘 97 人、减员 121 人，净增 24 人: more went than came.
        if (said != 0 && place.Target.Lead.Contains('净', StringComparison.Ordinal) && high.Mention is { } more && low.Mention is { } less && NetClaims.Says(more, said < 0) && NetClaims.Says(less, said > 0) && !NetClaims.Says(more, said > 0)) return true;
        return said != 0 && Of(place, high, low) is var way and not 0 && way != said;
    }

    private static bool IsEarlier(Mention then, Mention now) =>
        then.Own is { Year: { } year, Until: null } && now is { Own: null, Role: Role.Level or Role.Share } && then.Token > now.Token && then.Clause - now.Clause is 1 or 2 && SubjectText.MayMean(then.Clean, now.AboutClean) && !(now.Period?.Year < year) && now.Period?.Shift is not < 0;

    private static bool IsFirst(Mention m) => m.Role == Role.Base || m.Departs || m.Own?.Shift < 0 && !m.Reached;

    private static bool IsCompared(Mention m, Place place) =>
        place.Target.Clause == m.Clause && m.Token < place.Target.Token && (m.Role == Role.Other || m.Lead.Length > 0 && m.Lead[0] is '比' or '较');
}
