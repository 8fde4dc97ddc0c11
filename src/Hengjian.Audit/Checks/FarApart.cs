using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Checks;

/// <summary>
/// Takes back a flag whose numbers hardly belong together: what follows is far from what is stated, no slip of the pen explains it, and other
/// numbers stand between. Mistakes in reports stay near or show how they were made; pairs read wrongly give anything.
/// </summary>
internal static class FarApart
{
    // Stale figures, forgotten parts and miscounted lists of the development texts stay below a fifth.
    private const double Far = 0.25;
    private const double Absurd = 8;
    private const double NearInput = 0.07;
    private const double MostGrown = 50;

    // Pupils and teachers of different stages give ratios of one size.
    private const double FarRatio = 0.1;

    /// <summary>The claim, undetermined when its numbers hardly belong together.</summary>
    /// <param name="claim">As judged.</param>
    /// <param name="alone">True when no other number stands in its sentences.</param>
    public static Claim Doubt(Claim claim, bool alone) => IsWild(claim) && IsReckoned(claim) && (!alone || IsAbsurd(claim, Absurd))
        ? claim with { Verdict = Verdict.Undetermined, Message = "相差太大又不像笔误，这几个数是否对应不能确定：" + claim.Message }
        : claim;

    /// <summary>True for a flag that is far off without a slip that explains it.</summary>
    public static bool IsWild(Claim claim) =>
        claim is { Verdict: Verdict.Inconsistent, Diagnoses.Count: 0, Stated: { } stated, Computed: { } computed }
        && !IsNearInput(claim) && IsWild(Math.Abs(stated), Math.Abs(computed), claim.Kind == ClaimKind.Ratio ? FarRatio : Far);

    /// <summary>True for a rate between two numbers that words name and that are near each other: another rate was put there; and for what is left of what came and went.</summary>
    public static bool IsPlain(Claim claim) =>
        claim is { Kind: ClaimKind.Growth, Named: true, Numbers.Count: 3, Computed: { } computed } && Math.Abs(computed) < MostGrown && claim.Numbers.Any(n => n.Role == "rate") && claim.Numbers.Any(n => n.Role == "base") && claim.Numbers.Any(n => n.Role == "current")
        || claim is { Kind: ClaimKind.Difference, Named: true } && claim.Numbers.Any(n => n.Role == "numerator");

    /// <summary>True when stated and computed are so many times apart: of different size altogether.</summary>
    public static bool IsAbsurd(Claim claim, double times) => claim is { Diagnoses.Count: 0, Stated: { } stated, Computed: { } computed }
        && Math.Max(Math.Abs(stated), Math.Abs(computed)) > times * Math.Min(Math.Abs(stated), Math.Abs(computed));

    private static bool IsWild(double stated, double computed, double far) =>
        Math.Abs(stated - computed) > far * Math.Max(stated, computed) && !IsBorrowed(stated, computed);

    // 46.82 亿元，上年 41.44 亿元，增长 8.5%: with 43.15 it would hold; what was or what is now is off by little.
    private static bool IsNearInput(Claim claim)
    {
        if (claim.Kind != ClaimKind.Growth || claim.Unit != "%" || claim.Numbers.Count != 3 || claim.Stated is not { } rate) return false;
        if (claim.Numbers.FirstOrDefault(n => n.Role == "base") is not { Value: { } b, Unit: { } unit } || claim.Numbers.FirstOrDefault(n => n.Role == "current") is not { Value: { } c } current || current.Unit != unit || b <= 0 || c <= 0) return false;
        var grown = c > b ? 1 + Math.Abs(rate) / 100 : 1 - Math.Abs(rate) / 100;
        return Math.Abs(b * grown - c) < NearInput * c;
    }

    // 52 − 28 = 34: one forgotten in borrowing or carrying shows as one digit off by one.
    private static bool IsBorrowed(double stated, double computed)
    {
        var apart = Math.Abs(stated - computed);
        if (apart < 1e-9) return false;
        var place = Math.Round(Math.Log10(apart));
        return Math.Abs(apart - Math.Pow(10, place)) < 1e-6 * Math.Max(stated, computed);
    }

    // Shares know whether their whole is named; what each of a named thing gets names its pair.
    private static bool IsReckoned(Claim claim) => claim.Kind switch
    {
        ClaimKind.Ratio => claim.Unit.Length == 0,
        ClaimKind.Growth or ClaimKind.Sum or ClaimKind.Difference => true,
        _ => false,
    };
}
