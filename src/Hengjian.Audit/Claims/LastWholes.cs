using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>The whole of a share of which only the part is named: the larger numbers of the same things beside it.</summary>
internal static class LastWholes
{
    private const int MostBack = 6;
    private const int ShortName = 2;

    // 符合交流条件 526 人，实际交流 84 人，交流率.
    private static readonly string[] Meant = ["符合", "应", "需", "申请", "计划", "拟"];
    private static readonly string[] Done = ["实际", "已"];

    private static readonly System.Buffers.SearchValues<char> Places = System.Buffers.SearchValues.Create("市县区镇乡");

    /// <summary>The whole of the share before, or the nearest larger number of the sentence; of the sentences before only where there is but one.</summary>
    public static Mention? Of(Scope scope, int at, string stem, Mention? chained)
    {
        var (mentions, part) = (scope.Sentence.Mentions, scope.Sentence.Mentions[at]);
        if (chained is not null && mentions.Contains(chained) && (chained.Segment == part.Segment || GoesOn(part)) && Fits(chained, part, stem)) return chained;
        for (var i = at - 1; i >= 0 && at - i <= MostBack; i--)
        {
            if (mentions[i].Segment != part.Segment && !GoesOn(part)) return null;
            if (Fits(mentions[i], part, stem) && !scope.AreSiblings(mentions[i], part) && !(i > 0 && IsLeft(mentions[i - 1], mentions[i], part)) && !(stem.Length == 0 && i + 1 < at && IsShare(mentions[i + 1]))) return mentions[i];
        }
        return IsOfPlace(part) || part.Among ? null : OfBefore(scope, at, stem);
    }

    private static Mention? OfBefore(Scope scope, int at, string stem)
    {
        Mention? only = null;
        var part = scope.Sentence.Mentions[at];
        foreach (var m in scope.LevelsBefore())
        {
            if (!m.Quantity.Adds(part.Quantity) || m.Quantity.Value <= part.Quantity.Value || IsOlder(scope, m, part)) continue;
            if (!Fits(m, part, stem) || only is not null && only.Quantity.Value != m.Quantity.Value) return null;
            only = m;
        }
        return only is null || IsOfAnother(scope, at, only) ? null : only;
    }

    // 石堰区的钱里，场馆 3860 万元，占: of a number told before the paragraph.
    private static bool IsOfAnother(Scope scope, int at, Mention whole)
    {
        var part = scope.Sentence.Mentions[at];
        if (scope.Sentence.Mentions.Find(m => m.Token > part.Token && m.Quantity.Kind == QuantityKind.Percent) is not { } share) return true;
        var words = scope.Sentence.Text[scope.Sentence.Start..share.Quantity.Start];
        var called = ShareNames.Shared(words, ShareNames.Label(whole));
        foreach (var known in scope.Stated.All)
            if (known.Mention is var m && m.Quantity.Value > part.Quantity.Value && Math.Abs(100 * part.Quantity.Value / m.Quantity.Value - share.Quantity.Value) <= 2 * share.Quantity.Place && m.Quantity.Adds(part.Quantity) && !IsOlder(scope, m, part)
                && ShareNames.Shared(words, ShareNames.Label(m)) > called && Judge.Of(Equations.Share(part.Quantity, m.Quantity, share.Quantity)).Verdict == Verdict.Consistent) return true;
        return false;
    }

    /// <summary>教师 1875 人，上年为 1912 人; 2022 年 42 亿元，2023 年 45 亿元: what there was, where what there is stands beside it.</summary>
    public static bool IsOlder(Scope scope, Mention whole, Mention share)
    {
        if (share.Own is { Shift: < 0 } or { Year: not null }) return false;
        if (whole.Role == Role.Base || whole.Own is { Shift: < 0 }) return true;
        if (whole.Own is not { Year: { } year }) return false;
        foreach (var sentence in new[] { scope.Sentence, scope.Before, scope.Earlier })
            if (sentence is not null && sentence.Mentions.Contains(whole)) return sentence.Mentions.Exists(m => m.Own?.Year > year && ShareFrames.IsNumber(m) && m.Quantity.Adds(whole.Quantity));
        return false;
    }

    /// <summary>本科以上的 401 人，而全县教师共 524 人，比例为: the whole stands between part and share.</summary>
    public static (Mention Part, Mention Whole)? Turned(Sentence sentence, int index)
    {
        var (mentions, share) = (sentence.Mentions, sentence.Mentions[index]);
        var at = LastParts.Before(sentence, index);
        if (at < 1 || mentions[at] is not { Among: false } whole || !LastParts.IsPart(whole, share) || !(whole.Total || whole.Lead.StartsWith('全') || whole.Lead.StartsWith("而全", StringComparison.Ordinal))) return null;
        var part = mentions[at - 1];
        return share.Role == Role.Share && LastParts.IsPlain(share) && whole.Clause - part.Clause == 1 && part.Segment == whole.Segment && Fits(whole, part, "") && !ShareFrames.IsPlanned(part) ? (part, whole) : null;
    }

    /// <summary>12 个中有 4 个: one number right within the other.</summary>
    public static bool IsWithin(Sentence sentence, int at)
    {
        var (part, whole) = (sentence.Mentions[at], sentence.Mentions[at - 1]);
        return part.Clause == whole.Clause && part.Segment == whole.Segment && Fits(whole, part, "") && ShareFrames.SaysWithin(sentence.Text.AsSpan(whole.Quantity.End, part.Quantity.Start - whole.Quantity.End));
    }

    /// <summary>覆盖 204 所，覆盖率 68.7%（全市共 231 所）; 配备的 71 所，配齐率 76.8%，全区共 79 所: the whole is told behind the share.</summary>
    public static (Mention Part, Mention Whole)? Behind(Sentence sentence, int index)
    {
        var (mentions, share) = (sentence.Mentions, sentence.Mentions[index]);
        var at = LastParts.Before(sentence, index);
        if (at < 0 || index + 1 >= mentions.Count || !LastParts.IsPart(mentions[at], share) || mentions[index + 1] is not { } whole || whole.Clause - share.Clause > 1 || whole.Segment != share.Segment) return null;
        if (!(whole.Total || whole.Lead.StartsWith('全')) || whole.Depth < share.Depth || !ShareFrames.IsNumber(whole) || whole.Quantity.Unit.Text != mentions[at].Quantity.Unit.Text || whole.Quantity.Value <= mentions[at].Quantity.Value) return null;
        return index + 2 < mentions.Count && IsShare(mentions[index + 2]) && mentions[index + 2].Clause - whole.Clause <= 1 ? null : (mentions[at], whole);
    }

    /// <summary>A number of which the other may be a part: larger, of the same things, and not told with the words of the rate.</summary>
    public static bool Fits(Mention whole, Mention part, string stem) =>
        ShareFrames.IsNumber(whole) && whole.Depth == part.Depth && Adds(part, whole) && whole.Quantity.Value > part.Quantity.Value
        && (stem.Length == 0 || !RateWords.Says(whole.Lead, stem) || ShareFrames.IsPlanned(whole) || Wording.Has(whole.Lead, Meant) && Wording.Has(part.Lead, Done));

    /// <summary>回收 2937 份，满意的 2652 人: who filled in the sheets.</summary>
    public static bool Adds(Mention part, Mention whole) =>
        part.Quantity.Adds(whole.Quantity) && (part.Quantity.Unit.Text == whole.Quantity.Unit.Text || part.Quantity.Unit.Text is ['个', ..] && whole.Quantity.Unit.Text is ['个', ..] || part.Quantity.Kind == QuantityKind.Amount) || part.Quantity.Unit.Text is "人" or "名" && whole.Quantity.Unit.Text == "份";

    // 由 8650 万元压减到 5230 万元，化解 3420 万元: of what there was.
    private static bool IsLeft(Mention was, Mention whole, Mention part) => was.Departs && Math.Abs(was.Quantity.Value - whole.Quantity.Value - part.Quantity.Value) < 1e-6 * was.Quantity.Value;

    // 骨干教师 98 人，占 23.8%；校长 19 人，占 3.1%: a short name of its own is no part of what stands before the semicolon.
    private static bool GoesOn(Mention part) => !IsOfPlace(part) && (part.Clean.Length is 0 or > ShortName);

    private static bool IsOfPlace(Mention part) => part.Lead.AsSpan().IndexOfAny(Places) >= 0;

    private static bool IsShare(Mention m) => m is { Quantity.Kind: QuantityKind.Percent, Role: Role.Share or Role.Level };
}
