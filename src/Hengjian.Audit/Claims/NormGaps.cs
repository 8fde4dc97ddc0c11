using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>A distance from a norm told right before it: 初中 6.03 平方米，标准为 5.8 平方米，高于标准 0.23 平方米.</summary>
internal static class NormGaps
{
    private static readonly (string Word, int Sign)[] Ways =
        [("高于", 1), ("超过", 1), ("超出", 1), ("高出", 1), ("多于", 1), ("大于", 1), ("超", 1), ("低于", -1), ("少于", -1), ("小于", -1), ("低", -1), ("差", -1), ("缺", -1), ("欠", -1)];

    private static readonly string[] Norms = ["标准", "要求", "规定", "目标", "底线", "标准值", "目标值", "核定数", "定额", "限额"];

    /// <summary>The claims of a sentence: what agrees, and what would agree the other way.</summary>
    public static IEnumerable<Claim> Of(Sentence sentence)
    {
        var mentions = sentence.Mentions;
        for (var i = 2; i < mentions.Count; i++)
        {
            var (value, norm, gap) = (mentions[i - 2], mentions[i - 1], mentions[i]);
            if (!IsPlain(gap) || Way(gap.Lead) is not { } sign || !IsNext(value, norm) || !IsNext(norm, gap)) continue;
            if (!IsNorm(norm)) (value, norm) = (norm, value);
            if (!IsNorm(norm) || IsNorm(value) || !Adds(value, gap) || !Adds(norm, gap)) continue;
            var equation = Equations.Difference(value.Quantity, norm.Quantity, gap.Quantity) with { Sign = sign, Named = true };
            var claim = ClaimMaker.Make(equation);
            if (claim.Verdict == Verdict.Consistent || claim.Diagnoses is [{ Code: "sign" }, ..]) yield return claim;
        }
    }

    private static bool IsPlain(Mention m) => m is { Known: true, Size: 1, Quantity: { Hedge: Hedge.None, IsTime: false } };

    private static bool Adds(Mention m, Mention gap) => IsPlain(m) && (gap.Quantity.Kind == QuantityKind.Points ? m.Quantity.Kind == QuantityKind.Percent : m.Quantity.Adds(gap.Quantity));

    private static bool IsNext(Mention a, Mention b) => a.Segment == b.Segment && b.Clause - a.Clause is 0 or 1;

    // 标准为, 标准, 省定标准: what the number is called, and nothing compared with it.
    private static bool IsNorm(Mention m) => Way(m.Lead) is null && Wording.Has(m.Lead, Norms);

    // 低于标准 0.23: the word, then the norm by its name, then the number.
    private static int? Way(string lead)
    {
        foreach (var norm in Norms)
            if (lead.EndsWith(norm, StringComparison.Ordinal))
                foreach (var (word, sign) in Ways)
                    if (lead.AsSpan(0, lead.Length - norm.Length).EndsWith(word) && !lead.AsSpan(0, lead.Length - norm.Length - word.Length).EndsWith("不") && !lead.AsSpan(0, lead.Length - norm.Length - word.Length).EndsWith("未")) return sign;
        return null;
    }
}
