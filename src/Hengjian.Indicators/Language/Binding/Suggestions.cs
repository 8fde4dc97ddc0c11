using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Language.Binding;

/// <summary>The nearest known name, described so that a person can tell whether it was meant.</summary>
internal static class Suggestions
{
    public static string? Element(DataDictionary dictionary, string name)
    {
        var nearest = NearestName.Of(name, dictionary.Elements.SelectMany(e => new[] { e.NameZh, e.Id }));
        return nearest is not null && dictionary.TryFind(nearest, out var element) ? Describe(nearest, element) : null;
    }

    public static string? Indicator(IndicatorCatalogue catalogue, string id)
    {
        // A person may type the Chinese name where the id belongs.
        var byName = catalogue.Indicators.FirstOrDefault(i => i.NameZh == id);
        return byName?.Id ?? NearestName.Of(id, catalogue.Indicators.Select(i => i.Id));
    }

    private static string Describe(string name, DataElement element)
    {
        var other = name == element.Id ? element.NameZh : element.Id;
        var unit = element.Unit.Length == 0 ? "" : "，" + element.Unit;
        return $"{name}（{other}，{Shapes.NameOf(Shapes.Of(element.Grain))}级{unit}）";
    }
}
