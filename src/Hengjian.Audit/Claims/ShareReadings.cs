using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Finds what a percentage may be a share of.</summary>
internal static class ShareReadings
{
    private const int MostPairs = 24;

    private static readonly string[] Generic = ["总数", "总人数", "总量", "总额", "全部", "总", "全体", "总规模", "整个", "总体", "合计"];

    /// <summary>The readings of the percentage at an index, likeliest first.</summary>
    /// <param name="scope">Sentence and context.</param>
    /// <param name="index">Position of the percentage among the mentions.</param>
    /// <param name="known">The whole of the share before it in the same sentence; null when none.</param>
    public static IEnumerable<ShareReading> Of(Scope scope, int index, Mention? known)
    {
        var share = scope.Sentence.Mentions[index];
        if (share.Size > 1) return Parallel(scope, index);
        var named = share.Role == Role.Share || IsRateName(share) || share.Partitive;
        if (!named) return [];
        return (Explicit(scope, index) is { } whole ? WithWhole(scope, index, whole) : Free(scope, index, known)).Take(MostPairs);
    }

    /// <summary>率, 度, 面 end the name: 达标率.</summary>
    internal static bool IsRateName(Mention share)
    {
        var name = share.Clean.Length > 0 ? share.Clean : SubjectText.Clean(share.Inherited);
        return name.Length > 1 && name[^1] is '率' or '度' or '面';
    }

    private static Mention? Explicit(Scope scope, int index)
    {
        for (var i = index - 1; i >= 0 && index - i <= 2; i--)
        {
            var mention = scope.Sentence.Mentions[i];
            if (mention.Role == Role.Whole && mention.Known && mention.Clause == scope.Sentence.Mentions[index].Clause) return mention;
        }
        return null;
    }

    private static IEnumerable<ShareReading> WithWhole(Scope scope, int index, Mention whole)
    {
        var first = true;
        foreach (var part in scope.Levels(index).Concat(scope.LevelsAfter(index)).Concat(scope.LevelsBefore()))
        {
            if (part == whole || !part.Quantity.Adds(whole.Quantity)) continue;
            var near = first && scope.Sentence.Mentions.Contains(part);
            yield return new ShareReading([part], whole, near ? Trust.Sure : Trust.Confirms, true);
            first = false;
        }
    }

    // 分别占 45.2% 和 54.8%: the last so many numbers before, in order.
    private static IEnumerable<ShareReading> Parallel(Scope scope, int index)
    {
        var mentions = scope.Sentence.Mentions;
        var share = mentions[index];
        if (share.Role != Role.Share) yield break;
        var levels = scope.Levels(share.Group).Take(share.Size + 1).ToList();
        if (levels.Count < share.Size) yield break;
        var part = levels[share.Size - 1 - share.Place];
        foreach (var whole in levels.Skip(share.Size).Concat(scope.LevelsBefore()))
            if (whole.Quantity.Adds(part.Quantity) && whole.Quantity.Value >= part.Quantity.Value) yield return new ShareReading([part], whole, levels.Contains(whole) ? Trust.Sure : Trust.Confirms, false);
    }

    private static IEnumerable<ShareReading> Free(Scope scope, int index, Mention? known)
    {
        var share = scope.Sentence.Mentions[index];
        var before = scope.Levels(index).ToList();
        var parts = before.Count > 0 && !share.Partitive ? before.Take(4).ToList() : scope.LevelsAfter(index).Take(1).ToList();
        foreach (var part in parts)
        {
            var wholes = Wholes(scope, index, part, before).ToList();
            var trust = part == parts[0] ? ShareLinks.Of(scope, index, part) : Trust.Confirms;
            var chosen = trust == Trust.Confirms ? null : Choose(share, wholes, known, scope, part);
            foreach (var whole in wholes.OrderByDescending(w => w == chosen))
            {
                yield return new ShareReading([part], whole, whole == chosen ? trust : Trust.Confirms, false);
                if (share.Subject.AsSpan().ContainsAny('不', '未')) yield return new ShareReading([part], whole, Trust.Confirms, false, true);
            }
        }
        foreach (var several in Added(before)) yield return several;
        foreach (var several in Among(before)) yield return several;
    }

    // 公办 42 所、民办 38 所，公办园占比 52.5%: of both together.
    private static IEnumerable<ShareReading> Among(List<Mention> before)
    {
        if (before.Count < 2 || !before[0].Quantity.Adds(before[1].Quantity)) yield break;
        yield return new ShareReading([before[1]], before[0], Trust.Confirms, false) { Together = true };
        yield return new ShareReading([before[0]], before[1], Trust.Confirms, false) { Together = true };
    }

    // 公办 35 所，普惠性民办 13 所，…占比 90.6%: two neighbours together, of a number before them.
    private static IEnumerable<ShareReading> Added(List<Mention> before)
    {
        for (var i = 0; i + 2 < before.Count && i < 3; i++)
        {
            var pair = new[] { before[i + 1], before[i] };
            for (var k = i + 2; k < before.Count && k < i + 6; k++)
                if (pair.All(p => p.Quantity.Adds(before[k].Quantity)) && pair.Sum(p => p.Quantity.Value) <= before[k].Quantity.Value)
                    yield return new ShareReading(pair, before[k], Trust.Confirms, false);
        }
    }

    private static IEnumerable<Mention> Wholes(Scope scope, int index, Mention part, List<Mention> before) =>
        before.Concat(scope.LevelsAfter(index)).Concat(scope.LevelsBefore())
            .Where(w => w != part && w.Quantity.Adds(part.Quantity) && w.Quantity.Interval.High >= part.Quantity.Interval.Low).Distinct();

    private static Mention? Choose(Mention share, List<Mention> wholes, Mention? known, Scope scope, Mention part)
    {
        var larger = wholes.Where(w => w.Quantity.Value >= part.Quantity.Value).ToList();
        var alike = larger.Where(w => w.Quantity.Unit.Text == part.Quantity.Unit.Text).ToList();
        if (alike.Count > 0) larger = alike;
        if (share.WholeName.Length > 0 && !IsGeneric(share.WholeName))
        {
            var named = larger.Where(w => SubjectText.Overlap(SubjectText.Clean(share.WholeName), w.About + w.Tail + w.Quantity.Unit.Text)).ToList();
            return named.Count == 1 ? named[0] : named.Count > 1 && known is not null && named.Contains(known) ? known : named.Count > 1 ? named[^1] : null;
        }
        if (known is not null && larger.Contains(known)) return known;
        // A semicolon parts what is said of different things, unless 其中 leads on.
        var here = larger.Where(w => scope.Sentence.Mentions.Contains(w) && (w.Segment == part.Segment || w == Head(scope, part))).ToList();
        if (here.Count > 0) return here.Count == 1 ? here[0] : Head(scope, part) is { } head && here.Contains(head) ? head : null;
        return OnlyBefore(scope, larger);
    }

    private static Mention? OnlyBefore(Scope scope, List<Mention> larger)
    {
        var before = scope.Before is { } b ? larger.Where(b.Mentions.Contains).ToList() : [];
        return before.Count == 1 ? before[0] : null;
    }

    // The number right before 其中 in the same sentence.
    private static Mention? Head(Scope scope, Mention part)
    {
        var among = scope.Sentence.Tokens.FindLastIndex(part.Token, t => t is { Kind: TokenKind.Word, Word: WordKind.Among } or { Kind: TokenKind.Colon });
        return among < 0 ? null : scope.Sentence.Mentions.FindLast(m => m.Token < among && m.Quantity.Adds(part.Quantity) && m.Role == Role.Level);
    }

    private static bool IsGeneric(string name)
    {
        var clean = SubjectText.Clean(name);
        return clean.Length == 0 || Generic.Contains(name, StringComparer.Ordinal) || Generic.Contains(clean, StringComparer.Ordinal);
    }
}
