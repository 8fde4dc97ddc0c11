using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tables;

/// <summary>
/// Cells off by what rounding would allow: 29470 | 31830 | 2361 万元 may be rounded, but where all other sums and differences of the table are exact to the last
/// place, and its row and its column both miss by the same 1, just that cell is wrong.
/// </summary>
internal static class CrossedCells
{
    private const int LeastExact = 3;
    private const int LeastMissed = 2;
    private const int MostMissed = 6;
    private const double Tiny = 1e-6;

    /// <summary>Turns such claims into flags.</summary>
    /// <param name="claims">All claims of one table.</param>
    public static void Accuse(List<Claim> claims)
    {
        // The same cells may be read as a sum and as a difference.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var missed = new List<Claim>();
        var exact = new List<Claim>();
        foreach (var claim in claims)
        {
            if (claim is not { Kind: ClaimKind.Sum or ClaimKind.Difference, Verdict: not Verdict.Undetermined, Stated: { } stated, Computed: { } computed } || claim.Numbers.Any(n => n.Unit != claim.Unit) || !seen.Add(string.Join(',', claim.Numbers.Select(n => n.Start)))) continue;
            if (claim.Verdict == Verdict.Inconsistent) return;
            (Math.Abs(stated - computed) < Tiny * Math.Max(1, Math.Abs(stated)) ? exact : missed).Add(claim);
        }
        if (missed.Count is < LeastMissed or > MostMissed || exact.Count < LeastExact) return;
        var cells = missed[0].Numbers.Where(n => missed.TrueForAll(c => c.Numbers.Any(o => o.Start == n.Start)) && !exact.Exists(c => c.Numbers.Any(o => o.Start == n.Start))).ToList();
        if (cells is not [{ Value: { } printed } cell]) return;
        var asked = missed.ConvertAll(c => Asked(c, cell.Start)).Distinct(Comparer).ToList();
        if (asked is not [var by]) return;
        var was = Figures.Number(printed + by, Places(printed + by));
        var wrong = new Diagnosis("off-by-one", $"{Figures.Number(printed, Places(printed))}{cell.Unit} 误写，应为 {was}{cell.Unit}（本行、本列都差 {Figures.Number(Math.Abs(by), Places(by))}，表中其余各数都分毫不差）");
        for (var i = 0; i < claims.Count; i++)
            if (claims[i] is { Kind: ClaimKind.Sum or ClaimKind.Difference, Verdict: Verdict.Consistent } claim && claim.Numbers.Any(n => n.Start == cell.Start))
                claims[i] = claim with { Verdict = Verdict.Inconsistent, Diagnoses = [wrong], Message = $"{ClaimMaker.ArithmeticOf(claim)}，文中 {Figures.Number(claim.Stated ?? 0, Places(claim.Stated ?? 0))}{claim.Unit}；可能是{wrong.Text}。" };
    }

    // By how much the cell would have to be larger.
    private static double Asked(Claim claim, int cell)
    {
        var apart = (claim.Stated - claim.Computed) ?? 0;
        return claim.Numbers.First(n => n.Start == cell).Role is "part" or "current" or "numerator" ? apart : -apart;
    }

    private static readonly IEqualityComparer<double> Comparer = EqualityComparer<double>.Create((a, b) => Math.Abs(a - b) < Tiny, _ => 0);

    private static int Places(double value)
    {
        var places = 0;
        while (places < 4 && Math.Abs(value - Math.Round(value, places)) > Tiny) places++;
        return places;
    }
}
