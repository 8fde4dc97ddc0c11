using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>
/// Shares that no two numbers near give, though the words say of which number they are and a larger one of the same things stands before it: 班级 84 个，超过 45 人的
/// 19 个，占 30.6%; 全县 62 个社区已建站 54 个，建站率 61.3%. Of whichever of the larger it is meant, it is wrong.
/// </summary>
internal static class LastFrames
{
    private const int LeastStem = 2;
    private const int MostBack = 3;

    // Rates of all that live or work somewhere, whose number is another than those told beside.
    private static readonly string[] Statistics = ["出生", "死亡", "自然", "失业", "人口", "入学", "入园", "巩固", "增长", "普及", "参保"];

    /// <summary>The reading; null when no larger number stands before.</summary>
    /// <param name="scope">Sentence and context.</param>
    /// <param name="index">Position of the percentage.</param>
    /// <param name="chained">The whole of the share before it in the sentence that holds; null when none does.</param>
    public static ShareReading? Of(Scope scope, int index, Mention? chained)
    {
        var (sentence, share) = (scope.Sentence, scope.Sentence.Mentions[index]);
        if (share is not { Known: true, Size: 1, Planned: false, Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None, Unit.Text: "%", Value: <= 100 } } || share is { Direction: not 0, Reached: false, WholeName.Length: 0 }) return null;
        if (Wording.Has(share.Clean, Statistics)) return null;
        if (LastSums.Of(scope, index) is { } several) return several;
        var found = LastWholes.Behind(sentence, index) ?? LastWholes.Turned(sentence, index) ?? OfBefore(scope, index, chained) ?? LastParts.Of(scope, index);
        return found is var (part, whole) && ShareFrames.Pair(scope, share, part, whole, LastWholes.Adds(part, whole)) is { Trust: Trust.Sure } pair ? pair with { Trust = Trust.Near } : null;
    }

    // The number right before the share is its part.
    private static (Mention Part, Mention Whole)? OfBefore(Scope scope, int index, Mention? chained)
    {
        var (sentence, share) = (scope.Sentence, scope.Sentence.Mentions[index]);
        var at = LastParts.Before(sentence, index);
        if (at < 0 || !LastParts.IsPart(sentence.Mentions[at], share, index - at > 1)) return null;
        var part = sentence.Mentions[at];
        if (share.Role == Role.Share) return LastParts.IsPlain(share) && LastWholes.Of(scope, at, "", chained) is { } named ? (part, named) : null;
        // 12 个中有 4 个，通过率: within it, whatever the rate is called.
        if (at > 0 && LastWholes.IsWithin(sentence, at)) return (part, sentence.Mentions[at - 1]);
        // 在园 8236 人，其中普惠性 7684 人，覆盖率.
        if (part.Among && share.Clause - part.Clause == 1 && LastParts.IsOfAny(share) && ShareFrames.Head(scope, at) is { } head && LastWholes.Fits(head, part, "")) return (part, head);
        // 已销号 41 个，正在推进 7 个，销号率: the last of which the word of the rate is said.
        for (var back = 0; back < MostBack && at >= 0 && LastParts.IsPart(sentence.Mentions[at], share, index - at > 1); back++, at = LastParts.Before(sentence, at))
            if (LastParts.StemOf(share, sentence, sentence.Mentions[at]) is { Length: >= LeastStem } stem && !sentence.Mentions[at].Lead.AsSpan().ContainsAny('未', '不')) return LastWholes.Of(scope, at, stem, null) is { } whole ? (sentence.Mentions[at], whole) : null;
        return null;
    }
}
