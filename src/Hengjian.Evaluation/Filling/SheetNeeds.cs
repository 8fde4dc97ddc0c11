using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Collection;
using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Filling;

/// <summary>A column that a unit is to fill for items of a package.</summary>
/// <param name="Kind">The table.</param>
/// <param name="Period">The year.</param>
/// <param name="Element">Data element id.</param>
/// <param name="UnitId">Who fills it.</param>
/// <param name="Items">The items that need it.</param>
internal sealed record WantedColumn(ImportKind Kind, int Period, string Element, string UnitId, IReadOnlyList<string> Items);

/// <summary>Who fills what: from the needs of the items that were issued and the units that take part in them.</summary>
internal static class SheetNeeds
{
    /// <summary>The columns of a package, each filled by one unit.</summary>
    /// <param name="needs">The needs of the issued items that this government has to fill.</param>
    /// <param name="parts">The units' parts of the package.</param>
    /// <param name="leads">The lead unit of each item.</param>
    /// <param name="departments">Department word of each unit.</param>
    public static IReadOnlyList<WantedColumn> Of(
        IEnumerable<ItemNeed> needs,
        ILookup<string, ContributionRecord> parts,
        IReadOnlyDictionary<string, string> leads,
        IReadOnlyDictionary<string, string> departments) =>
        [
            .. needs.SelectMany(n => n.Periods.Select(p => (Need: n, Period: p)))
                .GroupBy(n => (n.Need.Kind, n.Period, n.Need.Element))
                .Select(g => new WantedColumn(
                    g.Key.Kind, g.Key.Period, g.Key.Element, UnitOf([.. g.Select(n => n.Need)], parts, leads, departments),
                    [.. g.Select(n => n.Need.Item).Distinct()])),
        ];

    /// <summary>The needs that concern a government: its own figures when it is evaluated, figures of counties where there is nobody below.</summary>
    public static IEnumerable<ItemNeed> AskedOf(IEnumerable<ItemNeed> needs, bool evaluated, bool hasBelow) =>
        needs.Where(n => n.FromCounties ? !hasBelow : evaluated);

    /// <summary>Whether a need is about rows of a stage.</summary>
    public static bool Covers(ItemNeed need, SchoolStage row) => need.Stage == SchoolStage.All || row == SchoolStage.All || need.Stage.Includes(row);

    // The department that owns the figure, where it takes part in an item that needs it; else who leads the first.
    private static string UnitOf(
        IReadOnlyList<ItemNeed> needs, ILookup<string, ContributionRecord> parts, IReadOnlyDictionary<string, string> leads, IReadOnlyDictionary<string, string> departments)
    {
        foreach (var need in needs)
        {
            var owner = parts[need.Item].FirstOrDefault(p => departments.GetValueOrDefault(p.UnitId) == need.Department);
            if (owner is not null) return owner.UnitId;
        }
        return leads[needs[0].Item];
    }
}
