using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>
/// Shares to which the words leave one part and one whole as long as no other numbers give what is stated: 评审通过 274 人，申报 391 人，通过率; 应配器材 1480 件，实有 1139 件，
/// 完好率; 教学班 612 个，其中小学 428 个、初中 184 个。大班额 5 个，占.
/// </summary>
internal static class LikelyFrames
{
    private const int LeastName = 2;
    private const int LeastNamed = 3;
    private const int LongestDoer = 5;

    private static readonly string[] Few = ["仅", "仅有", "只有", "已有"];

    /// <summary>The reading; null when the words do not settle it.</summary>
    /// <param name="scope">Sentence and context.</param>
    /// <param name="index">Position of the percentage.</param>
    /// <param name="chained">The whole of the share before it in the sentence that holds; null when none does.</param>
    public static ShareReading? Of(Scope scope, int index, Mention? chained)
    {
        var (sentence, share) = (scope.Sentence, scope.Sentence.Mentions[index]);
        var at = ShareFrames.Before(sentence, index);
        if (at < 0 || sentence.Mentions[at] is not { } last || last.Segment != share.Segment || last.Depth != share.Depth || share.Clause - last.Clause > 1 || !ShareFrames.IsNumber(last)) return null;
        var found = OfOpened(scope, share, last) ?? OfTurned(sentence, share, at) ?? OfPair(scope, index, at) ?? OfRow(sentence, share, at, chained) ?? OfCircle(scope, share, at) ?? OfSum(scope, index, at);
        return found is var (part, whole) && part.Quantity.Value <= whole.Quantity.Value && ShareFrames.Pair(scope, share, part, whole) is { } pair ? pair with { Trust = Trust.Near } : null;
    }

    // 保育员 798 人…。保育员中，大专以上 519 人，占 65.0%；持证 611 人，占 76.6%.
    private static (Mention Part, Mention Whole)? OfOpened(Scope scope, Mention share, Mention part) =>
        share.Role == Role.Share && ShareReadings.IsGeneric(share.WholeName) && !ShareReadings.IsRateName(share) && ShareWholes.Opened(scope) is { } whole ? (part, whole) : null;

    // 评审通过 274 人，申报 391 人，通过率; 建成 392 间，计划 420 间，完成率; 农村通过 93 人，全县通过 214 人，农村占: the whole is told behind its part.
    private static (Mention Part, Mention Whole)? OfTurned(Sentence sentence, Mention share, int at)
    {
        var (whole, before) = (sentence.Mentions[at], ShareFrames.Before(sentence, at));
        if (before < 0 || sentence.Mentions[before] is not { } part || !ShareFrames.IsNumber(part) || ShareFrames.IsPlanned(part) || part.Segment != whole.Segment || part.Depth != whole.Depth || whole.Clause - part.Clause != 1 || part.Quantity.Value >= whole.Quantity.Value || part.Among || whole.Among) return null;
        if (ShareReadings.IsRateName(share))
        {
            var said = RateWords.StemOf(share) is { Length: > 0 } stem && RateWords.Says(part.Lead, stem) && !RateWords.Says(whole.Lead, stem) && !whole.Total;
            return said || whole.Planned && !whole.Lead.Contains('年', StringComparison.Ordinal) ? (part, whole) : null;
        }
        var own = share.Role == Role.Share && ShareReadings.IsGeneric(share.WholeName) ? ShareNames.OwnOf(share) : "";
        return own.Length >= LeastName && part.Lead.StartsWith(own, StringComparison.Ordinal) && whole.Lead.StartsWith('全') ? (part, whole) : null;
    }

    // The two numbers before a rate, where words beside them say how they belong together.
    private static (Mention Part, Mention Whole)? OfPair(Scope scope, int index, int at)
    {
        var (sentence, share, part) = (scope.Sentence, scope.Sentence.Mentions[index], scope.Sentence.Mentions[at]);
        var before = ShareFrames.BeforeParts(sentence, at);
        var rate = ShareReadings.IsRateName(share);
        if (part.Among) return (rate || ShareReadings.IsGeneric(share.WholeName)) && ShareFrames.Head(scope, at) is { } head && BeginAlike(share.Subject, part.Clean) && !BeginAlike(share.Subject, head.Clean) ? (part, head) : null;
        if (before < 0 || sentence.Mentions[before] is not { Among: false } whole || !ShareFrames.IsNumber(whole) || whole.Segment != part.Segment || whole.Depth != part.Depth || part.Clause - whole.Clause > 1 && !part.Total) return null;
        var between = sentence.Text.AsSpan(whole.Quantity.End, part.Quantity.Start - whole.Quantity.End);
        // 31 所学校仅 7 所完成竞聘，推进面.
        if (part.Clause == whole.Clause && EndsWithFew(between) && (rate || ShareFrames.IsDirect(scope, index, part, whole))) return (part, whole);
        // 应配器材 1480 件，实有 1139 件，完好率.
        if (rate && whole.Lead.Contains('应', StringComparison.Ordinal) && part.Lead.Contains('实', StringComparison.Ordinal)) return (part, whole);
        if (!ShareFrames.IsFirst(sentence, whole)) return null;
        // 承担 14 项，完成 9 项，进度; 毕业 4206 人，升学 2391 人，就业 1702 人，合计 4093 人，落实率.
        return share.Clean == "进度" && RateWords.Says(between, "完成") || rate && part.Total && before < ShareFrames.Before(sentence, at) ? (part, whole) : null;
    }

    // 发放 3000 份，回收 2937 份，回收率 97.9%，满意的 2652 份，满意率: of what the rate before is the part of, as nothing else holds.
    private static (Mention Part, Mention Whole)? OfRow(Sentence sentence, Mention share, int at, Mention? chained)
    {
        var part = sentence.Mentions[at];
        if (chained is null || part.Among || RateWords.StemOf(share) is not { Length: > 0 } stem || !RateWords.Says(part.Lead, stem)) return null;
        var percent = ShareFrames.Before(sentence, at);
        if (percent < 1 || sentence.Mentions[percent] is not { Quantity.Kind: QuantityKind.Percent } rate || !ShareReadings.IsRateName(rate) || part.Clause - rate.Clause > 1 || rate.Segment != part.Segment) return null;
        var whole = sentence.Mentions[ShareFrames.Before(sentence, percent)];
        return ShareFrames.IsNumber(whole) && whole.Segment == part.Segment && rate.Clause - whole.Clause <= 1 && whole != chained ? (part, whole) : null;
    }

    // 教学班 612 个，其中小学 428 个、初中 184 个。大班额 5 个，占: of the total, as no other number is there but its parts.
    private static (Mention Part, Mention Whole)? OfSum(Scope scope, int index, int at)
    {
        var (sentence, share, part) = (scope.Sentence, scope.Sentence.Mentions[index], scope.Sentence.Mentions[at]);
        if (part.Total || scope.IsParted(part)) return null;
        var here = scope.Levels(at).Where(m => m.Quantity.Adds(part.Quantity)).ToList();
        var before = scope.Before is { } b ? b.Mentions.FindAll(m => ShareFrames.IsNumber(m) && m.Quantity.Adds(part.Quantity)) : [];
        foreach (var sum in scope.Sums)
        {
            List<Mention> levels = here.Exists(m => m.Quantity.Start == sum.Total) ? here : [.. here, .. before];
            if (levels.Find(m => m.Quantity.Start == sum.Total) is { } total && total.Quantity.Unit.Text == part.Quantity.Unit.Text && levels.TrueForAll(m => m == total || sum.Parts.Contains(m.Quantity.Start)))
            {
                if (RateWords.StemOf(share) is { Length: > 0 } stem ? RateWords.Says(part.Lead, stem) : share.Role == Role.Share && ShareLinks.IsPlain(ShareNames.OwnOf(share)) && (ShareReadings.IsGeneric(share.WholeName) || SubjectText.Overlap(ShareAlibis.Bare(SubjectText.Clean(share.WholeName)), total.AboutClean + total.Tail))) return (part, total);
            }
        }
        return null;
    }

    // 专任教师 1164 人、保育员 548 人。…；专任教师持证 1151 人，持证率; 交流 235 人，…；交流教师中骨干教师 52 人，占: what the name of the part begins with.
    private static (Mention Part, Mention Whole)? OfCircle(Scope scope, Mention share, int at)
    {
        var part = scope.Sentence.Mentions[at];
        var name = RateWords.StemOf(share) is { Length: > 0 } stem && part.Clean.EndsWith(stem, StringComparison.Ordinal) ? part.Clean[..^stem.Length]
            : ShareReadings.IsDirect(share, part) && ShareReadings.IsGeneric(share.WholeName) && part.Clean.Length > LeastName && part.Clean.IndexOf('中', LeastName) is var among and > LeastName && part.Clean.Length - among > LeastName ? part.Clean[..among] : "";
        if (name.Length < LeastNamed) return null;
        Mention? found = null;
        foreach (var m in scope.Levels(at).Concat(scope.LevelsBefore()))
        {
            if (!ShareFrames.IsNumber(m) || !m.Quantity.Adds(part.Quantity) || !(m.Clean.EndsWith(name, StringComparison.Ordinal) || name.Length <= LongestDoer && m.Clean.Length is >= LeastName and <= LongestDoer && m.Clean.EndsWith(name[..LeastName], StringComparison.Ordinal))) continue;
            if (found is not null && found.Quantity.Value != m.Quantity.Value) return null;
            found = m;
        }
        return found is null ? null : (part, found);
    }

    // 普惠性幼儿园在园, 普惠性幼儿园覆盖率.
    private static bool BeginAlike(string a, string b) => a.Length > LeastNamed && b.Length >= LeastNamed && a.AsSpan(0, LeastNamed).SequenceEqual(b.AsSpan(0, LeastNamed));

    private static bool EndsWithFew(ReadOnlySpan<char> words)
    {
        foreach (var few in Few)
            if (words.EndsWith(few, StringComparison.Ordinal)) return true;
        return false;
    }
}
