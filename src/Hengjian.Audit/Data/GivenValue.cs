namespace Hengjian.Audit.Data;

/// <summary>A value a number of the report is held against.</summary>
/// <param name="Value">In the figure's unit; null when there is none.</param>
/// <param name="Source">Chinese: where it is from.</param>
public sealed record GivenValue(double? Value, string Source)
{
    /// <summary>Chinese: why it says little (partial, estimated); empty when it is whole.</summary>
    public string Doubt { get; init; } = "";

    /// <summary>Half the width of what it may stand for, when it was itself printed; 0 for a value kept in full.</summary>
    public double Half { get; init; }

    /// <summary>Round whose run computed it; null for what was submitted or printed.</summary>
    public long? Round { get; init; }

    /// <summary>Snapshot it was submitted in; null when it is not one row of one snapshot.</summary>
    public long? Snapshot { get; init; }

    /// <summary>
    /// data for what was submitted, result for an official run, trial for what the facts in force would give, report for last
    /// year's report.
    /// </summary>
    public string Kind { get; init; } = "data";
}
