using System.Globalization;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Web.Features.Schemes;

/// <summary>Walks a scheme.</summary>
internal static class SchemeItems
{
    /// <summary>The item with this id, area or leaf; null when there is none.</summary>
    internal static SchemeItem? Find(EvaluationScheme scheme, string id) => All(scheme.Items).FirstOrDefault(i => i.Id == id);

    /// <summary>Every item, areas before what lies in them.</summary>
    internal static IEnumerable<SchemeItem> All(IEnumerable<SchemeItem> items) =>
        items.SelectMany(i => All(i.Items).Prepend(i));

    /// <summary>The areas around an item, outermost first; empty for a top item.</summary>
    internal static IReadOnlyList<SchemeItem> Above(EvaluationScheme scheme, SchemeItem item) =>
        [.. All(scheme.Items).Where(i => i != item && All(i.Items).Contains(item))];

    /// <summary>3 分; 必达 in a scheme without points; 加分，至多 3 分 for a bonus.</summary>
    internal static string Points(EvaluationScheme scheme, SchemeItem item) => scheme.Kind == SchemeKind.AllMustPass
        ? "必达"
        : (item.Bonus ? "加分至多 " : "") + Number(item.MaxScore) + " 分";

    /// <summary>Full marks of the scheme without bonus.</summary>
    internal static double Total(EvaluationScheme scheme) => scheme.Leaves.Where(i => !i.Bonus).Sum(i => i.MaxScore);

    /// <summary>A number with as few decimals as it has.</summary>
    internal static string Number(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);
}
