using Hengjian.Domain.Collection;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Importing;

/// <summary>
/// Whose table is it? One of schools, classes or projects belongs to the departments that own a good part of its elements and may be handed in whole by
/// them. A table of regions belongs to nobody alone: a file of one department would put its blanks in the place of all others' figures, so units
/// fill it in sheets.
/// </summary>
public static class TableKeepers
{
    // At least so many of a table's elements must be a department's: the others gave a column or two.
    private const double Share = 0.25;

    /// <summary>Words of the departments that may hand in a kind whole; none for tables of regions.</summary>
    public static IReadOnlySet<string> Of(ImportKind kind, DataDictionary dictionary, DepartmentBook departments)
    {
        if (kind is ImportKind.Region or ImportKind.RegionStage) return new HashSet<string>();
        var owners = ImportFields.Of(kind, dictionary).Select(f => f.Element).OfType<DataElement>().Select(e => departments.WordOf(e.Owner)).ToList();
        return owners.GroupBy(o => o, StringComparer.Ordinal).Where(g => g.Count() >= Share * owners.Count).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
    }
}
