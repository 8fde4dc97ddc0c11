using System.Globalization;
using System.Text;
using Hengjian.Evaluation.Demo;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.IndicatorPages;

/// <summary>An indicator computed in the example city, step by step, from the rows up: the engine's own explanation.</summary>
internal sealed class WorkedExample(CompiledCatalogue compiled, Dataset data, Func<string, string?> linkOf)
{
    private const int DeepestStep = 8;

    private readonly HashSet<string> shown = new(StringComparer.Ordinal);
    private ExampleTable table = null!;

    /// <summary>The section's text.</summary>
    public string Of(Indicator indicator)
    {
        shown.Clear();
        var tried = Tries(indicator).ToList();
        var best = tried.FirstOrDefault(t => t.Steps.Value is { HasValue: true, Flag: ValueFlag.Present })
            ?? tried.FirstOrDefault(t => t.Steps.Value.HasValue) ?? tried.FirstOrDefault();
        if (best is null) return "The example data have no row for it. 算例数据中没有适用的行。\n";
        table = new ExampleTable(compiled, data, indicator, best.Stage);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{best.Place}, {PageWords.Of(best.Stage)}, {ExampleCity.Year}.");
        text.Append(" Invented numbers 虚构数据; 1 = 是 yes, 0 = 否 no.\n\n");
        Step(text, best.Steps, 0, indicator.NameZh);
        text.Append(CultureInfo.InvariantCulture, $"\n**Result 结果: {Result(indicator, best.Steps.Value)}**\n");
        if (!best.Steps.Value.HasValue) text.Append("\nThe example has nothing to measure here 算例中没有可计算的对象.\n");
        return text.ToString();
    }

    private static string Result(Indicator indicator, IndicatorValue value) => indicator.Unit switch
    {
        _ when !value.HasValue => PageWords.Of(value),
        "是/否" => (value.Value == 0 ? "否 no" : "是 yes") + (value.Flag == ValueFlag.Present ? "" : $" ({PageWords.Of(value)})"),
        "小数" => PageWords.Of(value),
        var unit => PageWords.Of(value) + " " + unit,
    };

    // The lowest level it is computed for, every stage and place: the first that gives a value serves.
    private IEnumerable<Try> Tries(Indicator indicator)
    {
        foreach (var stage in indicator.Stages)
        {
            foreach (var (place, steps) in indicator.ResultGrain == Grain.RegionYear ? Regions(indicator, stage) : Schools(indicator, stage))
                if (steps.TryGet(out var explained)) yield return new Try(place, stage, explained);
        }
    }

    private IEnumerable<(string Place, Result<Explanation> Steps)> Regions(Indicator indicator, SchoolStage stage)
    {
        var levels = new[] { RegionLevel.County, RegionLevel.City, RegionLevel.Province };
        var level = levels.FirstOrDefault(indicator.Levels.Contains, RegionLevel.Province);
        return data.Regions.Regions.Where(r => r.Level == level).Select(r =>
            (r.Name, Explainer.ForRegion(compiled, data, indicator.Id, stage, ExampleCity.Year, r.Code)));
    }

    private IEnumerable<(string Place, Result<Explanation> Steps)> Schools(Indicator indicator, SchoolStage stage)
    {
        var schools = data.Find(Grain.SchoolYear, ExampleCity.Year)!;
        for (var row = 0; row < schools.RowCount; row++)
            yield return (schools.Names![row]!, Explainer.ForSchool(compiled, data, indicator.Id, stage, ExampleCity.Year, row));
    }

    private void Step(StringBuilder text, Explanation step, int depth, string? title = null)
    {
        var indent = new string(' ', 2 * depth);
        var isReference = step.Parts.Count == 1 && step.Text.StartsWith('“') && step.Text.EndsWith('”');
        var name = isReference && linkOf(step.Text[1..^1]) is { } link ? $"[{step.Text}]({link})" : step.Text;
        text.Append(CultureInfo.InvariantCulture, $"{indent}- {title ?? name} = {PageWords.Of(step.Value)}");
        if (Single(step) is { } cell) text.Append(cell);
        text.Append('\n');
        // An indicator referred to is worked out on its own page; a step already shown is not shown again.
        if (isReference || depth >= DeepestStep || !shown.Add($"{step.Text}|{step.Value.Value:R}|{step.Rows?.Period}")) return;
        if (step.Rows is { } rows && rows.Rows.Length > 0 && Single(step) is null) table.Write(text, step.Text, rows, indent + "  ");
        foreach (var part in Parts(step).Where(p => p.Parts.Count > 0 || p.Rows is not null || !IsNumber(p.Text)))
            Step(text, part, depth + 1);
    }

    // a 且 b 且 c is three parts of one step, not two steps inside each other.
    private static IEnumerable<Explanation> Parts(Explanation step)
    {
        foreach (var sign in new[] { " 且 ", " 或 ", " + ", " × " })
        {
            if (step.Parts is [var left, var right] && step.Text == left.Text + sign + right.Text)
                return left.Parts is [var a, var b] && left.Text == a.Text + sign + b.Text ? Parts(left).Append(right) : step.Parts;
        }
        return step.Parts;
    }

    private static bool IsNumber(string text) => text.All(c => char.IsAsciiDigit(c) || c is '.' or '−');

    // A reported cell of one row says where it was read.
    private string? Single(Explanation step) => step.Rows is { Rows: [var row], Elements.Count: 1 } rows && data.Find(rows.Grain, rows.Period) is { } found
        ? string.Create(CultureInfo.InvariantCulture, $" ← {ExampleTable.NameOf(data, found, row)}, `{rows.Elements[0]}` {rows.Period}") : null;

    private sealed record Try(string Place, SchoolStage Stage, Explanation Steps);
}
