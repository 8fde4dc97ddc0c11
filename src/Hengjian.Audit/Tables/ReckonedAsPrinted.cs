using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tables;

/// <summary>
/// A column of sums or differences whose author reckoned with what is printed: 12370 | 12694 | 324, and so in all rows but one that is a last place off. Rounding
/// would have made more rows miss, and that one is an error.
/// </summary>
internal static class ReckonedAsPrinted
{
    // Whole amounts are seldom rounded (decision 0019); of all else more rows have to say so.
    private const int LeastWhole = 3;
    private const int Least = 4;

    /// <summary>The place of the row that only rounding would excuse; null when there is none, or several.</summary>
    /// <param name="rows">The equations of the rows.</param>
    public static int? Odd(IReadOnlyList<Equation> rows)
    {
        int? odd = null;
        var exact = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Kind is not (ClaimKind.Sum or ClaimKind.Difference) || !IsRounded(rows[i]) || Judge.Of(rows[i]).Verdict != Verdict.Consistent) continue;
            if (Judge.Of(rows[i].Unrounded).Verdict == Verdict.Consistent) exact++;
            else if (odd is not null) return null;
            else odd = i;
        }
        return odd is { } at && exact >= (WholeAmounts.Are([.. rows[at].Inputs.Select(t => t.Quantity)], rows[at].Stated.Quantity) ? LeastWhole : Least) ? at : null;
    }

    private static bool IsRounded(Equation row) => row.Stated.Quantity.Half > 0 && row.Inputs.All(t => t.Quantity.Half > 0);
}
