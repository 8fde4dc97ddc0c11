using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Finds what a percentage may be a share of.</summary>
internal static class ShareReadings
{
    private const int MostPairs = 24;
    private const int MostPointed = 12;

    private static readonly string[] Generic = ["总数", "总人数", "总量", "总额", "全部", "总", "全体", "总规模", "整个", "总体", "合计", "全校", "全市", "全县", "全区", "全省", "全镇"];

    /// <summary>The readings of the percentage at an index, likeliest first.</summary>
    /// <param name="scope">Sentence and context.</param>
    /// <param name="index">Position of the percentage among the mentions.</param>
    /// <param name="known">The whole of the share before it in the same sentence; null when none.</param>
    public static IEnumerable<ShareReading> Of(Scope scope, int index, Mention? known)
    {
        var share = scope.Sentence.Mentions[index];
        if (share.Size > 1) return ShareSeries.Of(scope, index) is { } series ? [series] : ShareLists.Of(scope, index);
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
            // 46.82 亿元，上年 43.17 亿元，…；占一般公共预算支出 251.4 亿元的: what it was before is no part.
            if (first && IsCompared(part, scope.Sentence)) continue;
            var near = first && scope.Sentence.Mentions.Contains(part);
            // 占四项的: the four together, not the number four.
            yield return new ShareReading([part], whole, near && !(whole.Quantity is { Chinese: true, Value: < MostPointed }) ? Trust.Sure : Trust.Confirms, true);
            first = false;
        }
        // 累计 86 条，占学校 102 所的 84.3%.
        if (first && scope.Levels(index).FirstOrDefault() is { Quantity.Kind: QuantityKind.Count } other && whole.Quantity.Kind == QuantityKind.Count && other != whole)
            yield return new ShareReading([other], whole, Trust.Slip, true);
    }

    private static bool IsCompared(Mention part, Sentence sentence) =>
        part.Role == Role.Base || part.Own is { } was && (was.Shift < 0 || sentence.Mentions.Exists(m => m.Token < part.Token && m.Role == Role.Level && m.Quantity.Adds(part.Quantity) && was.Precedes(m.Own)));

    private static IEnumerable<ShareReading> Free(Scope scope, int index, Mention? known)
    {
        var share = scope.Sentence.Mentions[index];
        var before = scope.Levels(index).ToList();
        var own = NamedPart(share, before);
        var named = NamedWhole(scope, index, before, own) ?? (IsGeneric(share.WholeName) && !IsRateName(share) ? ShareWholes.Opened(scope) : null);
        foreach (var reading in Glossed(scope, index)) yield return reading;
        if (named == own) named = null;
        var parts = Parts(scope, index, share, before, own);
        foreach (var part in parts)
        {
            var wholes = Wholes(scope, index, part, before).ToList();
            // 上线率 is of the school just spoken of.
            if (IsRateName(share) && wholes.Exists(w => w.Segment == part.Segment && scope.Sentence.Mentions.Contains(w))) wholes.RemoveAll(w => !scope.Sentence.Mentions.Contains(w) || w.Segment != part.Segment);
            var trust = part == own ? Trust.Sure : part == parts[0] ? ShareLinks.Of(scope, index, part) : Trust.Confirms;
            var chosen = trust == Trust.Confirms ? null : ShareWholes.Choose(share, wholes, named ?? known, scope, part);
            foreach (var whole in wholes.OrderByDescending(w => w == chosen))
            {
                if (named is not null && whole != named && named != part) continue;
                yield return new ShareReading([part], whole, whole == chosen ? trust : Trust.Confirms, false) { Named = !IsGeneric(share.WholeName) };
                if (share.Subject.AsSpan().ContainsAny('不', '未') || IsLack(part)) yield return new ShareReading([part], whole, Trust.Confirms, false, true);
            }
        }
        foreach (var reading in Turned(scope, share, before)) yield return reading;
        foreach (var reading in Told(scope, index, before)) yield return reading;
        foreach (var reading in Crossed(share, before)) yield return reading;
        if (named is not null) yield break;
        foreach (var several in Added(scope.Sentence, share, before.Where(b => b.Depth <= share.Depth).ToList())) yield return several;
        foreach (var several in Among(share, before))
            if (own is null || several.Parts[0] == own) yield return several;
    }

    private static List<Mention> Parts(Scope scope, int index, Mention share, List<Mention> before, Mention? own)
    {
        if (before.Count == 0 || share.Partitive) return scope.LevelsAfter(index).Take(1).ToList();
        var parts = before.Take(4).ToList();
        if (own is null && share.Subject.Contains("以上", StringComparison.Ordinal) && before.Count > 2) return [];
        if (own is null) return IsDirect(share, before[0]) && Wholes(scope, index, before[0], before).Any() ? [before[0]] : parts;
        return [own];
    }

    // 延缓入学 3 人，入学率 99.1%: of the others.
    private static bool IsLack(Mention part) => (part.About + part.Tail).AsSpan().IndexOfAny("不未缓辍缺") >= 0;

    // 初中 9360 人，占 33.7%: 占 right after a number is of that number.
    internal static bool IsDirect(Mention share, Mention part) =>
        share.Role == Role.Share && share.Depth == part.Depth && share.Token - part.Token <= 4 && share.Clause - part.Clause <= 1 && part.Size == 1 && !IsRateName(share)
        && ShareLinks.IsPlain(SubjectText.Clean(share.Subject.Replace(share.WholeName.Length > 0 ? share.WholeName : " ", "", StringComparison.Ordinal)));

    // 占 45 岁以下教师的 37.5%: the number that bears this name, in this sentence or before.
    private static Mention? NamedWhole(Scope scope, int index, List<Mention> before, Mention? own)
    {
        var name = ShareAlibis.Bare(SubjectText.Clean(scope.Sentence.Mentions[index].WholeName));
        if (name.Length < 2 || IsGeneric(name)) return null;
        var all = (own is null || own == before[0] ? before.Skip(1) : before.Where(m => m != own)).Concat(scope.LevelsAfter(index)).Concat(scope.LevelsBefore());
        // 自报交流教师 213 人，…，实际交流 182 人，占实际交流人数的: what turned out to be, and not what was told.
        if (ShareNames.IsOfFact(scope.Sentence.Mentions[index]) && all.Where(m => Wording.Has(m.Lead, "实际") && ShareNames.Shared(name, m.AboutClean) > 0).DistinctBy(m => m.Quantity.Value).ToList() is { Count: > 0 } facts) return facts.Count == 1 ? facts[0] : null;
        return ShareNames.Best(name, all);
    }

    // 研究生学历教师占 8.5%: the part bears the name before 占; only after a mark, else it is the number just before.
    private static Mention? NamedPart(Mention share, List<Mention> before)
    {
        if (before.Count < 2) return null;
        if (IsRateName(share)) return OfRate(share, before);
        if (share.Role != Role.Share) return null;
        var own = ShareNames.OwnOf(share);
        // 中级及以上 is more than 中级.
        var best = own.Length < 2 ? null : ShareNames.Best(own, before.Take(6));
        return best is not null && own.Contains("以上", StringComparison.Ordinal) != ShareNames.Label(best).Contains("以上", StringComparison.Ordinal) ? null : best;
    }

    // 已整改到位 21 个、限期整改 2 个，整改到位率 91.3%: the rate says which it is of.
    private static Mention? OfRate(Mention share, List<Mention> before)
    {
        var name = share.Clean;
        if (name.Length < 4 || name[^1] != '率') return null;
        var stem = name[^Math.Min(5, name.Length)..^1];
        return before.Take(4).Where(m => m.About.EndsWith(stem, StringComparison.Ordinal)).ToList() is [var one] ? one : null;
    }

    // 覆盖率达到 98.1%，即 213 所学校中 209 所已安装; 入学率 97.06%（应入学 272 人，实际入学 264 人）: two numbers that explain it.
    private static IEnumerable<ShareReading> Glossed(Scope scope, int index)
    {
        var (sentence, share) = (scope.Sentence, scope.Sentence.Mentions[index]);
        if (share.Token + 1 >= sentence.Tokens.Count || index + 2 >= sentence.Mentions.Count) yield break;
        var (a, b) = (sentence.Mentions[index + 1], sentence.Mentions[index + 2]);
        var bracket = sentence.Tokens[share.Token + 1].Kind == TokenKind.Open && a.Depth == share.Depth + 1 && b.Depth == a.Depth;
        var gloss = bracket || sentence.Tokens.Skip(share.Token + 1).Take(3).Any(t => t is { Kind: TokenKind.Word, Word: WordKind.Made });
        if (!gloss || !Levels(a, b)) yield break;
        var (whole, part) = a.Quantity.Value >= b.Quantity.Value ? (a, b) : (b, a);
        var alone = index + 3 >= sentence.Mentions.Count || sentence.Mentions[index + 3].Depth != a.Depth || !bracket;
        var named = ShareNames.Shared(share.Subject, ShareNames.Label(part)) > 1;
        yield return new ShareReading([part], whole, !alone ? Trust.Confirms : named ? Trust.Sure : Trust.Near, false);
    }

    private static bool Levels(Mention a, Mention b) => a.Known && b.Known && a.Role is Role.Level or Role.Whole && b.Role is Role.Level or Role.Whole && a.Quantity.Adds(b.Quantity) && a.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount;

    // 人员经费占八成，也就是 12.16 亿元: the part is told after its share.
    private static IEnumerable<ShareReading> Told(Scope scope, int index, List<Mention> before)
    {
        var (sentence, share) = (scope.Sentence, scope.Sentence.Mentions[index]);
        if (index + 1 >= sentence.Mentions.Count || sentence.Mentions[index + 1] is not { Role: Role.Level, Known: true } part || part.Clause - share.Clause > 1) yield break;
        var words = sentence.Text.AsSpan(share.Quantity.End, part.Quantity.Start - share.Quantity.End).Trim("，,为约 ".AsSpan());
        var said = words.IsEmpty && sentence.Text.AsSpan(share.Quantity.End, part.Quantity.Start - share.Quantity.End).Contains('为') || words is "也就是" or "即" or "计" or "共计" or "也即" or "达";
        foreach (var whole in before)
            if (whole.Quantity.Adds(part.Quantity) && whole.Quantity.Value >= part.Quantity.Value) yield return new ShareReading([part], whole, said && whole == before[0] ? Trust.Sure : Trust.Confirms, false);
    }

    // 升学率 100.15%: more than the whole; and a part misprinted above its whole.
    private static IEnumerable<ShareReading> Turned(Scope scope, Mention share, List<Mention> before)
    {
        if (before.Count < 2 || !before[0].Quantity.Adds(before[1].Quantity) || before[0].Quantity.Value <= before[1].Quantity.Value) yield break;
        if (share.Quantity.Value > 100) yield return new ShareReading([before[0]], before[1], Trust.Confirms, false);
        else if (before.Count == 2 && before[0].Segment == share.Segment && share.Clause - before[0].Clause <= 1 && scope.Sentence.Mentions.Contains(before[1]))
            yield return new ShareReading([before[0]], before[1], Trust.Slip, false);
    }

    // 公办 42 所、民办 38 所，公办园占比 52.5%: of both together.
    private static IEnumerable<ShareReading> Among(Mention share, List<Mention> before)
    {
        if (before.Count < 2 || !before[0].Quantity.Adds(before[1].Quantity)) yield break;
        var said = ShareWholes.AreBoth(share.WholeName, before[0], before[1]);
        var first = said && ShareNames.Shared(share.Subject, ShareNames.Label(before[1])) > ShareNames.Shared(share.Subject, ShareNames.Label(before[0]));
        yield return new ShareReading([before[1]], before[0], said && first ? Trust.Sure : Trust.Confirms, false) { Together = true };
        yield return new ShareReading([before[0]], before[1], said && !first ? Trust.Sure : Trust.Confirms, false) { Together = true };
    }

    // 公办 35 所，普惠性民办 13 所，…占比 90.6%: two to four neighbours together, of another number.
    private static IEnumerable<ShareReading> Added(Sentence sentence, Mention share, List<Mention> before)
    {
        for (var size = 2; size <= 4; size++)
            for (var i = 0; i + size <= before.Count && i < 4; i++)
            {
                var run = before.GetRange(i, size);
                for (var k = 0; k < before.Count && k < i + size + 4; k++)
                    if ((k < i || k >= i + size) && run.TrueForAll(p => p.Quantity.Adds(before[k].Quantity)) && (run.Sum(p => p.Quantity.Value) <= before[k].Quantity.Value || run.TrueForAll(p => IsGlossed(sentence, share, p))))
                        yield return new ShareReading(run, before[k], run.TrueForAll(p => IsGlossed(sentence, share, p)) ? Trust.Near : Trust.Confirms, false);
            }
    }

    // 学位 6300 个，招生 4126 人，学位使用率 65.5%: one is of the other though they are counted in different things.
    private static IEnumerable<ShareReading> Crossed(Mention share, List<Mention> before)
    {
        if (before.Count < 2 || !IsRateName(share) || before[0].Segment != share.Segment || before[1].Segment != share.Segment) yield break;
        var (part, whole) = (before[0].Quantity, before[1].Quantity);
        if (part.Kind == QuantityKind.Count && whole.Kind == QuantityKind.Count && part.Unit.Family != whole.Unit.Family && part.Value <= whole.Value)
            yield return new ShareReading([before[0]], before[1], Trust.Slip, false);
    }

    // 普惠性幼儿园（公办幼儿园和普惠性民办幼儿园）占比: the words before the share name the part.
    private static bool IsGlossed(Sentence sentence, Mention share, Mention part)
    {
        var from = Math.Max(sentence.Start, share.Quantity.Start - 60);
        return part.Quantity.End < share.Quantity.Start && part.Clean.Length > 3
            && sentence.Text.AsSpan(Math.Max(from, part.Quantity.End), share.Quantity.Start - Math.Max(from, part.Quantity.End)).Contains(part.Clean, StringComparison.Ordinal);
    }

    private static IEnumerable<Mention> Wholes(Scope scope, int index, Mention part, List<Mention> before)
    {
        var share = scope.Sentence.Mentions[index];
        return before.Concat(scope.LevelsAfter(index)).Concat(scope.LevelsBefore())
            .Where(w => w != part && !(w.Token > share.Token && w.Quantity.Value == part.Quantity.Value && scope.Sentence.Mentions.Contains(w)) && !(w.Role == Role.Whole && w.Token > share.Token && scope.Sentence.Mentions.Contains(w)) && w.Quantity.Adds(part.Quantity) && w.Quantity.Interval.High >= part.Quantity.Interval.Low
                && !scope.AreSiblings(part, w) && !ShareWholes.AreBoth(share.WholeName, part, w) && !ShareWholes.IsPartOf(share.WholeName, w)).Distinct();
    }

    internal static bool IsGeneric(string name)
    {
        var clean = SubjectText.Clean(name);
        return clean.Length == 0 || Generic.Contains(name, StringComparer.Ordinal) || Generic.Contains(clean, StringComparer.Ordinal);
    }
}
