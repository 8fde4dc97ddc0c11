using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Collection;

/// <summary>One column an item needs filled.</summary>
/// <param name="Item">Leaf item of the scheme.</param>
/// <param name="Element">Id of the data element.</param>
/// <param name="Kind">The table it stands in.</param>
/// <param name="Stage">The stage it is needed for; All where rows have none or every stage is needed.</param>
/// <param name="Periods">The years, ascending: the evaluated one and those formulas look back to.</param>
/// <param name="Department">The department that answers for it, by its one word.</param>
public sealed record ItemNeed(
    string Item, string Element, ImportKind Kind, SchoolStage Stage, IReadOnlyList<int> Periods, string Department)
{
    /// <summary>Asked of the counties, which the regions above are made up from; else of the evaluated government itself.</summary>
    public bool FromCounties { get; init; }
}
