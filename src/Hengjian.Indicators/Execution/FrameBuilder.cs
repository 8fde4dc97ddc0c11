using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Language.Diagnostics;

namespace Hengjian.Indicators.Execution;

/// <summary>Builds frames: which rows a shape, year and stage take in, and where each region's rows lie.</summary>
internal sealed class FrameBuilder(Dataset dataset, DiagnosticLog log)
{
    private readonly RegionTree tree = dataset.Regions;
    private readonly Dictionary<FactTable, SortedRows> sortedTables = [];

    public Frame Build(Shape shape, int period, SchoolStage stage) => shape switch
    {
        Shape.Region => Regions(period, stage),
        Shape.Section => new SectionBuilder(dataset, log).Build(Sorted(Grain.SchoolYear, period), period, stage),
        _ => Rows(shape, period, stage),
    };

    private Frame Regions(int period, SchoolStage stage)
    {
        var count = tree.Regions.Count;
        var rows = new int[count];
        var reported = new int[count];
        Array.Fill(rows, -1);
        var table = dataset.Find(Grain.RegionYear, period);
        for (var row = 0; row < (table?.RowCount ?? 0); row++)
        {
            var region = tree.IndexOf(table!.Regions[row]);
            if (region < 0) continue;
            rows[region] = row;
            reported[region] = 1;
        }
        if (table is not null) LogOutside(table, Sorted(table));
        return new Frame
        {
            Shape = Shape.Region,
            Period = period,
            Stage = stage,
            Table = table,
            Count = count,
            Rows = rows,
            Starts = [.. Enumerable.Range(0, count + 1)],
            Reported = reported,
        };
    }

    private Frame Rows(Shape shape, int period, SchoolStage stage)
    {
        var table = dataset.Find(Shapes.GrainOf(shape), period);
        if (table is null) return Empty(shape, period, stage);
        var sorted = Sorted(table);
        LogOutside(table, sorted);
        var lets = RowFilter(shape, table, stage);
        var starts = new int[tree.Regions.Count + 1];
        var reported = new int[tree.Regions.Count];
        var countyOnly = shape == Shape.RegionStage;
        var rows = new List<int>(lets is null ? 0 : table.RowCount / 2);
        var taken = 0;
        for (var position = 0; position < sorted.Count; position++)
        {
            var row = sorted.Order is null ? position : sorted.Order[position];
            var region = sorted.RegionAt(row);
            if (countyOnly && tree.Regions[region].Level != RegionLevel.County) continue;
            reported[region]++;
            if (lets is not null && !lets(row)) continue;
            starts[region + 1]++;
            taken++;
            if (lets is not null || sorted.Order is not null || countyOnly) rows.Add(row);
        }
        for (var r = 0; r < tree.Regions.Count; r++) starts[r + 1] += starts[r];
        var identity = taken == table.RowCount && sorted.Order is null;
        return new Frame
        {
            Shape = shape,
            Period = period,
            Stage = stage,
            Table = table,
            Count = taken,
            Rows = identity ? null : [.. rows],
            Starts = starts,
            Reported = reported,
        };
    }

    private Frame Empty(Shape shape, int period, SchoolStage stage) => new()
    {
        Shape = shape,
        Period = period,
        Stage = stage,
        Table = null,
        Count = 0,
        Rows = [],
        Starts = new int[tree.Regions.Count + 1],
        Reported = new int[tree.Regions.Count],
    };

    // Null: every row is let in.
    private static Func<int, bool>? RowFilter(Shape shape, FactTable table, SchoolStage stage)
    {
        if (shape == Shape.RegionStage)
        {
            // A row about all stages together would be counted twice beside the rows of the single stages.
            return row => table.Stages[row] != SchoolStage.All && Stages.Lets(stage, table.Stages[row]);
        }
        if (stage == SchoolStage.All) return null;
        if (shape != Shape.School) return row => Stages.Lets(stage, table.Stages[row]);
        var types = CodeReader.Of(table, SchoolTypes.Element);
        var teaches = types.Map(label => SchoolTypes.StagesOf(label).Any(s => Stages.Lets(stage, s)));
        return row => teaches[types.CodeAt(row)];
    }

    private SortedRows? Sorted(Grain grain, int period) =>
        dataset.Find(grain, period) is { } table ? Sorted(table) : null;

    private SortedRows Sorted(FactTable table)
    {
        if (!sortedTables.TryGetValue(table, out var sorted)) sortedTables[table] = sorted = Sort(table);
        return sorted;
    }

    private SortedRows Sort(FactTable table)
    {
        var regions = new int[table.RowCount];
        var (lastCode, lastIndex, previous) = (int.MinValue, -1, -1);
        var (outside, ascending) = (0, true);
        for (var row = 0; row < regions.Length; row++)
        {
            var code = table.Regions[row];
            if (code != lastCode) (lastCode, lastIndex) = (code, tree.IndexOf(code));
            regions[row] = lastIndex;
            if (lastIndex < 0) outside++;
            else if (lastIndex < previous) ascending = false;
            previous = Math.Max(previous, lastIndex);
        }
        int[]? order = null;
        if (!ascending || outside > 0)
            order = [.. Enumerable.Range(0, regions.Length).Where(r => regions[r] >= 0).OrderBy(r => regions[r])];
        return new SortedRows(table, regions, order, outside);
    }

    private void LogOutside(FactTable table, SortedRows sorted)
    {
        if (sorted.Outside == 0) return;
        var grain = Shapes.NameOf(Shapes.Of(table.Grain));
        log.Add(IndicatorProblems.RowsOutsideTree(grain, table.Period, sorted.Outside));
    }
}

/// <summary>Rows of a table in tree order.</summary>
/// <param name="Table">The table.</param>
/// <param name="Regions">Region index of each row; -1 outside the tree.</param>
/// <param name="Order">Rows in tree order without those outside; null when the table's own order is that.</param>
/// <param name="Outside">Rows outside the tree.</param>
internal sealed record SortedRows(FactTable Table, int[] Regions, int[]? Order, int Outside)
{
    public int Count => Order?.Length ?? Regions.Length;

    public int RegionAt(int row) => Regions[row];
}
