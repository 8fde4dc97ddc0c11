using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Checks a:b against two numbers, in either order.</summary>
internal static class RatioClaims
{
    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Scope scope)
    {
        var mentions = scope.Sentence.Mentions;
        for (var i = 0; i < mentions.Count; i++)
        {
            if (mentions[i].Role != Role.Ratio || mentions[i].Quantity.Sides is not { } sides) continue;
            // 在校生 486 人，校均 54 人，占用专任教师 97 人，生师比: a mean is no side; nor is what was last year.
            var levels = Ordered(scope, i).Where(m => m.Each is null && m.Role != Role.Base).Take(6).ToList();
            var ratio = mentions[i];
            var told = StageRatios.Of(scope, i, (a, b) => Equation(a, b, ratio, sides));
            if (told?.Verdict == Verdict.Consistent) yield return told;
            else if (levels.Count >= 2 && Claim(scope, mentions[i], sides, levels) is { Verdict: not Verdict.Undetermined } claim) yield return claim;
            else if (told is not null) yield return told;
            else if (Whole(mentions[i], sides) is { } whole) yield return whole;
        }
    }

    // Those of the same stretch first, since the ratio before it; then those after, then those of the sentences before.
    private static IEnumerable<Mention> Ordered(Scope scope, int index)
    {
        var ratio = scope.Sentence.Mentions[index];
        var near = scope.Levels(index).TakeWhile(m => m.Segment == ratio.Segment && m.Token > Last(scope, index)).ToList();
        return near.Concat(scope.LevelsAfter(index)).Concat(scope.Levels(index).Where(m => !near.Contains(m))).Concat(scope.LevelsBefore());
    }

    private static int Last(Scope scope, int index)
    {
        var before = scope.Sentence.Mentions.FindLastIndex(Math.Max(0, index - 1), m => m.Role == Role.Ratio);
        return before < 0 || before == index ? -1 : scope.Sentence.Mentions[before].Token;
    }

    private static Claim Claim(Scope scope, Mention ratio, (Numeral Left, Numeral Right) sides, List<Mention> levels)
    {
        for (var a = 0; a < levels.Count; a++)
            for (var b = a + 1; b < levels.Count; b++)
            {
                if (!levels[a].Quantity.Adds(levels[b].Quantity)) continue;
                var equation = Equation(levels[a], levels[b], ratio, sides);
                if (Judge.Of(equation).Verdict == Verdict.Consistent) return OfOwn(scope.Sentence, ratio, sides, levels[a], levels[b]) ?? ClaimMaker.Make(equation);
            }
        if (Beside(scope.Sentence, ratio) is var (one, other)) return ClaimMaker.Make(Equation(one, other, ratio, sides) with { Named = true });
        var claim = ClaimMaker.Make(Equation(levels[0], levels[1], ratio, sides));
        var here = levels.Where(l => scope.Sentence.Mentions.Contains(l) && l.Quantity.Adds(levels[0].Quantity)).ToList();
        var stretch = here.Where(l => l.Segment == ratio.Segment && l.Token < ratio.Token).ToList();
        var sure = (here.Count == 2 || stretch.Count == 2 && stretch.Contains(levels[0]) && stretch.Contains(levels[1])) && levels[0].Quantity.Adds(levels[1].Quantity) && SubjectOf(ratio) && !((ratio.Subject + ratio.Lead).Contains("师比", StringComparison.Ordinal) && AreBothPupils(levels[0], levels[1])) && AreSides(ratio, levels[0], levels[1]);
        return sure ? claim : claim with { Verdict = Verdict.Undetermined, Diagnoses = [], Message = "两个数是否就是比的两边不能确定：" + claim.Message };
    }

    // 小学在校生 …、专任教师 …，生师比 12.4∶1；初中…，生师比 12.4∶1: the ratio of the other line, where its own two numbers stand right before it.
    private static Claim? OfOwn(Sentence sentence, Mention ratio, (Numeral Left, Numeral Right) sides, Mention a, Mention b)
    {
        if (a.Segment == ratio.Segment && sentence.Mentions.Contains(a) || b.Segment == ratio.Segment && sentence.Mentions.Contains(b) || Beside(sentence, ratio) is not var (one, other)) return null;
        var equation = Equation(one, other, ratio, sides) with { Named = true };
        return Judge.Of(equation) is { Verdict: Verdict.Inconsistent } judged ? ClaimMaker.Make(equation, judged, [OfOther(a.Quantity, b.Quantity)]) : null;
    }

    /// <summary>The value of another line, copied into this.</summary>
    internal static Diagnosis OfOther(Quantity a, Quantity b) => new(Diagnose.CopiedValue, $"误抄了另一项（{Figures.Print(a)} 与 {Figures.Print(b)}）的数");

    /// <summary>专任教师 318 人、在校生 5724 人，生师比 18.0∶1: the two numbers right before a ratio that bear the names of its sides; null when they do not.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="ratio">The ratio.</param>
    public static (Mention One, Mention Other)? Beside(Sentence sentence, Mention ratio)
    {
        // 学生 1042 人，校均 174 人，教师 118 人: a mean is no side.
        var before = sentence.Mentions.Take(sentence.Mentions.IndexOf(ratio)).Where(m => m.Each is null).TakeLast(2).ToList();
        if (before.Count < 2 || ratio is not { Size: 1, Comparison: null, Planned: false, Quantity.Hedge: Hedge.None } || !SubjectOf(ratio) || ratio.Lead.EndsWith('由') || ratio.Lead.EndsWith('从') || RatioSides.In(ratio.Subject + ratio.Lead) is not var (one, other)) return null;
        var (a, b) = (before[0], before[1]);
        if (!IsPlain(a, ratio) || !IsPlain(b, ratio) || ratio.Clause - b.Clause > 2 || b.Clause - a.Clause > 2 || !a.Quantity.Adds(b.Quantity)) return null;
        return IsOf(a, one) && IsOf(b, other) && !IsOf(a, other) || IsOf(a, other) && IsOf(b, one) && !IsOf(b, other) ? (a, b) : null;
    }

    private static bool IsPlain(Mention m, Mention ratio) =>
        m is { Role: Role.Level or Role.Whole, Known: true, Size: 1, Each: null, Among: false, Planned: false, Quantity.Hedge: Hedge.None } && m.Segment == ratio.Segment && m.Depth == ratio.Depth && !OtherTimes.Apart(ratio, m);

    private static bool IsOf(Mention m, string[] names) => names.Any(n => RatioSides.Bears(m.AboutClean, n) || m.Tail.Length > 1 && RatioSides.Bears(m.Tail, n));

    // 普职比 66:34: two parts of ten or of a hundred.
    private static Claim? Whole(Mention ratio, (Numeral Left, Numeral Right) sides)
    {
        var sum = sides.Left.Value + sides.Right.Value;
        if (Math.Abs(sum - 10) > 1e-9 && Math.Abs(sum - 100) > 1e-9) return null;
        var message = $"{Figures.Number(sides.Left.Value, Figures.Places(sides.Left.Step))} + {Figures.Number(sides.Right.Value, Figures.Places(sides.Right.Step))} = {Figures.Number(sum, 0)}，两部分合成整体。";
        return ClaimMaker.Open(ClaimKind.Ratio, message, new Term("stated", ratio.Quantity)) with { Verdict = Verdict.Consistent };
    }

    // 教职工与学生之比: where the words name both sides, one number is of each.
    private static bool AreSides(Mention ratio, Mention a, Mention b) =>
        RatioSides.InFull(ratio.Subject + ratio.Lead) is not var (one, other) || Bears(a, one) && Bears(b, other) || Bears(a, other) && Bears(b, one);

    private static bool Bears(Mention m, string[] names) =>
        names.Any(n => RatioSides.Bears(m.AboutClean + m.Tail, n) || n.EndsWith('生') && m.AboutClean.EndsWith('生'));

    // 小学在校生 …；初中在校生 …: no ratio of pupils to teachers; nor are two numbers of teachers.
    private static bool AreBothPupils(Mention a, Mention b) => a.AboutClean.EndsWith('生') && b.AboutClean.EndsWith('生') || IsTeachers(a) && IsTeachers(b);

    private static bool IsTeachers(Mention m) => m.AboutClean.Contains("教师", StringComparison.Ordinal) && !m.AboutClean.Contains("学生", StringComparison.Ordinal);

    // 按生师比 16:1 测算需 …: what is reckoned with, not what is.
    private static bool SubjectOf(Mention ratio) => !(ratio.Subject + ratio.Lead).Contains('按', StringComparison.Ordinal) && (ratio.Subject.AsSpan().Contains('比') || ratio.Lead.AsSpan().Contains('比'));

    // The larger number against the larger side: 师生比 1:14 and 生师比 14:1 say the same.
    private static Equation Equation(Mention a, Mention b, Mention ratio, (Numeral Left, Numeral Right) sides)
    {
        var (high, low) = a.Quantity.Value >= b.Quantity.Value ? (a, b) : (b, a);
        var (large, small) = sides.Left.Value >= sides.Right.Value ? (sides.Left, sides.Right) : (sides.Right, sides.Left);
        var stated = new Quantity
        {
            Start = ratio.Quantity.Start,
            End = ratio.Quantity.End,
            Unit = new Unit("", QuantityKind.Times, ":"),
            Printed = large.Value,
            Step = large.Step,
            Hedge = ratio.Quantity.Hedge,
        };
        return new Equation
        {
            Kind = ClaimKind.Ratio,
            Inputs = [new("numerator", high.Quantity), new("denominator", low.Quantity)],
            Stated = new("stated", stated),
            // 4.66:5.34: the smaller side is rounded too.
            Formula = x => Interval.Divide(x[0], x[1]) is { } q ? q * (small.Step < 1 ? Interval.Around(small.Value, small.Step / 2) : Interval.Of(small.Value)) : null,
            Arithmetic = result => $"{Figures.Print(high.Quantity)} ÷ {Figures.Print(low.Quantity)} = {result}",
        };
    }
}
