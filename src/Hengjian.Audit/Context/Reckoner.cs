using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Retold;

namespace Hengjian.Audit.Context;

/// <summary>
/// Second reading of a paragraph: a number that the grammar left undecided is held against the numbers near it and those of the same name
/// elsewhere in the report. What follows from two of them as stated is confirmed; accused is only what has but one reading.
/// </summary>
internal sealed class Reckoner(Ledger ledger, Retellings retold)
{
    // Numbers of longer lists follow from nothing.
    private const int LongestList = 8;

    // A report of thirty pages leaves some hundreds open, and its longest sentence has some dozens.
    private const int MostSuspected = 6000;
    private const int MostOfSentence = 80;


    private int suspected;
    private Sentence? last;
    private readonly Culprits culprits = new();

    private readonly List<Claim> made = [];
    private readonly HashSet<int> decided = [];
    private readonly HashSet<int> kept = [];
    private readonly Dictionary<int, List<Claim>> accused = [];
    private readonly HashSet<Claim> withdrawn = new(ReferenceEqualityComparer.Instance);

    /// <summary>The flags that something near excuses: what they accuse follows from other numbers.</summary>
    public IReadOnlySet<Claim> Withdrawn => withdrawn;

    /// <summary>The claims that can be confirmed in a paragraph.</summary>
    /// <param name="sentences">Its sentences with numbers.</param>
    /// <param name="claims">What was found in them.</param>
    /// <param name="block">Number of the paragraph.</param>
    public IReadOnlyList<Claim> Of(IReadOnlyList<Sentence> sentences, IReadOnlyList<Claim> claims, int block)
    {
        made.Clear();
        decided.Clear();
        kept.Clear();
        accused.Clear();
        withdrawn.Clear();
        culprits.Clear();
        foreach (var claim in claims) Take(claim);
        var figures = new ParagraphFigures(sentences, block, last);
        foreach (var claim in claims) figures.Unite(claim);
        for (var s = 0; s < sentences.Count; s++)
        {
            for (var i = 0; i < sentences[s].Mentions.Count; i++)
            {
                var quantity = sentences[s].Mentions[i].Quantity;
                if (decided.Contains(quantity.Start) || !quantity.Known || quantity.IsTime || sentences[s].Mentions[i].Size > LongestList) continue;
                var place = new Place(sentences, s, i, block, ledger, figures);
                var flagged = accused.TryGetValue(quantity.Start, out var flags);
                if ((Follows.Of(place) ?? (flagged ? null : Implied.Of(place))) is not { } claim)
                {
                    if (flagged)
                    {
                        Explain(place, flags!);
                        continue;
                    }
                    var keeps = kept.Contains(quantity.Start);
                    if ((keeps ? PerUnitSlips.Of(place) ?? SidedRatios.Of(place) ?? ListedQuotients.Of(place) : Surely.Of(place) ?? Suspect(place)) is { } wrong && !IsOfEarlier(wrong, sentences[s], claims))
                    {
                        if (!retold.IsTold(place.Target)) made.Add(wrong);
                    }
                    else if (!keeps && Suspects.IsDerived(place) && place.Sentence.Mentions.Count <= MostOfSentence && suspected++ < MostSuspected) culprits.Add(place);
                    continue;
                }
                if (flagged && !Excuses(claim, flags!, sentences[s])) continue;
                made.Add(claim);
                figures.Unite(claim);
                decided.Add(quantity.Start);
            }
            ledger.Add(sentences[s], block);
        }
        foreach (var flag in claims)
            if (flag is { Kind: ClaimKind.Growth, Verdict: Verdict.Inconsistent } && sentences.FirstOrDefault(s => s.End > flag.Spans[0].Start) is { } sentence && IsOfEarlier(flag, sentence, claims)) withdrawn.Add(flag);
        if (last is not null && sentences.Count > 0 && AnnouncedParts.Of(last, sentences[0]) is { } parted) made.Add(parted);
        if (sentences.Count > 0) last = sentences[^1];
        Siblings(claims);
        made.AddRange(culprits.Found(Held(claims)));
        return made;
    }

    // 2022年，学生 221903 人，今年增加 1579 人，增长 0.71%；教师 14236 人，增加 271 人，增长 1.90%: one rate of the base, so is the other.
    private bool IsOfEarlier(Claim wrong, Sentence sentence, IReadOnlyList<Claim> claims) =>
        wrong.Diagnoses.Any(d => d.Code == "wrong-base") && !wrong.Numbers.Any(n => n.Role == "base")
        && claims.Concat(made).Any(c => c is { Kind: ClaimKind.Growth, Verdict: Verdict.Consistent, Numbers.Count: 3 } && c.Numbers[0].Start >= sentence.Start && c.Numbers[^1].End <= sentence.End && c.Numbers.Any(n => n.Role == "base") && c.Numbers.Any(n => n.Role == "delta"));

    // In how many statements that hold a number takes part.
    private Dictionary<int, int> Held(IReadOnlyList<Claim> claims)
    {
        var held = new Dictionary<int, int>();
        foreach (var claim in claims.Concat(made))
            if (claim.Numbers.Count > 2)
                foreach (var number in claim.Numbers)
                    if (claim.Verdict != Verdict.Undetermined) held[number.Start] = held.GetValueOrDefault(number.Start) + 1;
        return held;
    }

    private Claim? Suspect(Place place) => place.Sentence.Mentions.Count <= MostOfSentence && suspected++ < MostSuspected ? Suspects.Of(place) ?? Implied.Wrong(place) : null;

    private void Take(Claim claim)
    {
        if (claim.Verdict == Verdict.Undetermined || claim.Numbers.Count < 2 && claim.Kind != ClaimKind.Count) return;
        // What keeps to a norm may still follow from others; to accuse it, its size is borne out too well, but for a mean that total and units say.
        if (claim.Kind == ClaimKind.Threshold)
        {
            foreach (var number in claim.Numbers)
                if (claim.Verdict == Verdict.Consistent) kept.Add(number.Start);
            return;
        }
        var flag = claim.Verdict == Verdict.Inconsistent && claim.Kind is ClaimKind.Growth or ClaimKind.Share or ClaimKind.Sum or ClaimKind.Ratio or ClaimKind.Difference;
        // The increment that gives a rate is not what was checked.
        var ofRate = claim.Numbers.Any(n => n.Role == "rate");
        foreach (var number in claim.Numbers)
        {
            if (number.Role is not ("stated" or "rate" or "delta" or "share" or "total") || ofRate && number.Role == "delta") continue;
            if (!flag) decided.Add(number.Start);
            else if (accused.TryGetValue(number.Start, out var list)) list.Add(claim);
            else accused[number.Start] = [claim];
        }
    }

    // Other numbers give what is stated: these were meant.
    private bool Excuses(Claim claim, List<Claim> flags, Sentence sentence)
    {
        // Where words name the whole or the units, others are no excuse; and what follows by a usual mistake is none.
        foreach (var flag in flags)
            if (IsOfOther(flag, claim) || IsBeside(flag, claim, sentence) || IsTurned(flag) || flag is { Kind: ClaimKind.Difference, Named: true, Diagnoses.Count: > 0 } || flag.Kind is ClaimKind.Share or ClaimKind.Ratio || flag.Diagnoses.Any(d => d.Code is "point-percent") || Says(flag, claim) || claim.Numbers.All(n => flag.Numbers.Any(f => f.Start == n.Start && (f.Role == n.Role || n.Role != "base" || flag.Numbers.Any(x => x.Role == "base"))))) return false;
        withdrawn.UnionWith(flags);
        return true;
    }

    // 今年减少 3.5 万元，增幅 15.6%: the two words gainsay each other, whatever gives the rate.
    private static bool IsTurned(Claim flag) => flag is { Kind: ClaimKind.Growth, Named: true, Diagnoses: [{ Code: "sign" }, ..] } && flag.Numbers.Any(n => n.Role == "delta") && flag.Numbers.Any(n => n.Role == "rate");

    // 初中 5793 所，增加 331 所，增长 8.03%；在校生 687.40 万人，增加 51.10 万人，增长 8.03%: what is told behind has its own rate.
    private static bool IsOfOther(Claim flag, Claim claim) =>
        flag is { Kind: ClaimKind.Growth, Named: true } && flag.Numbers[^1] is { Role: "rate" } rate && claim.Numbers.All(n => n.Start >= rate.Start);

    // 在学 172.0 万人，比上年增加 7.4 万人，增长 5.3%: nothing stands between, so the rate is of these, and not of the 59.0 万人 before whose rate it is too.
    private static bool IsBeside(Claim flag, Claim claim, Sentence sentence) =>
        flag is { Kind: ClaimKind.Growth, Numbers: [{ Role: "current" } current, { Role: "delta" } delta, { Role: "rate" } rate] }
        && !claim.Numbers.Any(n => n.Start == current.Start || n.Start == delta.Start)
        && sentence.Mentions.FindIndex(m => m.Quantity.Start == current.Start) is >= 0 and var at
        && at + 2 < sentence.Mentions.Count && sentence.Mentions[at + 1].Quantity.Start == delta.Start && sentence.Mentions[at + 2].Quantity.Start == rate.Start;

    // 812 个教学班，学生 34916 人，平均班额 430 人，…超过 45 人的班 73 个: a flag that explains nothing gives way to one of another pair that a slip explains.
    private void Explain(Place place, List<Claim> flags)
    {
        if (!flags.TrueForAll(f => f.Kind == ClaimKind.Ratio && !f.Diagnoses.Any(d => d.Chance < Chances.LikelyByChance)) || (PerUnitSlips.Of(place) ?? SidedRatios.Of(place)) is not { } wrong) return;
        made.Add(wrong);
        withdrawn.UnionWith(flags);
    }

    // Where base and current are both told, only another base of the same current is an excuse.
    private static bool Says(Claim flag, Claim claim) =>
        flag.Kind == ClaimKind.Growth && flag.Numbers.Any(n => n.Role == "base") && flag.Numbers.FirstOrDefault(n => n.Role == "current") is { End: > 0 } current && !claim.Numbers.Any(n => n.Start == current.Start);

    // Parts of one total are no totals of each other.
    private void Siblings(IReadOnlyList<Claim> claims)
    {
        var sums = claims.Concat(made).Where(c => c is { Kind: ClaimKind.Sum, Verdict: Verdict.Consistent }).Select(c => c.Numbers.Where(n => n.Role == "part").Select(n => n.Start).ToHashSet()).ToList();
        if (sums.Count == 0) return;
        foreach (var flag in claims)
            if (flag is { Kind: ClaimKind.Sum, Verdict: Verdict.Inconsistent } && sums.Exists(s => flag.Numbers.Count(n => s.Contains(n.Start)) > 1 && flag.Numbers.Any(n => n.Role == "total" && s.Contains(n.Start)))) withdrawn.Add(flag);
    }
}
