using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Language.Diagnostics;
using Hengjian.Indicators.Language.Syntax;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Language.Binding;

/// <summary>The nearest known name, described so that a person can tell whether it was meant.</summary>
internal static class Suggestions
{
    /// <summary>An element of a name like this one; or an indicator of exactly this name, typed without its brackets.</summary>
    public static NearName? Element(IndicatorCatalogue catalogue, string name)
    {
        if (catalogue.Indicators.FirstOrDefault(i => i.NameZh == name || i.Id == name) is { } indicator)
            return new NearName($"[{indicator.Id}]", $"[{indicator.Id}]（指标“{indicator.NameZh}”）");
        var nearest = NearestName.Of(name, catalogue.Dictionary.Elements.SelectMany(e => new[] { e.NameZh, e.Id }));
        return nearest is not null && catalogue.Dictionary.TryFind(nearest, out var element)
            ? new NearName(Lexer.Written(nearest), Describe(nearest, element))
            : null;
    }

    public static NearName? Function(string name)
    {
        // A person may type the Chinese word of the explanations: 合计(…).
        var nearest = FunctionList.All.FirstOrDefault(f => f.NameZh == name)?.Name
            ?? NearestName.Of(name, FunctionList.All.Select(f => f.Name));
        return FunctionList.All.FirstOrDefault(f => f.Name == nearest) is { } function ? new NearName(function.Name, function.Signature) : null;
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
        // 学校级, 班级: one 级 is enough.
        return $"{name}（{other}，{Shapes.NameOf(Shapes.Of(element.Grain)).TrimEnd('级')}级{unit}）";
    }
}
