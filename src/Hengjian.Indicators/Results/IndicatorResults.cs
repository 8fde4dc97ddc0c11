using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Results;

/// <summary>One computed value.</summary>
/// <param name="Value">The unrounded number; NaN when <paramref name="Flag"/> is Missing or NotApplicable.</param>
/// <param name="Flag">What stands behind it.</param>
/// <param name="Count">Number of fact rows it rests on (1 for a value that the region reported itself).</param>
public readonly record struct IndicatorValue(double Value, ValueFlag Flag, long Count)
{
    /// <summary>Nobody gave what it needs.</summary>
    public static readonly IndicatorValue Missing = new(double.NaN, ValueFlag.Missing, 0);

    /// <summary>True when there is a number to compare.</summary>
    public bool HasValue => !double.IsNaN(Value);
}

/// <summary>One indicator, stage and period over all regions.</summary>
/// <param name="Indicator">Indicator id.</param>
/// <param name="Stage">The stage; All when the indicator is not staged.</param>
/// <param name="Period">The year.</param>
/// <param name="Values">By position in <see cref="RegionTree.Regions"/>; null at levels the indicator is not computed for.</param>
public sealed record RegionSeries(string Indicator, SchoolStage Stage, int Period, IReadOnlyList<IndicatorValue?> Values);

/// <summary>One indicator, stage and period over all schools or sections.</summary>
/// <param name="Indicator">Indicator id.</param>
/// <param name="Stage">The stage; All for whole schools.</param>
/// <param name="Period">The year.</param>
/// <param name="Rows">Rows of the school table (<see cref="Grain.SchoolYear"/>) that have a value, ascending.</param>
/// <param name="Values">One value per entry of <paramref name="Rows"/>.</param>
public sealed record SchoolSeries(string Indicator, SchoolStage Stage, int Period, int[] Rows, IReadOnlyList<IndicatorValue> Values);

/// <summary>A data element that an indicator needs and the dataset does not hold for a year.</summary>
/// <param name="Indicator">Indicator id.</param>
/// <param name="Period">The year of the missing column.</param>
/// <param name="Element">Data element id.</param>
/// <param name="WholeTable">Not only the column: there is no table of the element's grain for that year.</param>
public sealed record UncollectedInput(string Indicator, int Period, string Element, bool WholeTable);

/// <summary>口径变化 of a data element that a computed indicator reads.</summary>
/// <param name="Indicator">Indicator id.</param>
/// <param name="Stage">The stage.</param>
/// <param name="YearsBack">How far back from the year computed the formula reads the element; 0 without prev.</param>
/// <param name="Change">The change.</param>
public sealed record InputChange(string Indicator, SchoolStage Stage, int YearsBack, DefinitionChange Change);

/// <summary>Everything one evaluation computed, in catalogue order, then stage, then period.</summary>
public sealed class IndicatorResults
{
    private readonly Dictionary<(string, SchoolStage, int), RegionSeries> regions;
    private readonly Dictionary<(string, SchoolStage, int), SchoolSeries> schools;

    /// <summary>Takes the series as they are.</summary>
    public IndicatorResults(
        RegionTree tree, IReadOnlyList<RegionSeries> regionSeries, IReadOnlyList<SchoolSeries> schoolSeries)
    {
        Tree = tree;
        RegionSeries = regionSeries;
        SchoolSeries = schoolSeries;
        regions = regionSeries.ToDictionary(s => (s.Indicator, s.Stage, s.Period));
        schools = schoolSeries.ToDictionary(s => (s.Indicator, s.Stage, s.Period));
    }

    /// <summary>The regions the values belong to.</summary>
    public RegionTree Tree { get; }

    /// <summary>What was noticed while computing: values above 100, rows outside the tree, empty sections. Chinese.</summary>
    public IReadOnlyList<Problem> Diagnostics { get; init; } = [];

    /// <summary>Inputs that nobody collected, so that the indicators resting on them are missing everywhere.</summary>
    public IReadOnlyList<UncollectedInput> Uncollected { get; init; } = [];

    /// <summary>口径变化 of what the indicators read: values on either side of one are not comparable.</summary>
    public IReadOnlyList<InputChange> InputChanges { get; init; } = [];

    /// <summary>Region values.</summary>
    public IReadOnlyList<RegionSeries> RegionSeries { get; }

    /// <summary>School and section values.</summary>
    public IReadOnlyList<SchoolSeries> SchoolSeries { get; }

    /// <summary>The series over regions; null when the indicator was not computed for that stage and period.</summary>
    public RegionSeries? FindRegions(string indicator, SchoolStage stage, int period) =>
        regions.GetValueOrDefault((indicator, stage, period));

    /// <summary>The series over schools; null when there is none.</summary>
    public SchoolSeries? FindSchools(string indicator, SchoolStage stage, int period) =>
        schools.GetValueOrDefault((indicator, stage, period));

    /// <summary>The changes of definition among everything that an indicator's values of two years rest on, oldest first.</summary>
    /// <param name="indicator">Indicator id.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="from">The earlier year; the same as <paramref name="to"/>: changes inside the one value.</param>
    /// <param name="to">The later year.</param>
    public IReadOnlyList<DefinitionChange> ChangesBetween(string indicator, SchoolStage stage, int from, int to) => InputChanges.Count == 0
        ? []
        : [.. InputChanges
            .Where(c => c.Indicator == indicator && c.Stage == stage && c.Change.Period > from - c.YearsBack && c.Change.Period <= to)
            .Select(c => c.Change).Distinct().OrderBy(c => c.Period).ThenBy(c => c.Element, StringComparer.Ordinal)];

    /// <summary>One region's value; null when the indicator is not computed at its level or was not run.</summary>
    public IndicatorValue? At(string indicator, SchoolStage stage, int period, int regionCode)
    {
        var index = Tree.IndexOf(regionCode);
        return index < 0 ? null : FindRegions(indicator, stage, period)?.Values[index];
    }
}
