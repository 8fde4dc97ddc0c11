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

    /// <summary>The claims of all columns.</summary>
    public static IEnumerable<Claim> Of(TableGrid grid, bool relativeOnly = false)
    {
        foreach (var column in grid.Columns)
        {
            if (relativeOnly && !column.IsRelative && !IsPoints(column)) continue;
            var best = Rules(grid, column).Select(r => Rows(column, grid.Names, r)).Where(r => r.Held > 0).OrderByDescending(r => r.Held).FirstOrDefault();
            if (best is null || best.Held < (Named(column) ? Math.Max(1, best.Equations.Count / 2.0) : Math.Max(2, Math.Ceiling(Most * best.Equations.Count)))) continue;
            if (!Named(column) && best.Equations.Count < 3) continue;
            foreach (var equation in best.Equations) yield return ClaimMaker.Make(equation);
        }
    }

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
            if (column.Cells[row] is not { Known: true } stated || rule.Inputs.Any(c => c.Cells[row] is not { Known: true })) continue;
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
        return new Tested(equations, held);
    }

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
            _ => string.Join(rule.Sign, inputs.Select(Figures.Print)) + " = " + result,
        },
        Assumption = () => "这一列在多数行里按此式得出。",
    };
}
