using System.Globalization;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>Finds an item's rows in other tables: its school, itself a year ago, its section's share.</summary>
internal sealed class RowLookup(Session session, FrameCache cache)
{
    /// <summary>The table that holds an element and the row of each item in it; null rows: as the frame says.</summary>
    public (FactTable? Table, int[]? Rows) TableOf(DataElement element, Frame frame) => element.Grain switch
    {
        Grain.SchoolYear when frame.Shape == Shape.Class =>
            (session.Dataset.Find(Grain.SchoolYear, frame.Period), Parents(frame)),
        Grain.RegionStageYear when frame.Shape == Shape.Region =>
            (session.Dataset.Find(Grain.RegionStageYear, frame.Period), StageRows(frame)),
        _ => (frame.Table, null),
    };

    /// <summary>The row of an item in the table that holds an element; -1 when there is none.</summary>
    public (FactTable? Table, int Row) RowOf(DataElement element, Frame frame, int item)
    {
        var (table, rows) = TableOf(element, frame);
        return (table, rows is null ? frame.RowOf(item) : rows[item]);
    }

    /// <summary>
    /// A school element's values at section grain: the section's own column where the dictionary has one (stu_pri for
    /// stu), its share where the amount is shared, else the school's own value.
    /// </summary>
    public NumberColumn SectionColumn(Frame frame, DataElement element)
    {
        var values = new double[frame.Count];
        var flags = new ValueFlag[frame.Count];
        var flagged = false;
        for (var item = 0; item < values.Length; item++)
        {
            var (value, flag) = SectionValue(frame, element, item);
            values[item] = ValueFlags.HasValue(flag) ? value : double.NaN;
            flags[item] = flag;
            flagged |= flag is not (ValueFlag.Present or ValueFlag.Missing);
        }
        return new NumberColumn(values, flagged ? flags : null);
    }

    /// <summary>The item of each item's school in a frame of schools; -1 when the school is not in it.</summary>
    public int[] SchoolItems(Frame frame, Frame schools) => cache.Derived(frame, schools, "schools", () =>
    {
        var itemOf = new int[schools.Table?.RowCount ?? 0];
        Array.Fill(itemOf, -1);
        for (var item = 0; item < schools.Count; item++) itemOf[schools.RowOf(item)] = item;
        var rows = frame.Shape == Shape.Class ? Parents(frame) : frame.AllRows();
        return Array.ConvertAll(rows, row => row < 0 ? -1 : itemOf[row]);
    });

    /// <summary>The item that stood for the same school, section, project or region in an earlier year; -1 when none did.</summary>
    public int[] Earlier(Frame frame, Frame earlier) => cache.Derived(frame, earlier, "earlier", () =>
    {
        var itemOf = new Dictionary<(string, SchoolStage), int>();
        for (var item = 0; item < earlier.Count; item++)
        {
            if (KeyOf(earlier, item) is { } key) itemOf.TryAdd(key, item);
        }
        var items = new int[frame.Count];
        for (var item = 0; item < items.Length; item++)
            items[item] = KeyOf(frame, item) is { } key ? itemOf.GetValueOrDefault(key, -1) : -1;
        return items;
    });

    /// <summary>Row of each class's school in the school table; -1 when unknown.</summary>
    public int[] Parents(Frame frame) => cache.Derived(frame, null, "parents", () =>
    {
        var source = frame.Table?.Parents;
        if (source is null) return MinusOnes(frame.Count);
        var parents = source.ToArray();
        return frame.Rows is null && frame.Shifts is null ? parents : Array.ConvertAll(frame.AllRows(), row => parents[row]);
    });

    /// <summary>Rows of a table about regions: those of the region at index r are Rows[Starts[r]] to Rows[Starts[r + 1] − 1].</summary>
    /// <param name="table">Region-year or region-stage rows.</param>
    /// <param name="stage">Of region-stage rows: the stages computed; a row about all stages together is left out.</param>
    public (int[] Starts, int[] Rows) ByRegion(FactTable table, SchoolStage stage)
    {
        var found = cache.Derived(cache.Frame(Shape.Region, table.Period, stage), null, "rows of " + table.Grain, () =>
        {
            bool Takes(int row) => table.Grain == Grain.RegionYear
                || (table.Stages[row] != SchoolStage.All && Stages.Lets(stage, table.Stages[row]));
            var ofRegion = Enumerable.Range(0, table.RowCount).Where(Takes).ToLookup(row => session.Tree.IndexOf(table.Regions[row]));
            var starts = new int[session.Tree.Regions.Count + 1];
            for (var region = 0; region < session.Tree.Regions.Count; region++) starts[region + 1] = starts[region] + ofRegion[region].Count();
            return new RegionRows(starts, [.. Enumerable.Range(0, session.Tree.Regions.Count).SelectMany(r => ofRegion[r])]);
        });
        return (found.Starts, found.Rows);
    }

    /// <summary>Which regions have rows.</summary>
    public Coverage Coverage(Frame frame) => cache.Derived(frame, null, "coverage", () => Execution.Coverage.Of(session.Tree, frame.Reported, frame.Unplaced));

    /// <summary>Which regions are counties: all of them, or those that reported.</summary>
    public bool[] Counties(Frame frame, bool every) => cache.Derived(frame, null, every ? "counties" : "reporting counties", () =>
        session.Tree.Regions.Select((r, i) => r.Level == RegionLevel.County && (every || frame.Reported[i] > 0)).ToArray());

    private sealed record RegionRows(int[] Starts, int[] Rows);

    /// <summary>The code that every row of a frame has; null when there are several.</summary>
    public byte? OnlyCode(Frame frame, string element, byte[] codes) => cache.Derived(frame, null, OnlyCodeName(element), () =>
    {
        if (frame.Rows is not null || frame.Count == 0) return new Box(null);
        byte? only = null;
        for (var region = 0; region < frame.Starts.Length - 1; region++)
        {
            var own = codes.AsSpan(frame.Starts[region] + (frame.Shifts?[region] ?? 0), frame.Starts[region + 1] - frame.Starts[region]);
            if (own.IsEmpty) continue;
            only ??= own[0];
            if (own.IndexOfAnyExcept(only.Value) >= 0) return new Box(null);
        }
        return new Box(only);
    }).Code;

    /// <summary>Under which name <see cref="OnlyCode"/> is kept.</summary>
    public static string OnlyCodeName(string element) => "only " + element;

    private sealed record Box(byte? Code);

    /// <summary>The table row of every item.</summary>
    public int[] All(Frame frame) => cache.Derived(frame, null, "rows", frame.AllRows);

    /// <summary>How the classes of a frame fall to the items of a frame of schools or sections.</summary>
    public ClassRuns Runs(Frame classes, Frame schools) =>
        cache.Derived(classes, schools, "runs", () => ClassRuns.Of(session.Tree, classes, schools, SchoolsWithClasses(classes)));

    // Of the whole year, whatever the stage: a school without any class row did not report classes.
    private bool[] SchoolsWithClasses(Frame classes)
    {
        var all = cache.Frame(Shape.Class, classes.Period, SchoolStage.All);
        return cache.Derived(all, null, "reporting schools", () =>
        {
            var reporting = new bool[session.Dataset.Find(Grain.SchoolYear, classes.Period)?.RowCount ?? 0];
            foreach (var parent in all.Table?.Parents is { } parents ? parents.Values : [])
            {
                if (parent >= 0) reporting[parent] = true;
            }
            return reporting;
        });
    }

    /// <summary>One value of <see cref="SectionColumn"/>.</summary>
    public (double Value, ValueFlag Flag) SectionValue(Frame frame, DataElement element, int item)
    {
        var section = frame.Sections![item];
        var row = frame.RowOf(item);
        var id = element.Id;
        if (!section.Divided) return Cell(frame.Table!, id, row);
        var own = SectionBuilder.OwnColumn(id, section.Stage);
        if (own is not null && session.Compiled.Catalogue.Dictionary.TryFind(own, out _)) return Cell(frame.Table!, own, row);
        var (value, flag) = Cell(frame.Table!, id, row);
        if (!element.SharedBySections) return (value, flag);
        // Not applicable pupils stay not applicable; only a share that is no number without a reason is missing.
        var unknown = double.IsNaN(section.Share) && ValueFlags.HasValue(section.ShareFlag);
        return (value * section.Share, ValueFlags.Worse(flag, unknown ? ValueFlag.Missing : section.ShareFlag));
    }

    private static (double Value, ValueFlag Flag) Cell(FactTable table, string id, int row)
    {
        if (!table.Columns.TryGetValue(id, out var column)) return (double.NaN, ValueFlag.Missing);
        var value = ((NumberColumn)column).ValueAt(row);
        var flag = column.FlagAt(row);
        return double.IsNaN(value) && ValueFlags.HasValue(flag) ? (value, ValueFlag.Missing) : (value, flag);
    }

    private int[] StageRows(Frame regions) => cache.Derived(regions, null, "stage rows", () =>
    {
        var rows = MinusOnes(regions.Count);
        var table = session.Dataset.Find(Grain.RegionStageYear, regions.Period);
        for (var row = 0; row < (table?.RowCount ?? 0); row++)
        {
            var region = session.Tree.IndexOf(table!.Regions[row]);
            if (region >= 0 && table.Stages[row] == regions.Stage) rows[region] = row;
        }
        return rows;
    });

    private static int[] MinusOnes(int count)
    {
        var rows = new int[count];
        Array.Fill(rows, -1);
        return rows;
    }

    private static (string Key, SchoolStage Stage)? KeyOf(Frame frame, int item)
    {
        var row = frame.RowOf(item);
        var table = frame.Table!;
        if (frame.Shape == Shape.RegionStage) return (table.Regions[row].ToString("D6", CultureInfo.InvariantCulture), table.Stages[row]);
        var key = table.Keys?[row];
        return key is null ? null : (key, frame.Sections?[item].Stage ?? SchoolStage.All);
    }
}
