using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Shares of several parts together that no numbers near give: 一级 31 家、二级 58 家、三级 7 家，一级和二级合计占; 升入普高 182 人、中职 121 人，升学率.</summary>
internal static class LastSums
{
    private const int MostParts = 4;
    private const int LeastName = 2;

    private static readonly string[] Together = ["合计", "两者", "二者", "两项", "三项", "三者"];

    /// <summary>The reading; null when the words name no such parts.</summary>
    public static ShareReading? Of(Scope scope, int index)
    {
        var (sentence, share) = (scope.Sentence, scope.Sentence.Mentions[index]);
        var last = LastParts.Before(sentence, index);
        if (last < 1 || !LastParts.IsPart(sentence.Mentions[last], share) || sentence.Mentions[last].Total) return null;
        var first = last;
        while (first > 0 && last - first < MostParts && IsBeside(sentence, first)) first--;
        if (first == last) return null;
        var run = sentence.Mentions.GetRange(first, last - first + 1);
        var parts = Parts(share, run);
        if (parts.Count < 2) return null;
        var sum = parts.Sum(p => p.Quantity.Value);
        for (var i = first - 1; i >= 0; i--)
            if (LastWholes.Fits(sentence.Mentions[i], run[0], "") && sentence.Mentions[i].Quantity.Value >= sum) return new ShareReading(parts, sentence.Mentions[i], Trust.Near, false);
        return null;
    }

    private static List<Mention> Parts(Mention share, List<Mention> run)
    {
        if (share.Role != Role.Share)
        {
            // 升入普高 182 人、中职 121 人: the verb is said of the first only.
            return RateWords.StemOf(share) is { Length: > 0 } stem && RateWords.Says(run[0].Lead, stem) && run.Skip(1).All(m => !RateWords.Says(m.Lead, stem)) ? run : [];
        }
        if (!ShareReadings.IsGeneric(share.WholeName)) return [];
        var own = ShareNames.OwnOf(share);
        var named = run.FindAll(m => m.Clean.Length >= LeastName && own.Contains(m.Clean[^LeastName..], StringComparison.Ordinal));
        if (named.Count > 1) return named;
        return Wording.Has(share.Lead, Together) && own.Length <= 3 ? run : [];
    }

    // 17 个、初中 9 个: in one clause, with a comma of lists between.
    private static bool IsBeside(Sentence sentence, int at)
    {
        var (a, b) = (sentence.Mentions[at - 1], sentence.Mentions[at]);
        return a.Clause == b.Clause && ShareFrames.IsNumber(a) && ShareFrames.IsNumber(b) && a.Quantity.Adds(b.Quantity) && sentence.Text.AsSpan(a.Quantity.End).StartsWith("、");
    }
}
