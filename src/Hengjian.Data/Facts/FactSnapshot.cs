using Hengjian.Indicators.Facts;

namespace Hengjian.Data.Facts;

/// <summary>One giving of facts: the rows of one grain and period, for one region and all below it.</summary>
/// <param name="Kind">Import kind: school, kindergarten, class, finance… A later snapshot of the same kind replaces rows.</param>
/// <param name="RegionCode">The region of the giver: rows are of it or below. What they replace, <see cref="Domain.Snapshots.RowPlace"/> says.</param>
/// <param name="DictionaryVersion">Version of the data dictionary it was read with.</param>
/// <param name="Table">The rows.</param>
public sealed record FactSnapshot(string Kind, int RegionCode, string DictionaryVersion, FactTable Table)
{
    /// <summary>
    /// Class rows: 学校代码 of each row's school. <see cref="FactTable.Parents"/> is not stored: it is a row number in a
    /// school table that another snapshot may replace, so it is found anew when snapshots are combined.
    /// </summary>
    public IReadOnlyList<string?>? ParentKeys { get; init; }

    /// <summary>口径说明; empty when as the dictionary says.</summary>
    public string DefinitionNote { get; init; } = "";

    /// <summary>口径变化 that begins with this snapshot's period.</summary>
    public IReadOnlyList<DefinitionChange> DefinitionChanges { get; init; } = [];

    /// <summary>The school codes of class rows whose parents are known as row numbers.</summary>
    /// <param name="classes">Has <see cref="FactTable.Parents"/>.</param>
    /// <param name="schools">The school table these point into; has <see cref="FactTable.Keys"/>.</param>
    /// <exception cref="ArgumentException">One of the two lacks what is needed.</exception>
    public static RunList<string?> ParentKeysOf(FactTable classes, FactTable schools)
    {
        var parents = classes.Parents ?? throw new ArgumentException("The class table has no parents.", nameof(classes));
        var keys = schools.Keys ?? throw new ArgumentException("The school table has no keys.", nameof(schools));
        return parents.Select(p => p < 0 ? null : keys[p]);
    }
}
