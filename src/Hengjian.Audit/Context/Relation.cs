using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>What follows from what, by how many numbers before the last they stand.</summary>
/// <param name="Kind">Kind of the statement.</param>
/// <param name="Roles">Role and distance of each number it is computed from, as one text: two relations are the same when these are.</param>
/// <param name="Span">The farthest distance.</param>
/// <param name="Product">A number times another, not divided by it.</param>
internal sealed record Relation(ClaimKind Kind, string Roles, int Span, bool Product)
{
    private const int MostNumbers = 6;

    /// <summary>The relation of a claim whose numbers stand in one sentence, the computed one last; null for others.</summary>
    public static (Relation Relation, Sentence Sentence, int Index)? Of(Claim claim, IReadOnlyList<Sentence> paragraph)
    {
        if (claim.Kind is not (ClaimKind.Growth or ClaimKind.Share or ClaimKind.Ratio or ClaimKind.Difference or ClaimKind.Sum) || claim.Numbers.Count is < 3 or > MostNumbers) return null;
        if (At(paragraph, claim.Numbers[0].Start) is not { } sentence || claim.Numbers[^1].Start >= sentence.End) return null;
        if (claim.Numbers[^1].Role is not ("stated" or "rate" or "delta" or "share" or "total")) return null;
        var last = IndexOf(sentence, claim.Numbers[^1].Start);
        var (roles, span) = ("", 0);
        foreach (var number in claim.Numbers.SkipLast(1))
        {
            if (IndexOf(sentence, number.Start) is not (>= 0 and var at)) return null;
            roles += number.Role[0] + (last - at).ToString(System.Globalization.CultureInfo.InvariantCulture);
            span = Math.Max(span, last - at);
        }
        if (last < 0 || span > MostNumbers) return null;
        var relation = new Relation(claim.Kind, roles, span, claim.Kind == ClaimKind.Ratio && IsProduct(claim));
        // Only what is computed here as there.
        return relation.Equation(sentence, last) is { } equation && Judge.Of(equation).Verdict == claim.Verdict ? (relation, sentence, last) : null;
    }

    // Paragraphs may hold thousands of sentences.
    private static Sentence? At(IReadOnlyList<Sentence> paragraph, int start)
    {
        var (from, to) = (0, paragraph.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (paragraph[middle].End <= start) from = middle + 1;
            else to = middle;
        }
        return from < paragraph.Count && paragraph[from].Start <= start ? paragraph[from] : null;
    }

    private static bool IsProduct(Claim claim) => claim.Numbers is [{ Role: "numerator", Value: { } a }, { Role: "denominator", Value: { } b }, { Value: { } s }] && Math.Abs(s) >= Math.Max(a, b) && a > 1 && b > 1;

    private static int IndexOf(Sentence sentence, int start) => sentence.Mentions.FindIndex(m => m.Quantity.Start == start);

    /// <summary>The equation of the number at a place of another sentence; null when its numbers cannot be put together.</summary>
    public Equation? Equation(Sentence sentence, int index)
    {
        var target = sentence.Mentions[index];
        Mention? b = null, c = null, d = null, n = null, q = null;
        var parts = new List<Mention>();
        for (var i = 0; i + 1 < Roles.Length; i += 2)
        {
            var at = index - (Roles[i + 1] - '0');
            if (at < 0 || sentence.Mentions[at] is not { Known: true } m || m.Quantity.Hedge != Numbers.Hedge.None) return null;
            switch (Roles[i])
            {
                case 'b' or 'w': b = m; break;
                case 'c': c = m; break;
                case 'd' when Kind == ClaimKind.Growth: d = m; break;
                case 'd': q = m; break;
                case 'n': n = m; break;
                case 'p': parts.Add(m); break;
                default: return null;
            }
        }
        var t = target.Quantity;
        return Kind switch
        {
            ClaimKind.Growth when b is not null && c is not null && b.Quantity.Adds(c.Quantity) => t.Adds(c.Quantity) && t.Kind != Numbers.QuantityKind.Percent
                ? Signed(Equations.Difference(c.Quantity, b.Quantity, t), target.Direction) : Equations.Growth(b.Quantity, c.Quantity, t, target.Direction),
            ClaimKind.Growth when c is not null && d is not null && c.Quantity.Adds(d.Quantity) => Equations.GrowthBy(c.Quantity, d.Quantity, t, (target.Direction != 0 ? target.Direction : d.Direction) < 0),
            ClaimKind.Growth when b is not null && d is not null && b.Quantity.Adds(d.Quantity) => Equations.GrowthOf(b.Quantity, d.Quantity, t),
            ClaimKind.Difference when b is not null && c is not null && b.Quantity.Adds(c.Quantity) => Signed(Equations.Difference(c.Quantity, b.Quantity, t), target.Direction),
            ClaimKind.Difference when n is not null && q is not null && n.Quantity.Adds(q.Quantity) => Signed(Equations.Difference(n.Quantity, q.Quantity, t), 0),
            ClaimKind.Share when b is not null && parts is [var part] && part.Quantity.Adds(b.Quantity) && part.Quantity.Value <= b.Quantity.Value => Equations.Share(part.Quantity, b.Quantity, t),
            ClaimKind.Ratio when n is not null && q is not null && t.Sides is { } sides && Math.Min(sides.Left.Value, sides.Right.Value) == 1 => OfSides(n.Quantity, q.Quantity, t, sides),
            ClaimKind.Ratio when n is not null && q is not null && !Product && q.Quantity.Value != 0 => Equations.Quotient(n.Quantity, q.Quantity, t, target.Each?.Count ?? 1),
            ClaimKind.Sum when b is null && parts.Count > 1 && parts.TrueForAll(p => p.Quantity.Adds(t)) => Equations.Sum(parts.ConvertAll(p => p.Quantity), t),
            _ => null,
        };
    }

    // 师生比 1:14.66: the larger number for each of the smaller.
    private static Equation? OfSides(Numbers.Quantity a, Numbers.Quantity b, Numbers.Quantity ratio, (Numbers.Numeral Left, Numbers.Numeral Right) sides)
    {
        var (high, low) = a.Value >= b.Value ? (a, b) : (b, a);
        var large = sides.Left.Value > sides.Right.Value ? sides.Left : sides.Right;
        return low.Value == 0 ? null : Equations.Quotient(high, low, new Numbers.Quantity { Start = ratio.Start, End = ratio.End, Unit = new Numbers.Unit("", Numbers.QuantityKind.Times, ":"), Printed = large.Value, Step = large.Step }, 1);
    }

    private static Equation Signed(Equation equation, int direction) => equation with { Sign = direction };
}
