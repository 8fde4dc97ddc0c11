using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Language.Diagnostics;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Execution;

/// <summary>Builds frames: which rows a shape, year and stage take in, and where each region's rows lie.</summary>
internal sealed class FrameBuilder(Dataset dataset)
{
    private readonly RegionTree tree = dataset.Regions;
    private readonly Dictionary<FactTable, SortedRows> sortedTables = [];

    public Frame Build(Shape shape, int period, SchoolStage stage) => shape switch
    {
        Shape.Region => Regions(period, stage),
        Shape.Section => new SectionBuilder(dataset).Build(Sorted(Grain.SchoolYear, period), period, stage),
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
            Notes = table is null ? [] : Outside(Sorted(table)),
        };
    }

    private Frame Rows(Shape shape, int period, SchoolStage stage)
    {
        var table = dataset.Find(Shapes.GrainOf(shape), period);
        if (table is null) return Empty(shape, period, stage);
        var sorted = Sorted(table);
        return (sorted.Order is null && shape is not (Shape.School or Shape.RegionStage or Shape.Project) ? Ranges(shape, sorted, period, stage) : null)
            ?? Filtered(shape, sorted, period, stage);
    }

    // Tables are sorted by region and stage, so the rows of a stage stand together. Null when in some region they do not.
    private Frame? Ranges(Shape shape, SortedRows sorted, int period, SchoolStage stage)
    {
        var regions = tree.Regions.Count;
        var starts = new int[regions + 1];
        var shifts = new int[regions];
        var reported = new int[regions];
        var finder = new StageRun(sorted.Table.Stages, stage);
        for (var region = 0; region < regions; region++)
        {
            var (from, end) = (sorted.Starts[region], sorted.Starts[region + 1]);
            reported[region] = end - from;
            var count = end - from;
            if (stage != SchoolStage.All && !finder.Next(end, ref from, out count)) return null;
            shifts[region] = from - starts[region];
            starts[region + 1] = starts[region] + count;
        }
        return new Frame
        {
            Shape = shape,
            Period = period,
            Stage = stage,
            Table = sorted.Table,
            Count = starts[regions],
            Shifts = stage == SchoolStage.All ? null : shifts,
            Starts = starts,
            Reported = reported,
            Notes = Outside(sorted),
        };
    }

    private Frame Filtered(Shape shape, SortedRows sorted, int period, SchoolStage stage)
    {
        var table = sorted.Table;
        var lets = RowFilter(shape, table, stage);
        var starts = new int[tree.Regions.Count + 1];
        var reported = new int[tree.Regions.Count];
        var rows = new List<int>(table.RowCount);
        for (var region = 0; region < tree.Regions.Count; region++)
        {
            starts[region] = rows.Count;
            if (shape == Shape.RegionStage && tree.Regions[region].Level != RegionLevel.County) continue;
            reported[region] = sorted.Starts[region + 1] - sorted.Starts[region];
            for (var position = sorted.Starts[region]; position < sorted.Starts[region + 1]; position++)
            {
                var row = sorted.RowAt(position);
                if (lets is null || lets(row)) rows.Add(row);
            }
        }
        starts[^1] = rows.Count;
        var unplaced = UnplacedSchools(shape, sorted, stage);
        var identity = rows.Count == table.RowCount && sorted.Order is null;
        return new Frame
        {
            Shape = shape,
            Period = period,
            Stage = stage,
            Table = table,
            Count = rows.Count,
            Rows = identity ? null : [.. rows],
            Starts = starts,
            Reported = reported,
            Unplaced = unplaced,
            Notes = [.. Outside(sorted), .. UnknownTypes(unplaced, period)],
        };
    }

    // A stage's totals are too small by the schools whose type nobody knows, so their regions must be marked.
    private int[] UnplacedSchools(Shape shape, SortedRows sorted, SchoolStage stage)
    {
        if (shape != Shape.School || stage == SchoolStage.All) return [];
        var types = CodeReader.Of(sorted.Table, SchoolTypes.Element);
        var known = types.Map(label => SchoolTypes.StagesOf(label).Count > 0);
        var unplaced = new int[tree.Regions.Count];
        for (var region = 0; region < unplaced.Length; region++)
        {
            for (var position = sorted.Starts[region]; position < sorted.Starts[region + 1]; position++)
            {
                if (!known[types.CodeAt(sorted.RowAt(position))]) unplaced[region]++;
            }
        }
        return unplaced.AsSpan().ContainsAnyExcept(0) ? unplaced : [];
    }

    private static IReadOnlyList<Problem> UnknownTypes(int[] unplaced, int period) =>
        unplaced.Length == 0 ? [] : [IndicatorProblems.UnknownSchoolTypes(period, unplaced.Sum())];

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
        if (shape == Shape.Project) return ProjectFilter(table, stage);
        if (shape != Shape.School) return row => Stages.Lets(stage, table.Stages[row]);
        var types = CodeReader.Of(table, SchoolTypes.Element);
        var teaches = types.Map(label => SchoolTypes.StagesOf(label).Any(s => Stages.Lets(stage, s)));
        return row => teaches[types.CodeAt(row)];
    }

    // Projects are stored without a stage; what they are built for is a reported code.
    private static Func<int, bool> ProjectFilter(FactTable table, SchoolStage stage)
    {
        var codes = CodeReader.Of(table, "proj_stage");
        var lets = codes.Map(label => label is not null && SchoolStageNames.FromChinese(label) is { } built && Stages.Lets(stage, built));
        return row => lets[codes.CodeAt(row)];
    }

    private SortedRows? Sorted(Grain grain, int period) =>
        dataset.Find(grain, period) is { } table ? Sorted(table) : null;

    private SortedRows Sorted(FactTable table)
    {
        if (!sortedTables.TryGetValue(table, out var sorted)) sortedTables[table] = sorted = SortedRows.Of(tree, table);
        return sorted;
    }

    private static IReadOnlyList<Problem> Outside(SortedRows sorted) => sorted.Outside == 0 ? [] :
    [
        IndicatorProblems.RowsOutsideTree(Shapes.NameOf(Shapes.Of(sorted.Table.Grain)), sorted.Table.Period, sorted.Outside),
    ];
}
