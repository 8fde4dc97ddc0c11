using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Shares that hold of a whole which the words after 占 do not mean: 升学 5061 人，占毕业生总数的 54.5% is of the number of new pupils, where another share of
/// 毕业生总数 is of 8164; 占小学教师的 42.4% is of all teachers, where the list before gives those of 小学. Such a share was divided by the wrong number.
/// </summary>
/// <param name="bearers">The numbers of the report by their names.</param>
internal sealed class NamedWholes(NameBearers bearers)
{
    private const int MostAsked = 600;
    private const int LeastDigits = 2;
    private const int MostBack = 3;
    private const int MostBetween = 2;
    private const int Label = 14;
    private const double MostOff = 2.5;

    private const int LeastName = 3;

    // Of a larger circle, or a norm.
    private static readonly string[] Others = ["全国", "全省", "平均", "不低于", "要求", "标准", "达到"];

    private int asked;

    /// <summary>Adds what is wrong in a paragraph, and takes back what seemed to hold.</summary>
    /// <param name="sentences">The sentences with numbers.</param>
    /// <param name="claims">The claims so far.</param>
    /// <param name="first">The first of the paragraph.</param>
    public void Hold(IReadOnlyList<Sentence> sentences, List<Claim> claims, int first)
    {
        OfNamedParts(sentences, claims, first);
        var shares = Shares(sentences);
        if (shares.Count == 0) return;
        HoldNear(sentences, shares, claims, first);
        foreach (var share in shares)
            if (asked++ < MostAsked) OfReport(share, claims, first);
    }

    // 一般公共预算支出 64.50 亿元，其中教育支出 12.90 亿元。教育支出占一般公共预算支出的 20.0%: part and whole by their names, and no number beside.
    private void OfNamedParts(IReadOnlyList<Sentence> sentences, List<Claim> claims, int first)
    {
        foreach (var sentence in sentences)
            for (var i = 0; i < sentence.Mentions.Count; i++)
            {
                var share = sentence.Mentions[i];
                if (share is not { Role: Role.Share, Known: true, Size: 1, Planned: false, Departs: false, Direction: 0, Comparison: null, WholeName.Length: > 1, Quantity: { Hedge: Hedge.None, Kind: QuantityKind.Percent } } || share.Own is { Shift: < 0 } or { Year: not null } || share.Quantity.Digits < LeastDigits || Wording.Has(share.Lead, Others) || i > 0 && share.Clause == sentence.Mentions[i - 1].Clause || ShareNames.IsOfFact(share) || ShareReadings.IsGeneric(share.WholeName)) continue;
                var (own, name) = (ShareNames.OwnOf(share), ShareAlibis.Bare(SubjectText.Clean(share.WholeName)));
                if (own.Length < LeastName || name.Length < LeastName || own == name || asked++ >= MostAsked || bearers.Only(own, share) is not { } part || bearers.Only(name, share) is not { } whole || !part.Quantity.Adds(whole.Quantity) || part.Quantity.Value >= whole.Quantity.Value) continue;
                var equation = Equations.Share(part.Quantity, whole.Quantity, share.Quantity) with { Named = true };
                var judged = Judge.Of(equation);
                var at = claims.FindIndex(first, c => c.Kind == ClaimKind.Share && Start(c) == share.Quantity.Start && c.Verdict != Verdict.Undetermined);
                if (judged.Verdict == Verdict.Consistent && at < 0) claims.Add(ClaimMaker.Make(equation, judged));
                if (judged.Verdict != Verdict.Inconsistent || at >= 0 && claims[at].Verdict == Verdict.Inconsistent || ClaimMaker.Make(equation, judged) is not { } wrong || !IsSlip(wrong) && FarApart.IsAbsurd(wrong, MostOff)) continue;
                if (at >= 0) claims[at] = wrong;
                else claims.Add(wrong);
            }
    }

    // The one number of the report that bears the name is the whole; what was divided by another, or told with a slip, is wrong.
    private void OfReport(Named share, List<Claim> claims, int first)
    {
        if (bearers.TheOne(share.Name, share.Part) is not var (known, bond) || known.Mention == share.Part) return;
        var at = claims.FindIndex(first, c => c.Kind == ClaimKind.Share && c.Verdict != Verdict.Undetermined && Start(c) == share.Share.Quantity.Start);
        if (at >= 0 && claims[at].Verdict == Verdict.Inconsistent) return;
        var equation = Equations.Share(share.Part.Quantity, known.Mention.Quantity, share.Share.Quantity) with { Named = bond == NameBearers.Bond.Full };
        var judged = Judge.Of(equation);
        if (judged.Verdict == Verdict.Consistent && at < 0) claims.Add(ClaimMaker.Make(equation, judged));
        if (judged.Verdict != Verdict.Inconsistent) return;
        if (at < 0)
        {
            if (ClaimMaker.Make(equation, judged) is { } slipped && bond == NameBearers.Bond.Full && (IsSlip(slipped) || !FarApart.IsAbsurd(slipped, MostOff))) claims.Add(slipped);
            else if (known.Mention.Quantity.Value >= share.Part.Quantity.Value && bearers.Exactly(share.Part, share.Share) is { } divisor && !IsAlso(share, known.Mention, divisor.Label, divisor.Quantity.Start)) claims.Add(ClaimMaker.Make(equation, judged, [DividedBy(divisor.Quantity)]));
            return;
        }
        if (known.Mention.Quantity.Value < share.Part.Quantity.Value || claims[at].Numbers.Count != 3 || !claims[at].Numbers.Any(n => n.Role == "whole") || share.Share.Quantity.Digits < LeastDigits) return;
        if (bearers.At(Whole(claims[at]).Start) is not { } other || IsAlso(share, known.Mention, other.Mention.AboutClean + other.Mention.Tail, other.Mention.Quantity.Start)) return;
        if (Accuse(share, known.Mention.Quantity, claims[at]) is { } wrong) claims[at] = wrong;
    }

    // 占专任教师的 of 乡村教师 told since: of the smaller circle that is spoken of now. Where the one that bears the name is told later, it is meant.
    private static bool IsAlso(Named share, Mention named, string label, int start) =>
        label.Length == 0 || share.Part.Quantity.Start == start || label.Contains(share.Name, StringComparison.Ordinal) && !(IsOfAll(share) && label != share.Name && named is { Own.Year: null } or { Own: null } && named.Clean == share.Name)
        || share.Name.Contains(label, StringComparison.Ordinal) && !IsOfAllKinds(share.Name, label) || label[^1] == share.Name[^1] && start > named.Quantity.Start;

    // 占全部随迁子女的: not of 随迁子女在公办学校就读 11620 人.
    private static bool IsOfAll(Named share) => Wording.Begins(SubjectText.Clean(share.Share.WholeName), "全部", "全体", "所有");

    // 专任教师 for 小学专任教师.
    private static bool IsOfAllKinds(string name, string label) =>
        Shape.KindIn(name) is { } kind && !label.Contains(kind, StringComparison.Ordinal) && label.EndsWith(name[^2..], StringComparison.Ordinal);

    internal static Diagnosis DividedBy(Quantity whole) => new("wrong-base", $"除以了 {Figures.Print(whole)}，不是所说的总数");

    internal static bool IsSlip(Claim claim) => claim.Diagnoses.Any(d => d.IsMiswritten && d.Chance < Chances.LikelyByChance);

    // Shares of one paragraph that name the same.
    private static void HoldNear(IReadOnlyList<Sentence> sentences, List<Named> shares, List<Claim> claims, int first)
    {
        var made = new Dictionary<int, int>();
        var told = new HashSet<int>();
        for (var i = first; i < claims.Count; i++)
        {
            if (Start(claims[i]) is { } at) told.Add(at);
            if (claims[i] is { Kind: ClaimKind.Share, Verdict: not Verdict.Inconsistent, Numbers.Count: 3 } && claims[i].Numbers.Any(n => n.Role == "whole") && Start(claims[i]) is { } start && (!made.TryGetValue(start, out var other) || claims[other].Verdict != Verdict.Consistent)) made[start] = i;
        }
        foreach (var name in shares.GroupBy(s => s.Name, StringComparer.Ordinal))
        {
            var (text, held) = (sentences[0].Text, (ClaimNumber?)null);
            foreach (var share in name)
                if (made.TryGetValue(share.Share.Quantity.Start, out var at) && claims[at].Verdict == Verdict.Consistent && Bears(text, Whole(claims[at]).Start, name.Key)) held ??= Whole(claims[at]);
            foreach (var share in name)
                if (made.TryGetValue(share.Share.Quantity.Start, out var at))
                {
                    if ((OfKind(share, claims[at]) ?? (held is { } whole ? OfOthers(share, whole, claims[at]) : null)) is { } wrong) claims[at] = wrong;
                }
                else if (held is { } other && OfHeld(share, other) is { } missed && told.Add(share.Share.Quantity.Start)) claims.Add(missed);
        }
    }

    private static int? Start(Claim claim)
    {
        foreach (var number in claim.Numbers)
            if (number.Role == "share") return number.Start;
        return null;
    }

    private sealed record Named(Mention Share, Mention Part, string Name, IReadOnlyList<Sentence> Sentences, int At);

    private static List<Named> Shares(IReadOnlyList<Sentence> sentences)
    {
        var found = new List<Named>();
        for (var s = 0; s < sentences.Count; s++)
            for (var i = 1; i < sentences[s].Mentions.Count; i++)
            {
                var share = sentences[s].Mentions[i];
                // 693684 万元，下降 3.3%，占 …; 教师 203 人，平均每园不足 4 人，占 …: how it changed, or a mean, stands between.
                var at = i - 1;
                while (at > 0 && i - at <= MostBetween && (sentences[s].Mentions[at] is { Role: Role.Rate or Role.Change } or { Each.Mean: true }) && sentences[s].Mentions[at].Segment == share.Segment) at--;
                var part = sentences[s].Mentions[at];
                if (share is not { Role: Role.Share, Known: true, Size: 1, WholeName.Length: > 1, Quantity: { Hedge: Hedge.None, Kind: QuantityKind.Percent } } || part is not { Role: Role.Level, Known: true, Size: 1, Each: null, Quantity: { Hedge: Hedge.None, Kind: QuantityKind.Count or QuantityKind.Amount } } || share.Clause - part.Clause > i - at || share.Segment != part.Segment || IsLast(sentences[s], at, share) || ShareNames.IsOfLargerCircle(share, part)) continue;
                var name = ShareAlibis.Bare(SubjectText.Clean(share.WholeName));
                if (name.Length > 1 && !ShareNames.IsOfFact(share) && !ShareReadings.IsGeneric(share.WholeName)) found.Add(new(share, part, name, sentences, s));
            }
        return found;
    }

    // 大班额 27 个，小学 6 个、初中 4 个、高中 17 个，占全部班级的: of what the list parts.
    private static bool IsLast(Sentence sentence, int at, Mention share) =>
        at > 0 && sentence.Mentions[at - 1] is { Role: Role.Level } before && sentence.Mentions[at] is var part && before.Clause == part.Clause && share.Clause > part.Clause && sentence.Text.AsSpan(before.Quantity.End).StartsWith("、");

    private static ClaimNumber Whole(Claim claim) => claim.Numbers.First(n => n.Role == "whole");

    // Another share names the same whole, and holds of a number that bears the name.
    private static Claim? OfOthers(Named share, ClaimNumber whole, Claim claim)
    {
        var text = share.Sentences[share.At].Text;
        if (whole.Start == Whole(claim).Start || whole.Value is not { } value || value == Whole(claim).Value || claim.Verdict == Verdict.Consistent && Bears(text, Whole(claim).Start, share.Name)) return null;
        var unit = share.Part.Quantity;
        var number = Of(share, whole.Start) ?? (unit.Scale == 1 && whole.Unit == Figures.UnitOf(unit) ? unit with { Start = whole.Start, End = whole.End, Printed = value, Step = 1 } : null);
        return number is null ? null : Accuse(share, number, claim);
    }

    // 升学 5061 人，占毕业生总数的 62.0%；就业 2886 人，占毕业生总数的 52.7%: of the number that the other is of.
    private static Claim? OfHeld(Named share, ClaimNumber whole)
    {
        if (Of(share, whole.Start) is not { } number || !number.Adds(share.Part.Quantity) || number.Value < share.Part.Quantity.Value) return null;
        var claim = ClaimMaker.Make(Equations.Share(share.Part.Quantity, number, share.Share.Quantity) with { Named = true });
        return claim.Verdict == Verdict.Inconsistent && !FarApart.IsAbsurd(claim, MostOff) ? claim : null;
    }

    // 占小学教师的: the one number near that is told of 小学, where the one it holds of is not.
    private static Claim? OfKind(Named share, Claim claim)
    {
        if (claim.Verdict != Verdict.Consistent || Shape.KindIn(share.Name) is not { } kind || share.Sentences.MentionAt(Whole(claim).Start) is not { } whole || Tells(whole, kind) || share.Part.Lead.Contains(kind, StringComparison.Ordinal) && !Tells(share.Part, kind)) return null;
        Mention? found = null;
        for (var s = share.At; s >= Math.Max(0, share.At - MostBack); s--)
            foreach (var m in share.Sentences[s].Mentions)
            {
                if (m == share.Part || m.Quantity.Start >= share.Share.Quantity.Start || m is not { Role: Role.Level, Known: true, Each: null, Among: false } && m.Role != Role.Level || !m.Known || !m.Quantity.Adds(share.Part.Quantity) || m.Quantity.Value < share.Part.Quantity.Value || Shape.KindIn(m.Clean) != kind || !IsBare(m, kind, share.Name)) continue;
                if (found is not null && found.Quantity.Value != m.Quantity.Value) return null;
                found = m;
            }
        return found is null ? null : Accuse(share, found.Quantity, claim);
    }

    // 小学, 小学专任教师: the kind alone, or the name.
    private static bool IsBare(Mention m, string kind, string name) => m.Clean == kind || m.Clean == name || m.Clean.StartsWith(kind, StringComparison.Ordinal) && name.EndsWith(m.Clean[^Math.Min(2, m.Clean.Length)..], StringComparison.Ordinal);

    private static bool Tells(Mention m, string kind) => (m.About + m.Lead + m.Tail).Contains(kind, StringComparison.Ordinal);

    private static bool Bears(string text, int start, string name) => text.AsSpan(Math.Max(0, start - Label), Math.Min(Label, start)).Contains(name.AsSpan(0, 2), StringComparison.Ordinal);

    private static Quantity? Of(Named share, int start) => share.Sentences.MentionAt(start)?.Quantity;

    private static Claim? Accuse(Named share, Quantity whole, Claim claim)
    {
        if (whole.Value < share.Part.Quantity.Value) return null;
        var equation = Equations.Share(share.Part.Quantity, whole, share.Share.Quantity) with { Named = true };
        if (Judge.Of(equation) is not { Verdict: Verdict.Inconsistent } judged) return null;
        // What is divided by another number of the report, exactly, was divided by the wrong one.
        var made = claim.Verdict == Verdict.Consistent
            ? ClaimMaker.Make(equation, judged, [new Diagnosis("wrong-base", $"除以了 {Figures.Number(Whole(claim).Value ?? 0, 0)}{Whole(claim).Unit}，不是所说的总数")])
            : ClaimMaker.Make(equation, judged);
        return claim.Verdict == Verdict.Consistent || made.Diagnoses.Any(d => d.Code != "off-by-one") ? made : null;
    }
}
