using System.Globalization;
using System.Text;
using Hengjian.Evaluation.Demo;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;

namespace Hengjian.Evaluation.IndicatorPages;

/// <summary>The pages under docs/indicators: one an indicator, an index by topic, and what is not computed.</summary>
public static class IndicatorPageSet
{
    /// <summary>Writes every page of a catalogue; the same catalogue gives the same bytes.</summary>
    /// <returns>Path inside the folder (with “/”) and Markdown text, in path order.</returns>
    public static IReadOnlyList<(string Path, string Text)> Render(CompiledCatalogue compiled)
    {
        var catalogue = compiled.Catalogue;
        var byName = catalogue.Indicators.ToDictionary(i => i.NameZh, i => "../" + PathOf(i), StringComparer.Ordinal);
        var example = new WorkedExample(ExampleAids.AddTo(catalogue), ExampleCity.Create(catalogue.Dictionary), n => byName.GetValueOrDefault(n));
        var links = new ReferenceLinks(compiled);
        var pages = catalogue.Indicators.Select(i => (PathOf(i), IndicatorPage.Render(compiled, i, links, example.Of(i))));
        return [.. pages.Append(("README.md", Index(catalogue))).Append(("not-computable.md", NotComputed(catalogue)))
            .OrderBy(p => p.Item1, StringComparer.Ordinal)];
    }

    /// <summary>topic/id.md.</summary>
    internal static string PathOf(Indicator indicator) => $"{indicator.Topic}/{indicator.Id}.md";

    private static string Index(IndicatorCatalogue catalogue)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Indicators 指标

            {catalogue.Indicators.Count} indicators, written from the catalogue by `hengjian docs --out docs/indicators`; a test keeps them equal. Known indicators
            that the facts cannot give: [{catalogue.NotComputable.Count}, with the reason](not-computable.md). How formulas are read: [the formula language](../formula-language.md).

            """);
        foreach (var topic in catalogue.Indicators.GroupBy(i => i.Topic, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {catalogue.TopicName(topic.Key)} `{topic.Key}`\n\n");
            text.Append("| indicator 指标 | id | unit 单位 | direction 方向 |\n| --- | --- | --- | --- |\n");
            foreach (var one in topic)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"| [{one.NameZh}]({PathOf(one)}) | `{one.Id}` | {one.Unit} | {PageWords.Of(one.Direction)} |\n");
            }
        }
        return text.ToString();
    }

    private static string NotComputed(IndicatorCatalogue catalogue)
    {
        var text = new StringBuilder("""
            # Not computable 不计算的指标

            Known indicators whose facts come at a grain that data sets here do not have (one row a university, a problem to be
            mended, a self-evaluation, a report). They keep their ids; should the grain come, they move into the catalogue.

            | id | name 名称 | one row would be 每行是什么 | reason 原因 |
            | --- | --- | --- | --- |

            """);
        foreach (var one in catalogue.NotComputable)
            text.Append(CultureInfo.InvariantCulture, $"| `{one.Id}` | {one.NameZh} | {one.Needs} | {one.Reason} |\n");
        return text.Append("\n[Index 索引](README.md)\n").ToString();
    }
}
