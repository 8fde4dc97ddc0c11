using System.Globalization;
using System.Text.RegularExpressions;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Reports;

/// <summary>
/// The numbers that one sentence may print: taken from what the sentence rests on in the run and the scheme, never from
/// the sentence itself nor from other units, items or years.
/// </summary>
internal sealed partial class BoundNumbers
{
    private readonly HashSet<string> literals = new(StringComparer.Ordinal);
    private readonly List<(decimal Value, int Decimals)> measured = [];

    /// <summary>Years and counts.</summary>
    public BoundNumbers Counts(params IReadOnlyList<int> counts)
    {
        foreach (var count in counts) literals.Add(count.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>The numbers in words that are not the run's to decide: names, standards worded in the scheme, file numbers.</summary>
    public BoundNumbers Words(params IReadOnlyList<string> texts)
    {
        foreach (var text in texts) literals.UnionWith(In(text));
        return this;
    }

    /// <summary>Indicator values with their years; printed with the indicator's decimals or more, without sign.</summary>
    public BoundNumbers Values(IEnumerable<ValueUsed> values, IndicatorCatalogue catalogue)
    {
        foreach (var used in values)
        {
            Counts(used.Period);
            if (!catalogue.TryFind(used.Indicator, out var indicator)) continue;
            Words(indicator.NameZh, indicator.Unit);
            if (used.Value.HasValue) measured.Add((Math.Abs((decimal)used.Value.Value), indicator.Decimals));
        }
        return this;
    }

    /// <summary>Whether a number, as printed, is one of them.</summary>
    public bool Contains(string number)
    {
        if (literals.Contains(number)) return true;
        var point = number.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : number.Length - point - 1;
        var printed = decimal.Parse(number, CultureInfo.InvariantCulture);
        return measured.Any(m => decimals >= m.Decimals && Math.Round(m.Value, decimals, MidpointRounding.AwayFromZero) == printed);
    }

    /// <summary>The numbers in a text, as printed.</summary>
    public static IEnumerable<string> In(string text) => Number().Matches(text).Select(m => m.Value);

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();
}

/// <summary>A sentence of a paper with the numbers it may print.</summary>
/// <param name="Text">As it must stand in the paper.</param>
/// <param name="Numbers">What it rests on.</param>
internal sealed record BoundSentence(string Text, BoundNumbers Numbers);
