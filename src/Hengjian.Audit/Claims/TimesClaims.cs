using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Checks multiples between two subjects: 初中是小学的 1.37 倍.</summary>
internal static class TimesClaims
{
    private static readonly string[] Links = ["相当于", "是", "为"];

    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Scope scope)
    {
        var mentions = scope.Sentence.Mentions;
        for (var i = 1; i < mentions.Count; i++)
        {
            var times = mentions[i];
            if (times is not { Role: Role.Times, Known: true } || times.Quantity.Unit.Text == "番" || Sides(times.Lead) is not { } sides) continue;
            var levels = scope.Levels(i).Concat(scope.LevelsBefore()).Where(m => m.Role != Role.Gap).Take(6).ToList();
            if (sides.Choose(levels) is not { } pair || !pair.Left.Quantity.Adds(pair.Right.Quantity)) continue;
            var claim = ClaimMaker.Make(Equation(pair.Left.Quantity, pair.Right.Quantity, times));
            if (claim.Verdict != Verdict.Undetermined) yield return claim;
        }
    }

    // A 是 B 的.
    private static GapSides? Sides(string lead)
    {
        if (!lead.EndsWith('的')) return null;
        foreach (var link in Links)
            if (lead.LastIndexOf(link, StringComparison.Ordinal) is var at and > 0) return new GapSides(lead[..at], lead[(at + link.Length)..^1], 1);
        return null;
    }

    private static Equation Equation(Quantity left, Quantity right, Mention times) => new()
    {
        Kind = ClaimKind.Ratio,
        Inputs = [new("numerator", left), new("denominator", right)],
        Stated = new("stated", times.Quantity),
        Formula = x => Interval.Divide(x[0], x[1]),
        Arithmetic = result => $"{Figures.Print(left)} ÷ {Figures.Print(right)} = {result}",
        Mistakes = () => [new("ratio-for-rate", "把增长的倍数写成了总倍数", x => Interval.Divide(x[0] - x[1], x[1]))],
    };
}
