using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>A number that the report gave somewhere, with what it is called.</summary>
/// <param name="quantity">The number.</param>
/// <param name="label">What it is called: row and heading of a table; null to take subject and name behind from the mention.</param>
/// <param name="series">What is the same for the same measure of other years: subject, or the heading or row without the year.</param>
/// <param name="year">Its year; null when not said.</param>
/// <param name="block">Number of its paragraph or table.</param>
/// <param name="sentence">Number of its sentence in the report; of a table, of the table.</param>
/// <param name="mention">What was read of it; null in tables.</param>
internal sealed class Figure(Quantity quantity, string? label, string series, int? year, int block, int sentence, Mention? mention)
{
    private string? label = label;

    /// <summary>The number.</summary>
    public Quantity Quantity { get; } = quantity;

    /// <summary>What it is called; put together when it is first asked for.</summary>
    public string Label => label ??= Mention!.AboutClean + Mention.Tail;

    /// <summary>What is the same for the same measure of other years.</summary>
    public string Series { get; } = series;

    /// <summary>Its year; null when not said.</summary>
    public int? Year { get; } = year;

    /// <summary>Number of its paragraph or table.</summary>
    public int Block { get; } = block;

    /// <summary>Number of its sentence.</summary>
    public int Sentence { get; } = sentence;

    /// <summary>What was read of it; null in tables.</summary>
    public Mention? Mention { get; } = mention;

    /// <summary>A mention as a figure.</summary>
    public static Figure Of(Mention mention, int block, int sentence) =>
        new(mention.Quantity, null, mention.AboutClean, mention.Period?.Year, block, sentence, mention);

    /// <summary>True for a standard or target.</summary>
    public bool IsNorm => Mention is { Role: Role.Norm };

    /// <summary>True for what has a value that others may follow from.</summary>
    public static bool IsValue(Mention mention) =>
        mention.Known && mention.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount or QuantityKind.Percent && !mention.Quantity.IsTime;
}
