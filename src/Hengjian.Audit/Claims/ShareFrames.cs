using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>
/// Shares to which the words leave but one part and one whole: 教师 2862 人，其中中级以上 1946 人，占 68%; 应到 3620 人，实到 3366 人，到课率 93%; 抽检 26800 人，检出近视
/// 12918 人，近视率 48.2%. Where no reading holds, other numbers are no excuse for these.
/// </summary>
internal static class ShareFrames
{
    private static readonly System.Buffers.SearchValues<char> Places = System.Buffers.SearchValues.Create("市县区镇乡省校");

    // Farther back no rate looks for its part.
    private const int MostBack = 4;

    private const double LeastOfChain = 100;
    private const int MostClauses = 2;

    /// <summary>The reading; null when the words do not settle it.</summary>
    /// <param name="scope">Sentence and context.</param>
    /// <param name="index">Position of the percentage.</param>
    /// <param name="chained">The whole of the share before it in the sentence that holds; null when none does.</param>
    public static ShareReading? Of(Scope scope, int index, Mention? chained)
    {
        var share = scope.Sentence.Mentions[index];
        if (share is not { Known: true, Size: 1, Planned: false, Direction: 0, Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None } }) return null;
        return (RateWords.StemOf(share) is { Length: > 0 } stem ? OfRate(scope, index, stem) : null) ?? OfPart(scope, index, chained) ?? LikelyFrames.Of(scope, index, chained);
    }

    // The number just before the share is its part.
    private static ShareReading? OfPart(Scope scope, int index, Mention? chained)
    {
        var (sentence, share) = (scope.Sentence, scope.Sentence.Mentions[index]);
        var at = Before(sentence, index);
        if (at < 0 || sentence.Mentions[at] is not { } part || IsPlanned(part) || !IsNumber(part) || share.Clause - part.Clause > 1 || share.Depth != part.Depth || share.Segment != part.Segment) return null;
        if (part.Among) return Head(scope, at) is { } head && IsDirect(scope, index, part, head) ? Pair(scope, share, part, head) : null;
        var before = BeforeParts(sentence, at);
        if (before >= 0 && sentence.Mentions[before] is { Quantity.Kind: QuantityKind.Percent } other && (other.Role == Role.Share || other.Role == Role.Level && ShareReadings.IsRateName(other))) return chained is not null && !part.Total && IsDirect(scope, index, part, chained) && GoesOn(sentence, part, other, chained) && Pair(scope, share, part, chained) is { Trust: Trust.Sure } next ? next with { Trust = Trust.Near } : null;
        if (before < 0 || sentence.Mentions[before] is not { Among: false } whole || !IsNumber(whole) || whole.Depth != part.Depth || whole.Segment != part.Segment || part.Clause - whole.Clause > 1) return null;
        var direct = IsDirect(scope, index, part, whole);
        var between = sentence.Text.AsSpan(whole.Quantity.End, part.Quantity.Start - whole.Quantity.End);
        if (direct && SaysWithin(between)) return Pair(scope, share, part, whole);
        if (between.StartsWith("、") || AreAlike(part, whole)) return null;
        var rate = ShareReadings.IsRateName(share) && share.Subject.Length > 1;
        // What ought to be and what is: 应到 3620 人，实到 3366 人，到课率.
        return IsPlanned(whole) && (direct || rate && share.Subject.AsSpan(0, share.Subject.Length - 1).IndexOfAny(between) >= 0) || direct && IsFirst(sentence, whole) ? Pair(scope, share, part, whole) : null;
    }

    // 已完工 16 个，在建 4 个，完工率: the one number told with the words of the rate, and the one before it.
    private static ShareReading? OfRate(Scope scope, int index, string stem)
    {
        var (sentence, share) = (scope.Sentence, scope.Sentence.Mentions[index]);
        (Mention Part, Mention Whole)? found = null;
        var back = 0;
        for (var at = Before(sentence, index); at > 0 && back < MostBack && sentence.Mentions[at].Segment == share.Segment && (IsNumber(sentence.Mentions[at]) || IsGap(sentence.Mentions[at])); at = Before(sentence, at), back++)
        {
            var (part, before) = (sentence.Mentions[at], BeforeParts(sentence, at));
            // 满分 300 分，得 261 分，扣 39 分，得分率: what is lacking is the part of no rate but its own, 空编率.
            if (IsGap(part) && !part.Lead.Contains(stem, StringComparison.Ordinal)) continue;
            if (IsPlanned(part) || before < 0 || sentence.Mentions[before] is not { Among: false } whole || !IsNumber(whole) || whole.Segment != part.Segment || part.Depth != whole.Depth || part.Depth != share.Depth || part.Clause - whole.Clause > MostClauses && !part.Total) continue;
            var between = sentence.Text.AsSpan(whole.Quantity.End, part.Quantity.Start - whole.Quantity.End);
            if (!RateWords.Says(between, stem) && !(back == 0 && RateWords.Says(Behind(sentence.Text, part, share, stem), stem)) || between.StartsWith("、") && !(back == 0 && part.Quantity.Value < whole.Quantity.Value) || RateWords.Says(whole.Lead, stem) && !IsPlanned(whole)) continue;
            if (found is not null) return null;
            found = (part, whole);
            if (part.Total) break;
        }
        if (found is not { } pair || PartLabels.Complement([pair.Whole, pair.Part]) || Pair(scope, share, pair.Part, pair.Whole) is not { } reading) return null;
        // 开工 64 个、竣工 59 个，竣工率: beside each other they may be of another number.
        return reading.Trust == Trust.Sure && sentence.Text.AsSpan(pair.Whole.Quantity.End).StartsWith("、") ? reading with { Trust = Trust.Near } : reading;
    }

    internal static ShareReading? Pair(Scope scope, Mention share, Mention part, Mention whole) =>
        part != whole && part.Quantity.Adds(whole.Quantity) && !scope.AreSiblings(part, whole)
            && !ShareNames.IsOfOtherMeasure(share, part) && !OtherTimes.Apart(share, part) && !OtherTimes.Apart(share, whole) && (!OtherTimes.Apart(part, whole) || ShareReadings.IsRateName(share) && IsOfThisYear(part, whole)) ? new([part], whole, part.Quantity.Value <= whole.Quantity.Value ? Trust.Sure : Trust.Slip, false) : null;

    // 可用资金 4800 万元，当年支出 2952 万元: of one year, though it is said only of the part.
    private static bool IsOfThisYear(Mention part, Mention whole) => part.Own is { Shift: 0 } or { Shift: null, Year: null } && whole.Own is null;

    // What 其中 is of: the nearest number before it; of the sentence before, only where there is but one.
    internal static Mention? Head(Scope scope, int at)
    {
        var (mentions, part) = (scope.Sentence.Mentions, scope.Sentence.Mentions[at]);
        for (var i = at - 1; i >= 0; i--)
            if (mentions[i] is { Among: false } head && head.Depth == part.Depth && IsNumber(head) && head.Quantity.Adds(part.Quantity)) return PartedBefore(mentions, i) ?? head;
        return scope.Before?.Mentions.FindAll(m => IsNumber(m) && m.Quantity.Adds(part.Quantity) && !scope.IsParted(m)) is [{ Among: false, Depth: 0 } only] ? only : null;
    }

    // 招聘 186 人，其中前年 48 人、去年 63 人、今年 75 人；其中…: a list that is all of what stands before 其中 is over.
    private static Mention? PartedBefore(List<Mention> mentions, int last)
    {
        var sum = 0d;
        for (var i = last; i > 0 && mentions[i].Known && mentions[i].Quantity.Adds(mentions[last].Quantity); i--)
        {
            sum += mentions[i].Quantity.Value;
            if (mentions[i].Among) return i < last && mentions[i - 1] is { Known: true } total && total.Quantity.Adds(mentions[last].Quantity) && Math.Abs(total.Quantity.Value - sum) <= total.Quantity.Half + 1e-9 * sum ? total : null;
        }
        return null;
    }

    // A total (骨干教师合计 420 人，占 15.6%) reaches farther back than the whole of the last line.
    // 教师 2360 人，35 岁以下 1087 人，占 46.1%；本科以上 2073 人，占 87.8%: of the same, but not where another place is spoken of, 我市 2 个.
    private static bool GoesOn(Sentence sentence, Mention part, Mention share, Mention whole) =>
        whole.Token < share.Token && sentence.Mentions.Contains(whole) && whole.Quantity.Value >= LeastOfChain && part.Clean.Length > 2 && part.Lead.AsSpan().IndexOfAny(Places) < 0 && !SaysWithin(part.Lead)
            && !sentence.Mentions.Exists(m => m.Token > share.Token && m.Token < part.Token && m.Role != Role.Change);

    // Years, hours and means are looked over.
    internal static int Before(Sentence sentence, int index)
    {
        do index--;
        while (index >= 0 && (sentence.Mentions[index].Quantity.IsTime || sentence.Mentions[index] is { Each.Mean: true }));
        return index;
    }

    // 毕业 5218 人，升入普高 2974 人，升入中职 2035 人，升学合计 5009 人: its parts are looked over.
    internal static int BeforeParts(Sentence sentence, int at)
    {
        var (total, left) = (sentence.Mentions[at], sentence.Mentions[at].Quantity.Value);
        var before = Before(sentence, at);
        if (!total.Total) return before;
        for (var i = before; i >= 0 && IsNumber(sentence.Mentions[i]) && sentence.Mentions[i].Quantity.Adds(total.Quantity) && left > 0; i = Before(sentence, i))
            if (Math.Abs(left -= sentence.Mentions[i].Quantity.Value) < 1e-6 * total.Quantity.Value) return Before(sentence, i);
        return before;
    }

    // 应到 3620 人，实到 3366 人: what ought to be ends where it is said what is.
    internal static bool IsPlanned(Mention m) => m.Planned && !m.Lead.Contains('实', StringComparison.Ordinal);

    internal static bool IsNumber(Mention m) => m is { Role: Role.Level, Known: true, Size: 1, Each: null, Departs: false, AndSoOn: false, Comparison: null, Relation: null, Quantity: { Hedge: Hedge.None, Chinese: false, Kind: QuantityKind.Count or QuantityKind.Amount } } && (m.Own is not { Shift: < 0 } || IsGiven(m));

    // 年初安排 4200 万元: what there was to spend, and not what was before.
    private static bool IsGiven(Mention m) => m.Lead.Contains("年初安排", StringComparison.Ordinal) || m.Lead.Contains("年初预算", StringComparison.Ordinal) || m.Lead.Contains("年初下达", StringComparison.Ordinal);

    // 空编 137 名, 扣 38.6 分.
    private static bool IsGap(Mention m) => m is { Role: Role.Gap, Known: true, Size: 1, Each: null, Quantity: { Hedge: Hedge.None, Kind: QuantityKind.Count or QuantityKind.Amount } };

    // 占新增学位的: the whole bears a part of that name.
    internal static bool IsDirect(Scope scope, int index, Mention part, Mention whole)
    {
        var share = scope.Sentence.Mentions[index];
        return share.Role == Role.Share && (ShareReadings.IsGeneric(share.WholeName) || whole.Clean.Length > 1 && ShareAlibis.Bare(SubjectText.Clean(share.WholeName)) == whole.Clean || part.Among && SubjectText.Overlap(share.WholeName, whole.AboutClean + whole.Tail)) && (ShareReadings.IsDirect(share, part) || !ShareReadings.IsRateName(share) && ShareLinks.Of(scope, index, part) == Trust.Sure);
    }

    // 46 所已经完成改造，完成率: what is said of a number before the rate is named.
    private static ReadOnlySpan<char> Behind(string text, Mention part, Mention share, string stem)
    {
        var name = text.LastIndexOf(stem, share.Quantity.Start, StringComparison.Ordinal);
        return name > part.Quantity.End ? text.AsSpan(part.Quantity.End, name - part.Quantity.End) : [];
    }

    // 公办 42 所，民办 38 所; 甲县 80 所，乙县 20 所: beside each other, and neither of the other.
    private static bool AreAlike(Mention part, Mention whole) =>
        PartLabels.Complement([whole, part]) || part.Clean.Length > 1 && whole.Clean.Length > 1 && part.Clean[^1] == whole.Clean[^1];

    // No other number before it of which both may be parts.
    internal static bool IsFirst(Sentence sentence, Mention whole) =>
        !sentence.Mentions.Exists(m => m.Token < whole.Token && m.Segment == whole.Segment && m.Quantity.Adds(whole.Quantity));

    // 48 所幼儿园中公办园 29 所, and not 初中, 中小学.
    private static bool SaysWithin(ReadOnlySpan<char> words)
    {
        for (var i = words.IndexOf('中'); i >= 0 && i + 1 < words.Length;)
        {
            if ((i == 0 || words[i - 1] is not ('初' or '高' or '集' or '其')) && words[i + 1] is not ('小' or '学' or '级' or '职' or '等' or '心' or '央' or '专' or '型' or '外' or '考')) return true;
            var next = words[(i + 1)..].IndexOf('中');
            i = next < 0 ? -1 : i + 1 + next;
        }
        return false;
    }
}
