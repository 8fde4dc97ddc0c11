using System.Globalization;
using Hengjian.Indicators.Catalogue;

namespace Hengjian.Evaluation.Workshop;

/// <summary>An indicator as it stands in the fields of a form: all texts, nothing checked yet.</summary>
public sealed record DraftText
{
    /// <summary>Id; fixed once the indicator exists.</summary>
    public string Id { get; init; } = "";

    /// <summary>Chinese name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Topic id; fixed once the indicator exists.</summary>
    public string Topic { get; init; } = "";

    /// <summary>Chinese unit.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Word of <see cref="CatalogueWords.Directions"/>.</summary>
    public string Direction { get; init; } = "";

    /// <summary>Word of <see cref="CatalogueWords.ResultGrains"/>.</summary>
    public string Result { get; init; } = "region";

    /// <summary>Word of <see cref="CatalogueWords.RowGrains"/>.</summary>
    public string Rows { get; init; } = "school";

    /// <summary>Words of <see cref="CatalogueWords.Levels"/>.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>Words of <see cref="CatalogueWords.Stages"/>.</summary>
    public IReadOnlyList<string> Stages { get; init; } = [];

    /// <summary>Decimals shown.</summary>
    public string Decimals { get; init; } = "2";

    /// <summary>The formula.</summary>
    public string Formula { get; init; } = "";

    /// <summary>What it measures.</summary>
    public string Definition { get; init; } = "";

    /// <summary>What a missing input means.</summary>
    public string Missing { get; init; } = "";

    /// <summary>Notes.</summary>
    public string Notes { get; init; } = "";

    /// <summary>Key of a source; empty for none.</summary>
    public string Source { get; init; } = "";

    /// <summary>Word of <see cref="CatalogueWords.Evidence"/>.</summary>
    public string Evidence { get; init; } = "inferred";

    /// <summary>A value above 100 is an error.</summary>
    public bool NeverAbove100 { get; init; }

    /// <summary>Standards; a row without a value is none.</summary>
    public IReadOnlyList<ThresholdText> Thresholds { get; init; } = [];

    /// <summary>The fields of an indicator.</summary>
    public static DraftText Of(Indicator indicator) => new()
    {
        Id = indicator.Id,
        Name = indicator.NameZh,
        Topic = indicator.Topic,
        Unit = indicator.Unit,
        Direction = Word(CatalogueWords.Directions, indicator.Direction),
        Result = Word(CatalogueWords.ResultGrains, indicator.ResultGrain),
        Rows = Word(CatalogueWords.RowGrains, indicator.Rows),
        Levels = [.. indicator.Levels.Select(l => Word(CatalogueWords.Levels, l))],
        Stages = [.. indicator.Stages.Select(s => Word(CatalogueWords.Stages, s))],
        Decimals = indicator.Decimals.ToString(CultureInfo.InvariantCulture),
        Formula = indicator.Formula,
        Definition = indicator.Definition,
        Missing = indicator.Missing,
        Notes = indicator.Notes,
        Source = indicator.Source ?? "",
        Evidence = Word(CatalogueWords.Evidence, indicator.Evidence),
        NeverAbove100 = indicator.NeverAbove100,
        Thresholds = [.. indicator.Thresholds.Select(ThresholdText.Of)],
    };

    /// <summary>An empty form for a new indicator of a topic.</summary>
    public static DraftText New(string topic) => new()
    {
        Topic = topic,
        Id = topic + ".",
        Unit = "%",
        Direction = "monitor",
        Levels = ["county", "city", "province", "nation"],
        Stages = ["all"],
    };

    internal static string Word<T>(IReadOnlyDictionary<string, T> words, T value) =>
        words.First(w => EqualityComparer<T>.Default.Equals(w.Value, value)).Key;
}

/// <summary>A standard as it stands in the fields of a form.</summary>
/// <param name="Comparison">Word of <see cref="CatalogueWords.Comparisons"/>.</param>
/// <param name="Value">The number; empty for no standard.</param>
/// <param name="Upper">The end of a range.</param>
public sealed record ThresholdText(string Comparison, string Value, string Upper = "")
{
    /// <summary>Word of <see cref="CatalogueWords.Stages"/>.</summary>
    public string Stage { get; init; } = "all";

    /// <summary>Word of <see cref="CatalogueWords.Roles"/>.</summary>
    public string Role { get; init; } = "standard";

    /// <summary>Key of a source.</summary>
    public string Source { get; init; } = "";

    /// <summary>Word of <see cref="CatalogueWords.Evidence"/>.</summary>
    public string Evidence { get; init; } = "inferred";

    /// <summary>Note.</summary>
    public string Note { get; init; } = "";

    /// <summary>A row to be filled.</summary>
    public static ThresholdText Empty { get; } = new("at_least", "");

    internal static ThresholdText Of(Threshold threshold) => new(
        DraftText.Word(CatalogueWords.Comparisons, threshold.Comparison),
        Text(threshold.Value), threshold.Upper is { } upper ? Text(upper) : "")
    {
        Stage = DraftText.Word(CatalogueWords.Stages, threshold.Stage),
        Role = DraftText.Word(CatalogueWords.Roles, threshold.Role),
        Source = threshold.Source,
        Evidence = DraftText.Word(CatalogueWords.Evidence, threshold.Evidence),
        Note = threshold.Note,
    };

    // As people write it: 0.00001, not 1E-05. Only what no decimal number holds keeps its exponent.
    private static string Text(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) && Math.Abs(number) is > 1e-20 and < 1e15
            ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : text;
    }
}
