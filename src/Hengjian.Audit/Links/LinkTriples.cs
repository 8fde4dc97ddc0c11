using Hengjian.Audit.Checks;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Links;

/// <summary>One number with two others that it may follow from.</summary>
/// <param name="Form">In what way.</param>
/// <param name="Target">The number that follows.</param>
/// <param name="First">As in <see cref="LinkForm"/>.</param>
/// <param name="Second">As in <see cref="LinkForm"/>.</param>
/// <param name="Equation">What would have to hold.</param>
internal readonly record struct LinkTriple(LinkForm Form, Linkable Target, Linkable First, Linkable Second, Equation Equation);

/// <summary>Lists from which pairs of the numbers around it a number may follow, by their units alone.</summary>
internal static class LinkTriples
{
    // How many numbers before and behind are looked at.
    private const int Reach = 9;

    /// <summary>Every triple with this target.</summary>
    /// <param name="numbers">The numbers of the paragraph.</param>
    /// <param name="target">The number that follows.</param>
    public static IEnumerable<LinkTriple> Of(IReadOnlyList<Linkable> numbers, Linkable target)
    {
        var near = numbers.Take(Math.Max(0, target.At - Reach)..(target.At + Reach + 1)).Where(n => n != target && n.Mention.Quantity.Value > 0).ToList();
        foreach (var first in near)
            foreach (var second in near)
                if (first != second)
                    foreach (var triple in Of(target, first, second)) yield return triple;
    }

    /// <summary>The triples of a target with two numbers in this order.</summary>
    public static IEnumerable<LinkTriple> Of(Linkable target, Linkable first, Linkable second)
    {
        var (t, a, b) = (target.Mention.Quantity, first.Mention.Quantity, second.Mention.Quantity);
        var adds = a.Adds(b);
        if (t.Kind == QuantityKind.Percent && adds && a.Kind is QuantityKind.Count or QuantityKind.Amount)
        {
            if (a.Value < b.Value)
            {
                yield return new(LinkForm.Share, target, first, second, Equations.Share(a, b, t));
                yield return new(LinkForm.GrowthBy, target, first, second, Equations.GrowthBy(b, a, t, target.Mention.Direction < 0));
            }
            // 增长 4.41%: not from the larger to the smaller.
            if (target.Mention.Direction == 0 || target.Mention.Direction > 0 == a.Value > b.Value) yield return new(LinkForm.Growth, target, first, second, Equations.Growth(b, a, t, a.Value > b.Value ? 1 : -1));
        }
        else if (adds && a.Value > b.Value && (t.Kind == QuantityKind.Points ? a.Kind == QuantityKind.Percent : t.Kind is QuantityKind.Count or QuantityKind.Amount && a.Adds(t)))
            yield return new(LinkForm.Difference, target, first, second, Equations.Difference(a, b, t));
    }
}
