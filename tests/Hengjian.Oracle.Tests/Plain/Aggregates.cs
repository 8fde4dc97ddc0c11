using Hengjian.Indicators.Facts;

namespace Hengjian.Oracle.Tests.Plain;

/// <summary>One row as an aggregate sees it.</summary>
/// <param name="X">The value; of count_if the condition.</param>
/// <param name="Other">The condition, or the weight of wcv.</param>
internal readonly record struct Taken(Cell X, Cell Other);

/// <summary>Sum, count, mean, extremes and spread of rows, with what missing rows do to the flag.</summary>
internal static class Aggregates
{
    public static bool IsOne(string function) => function is
        "sum" or "sum_if" or "count" or "count_if" or "count_rows" or "avg" or "avg_if"
        or "max" or "max_if" or "min" or "min_if" or "wcv" or "cv";

    /// <summary>Computes one region's value.</summary>
    /// <param name="function">sum, sum_if….</param>
    /// <param name="rows">The rows of the stage.</param>
    /// <param name="anyReported">Some county has rows in the table, of whatever stage.</param>
    /// <param name="someSilent">Some county has no row in the table.</param>
    /// <param name="unplaced">Some school has a type that nobody knows, so it may belong to the stage.</param>
    public static Cell Compute(
        string function, IReadOnlyList<Taken> rows, bool anyReported = true, bool someSilent = false, bool unplaced = false)
    {
        if (!anyReported) return Cell.Missing;
        var cell = Reported(function, rows);
        if (unplaced && cell.Flag == ValueFlag.NotApplicable) return cell with { Flag = ValueFlag.Missing };
        return (someSilent || unplaced) && cell.HasValue ? cell with { Flag = Cell.Worst(cell.Flag, ValueFlag.Partial) } : cell;
    }

    private static Cell Reported(string function, IReadOnlyList<Taken> rows)
    {
        if (function == "count_rows") return new Cell(rows.Count, ValueFlag.Present, rows.Count);
        var used = new List<Taken>();
        var flags = new List<ValueFlag>();
        int missing = 0, notApplicable = 0, refused = 0, weightless = 0;
        foreach (var row in rows)
        {
            switch (Look(function, row, out var flag))
            {
                case 'm': missing++; break;
                case 'n': notApplicable++; break;
                case 'w': weightless++; break;
                case 'r': refused++; flags.Add(flag); break;
                default: used.Add(row); flags.Add(flag); break;
            }
        }
        var known = used.Count + refused;
        Cell None(ValueFlag flag) => new(double.NaN, flag, known);
        if (known == 0 && missing + weightless > 0) return None(ValueFlag.Missing);
        if (known == 0 && notApplicable > 0) return None(ValueFlag.NotApplicable);
        var number = Number(function, used);
        if (number is null) return None(missing > 0 || used.Count > 0 ? ValueFlag.Missing : ValueFlag.NotApplicable);
        var worst = Cell.Worst(Cell.Worst(flags), missing > 0 ? ValueFlag.Partial : ValueFlag.Present);
        return double.IsFinite(number.Value) ? new Cell(number.Value, worst, known) : None(ValueFlag.Missing);
    }

    // u: used, r: a condition known to be false, w: a weight of 0, m: missing, n: does not apply.
    private static char Look(string function, Taken row, out ValueFlag flag)
    {
        flag = ValueFlag.Present;
        switch (function)
        {
            case "count":
                // That a value exists is certain, whatever stands behind it.
                return Kind(row.X.Flag);
            case "count_if":
                flag = row.X.Flag;
                if (row.X.IsFalse) return 'r';
                break;
            case "sum_if" or "avg_if" or "max_if" or "min_if":
                if (row.Other.IsFalse)
                {
                    flag = row.Other.Flag;
                    return 'r';
                }
                flag = Cell.Worst(row.X.Flag, row.Other.Flag);
                // The condition is asked first: a row it does not apply to is left out, whatever its value.
                return row.Other.HasValue ? Kind(row.X.Flag) : Kind(row.Other.Flag);
            case "wcv":
                // A school without pupils carries no weight, whatever it reports.
                if (row.Other is { HasValue: true, Number: 0 }) return 'w';
                flag = Cell.Worst(row.X.Flag, row.Other.Flag);
                return Kind(flag);
            default:
                flag = row.X.Flag;
                break;
        }
        return Kind(row.X.Flag);
    }

    private static char Kind(ValueFlag flag) => flag switch
    {
        ValueFlag.Missing => 'm',
        ValueFlag.NotApplicable => 'n',
        _ => 'u',
    };

    // Null: no number, though rows may be known.
    private static double? Number(string function, List<Taken> used)
    {
        if (function is "count" or "count_if") return used.Count;
        if (function is "sum" or "sum_if") return Sum(used, r => r.X.Number);
        if (used.Count == 0) return null;
        return function switch
        {
            "avg" or "avg_if" => Sum(used, r => r.X.Number) / used.Count,
            "max" or "max_if" => used.Max(r => r.X.Number),
            "min" or "min_if" => used.Min(r => r.X.Number),
            "wcv" => Variation(used, r => r.Other.Number),
            "cv" => Variation(used, _ => 1),
            _ => throw new InvalidOperationException(function),
        };
    }

    private static double? Variation(List<Taken> used, Func<Taken, double> weight)
    {
        var all = Sum(used, weight);
        var mean = Sum(used, r => weight(r) * r.X.Number) / all;
        if (mean == 0) return null;
        if (used.Count == 1) return 0;
        var spread = Sum(used, r => weight(r) * (r.X.Number - mean) * (r.X.Number - mean)) / all;
        return Math.Sqrt(spread) / Math.Abs(mean);
    }

    private static double Sum(List<Taken> rows, Func<Taken, double> term)
    {
        double sum = 0;
        foreach (var row in rows) sum += term(row);
        return sum;
    }
}
