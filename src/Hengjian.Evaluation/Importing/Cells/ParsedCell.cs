using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Importing.Cells;

/// <summary>What a cell says, in the element's unit; or why it says nothing we understand.</summary>
/// <param name="Flag">Missing and not applicable have no number.</param>
/// <param name="Number">Number, day number, or 1 and 0; NaN when there is none.</param>
/// <param name="Code">Position in the element's codes, or <see cref="CodeColumn.None"/>.</param>
/// <param name="Text">For text elements; null otherwise.</param>
/// <param name="Problem">Without a place; null when the cell is good.</param>
public readonly record struct ParsedCell(
    ValueFlag Flag, double Number, byte Code = CodeColumn.None, string? Text = null, Problem? Problem = null)
{
    /// <summary>Nobody gave a value.</summary>
    public static ParsedCell Missing { get; } = new(ValueFlag.Missing, double.NaN);

    /// <summary>The question does not arise.</summary>
    public static ParsedCell NotApplicable { get; } = new(ValueFlag.NotApplicable, double.NaN);

    /// <summary>A cell that is wrong.</summary>
    public static ParsedCell Wrong(Problem problem) => new(ValueFlag.Missing, double.NaN, Problem: problem);
}
