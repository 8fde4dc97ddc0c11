using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// The share of one line in another made alike: 城关镇在校生 3600 人，寄宿生 540 人，占 32.0%；东河镇在校生 1250 人，寄宿生 400 人，占 32.0%. The second follows from the two numbers
/// right before it; the first, told just the same, does not from its own, and was copied.
/// </summary>
internal static class CopiedShares
{
    private const int LeastDigits = 2;
    private const int Back = 2;

    private readonly record struct Line(Mention Share, Equation Equation, bool Holds);

    /// <summary>Puts the claims of a paragraph in the place of what was found about such shares.</summary>
    /// <param name="sentences">The sentences with numbers.</param>
    /// <param name="claims">The claims so far.</param>
    /// <param name="first">The first of the paragraph.</param>
    public static void Hold(IReadOnlyList<Sentence> sentences, List<Claim> claims, int first)
    {
        var alike = new Dictionary<(string, double), List<Line>>();
        foreach (var sentence in sentences)
            for (var i = Back; i < sentence.Mentions.Count; i++)
                if (Of(sentence, i) is { } line && Shape.Of(sentence, i - Back, i) is { } shape)
                {
                    if (!alike.TryGetValue((shape, line.Share.Quantity.Value), out var lines)) alike[(shape, line.Share.Quantity.Value)] = lines = [];
                    lines.Add(line);
                }
        foreach (var lines in alike.Values)
        {
            if (lines.Count != 2 || lines[0].Holds == lines[1].Holds) continue;
            var (copy, other) = lines[0].Holds ? (lines[1], lines[0]) : (lines[0], lines[1]);
            Put(copy, other, claims, first);
        }
    }

    private static void Put(Line copy, Line other, List<Claim> claims, int first)
    {
        var (start, part) = (copy.Share.Quantity.Start, copy.Equation.Inputs[0].Quantity.Start);
        var at = -1;
        for (var i = first; i < claims.Count; i++)
        {
            if (claims[i].Kind != ClaimKind.Share || !claims[i].Numbers.Any(n => n.Role == "share" && n.Start == start)) continue;
            // Of its own part and another whole it may well be so much.
            if (claims[i].Verdict == Verdict.Inconsistent || claims[i].Verdict == Verdict.Consistent && claims[i].Numbers.Any(n => n.Role == "part" && n.Start == part)) return;
            if (at < 0) at = i;
            else claims.RemoveAt(i--);
        }
        var wrong = ClaimMaker.Make(copy.Equation with { Named = true }, Judge.Of(copy.Equation), [RatioClaims.OfOther(other.Equation.Inputs[0].Quantity, other.Equation.Inputs[1].Quantity)]);
        if (at < 0) claims.Add(wrong);
        else claims[at] = wrong;
    }

    // The two numbers right before a share that names no other whole.
    private static Line? Of(Sentence sentence, int index)
    {
        var (whole, part, share) = (sentence.Mentions[index - Back], sentence.Mentions[index - 1], sentence.Mentions[index]);
        if (share is not { Known: true, Size: 1, Planned: false, Direction: 0, Comparison: null, Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None } } || share.Quantity.Digits < LeastDigits || share.Role != Role.Share && !(share.Role == Role.Level && ShareReadings.IsRateName(share)) || !ShareReadings.IsGeneric(share.WholeName)) return null;
        if (!ShareFrames.IsNumber(whole) || !ShareFrames.IsNumber(part) || !whole.Quantity.Adds(part.Quantity) || whole.Quantity.Value <= part.Quantity.Value || whole.Depth != share.Depth || part.Depth != share.Depth || part.Clause - whole.Clause > 1 || share.Clause - part.Clause > 1 || share.Own is { Shift: < 0 }) return null;
        var equation = Equations.Share(part.Quantity, whole.Quantity, share.Quantity);
        return Judge.Of(equation).Verdict switch
        {
            Verdict.Consistent => new(share, equation, true),
            Verdict.Inconsistent => new(share, equation, false),
            _ => null,
        };
    }
}
