using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// How much is done of the problems that the report counted paragraphs before: 反馈问题 46 个，…… 已整改 41 个，整改率 98.1%. The rate names what is done, and only problems, dangers and
/// tasks are done so; where none of their numbers gives the rate, and a slip makes it that of the largest, it is wrong.
/// </summary>
/// <param name="stated">What the report stated so far.</param>
internal sealed class DoneRates(NumbersBefore stated)
{
    private const int MostAsked = 200;
    private const int LeastDigits = 3;

    private static readonly string[] Done = ["整改", "销号", "办结", "完成", "化解", "整治", "解决", "消除", "采纳", "落实"];
    private static readonly string[] Things = ["问题", "隐患", "任务", "事项", "意见", "项目", "线索", "清单"];

    private int asked;

    /// <summary>Adds what is wrong in a paragraph, in the place of what was open.</summary>
    /// <param name="sentences">The sentences with numbers.</param>
    /// <param name="claims">The claims so far.</param>
    /// <param name="first">The first of the paragraph.</param>
    public void Hold(IReadOnlyList<Sentence> sentences, List<Claim> claims, int first)
    {
        foreach (var sentence in sentences)
            for (var i = 1; i < sentence.Mentions.Count; i++)
            {
                var (part, rate) = (sentence.Mentions[i - 1], sentence.Mentions[i]);
                if (!IsRate(rate) || !IsPart(part, rate) || IsDecided(claims, first, rate) || asked++ >= MostAsked || Of(part, rate) is not { } claim) continue;
                Put(claim, claims, first, rate);
            }
    }

    private static bool IsRate(Mention m) =>
        m is { Known: true, Size: 1, Planned: false, Direction: 0, Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None } } && m.Quantity.Digits >= LeastDigits && m.Own?.Shift is not < 0
        && ShareReadings.IsRateName(m) && Wording.Has(m.Clean, Done);

    // 已整改 41 个，整改率: the very same thing was done.
    private static bool IsPart(Mention part, Mention rate) =>
        part is { Role: Role.Level, Known: true, Size: 1, Each: null, Among: false, Quantity: { Kind: QuantityKind.Count, Hedge: Hedge.None } } && part.Segment == rate.Segment && part.Depth == rate.Depth && rate.Clause - part.Clause is 0 or 1
        && Done.Any(d => rate.Clean.Contains(d, StringComparison.Ordinal) && (part.Lead + part.Tail).Contains(d, StringComparison.Ordinal));

    private static bool IsDecided(List<Claim> claims, int first, Mention rate)
    {
        for (var i = first; i < claims.Count; i++)
            if (claims[i] is { Kind: ClaimKind.Share or ClaimKind.Repeat, Verdict: not Verdict.Undetermined } && claims[i].Numbers.Any(n => n.Start == rate.Quantity.Start)) return true;
        return false;
    }

    private Claim? Of(Mention part, Mention rate)
    {
        Mention? most = null;
        foreach (var known in stated.All)
        {
            var m = known.Mention;
            if (m.Quantity.Start >= part.Quantity.Start || m.Size > 1 || m.Quantity.Hedge != Hedge.None || m.Own?.Shift < 0 || m.Quantity.Unit.Text != part.Quantity.Unit.Text || !Wording.Ends(m.Clean, Things) && !Wording.Begins(m.Tail, Things) && !Wording.Ends(m.Tail, Things)) continue;
            if (Judge.Of(Equations.Share(part.Quantity, m.Quantity, rate.Quantity)).Verdict == Verdict.Consistent) return null;
            if (most is null || m.Quantity.Value > most.Quantity.Value) most = m;
        }
        if (most is null || Circle(part) is { Length: > 1 } circle && !(most.Clean + most.Tail).Contains(circle, StringComparison.Ordinal)) return null;
        var claim = ClaimMaker.Make(Equations.Share(part.Quantity, most.Quantity, rate.Quantity));
        return claim.Diagnoses.Any(d => d.Code is "digit-swap" or "decimal-shift" or "off-by-one" && d.Chance < Chances.LikelyByChance) ? claim : null;
    }

    // 东岭县已整改, 个性问题完成: of a smaller circle.
    private static string Circle(Mention part)
    {
        var name = part.Clean;
        foreach (var word in Done) name = name.Replace(word, "", StringComparison.Ordinal);
        return SubjectText.Clean(name.Replace("并", "", StringComparison.Ordinal).Replace("到位", "", StringComparison.Ordinal));
    }

    private static void Put(Claim claim, List<Claim> claims, int first, Mention rate)
    {
        for (var i = first; i < claims.Count; i++)
            if (claims[i] is { Kind: ClaimKind.Share, Verdict: Verdict.Undetermined } && claims[i].Numbers.Any(n => n.Start == rate.Quantity.Start))
            {
                claims[i] = claim;
                return;
            }
        claims.Add(claim);
    }
}
