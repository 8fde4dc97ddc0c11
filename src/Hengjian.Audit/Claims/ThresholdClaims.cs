using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Checks numbers against norms: 高于、低于、不低于、控制在…以内.</summary>
internal static class ThresholdClaims
{
    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Scope scope)
    {
        var mentions = scope.Sentence.Mentions;
        for (var i = 0; i < mentions.Count; i++)
        {
            var norm = mentions[i];
            if (!norm.Known || norm.Role is not Role.Norm || norm.Relation is not { } relation || norm.Size > 1) continue;
            var value = i > 0 ? mentions[i - 1] : null;
            if (value is null || !value.Known || value.Size > 1 || !value.Quantity.Adds(norm.Quantity)
                || value.Role is not (Role.Level or Role.Share or Role.Rate) || norm.Clause - value.Clause > 1) continue;
            yield return Claim(value, norm, relation);
        }
    }

    private static Claim Claim(Mention value, Mention norm, WordKind relation)
    {
        var (v, n) = (value.Quantity.AsPrinted, norm.Quantity.AsPrinted);
        var (word, fails) = relation switch
        {
            WordKind.Above => ("高于", v.High <= n.Low || v.Middle <= n.Middle),
            WordKind.Below => ("低于", v.Low >= n.High || v.Middle >= n.Middle),
            WordKind.NotBelow => ("不低于", v.High < n.Low),
            _ => ("不超过", v.Low > n.High),
        };
        var (a, b) = (Figures.Print(value.Quantity), Figures.Print(norm.Quantity));
        var made = ClaimMaker.Open(ClaimKind.Threshold, "", new Term("stated", value.Quantity), new Term("norm", norm.Quantity));
        return made with
        {
            Verdict = fails ? Verdict.Inconsistent : Verdict.Consistent,
            Stated = value.Quantity.Printed,
            Unit = Figures.UnitOf(value.Quantity),
            Message = fails ? $"文中说 {a} {word} {b}，与数值不符。" : $"{a} {word} {b}，相符。",
            Diagnoses = fails ? [new Diagnosis("sign", "方向词或其中一个数写错")] : [],
        };
    }
}
