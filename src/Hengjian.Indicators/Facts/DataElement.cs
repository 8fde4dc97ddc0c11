namespace Hengjian.Indicators.Facts;

/// <summary>How the cells of a data element are read.</summary>
public enum ValueKind
{
    /// <summary>A number in the element's unit.</summary>
    Number,

    /// <summary>是/否; stored 1 and 0.</summary>
    Bool,

    /// <summary>One of <see cref="DataElement.Codes"/>.</summary>
    Code,

    /// <summary>Free text (names); not usable in formulas.</summary>
    Text,

    /// <summary>A day; stored as days since 0001-01-01, so that dates compare.</summary>
    Date,
}

/// <summary>How a region's value of a region-year element arises from the regions below it.</summary>
public enum Rollup
{
    /// <summary>Not stated: the element has no meaning above the region that reported it.</summary>
    Own,

    /// <summary>The counties' values are added.</summary>
    Sum,

    /// <summary>The counties' values are averaged, weighted by <see cref="DataElement.RollupWeight"/>.</summary>
    WeightedMean,

    /// <summary>True when every county's value is true.</summary>
    All,
}

/// <summary>数据项: one column that somebody reports.</summary>
/// <param name="Id">Stable id, ASCII, as in formulas and files: <c>stu</c>.</param>
/// <param name="NameZh">Chinese name; unique, so formulas may use it: 在校生数.</param>
/// <param name="Grain">What one row stands for.</param>
/// <param name="Kind">How cells are read.</param>
/// <param name="Unit">人, 元, 平方米, 间, 册, %…; empty for Bool, Code and Text.</param>
/// <param name="Owner">The department that answers for it: 教育, 财政, 人社….</param>
public sealed record DataElement(string Id, string NameZh, Grain Grain, ValueKind Kind, string Unit, string Owner)
{
    /// <summary>Allowed codes in order, Chinese as typed; empty unless <see cref="ValueKind.Code"/>.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>What exactly is counted and as of when (统计口径), in our words.</summary>
    public string Definition { get; init; } = "";

    /// <summary>An empty cell is an error at import, not a missing value.</summary>
    public bool Required { get; init; }

    /// <summary>Inclusive lower bound; null when there is none. Pupils cannot be negative.</summary>
    public double? Min { get; init; }

    /// <summary>Inclusive upper bound; null when there is none.</summary>
    public double? Max { get; init; }

    /// <summary>Only whole numbers.</summary>
    public bool Whole { get; init; }

    /// <summary>How higher regions get a value; region-year and region-stage-year grains only.</summary>
    public Rollup Rollup { get; init; }

    /// <summary>The element that weighs a <see cref="Rollup.WeightedMean"/>; null otherwise.</summary>
    public string? RollupWeight { get; init; }

    /// <summary>Shared by the sections of a combined school, so divided by the split rule; else the section's own.</summary>
    public bool SharedBySections { get; init; }
}
