using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Results;

/// <summary>A top group of a scheme (评价重点) with everything scored below it.</summary>
/// <param name="Item">The group; a leaf at the top is a group of itself.</param>
/// <param name="Leaves">Its leaves in scheme order.</param>
public sealed record SchemeArea(SchemeItem Item, IReadOnlyList<SchemeItem> Leaves);

/// <summary>Divides a scheme into its top groups.</summary>
internal static class SchemeAreas
{
    public static IReadOnlyList<SchemeArea> Of(EvaluationScheme scheme) =>
        [.. scheme.Items.Select(i => new SchemeArea(i, [.. LeavesOf(i)]))];

    private static IEnumerable<SchemeItem> LeavesOf(SchemeItem item) =>
        item.Items.Count == 0 ? [item] : item.Items.SelectMany(LeavesOf);
}
