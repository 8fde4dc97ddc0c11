using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>Confirms, or accuses of a slip, a mean of the numbers listed before it, or of a column of the table before: 95.8 分、94.1 分…，平均 91.60 分.</summary>
internal static class Averages
{
    private const int Least = 3;
    private const int Most = 24;
    private const double Chance = 0.03;

    /// <summary>The claim; null when no list or column has this mean.</summary>
    public static Claim? Of(Place place)
    {
        if (place.Tried is not null || place.Instead is not null) return null;
        var target = place.Target;
        var list = place.Near.Where(f => f.Mention is { Size: var size } m && f.Quantity.Adds(target.Quantity) && (f.Sentence < place.At || m.Token < target.Token) && m.Role is Role.Level).Select(f => f.Quantity).Take(Most).ToList();
        for (var count = Least; count <= list.Count; count++)
            if (Follows.Near(place, list.Take(count).Average(q => q.Value)) && Holds(list.Take(count).ToList(), target.Quantity) is { } claim) return claim;
        if (place.Ledger.Table is not { } table) return null;
        foreach (var column in table.Columns)
        {
            var cells = column.Cells.Where((c, row) => c is { Known: true } && !Tables.TableColumn.IsTotalName(table.Names[row])).Select(c => c!).ToList();
            // Points and amounts of a table often have no unit of their own.
            if (cells.Count is >= Least and <= Most && cells.TrueForAll(c => c.Adds(target.Quantity) || c.Kind == QuantityKind.Bare) && Follows.Near(place, cells.Average(q => q.Value)) && Holds(cells, target.Quantity) is { } claim) return claim;
        }
        return null;
    }

    /// <summary>Accuses a mean that all numbers of its sentence before it give once a slip is put right; null when nothing explains it.</summary>
    public static Claim? Wrong(Place place)
    {
        var target = place.Target;
        var list = place.Sentence.Mentions.Take(place.Index).Where(m => m is { Role: Role.Level, Each: null, Known: true, Total: false } && m.Quantity.Adds(target.Quantity) && m.Segment == target.Segment && m.Depth == target.Depth).Select(m => m.Quantity).ToList();
        if (list.Count is < Least or > Most) return null;
        var claim = ClaimMaker.Make(Equations.Mean(list, target.Quantity));
        return claim.Verdict == Verdict.Inconsistent && claim.Diagnoses.Any(d => d.IsMiswritten && d.Chance < Chance) ? claim : null;
    }

    private static Claim? Holds(List<Quantity> parts, Quantity mean)
    {
        var equation = Equations.Mean(parts, mean);
        return Judge.Of(equation) is { Verdict: Verdict.Consistent } judged ? ClaimMaker.Make(equation, judged) : null;
    }
}
