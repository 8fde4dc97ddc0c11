namespace Hengjian.Domain.Reports;

/// <summary>量词: how many of the checked units, in the word a report uses.</summary>
public enum QuantifierWord
{
    /// <summary>未发现: none.</summary>
    None,

    /// <summary>个别.</summary>
    Individual,

    /// <summary>少数.</summary>
    Few,

    /// <summary>部分.</summary>
    Some,

    /// <summary>多数.</summary>
    Many,

    /// <summary>大多数.</summary>
    Most,

    /// <summary>各…均.</summary>
    All,
}

/// <summary>Where one word ends and the next begins. No rule fixes these shares: they are our proposal.</summary>
public sealed record QuantifierSettings
{
    /// <summary>The proposal.</summary>
    public static readonly QuantifierSettings Default = new();

    /// <summary>Up to so many units are 个别 whatever their share…</summary>
    public int IndividualUnits { get; init; } = 2;

    /// <summary>…unless the share is above this: two of three are not 个别.</summary>
    public decimal IndividualUnitsUpTo { get; init; } = 0.5m;

    /// <summary>个别 up to this share, inclusive.</summary>
    public decimal Individual { get; init; } = 0.1m;

    /// <summary>少数 up to this share, inclusive.</summary>
    public decimal Few { get; init; } = 0.2m;

    /// <summary>部分 up to this share, inclusive.</summary>
    public decimal Some { get; init; } = 0.5m;

    /// <summary>多数 below this share; 大多数 from it on.</summary>
    public decimal Many { get; init; } = 0.8m;
}

/// <summary>Derives the word from counts, never from a feeling.</summary>
public static class Quantifier
{
    /// <summary>The word for n of m.</summary>
    /// <param name="n">Units that have it, 0 to m.</param>
    /// <param name="m">Units checked; not all units.</param>
    /// <param name="settings">Null for the proposal.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is below 0 or above m.</exception>
    public static QuantifierWord Of(int n, int m, QuantifierSettings? settings = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, m);
        var s = settings ?? QuantifierSettings.Default;
        if (n == 0) return QuantifierWord.None;
        if (n == m) return QuantifierWord.All;
        if (n <= s.Individual * m || (n <= s.IndividualUnits && n <= s.IndividualUnitsUpTo * m)) return QuantifierWord.Individual;
        return n <= s.Few * m ? QuantifierWord.Few
            : n <= s.Some * m ? QuantifierWord.Some
            : n < s.Many * m ? QuantifierWord.Many
            : QuantifierWord.Most;
    }

    /// <summary>The word with its object: 个别市, 各市均.</summary>
    /// <param name="word">The word.</param>
    /// <param name="unit">市 or 县.</param>
    public static string Phrase(QuantifierWord word, string unit) => word switch
    {
        QuantifierWord.None => "未发现" + unit,
        QuantifierWord.Individual => "个别" + unit,
        QuantifierWord.Few => "少数" + unit,
        QuantifierWord.Some => "部分" + unit,
        QuantifierWord.Many => "多数" + unit,
        QuantifierWord.Most => "大多数" + unit,
        QuantifierWord.All => $"各{unit}均",
        _ => throw new ArgumentOutOfRangeException(nameof(word)),
    };

    /// <summary>For the editor, beside the word: “16 个中 3 个”.</summary>
    public static string Counts(int n, int m) => FormattableString.Invariant($"{m} 个中 {n} 个");
}
