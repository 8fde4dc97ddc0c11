using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Checks;

/// <summary>A difference of two percentages that is written with %: right in its value, wrong in its unit.</summary>
internal static class PointsClaim
{
    /// <summary>The claim that accuses.</summary>
    /// <param name="high">The larger percentage.</param>
    /// <param name="low">The smaller one.</param>
    /// <param name="stated">What is called their change.</param>
    public static Claim Of(Quantity high, Quantity low, Quantity stated)
    {
        var mistake = new Diagnosis("point-percent", "两个百分数之差，应写“个百分点”，不应写“%”");
        var places = Math.Max(Figures.Places(high.Step), Figures.Places(low.Step));
        var numbers = new List<ClaimNumber>();
        foreach (var (role, quantity) in ((string, Quantity)[])[("numerator", high), ("denominator", low), ("delta", stated)]) numbers.Add(ClaimMaker.NumberOf(new(role, quantity)));
        numbers.Sort((a, b) => a.Start.CompareTo(b.Start));
        return new Claim
        {
            Kind = ClaimKind.Difference,
            Verdict = Verdict.Inconsistent,
            Stated = stated.Printed,
            Computed = Math.Round(high.Value - low.Value, 6),
            Unit = Figures.UnitOf(stated),
            Message = $"{Figures.Print(high)} − {Figures.Print(low)} = {Figures.Number(high.Value - low.Value, places)} 个百分点，文中 {Figures.Print(stated)}：数值相符，但{mistake.Text}。",
            Diagnoses = [mistake],
            Numbers = numbers,
            Spans = [new TextSpan(numbers[0].Start, numbers[^1].End)],
        };
    }
}
