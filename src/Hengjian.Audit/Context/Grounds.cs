using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// On what grounds an equation that fails is called inconsistent, in one place: the words name its numbers; a mistake explains it that chance would
/// hardly have made fit; or no other number could be meant. Without any, the numbers were most likely put together wrongly.
/// </summary>
internal static class Grounds
{
    // What is told to fewer digits follows from too much.
    private const double MostRounded = 0.002;

    // In one paragraph fewer numbers can meet it.
    private const double MostRoundedNear = 0.003;
    private const double MostRoundedOfUnits = 0.005;
    private const double MostApart = 0.4;
    private const int LeastNoun = 3;

    /// <summary>Makes flags without grounds undetermined.</summary>
    /// <param name="sentences">The sentences of the paragraph with numbers.</param>
    /// <param name="claims">The claims so far.</param>
    /// <param name="first">The first of the paragraph.</param>
    /// <param name="ledger">The numbers of the report so far.</param>
    public static void Ask(IReadOnlyList<Sentence> sentences, List<Claim> claims, int first, Ledger ledger)
    {
        for (var i = first; i < claims.Count; i++)
            if (claims[i] is { Verdict: Verdict.Inconsistent, Kind: ClaimKind.Growth or ClaimKind.Share or ClaimKind.Sum or ClaimKind.Ratio or ClaimKind.Difference } flag && !IsBeyond(flag) && (IsInBrackets(sentences, flag) || IsOfBefore(sentences, flag) || (flag.Diagnoses.Any(d => d.Chance < Chances.LikelyByChance) ? !flag.Named && IsOfNear(sentences, claims, first, flag) : IsOpen(sentences, claims, first, flag, ledger))))
                claims[i] = flag with { Verdict = Verdict.Undetermined, Diagnoses = [], Message = (flag.Diagnoses.Count > 0 ? "" : "没有笔误能解释，") + "近处又有别的数可用，这几个数是否对应不能确定：" + flag.Message };
    }

    // 工资总额 16.80 万元，培训经费 2690 万元，占 1.60%: a part so far beyond its whole, and the share right to the last place but for the scale.
    private static bool IsBeyond(Claim flag) =>
        flag is { Kind: ClaimKind.Share, Diagnoses: [{ Code: "unit-slip" }, ..], Stated: { } stated, Computed: { } computed } && computed > 1000 && computed > 1000 * stated;

    // 幼儿园 41 所（公办 24 所、民办 17 所），占全县的 44.1%: behind the brackets goes on what stood before them.
    private static bool IsInBrackets(IReadOnlyList<Sentence> sentences, Claim flag) =>
        flag.Kind == ClaimKind.Share && sentences.MentionOf(flag, "share") is { } share && share.Lead.StartsWith('占') && sentences.MentionOf(flag, "part") is { } part && part.Depth > share.Depth && part.Quantity.Start < share.Quantity.Start;

    // 由 1:19.4 调整为 1:18.2（学生…、教师…）: what it was is of other numbers.
    private static bool IsOfBefore(IReadOnlyList<Sentence> sentences, Claim flag) =>
        flag.Kind == ClaimKind.Ratio && sentences.MentionOf(flag, "stated") is { Role: Role.Ratio } ratio && (ratio.Lead.EndsWith('由') || ratio.Lead.EndsWith('从'));

    // Words that name its numbers shut out what stands beside; of a mean they seldom say of which count.
    private static bool IsOpen(IReadOnlyList<Sentence> sentences, List<Claim> claims, int first, Claim flag, Ledger ledger)
    {
        if (HasMore(sentences, flag)) return true;
        if (flag is { Kind: ClaimKind.Ratio, Diagnoses.Count: 0 } && !IsBare(sentences, flag) && !NamesUnits(sentences, flag) && !IsBeside(sentences, flag)) return true;
        if (flag.Named) return flag.Kind == ClaimKind.Ratio && IsOfAnother(sentences, flag, ledger);
        return HasRivals(sentences, claims, first, flag) || IsOfAnother(sentences, flag, ledger);
    }

    // 小学 420 个班、18600 人，平均班额 54.3 人: whose total and whose units words seldom say; sure are only those told with nothing beside them, and not by half.
    private static bool IsBare(IReadOnlyList<Sentence> sentences, Claim flag) =>
        IsNear(flag)
        && sentences.Where(s => s.Start < flag.Spans[^1].End && s.End > flag.Spans[0].Start).SelectMany(s => s.Mentions).All(m => !m.Known || m.Quantity.IsTime || m.Quantity.Kind is not (Numbers.QuantityKind.Count or Numbers.QuantityKind.Amount) || m.Each is not null || flag.Numbers.Any(n => n.Start == m.Quantity.Start));

    private static bool IsNear(Claim flag) => flag is { Stated: { } stated, Computed: { } computed } && Math.Abs(stated - computed) < MostApart * Math.Max(stated, computed);

    // 发放补助 1056 万元，受益 2200 人，人均 4795 元: whatever else the sentence tells, these stand together.
    private static bool IsBeside(IReadOnlyList<Sentence> sentences, Claim flag)
    {
        if (!IsNear(flag) || flag.Numbers.FirstOrDefault(n => n.Role == "stated") is not { End: > 0 } stated || sentences.FirstOrDefault(s => s.End > stated.Start) is not { } sentence) return false;
        var at = sentence.Mentions.FindIndex(m => m.Quantity.Start == stated.Start);
        if (at < 0) return false;
        if (ClassSizes.Is(sentence.Mentions[at]) && ClassSizes.In(sentence, sentence.Mentions[at]) is not null) return true;
        var beside = sentence.Mentions[at].Role == Role.Ratio ? RatioClaims.Beside(sentence, sentence.Mentions[at]) : PerUnitClaims.Beside(sentence, at);
        return beside is var (one, other) && flag.Numbers.Any(n => n.Start == one.Quantity.Start) && flag.Numbers.Any(n => n.Start == other.Quantity.Start);
    }

    // 专任教师 880 人，每名专任教师照看 …: the word of 每 is the name of the units.
    private static bool NamesUnits(IReadOnlyList<Sentence> sentences, Claim flag) =>
        sentences.MentionOf(flag, "stated") is { Each.Noun: { Length: >= LeastNoun } noun } && flag.Numbers.Any(n => n.Role == "denominator" && sentences.MentionAt(n.Start) is { } units && (units.AboutClean + units.Tail).EndsWith(noun, StringComparison.Ordinal));

    // 按在编教师计算人均 1499 元: the number that would give just what is stated was told before.
    private static bool IsOfAnother(IReadOnlyList<Sentence> sentences, Claim flag, Ledger ledger)
    {
        if (flag is not { Kind: ClaimKind.Share or ClaimKind.Ratio, Computed: { } computed and > 0, Stated: { } stated and > 0 }) return false;
        foreach (var number in flag.Numbers)
            if (number.Role is "whole" or "denominator" && sentences.MentionAt(number.Start) is { } input && sentences.MentionAt(flag.Numbers.FirstOrDefault(n => n.Role is "share" or "stated").Start) is { } told)
            {
                var half = Math.Max(told.Quantity.Half, told.Quantity.Place / 2) / told.Quantity.Value;
                var needed = input.Quantity.Value * computed / stated;
                if (half < (flag.Kind == ClaimKind.Share ? MostRounded : MostRoundedOfUnits) && ledger.Between(input.Quantity, needed * (1 - half), needed * (1 + half), out _).Any(f => !flag.Numbers.Any(n => n.Start == f.Quantity.Start) && !(flag.Kind == ClaimKind.Ratio && IsCalled(f.Label, input)))) return true;
            }
        return false;
    }

    // 享受补助 16842 人 here, 15196 人 there: the same thing told otherwise excuses nothing.
    private static bool IsCalled(string label, Mention input) =>
        (input.AboutClean + input.Tail) is var name && Math.Min(name.Length, label.Length) >= LeastNoun && (name.EndsWith(label, StringComparison.Ordinal) || label.EndsWith(name, StringComparison.Ordinal));

    // 在编教师 3482 人，上年 3395 人……高级职称 731 人，占比 21.0%: the other whole gives just what is stated, and no slip is needed.
    private static bool IsOfNear(IReadOnlyList<Sentence> sentences, List<Claim> claims, int first, Claim flag)
    {
        if (flag is not { Kind: ClaimKind.Share, Computed: { } computed and > 0, Stated: { } stated and > 0 } || sentences.MentionOf(flag, "whole") is not { } whole || sentences.MentionOf(flag, "share") is not { } share) return false;
        var half = Math.Max(share.Quantity.Half, share.Quantity.Place / 2) / share.Quantity.Value;
        var needed = whole.Quantity.Value * computed / stated;
        return half < MostRoundedNear && sentences.Any(s => s.Start <= share.Quantity.Start && s.Mentions.Exists(m => m != whole && m is { Role: Role.Level, Known: true, Each: null, Among: false } && m.Quantity.Adds(whole.Quantity) && m.Quantity.Start < share.Quantity.Start && Math.Abs(m.Quantity.Value - needed) <= needed * half && !IsPart(claims, first, m)));
    }

    // 学生 48753 人，其中小学 40593 人，占 83.3%: a part beside is no whole.
    private static bool IsPart(List<Claim> claims, int first, Mention mention)
    {
        for (var i = first; i < claims.Count; i++)
            if (claims[i] is { Kind: ClaimKind.Share or ClaimKind.Sum, Verdict: Verdict.Consistent } held && held.Numbers.Any(n => n.Role == "part" && n.Start == mention.Quantity.Start)) return true;
        return false;
    }

    // 幼儿园 63 所……职业学校和特殊教育学校各 1 所: told of each of several, and not counted.
    private static bool HasMore(IReadOnlyList<Sentence> sentences, Claim flag) =>
        flag.Kind == ClaimKind.Sum && sentences.MentionAt(flag.Numbers[^1].Start) is { } last && sentences.First(s => s.Mentions.Contains(last)).Mentions.Exists(m => m.Quantity.Start > last.Quantity.Start && m.Quantity.Adds(last.Quantity) && m.Lead.EndsWith('各'));

    // Numbers of the stretch that are as good as one of those it was computed from.
    private static bool HasRivals(IReadOnlyList<Sentence> sentences, List<Claim> claims, int first, Claim flag)
    {
        var near = sentences.Where(s => s.Start < flag.Spans[^1].End && s.End > flag.Spans[0].Start).SelectMany(s => s.Mentions).ToList();
        var own = near.Where(m => flag.Numbers.Any(n => n.Start == m.Quantity.Start)).ToList();
        if (own.Count == 0) return false;
        var one = own.TrueForAll(m => m.Segment == own[0].Segment);
        return near.Exists(m => !own.Contains(m) && m.Known && !m.Quantity.IsTime && m.Role is Role.Level or Role.Base or Role.Whole or Role.Share or Role.Other or Role.Rate && (!one || m.Segment == own[0].Segment)
            && flag.Numbers.Any(n => n.Role is not ("stated" or "share" or "rate" or "delta" or "total") && own.Find(o => o.Quantity.Start == n.Start) is { } input && input.Quantity.Adds(m.Quantity)) && !IsPlaced(claims, first, flag, m));
    }

    // 完成 213 处，完成率 92.3%，未完成 23 处: a sum or a share that holds says what the other number is to these.
    private static bool IsPlaced(List<Claim> claims, int first, Claim flag, Mention rival)
    {
        for (var i = first; i < claims.Count; i++)
            if (claims[i] is { Verdict: Verdict.Consistent, Kind: ClaimKind.Sum or ClaimKind.Share, Numbers.Count: > 2 } held && held.Numbers.Any(n => n.Start == rival.Quantity.Start) && held.Numbers.Any(n => flag.Numbers.Any(f => f.Start == n.Start))) return true;
        return false;
    }
}
