using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;

namespace Hengjian.Indicators.Execution;

/// <summary>What has been counted and added up of some items.</summary>
internal struct Tally
{
    /// <summary>Items in the stage.</summary>
    public int Rows;

    /// <summary>Items taken: with a value, let in by the condition, with a weight.</summary>
    public int Taken;

    /// <summary>Items known not to be let in.</summary>
    public int Refused;

    /// <summary>Items that could not be judged or had no value.</summary>
    public int Missing;

    /// <summary>Items that do not apply.</summary>
    public int NotApplicable;

    /// <summary>Worst flag among the items taken.</summary>
    public ValueFlag Flag;

    /// <summary>Sum of values; for variations Σwx.</summary>
    public double Sum;

    /// <summary>Largest or smallest value.</summary>
    public double Extreme;

    /// <summary>Σw.</summary>
    public double Weight;

    /// <summary>Σw(x − m)² about this tally's own mean m.</summary>
    public double Spread;

    /// <summary>The own mean m of a variation.</summary>
    public readonly double Mean => Sum / Weight;

    /// <summary>Adds another region's items; the spreads of variations are combined by <see cref="RollUp"/>.</summary>
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
