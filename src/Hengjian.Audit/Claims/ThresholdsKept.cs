using System.Text.RegularExpressions;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>
/// Norms told farther from their values: 合格率 94.1%，比上年的 90.5% 提高 3.6 个百分点，达到 90% 的目标; 增幅高于支出 3.9% 的增幅; 优于 1:15; 分市看 a、b、c，均达到要求.
/// What holds is confirmed; the words leave too much open to accuse.
/// </summary>
internal static partial class ThresholdsKept
{
    private const int Farthest = 8;
    private const int MostClauses = 3;
    private const int LeastListed = 2;

    /// <summary>The claims of a sentence that hold.</summary>
    public static IEnumerable<Claim> Of(Scope scope)
    {
        var mentions = scope.Sentence.Mentions;
        for (var i = 0; i < mentions.Count; i++)
            if (Relation(mentions[i]) is { } relation)
            {
                if (Value(mentions, i) is { } value && Kept(value, mentions[i], relation) is { } claim) yield return claim;
                if (IsOfAll(mentions[i].Lead))
                    foreach (var one in All(mentions.Skip(i + 1).TakeWhile(m => m.Role is Role.Level or Role.Share && m.Quantity.Adds(mentions[i].Quantity)).ToList(), mentions[i], relation)) yield return one;
            }
        if (!AllMeet().IsMatch(scope.Sentence.Text.AsSpan(scope.Sentence.Start, scope.Sentence.End - scope.Sentence.Start))) yield break;
        // 分市看，a、b、c，三市均达到要求: the norm told last, here or in the sentence before.
        var at = mentions.FindLastIndex(IsToldNorm);
        if ((at >= 0 ? mentions[at] : scope.Before?.Mentions.FindLast(IsToldNorm)) is not { Relation: { } way } norm) yield break;
        foreach (var one in All(mentions.Skip(at + 1).TakeWhile(m => m.Role is Role.Level or Role.Share && m.Quantity.Adds(norm.Quantity)).ToList(), norm, way)) yield return one;
    }

    private static bool IsToldNorm(Mention m) => m is { Role: Role.Norm, Known: true, Relation: not null };

    private static WordKind? Relation(Mention norm) => norm switch
    {
        { Known: false } => null,
        { Role: Role.Ratio } when norm.Lead.Contains("优于", StringComparison.Ordinal) => WordKind.NotAbove,
        { Role: Role.Ratio } when norm.Reached || norm.Lead.EndsWith("达到", StringComparison.Ordinal) => WordKind.NotAbove,
        { Role: Role.Norm or Role.Rate or Role.Other, Relation: { } relation } => relation,
        _ => null,
    };

    // The nearest number of its kind that stands for itself: what it was, by how much it changed and against what are passed over.
    private static Mention? Value(List<Mention> mentions, int index)
    {
        var norm = mentions[index];
        var past = false;
        for (var i = index - 1; i >= 0 && index - i <= Farthest; i--)
        {
            var value = mentions[i];
            if (value.Segment != norm.Segment || norm.Clause - value.Clause > MostClauses || value.Relation is not null && value.Role != Role.Ratio) return null;
            if (value.Depth > norm.Depth || value.Role is Role.Base or Role.Change or Role.Gap || value.Role == Role.Rate && norm.Role != Role.Rate)
            {
                past = true;
                continue;
            }
            if (!value.Known || !value.Quantity.Adds(norm.Quantity) || value.Size > 1) return null;
            // What stands right before was held against it already.
            if (norm.Role == Role.Norm && !past) return null;
            return norm.Role switch
            {
                Role.Rate or Role.Other => value.Role == Role.Rate || norm.Role == Role.Other && value.Role is Role.Level or Role.Share ? value : null,
                Role.Ratio => value.Role == Role.Ratio ? value : null,
                _ => value.Role is Role.Level or Role.Share ? value : null,
            };
        }
        return null;
    }

    private static IEnumerable<Claim> All(List<Mention> values, Mention norm, WordKind relation)
    {
        var claims = values.ConvertAll(v => Kept(v, norm, relation));
        return claims.Count < LeastListed || claims.Contains(null) ? [] : claims.Select(c => c!);
    }

    private static bool IsOfAll(string lead) => lead.AsSpan().ContainsAny('均', '都') || lead.Contains("全部", StringComparison.Ordinal);

    private static Claim? Kept(Mention value, Mention norm, WordKind relation) =>
        value.Quantity.Hedge == Hedge.None && ThresholdClaims.Claim(value, norm, relation) is { Verdict: Verdict.Consistent } claim ? claim : null;

    [GeneratedRegex("[均都](?:已|能)?(?:达到|达|高于|超过|符合|满足)[^，。；0-9]{0,8}(?:要求|目标|标准|规定|底线)")]
    private static partial Regex AllMeet();
}
