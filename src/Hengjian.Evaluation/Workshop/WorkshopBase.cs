using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Language.Planning;

namespace Hengjian.Evaluation.Workshop;

/// <summary>The version a draft is made from; immutable, so it may be cached and shared.</summary>
/// <param name="Version">Hash of its files.</param>
/// <param name="Files">Names and texts, as the loader read them.</param>
/// <param name="Compiled">Its formulas.</param>
public sealed record WorkshopBase(string Version, IReadOnlyList<(string Name, string Text)> Files, CompiledCatalogue Compiled)
{
    private readonly Lazy<IReadOnlyList<string>> units = new(() => UnitsOf(Compiled.Catalogue));

    /// <summary>The catalogue.</summary>
    public IndicatorCatalogue Catalogue => Compiled.Catalogue;

    /// <summary>The units that may be used.</summary>
    public IReadOnlyList<string> Units => units.Value;

    /// <summary>Which indicators change when one does.</summary>
    public IReadOnlyList<Indicator> UsersOf(string indicator) => new IndicatorUses(Catalogue).Of(indicator);

    private static IReadOnlyList<string> UnitsOf(IndicatorCatalogue catalogue) => catalogue.Units.Count > 0
        ? catalogue.Units
        : [.. catalogue.Indicators.Select(i => i.Unit).Distinct(StringComparer.Ordinal)];
}
