using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Domain.Reports;

/// <summary>Typical cases that the scores themselves show: the largest improvement, and full marks that few reach.</summary>
/// <remarks>A unit under a veto gives no case. Nothing is invented for a unit that has none.</remarks>
internal static class TypicalCases
{
    private const int MostPerUnit = 3;

    // Full marks that more than one unit in five has are no example to the others.
    private const double RareShare = 0.2;

    public static IReadOnlyList<TypicalCase> From(
        EvaluationScheme scheme, SchemeRun run, IndicatorCatalogue catalogue, RegionTree tree)
    {
        var sheets = run.Sheets.Where(s => s.Steps.All(t => t.Kind != GradeStepKind.Veto)).ToList();
        List<TypicalCase> cases = [.. Improvements(scheme, sheets, catalogue, tree), .. FullMarks(scheme, run, sheets, tree)];
        var order = run.Sheets.Select(s => s.Region).ToList();
        return [.. cases.GroupBy(c => c.Region).OrderBy(g => order.IndexOf(g.Key)).SelectMany(g => g.Take(MostPerUnit))];
    }

    private static IEnumerable<TypicalCase> Improvements(
        EvaluationScheme scheme, List<ScoreSheet> sheets, IndicatorCatalogue catalogue, RegionTree tree)
    {
        foreach (var item in scheme.Leaves)
        {
            var gains = sheets.Select(s => (s.Region, Score: s.Items.First(i => i.ItemId == item.Id)))
                .Where(s => s.Score.Gain > 0).ToList();
            if (gains.Count < 2) continue;
            var best = gains.Max(g => g.Score.Gain!.Value);
            foreach (var (region, score) in gains.Where(g => g.Score.Gain == best))
                if (ImprovementText(score, catalogue, ReportWords.Unit(scheme.Level)) is { } text)
                    yield return new TypicalCase(region, NameOf(tree, region), text, item.Id);
        }
    }

    private static string? ImprovementText(ItemScore score, IndicatorCatalogue catalogue, string unit)
    {
        if (score.Values is not [var now, var before] || !catalogue.TryFind(now.Indicator, out var indicator)) return null;
        // With the decimals it takes: “由 8.00% 变为 8.00%” would be no improvement.
        var (old, fresh) = (before.Value.Value, now.Value.Value);
        return FormattableString.Invariant($"{indicator.NameZh}由 {before.Period} 年的 {NumberText.Value(old, indicator, v => v > fresh)}") +
            FormattableString.Invariant($"变为 {now.Period} 年的 {NumberText.Value(fresh, indicator, v => v < old)}，改进幅度居参评{unit}首位。");
    }

    private static IEnumerable<TypicalCase> FullMarks(
        EvaluationScheme scheme, SchemeRun run, List<ScoreSheet> sheets, RegionTree tree)
    {
        var areas = scheme.Items.Where(a => a.Leaves.Any(l => !l.Bonus))
            .Select(a => (Area: a, Full: sheets.Where(s => IsFull(a, s)).ToList()))
            .Where(a => a.Full.Count > 0 && a.Full.Count <= Math.Max(1, RareShare * run.Sheets.Count))
            .OrderBy(a => a.Full.Count);
        foreach (var (area, full) in areas)
            foreach (var sheet in full)
            {
                var count = area.Leaves.Count(l => !l.Bonus);
                var name = area.Name.Replace('“', '‘').Replace('”', '’');
                var text = FormattableString.Invariant($"“{name}”所列 {count} 项要求全部达到，") +
                    (scheme.Kind == SchemeKind.Points ? "得满分。" : "逐项达标。");
                yield return new TypicalCase(sheet.Region, NameOf(tree, sheet.Region), text, area.Id);
            }
    }

    private static bool IsFull(SchemeItem area, ScoreSheet sheet)
    {
        var ids = area.Leaves.Where(l => !l.Bonus).Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        var scores = sheet.Items.Where(i => ids.Contains(i.ItemId)).ToList();
        return scores.All(i => i.State == ItemState.Scored && (i.Points is null ? i.Met == true : i.Points >= i.MaxScore));
    }

    private static string NameOf(RegionTree tree, int code) => tree.TryFind(code, out var region) ? region.Name : "";
}
