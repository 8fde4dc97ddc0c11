using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>A change told more exactly than the amount it changes could show: 支出 11.42 亿元，同比增加 0.55 万元.</summary>
internal static class TinyChanges
{
    // The last printed place of the amount is so many times the change.
    private const double Times = 10;
    private const double MostGrown = 0.6;
    private const double Scale = 1e4;

    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Sentence sentence)
    {
        for (var i = 1; i < sentence.Mentions.Count; i++)
        {
            var (level, change) = (sentence.Mentions[i - 1], sentence.Mentions[i]);
            if (!IsPlain(level) || !IsPlain(change) || level.Role != Role.Level || change is not { Role: Role.Change, Clean.Length: 0, Direction: not 0, Each: null } || level.Each is not null || change.Segment != level.Segment || change.Clause - level.Clause is not (0 or 1) || !level.Quantity.Adds(change.Quantity)) continue;
            var (was, now) = (level.Quantity.Value - change.Direction * change.Quantity.Value * Scale, level.Quantity.Value);
            if (change.Quantity.Value * Times > level.Quantity.Place || level.Quantity.Scale != change.Quantity.Scale * Scale || change.Quantity.Value * Scale > MostGrown * now || was <= 0) continue;
            var slip = new Diagnosis("unit-slip", $"单位写错，前一个数以“{Figures.UnitOf(level.Quantity)}”计");
            yield return ClaimMaker.Open(ClaimKind.Plausibility, $"{Figures.Print(level.Quantity)} 只写到 {Figures.Number(level.Quantity.Step, Figures.Places(level.Quantity.Step))} {Figures.UnitOf(level.Quantity)}，增减 {Figures.Print(change.Quantity)} 看不出来；可能是{slip.Text}。", new Term("current", level.Quantity), new Term("delta", change.Quantity)) with
            {
                Verdict = Verdict.Inconsistent,
                Stated = change.Quantity.Printed,
                Unit = Figures.UnitOf(change.Quantity),
                Diagnoses = [slip],
            };
        }
    }

    private static bool IsPlain(Mention m) => m is { Known: true, Size: 1, Quantity: { Hedge: Hedge.None, Kind: QuantityKind.Amount or QuantityKind.Count, IsTime: false, Value: > 0 } };
}
