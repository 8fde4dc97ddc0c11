using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>A number that the report gave somewhere, with what it is called.</summary>
/// <param name="Quantity">The number.</param>
/// <param name="Label">What it is called: subject and name behind it, or row and heading of a table.</param>
/// <param name="Series">What is the same for the same measure of other years: subject, or the heading or row without the year.</param>
/// <param name="Year">Its year; null when not said.</param>
/// <param name="Block">Number of its paragraph or table.</param>
/// <param name="Sentence">Number of its sentence in the report; of a table, of the table.</param>
/// <param name="Mention">What was read of it; null in tables.</param>
internal sealed record Figure(Quantity Quantity, string Label, string Series, int? Year, int Block, int Sentence, Mention? Mention)
{
    /// <summary>A mention as a figure.</summary>
    public static Figure Of(Mention mention, int block, int sentence) =>
        new(mention.Quantity, mention.AboutClean + mention.Tail, mention.AboutClean, mention.Period?.Year, block, sentence, mention);

    /// <summary>True for a standard or target.</summary>
    public bool IsNorm => Mention is { Role: Role.Norm };

    /// <summary>True for what has a value that others may follow from.</summary>
    public static bool IsValue(Mention mention) =>
        mention.Known && mention.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount or QuantityKind.Percent && !mention.Quantity.IsTime;
}
