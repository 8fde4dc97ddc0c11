using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Checks differences of two numbers: 相差, 比初中多, 高出 2.3 个百分点.</summary>
internal static class GapClaims
{
    private const int LongestStretch = 80;
    private const int LeastDigits = 2;

    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Scope scope)
    {
        var mentions = scope.Sentence.Mentions;
        for (var i = 0; i < mentions.Count; i++)
        {
            var gap = mentions[i];
            if (!gap.Known || gap.Role is not Role.Gap) continue;
            var levels = Candidates(scope, i, gap);
            if (SidedGaps.Of(scope, i, GapSides.Read(Lead(scope.Sentence, gap))) is { } sided)
            {
                yield return sided;
                continue;
            }
            if (levels.Count < 2)
            {
                if (levels.Count == 1) yield return OfAim(levels[0], gap) ?? ClaimMaker.Open(ClaimKind.Difference, "缺少相比的另一个数，无法核算差额。", new Term("stated", levels[0].Quantity), new Term("delta", gap.Quantity));
                continue;
            }
            var claim = Named(scope, levels, gap) ?? Placed(scope, levels, gap) ?? Told(mentions, i, levels) ?? Claim(levels, gap);
            yield return InPercent(scope.Sentence, claim, levels, gap) ?? claim;
        }
    }

    // 占比 53.8%，离目标还差 1.2%: wherever the aim was told, the distance of two percentages is in points. What is left of 100% is a share.
    private static Claim? OfAim(Mention level, Mention gap)
    {
        if (gap is not { Size: 1, Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None } } || level is not { Role: Role.Share, Quantity.Kind: QuantityKind.Percent } || gap.Clause - level.Clause != 1 || gap.Segment != level.Segment) return null;
        if (gap.Quantity.Digits < LeastDigits || Math.Abs(level.Quantity.Value + gap.Quantity.Value - 100) < 1e-6 || !Wording.Has(gap.Lead, "目标", "标准", "要求", "底线")) return null;
        var mistake = new Diagnosis("point-percent", "两个百分数之差，应写“个百分点”，不应写“%”");
        return ClaimMaker.Open(ClaimKind.Difference, $"文中 {Figures.Print(level.Quantity)}，差 {Figures.Print(gap.Quantity)}：{mistake.Text}。", new Term("numerator", level.Quantity), new Term("delta", gap.Quantity)) with
        {
            Verdict = Verdict.Inconsistent,
            Stated = gap.Quantity.Printed,
            Unit = "%",
            Named = true,
            Diagnoses = [mistake],
        };
    }

    private static List<Mention> Candidates(Scope scope, int index, Mention gap)
    {
        var found = new List<Mention>();
        for (var k = index - 1; k >= 0 && found.Count < 4; k--)
        {
            // A semicolon parts what is compared, when both sides stand behind it.
            if (found.Count >= 2 && scope.Sentence.Mentions[k].Segment != gap.Segment) break;
            if (Fits(scope.Sentence.Mentions[k], gap)) found.Add(scope.Sentence.Mentions[k]);
        }
        if (found.Count < 2 && scope.Before is { } before)
            for (var k = before.Mentions.Count - 1; k >= 0 && found.Count < 3; k--)
                if (Fits(before.Mentions[k], gap)) found.Add(before.Mentions[k]);
        // 结余 0.36 亿元（收入 12.74 亿元，支出 12.38 亿元）.
        if (found.Count == 0) found.AddRange(scope.Sentence.Mentions.Skip(index + 1).Take(2).Where(m => m.Depth > gap.Depth && Fits(m, gap)).Reverse());
        // 比全市高 3.4 个百分点（全市 29.2%）.
        if (found.Count == 1 && index + 1 < scope.Sentence.Mentions.Count && scope.Sentence.Mentions[index + 1] is var after && after.Depth > gap.Depth && Fits(after, gap)) found.Insert(0, after);
        // 比预算多支出 260 万元，预算为 4000 万元: what is compared with follows.
        if (found.Count == 1 && gap.Comparison?.Other is { Length: > 1 } other && index + 1 < scope.Sentence.Mentions.Count && scope.Sentence.Mentions[index + 1] is var next && next.Clause - gap.Clause <= 1 && Fits(next, gap) && SubjectText.Clean(other) is { Length: > 0 } name && next.Clean.EndsWith(name, StringComparison.Ordinal)) found.Insert(0, next);
        return found;
    }

    private static bool Fits(Mention level, Mention gap) => level.Known && level.Role is not (Role.Gap or Role.Change) && (level.Each is not { Mean: false } || gap.Each is not null)
        && (gap.Quantity.Kind == QuantityKind.Points ? level.Quantity.Kind == QuantityKind.Percent : level.Quantity.Adds(gap.Quantity));

    // 教育支出增幅高于财政收入增幅 0.5 个百分点: the names say which is which, and the word which way.
    private static Claim? Named(Scope scope, List<Mention> levels, Mention gap)
    {
        var sides = GapSides.Read(Lead(scope.Sentence, gap));
        if (sides.Choose(levels) is not { } pair) return null;
        var claim = Signed(sides, pair.Left, pair.Right, gap);
        return claim.Verdict == Verdict.Inconsistent && !claim.Diagnoses.Any() && levels.Count > 2 ? null : claim;
    }

    // 东泽市 8 个县中 5 个通过，通过率 62.5%；… 东泽市通过率比南洼市低 29.2 个百分点: the names stand in the stretches of the numbers, not at them.
    private static Claim? Placed(Scope scope, List<Mention> levels, Mention gap)
    {
        var sides = GapSides.Read(Lead(scope.Sentence, gap));
        if (sides.Sign == 0 || sides.Left.Length < 2 || sides.Right.Length < 2 || sides.Choose(levels, l => StretchOf(scope.Sentence.Text, l)) is not { } pair) return null;
        var claim = Signed(sides, pair.Left, pair.Right, gap);
        return claim.Verdict == Verdict.Consistent || claim.Diagnoses.Any(d => d.Code == "sign") ? claim : null;
    }

    /// <summary>The words before a number back to the mark that parts it from other things.</summary>
    internal static string StretchOf(string text, Mention level)
    {
        var from = level.Quantity.Start;
        while (from > 0 && level.Quantity.Start - from < LongestStretch && text[from - 1] is not ('；' or ';' or '。' or '\n')) from--;
        return text[from..level.Quantity.Start];
    }

    private static Claim Signed(GapSides sides, Mention a, Mention b, Mention gap)
    {
        var (left, right) = (Signed(a), Signed(b));
        return ClaimMaker.Make(WholeAmounts.Exactly(new Equation
        {
            Kind = ClaimKind.Difference,
            Inputs = [new("numerator", left), new("denominator", right)],
            Stated = new("delta", gap.Quantity),
            Sign = sides.Sign,
            Formula = x => x[0] - x[1],
            Arithmetic = result => $"{Figures.Print(left)} − {Figures.Print(right)} = {(left.Value < right.Value ? "−" : "")}{result.TrimStart('-')}",
        }));
    }

    // 增幅最高的 5.29%，最低的 4.13%，两者相差 1.16%: right in its value, wrong in its unit. Amounts that stand between may be what one is higher by.
    private static Claim? InPercent(Sentence sentence, Claim claim, List<Mention> levels, Mention gap)
    {
        if (gap is not { Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None }, Size: 1 } || gap.Quantity.Digits < LeastDigits || claim is not { Verdict: Verdict.Consistent, Kind: ClaimKind.Difference }) return null;
        var pair = levels.FindAll(l => claim.Numbers.Any(n => n.Role != "delta" && n.Start == l.Quantity.Start));
        if (pair is not [var a, var b] || a.Quantity.Value == b.Quantity.Value || gap.Quantity.Start < Math.Max(a.Quantity.Start, b.Quantity.Start)) return null;
        var first = Math.Min(a.Quantity.Start, b.Quantity.Start);
        // 经费增长低于收入增长 2.69%: of two rates, whatever stands between.
        if (Lead(sentence, gap).AsSpan().Count('增') < 2 && sentence.Mentions.Exists(m => m.Quantity.Start > first && m.Quantity.Start < gap.Quantity.Start && m.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount && !m.Quantity.IsTime && m.Role != Role.Change)) return null;
        return a.Quantity.Value > b.Quantity.Value ? PointsClaim.Of(a.Quantity, b.Quantity, gap.Quantity) : PointsClaim.Of(b.Quantity, a.Quantity, gap.Quantity);
    }

    // 总数 81 个，比上届的 73 个多出 9 个: the words give both numbers, whatever else has that difference.
    private static Claim? Told(List<Mention> mentions, int index, List<Mention> levels)
    {
        var gap = mentions[index];
        if (levels[0] is not { Role: Role.Other or Role.Base } other || other.Clause != gap.Clause || other != mentions[index - 1] || gap is not { Size: 1, Direction: not 0 } || other.Size > 1) return null;
        if (index < 2 || levels[1] != mentions[index - 2] || levels[1] is not { Role: Role.Level or Role.Share, Size: 1 } own || other.Clause - own.Clause != 1 || own.Segment != gap.Segment) return null;
        var claim = ClaimMaker.Make(Equations.Difference(own.Quantity, other.Quantity, gap.Quantity) with { Sign = gap.Direction, Named = true });
        return claim is { Verdict: Verdict.Inconsistent, Diagnoses.Count: > 0 } ? claim : null;
    }

    // The words of the clause before the difference, what stands in brackets left out: 比全省平均水平（14.8%）高.
    private static string Lead(Sentence sentence, Mention gap)
    {
        var (lead, depth) = ("", 0);
        for (var i = gap.Token - 1; i >= 0 && gap.Token - i < 16; i--)
        {
            var token = sentence.Tokens[i];
            if (token.Kind == TokenKind.Close) depth++;
            else if (token.Kind == TokenKind.Open && depth > 0) depth--;
            else if (depth == 0 && token.Kind == TokenKind.Quantity && sentence.Mentions.Exists(m => m.Token == i && m.Role == Role.Other)) continue;
            else if (depth == 0 && token.Kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Open or TokenKind.Colon or TokenKind.Quantity) break;
            else if (depth == 0) lead = sentence.Text[token.Start..token.End] + lead;
        }
        return lead;
    }

    // 下降 2.3%: a rate downwards is negative.
    private static Quantity Signed(Mention level) =>
        level is { Role: Role.Rate, Direction: < 0 } ? level.Quantity with { Printed = -level.Quantity.Printed } : level.Quantity;

    private static Claim Claim(List<Mention> levels, Mention gap)
    {
        for (var i = 0; i < levels.Count; i++)
            for (var k = i + 1; k < levels.Count; k++)
                if (Judge.Of(Equation(levels[k], levels[i], gap)) is { Verdict: Verdict.Consistent } judged)
                    return ClaimMaker.Make(Turned(levels[k], levels[i], gap) ?? Equation(levels[k], levels[i], gap), judged with { Verdict = Turned(levels[k], levels[i], gap) is null ? Verdict.Consistent : Verdict.Inconsistent });
        var equation = Equation(levels[1], levels[0], gap);
        var claim = ClaimMaker.Make(equation);
        var sure = levels.Count == 2 && gap is { Size: 1, Among: false } && (levels[0].Segment == levels[1].Segment || gap.Segment == 0) && !gap.Total && !gap.Lead.Contains("合计", StringComparison.Ordinal) && Math.Abs(levels[0].Clause - gap.Clause) <= 1 && (IsNamed(levels, gap) || levels[0].Token > gap.Token || levels[0].Depth > gap.Depth && gap.Token - levels[0].Token <= 2);
        return sure || claim.Verdict != Verdict.Inconsistent ? claim
            : claim with { Verdict = Verdict.Undetermined, Diagnoses = [], Message = "相比的两个数不能确定：" + claim.Message };
    }

    // 87.4%，比全省平均的 90.1% 高 2.7 个百分点: what 比 names in the clause is the larger one.
    private static Equation? Turned(Mention a, Mention b, Mention gap)
    {
        if (gap.Direction == 0 || a.Role == Role.Other == (b.Role == Role.Other)) return null;
        var (left, right) = a.Role == Role.Other ? (b, a) : (a, b);
        if (right.Clause != gap.Clause || right.Token > gap.Token || left.Token > gap.Token || left.Quantity.Value == right.Quantity.Value || left.Quantity.Value > right.Quantity.Value == gap.Direction > 0) return null;
        return Equation(left, right, gap) with { Inputs = [new("numerator", left.Quantity), new("denominator", right.Quantity)], Sign = gap.Direction };
    }

    // What it is compared with is one of the two, or nothing is named.
    private static bool IsNamed(List<Mention> levels, Mention gap) =>
        gap.Comparison?.Other is not { } other || other == "另一数" && !levels.TrueForAll(l => l.Role == Role.Rate) || levels.Any(l => l.Role == Role.Other || IsName(l, SubjectText.Clean(other)));

    private static bool IsName(Mention level, string other) => level.AboutClean.Length > 0 && other.Length > 0 && SubjectText.MayMean(level.AboutClean, other);

    private static Equation Equation(Mention a, Mention b, Mention gap)
    {
        var swapped = a.Quantity.Value < b.Quantity.Value;
        var (high, low) = swapped ? (b, a) : (a, b);
        return WholeAmounts.Exactly(new Equation
        {
            Kind = ClaimKind.Difference,
            Inputs = [new("numerator", high.Quantity), new("denominator", low.Quantity)],
            Stated = new("delta", gap.Quantity),
            Sign = 0,
            Formula = x => x[0] - x[1],
            Arithmetic = result => $"{Figures.Print(high.Quantity)} − {Figures.Print(low.Quantity)} = {result}",
        });
    }
}
