using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Checks;

/// <summary>Takes back flags on numbers that another statement of the same paragraph computes as printed: they belong there.</summary>
internal static class Alibis
{
    /// <summary>Makes the flags undetermined.</summary>
    /// <param name="claims">The claims so far.</param>
    /// <param name="first">The first of the paragraph.</param>
    public static void Grant(List<Claim> claims, int first)
    {
        HashSet<int>? shown = null;
        for (var i = first; i < claims.Count; i++)
        {
            if (claims[i].Verdict != Verdict.Inconsistent || !IsReckoned(claims[i]) || StatedOf(claims[i]) is not { } stated) continue;
            shown ??= claims.Skip(first).Where(c => c.Verdict == Verdict.Consistent && IsReckoned(c) && c.Numbers.Count > 2).Select(StatedOf).OfType<int>().ToHashSet();
            if (shown.Contains(stated))
                claims[i] = claims[i] with { Verdict = Verdict.Undetermined, Diagnoses = [], Message = "该数另有相符的算式，与这几个数是否对应不能确定：" + claims[i].Message };
        }
    }

    private static bool IsReckoned(Claim claim) =>
        claim.Kind is ClaimKind.Growth or ClaimKind.Share or ClaimKind.Sum or ClaimKind.Ratio or ClaimKind.Difference;

    // Where the number stands that the others compute.
    private static int? StatedOf(Claim claim)
    {
        foreach (var role in (ReadOnlySpan<string>)["stated", "rate", "share", "total", "delta"])
            foreach (var number in claim.Numbers)
                if (number.Role == role) return number.Start;
        return null;
    }
}
