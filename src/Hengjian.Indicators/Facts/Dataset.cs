namespace Hengjian.Indicators.Facts;

/// <summary>How a combined school becomes sections.</summary>
public enum CombinedSchoolRule
{
    /// <summary>Shared amounts are divided by the weights 1 : 1.1 : 1.32 per pupil (测算均衡系数拆分公式).</summary>
    Split,

    /// <summary>Each section counts with the whole school's pupils and amounts.</summary>
    Whole,
}

/// <summary>口径变化: from this year on an element means something else; a comparison across it says so.</summary>
/// <param name="Element">Data element id.</param>
/// <param name="Period">First year of the new definition.</param>
/// <param name="Note">Chinese: what changed.</param>
public sealed record DefinitionChange(string Element, int Period, string Note);

/// <summary>Everything a computation reads: regions and fact tables of several periods.</summary>
public sealed class Dataset
{
    private readonly Dictionary<(Grain, int), FactTable> tables;

    /// <summary>Takes the tables; at most one per grain and period.</summary>
    /// <exception cref="ArgumentException">Two tables have the same grain and period.</exception>
    public Dataset(RegionTree regions, IEnumerable<FactTable> facts)
    {
        Regions = regions;
        tables = facts.ToDictionary(t => (t.Grain, t.Period));
    }

    /// <summary>The regions at the date of the evaluation.</summary>
    public RegionTree Regions { get; }

    /// <summary>How combined schools are divided.</summary>
    public CombinedSchoolRule CombinedSchools { get; init; } = CombinedSchoolRule.Split;

    /// <summary>
    /// A yes/no result that missing inputs leave open counts as “no” and is marked <see cref="ValueFlag.Ruled"/>.
    /// Off by default: then it stays missing.
    /// </summary>
    public bool MissingVerdictIsNo { get; init; }

    /// <summary>口径变化: elements whose definition differs from the year before.</summary>
    public IReadOnlyList<DefinitionChange> DefinitionChanges { get; init; } = [];

    /// <summary>The same dataset with some tables in place of those of the same grain and period.</summary>
    public Dataset With(IEnumerable<FactTable> changed)
    {
        var others = changed.ToDictionary(t => (t.Grain, t.Period));
        return new Dataset(Regions, Tables.Select(t => others.GetValueOrDefault((t.Grain, t.Period), t)))
        {
            CombinedSchools = CombinedSchools,
            MissingVerdictIsNo = MissingVerdictIsNo,
            DefinitionChanges = DefinitionChanges,
        };
    }

    /// <summary>The periods of any table, ascending.</summary>
    public IReadOnlyList<int> Periods => [.. tables.Keys.Select(k => k.Item2).Distinct().Order()];

    /// <summary>All tables, by grain then period.</summary>
    public IEnumerable<FactTable> Tables => tables.OrderBy(t => t.Key).Select(t => t.Value);

    /// <summary>The table of a grain and period; null when nothing was reported.</summary>
    public FactTable? Find(Grain grain, int period) => tables.GetValueOrDefault((grain, period));
}
