using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Several percentages told together, as many told right before, and what each changed by: 覆盖率 86.3%，占比 48.2%。分别达到 91.0% 和 52.7%，前者提升 4.7 个百分点，后者提升
/// 4.5 个百分点. Where one of the changes holds, the order says between which two each of the others lies. And 比重依次是 18.07%、18.26%、18.53%，2023 年比 2022 年提高
/// 0.27 个百分点, where the years say it.
/// </summary>
internal sealed class PairedRates
{
    private const int Most = 4;
    private const int LeastDigits = 2;
    private const double Close = 0.3;

    // The percentages told last, whatever of.
    private readonly List<Quantity> before = [];

    /// <summary>The claims of a paragraph.</summary>
    public List<Claim> Of(IReadOnlyList<Sentence> sentences)
    {
        var found = new List<Claim>();
        foreach (var sentence in sentences)
        {
            var mentions = sentence.Mentions;
            for (var i = 0; i < mentions.Count; i += mentions[i].Size)
            {
                var size = mentions[i].Size;
                if (!IsLevel(mentions[i])) continue;
                if (size > 1 && size <= Most && mentions[i].Respectively) found.AddRange(Held(mentions, i));
                for (var k = i; k < i + size; k++) before.Add(mentions[k].Quantity);
            }
            if (before.Count > 2 * Most) before.RemoveRange(0, before.Count - 2 * Most);
        }
        return found;
    }

    private static bool IsLevel(Mention m) => m is { Known: true, Role: Role.Level or Role.Share or Role.Base, Planned: false, Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None } };

    private List<Claim> Held(List<Mention> mentions, int first)
    {
        var size = mentions[first].Size;
        var rates = mentions.GetRange(first, size).ConvertAll(m => m.Quantity);
        var changes = mentions.Skip(first + size).TakeWhile(m => m.Quantity.Kind is QuantityKind.Points or QuantityKind.Percent).Where(IsChange).ToList();
        if (changes is [{ Own.Year: { } to, Comparison.Period.Year: { } from } only] && to - from is > 0 and var back && back < size && IsTold(mentions[first], size, to)) return Claim(rates[^1], rates[size - 1 - back], only) is { } yearly ? [yearly] : [];
        // 三年入学率分别为 92.7%、94.1%、95.6%，三年累计提高 2.9 个百分点.
        if (size > 2 && changes is [{ YearsSaid: true, Years: { } years, Comparison: null, Size: 1, Clean.Length: 0 } whole] && years - size is 0 or -1) return Claim(rates[^1], rates[0], whole) is { } overAll ? [overAll] : [];
        if (changes.Count != size || before.Count < size || !changes.TrueForAll(c => c.Size == 1 && c.Comparison?.Period is null)) return [];
        return Paired(rates, before.GetRange(before.Count - size, size), changes);
    }

    private static bool IsChange(Mention m) =>
        m is { Known: true, Direction: not 0, Planned: false, Yearly: false, Quantity.Hedge: Hedge.None } && m.Comparison?.Other is null && m.Quantity.Digits >= LeastDigits
        && (m.Role == Role.Change && m.Quantity.Kind == QuantityKind.Points || m.Role == Role.Rate && m.Quantity.Kind == QuantityKind.Percent);

    // The last of the list is of the year that the change arrives at.
    private static bool IsTold(Mention head, int size, int to) => size > 2 && (head.Own?.Year is null || head.Own.Year + size - 1 == to);

    private static List<Claim> Paired(List<Quantity> rates, List<Quantity> others, List<Mention> changes)
    {
        // Told last are those of now, or those of before: one that holds tells.
        foreach (var (late, early) in new[] { (rates, others), (others, rates) })
            if (changes.Where((c, i) => Holds(late[i], early[i], c)).Any()) return [.. changes.Select((c, i) => Claim(late[i], early[i], c)).OfType<Claim>()];
        return [];
    }

    private static bool Holds(Quantity late, Quantity early, Mention change) => change.Quantity.Kind == QuantityKind.Points && Judge.Of(Difference(late, early, change)).Verdict == Verdict.Consistent;

    private static Equation Difference(Quantity late, Quantity early, Mention change) => Equations.Difference(late, early, change.Quantity) with { Sign = change.Direction, Named = true };

    private static Claim? Claim(Quantity late, Quantity early, Mention change)
    {
        if (change.Quantity.Kind == QuantityKind.Percent)
            return Math.Abs(Math.Abs(late.Value - early.Value) - change.Quantity.Value) < change.Quantity.Place / 2 ? late.Value > early.Value ? PointsClaim.Of(late, early, change.Quantity) : PointsClaim.Of(early, late, change.Quantity) : null;
        var claim = ClaimMaker.Make(Difference(late, early, change));
        return claim.Verdict == Verdict.Consistent || claim.Diagnoses.Any(d => d.Code != "off-by-one") || Math.Abs(Math.Abs(late.Value - early.Value) - change.Quantity.Value) < Close * change.Quantity.Value ? claim : null;
    }
}
