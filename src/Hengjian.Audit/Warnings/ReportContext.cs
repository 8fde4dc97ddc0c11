namespace Hengjian.Audit.Warnings;

/// <summary>What is known of a report beside its text.</summary>
public sealed record ReportContext
{
    /// <summary>Nothing is known.</summary>
    public static readonly ReportContext Unknown = new();

    /// <summary>Names that belong in the report: its own region, those above it and those within it; empty when not known.</summary>
    public IReadOnlyList<string> OwnPlaces { get; init; } = [];

    /// <summary>Names of other regions; empty to know only what the report's title tells.</summary>
    public IReadOnlyList<string> OtherPlaces { get; init; } = [];

    /// <summary>The year the report is about; null to take it from its title.</summary>
    public int? Year { get; init; }

    /// <summary>The day of the audit, for dates that have not come yet; null to hold dates to the report's year alone.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Names of items whose figures must say of when they are; looked for in headings.</summary>
    public IReadOnlyList<string> Dated { get; init; } = [];

    /// <summary>Names of items whose figures must say where they are from; looked for in headings.</summary>
    public IReadOnlyList<string> Sourced { get; init; } = [];
}
