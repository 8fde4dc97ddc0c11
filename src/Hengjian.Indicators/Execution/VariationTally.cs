using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution;

/// <summary>校际差异系数: collects one region's values and weights, then takes mean and spread in two passes.</summary>
/// <remarks>
/// m = Σwx/Σw, S² = Σw(x − m)²/Σw (督导培训材料, see docs/formula-language.md). A single pass over sums of squares
/// loses the digits of a small coefficient.
/// </remarks>
internal sealed class VariationTally
{
    private double[] values = new double[256];
    private double[] weights = new double[256];
    private int count;
    private Tally tally;

    /// <summary>Adds items from … to − 1 of a block; without weights each counts 1.</summary>
    public void Add(Block argument, Block? weight, int from, int to)
    {
        tally.Rows += to - from;
        if (count + to - from > values.Length)
        {
            var room = Math.Max(values.Length * 2, count + to - from);
            Array.Resize(ref values, room);
            Array.Resize(ref weights, room);
        }
        var flagged = argument.Flagged || weight?.Flagged == true;
        for (var i = from; i < to; i++)
        {
            var w = weight is null ? 1 : weight.Values[i];
            // A row without pupils carries no weight, whatever its value; it is not a gap.
            if (w == 0) continue;
            var x = argument.Values[i];
            if (flagged) AddFlagged(x, w, weight is null ? argument.FlagAt(i) : ValueFlags.Worse(argument.FlagAt(i), weight.FlagAt(i)));
            else if (double.IsNaN(x) || !(w > 0)) tally.Missing++;
            else Take(x, w);
        }
    }

    /// <summary>The finished tally; the collector is empty again.</summary>
    public Tally Finish()
    {
        var result = tally;
        if (result.Taken > 0)
        {
            var mean = result.Mean;
            for (var i = 0; i < count; i++) result.Spread += weights[i] * (values[i] - mean) * (values[i] - mean);
        }
        count = 0;
        tally = default;
        return result;
    }

    private void AddFlagged(double value, double weight, ValueFlag flag)
    {
        if (flag == ValueFlag.Missing || weight < 0) tally.Missing++;
        else if (flag == ValueFlag.NotApplicable) tally.NotApplicable++;
        else
        {
            Take(value, weight);
            tally.Flag = ValueFlags.Worse(tally.Flag, flag);
        }
    }

    private void Take(double value, double weight)
    {
        values[count] = value;
        weights[count] = weight;
        count++;
        tally.Taken++;
        tally.Sum += weight * value;
        tally.Weight += weight;
    }
}
