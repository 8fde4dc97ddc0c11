using Hengjian.Data.Storage;
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
        var schools = new Dictionary<int, TextIndex>();
        // School tables come before the class tables that point into them.
        foreach (var group in snapshots.GroupBy(s => (s.Table.Grain, s.Table.Period)).OrderBy(g => g.Key))
        {
            var merged = TableMerger.Merge(regions, [.. group], problems);
            if (merged is null) continue;
            var (grain, period) = group.Key;
            if (grain == Grain.SchoolYear) schools[period] = RowsByKey(merged.Table, problems);
            tables[group.Key] = grain == Grain.ClassYear
                ? WithParents(merged, schools.GetValueOrDefault(period), problems)
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

    private static FactTable WithParents(MergedTable classes, TextIndex? schools, List<Problem> problems)
    {
        if (classes.ParentKeys is not { } given) return classes.Table;
        var keys = AsTexts(given);
        var (rows, ends) = (new int[keys.RunCount], new int[keys.RunCount]);
        var run = 0;
        var lost = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var start = 0;
        foreach (var (end, place) in keys.Runs())
        {
            var row = place < 0 ? -1 : schools?.Find(keys.Utf8(place)) ?? -1;
            if (row < 0 && keys[start] is { } key) lost[key] = lost.GetValueOrDefault(key) + end - start;
            (rows[run], ends[run++]) = (row, start = end);
        }
        // The school table was given anew without them: classes without a school would fall out of it unseen.
        if (lost.Count > 0) problems.Add(FactProblems.SchoolsGone(classes.Table.Period, [.. lost.Keys], lost.Values.Sum()));
        return classes.Table.With(parents: new RunList<int>(rows, ends));
    }

    private static TextIndex RowsByKey(FactTable schools, List<Problem> problems)
    {
        var keys = AsTexts(schools.Keys ?? []);
        return new TextIndex(keys, (first, row) =>
            problems.Add(FactProblems.SchoolTwice(schools.Period, keys[row]!, schools.Regions[first], schools.Regions[row])));
    }

    private static TextList AsTexts(IReadOnlyList<string?> texts) => texts as TextList ?? TextFiles.Read(TextFiles.Write(texts), texts.Count)!;
}
