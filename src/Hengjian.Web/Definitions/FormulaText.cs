using System.Text.RegularExpressions;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;

namespace Hengjian.Web.Definitions;

/// <summary>A formula as people read it: ids become Chinese names, signs those of school books.</summary>
/// <param name="Chinese">For reading only; the engine reads the original.</param>
/// <param name="Elements">The data elements it names, in order of first mention.</param>
public sealed partial record FormulaText(string Chinese, IReadOnlyList<DataElement> Elements)
{
    /// <summary>No formula.</summary>
    public static readonly FormulaText Empty = new("", []);

    private static readonly Dictionary<string, string> Functions = new(StringComparer.Ordinal)
    {
        ["sum"] = "合计",
        ["sum_if"] = "条件合计",
        ["count"] = "有值行数",
        ["count_if"] = "符合条件的行数",
        ["count_rows"] = "行数",
        ["avg"] = "平均",
        ["avg_if"] = "条件平均",
        ["max"] = "最大",
        ["max_if"] = "条件最大",
        ["min"] = "最小",
        ["min_if"] = "条件最小",
        ["wcv"] = "加权差异系数",
        ["cv"] = "差异系数",
        ["abs"] = "绝对值",
        ["ceil"] = "向上取整",
        ["floor"] = "向下取整",
        ["min_of"] = "取小",
        ["max_of"] = "取大",
        ["mean_of"] = "取平均",
        ["count_true"] = "成立的项数",
        ["at_least"] = "至少成立",
        ["prev"] = "上年",
        ["limit"] = "限值",
        ["std"] = "标准",
        ["floor_of"] = "底线",
        ["and"] = "且",
        ["or"] = "或",
        ["not"] = "非",
        ["in"] = "属于",
    };

    /// <summary>Puts names in the place of ids; what is not known stays as it is.</summary>
    public static FormulaText Of(Indicator indicator, IndicatorCatalogue catalogue)
    {
        var elements = new List<DataElement>();
        var text = Tokens().Replace(indicator.Formula, match =>
        {
            if (match.Groups["text"].Success) return match.Value;
            if (match.Groups["ref"].Success)
                return "“" + (catalogue.TryFind(match.Groups["ref"].Value, out var other) ? other.NameZh : match.Groups["ref"].Value) + "”";
            if (match.Groups["sign"].Success) return Sign(match.Value);
            return Word(match.Groups["name"].Value.Trim('`'), catalogue, elements);
        });
        return new FormulaText(text.Trim(), elements);
    }

    private static string Word(string name, IndicatorCatalogue catalogue, List<DataElement> elements)
    {
        if (Functions.TryGetValue(name, out var chinese)) return chinese;
        if (catalogue.Limits.FirstOrDefault(l => l.Id == name) is { } limits) return limits.NameZh;
        if (!catalogue.Dictionary.TryFind(name, out var element)) return name;
        if (!elements.Contains(element)) elements.Add(element);
        return element.NameZh;
    }

    private static string Sign(string sign) => sign switch
    {
        "*" => "×",
        "/" => "÷",
        ">=" => "≥",
        "<=" => "≤",
        "==" => "＝",
        "!=" => "≠",
        "<" => "＜",
        ">" => "＞",
        "-" => "−",
        _ => sign,
    };

    [GeneratedRegex("""(?<text>"[^"]*")|\[(?<ref>[^\]]+)\]|(?<name>`[^`]+`|[\p{L}_][\p{L}\p{Nd}_]*)|(?<sign>>=|<=|==|!=|[*/<>-])""")]
    private static partial Regex Tokens();
}
