using System.Buffers;
using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Tables;

/// <summary>
/// Finds out how a column follows from others: a rule that holds in most rows is what its author meant, and the rows where it
/// fails are errors. A heading that names the rule (增长率, 占比, 合计) needs fewer rows.
/// </summary>
internal static class ColumnRules
{
    private static readonly SearchValues<char> Changes = SearchValues.Create("增减差变升降");

    private const double Most = 0.6;
    private const int MostOthers = 10;

    // Among so many readings some hold in a row or two by chance.
    private const int LeastWider = 3;
    private const int MostParts = 6;
    private const double CloseWhole = 0.005;

    /// <summary>The claims of all columns.</summary>
    public static IEnumerable<Claim> Of(TableGrid grid, bool relativeOnly = false)
    {
        foreach (var column in grid.Columns)
        {
            if (relativeOnly && !column.IsRelative && !IsPoints(column)) continue;
            var best = Best(grid, column, Rules(grid, column));
            if (best is null || !IsRule(column, best))
            {
                if (relativeOnly || !column.IsRelative || Best(grid, column, Wider(grid, column)) is not { } wider || wider.Held < Math.Max(LeastWider, wider.Equations.Count - 1)) continue;
                best = wider;
            }
            foreach (var equation in best.Equations) yield return ClaimMaker.Make(equation);
        }
    }

    private static Tested? Best(TableGrid grid, TableColumn column, IEnumerable<Rule> rules) =>
        rules.Select(r => Rows(column, grid.Names, r)).Where(r => r.Held > 0).OrderByDescending(r => r.Held).FirstOrDefault();

    private static bool IsRule(TableColumn column, Tested best) =>
        Named(column) ? best.Held >= Math.Max(1, best.Equations.Count / 2.0) : best.Equations.Count >= 3 && best.Held >= Math.Max(2, Math.Ceiling(Most * best.Equations.Count));

    private static bool Named(TableColumn column) => column.IsRelative || column.IsTotal || IsChange(column);

    private static bool IsChange(TableColumn column) => column.Heading.AsSpan().ContainsAny(Changes);

    private static bool IsPoints(TableColumn column) => column.Cells.Any(c => c?.Kind == QuantityKind.Points);

    private sealed record Tested(IReadOnlyList<Equation> Equations, int Held);

    private sealed record Rule(ClaimKind Kind, string[] Roles, IReadOnlyList<TableColumn> Inputs, Formula Formula, string Sign, Quantity? Whole = null)
    {
        /// <summary>True when the base stands in the row above.</summary>
        public bool Down { get; init; }
    }

    private static IEnumerable<Rule> Rules(TableGrid grid, TableColumn column)
    {
        var others = grid.Columns.Where(c => c != column && !c.IsRelative).Take(MostOthers).ToList();
        var relative = column.IsRelative;
        if (!relative && others.Count > 1 && (column.IsTotal || others.Count < 6))
        {
            yield return new Rule(ClaimKind.Sum, ["part"], others, Formulas.Sum, " + ");
            var left = others.Where(c => c.Index < column.Index).ToList();
            if (left.Count > 1 && left.Count < others.Count) yield return new Rule(ClaimKind.Sum, ["part"], left, Formulas.Sum, " + ");
        }
        if (IsPoints(column))
        {
            var rates = grid.Columns.Where(c => c != column && c.Cells.Any(x => x?.Kind == QuantityKind.Percent)).Take(MostOthers).ToList();
            foreach (var a in rates)
                foreach (var b in rates.Where(b => b != a)) yield return new Rule(ClaimKind.Difference, ["base", "current"], [a, b], Formulas.Difference, " − ");
            yield break;
        }
        foreach (var a in others)
        {
            if (relative && IsChange(column)) yield return new Rule(ClaimKind.Growth, ["base", "current"], [a], Formulas.Growth, "→") { Down = true };
            foreach (var b in others.Where(b => b != a))
            {
                if (!relative && IsChange(column)) yield return new Rule(ClaimKind.Difference, ["base", "current"], [a, b], Formulas.Difference, " − ");
                if (!relative) continue;
                yield return new Rule(ClaimKind.Growth, ["base", "current"], [a, b], Formulas.Growth, "→");
                yield return new Rule(ClaimKind.Share, ["part", "whole"], [a, b], Formulas.Share, " ÷ ");
                yield return new Rule(ClaimKind.Ratio, ["numerator", "denominator"], [a, b], Formulas.Quotient, " ÷ ");
            }
            if (relative && Whole(grid, a, column) is { } whole) yield return new Rule(ClaimKind.Share, ["part", "whole"], [a], Formulas.Share, " ÷ ", whole);
        }
    }

    // 公办园 10214 人、普惠性民办园 6183 人 of 18240, together 89.9%; 得分率 of one full mark that no column tells.
    private static IEnumerable<Rule> Wider(TableGrid grid, TableColumn column)
    {
        var parts = grid.Columns.Where(c => c.Index < column.Index && !c.IsRelative).TakeLast(MostParts).ToList();
        foreach (var one in parts)
        {
            foreach (var other in parts.Where(p => p.Index > one.Index))
                foreach (var whole in parts.Where(p => p != one && p != other)) yield return new Rule(ClaimKind.Share, ["part", "part", "whole"], [one, other, whole], Formulas.SharedSum, " ÷ ");
            foreach (var full in Fulls(one, column).Distinct()) yield return new Rule(ClaimKind.Share, ["part"], [one], x => Interval.Divide(x[0] * 100d, Interval.Of(full)), $" ÷ {Figures.Number(full, 0)}");
        }
    }

    // The round numbers of which the first two cells are the shares.
    private static IEnumerable<double> Fulls(TableColumn parts, TableColumn shares)
    {
        var tried = 0;
        for (var row = 0; row < parts.Cells.Count && tried < 2; row++)
        {
            if (parts.Cells[row] is not { Known: true, Value: > 0 } part || shares.Cells[row] is not { Known: true, Value: > 0 } share) continue;
            tried++;
            var asked = part.Value * 100 / share.Value;
            var unit = Math.Pow(10, Math.Floor(Math.Log10(asked)));
            var full = Math.Round(asked / unit * 2) * unit / 2;
            if (full >= 10 && Math.Abs(full - asked) < CloseWhole * full) yield return full;
        }
    }

    // The row of the total, or the one that says 100.
    private static Quantity? Whole(TableGrid grid, TableColumn column, TableColumn shares)
    {
        Quantity? all = null;
        for (var row = 0; row < grid.Names.Count; row++)
        {
            if (column.Cells[row] is not { Known: true } total) continue;
            if (TableColumn.IsTotalName(grid.Names[row])) return total;
            if (shares.Cells[row] is { Known: true, Printed: 100 }) all ??= total;
        }
        return all;
    }

    private static Tested Rows(TableColumn column, IReadOnlyList<string> names, Rule rule)
    {
        var equations = new List<Equation>();
        var held = 0;
        for (var row = 0; row < column.Cells.Count; row++)
        {
            // 本科以上学历占比, 平均班额, 生师比: rows of means and rates add up to nothing.
            if (rule.Kind == ClaimKind.Sum && TableColumn.IsRelativeName(names[row])) continue;
            if (Stated(column.Cells[row]) is not { Known: true } stated || rule.Inputs.Any(c => c.Cells[row] is not { Known: true })) continue;
            var inputs = rule.Inputs.Select(c => c.Cells[row]!).ToList();
            if (rule.Down)
            {
                if (row == 0 || rule.Inputs[0].Cells[row - 1] is not { Known: true } above) continue;
                inputs.Insert(0, above);
            }
            if (rule.Whole is { } whole) inputs.Add(whole);
            if (inputs.TrueForAll(i => i.Value == 0)) continue;
            var equation = Equation(rule, inputs, column.IsRelative ? stated with { Rounded = true } : stated);
            equations.Add(equation);
            if (Judge.Of(equation).Verdict == Verdict.Consistent) held++;
        }
        return ReckonedAsPrinted.Odd(equations) is not { } odd ? new Tested(equations, held) : new Tested([.. equations.Select((e, i) => i == odd ? e.Unrounded : e)], held - 1);
    }

    // 17.29:1 is 17.29 times; what is no n:1 follows from nothing.
    private static Quantity? Stated(Quantity? cell) => cell?.Kind == QuantityKind.Ratio ? cell.LargerSide : cell;

    private static Equation Equation(Rule rule, List<Quantity> inputs, Quantity stated) => new()
    {
        Kind = rule.Kind,
        Inputs = [.. inputs.Select((q, i) => new Term(rule.Roles[Math.Min(i, rule.Roles.Length - 1)], q))],
        Stated = new Term("stated", stated),
        Formula = rule.Formula,
        Arithmetic = result => rule.Kind switch
        {
            ClaimKind.Growth => $"({Figures.Print(inputs[1])} − {Figures.Print(inputs[0])}) ÷ {Figures.Print(inputs[0])} = {result}",
            ClaimKind.Difference => $"{Figures.Print(inputs[1])} − {Figures.Print(inputs[0])} = {result}",
            _ when rule.Inputs.Count == 3 && rule.Kind == ClaimKind.Share => $"({Figures.Print(inputs[0])} + {Figures.Print(inputs[1])}) ÷ {Figures.Print(inputs[2])} = {result}",
            _ when inputs.Count == 1 => $"{Figures.Print(inputs[0])}{rule.Sign} = {result}",
            _ => string.Join(rule.Sign, inputs.Select(Figures.Print)) + " = " + result,
        },
        Assumption = () => "这一列在多数行里按此式得出。",
    };
}
