using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Checks;

/// <summary>Takes back flags on numbers that another statement of the same paragraph computes as printed: they belong there.</summary>
internal static class Alibis
{
    // A total and three parts.
    private const int LeastOfSplit = 4;

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
            if (shown.Contains(stated) && !IsOtherSplit(claims, first, claims[i], stated))
                claims[i] = claims[i] with { Verdict = Verdict.Undetermined, Diagnoses = [], Message = "该数另有相符的算式，与这几个数是否对应不能确定：" + claims[i].Message };
        }
    }

    // 762 名：按学段分…，按渠道分…: both lists have the same total, and share no part.
    private static bool IsOtherSplit(List<Claim> claims, int first, Claim flag, int stated)
    {
        if (flag.Kind != ClaimKind.Sum || flag.Numbers.Count < LeastOfSplit || flag.Diagnoses.Count == 0) return false;
        for (var i = first; i < claims.Count; i++)
        {
            var other = claims[i];
            if (other.Verdict != Verdict.Consistent || !IsReckoned(other) || StatedOf(other) != stated) continue;
            if (other.Kind != ClaimKind.Sum || other.Numbers.Count < LeastOfSplit || other.Numbers.Any(n => n.Start != stated && flag.Numbers.Any(f => f.Start == n.Start))) return false;
        }
        return true;
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
