using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Context;

/// <summary>
/// Takes back flags of which every number is borne out by another statement of the report: a number that is wrong fails wherever it is used, so what is
/// wrong here is that these were put together. A word that is wrong (its direction, its unit) leaves all numbers right, and is no such flag.
/// </summary>
internal static class Borne
{
    // Rates are told to a tenth of a percent: what is smaller they do not bear out.
    private const double Fine = 0.001;
    private const double Tenth = 0.1;

    /// <summary>Makes such flags undetermined.</summary>
    /// <param name="claims">All claims of the report.</param>
    public static void Withdraw(List<Claim> claims)
    {
        Dictionary<int, List<Claim>>? borne = null;
        for (var i = 0; i < claims.Count; i++)
        {
            var flag = claims[i];
            if (flag.Verdict != Verdict.Inconsistent || !IsReckoned(flag.Kind) || flag.Numbers.Count < 3 || flag.Diagnoses.Any(d => d.Code is "sign" or "point-percent") || IsOfColumns(flag) || IsCopied(flag)) continue;
            borne ??= Of(claims);
            var fine = IsFine(flag);
            // 两项合计 24350 人: that the number stands elsewhere too says where it was copied from.
            var named = flag is { Kind: ClaimKind.Sum, Named: true };
            if (flag.Numbers.All(n => borne.TryGetValue(n.Start, out var by) && by.Exists(c => (!fine || IsExact(c.Kind)) && Tells(c, flag) && !(named && n.Role == "total" && (c.Kind == ClaimKind.Repeat || HasAll(c, flag))) && c.Numbers.Any(o => !flag.Numbers.Any(f => f.Start == o.Start)))))
                claims[i] = flag with { Verdict = Verdict.Undetermined, Diagnoses = [], Message = "这几个数在别处各有相符的算式，是否对应不能确定：" + flag.Message };
        }
    }

    // 两项合计 24350 人，覆盖率 92.6%: a share of the parts in the number told as their sum. Not 儿童 318 名，分别安置 147 名、121 名、44 名，入学率 98.1%.
    private static bool HasAll(Claim claim, Claim flag) =>
        claim.Kind == ClaimKind.Share && flag.Numbers.All(f => claim.Numbers.Any(n => n.Start == f.Start)) && flag.Numbers.First(n => n.Role == "total").Start == flag.Numbers.Max(n => n.Start);

    // A rule that the other rows keep, and a slip: cells belong together, whatever else their digits meet.
    private static bool IsOfColumns(Claim flag) => flag is { OfTable: true, Diagnoses: [{ IsMiswritten: true } or { Code: "off-by-one" }, ..] };

    // 762 名，较上年的 762 名多 67 名: nothing is more than itself, however well the rate beside goes with what is now.
    private static bool IsCopied(Claim flag) =>
        flag is { Named: true, Numbers.Count: 3 } && flag.Numbers.FirstOrDefault(n => n.Role == "base") is { Value: { } was, Unit: { } unit } && flag.Numbers.Any(n => n.Role == "current" && n.Value == was && n.Unit == unit);

    // 395715 for 395751 in a total: a growth of 5.0% holds with either; 空编 641 名 of 16850 名 for 642: so does a share.
    private static bool IsFine(Claim flag) =>
        flag is { Kind: ClaimKind.Sum or ClaimKind.Difference or ClaimKind.Growth, Diagnoses.Count: > 0, Stated: { } stated, Computed: { } computed } && !flag.Numbers.Any(n => n.Role == "rate")
        && Math.Abs(stated - computed) < Fine * flag.Numbers.Max(n => n.Unit == flag.Unit && n.Value is { } value ? Math.Abs(value) : 0);

    // 219 for 220 of 1846 is 11.9% with either: a share to a tenth of a percent does not tell them apart.
    private static bool Tells(Claim share, Claim flag) =>
        share is not { Kind: ClaimKind.Share, Unit: "%", Stated: { } told } || flag is not { Kind: ClaimKind.Sum, Diagnoses.Count: > 0, Stated: { } stated, Computed: { } computed } || Math.Abs(stated - computed) * Math.Abs(told) >= Tenth * Math.Abs(stated);

    private static bool IsExact(ClaimKind kind) => kind is ClaimKind.Sum or ClaimKind.Difference or ClaimKind.Repeat;

    private static Dictionary<int, List<Claim>> Of(List<Claim> claims)
    {
        var borne = new Dictionary<int, List<Claim>>();
        foreach (var claim in claims)
            if (claim.Verdict == Verdict.Consistent && (claim.Kind == ClaimKind.Repeat || IsReckoned(claim.Kind) && claim.Numbers.Count > 2))
                foreach (var number in claim.Numbers)
                    if (borne.TryGetValue(number.Start, out var list)) list.Add(claim);
                    else borne[number.Start] = [claim];
        return borne;
    }

    private static bool IsReckoned(ClaimKind kind) => kind is ClaimKind.Growth or ClaimKind.Share or ClaimKind.Sum or ClaimKind.Ratio or ClaimKind.Difference;
}
