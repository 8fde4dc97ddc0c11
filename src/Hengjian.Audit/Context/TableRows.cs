using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Tables;

namespace Hengjian.Audit.Context;

/// <summary>Confirms what prose says of the rows of the table before: 小学在校生增长 0.76%, 城关、湖滨两地合计 235 个，占全县的 78.1%.</summary>
internal static class TableRows
{
    private const int MostRows = 60;
    private const int MostTogether = 6;
    private const int MostNamed = 12;

    /// <summary>The claim; null when no cell of a row that the sentence names gives the number.</summary>
    public static Claim? Of(Place place)
    {
        if (place.Ledger.Table is not { } table || table.Names.Count > MostRows) return null;
        var rows = Named(place, table);
        if (rows.Count is 0 or > MostNamed) return null;
        foreach (var row in rows)
            if (OfRow(place, table, row) is { } claim) return claim;
        return rows.Count > 1 && rows.Count <= MostTogether ? Together(place, table, rows) : null;
    }

    /// <summary>中职在校生增长 1.50%, where the table says that it fell by as much: the direction is wrong.</summary>
    public static Claim? Sign(Place place)
    {
        var target = place.Target;
        if (target is not { Role: Role.Rate, Quantity.Kind: QuantityKind.Percent } || target.Direction == 0 || target.Quantity.Printed / target.Quantity.Step < 20 || place.Ledger.Table is not { } table || table.Names.Count > MostRows) return null;
        foreach (var row in Named(place, table).Take(1))
        {
            var name = Short(table.Names[row]);
            if (!target.Subject.AsSpan().Contains(name, StringComparison.Ordinal) && !(RowNames.Alias(name) is { } other && target.Subject.Contains(other, StringComparison.Ordinal))) continue;
            foreach (var a in table.Columns)
                foreach (var b in table.Columns)
                    if (a != b && a.Cells[row] is { Known: true } x && b.Cells[row] is { Known: true } y && x.Kind is QuantityKind.Count or QuantityKind.Amount && x.Adds(y) && Judge.Of(Equations.Growth(x, y, target.Quantity, -target.Direction)).Verdict == Verdict.Consistent
                        && a.Index > b.Index) return ClaimMaker.Make(Equations.Growth(x, y, target.Quantity, target.Direction));
        }
        return null;
    }

    // The rows whose names stand in the sentence, the nearest before the number first.
    private static List<int> Named(Place place, TableGrid table)
    {
        var sentence = place.Sentence.Text.AsSpan(place.Sentence.Start, place.Target.Quantity.Start - place.Sentence.Start);
        var found = new List<(int Row, int At)>();
        foreach (var row in place.Figures.RowsOf(place.At, whole => NamedIn(whole, table)))
        {
            var name = Short(table.Names[row]);
            var at = sentence.LastIndexOf(name, StringComparison.Ordinal);
            if (at < 0 && RowNames.Alias(name) is { } other) at = sentence.LastIndexOf(other, StringComparison.Ordinal);
            if (at >= 0) found.Add((row, at));
        }
        return [.. found.OrderByDescending(f => f.At).Select(f => f.Row)];
    }

    // The rows named anywhere in a sentence: mostly none.
    private static List<int> NamedIn(Sentence whole, TableGrid table)
    {
        var sentence = whole.Text.AsSpan(whole.Start, whole.End - whole.Start);
        var found = new List<int>();
        for (var row = 0; row < table.Names.Count; row++)
        {
            var name = Short(table.Names[row]);
            if (name.Length < 2 || TableColumn.IsTotalName(table.Names[row])) continue;
            if (sentence.Contains(name, StringComparison.Ordinal) || RowNames.Alias(name) is { } other && sentence.Contains(other, StringComparison.Ordinal)) found.Add(row);
        }
        return found;
    }

    // 城关街道 is called 城关, 大田县 mostly by its whole name.
    private static ReadOnlySpan<char> Short(string name)
    {
        var bare = name.AsSpan().Trim();
        return bare.Length > 3 && (bare.EndsWith("街道", StringComparison.Ordinal) || bare.EndsWith("学校", StringComparison.Ordinal)) ? bare[..^2] : bare;
    }

    private static Claim? OfRow(Place place, TableGrid table, int row)
    {
        var target = place.Target;
        var total = Total(table);
        foreach (var a in table.Columns)
        {
            if (a.Cells[row] is not { Known: true } x) continue;
            if (total >= 0 && target.Quantity.Kind == QuantityKind.Percent && a.Cells[total] is { Known: true } whole && x.Adds(whole) && x.Kind != QuantityKind.Percent && whole.Value != 0 && Follows.Near(place, x.Value / whole.Value * 100) && Holds(Equations.Share(x, whole, target.Quantity)) is { } share) return share;
            foreach (var b in table.Columns)
            {
                if (a == b || b.Cells[row] is not { Known: true } y || x.Kind == QuantityKind.Percent || y.Kind == QuantityKind.Percent) continue;
                if (target.Quantity.Kind == QuantityKind.Percent && x.Adds(y) && target.Role == Role.Rate && x.Value != 0 && Follows.Near(place, (y.Value - x.Value) / x.Value * 100) && Holds(Equations.Growth(x, y, target.Quantity, target.Direction)) is { } growth) return growth;
                if (target.Quantity.Kind == QuantityKind.Percent && x.Adds(y) && x.Value < y.Value && target.Role != Role.Rate && Follows.Near(place, x.Value / y.Value * 100) && Holds(Equations.Share(x, y, target.Quantity)) is { } part) return part;
                if (target.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount && x.Adds(y) && x.Adds(target.Quantity) && x.Value > y.Value && target.Role is Role.Change or Role.Gap && Follows.Near(place, x.Value - y.Value) && Holds(Equations.Difference(x, y, target.Quantity)) is { } gap) return gap;
                if ((target.Each is not null || target.Quantity.Kind == QuantityKind.Bare) && y.Value != 0 && (target.Quantity.Kind == QuantityKind.Bare || x.Adds(target.Quantity)) && Follows.Near(place, x.Value / y.Value) && Holds(Equations.Quotient(x, y, target.Quantity, 1)) is { } mean) return mean;
            }
        }
        return null;
    }

    // 城关、湖滨两地: the rows added, as a number or as a share of the total.
    private static Claim? Together(Place place, TableGrid table, List<int> rows)
    {
        var target = place.Target;
        var total = Total(table);
        foreach (var column in table.Columns)
        {
            if (column.IsRelative) continue;
            var cells = rows.Select(r => column.Cells[r]).ToList();
            if (cells.Exists(c => c is not { Known: true })) continue;
            if (target.Quantity.Kind != QuantityKind.Percent)
            {
                if (cells[0]!.Adds(target.Quantity) && Follows.Near(place, cells.Sum(c => c!.Value)) && Holds(Equations.Sum([.. cells.Select(c => c!)], target.Quantity)) is { } sum) return sum;
                continue;
            }
            if (total < 0 || column.Cells[total] is not { Known: true } whole) continue;
            var parts = cells.Sum(c => c!.Value);
            if (whole.Value != 0 && Follows.Near(place, parts / whole.Value * 100) && Holds(Equations.Share(cells[0]! with { Printed = parts / cells[0]!.Factor }, whole, target.Quantity)) is { } share) return share;
        }
        return null;
    }

    private static int Total(TableGrid table)
    {
        for (var row = table.Names.Count - 1; row >= 0; row--)
            if (TableColumn.IsTotalName(table.Names[row])) return row;
        return -1;
    }

    private static Claim? Holds(Equation equation) => Judge.Of(equation) is { Verdict: Verdict.Consistent } judged ? ClaimMaker.Make(equation, judged) : null;
}
