using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>A change and its rate told two ways: 上年 4493 人，一年增加 113 人，下降 2.52%. Where the increment and a number before it give that very rate, one of the two words is wrong.</summary>
internal static class TwoWays
{
    private const int MostBack = 5;
    private const int LeastDigits = 2;

    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Sentence sentence)
    {
        for (var i = 2; i < sentence.Mentions.Count; i++)
        {
            var (by, rate) = (sentence.Mentions[i - 1], sentence.Mentions[i]);
            if (!IsOpposed(by, rate)) continue;
            for (var k = i - 2; k >= 0 && i - k <= MostBack; k--)
                if (sentence.Mentions[k] is { Known: true, Role: Role.Level or Role.Base or Role.Other, Quantity.Hedge: Hedge.None } level && level.Quantity.Adds(by.Quantity) && Claim(level, by, rate) is { } claim)
                {
                    yield return claim;
                    break;
                }
        }
    }

    private static bool IsOpposed(Mention by, Mention rate) =>
        by is { Known: true, Role: Role.Change or Role.Gap, Size: 1, Each: null, Quantity: { Hedge: Hedge.None, Kind: QuantityKind.Count or QuantityKind.Amount } } && by.Direction * rate.Direction < 0
        && rate is { Known: true, Role: Role.Rate, Clean.Length: 0, Yearly: false, Size: 1, Quantity: { Hedge: Hedge.None, Kind: QuantityKind.Percent } } && rate.Comparison?.Other is null && by.Comparison?.Other is null
        && rate.Segment == by.Segment && rate.Depth == by.Depth && rate.Clause - by.Clause is 0 or 1 && rate.Quantity.Digits >= LeastDigits;

    // Of what was before the change, or of what is behind it.
    private static Claim? Claim(Mention level, Mention by, Mention rate)
    {
        foreach (var equation in new[] { Equations.GrowthOf(level.Quantity, by.Quantity, rate.Quantity), Equations.GrowthBy(level.Quantity, by.Quantity, rate.Quantity, by.Direction < 0) })
            if (Judge.Of(equation) is { Verdict: Verdict.Consistent })
            {
                var mistake = new Diagnosis("sign", "增减一词写反，与前面的增减量不一");
                var claim = ClaimMaker.Make(equation);
                return claim with { Verdict = Verdict.Inconsistent, Named = true, Diagnoses = [mistake], Message = $"{claim.Message.Split('，')[0]}，数值相符，但{mistake.Text}。" };
            }
        return null;
    }
}
