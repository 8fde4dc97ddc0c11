using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>
/// Shares whose words name the whole while another number of the paragraph gives them: 高中阶段合计 55794 人，其中中职占 45.8%, which is 中职 ÷ 普通高中. Accused is only what the
/// wrong whole gives as printed.
/// </summary>
internal static class WrongWholes
{
    private const int LeastDigits = 3;
    private const int Farthest = 12;

    // What one school type is called in full and in short.
    private static readonly string[][] Names = [["中职", "中等职业"], ["普高", "普通高中"], ["特教", "特殊教育"], ["小学"], ["初中"], ["幼儿园", "学前"]];

    private static readonly (string Union, int A, int B)[] Unions = [("高中阶段", 0, 1), ("义务教育", 3, 4)];

    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Scope scope)
    {
        for (var i = 0; i < scope.Sentence.Mentions.Count; i++)
        {
            var share = scope.Sentence.Mentions[i];
            if (share is not { Role: Role.Share, Known: true, Size: 1, Planned: false, Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None } } || share.Quantity.Digits < LeastDigits) continue;
            if ((OfTotal(scope, i) ?? OfUnion(scope, i) ?? OfType(scope, i)) is { } claim) yield return claim;
        }
    }

    // 合计 55794 人，其中中职占: the number before is the whole, the one that bears the name the part.
    private static Claim? OfTotal(Scope scope, int index)
    {
        if (index == 0) return null;
        var (share, whole) = (scope.Sentence.Mentions[index], scope.Sentence.Mentions[index - 1]);
        if (!share.Among || share.WholeName.Length > 0 || whole.Role != Role.Level || share.Clause - whole.Clause > 1 || share.Segment != whole.Segment || !(whole.Total || whole.Lead.EndsWith("合计", StringComparison.Ordinal)) || TypeIn(share.Clean) is not { } type) return null;
        var parts = Levels(scope, index).Where(m => m != whole && IsLike(m, whole) && IsOf(scope, m, type)).ToList();
        return parts is [var part] ? Claim(scope, index, part, [whole], whole) : null;
    }

    // 普通高中 61204 人，中职 43516 人，中职占高中阶段在校生的: both together, though nobody prints them.
    private static Claim? OfUnion(Scope scope, int index)
    {
        var share = scope.Sentence.Mentions[index];
        foreach (var (union, a, b) in Unions)
        {
            if (!share.WholeName.Contains(union, StringComparison.Ordinal) || TypeIn(share.Subject[..Math.Max(0, share.Subject.LastIndexOf(union, StringComparison.Ordinal))]) is not { } type || type != a && type != b) continue;
            var near = Levels(scope, index).ToList();
            if (near.Find(m => IsOf(scope, m, type)) is not { } part || near.Find(m => IsOf(scope, m, type == a ? b : a) && IsLike(m, part)) is not { } other || near.Exists(m => GapClaims.StretchOf(scope.Sentence.Text, m).Contains(union, StringComparison.Ordinal))) continue;
            return Claim(scope, index, part, [part, other], other);
        }
        return null;
    }

    // 中等职业学校在校生 5.58 万人，其中五年一贯制 1.97 万人，占中职在校生的: the number 其中 parts bears the name after 占.
    private static Claim? OfType(Scope scope, int index)
    {
        var share = scope.Sentence.Mentions[index];
        var mentions = scope.Sentence.Mentions;
        if (index < 2 || mentions[index - 1] is not { Role: Role.Level, Among: true, Size: 1 } part || share.Clause - part.Clause > 1 || TypeIn(share.WholeName) is not { } type) return null;
        var whole = mentions[index - 2];
        return whole.Role == Role.Level && whole.Segment == share.Segment && part.Clause - whole.Clause <= 1 && whole.Quantity.Unit.Text == part.Quantity.Unit.Text && IsOf(scope, whole, type) ? Claim(scope, index, part, [whole], whole) : null;
    }

    // Consistent, or wrong in just the way that another number of the paragraph explains.
    private static Claim? Claim(Scope scope, int index, Mention part, List<Mention> wholes, Mention not)
    {
        var share = scope.Sentence.Mentions[index];
        if (part.Quantity.Value > wholes.Sum(w => w.Quantity.Value)) return null;
        var equation = Equations.Share(part.Quantity, wholes[0].Quantity, share.Quantity) with { Named = true };
        if (wholes.Count > 1)
        {
            var (p, o) = (part.Quantity, wholes[1].Quantity);
            equation = equation with { Inputs = [new("part", p), new("whole", o)], Formula = x => Interval.Divide(x[0] * 100d, x[0] + x[1]), Arithmetic = result => $"{Figures.Print(p)} ÷ ({Figures.Print(p)} + {Figures.Print(o)}) = {result}" };
        }
        var judged = Judge.Of(equation);
        if (judged.Verdict == Verdict.Consistent) return null;
        var others = Levels(scope, index).Where(m => m != part && (IsLike(m, part) || IsLike(m, wholes[0]))).ToList();
        foreach (var other in others)
            if (!(wholes.Count == 1 && other == not) && other.Quantity.Value > part.Quantity.Value && Judge.Of(Equations.Share(part.Quantity, other.Quantity, share.Quantity)).Verdict == Verdict.Consistent)
                return ClaimMaker.Make(equation, judged, [new Diagnosis("wrong-base", $"除以了 {Figures.Print(other.Quantity)}")]);
        if (wholes.Count > 1) return null;
        foreach (var other in others)
            if (other != wholes[0] && Judge.Of(Equations.Share(part.Quantity, wholes[0].Quantity, share.Quantity) with { Formula = x => Interval.Divide(x[0] * 100d, x[1] + other.Quantity.AsPrinted) }).Verdict == Verdict.Consistent)
                return ClaimMaker.Make(equation, judged, [new Diagnosis("wrong-base", $"除以了 {Figures.Print(wholes[0].Quantity)} 与 {Figures.Print(other.Quantity)} 之和")]);
        return null;
    }

    private static IEnumerable<Mention> Levels(Scope scope, int index) => scope.Levels(index).Concat(scope.LevelsBefore()).Where(m => m is { Each: null, Size: 1, Quantity.Hedge: Hedge.None }).Take(Farthest);

    private static bool IsLike(Mention a, Mention b) => a.Known && a.Quantity.Unit.Text == b.Quantity.Unit.Text && a.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount && Measure(a) == Measure(b);

    // 在校生 of one is held to 在校生 of the other.
    private static string Measure(Mention m)
    {
        var name = m.Clean.EndsWith("合计", StringComparison.Ordinal) ? m.Clean[..^2] : m.Clean;
        return name.Length >= 2 ? name[^2..] : name;
    }

    private static int? TypeIn(string name)
    {
        int? found = null;
        for (var i = 0; i < Names.Length; i++)
            if (Wording.Has(name, Names[i])) found = found is null ? i : -1;
        return found is >= 0 ? found : null;
    }

    private static bool IsOf(Scope scope, Mention m, int type) => TypeIn(GapClaims.StretchOf(scope.Sentence.Text, m)) == type;
}
