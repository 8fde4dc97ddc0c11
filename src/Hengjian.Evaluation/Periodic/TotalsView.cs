using Hengjian.Domain.Periodic;

namespace Hengjian.Evaluation.Periodic;

/// <summary>A number of a region: what those that reported add up to, and who is missing in it.</summary>
/// <param name="Number">The sum, or what is computed of sums; null when nobody reported it or it has no total.</param>
/// <param name="Missing">Units it has no number of; not counted as 0.</param>
/// <param name="Text">What is shown: the number, counts of choices, the value of a single unit; empty for none.</param>
public sealed record TotalCell(double? Number, int Missing, string Text);

/// <summary>A row of totals: a region with all below it, or one unit.</summary>
/// <param name="Name">Region or unit.</param>
/// <param name="Region">Code of the region.</param>
/// <param name="Report">The report of a unit; null for a region.</param>
/// <param name="Expected">应报.</param>
/// <param name="Handed">已报.</param>
/// <param name="Missing">Names of those that have not handed in.</param>
/// <param name="Cells">By field.</param>
public sealed record TotalsRow(
    string Name, int Region, PeriodicReportRecord? Report, int Expected, int Handed, IReadOnlyList<string> Missing, IReadOnlyDictionary<string, TotalCell> Cells)
{
    /// <summary>How it stands with a unit; null for a region.</summary>
    public Timeliness? Timeliness { get; init; }

    /// <summary>The row leads to the regions or units below.</summary>
    public bool HasBelow { get; init; }

    /// <summary>The reader may open the report.</summary>
    public bool Opens { get; init; }
}

/// <summary>汇总: a period of a form in a region: the region itself, the regions below and its own units.</summary>
/// <param name="Given">The form.</param>
/// <param name="Period">The period.</param>
/// <param name="Region">Code and name of the region.</param>
/// <param name="Above">Regions above it that the reader may look at, from the top.</param>
/// <param name="Total">The region with all below.</param>
/// <param name="Rows">Regions below, then its own units.</param>
public sealed record TotalsView(
    GivenForm Given, Period Period, (int Code, string Name) Region, IReadOnlyList<(int Code, string Name)> Above, TotalsRow Total, IReadOnlyList<TotalsRow> Rows);
