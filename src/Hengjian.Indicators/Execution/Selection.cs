using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Results;

namespace Hengjian.Indicators.Execution;

/// <summary>The rows behind a cell or an aggregate.</summary>
internal static class Selection
{
    /// <summary>Rows of the element's table that a cell comes from; counties' rows when the region's value is rolled up.</summary>
    public static RowSelection? OfCell(Session session, Frame frame, int item, DataElement element)
    {
        if (element.Grain is Grain.RegionYear or Grain.RegionStageYear && frame.Shape != Shape.RegionStage)
            return OfRegion(session, frame, frame.Shape == Shape.Region ? item : frame.RegionOf(item), element);
        var (table, row) = session.Rows.RowOf(element, frame, item);
        return table is null || row < 0 ? null : new RowSelection(table.Grain, table.Period, [element.Id], [row], [true]);
    }

    /// <summary>Every row of the region (or school) in the stage, and whether the aggregate took it.</summary>
    public static RowSelection OfAggregate(Session session, Frame frame, int item, AggregateNode node)
    {
        var rows = session.Frame(node.Rows, frame.Period, frame.Stage);
        var slices = frame.Shape == Shape.Region
            ? rows.Slices(session.BlockSize, item, RollUp.SubtreeEnd(session.Tree, item))
            : OfSchool(session, rows, frame, item);
        var (listed, included) = (new List<int>(), new List<bool>());
        var (count, taken) = (0, 0);
        Walk(session, rows, slices, node, (row, takes) =>
        {
            count++;
            if (takes) taken++;
            if (session.Request.CountsRowsOnly) return;
            listed.Add(row);
            included.Add(takes);
        });
        var (numbers, marks) = (listed.ToArray(), included.ToArray());
        Array.Sort(numbers, marks);
        var elements = session.Compiled.UsesOf(node).Where(u => u.YearsBack == 0).Select(u => u.Element.Id);
        var grain = rows.Shape == Shape.Section ? Grain.SchoolYear : Shapes.GrainOf(rows.Shape);
        return new RowSelection(grain, frame.Period, [.. elements.Distinct()], numbers, marks) { Count = count, Taken = taken };
    }

    private static void Walk(Session session, Frame rows, IEnumerable<Slice> slices, AggregateNode node, Action<int, bool> tell)
    {
        var builder = new VectorBuilder(session, rows);
        var argument = builder.Build(node.Argument);
        var second = node.Second is null ? null : builder.Build(node.Second);
        foreach (var slice in slices)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            var (values, others) = (argument.At(slice), second?.At(slice));
            for (var i = 0; i < slice.Count; i++)
            {
                var item = slice.Start + i;
                if (node.Rows == Shape.Region && session.Tree.Regions[item].Level != RegionLevel.County) continue;
                if (rows.RowOf(item) is >= 0 and var row) tell(row, Takes(node, values, others, i));
            }
        }
    }

    private static bool Takes(AggregateNode node, Block argument, Block? second, int at)
    {
        var has = ValueFlags.HasValue(argument.FlagAt(at));
        return node.Function switch
        {
            AggregateKind.CountRows => true,
            AggregateKind.CountIf => has && argument.Values[at] == 1,
            AggregateKind.WeightedVariation => has && ValueFlags.HasValue(second!.FlagAt(at)) && second.Values[at] > 0,
            _ => has && (second is null || (ValueFlags.HasValue(second.FlagAt(at)) && second.Values[at] == 1)),
        };
    }

    private static IEnumerable<Slice> OfSchool(Session session, Frame classes, Frame schools, int school)
    {
        var parents = session.Rows.Parents(classes);
        var row = schools.RowOf(school);
        var stage = schools.Sections?[school].Stage;
        for (var i = 0; i < classes.Count; i++)
        {
            if (parents[i] == row && (stage is null || classes.Table!.Stages[classes.RowOf(i)] == stage)) yield return classes.SliceOf(i);
        }
    }

    private static RowSelection? OfRegion(Session session, Frame frame, int region, DataElement element)
    {
        var table = session.Dataset.Find(element.Grain, frame.Period);
        if (table is null) return null;
        var tree = session.Tree;
        var end = element.Rollup == Rollup.Own ? region + 1 : RollUp.SubtreeEnd(tree, region);
        var ownOnly = element.Rollup == Rollup.Own || tree.Regions[region].Level == RegionLevel.County;
        var chosen = Enumerable.Range(0, table.RowCount).Where(row =>
        {
            var at = tree.IndexOf(table.Regions[row]);
            if (at < region || at >= end) return false;
            if (!ownOnly && tree.Regions[at].Level != RegionLevel.County) return false;
            return element.Grain == Grain.RegionYear
                || (table.Stages[row] != SchoolStage.All && Stages.Lets(frame.Stage, table.Stages[row]));
        }).ToArray();
        var column = table.Columns.GetValueOrDefault(element.Id);
        var included = chosen.Select(r => column is not null && ValueFlags.HasValue(column.FlagAt(r)));
        return new RowSelection(element.Grain, frame.Period, [element.Id], chosen, [.. included]);
    }
}
