using System.Text.RegularExpressions;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;

namespace Hengjian.Evaluation.IndicatorPages;

/// <summary>Which indicators name which others in their formulas, both ways.</summary>
internal sealed partial class ReferenceLinks
{
    private readonly ILookup<string, Indicator> named;
    private readonly ILookup<string, Indicator> naming;

    public ReferenceLinks(CompiledCatalogue compiled)
    {
        // A compiled catalogue knows every id it names, so whatever stands in square brackets is one.
        var pairs = compiled.Catalogue.Indicators
            .SelectMany(i => Brackets().Matches(i.Formula).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal), (i, id) => (From: i, Id: id))
            .Select(p => (p.From, To: compiled.Catalogue.TryFind(p.Id, out var to) ? to : p.From)).ToList();
        named = pairs.ToLookup(p => p.From.Id, p => p.To, StringComparer.Ordinal);
        naming = pairs.ToLookup(p => p.To.Id, p => p.From, StringComparer.Ordinal);
    }

    /// <summary>Indicators that the formula names, in order of first mention.</summary>
    public IEnumerable<Indicator> From(Indicator indicator) => named[indicator.Id];

    /// <summary>Indicators whose formulas name it, in catalogue order.</summary>
    public IEnumerable<Indicator> To(Indicator indicator) => naming[indicator.Id];

    [GeneratedRegex(@"\[\s*([^\]@\s]+)\s*(?:@[^\]]*)?\]")]
    private static partial Regex Brackets();
}
