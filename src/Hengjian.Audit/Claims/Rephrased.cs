using System.Buffers;
using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>A percentage told again in words right behind it: 占 20.1%，约五分之一.</summary>
internal static class Rephrased
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("；。、）比占高低");

    private const int MostBetween = 6;

    // Words round boldly: 24% is a quarter, 30% hardly a quarter.
    private const double Bold = 0.25;

    /// <summary>The claims of a sentence: what agrees, and what a shifted point explains.</summary>
    public static IEnumerable<Claim> Of(Sentence sentence)
    {
        for (var i = 1; i < sentence.Mentions.Count; i++)
        {
            var (exact, worded) = (sentence.Mentions[i - 1], sentence.Mentions[i]);
            if (worded.Quantity is not { Kind: QuantityKind.Percent, Chinese: true } || exact.Quantity is not { Kind: QuantityKind.Percent, Chinese: false, Hedge: Hedge.None } || !exact.Known || !worded.Known || worded.Size > 1 || exact.Size > 1) continue;
            var between = sentence.Text.AsSpan(exact.Quantity.End, worded.Quantity.Start - exact.Quantity.End);
            if (between.Length > MostBetween || between.Length == 0 || between[0] is not ('，' or '（' or ',' or '(') || between.ContainsAny(Breaks) || Claim(exact.Quantity, worded.Quantity) is not { } claim) continue;
            yield return claim;
        }
    }

    private static Claim? Claim(Quantity exact, Quantity worded)
    {
        if (exact.Value <= 0 || worded.Value <= 0) return null;
        var agrees = IsAbout(exact.Value, worded.Value);
        var slip = agrees ? null : Misprints.Of(exact).Where(m => m.Code == "decimal-shift" && IsAbout(m.Value(exact), worded.Value)).Select(m => new Diagnosis(m.Code, Figures.Slip(exact, m))).FirstOrDefault();
        if (!agrees && slip is null) return null;
        return ClaimMaker.Open(ClaimKind.Repeat, "", new Term("stated", exact), new Term("stated", worded)) with
        {
            Verdict = agrees ? Verdict.Consistent : Verdict.Inconsistent,
            Stated = exact.Printed,
            Computed = worded.Value,
            Unit = "%",
            Message = $"文中 {Figures.Print(exact)}，又说 {Figures.Print(worded)}，" + (agrees ? "一致。" : $"前后不一；可能是{slip!.Text}。"),
            Diagnoses = slip is null ? [] : [slip],
        };
    }

    private static bool IsAbout(double exact, double worded) => Math.Abs(exact - worded) <= Bold * worded;
}
