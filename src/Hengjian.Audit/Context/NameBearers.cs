using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>Finds the one number of a report that bears a name: 专任教师 2115 人 for 占专任教师的, 小学 912 人 in a list of 专任教师 for 占小学教师的, 毕业 8164 人 for 占毕业生的.</summary>
/// <param name="stated">What the report stated so far.</param>
/// <param name="ledger">All its numbers.</param>
internal sealed class NameBearers(NumbersBefore stated, Ledger ledger)
{
    // A verb and who did it: 毕业 and 毕业生, 交流 and 交流教师.
    private const int Verb = 2;
    private const int LongestDone = 4;
    private const int LongestDoer = 5;

    // How probable it is that a number of this size fits by chance, and how they are spread.
    private const double Chance = 0.05;

    /// <summary>How surely a number bears a name.</summary>
    public enum Bond
    {
        /// <summary>Not at all.</summary>
        None,

        /// <summary>Its name is a part of the other, or ends like it: of a smaller or larger circle.</summary>
        Near,

        /// <summary>What was done, for those who did it.</summary>
        Done,

        /// <summary>The very name, or the stage of a list of such.</summary>
        Full,
    }

    /// <summary>The number; null when none bears the name, or several that differ.</summary>
    /// <param name="name">The name, without its ending.</param>
    /// <param name="part">A number that it can be added to.</param>
    public (NumbersBefore.Known Known, Bond Bond)? TheOne(string name, Mention part)
    {
        (NumbersBefore.Known Known, Bond Bond)? best = null;
        var several = false;
        foreach (var known in stated.All)
        {
            if (known.Mention.Quantity.Start >= part.Quantity.Start || !known.Mention.Quantity.Adds(part.Quantity) || known.Mention.Own is { } own && (own.Shift < 0 || own.Precedes(part.Period) || IsOfBefore(known))) continue;
            var bond = Of(name, known);
            if (bond < (best?.Bond ?? Bond.Near) || bond == Bond.None) continue;
            if (bond == best?.Bond && known.Mention.Quantity.Value == best.Value.Known.Mention.Quantity.Value) continue;
            several = bond == best?.Bond || bond == Bond.Near;
            best = (known, bond);
        }
        return several || best is null || best.Value.Bond < Bond.Done ? null : best;
    }

    // 2022年在校生 64300 人，今年增加 1200 人: what was before the change told behind it.
    private static bool IsOfBefore(NumbersBefore.Known known) =>
        known.Mention.Own?.Year is not null && known.Sentence.Mentions.SkipWhile(m => m != known.Mention).Skip(1).FirstOrDefault() is { Role: Role.Change, Period.Shift: 0 } change && change.Quantity.Adds(known.Mention.Quantity);

    /// <summary>The one value told under just this name before a place; null when none was, or several that differ.</summary>
    /// <param name="name">The name.</param>
    /// <param name="like">A number behind, of which it may be the same measure.</param>
    public Mention? Called(string name, Mention like)
    {
        if (name.Length < Verb) return null;
        Mention? found = null;
        foreach (var known in stated.All)
        {
            var m = known.Mention;
            if (m.Quantity.Start >= like.Quantity.Start || m.Clean != name || m.Size > 1 || !m.Quantity.Adds(like.Quantity) || m.Quantity.Hedge != Hedge.None || m.Own?.Shift < 0) continue;
            if (found is not null && found.Quantity.Value != m.Quantity.Value) return null;
            found = m;
        }
        return found;
    }

    /// <summary>The one value told under just this name before a share, of now; null when none was, or several that differ.</summary>
    /// <param name="name">The name.</param>
    /// <param name="share">The share.</param>
    public Mention? Only(string name, Mention share)
    {
        Mention? found = null;
        foreach (var known in stated.All)
        {
            var m = known.Mention;
            if (m.Quantity.Start >= share.Quantity.Start || m.Clean != name || m.Size > 1 || m.Quantity.Hedge != Hedge.None || m.Departs) continue;
            if (m.Own is { Shift: < 0 } || found is not null && found.Quantity.Value != m.Quantity.Value) return null;
            found = m;
        }
        return found;
    }

    /// <summary>The statement that a number comes from; null when it was not kept.</summary>
    public NumbersBefore.Known? At(int start)
    {
        foreach (var known in stated.All)
            if (known.Mention.Quantity.Start == start) return known;
        return null;
    }

    /// <summary>The one number told before that a share is of exactly, where chance would hardly give it; null when there is none, or several.</summary>
    /// <param name="part">The part.</param>
    /// <param name="share">The share.</param>
    public Figure? Exactly(Mention part, Mention share)
    {
        if (Interval.Divide(part.Quantity.AsPrinted * 100d, share.Quantity.AsPrinted) is not { } range) return null;
        Figure? found = null;
        foreach (var figure in ledger.Between(part.Quantity, range.Low, range.High, out var others))
        {
            var whole = figure.Quantity;
            if (whole.Start >= share.Quantity.Start || whole.Start == part.Quantity.Start || whole.Value < part.Quantity.Value || Judge.Of(Equations.Share(part.Quantity, whole, share.Quantity)) is not { Verdict: Verdict.Consistent, Cut: false }) continue;
            if (others * Chances.Density * share.Quantity.Place / share.Quantity.Value > Chance || found is not null && found.Quantity.Value != whole.Value) return null;
            found = figure;
        }
        return found;
    }

    /// <summary>How surely a number bears a name.</summary>
    public static Bond Of(string name, NumbersBefore.Known known)
    {
        var m = known.Mention;
        if (m.Clean == name || m.Tail == name) return Bond.Full;
        if (Shape.KindIn(name) is { } kind && name.Length > kind.Length + 1 && m.Clean == kind && name.StartsWith(kind, StringComparison.Ordinal) && Topic(known).EndsWith(name[kind.Length..], StringComparison.Ordinal)) return Bond.Full;
        if (name.Length is > Verb and <= LongestDoer && m.Clean.Length is >= Verb and <= LongestDone && m.Clean.EndsWith(name[..Verb], StringComparison.Ordinal)) return Bond.Done;
        return m.AboutClean.Contains(name, StringComparison.Ordinal) || m.Tail.Contains(name, StringComparison.Ordinal) || m.Clean.Length > 1 && name.Contains(m.Clean, StringComparison.Ordinal) ? Bond.Near : Bond.None;
    }

    /// <summary>What a list is of: 专任教师 4606 人，其中小学 2236 人、初中 1558 人; 专任教师中，小学 912 人; empty when not told.</summary>
    public static string Topic(NumbersBefore.Known known)
    {
        var (m, sentence) = (known.Mention, known.Sentence);
        var at = sentence.Mentions.IndexOf(m);
        for (var i = at - 1; i >= 0 && sentence.Mentions[i].Segment == m.Segment; i--)
            if (sentence.Mentions[i] is { Role: Role.Level } head && head.Quantity.Adds(m.Quantity) && head.Quantity.Value >= m.Quantity.Value && !head.Among && head.Clean.Length > 1 && Shape.KindIn(head.Clean) != head.Clean) return head.Clean;
        return m.Inherited;
    }
}
