using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hengjian.Evaluation.Demo;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Evaluation.IndicatorPages;

/// <summary>The rows an aggregate of one indicator ran over, with what it read of each.</summary>
internal sealed partial class ExampleTable(CompiledCatalogue compiled, Dataset data, Indicator owner, SchoolStage stage)
{
    private const int MostRows = 24;
    private const int MostColumns = 8;

    /// <summary>Writes the rows as a table; for a weighted coefficient of variation its mean and spread as well.</summary>
    /// <param name="text">Written to.</param>
    /// <param name="step">The aggregate in words.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="indent">Before every line.</param>
    public void Write(StringBuilder text, string step, RowSelection rows, string indent)
    {
        if (data.Find(rows.Grain, rows.Period) is not { } table) return;
        var all = Columns(step, rows, table);
        var columns = all.Take(MostColumns).ToList();
        text.Append(CultureInfo.InvariantCulture, $"\n{indent}| {PageWords.Of(rows.Grain)} {rows.Period} |");
        foreach (var column in columns) text.Append(CultureInfo.InvariantCulture, $" {column.Title} |");
        text.Append(" counted 计入 |\n").Append(indent).Append("| --- |").Insert(text.Length, " --- |", columns.Count + 1).Append('\n');
        for (var i = 0; i < Math.Min(rows.Rows.Length, MostRows); i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}| {NameOf(data, table, rows.Rows[i])} |");
            foreach (var column in columns) text.Append(CultureInfo.InvariantCulture, $" {column.Cell(rows.Rows[i])} |");
            text.Append(rows.Included[i] ? " 是 |\n" : " 否 |\n");
        }
        text.Append('\n');
        var (left, more) = (rows.Rows.Length - MostRows, all.Count - columns.Count);
        if (left > 0) text.Append(CultureInfo.InvariantCulture, $"{indent}{left} more rows 其余 {left} 行略.\n\n");
        if (more > 0) text.Append(CultureInfo.InvariantCulture, $"{indent}{more} more columns 其余 {more} 列略.\n\n");
        if (Spread(rows) is { } spread) text.Append(indent).Append(spread).Append("\n\n");
    }

    /// <summary>What a row is called.</summary>
    public static string NameOf(Dataset data, FactTable table, int row)
    {
        var region = data.Regions.Regions[data.Regions.IndexOf(table.Regions[row])].Name;
        var stage = table.Stages[row] == SchoolStage.All ? "" : PageWords.Of(table.Stages[row]).Split(' ')[0];
        if (table.Grain != Grain.ClassYear) return table.Names?[row] ?? region + stage;
        var parent = table.Parents![row];
        var school = data.Find(Grain.SchoolYear, table.Period)!;
        return $"{(parent < 0 ? region : school.Names![parent])}{stage}{table.Keys![row]}";
    }

    // What the aggregate names itself; where it names indicators, their values in the row rather than what they rest on.
    private List<Column> Columns(string step, RowSelection rows, FactTable table)
    {
        var plain = Quoted().Replace(step, "");
        var named = Quoted().Matches(step).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal)
            .Select(n => compiled.Catalogue.Indicators.FirstOrDefault(i => i.NameZh == n)).OfType<Indicator>()
            .Where(i => rows.Period == ExampleCity.Year && rows.Grain is Grain.SchoolYear or Grain.RegionYear).ToList();
        var elements = rows.Elements.Select(Element).OfType<DataElement>().ToList();
        var direct = named.Count == 0 ? elements : elements.Where(e => plain.Contains(e.NameZh, StringComparison.Ordinal)).ToList();
        var sections = rows.Grain == Grain.SchoolYear && rows.Period == ExampleCity.Year
            && (owner.Rows == Grain.SectionYear || named.Any(i => i.ResultGrain == Grain.SectionYear));
        return [
            .. direct.Select(e => new Column(e.NameZh + (sections ? "（学部）" : ""), row => sections && e.Grain == Grain.SchoolYear
                && AtRow(ExampleAids.SectionId(e), row) is { } value ? value : PageWords.Cell(table, e, row))),
            .. named.Select(i => new Column($"“{i.NameZh}”", row => (i.ResultGrain == Grain.RegionYear
                ? AtRegion(i, table.Regions[row]) : AtRow(i.Id, row)) ?? "—")),
        ];
    }

    private string? Spread(RowSelection rows)
    {
        if (ExampleAids.ArgumentOf(owner) is not var (id, weight)) return null;
        var found = rows.Rows.Where((_, i) => rows.Included[i])
            .Select(r => (X: ValueAt(id, r), W: ValueAt(weight, r))).ToList();
        if (found.Any(f => f.X is null || f.W is null)) return null;
        var people = found.Sum(f => f.W!.Value);
        var mean = found.Sum(f => f.W!.Value * f.X!.Value) / people;
        var spread = Math.Sqrt(found.Sum(f => f.W!.Value * Math.Pow(f.X!.Value - mean, 2)) / people);
        return $"x = {string.Join(", ", found.Select(f => PageWords.Number(f.X!.Value)))}; Σw = {PageWords.Number(people)}; "
            + $"m = Σwx / Σw = {PageWords.Number(mean)}; s = √(Σw(x − m)² / Σw) = {PageWords.Number(spread)}; "
            + $"s / |m| = {PageWords.Number(spread / Math.Abs(mean))}";
    }

    private DataElement? Element(string id) => compiled.Catalogue.Dictionary.TryFind(id, out var element) ? element : null;

    private string? AtRow(string indicator, int row) =>
        Explainer.ForSchool(compiled, data, indicator, StageOf(indicator), ExampleCity.Year, row).TryGet(out var found) ? PageWords.Of(found.Value) : null;

    private double? ValueAt(string indicator, int row) =>
        Explainer.ForSchool(compiled, data, indicator, stage, ExampleCity.Year, row).TryGet(out var found) && found.Value.HasValue
            ? found.Value.Value : null;

    private string? AtRegion(Indicator indicator, int code) =>
        Explainer.ForRegion(compiled, data, indicator.Id, StageOf(indicator.Id), ExampleCity.Year, code).TryGet(out var found)
            ? PageWords.Of(found.Value) : null;

    private SchoolStage StageOf(string indicator) =>
        compiled.Catalogue.TryFind(indicator, out var found) && !found.Stages.Contains(stage) ? found.Stages[0] : stage;

    [GeneratedRegex("“([^”]+)”")]
    private static partial Regex Quoted();

    private sealed record Column(string Title, Func<int, string> Cell);
}
