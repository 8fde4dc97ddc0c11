using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>
/// A number that opens its sentence, and all the others of its unit behind it, which make it though no word says so: 适龄儿童 817 人，特校 404 人（其中送教 46 人），随班就读 371 人，有 42 人无需求.
/// Accused is only a number of three digits and more with two of them swapped or its point moved, and the sum then exact.
/// </summary>
internal static class OpeningTotals
{
    private const int LeastParts = 3;
    private const int MostParts = 7;
    private const int LeastDigits = 3;

    /// <summary>The claim of a sentence; null when the numbers do not make up the first.</summary>
    public static Claim? Of(Sentence sentence)
    {
        var mentions = sentence.Mentions;
        if (mentions.Count <= LeastParts || mentions[0] is not { } whole || !IsPlain(whole) || whole.Quantity.Digits < LeastDigits) return null;
        var parts = mentions.Skip(1).Where(m => m.Depth == 0 && m.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount && m.Quantity.Unit.Family == whole.Quantity.Unit.Family).ToList();
        if (parts.Count is < LeastParts or > MostParts || !parts.TrueForAll(p => IsPlain(p) && p.Quantity.Unit.Text == whole.Quantity.Unit.Text && p.Segment == whole.Segment) || parts.Select(p => p.Lead).Distinct().Count() < parts.Count) return null;
        // Another number of another thing between them would have its own parts.
        if (mentions.Exists(m => m.Depth == 0 && m.Token < parts[^1].Token && m.Quantity.Kind != QuantityKind.Percent && m != whole && !parts.Contains(m) && !m.Quantity.IsTime && !m.Quantity.Chinese)) return null;
        var equation = Equations.Sum([.. parts.Select(p => p.Quantity)], whole.Quantity);
        var judged = Judge.Of(equation);
        if (judged.Verdict == Verdict.Consistent) return null;
        var sum = parts.Sum(p => p.Quantity.Value);
        var mended = parts.Append(whole).Where(m => m.Quantity.Digits >= LeastDigits)
            .SelectMany(m => Misprints.Of(m.Quantity).Where(x => x.Code is "digit-swap" or "decimal-shift" && IsMade(m == whole ? sum - x.Value(m.Quantity) : sum - m.Quantity.Value + x.Value(m.Quantity) - whole.Quantity.Value)).Select(x => (m, x))).ToList();
        if (mended.Count == 0) return null;
        var (number, slip) = mended[0];
        return ClaimMaker.Make(equation with { Named = true }, judged, [new Diagnosis(slip.Code, Figures.Slip(number.Quantity, slip))]);
    }

    private static bool IsMade(double apart) => Math.Abs(apart) < 1e-6;

    private static bool IsPlain(Mention m) => m is { Known: true, Role: Role.Level, Size: 1, Each: null, Planned: false, Among: false, Direction: 0, Quantity: { Hedge: Hedge.None, IsTime: false } };
}
