using System.Globalization;
using System.Text;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.IndicatorPages;

/// <summary>The page of one indicator: every fact from the catalogue, nothing written twice by hand.</summary>
internal static class IndicatorPage
{
    private const string UsualMissing =
        "The usual rule 一般规则: a missing input makes the value missing; rows without a value are left out of sums and counts and mark it "
        + "partial. 缺数不当作零。";

    public static string Render(CompiledCatalogue compiled, Indicator indicator, ReferenceLinks links, string example)
    {
        var text = new StringBuilder();
        Head(text, compiled.Catalogue, indicator);
        Formula(text, compiled, indicator);
        Inputs(text, compiled, indicator);
        Thresholds(text, compiled.Catalogue, indicator);
        Missing(text, indicator);
        if (indicator.Notes.Length > 0) Section(text, "Notes 说明", indicator.Notes);
        Section(text, "Worked example 算例", example.TrimEnd());
        Related(text, "Refers to 引用", links.From(indicator));
        Related(text, "Referred to by 被引用", links.To(indicator));
        return text.Append("\n[Index 索引](../README.md)\n").ToString();
    }

    private static void Head(StringBuilder text, IndicatorCatalogue catalogue, Indicator indicator)
    {
        text.Append(CultureInfo.InvariantCulture, $"# {indicator.NameZh} `{indicator.Id}`\n\n{indicator.Definition}\n\n| | |\n| --- | --- |\n");
        Line(text, "topic 专题", $"{catalogue.TopicName(indicator.Topic)} `{indicator.Topic}`");
        Line(text, "unit 单位", indicator.Unit);
        Line(text, "direction 方向", PageWords.Of(indicator.Direction));
        Line(text, "one value per 结果", PageWords.Of(indicator.ResultGrain));
        if (indicator.Levels.Count > 0) Line(text, "levels 层级", string.Join("; ", indicator.Levels.Select(PageWords.Of)));
        Line(text, "stages 学段", string.Join("; ", indicator.Stages.Select(PageWords.Of)));
        if (indicator.Rows == Grain.SectionYear) Line(text, "schools count by 学校按", PageWords.Of(Grain.SectionYear));
        Line(text, "source 依据", indicator.Source is null ? "—" : SourceText(catalogue, indicator.Source));
        Line(text, "evidence 证据", PageWords.Of(indicator.Evidence));
        if (indicator.NeverAbove100) Line(text, "bound 上限", "above 100 is an error and counts as missing 超过 100 按缺失处理");
    }

    private static void Formula(StringBuilder text, CompiledCatalogue compiled, Indicator indicator)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## Formula 公式\n\n```\n{indicator.Formula.Trim()}\n```\n");
        foreach (var words in indicator.Stages.Select(s => Explainer.Words(compiled, indicator.Id, s)).Distinct())
            text.Append(CultureInfo.InvariantCulture, $"\n{words}\n");
    }

    private static void Inputs(StringBuilder text, CompiledCatalogue compiled, Indicator indicator)
    {
        text.Append("\n## Inputs 数据项\n\n| element 数据项 | id | grain 粒度 | unit 单位 | owner 责任部门 |\n| --- | --- | --- | --- | --- |\n");
        foreach (var element in indicator.Stages.SelectMany(s => compiled.InputsOf(indicator.Id, s)).DistinctBy(e => e.Id))
        {
            var unit = element.Kind switch
            {
                ValueKind.Bool => "是/否",
                ValueKind.Code => "选项 code",
                ValueKind.Date => "日期 date",
                _ => element.Unit,
            };
            text.Append(CultureInfo.InvariantCulture, $"| {element.NameZh} | `{element.Id}` | {PageWords.Of(element.Grain)} | {unit} | {element.Owner} |\n");
        }
    }

    private static void Thresholds(StringBuilder text, IndicatorCatalogue catalogue, Indicator indicator)
    {
        text.Append("\n## Thresholds 标准值\n\n");
        if (indicator.Thresholds.Count == 0)
        {
            text.Append("None 没有统一标准.\n");
            return;
        }
        text.Append("| role 用途 | stage 学段 | value 数值 | source 依据 | evidence 证据 | note 备注 |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var one in indicator.Thresholds)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {PageWords.Of(one.Role)} | {PageWords.Of(one.Stage)} | {PageWords.Of(one, indicator.Unit)} "
                + $"| {SourceText(catalogue, one.Source)} | {PageWords.Of(one.Evidence)} | {one.Note} |\n");
        }
    }

    private static void Missing(StringBuilder text, Indicator indicator) => Section(
        text, "Missing data 缺数", indicator.Missing.Length > 0 ? indicator.Missing : UsualMissing);

    private static void Related(StringBuilder text, string heading, IEnumerable<Indicator> related)
    {
        var links = related.Select(r => $"- [{r.NameZh}](../{IndicatorPageSet.PathOf(r)})").ToList();
        if (links.Count > 0) Section(text, heading, string.Join('\n', links));
    }

    private static void Section(StringBuilder text, string heading, string body) =>
        text.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n\n{body}\n");

    private static void Line(StringBuilder text, string name, string value) =>
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {value} |\n");

    private static string SourceText(IndicatorCatalogue catalogue, string key)
    {
        var source = catalogue.Sources.First(s => s.Key == key);
        return source.DocumentNumber.Length == 0 ? source.Title : $"{source.Title}（{source.DocumentNumber}）";
    }
}
