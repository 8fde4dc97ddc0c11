using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Which mention may take which place of an open frame.</summary>
internal static class FrameRules
{
    /// <summary>A frame with one mention in its place.</summary>
    public static ChangeFrame New(Mention mention)
    {
        var frame = new ChangeFrame();
        Join(frame, mention);
        return frame;
    }

    /// <summary>True when the mention belongs to the frame.</summary>
    /// <param name="frame">An open frame.</param>
    /// <param name="mention">What comes next.</param>
    /// <param name="across">True when a full stop stands between.</param>
    public static bool Joins(ChangeFrame frame, Mention mention, bool across) => mention.Role switch
    {
        Role.Base => Base(frame, mention),
        Role.Level or Role.Share => Level(frame, mention, across),
        Role.Rate or Role.Change when mention.Yearly => frame is { Yearly: null, Current: not null, Base: not null } && Alike(frame, mention),
        Role.Change => Change(frame, mention),
        Role.Rate => Rate(frame, mention),
        Role.Times => frame.Times is null && frame is { Current: not null } && mention.Clean.Length == 0 && frame.Base is not null,
        Role.Gap => frame is { Current: not null, Base: not null, Delta: null } && frame.Fits(mention.Quantity) && frame.Base.Own is not null && mention.Comparison?.Other is null,
        _ => false,
    };

    /// <summary>A mention that goes on from the sentence before must say so: no subject of its own, or the same one.</summary>
    public static bool MayCross(ChangeFrame frame, Mention mention) =>
        mention.Role is Role.Change or Role.Rate && mention.Clean.Length == 0 && mention.Clause == 0
        || mention.Role is Role.Base && mention is { Departs: false, Clean.Length: 0, Clause: 0 } && frame is { Base: null, Rate: null, Delta: null }
        || mention.Role is Role.Level or Role.Share && Same(frame.Clean, mention.Clean);

    /// <summary>Puts the mention in its place.</summary>
    public static void Join(ChangeFrame frame, Mention mention)
    {
        switch (mention.Role)
        {
            case Role.Rate or Role.Change when mention.Yearly: frame.Yearly = mention; break;
            case Role.Base: frame.Base = mention; break;
            case Role.Level or Role.Share: Arrive(frame, mention); break;
            case Role.Change or Role.Gap when mention.Quantity.Kind == QuantityKind.Points && frame.Anchor is { Quantity.Kind: not QuantityKind.Percent }:
                frame.PointsAsRate = mention;
                break;
            case Role.Change or Role.Gap:
                frame.Delta = mention;
                frame.Weak |= IsWeak(frame, mention);
                break;
            case Role.Rate:
                frame.Rate = mention;
                frame.Weak |= IsWeak(frame, mention);
                break;
            case Role.Times: frame.Times = mention; break;
        }
    }

    /// <summary>A new frame that begins where an open one stands: the next year of the same measure, or another comparison.</summary>
    public static ChangeFrame? Continues(ChangeFrame frame, Mention mention)
    {
        if (mention.Role is Role.Change or Role.Rate && frame.Current is not null && Alike(frame, mention) && Compares(frame, mention))
        {
            var again = frame.Again();
            Join(again, mention);
            return again;
        }
        if (mention.Role is not (Role.Level or Role.Share) || frame.Current is not { } old || !frame.Fits(mention.Quantity)) return null;
        var later = old.Own is { } a && mention.Own is { } b && a.Precedes(b) && (mention.Clean.Length == 0 || Like(old, mention));
        return later && !NetClaims.IsFlow(old) ? new ChangeFrame { Base = old, Current = mention } : null;
    }

    private static bool Compares(ChangeFrame frame, Mention mention) =>
        mention.Quantity.Kind == QuantityKind.Points ? frame.Current!.Quantity.Kind == QuantityKind.Percent
        : mention.Role == Role.Rate || frame.Fits(mention.Quantity);

    private static bool Base(ChangeFrame frame, Mention mention)
    {
        if (frame.Base is not null) return false;
        if (frame.Floating && !Grounds(frame, mention)) return false;
        if (frame.Floating) return mention.Clean.Length == 0 || SubjectText.MayMean(frame.Clean, mention.Clean);
        return !mention.Departs && frame.Fits(mention.Quantity) && Alike(frame, mention);
    }

    private static bool Level(ChangeFrame frame, Mention mention, bool across)
    {
        if (mention.Role == Role.Share && mention.Comparison?.Other is not null || mention.Among) return false;
        var fits = frame.Floating ? mention.Quantity.Kind != QuantityKind.Percent || frame.Delta?.Quantity.Kind == QuantityKind.Points : frame.Fits(mention.Quantity);
        if (!fits || frame.Floating && !Grounds(frame, mention)) return false;
        if (frame.Current is null) return !across && !IsOfNext(frame, mention) && (mention.Reached || Alike(frame, mention)) && (frame.Base is not null || mention.Clean.Length == 0);
        if (frame.Base is not null) return false;
        var old = frame.Current;
        var earlier = Earlier(frame, mention);
        if (earlier) return mention.Clean.Length == 0 || Like(old, mention) || SubjectText.Overlap(old.About, mention.Subject);
        var later = old.Own is { } a && mention.Own is { } b && a.Precedes(b);
        if (later && mention.Clean.Length == 0 && NetClaims.IsFlow(old)) return false;
        if (later) return frame.Rate is null && frame.Delta is null && (mention.Clean.Length == 0 || Like(old, mention));
        // 投入 23.0 亿元，增长 7.4%，达到 24.7 亿元: it arrived where the sentence ends.
        if (mention.Reached && mention.Clean.Length == 0) return (frame.Rate ?? frame.Delta) is { } change && change.Direction != 0;
        return mention.Reached && mention.Own is null && old.Own is null && Same(old.AboutClean, mention.Clean);
    }

    // 覆盖率比 2020 年的 78.6% 提高 9.5 个百分点，公办园占比越过 50%: behind the change, with a name of its own.
    private static bool IsOfNext(ChangeFrame frame, Mention mention) =>
        !frame.Floating && (frame.Delta ?? frame.Rate) is { } change && mention.Clause > change.Clause && mention.Clean.Length > 0 && (frame.Clean.Length == 0 || !SubjectText.MayMean(frame.Clean, mention.Clean));

    // A change waits for its numbers in its own stretch, and in its own unit.
    private static bool Grounds(ChangeFrame frame, Mention mention) =>
        (frame.Delta ?? frame.Rate) is not { } change || change.Segment == mention.Segment && (frame.Delta is not { } d || d.Quantity.Adds(mention.Quantity) || d.Quantity.Kind == QuantityKind.Points);

    // Of an earlier year than the current value, or of the very year that the change compared with.
    private static bool Earlier(ChangeFrame frame, Mention mention)
    {
        if (mention.Own is not { } own || frame.Current is not { } old) return false;
        // 前年 14.8 亿元，去年 13.9 亿元: both before, the second is the later one.
        if (own.Shift is { } mine && old.Own?.Shift is { } its) return mine < its;
        if (own.Precedes(old.Period) || own.Shift < 0) return true;
        return (frame.Delta ?? frame.Rate)?.Comparison?.Period is { } with && (with.Same(own) || with.Year is { } year && year == own.Year);
    }

    /// <summary>True when a mention with a name of its own goes back to a frame that is not the last: 小学由 a 增至 b，初中由 c 增至 d；小学增长 x%.</summary>
    public static bool Rejoins(ChangeFrame frame, Mention mention)
    {
        if (frame.Anchor is not { } anchor || mention.Among || mention.Clean.Length < 2 || !SubjectText.MayMean(frame.Clean, mention.Clean) || frame.Clean.Length < 2) return false;
        if (mention.Role is Role.Level or Role.Share) return frame is { Base: null, Current: not null } && frame.Fits(mention.Quantity) && Earlier(frame, mention);
        if (mention.Role == Role.Rate) return frame is { Base: not null, Current: not null, Rate: null } && !mention.Yearly && anchor.Quantity.Kind != QuantityKind.Percent;
        return mention.Role == Role.Change && frame is { Base: not null, Current: not null, Delta: null } && !mention.Yearly
            && (frame.Fits(mention.Quantity) || mention.Quantity.Kind == QuantityKind.Points && anchor.Quantity.Kind == QuantityKind.Percent);
    }

    /// <summary>Puts it there; such a frame accuses only with care.</summary>
    public static void Rejoin(ChangeFrame frame, Mention mention)
    {
        Join(frame, mention);
        frame.Weak |= !Same(frame.Clean, mention.Clean);
    }

    private static void Arrive(ChangeFrame frame, Mention mention)
    {
        var (old, earlier) = (frame.Current, Earlier(frame, mention));
        frame.Current = mention;
        if (old is null) return;
        if (earlier) (frame.Base, frame.Current) = (mention, old);
        else
        {
            frame.Base = old;
            frame.Weak |= old.Own is null && mention.Own is null && mention.Clean.Length > 0;
        }
    }

    private static bool Change(ChangeFrame frame, Mention mention)
    {
        if (mention.Quantity.Kind == QuantityKind.Points && frame.Anchor is { Quantity.Kind: not QuantityKind.Percent })
            return frame.Rate is null && frame.PointsAsRate is null && mention.Clean.Length == 0;
        if (frame.Delta is not null || !Alike(frame, mention) || Conflicts(frame, mention)) return false;
        if (mention.Quantity.Kind != QuantityKind.Points) return frame.Floating || frame.Fits(mention.Quantity);
        return !frame.Floating || frame.Rate is null;
    }

    private static bool Rate(ChangeFrame frame, Mention mention) =>
        frame.Rate is null && Alike(frame, mention) && !Conflicts(frame, mention);

    private static bool Conflicts(ChangeFrame frame, Mention mention)
    {
        var with = frame.Delta ?? frame.Rate;
        return with is not null && with.Comparison is not null && with.Comparison.Conflicts(mention.Comparison);
    }

    // No subject of its own, or one that may be the same, or one that shares a word with it.
    private static bool Alike(ChangeFrame frame, Mention mention) =>
        mention.Clean.Length == 0 || SubjectText.MayMean(frame.Clean, mention.Clean) || SubjectText.Overlap(frame.Subject, mention.Subject);

    private static bool Like(Mention a, Mention b) => SubjectText.MayMean(a.AboutClean, b.Clean);

    private static bool IsWeak(ChangeFrame frame, Mention mention) =>
        mention.Clean.Length > 0 && frame.Anchor is not null && !Same(frame.Clean, mention.Clean);

    private static bool Same(string x, string y) => x.Length >= 2 && x == y;
}
