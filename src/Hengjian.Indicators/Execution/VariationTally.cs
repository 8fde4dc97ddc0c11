using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution;

/// <summary>校际差异系数: collects one region's values and weights, then takes mean and spread in two passes.</summary>
/// <remarks>
/// m = Σwx/Σw, S² = Σw(x − m)²/Σw (督导培训材料, see docs/formula-language.md). A single pass over sums of squares
/// loses the digits of a small coefficient.
/// </remarks>
internal sealed class VariationTally
{
    private readonly List<double> values = [];
    private readonly List<double> weights = [];
    private Tally tally;

    /// <summary>Adds a block; without weights each row counts 1.</summary>
    public void Add(Block argument, Block? weight, int count)
    {
        tally.Rows += count;
        for (var i = 0; i < count; i++)
        {
            var w = weight is null ? 1 : weight.Values[i];
            // A row without pupils carries no weight, whatever its value; it is not a gap.
            if (w == 0) continue;
            var flag = weight is null ? argument.FlagAt(i) : ValueFlags.Worse(argument.FlagAt(i), weight.FlagAt(i));
            if (flag == ValueFlag.Missing || w < 0) tally.Missing++;
            else if (flag == ValueFlag.NotApplicable) tally.NotApplicable++;
            else Take(argument.Values[i], w, flag);
        }
    }

    /// <summary>The finished tally; the collector is empty again.</summary>
    public Tally Finish()
    {
        var result = tally;
        if (result.Taken > 0)
        {
            var mean = result.Mean;
            for (var i = 0; i < values.Count; i++) result.Spread += weights[i] * (values[i] - mean) * (values[i] - mean);
        }
        values.Clear();
        weights.Clear();
        tally = default;
        return result;
    }

    private void Take(double value, double weight, ValueFlag flag)
    {
        values.Add(value);
        weights.Add(weight);
        tally.Taken++;
        tally.Sum += weight * value;
        tally.Weight += weight;
        tally.Flag = ValueFlags.Worse(tally.Flag, flag);
    }
}
