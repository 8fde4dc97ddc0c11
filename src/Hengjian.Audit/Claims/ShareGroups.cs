using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Parts with their shares where no whole is given: 甲 2146 人、占 33.5%；乙 2904 人、占 45.4%；丙 1352 人、占 21.1%. All parts are the whole.</summary>
internal static class ShareGroups
{
    private const int Least = 3;

    /// <summary>A claim for each share of such a group; empty unless all, or all but one, hold.</summary>
    public static IReadOnlyDictionary<Mention, Claim?> Of(Scope scope)
    {
        var pairs = Pairs(scope.Sentence.Mentions);
        var none = new Dictionary<Mention, Claim?>();
        if (pairs.Count < Least || pairs.Any(p => !p.Part.Quantity.Adds(pairs[0].Part.Quantity))) return none;
        var shares = pairs.Aggregate(Interval.Of(0), (sum, p) => sum + p.Share.Quantity.AsPrinted);
        var made = pairs.ToDictionary(p => p.Share, p => (Claim?)ClaimMaker.Make(Equation(pairs, p.Part, p.Share)));
        var wrong = made.Values.Count(c => c!.Verdict != Verdict.Consistent);
        // One wrong share is seen by the others; more say that the whole is another number.
        return wrong == 0 || wrong == 1 && pairs.Count > Least - 1 && Math.Abs(shares.Middle - 100) < 60 && !HasWhole(scope, pairs) ? made : none;
    }

    private static List<(Mention Part, Mention Share)> Pairs(List<Mention> mentions)
    {
        var pairs = new List<(Mention, Mention)>();
        for (var i = 1; i < mentions.Count; i++)
            if (mentions[i] is { Role: Role.Share, Known: true, Size: 1 } share && mentions[i - 1] is { Role: Role.Level, Known: true, Size: 1 } part && part.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount
                && ShareReadings.IsDirect(share, part) && ShareReadings.IsGeneric(share.WholeName)) pairs.Add((part, share));
        return pairs;
    }

    private static bool HasWhole(Scope scope, List<(Mention Part, Mention Share)> pairs) =>
        scope.Sentence.Mentions.Exists(m => m.Role is Role.Level or Role.Whole && m.Quantity.Adds(pairs[0].Part.Quantity) && !pairs.Exists(p => p.Part == m));

    private static Equation Equation(List<(Mention Part, Mention Share)> pairs, Mention part, Mention share) => new()
    {
        Kind = ClaimKind.Share,
        Inputs = [new("part", part.Quantity), .. pairs.Where(p => p.Part != part).Select(p => new Term("part", p.Part.Quantity))],
        Stated = new("share", share.Quantity),
        Formula = x =>
        {
            var sum = Interval.Of(0);
            foreach (var one in x) sum += one;
            return Interval.Divide(x[0] * 100d, sum);
        },
        Arithmetic = result => $"{Figures.Print(part.Quantity)} ÷ ({string.Join(" + ", pairs.Select(p => Figures.Print(p.Part.Quantity)))}) = {result}",
        Assumption = () => "所列各项合起来是全部。",
    };
}
