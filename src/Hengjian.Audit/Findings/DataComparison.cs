namespace Hengjian.Audit.Findings;

/// <summary>How a number of a report and the value kept elsewhere compare.</summary>
public enum DataVerdict
{
    /// <summary>与数据不符.</summary>
    Differs,

    /// <summary>与数据相符, as exactly as it is printed.</summary>
    Agrees,

    /// <summary>无数据: nobody gave a value.</summary>
    NoValue,

    /// <summary>不可比: region, year, stage or completeness of the value is unclear.</summary>
    Unclear,
}

/// <summary>A number of the report beside the value kept elsewhere.</summary>
public sealed record DataComparison
{
    /// <summary>Stable while the words stay.</summary>
    public string Id { get; init; } = "";

    /// <summary>How they compare.</summary>
    public required DataVerdict Verdict { get; init; }

    /// <summary>data, result, trial or report, as GivenValue says it.</summary>
    public required string Kind { get; init; }

    /// <summary>Id of the element or indicator.</summary>
    public required string Key { get; init; }

    /// <summary>Its Chinese name.</summary>
    public required string Name { get; init; }

    /// <summary>Key of the stage; empty for none or unclear.</summary>
    public required string Stage { get; init; }

    /// <summary>Code of the region.</summary>
    public required int Region { get; init; }

    /// <summary>The year; null when unclear.</summary>
    public required int? Year { get; init; }

    /// <summary>The words with the number.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The number alone.</summary>
    public required TextSpan Number { get; init; }

    /// <summary>The number in the figure's unit.</summary>
    public required double Stated { get; init; }

    /// <summary>Half the width of what it may stand for, in the figure's unit.</summary>
    public required double Half { get; init; }

    /// <summary>The value kept elsewhere, in the figure's unit; null when there is none.</summary>
    public double? Given { get; init; }

    /// <summary>The figure's unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Chinese: both values and their difference.</summary>
    public required string Message { get; init; }

    /// <summary>Chinese: where the value is from; empty when there is none.</summary>
    public string Source { get; init; } = "";

    /// <summary>Round whose run computed the value; null for what was submitted or printed.</summary>
    public long? Round { get; init; }

    /// <summary>Snapshot the value was submitted in; null when it is not one row of one snapshot.</summary>
    public long? Snapshot { get; init; }
}
