using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Collection;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Evaluation.Filling;

/// <summary>
/// Growth, shares and whatever else an item is judged by, computed from the figures of a sheet as they stand, by the engine itself.
/// Other units' drafts are read only where this person may see them.
/// </summary>
public sealed class ComputedFigures(Workspace workspace, RoundBooks books, SheetReader reader)
{
    private const int YearsBack = 5;

    /// <summary>The figures that rest on this sheet; empty for tables that are no region's own.</summary>
    public async Task<IReadOnlyList<ComputedFigure>> OfAsync(AppDb db, SheetView sheet, Principal principal, CancellationToken cancel = default)
    {
        if (sheet.Kind is not (ImportKind.Region or ImportKind.RegionStage)) return [];
        var tree = await workspace.Regions.TreeOnAsync(BeijingTime.DayOf(workspace.Clock.GetUtcNow()), cancel);
        if (!tree.TryGet(out var regions) || !regions.TryFind(sheet.Sheet.RegionCode, out var region)) return [];
        var figures = new List<ComputedFigure>();
        OwnFigures? own = null;
        foreach (var (book, items) in await BooksAsync(db, sheet, cancel))
        {
            var wanted = Wanted(book, items, sheet, region.Level);
            if (wanted.Count == 0) continue;
            own ??= await OwnFigures.ReadAsync(db, workspace, sheet, principal, YearsBack, cancel);
            figures.AddRange(Compute(book.Catalogue, wanted, sheet, regions, region, own, cancel));
        }
        return [.. figures.DistinctBy(f => (f.Indicator.Id, f.Stage))];
    }

    private async Task<List<(RoundBook Book, List<string> Items)>> BooksAsync(AppDb db, SheetView sheet, CancellationToken cancel)
    {
        var columns = sheet.Columns.Select(c => c.Record.Id).ToHashSet();
        var found = new List<(RoundBook, List<string>)>();
        if (await reader.Settings.OfAsync(db, sheet.Sheet.Id, cancel) is not { } setting) return found;
        foreach (var (asking, book) in setting.Open(books).Where(o => o.Asking.Round.Year == sheet.Sheet.Period))
        {
            var items = setting.Demands.Where(d => d.RoundId == asking.Round.Id && columns.Contains(d.ColumnId)).Select(d => d.Item).Distinct().Order(StringComparer.Ordinal).ToList();
            if (items.Count > 0) found.Add((book, items));
        }
        return found;
    }

    // What the plan shows beside the item and what its rule is judged by, as far as it rests on figures of regions and on this sheet.
    private static List<(Indicator Indicator, SchoolStage Stage, IReadOnlyList<string> Items)> Wanted(RoundBook book, List<string> items, SheetView sheet, RegionLevel level)
    {
        var mine = sheet.Columns.Select(c => c.Element.Id).ToHashSet(StringComparer.Ordinal);
        var found = new List<(Indicator Indicator, SchoolStage Stage, string Item)>();
        foreach (var leaf in book.Scheme.Leaves.Where(l => items.Contains(l.Id)))
        {
            foreach (var id in book.Plan.Of(leaf.Id).Computed)
                if (book.Catalogue.Catalogue.TryFind(id, out var named)) found.AddRange(StagesOf(named).Select(s => (named, s, leaf.Id)));
            foreach (var (reference, year) in ItemNeeds.ReferencesOf(leaf.Rule, book.Scheme.Year))
                if (year == sheet.Sheet.Period && book.Catalogue.Catalogue.TryFind(reference.Indicator, out var ruled)) found.Add((ruled, reference.Stage, leaf.Id));
        }
        return
        [
            .. found.Where(f => f.Indicator.ResultGrain == Grain.RegionYear && f.Indicator.Levels.Contains(level)
                    && book.Catalogue.ReadsOf(f.Indicator.Id, f.Stage) is { Count: > 0 } reads
                    // A figure that is judged as it was typed is no computed one.
                    && (reads.Count > 1 || Explainer.Words(book.Catalogue, f.Indicator.Id, f.Stage) != reads[0].Element.NameZh)
                    && reads.All(r => r.Element.Grain is Grain.RegionYear or Grain.RegionStageYear) && reads.Any(r => r.YearsBack == 0 && mine.Contains(r.Element.Id)))
                .GroupBy(f => (f.Indicator, f.Stage)).Select(g => (g.Key.Indicator, g.Key.Stage, (IReadOnlyList<string>)[.. g.Select(f => f.Item).Distinct()])),
        ];
    }

    private static IEnumerable<SchoolStage> StagesOf(Indicator indicator) => indicator.Stages.Count == 0 ? [SchoolStage.All] : indicator.Stages;

    private static IEnumerable<ComputedFigure> Compute(
        CompiledCatalogue catalogue, List<(Indicator Indicator, SchoolStage Stage, IReadOnlyList<string> Items)> wanted, SheetView sheet, RegionTree regions, Region region,
        OwnFigures own, CancellationToken cancel)
    {
        var year = sheet.Sheet.Period;
        var tables = own.Tables(catalogue, [.. wanted.Select(w => (w.Indicator.Id, w.Stage))], regions);
        var results = tables.Any(t => t.Period == year)
            ? Evaluator.Evaluate(
                catalogue, new Dataset(regions, tables), new EvaluationRequest([year]) { IndicatorIds = [.. wanted.Select(w => w.Indicator.Id).Distinct()], Levels = [region.Level], Threads = 1 }, null, cancel)
            : null;
        foreach (var (indicator, stage, items) in wanted)
        {
            var lacks = catalogue.ReadsOf(indicator.Id, stage).Select(r => LackOf(r, sheet, region, own)).OfType<LackingInput>().DistinctBy(l => l.Words).ToList();
            var summed = lacks.Exists(l => l.Words.Length == 0);
            var value = summed ? IndicatorValue.Missing : results?.At(indicator.Id, stage, year, region.Code) ?? IndicatorValue.Missing;
            var words = Explainer.Words(catalogue, indicator.Id, stage) ?? "";
            yield return new ComputedFigure(indicator, stage, words, items, value, summed ? [new LackingInput("下级报送的数，全部报来以后由系统汇总计算", null, null)] : lacks);
        }
    }

    // Empty words: the figure is a sum over the regions below.
    private static LackingInput? LackOf(ElementRead read, SheetView sheet, Region region, OwnFigures own)
    {
        if (region.Level != RegionLevel.County && read.Element.Rollup != Rollup.Own) return new LackingInput("", null, null);
        var period = sheet.Sheet.Period - read.YearsBack;
        var stage = read.Element.Grain == Grain.RegionStageYear ? read.Stage : SchoolStage.All;
        if (own.Says(read.Element, period, stage)) return null;
        var words = FormattableString.Invariant($"{period}年") + (stage == SchoolStage.All ? "" : stage.ToChinese()) + $"“{read.Element.NameZh}”";
        var here = read.YearsBack == 0 && sheet.Columns.Any(c => c.Element.Id == read.Element.Id) ? sheet.Rows.FirstOrDefault(r => r.Stage == stage) : null;
        var others = here is null && read.YearsBack == 0 && own.IsOthers(read.Element.Id) ? "（由其他单位填报）" : "";
        return new LackingInput(words + others, here?.Id, here is null ? null : read.Element.Id);
    }
}
