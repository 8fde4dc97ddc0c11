using System.Text.RegularExpressions;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>
/// Values told after their norm: 三镇补贴均高于 600 元的标准，其中东河镇 720 元、…; 高于 95% 的目标。分片看 a、b、c，三片均达到要求; 高于 0.9 人的标准，… 茗屿市 0.79 人，未达到规定标准.
/// In a list one that fails among others that hold is accused.
/// </summary>
internal static partial class NormsMet
{
    private const int LeastListed = 2;

    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Scope scope)
    {
        var (sentence, mentions) = (scope.Sentence, scope.Sentence.Mentions);
        if (mentions.Count == 0) yield break;
        for (var i = 0; i + LeastListed < mentions.Count; i++)
            if (mentions[i] is { Known: true, Size: 1 } norm && NormSaying.IsOfAll(norm.Lead) && NormSaying.Of(sentence, i) is { OfAll: true, Bare: false } saying)
                foreach (var one in List(mentions.Skip(i + 1).TakeWhile(m => m.Segment == norm.Segment && IsValue(m, norm)).ToList(), norm, saying.Relation)) yield return one;
        // 三市均达到: the count of them stands right before.
        foreach (Match all in AllMeet().Matches(sentence.Text[sentence.Start..sentence.End]))
            if (mentions.FindLastIndex(m => m.Quantity.End < sentence.Start + all.Index) is >= 0 and var last && Told(scope, last) is var (at, told, met))
                foreach (var one in List(Run(mentions, at, last, told), told, met)) yield return one;
        for (var i = 0; i < mentions.Count; i++)
            if (Verdict().Match(sentence.Text, mentions[i].Quantity.End, Math.Min(30, sentence.End - mentions[i].Quantity.End)) is { Success: true } said && mentions[i] is { Size: 1, Known: true } value
                && Told(scope, i) is var (_, norm, way) && IsValue(value, norm) && value.Quantity.Hedge == Hedge.None)
                yield return ThresholdClaims.Claim(value, norm, said.Groups["no"].Success ? way == WordKind.Reach ? WordKind.Below : WordKind.Above : way);
    }

    // The values that stand before 均达到要求, back to the norm or to something else.
    private static List<Mention> Run(List<Mention> mentions, int from, int last, Mention norm)
    {
        var values = new List<Mention>();
        for (var i = last; i > from && mentions[i].Segment == mentions[last].Segment && IsValue(mentions[i], norm); i--) values.Insert(0, mentions[i]);
        return values;
    }

    private static bool IsValue(Mention value, Mention norm) => value.Known && value.Role is Role.Level or Role.Share && value.Relation is null && value.Quantity.Adds(norm.Quantity);

    // The norm told last before a place, here or in the sentence before, and what keeps it: as much, or no more.
    private static (int At, Mention Norm, WordKind Kept)? Told(Scope scope, int before)
    {
        for (var i = before - 1; i >= 0; i--)
            if (Norm(scope.Sentence, i) is { } found) return (i, scope.Sentence.Mentions[i], found);
        if (scope.Before is { } earlier)
            for (var i = earlier.Mentions.Count - 1; i >= 0; i--)
                if (Norm(earlier, i) is { } found) return (-1, earlier.Mentions[i], found);
        return null;
    }

    // 低于 5.8 平方米的标准 may be kept or missed: the words do not say which is better.
    private static WordKind? Norm(Sentence sentence, int index) => sentence.Mentions[index] is { Known: true, Size: 1 } norm && NormSaying.Of(sentence, index) is { Bare: false, OfRates: false, Better: false } saying
        ? saying.Relation switch
        {
            WordKind.Above or WordKind.NotBelow or WordKind.Reach => WordKind.Reach,
            WordKind.NotAbove => WordKind.NotAbove,
            WordKind.Below when norm.Lead.Contains('达', StringComparison.Ordinal) => WordKind.Reach,
            _ => null,
        }
        : null;

    private static IEnumerable<Claim> List(List<Mention> values, Mention norm, WordKind relation)
    {
        if (values.Count < LeastListed || values.Exists(v => v.Quantity.Hedge != Hedge.None)) return [];
        var claims = values.ConvertAll(v => ThresholdClaims.Claim(v, norm, relation));
        return claims.Count(c => c.Verdict == Findings.Verdict.Inconsistent) <= claims.Count - LeastListed ? claims : [];
    }

    [GeneratedRegex("[均都](?:已|能)?(?:达到|达|高于|超过|符合|满足)[^，。；0-9]{0,8}(?:要求|目标|标准|规定|底线)")]
    private static partial Regex AllMeet();

    [GeneratedRegex(@"\G[，,](?:但|尚|仍|还|已|也)?(?:(?<no>未达到|未达|没有达到|达不到|低于|不符合)|达到|高于|超过|符合)(?:了)?(?:上述|这一|该|国家|省定|市定|省|市|规定|最低|的)*(?:标准|要求|目标|规定|底线)(?=[，。；、的]|$)")]
    private static partial Regex Verdict();
}
