using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>The part of a share that its own words name, though it does not stand right before: 教育支出 5.8 亿元……一般公共预算支出 31 亿元，教育支出占比; 编制 840 名，在编 812 名，空编 28 名，编制使用率.</summary>
internal static class LastParts
{
    private const int LeastName = 2;
    private const int MostClauses = 3;

    // 整改完成率, 计提到位率: what was reached says nothing of what was done.
    private static readonly string[] Reached = ["完成", "到位", "通过", "落实"];

    private static readonly string[] Uses = ["使用", "利用", "执行", "完成", "到位", "支付", "拨付", "兑现", "支出"];

    /// <summary>The pair; null when the words name none.</summary>
    public static (Mention Part, Mention Whole)? Of(Scope scope, int index) => OfOwn(scope, index) ?? OfStock(scope.Sentence, index) ?? OfBehind(scope.Sentence, index);

    // 其中 a、b、c，c 占; a …，b …，a 占比: the part bears the name before 占.
    private static (Mention Part, Mention Whole)? OfOwn(Scope scope, int index)
    {
        var (mentions, share) = (scope.Sentence.Mentions, scope.Sentence.Mentions[index]);
        if (share.Role != Role.Share || !ShareReadings.IsGeneric(share.WholeName)) return null;
        var own = OwnOf(share);
        if (own.Length < LeastName || own.Contains("合计", StringComparison.Ordinal)) return null;
        var at = -1;
        for (var i = index - 1; i >= 0; i--)
            if (mentions[i].Clean is { Length: >= LeastName } name && ShareFrames.IsNumber(mentions[i]) && (name.EndsWith(own, StringComparison.Ordinal) || own.StartsWith(name, StringComparison.Ordinal)))
            {
                if (at >= 0) return null;
                at = i;
            }
        if (at < 0) return null;
        var part = mentions[at];
        var last = Before(scope.Sentence, index);
        if (last > at && mentions[last] is var behind && behind.Segment == share.Segment && share.Clause - behind.Clause <= 1 && LastWholes.Fits(behind, part, "") && !scope.AreSiblings(part, behind)) return (part, behind);
        // 公办 51 所；在校生 48620 人，公办学校在校生占: of another thing.
        if (last < 0 || !mentions[last].Quantity.Adds(part.Quantity)) return null;
        for (var i = at - 1; i >= 0; i--)
            if (mentions[i].Segment == part.Segment && LastWholes.Fits(mentions[i], part, "") && !mentions[i].Among && !scope.AreSiblings(part, mentions[i])) return (part, mentions[i]);
        return null;
    }

    // 编制使用率: how much of 编制 is used.
    private static (Mention Part, Mention Whole)? OfStock(Sentence sentence, int index)
    {
        var (mentions, share) = (sentence.Mentions, sentence.Mentions[index]);
        if (share.Role == Role.Share || RateWords.StemOf(share) is not { Length: > 0 } stem || !Uses.Contains(stem) || share.Clean.IndexOf(stem, StringComparison.Ordinal) is var cut && cut < LeastName) return null;
        var name = share.Clean[..cut];
        for (var i = index - 2; i >= 0 && share.Clause - mentions[i].Clause <= MostClauses; i--)
            if (mentions[i].Segment == share.Segment && mentions[i].Clean.EndsWith(name, StringComparison.Ordinal) && mentions[i + 1] is { } part && ShareFrames.IsNumber(part) && LastWholes.Fits(mentions[i], part, "") && part.Segment == share.Segment)
                return (part, mentions[i]);
        return null;
    }

    // 安排 8270 万元，支出进度 62.4%（实际支出 7886 万元）: the part is told behind.
    private static (Mention Part, Mention Whole)? OfBehind(Sentence sentence, int index)
    {
        var (mentions, share) = (sentence.Mentions, sentence.Mentions[index]);
        if (index + 1 >= mentions.Count || share.Role == Role.Share || RateWords.StemOf(share) is not { Length: > 0 } stem) return null;
        var part = mentions[index + 1];
        if (!(part.Depth > share.Depth || part.Among && part.Depth == share.Depth) || part.Clause - share.Clause > 1 || !ShareFrames.IsNumber(part) || !RateWords.Says(part.Lead, stem)) return null;
        var at = Before(sentence, index);
        while (at >= 0 && mentions[at].Role == Role.Base) at = Before(sentence, at);
        return at >= 0 && mentions[at] is { } whole && whole.Depth == share.Depth && whole.Segment == share.Segment && ShareFrames.IsNumber(whole) && LastWholes.Adds(part, whole) && whole.Quantity.Value > part.Quantity.Value && !RateWords.Says(whole.Lead, stem) ? (part, whole) : null;
    }

    /// <summary>A number of which the share right behind may be; how it changed may stand between.</summary>
    public static bool IsPart(Mention part, Mention share, bool between = false) =>
        ShareFrames.IsNumber(part) && !ShareFrames.IsPlanned(part) && part.Segment == share.Segment && part.Depth == share.Depth && share.Clause - part.Clause is var apart && apart >= 0 && apart <= (between ? MostClauses : 1);

    /// <summary>The word of the rate that is said of a number: 建站 of 已建站 54 个，建站率, 整改 of 已整改 31 个，整改完成率; empty when none is.</summary>
    public static string StemOf(Mention share, Sentence sentence, Mention part)
    {
        if (share.Clean == "进度") return Uses.FirstOrDefault(u => part.Lead.Contains(u, StringComparison.Ordinal)) ?? "";
        var stem = RateWords.StemOf(share);
        if (stem.Length == 0 || RateWords.Says(part.Lead, stem) || ShareFrames.Before(sentence, sentence.Mentions.IndexOf(share)) is >= 0 and var last && sentence.Mentions[last] == part && RateWords.Says(ShareFrames.Behind(sentence.Text, part, share, stem), stem)) return stem;
        var cut = share.Clean.IndexOf(stem, StringComparison.Ordinal);
        return cut >= LeastName && Reached.Contains(stem) && share.Clean[(cut - LeastName)..cut] is var done && part.Lead.Contains(done, StringComparison.Ordinal) ? done : "";
    }

    /// <summary>覆盖率, 达标率: the bare word, that says nothing of what it is of.</summary>
    public static bool IsOfAny(Mention share) => share.Clean is "覆盖率" or "覆盖面" or "达标率" or "合格率" or "完成率";

    /// <summary>占, 占比, 比例: nothing else is named.</summary>
    public static bool IsPlain(Mention share) => ShareReadings.IsGeneric(share.WholeName) && ShareLinks.IsPlain(ShareNames.OwnOf(share));

    /// <summary>The number before a place; years, what is asked, how it changed and what is lacking are looked over.</summary>
    public static int Before(Sentence sentence, int index)
    {
        do index = ShareFrames.Before(sentence, index);
        while (index >= 0 && sentence.Mentions[index] is { Role: Role.Norm or Role.Rate or Role.Gap or Role.Change or Role.Other } or { Quantity.Chinese: true });
        return index;
    }

    // 教育支出占比, 教育支出所占比例.
    private static string OwnOf(Mention share)
    {
        var own = ShareNames.OwnOf(share);
        foreach (var end in (ReadOnlySpan<string>)["所占比例", "所占比重", "占比", "比例", "比重"])
            if (own.EndsWith(end, StringComparison.Ordinal)) return SubjectText.Clean(own[..^end.Length]);
        return own;
    }
}
