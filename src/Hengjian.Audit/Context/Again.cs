using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>Confirms a figure that the report gave before under a like name, in prose or in a table, in other units too.</summary>
internal static class Again
{
    private const int LeastDigits = 3;

    /// <summary>The claim; null when nothing of that name has this value.</summary>
    public static Claim? Of(Place place)
    {
        var target = place.Target;
        var now = target.Quantity;
        if (target.Role is not (Role.Level or Role.Whole) || Digits(now) < LeastDigits || now.Hedge != Hedge.None) return null;
        var name = target.AboutClean + target.Tail;
        foreach (var before in place.Ledger.Named(name.Length > 12 ? name[^12..] : name, 6))
            if (before.Quantity.Adds(now) && before.Quantity.Start < now.Start && RepeatClaims.Agree(before.Quantity, now))
                return ClaimMaker.Open(ClaimKind.Repeat, $"前文 {Figures.Print(before.Quantity)}，此处 {Figures.Print(now)}，一致。", new Term("base", before.Quantity), new Term("stated", now)) with
                {
                    Verdict = Verdict.Consistent,
                    Stated = now.Printed,
                    Computed = before.Quantity.Value / now.Factor,
                    Unit = Figures.UnitOf(now),
                };
        return null;
    }

    // Small and round numbers meet by chance.
    private static int Digits(Quantity q) => (int)Math.Floor(Math.Log10(Math.Max(1, Math.Round(q.Printed / q.Step)))) + 1;
}
