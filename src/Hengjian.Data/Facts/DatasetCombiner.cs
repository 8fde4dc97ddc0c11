using Hengjian.Domain.Snapshots;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Data.Facts;

/// <summary>How combined snapshots are to be read.</summary>
/// <param name="CombinedSchools">How combined schools are divided.</param>
/// <param name="MissingVerdictIsNo">See <see cref="Dataset.MissingVerdictIsNo"/>.</param>
public sealed record DatasetRules(
    CombinedSchoolRule CombinedSchools = CombinedSchoolRule.Split, bool MissingVerdictIsNo = false);

/// <summary>
/// Makes one <see cref="Dataset"/> of many snapshots. Of each kind, grain and period a row counts unless a later
/// snapshot has rows in its place (<see cref="RowPlace"/>); rows of different kinds about the same school or region are joined into one.
/// </summary>
public static class DatasetCombiner
{
    /// <summary>Combines snapshots.</summary>
    /// <param name="regions">The regions of the evaluation.</param>
    /// <param name="snapshots">Oldest first: the order decides which correction wins.</param>
    /// <param name="rules">How to read them.</param>
    /// <returns>The data set; or every unknown region, cell given twice, school code used twice, and class without its school.</returns>
    public static Result<Dataset> Combine(
        RegionTree regions, IReadOnlyList<FactSnapshot> snapshots, DatasetRules? rules = null)
    {
        var problems = new List<Problem>();
        var tables = new Dictionary<(Grain, int), FactTable>();
        var schools = new Dictionary<int, Dictionary<string, int>>();
        // School tables come before the class tables that point into them.
        foreach (var group in snapshots.GroupBy(s => (s.Table.Grain, s.Table.Period)).OrderBy(g => g.Key))
        {
            var merged = TableMerger.Merge(regions, [.. group], problems);
            if (merged is null) continue;
            var (grain, period) = group.Key;
            if (grain == Grain.SchoolYear) schools[period] = RowsByKey(merged.Table, problems);
            tables[group.Key] = grain == Grain.ClassYear
                ? WithParents(merged, schools.GetValueOrDefault(period, []), problems)
                : merged.Table;
        }
        if (problems.Count > 0) return Result.Fail<Dataset>(problems);
        rules ??= new DatasetRules();
        return new Dataset(regions, tables.Values)
        {
            CombinedSchools = rules.CombinedSchools,
            MissingVerdictIsNo = rules.MissingVerdictIsNo,
            DefinitionChanges =
            [
                .. snapshots.SelectMany(s => s.DefinitionChanges).Distinct()
                    .OrderBy(c => c.Period).ThenBy(c => c.Element, StringComparer.Ordinal).ThenBy(c => c.Note, StringComparer.Ordinal),
            ],
        };
    }

    private static FactTable WithParents(MergedTable classes, Dictionary<string, int> rowOf, List<Problem> problems)
    {
        if (classes.ParentKeys is not { } keys) return classes.Table;
        var parents = new int[keys.Count];
        var lost = new SortedDictionary<string, int>(StringComparer.Ordinal);
        string? lastKey = null;
        var lastRow = -1;
        var at = 0;
        foreach (var key in keys)
        {
            // Classes of one school stand together and share one text object.
            if (!ReferenceEquals(key, lastKey))
            {
                lastKey = key;
                lastRow = lastKey is not null && rowOf.TryGetValue(lastKey, out var row) ? row : -1;
            }
            parents[at++] = lastRow;
            if (lastRow < 0 && lastKey is not null) lost[lastKey] = lost.GetValueOrDefault(lastKey) + 1;
        }
        var table = classes.Table;
        // The school table was given anew without them: classes without a school would fall out of it unseen.
        if (lost.Count > 0) problems.Add(FactProblems.SchoolsGone(table.Period, [.. lost.Keys], lost.Values.Sum()));
        return table.With(parents: parents);
    }

    private static Dictionary<string, int> RowsByKey(FactTable schools, List<Problem> problems)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < (schools.Keys?.Length ?? 0); i++)
        {
            if (schools.Keys![i] is { } key && !rows.TryAdd(key, i))
                problems.Add(FactProblems.SchoolTwice(schools.Period, key, schools.Regions[rows[key]], schools.Regions[i]));
        }
        return rows;
    }
}
