namespace Hengjian.Indicators.Catalogue.Editing;

/// <summary>A catalogue with one indicator put in, without writing files: what a draft is tried with.</summary>
public static class CatalogueWith
{
    /// <summary>The indicator in the place of the one of its id, or at the end. The version stays that of the base: this is no version.</summary>
    public static IndicatorCatalogue Indicator(IndicatorCatalogue catalogue, Indicator indicator)
    {
        IReadOnlyList<Indicator> all = catalogue.TryFind(indicator.Id, out _)
            ? [.. catalogue.Indicators.Select(i => i.Id == indicator.Id ? indicator : i)]
            : [.. catalogue.Indicators, indicator];
        return new IndicatorCatalogue(catalogue.Version, catalogue.Dictionary, all, catalogue.Limits, catalogue.Sources)
        {
            NotComputable = catalogue.NotComputable,
            Synonyms = catalogue.Synonyms,
            Topics = catalogue.Topics,
            Units = catalogue.Units,
        };
    }
}
