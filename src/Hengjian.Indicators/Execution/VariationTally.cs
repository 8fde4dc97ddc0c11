using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution;

/// <summary>校际差异系数: collects one region's values and weights, then takes mean and spread in two passes.</summary>
/// <remarks>
/// m = Σwx/Σw, S² = Σw(x − m)²/Σw (督导培训材料, see docs/formula-language.md). A single pass over sums of squares
/// loses the digits of a small coefficient. Sums have eight parts, item i in part i mod 8, on every processor and for
/// every size of block: registers of any width give the same bits.
/// </remarks>
internal sealed class VariationTally
{
    private const int Parts = 8;

    private double[] values = new double[256];
    private double[] weights = new double[256];
    private int count;
    private Tally tally;

    /// <summary>Adds items from … to − 1 of a block; without weights each counts 1.</summary>
    public void Add(Block argument, Block? weight, int from, int to)
    {
        var added = to - from;
        tally.Rows += added;
        // Finish fills the last group of parts.
        if (count + added + Parts > values.Length)
        {
            var room = Math.Max(values.Length * 2, count + added + Parts);
            Array.Resize(ref values, room);
            Array.Resize(ref weights, room);
        }
        argument.Values.AsSpan(from, added).CopyTo(values.AsSpan(count));
        if (weight is null) weights.AsSpan(count, added).Fill(1);
        else weight.Values.AsSpan(from, added).CopyTo(weights.AsSpan(count));
        if (argument.Flagged || weight?.Flagged == true)
        {
            for (var i = 0; i < added; i++)
            {
                var flag = argument.FlagAt(from + i);
                AddFlag(count + i, weight is null ? flag : ValueFlags.Worse(flag, weight.FlagAt(from + i)));
            }
        }
        count += added;
    }

    /// <summary>The finished tally; the collector is empty again.</summary>
    public Tally Finish()
    {
        var end = (count + Parts - 1) / Parts * Parts;
        values.AsSpan(count..end).Clear();
        weights.AsSpan(count..end).Clear();
        var xs = values.AsSpan(0, end);
        var ws = weights.AsSpan(0, end);
        AddUp(xs, ws);
        if (tally.Taken > 0) tally.Spread = SpreadOf(xs, ws, tally.Mean);
        var result = tally;
        count = 0;
        tally = default;
        return result;
    }

    // What is not taken has no weight from here on, and no value that could spoil a sum.
    private void AddUp(Span<double> xs, Span<double> ws)
    {
        var x = MemoryMarshal.Cast<double, Vector512<double>>(xs);
        var w = MemoryMarshal.Cast<double, Vector512<double>>(ws);
        var (sum, weight) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var (taken, nothing) = (Vector512<long>.Zero, Vector512<long>.Zero);
        for (var i = 0; i < x.Length; i++)
        {
            var takes = Vector512.Equals(x[i], x[i]) & Vector512.GreaterThan(w[i], Vector512<double>.Zero);
            // A row without pupils carries no weight, whatever its value; it is not a gap.
            nothing -= Vector512.Equals(w[i], Vector512<double>.Zero).AsInt64();
            taken -= takes.AsInt64();
            x[i] &= takes;
            w[i] &= takes;
            sum += w[i] * x[i];
            weight += w[i];
        }
        tally.Taken = (int)Vector512.Sum(taken);
        tally.Missing += xs.Length - tally.Taken - (int)Vector512.Sum(nothing);
        tally.Sum = Total(sum);
        tally.Weight = Total(weight);
    }

    private static double SpreadOf(ReadOnlySpan<double> xs, ReadOnlySpan<double> ws, double mean)
    {
        var x = MemoryMarshal.Cast<double, Vector512<double>>(xs);
        var w = MemoryMarshal.Cast<double, Vector512<double>>(ws);
        var middle = Vector512.Create(mean);
        var spread = Vector512<double>.Zero;
        for (var i = 0; i < x.Length; i++)
        {
            var apart = x[i] - middle;
            spread += w[i] * apart * apart;
        }
        return Total(spread);
    }

    // In halves, spelt out: how a processor likes to sum up a register is its own affair.
    private static double Total(Vector512<double> parts)
    {
        var four = parts.GetLower() + parts.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }

    private void AddFlag(int item, ValueFlag flag)
    {
        if (weights[item] == 0) return;
        if (flag == ValueFlag.Missing || weights[item] < 0) tally.Missing++;
        else if (flag == ValueFlag.NotApplicable) tally.NotApplicable++;
        else
        {
            tally.Flag = ValueFlags.Worse(tally.Flag, flag);
            return;
        }
        weights[item] = 0;
    }
}
