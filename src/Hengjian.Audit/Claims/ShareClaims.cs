using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Checks shares: part ÷ whole. Any reading that holds confirms; only one the words point to accuses.</summary>
internal static class ShareClaims
{
    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Scope scope)
    {
        var mentions = scope.Sentence.Mentions;
        Mention? whole = null;
        Mention? held = null;
        var groups = ShareGroups.Of(scope);
        foreach (var claim in groups.Values)
            if (claim is not null) yield return claim;
        for (var i = 0; i < mentions.Count; i++)
        {
            var share = mentions[i];
            if (groups.ContainsKey(share)) continue;
            if (share.Quantity.Kind != QuantityKind.Percent || !share.Known || share.Role is not (Role.Share or Role.Level)) continue;
            bool Holds(ShareReading r) => MayHold(r, share.Quantity) && Judge.Of(Equation(r, share)).Verdict == Verdict.Consistent;
            var readings = ShareReadings.Of(scope, i, whole).ToList();
            if (readings.Count == 0 || !readings.Exists(Holds))
            {
                // What a list says is of the whole in the same place of another.
                if (!(share.Size > 1 && readings.Exists(r => r.Explicit)) && ShareAlibis.Named(scope, i, known: whole) is { } told)
                {
                    (whole, scope.Chain.Whole, scope.Chain.Unsure) = (told.Whole, told.Whole, false);
                    yield return ClaimMaker.Make(Equation(told, share));
                    continue;
                }
                if (share.WholeName.Length > 1 && !ShareReadings.IsGeneric(share.WholeName)) (scope.Chain.Whole, scope.Chain.Unsure) = (null, true);
            }
            var right = readings.Find(Holds);
            var framed = right is null or { Trust: Trust.Confirms } ? Framed(scope, i, held) : null;
            if (right is not null && framed is not null && IsMet(scope, right, framed, share) && !Holds(framed)) right = null;
            else if (right is not null) framed = null;
            if (readings.Count == 0 && framed is null)
            {
                if (share is { Role: Role.Share, WholeName.Length: > 0 }) yield return Lacking(share);
                continue;
            }
            var best = right ?? framed ?? readings.MaxBy(r => (r.Trust, -Distance(r, share)))!;
            var claim = ClaimMaker.Make(Equation(best, share)) with { Named = best.Explicit || framed is not null || IsCalled(scope, share, best) };
            var settled = framed is not null && !FarApart.IsAbsurd(claim, MostOfFrame);
            if (claim.Verdict == Verdict.Inconsistent && !settled && (framed is not null || !Accuses(share, best, claim))) claim = Strange(share, best) ? Lacking(share) : Doubt(claim);
            if (claim.Verdict == Verdict.Inconsistent && !settled && !best.Explicit && ShareAlibis.Of(scope, i, best, r => Holds(r)) is { } alibi) claim = Doubt(claim, alibi);
            if (claim.Verdict != Verdict.Undetermined) whole = best.Whole;
            held = claim.Verdict == Verdict.Consistent && best is { Parts.Count: 1, Together: false, Rest: false } ? best.Whole : null;
            if (claim.Verdict == Verdict.Consistent) (scope.Chain.Whole, scope.Chain.Unsure) = (best.Whole, false);
            yield return claim;
        }
    }

    // 教师 846 人，达到的 890 人，占 95.6%: a part beyond its whole shows how it was misprinted, or belongs elsewhere.
    private static ShareReading? Framed(Scope scope, int index, Mention? held) =>
        ShareFrames.Of(scope, index, held) is { } framed && (framed.Trust >= Trust.Near || ClaimMaker.Make(Equation(framed, scope.Sentence.Mentions[index])).Diagnoses.Any(d => d.IsMiswritten && d.Chance < Chances.LikelyByChance)) ? framed : null;

    // 公办 84 所中有 63 所，占 57%: that 84 ÷ (84 + 63) is 57% says nothing where the words name part and whole. Of several together the words may be, 升学率; and
    // 附加 1238 万元，两项合计 3084 万元，其中附加用于职业教育 402 万元 is of the number whose name it bears.
    private static bool IsMet(Scope scope, ShareReading right, ShareReading framed, Mention share) =>
        (framed.Trust == Trust.Sure || framed.Trust == Trust.Near && IsFarther(scope, right, framed, share)) && (right.Parts.Count == 1 || Judge.Of(Equation(right, share)).Cut)
            && !(right.Whole != framed.Parts[0] && framed.Parts[0].Clean.Length > 1 && ShareNames.Label(right.Whole).Contains(framed.Parts[0].Clean[..2], StringComparison.Ordinal));

    // 专科以上 935 人，占 94.7%；持证 987 人: what is told behind the share, what was a year before, or a part of the whole, is less of a whole than the one framed.
    private static bool IsFarther(Scope scope, ShareReading right, ShareReading framed, Mention share) =>
        right.Parts.Count == 1 && right.Parts[0] == framed.Parts[0] && (scope.Sentence.Mentions.Contains(right.Whole) && right.Whole.Segment > share.Segment || right.Whole.Own is { Shift: < 0 } && framed.Whole.Own is not { Shift: < 0 } && share.Own is not { Shift: < 0 } || scope.IsParted(right.Whole) && !scope.IsParted(framed.Whole) || IsOfOther(scope, right.Whole, share) && !IsOfOther(scope, framed.Whole, share));

    // 甲县开工 64 个、竣工 59 个；乙县开工 49 个、竣工 42 个，竣工率: not of the other.
    private static bool IsOfOther(Scope scope, Mention whole, Mention share) => whole.Segment != share.Segment || !scope.Sentence.Mentions.Contains(whole);

    // Passes over, at little cost, what no rounding makes agree; most readings are such.
    private static bool MayHold(ShareReading reading, Quantity share)
    {
        var whole = reading.Whole.Quantity;
        var (part, half) = (0d, 0d);
        var soft = share.Hedge != Hedge.None || whole.Hedge != Hedge.None || whole.Value <= 0;
        foreach (var one in reading.Parts)
        {
            soft |= one.Quantity.Hedge != Hedge.None;
            part += one.Quantity.Value;
            half += one.Quantity.Half;
        }
        if (soft || part <= 0 || half > 0.1 * part || whole.Half > 0.1 * whole.Value) return true;
        var value = 100 * (reading.Rest ? whole.Value - part : part) / (reading.Together ? whole.Value + part : whole.Value);
        var room = 150 * (half + whole.Half * (1 + part / whole.Value)) / whole.Value;
        return Math.Abs(value - share.Value) <= room + share.Place + 1e-6 * Math.Abs(value);
    }

    // How far what follows from a reading is from what is stated.
    private static double Distance(ShareReading reading, Mention share) =>
        Judge.Of(Equation(reading, share)).Computed is { } computed ? Math.Abs(computed - share.Quantity.Value) : double.MaxValue;

    // A wrong base is seldom another by more.
    private const double MostOfFrame = 2.5;

    // Small numbers give any percentage in one way or another.
    private const int Few = 20;

    // Numbers that do not belong together give anything; an error stays near or shows its slip.
    // After a semicolon another whole may be meant though none is named.
    private static bool Accuses(Mention share, ShareReading reading, Claim claim) => (Apart(share, reading) ? Trust.Near : reading.Trust) switch
    {
        _ when IsOfLaterTime(share, reading) || OtherTimes.Apart(share, reading.Parts[0]) || OtherTimes.Apart(share, reading.Whole) && !reading.Explicit || IsOfSeveral(share, reading) || ShareNames.IsOfAnother(share, reading.Parts[0], reading.Whole) || !reading.Explicit && ShareNames.IsOfOtherMeasure(share, reading.Parts[0]) => false,
        Trust.Sure => IsCertain(share, reading) && !(reading.Named && FarApart.IsAbsurd(claim, 2)) || !FarApart.IsWild(claim),
        Trust.Slip => claim.Diagnoses.Any(d => d.IsMiswritten),
        Trust.Near => claim.Diagnoses.Any(d => d.Code != "complement" && (d.Code != "off-by-one" || claim.Stated > 10) && (d.Code != "wrong-base" || reading.Parts[0].Quantity.Value >= Few)) || claim is { Stated: { } s, Computed: { } c } && s > 0 && Math.Abs(c - s) < 0.1 * s,
        _ => false,
    };

    // 中职占 45.8%；2022年中职招生 16281人: the number behind tells of its own year.
    private static bool IsOfLaterTime(Mention share, ShareReading reading) =>
        reading.Parts[0] is { Own: { } time } part && part.Token > share.Token && !time.Same(share.Own);

    // 公办 8763 人，购买学位 1083 个，公办学校和购买学位占比合计 100%: of more than one number.
    private static bool IsOfSeveral(Mention share, ShareReading reading) =>
        !reading.Explicit && reading.Parts.Count == 1 && (share.Lead.Contains("合计", StringComparison.Ordinal) || share.Lead.AsSpan().ContainsAny('和', '及', '与') || share.Lead.EndsWith('均'));

    private static bool IsCertain(Mention share, ShareReading reading) =>
        reading.Explicit || reading.Together || reading.Named && !ShareReadings.IsGeneric(share.WholeName);

    private static bool Apart(Mention share, ShareReading reading) => !ShareReadings.IsRateName(share) && share.Quantity.Value <= 100 && reading is { Trust: Trust.Sure, Explicit: false, Named: false } && reading.Parts[0].Segment != reading.Whole.Segment;

    private static Equation Equation(ShareReading reading, Mention share)
    {
        if (reading.Parts.Count > 1) return OfSeveral(reading, share);
        var (p, w) = (reading.Parts[0].Quantity, reading.Whole.Quantity);
        return new Equation
        {
            Kind = ClaimKind.Share,
            Inputs = [new("part", p), new("whole", w)],
            Stated = new("share", share.Quantity),
            Named = reading.Explicit,
            Formula = x => Interval.Divide((reading.Rest ? x[1] - x[0] : x[0]) * 100d, reading.Together ? x[0] + x[1] : x[1]),
            Arithmetic = result => reading.Together ? $"{Figures.Print(p)} ÷ ({Figures.Print(p)} + {Figures.Print(w)}) = {result}" : reading.Rest
                ? $"({Figures.Print(w)} − {Figures.Print(p)}) ÷ {Figures.Print(w)} = {result}"
                : $"{Figures.Print(p)} ÷ {Figures.Print(w)} = {result}",
            Mistakes = () =>
            [
                new("complement", "写成了其余部分的比例", x => Interval.Divide((x[1] - x[0]) * 100d, x[1])),
                new("ratio-for-rate", "分子、分母颠倒", x => Interval.Divide(x[1] * 100d, x[0])),
                new("wrong-base", $"{Figures.Print(p)} ÷ 其余 {Figures.In(w, w.Value - p.Value)}（除以了其余部分）", x => Interval.Divide(x[0] * 100d, x[1] - x[0])),
            ],
            Assumption = () => reading.Explicit || reading.Together ? "" : $"以 {Figures.Print(w)} 为总数。",
        };
    }

    private static Equation OfSeveral(ShareReading reading, Mention share) => new()
    {
        Kind = ClaimKind.Share,
        Inputs = [.. reading.Parts.Select(p => new Term("part", p.Quantity)), new("whole", reading.Whole.Quantity)],
        Stated = new("share", share.Quantity),
        Formula = x =>
        {
            var sum = Interval.Of(0);
            for (var i = 0; i + 1 < x.Length; i++) sum += x[i];
            return Interval.Divide(sum * 100d, x[^1]);
        },
        Arithmetic = result => $"({string.Join(" + ", reading.Parts.Select(p => Figures.Print(p.Quantity)))}) ÷ {Figures.Print(reading.Whole.Quantity)} = {result}",
        Assumption = () => $"以 {Figures.Print(reading.Whole.Quantity)} 为总数。",
    };

    // 教师 120 人，其中 45 岁以下 72 人，占 45 岁以下教师的 37.5%: no other number is called so.
    private static bool IsCalled(Scope scope, Mention share, ShareReading reading)
    {
        var name = SubjectText.Clean(share.WholeName);
        if (!reading.Named || name.Length < 3) return false;
        var called = ShareNames.Shared(name, ShareNames.Label(reading.Whole));
        return called * 2 >= name.Length - 1 && !scope.Sentence.Mentions.Concat(scope.Before?.Mentions ?? []).Any(m => m != reading.Whole && m != reading.Parts[0] && m.Quantity.Adds(reading.Whole.Quantity) && ShareNames.Shared(name, ShareNames.Label(m)) >= called);
    }

    // 占 GDP: no number of that name was given.
    private static bool Strange(Mention share, ShareReading best)
    {
        var name = SubjectText.Clean(share.WholeName);
        return name.Length > 1 && !ShareReadings.IsGeneric(name) && !best.Together && ShareNames.Shared(name, ShareNames.Label(best.Whole)) == 0;
    }

    private static Claim Lacking(Mention share) =>
        ClaimMaker.Open(ClaimKind.Share, $"缺少“{SubjectText.Clean(share.WholeName)}”的数，无法核算占比。", new Term("share", share.Quantity));

    private static Claim Doubt(Claim claim, string alibi) => Doubt(claim) with { Message = alibi + "，分子、分母是否对应不能确定：" + claim.Message };

    private static Claim Doubt(Claim claim) => claim with
    {
        Verdict = Verdict.Undetermined,
        Diagnoses = [],
        Message = "分子、分母是否对应不能确定：" + claim.Message,
    };
}
