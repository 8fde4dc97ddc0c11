using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Results;

/// <summary>How one value came about: the formula's tree with every intermediate value filled in.</summary>
/// <param name="Text">The part of the formula, in Chinese names: 在校生数 ÷ 班数.</param>
/// <param name="Value">Its value.</param>
/// <param name="Parts">The parts it is made of, left to right; empty for a cell, a number or a limit.</param>
public sealed record Explanation(string Text, IndicatorValue Value, IReadOnlyList<Explanation> Parts)
{
    /// <summary>The rows an aggregate ran over; null when this part is not an aggregate or a reported cell.</summary>
    public RowSelection? Rows { get; init; }
}

/// <summary>Rows of one fact table that a value rests on.</summary>
/// <param name="Grain">Which table.</param>
/// <param name="Period">Of which year.</param>
/// <param name="Elements">The data elements read from the rows.</param>
/// <param name="Rows">Row numbers in the table (for sections: of the school table), ascending.</param>
/// <param name="Included">Per row, whether the condition let it in.</param>
public sealed record RowSelection(
    Grain Grain, int Period, IReadOnlyList<string> Elements, int[] Rows, bool[] Included)
{
    /// <summary>How many rows there are; more than are listed where only counts were asked for.</summary>
    public int Count { get; init; } = Rows.Length;

    /// <summary>How many of them the condition let in.</summary>
    public int Taken { get; init; } = Included.Count(i => i);
}
