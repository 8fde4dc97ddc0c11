using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Accuses 年均 that is a slip away from the total beside it shared by the years said, or by a few whole years where none are: 累计完成投资 214.68 亿元，年均
/// 42.49 亿元 is a fifth but for two digits.
/// </summary>
internal static class YearlyMeans
{
    private const double Chance = 0.03;
    private const int MostYears = 10;

    /// <summary>The claim; null when a number of years gives it, or nothing explains it.</summary>
    public static Claim? Of(Place place)
    {
        var target = place.Target;
        if (target is not { Yearly: true, Each: null, Size: 1, Planned: false, Role: Role.Level, Quantity: { Hedge: Hedge.None, Kind: QuantityKind.Amount or QuantityKind.Count } }) return null;
        var total = place.Near.FirstOrDefault(f => f.Sentence == place.At && f.Mention is { Each: null, Yearly: false, Size: 1, Among: false, Role: Role.Level or Role.Change, Quantity.Hedge: Hedge.None } m && m.Token < target.Token && m.Segment == target.Segment && f.Quantity.Adds(target.Quantity))?.Mention;
        if (total is null || !total.Total && target.Clause - total.Clause > 1) return null;
        var said = total.Years ?? target.Years ?? (total.Period is { Year: { } from, Until: { } until } && until > from ? until - from + 1 : null);
        Claim? found = null;
        double[] counts = said is { } years ? [years] : [.. Enumerable.Range(2, MostYears - 1)];
        foreach (var count in counts)
        {
            var claim = ClaimMaker.Make(PerUnitEquations.OfYears(total, count, target));
            if (claim.Verdict != Verdict.Inconsistent) return null;
            if (!claim.Diagnoses.Any(d => d.IsMiswritten && d.Chance * counts.Length < Chance)) continue;
            if (found is not null) return null;
            found = claim;
        }
        return found;
    }
}
