using Hengjian.Audit.Checks;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Looks, before a share is called wrong, for other numbers that make it right.</summary>
internal static class ShareAlibis
{
    private const int MostParts = 6;

    /// <summary>A whole that the report named before, by the words after 占 or by the share before, and that makes the share right; null when none does.</summary>
    /// <param name="scope">Sentence and context.</param>
    /// <param name="index">Position of the percentage.</param>
    /// <param name="known">The whole of the share before.</param>
    public static ShareReading? Named(Scope scope, int index, Mention? known)
    {
        var share = scope.Sentence.Mentions[index];
        var name = Bare(SubjectText.Clean(share.WholeName));
        var generic = name.Length < 2 || ShareReadings.IsGeneric(share.WholeName);
        foreach (var part in scope.Levels(index).Where(m => m.Clause >= share.Clause - 2).Take(3))
            foreach (Mention? whole in (generic ? [known, scope.Chain.Whole] : scope.Stated.Named(name, part.Quantity).Cast<Mention?>()))
                if (whole is not null && whole != part && !(ShareNames.IsOfFact(share) && !Wording.Has(whole.Lead, "实际")) && whole.Quantity.Adds(part.Quantity) && Holds(part, whole, share)) return new ShareReading([part], whole, Trust.Confirms, !generic);
        return null;
    }

    /// <summary>Chinese: why a share that fails its reading may be right all the same; null when nothing speaks for it.</summary>
    /// <param name="scope">Sentence and context.</param>
    /// <param name="index">Position of the percentage.</param>
    /// <param name="best">The reading that fails.</param>
    /// <param name="holds">Judges a reading.</param>
    public static string? Of(Scope scope, int index, ShareReading best, Func<ShareReading, bool> holds)
    {
        var share = scope.Sentence.Mentions[index];
        var (part, whole) = (best.Parts[0].Quantity, best.Whole.Quantity);
        if (best.Parts.Count == 1 && !best.Together && part.Value == whole.Value) return "同一个数，未必是总数";
        if (scope.Chain.Unsure && ShareReadings.IsGeneric(share.WholeName)) return "前文的占比另有总数";
        // Where the words name the part or the whole, other numbers are no excuse.
        if (best.Together || !ShareReadings.IsGeneric(share.WholeName) || share.Role != Role.Share || ShareReadings.IsRateName(share) || !ShareReadings.IsDirect(share, best.Parts[0])) return null;
        var parts = scope.Levels(index).Take(MostParts).Where(p => p == best.Parts[0] || !HasOwn(scope, p)).ToList();
        var wholes = scope.Levels(index).Concat(scope.LevelsAfter(index)).Concat(scope.LevelsBefore()).ToList();
        foreach (var p in parts)
            foreach (var w in wholes)
                if (p != w && p.Quantity.Adds(w.Quantity) && p.Quantity.Value < w.Quantity.Value && !scope.AreSiblings(p, w) && holds(new ShareReading([p], w, Trust.Confirms, false)))
                    return $"{Figures.Print(p.Quantity)} ÷ {Figures.Print(w.Quantity)} 与文中一致";
        return null;
    }

    // 优秀 61 所，占 50%，良好 16 所，占 50%: 61 has its own share.
    private static bool HasOwn(Scope scope, Mention part)
    {
        var at = scope.Sentence.Mentions.IndexOf(part);
        return at >= 0 && at + 1 < scope.Sentence.Mentions.Count && scope.Sentence.Mentions[at + 1] is { Role: Role.Share } share && ShareReadings.IsDirect(share, part);
    }

    private static bool Holds(Mention part, Mention whole, Mention share)
    {
        var quotient = Interval.Divide(part.Quantity.AsPrinted * 100d, whole.Quantity.AsPrinted);
        return quotient is { } q && (q.Meets(share.Quantity.AsPrinted) || q.Meets(share.Quantity.Truncated));
    }

    // 占专任教师总数的, 占全部专任教师的: the name without its ending, and without a word for all.
    internal static string Bare(string name)
    {
        foreach (var all in (ReadOnlySpan<string>)["全部", "全体", "所有"])
            if (name.Length > all.Length + 1 && name.StartsWith(all, StringComparison.Ordinal)) return Bare(SubjectText.Clean(name[all.Length..]));
        foreach (var end in (ReadOnlySpan<string>)["总人数", "总数", "总量", "总额", "人数", "总"])
            if (name.Length > end.Length + 1 && name.EndsWith(end, StringComparison.Ordinal)) return name[..^end.Length];
        return name;
    }
}
