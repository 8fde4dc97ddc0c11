using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;

namespace Hengjian.Indicators.Execution;

/// <summary>What an aggregate has seen of one region's (or school's) rows.</summary>
internal struct Tally
{
    /// <summary>Rows in the stage.</summary>
    public long Rows;

    /// <summary>Rows taken: with a value, let in by the condition, with a weight.</summary>
    public long Taken;

    /// <summary>Rows known not to be let in.</summary>
    public long Refused;

    /// <summary>Rows that could not be judged or had no value.</summary>
    public long Missing;

    /// <summary>Rows that do not apply.</summary>
    public long NotApplicable;

    /// <summary>Sum of values; for variations Σwx.</summary>
    public double Sum;

    /// <summary>Largest or smallest value.</summary>
    public double Extreme;

    /// <summary>Σw.</summary>
    public double Weight;

    /// <summary>Σw(x − m)² about this tally's own mean m.</summary>
    public double Spread;

    /// <summary>Worst flag among the rows taken.</summary>
    public ValueFlag Flag;

    /// <summary>The own mean m of a variation.</summary>
    public readonly double Mean => Sum / Weight;

    /// <summary>Adds another region's rows; variations are combined by <see cref="RollUp"/>, which needs two passes.</summary>
    public void Add(in Tally part, AggregateKind kind)
    {
        if (part.Taken > 0)
        {
            if (kind is AggregateKind.Max or AggregateKind.MaxIf)
                Extreme = Taken == 0 ? part.Extreme : Math.Max(Extreme, part.Extreme);
            if (kind is AggregateKind.Min or AggregateKind.MinIf)
                Extreme = Taken == 0 ? part.Extreme : Math.Min(Extreme, part.Extreme);
        }
        Flag = ValueFlags.Worse(Flag, part.Flag);
        Rows += part.Rows;
        Taken += part.Taken;
        Refused += part.Refused;
        Missing += part.Missing;
        NotApplicable += part.NotApplicable;
        Sum += part.Sum;
        Weight += part.Weight;
    }
}
