using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Changes of numbers without a unit that is known, from one to the other in so many words: 差异系数由 0.462 降到 0.418，减少 0.044，降幅 9.5%.</summary>
internal static class BareChanges
{
    private const int MostBehind = 3;
    private const int LeastDigits = 2;

    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Sentence sentence)
    {
        for (var i = 0; i + 1 < sentence.Mentions.Count; i++)
        {
            var (from, to) = (sentence.Mentions[i], sentence.Mentions[i + 1]);
            if (!from.Departs || !to.Reached || !IsBare(from) || !IsBare(to) || from.Clause != to.Clause || from.Depth != to.Depth || from.Tail != to.Tail || to.Quantity.Value == from.Quantity.Value) continue;
            for (var k = i + 2; k < sentence.Mentions.Count && k - i - 1 <= MostBehind; k++)
            {
                var change = sentence.Mentions[k];
                if (change.Segment != to.Segment || change.Depth != to.Depth || change.Departs || change is not { Known: true, Clean.Length: 0, Direction: not 0, Yearly: false, Each: null, Size: 1, Quantity.Hedge: Hedge.None } || change.Comparison?.Other is not null) break;
                if (change.Role == Role.Change && IsBare(change) && change.Tail == to.Tail) yield return ClaimMaker.Make(Equations.Difference(to.Quantity, from.Quantity, change.Quantity) with { Kind = ClaimKind.Growth, Sign = change.Direction, Named = true });
                else if (change.Role == Role.Rate && change.Quantity.Kind == QuantityKind.Percent) yield return ClaimMaker.Make(Equations.Growth(from.Quantity, to.Quantity, change.Quantity, change.Direction) with { Named = true });
                else break;
            }
        }
    }

    private static bool IsBare(Mention m) => m is { Known: true, Quantity: { Kind: QuantityKind.Bare, Hedge: Hedge.None } } && m.Quantity.Digits >= LeastDigits;
}
