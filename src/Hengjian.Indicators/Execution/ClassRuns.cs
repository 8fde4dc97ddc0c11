using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution;

/// <summary>Consecutive classes of one school (of one section, where the schools are divided by stage).</summary>
/// <param name="Start">First class item.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="School">Item in the frame of schools.</param>
/// <param name="Shared">Number among the schools that have several runs; -1 for a school whose classes all stand together.</param>
internal readonly record struct ClassRun(int Start, int End, int School, int Shared);

/// <summary>How the classes of one frame fall to the schools of another.</summary>
/// <param name="Runs">In order of class items.</param>
/// <param name="Starts">Runs of the region at index r are Starts[r] to Starts[r + 1].</param>
/// <param name="SharedSchools">The items of the schools with several runs, by <see cref="ClassRun.Shared"/>.</param>
/// <param name="Reporting">Per school item: it has class rows at all, whatever their stage.</param>
/// <param name="Local">No school has classes in two regions: regions can be computed side by side.</param>
internal sealed record ClassRuns(ClassRun[] Runs, int[] Starts, int[] SharedSchools, bool[] Reporting, bool Local)
{
    private const int StageCount = 16;

    public static ClassRuns Of(RegionTree tree, Frame classes, Frame schools, bool[] reportingRows)
    {
        var itemOf = Items(schools);
        var runs = new List<ClassRun>();
        var starts = new int[tree.Regions.Count + 1];
        for (var region = 0; region < tree.Regions.Count; region++)
        {
            starts[region] = runs.Count;
            Collect(classes, schools, itemOf, classes.Starts[region], classes.Starts[region + 1], runs);
        }
        starts[^1] = runs.Count;
        var (shared, local) = Share(runs, starts, schools.Count);
        var reporting = new bool[schools.Count];
        for (var item = 0; item < reporting.Length; item++) reporting[item] = reportingRows[schools.RowOf(item)];
        return new ClassRuns([.. runs], starts, shared, reporting, local);
    }

    private static void Collect(Frame classes, Frame schools, int[] itemOf, int from, int to, List<ClassRun> runs)
    {
        if (classes.Table?.Parents is not { } parents || itemOf.Length == 0) return;
        var shift = from < to && classes.Rows is null ? classes.RowOf(from) - from : 0;
        for (var item = from; item < to;)
        {
            var key = KeyOf(item);
            var end = item + 1;
            while (end < to && KeyOf(end) == key) end++;
            if (key >= 0 && itemOf[key] >= 0) runs.Add(new ClassRun(item, end, itemOf[key], -1));
            item = end;
        }

        int KeyOf(int item)
        {
            var row = classes.Rows is null ? item + shift : classes.Rows[item];
            var parent = parents[row];
            return parent < 0 ? -1 : schools.Sections is null ? parent : (parent * StageCount) + (int)classes.Table!.Stages[row];
        }
    }

    // Item by school row and, for sections, stage.
    private static int[] Items(Frame schools)
    {
        var stages = schools.Sections is null ? 1 : StageCount;
        var itemOf = new int[(schools.Table?.RowCount ?? 0) * stages];
        Array.Fill(itemOf, -1);
        var rows = schools.AllRows();
        for (var item = 0; item < schools.Count; item++)
            itemOf[(rows[item] * stages) + (int)(schools.Sections?[item].Stage ?? SchoolStage.All)] = item;
        return itemOf;
    }

    private static (int[] Shared, bool Local) Share(List<ClassRun> runs, int[] starts, int schools)
    {
        var counts = new int[schools];
        foreach (var run in runs) counts[run.School]++;
        var numbers = new int[schools];
        var regions = new int[schools];
        Array.Fill(numbers, -1);
        var shared = new List<int>();
        var local = true;
        var region = 0;
        for (var i = 0; i < runs.Count; i++)
        {
            while (starts[region + 1] <= i) region++;
            var school = runs[i].School;
            if (counts[school] < 2) continue;
            if (numbers[school] < 0)
            {
                numbers[school] = shared.Count;
                regions[school] = region;
                shared.Add(school);
            }
            local &= regions[school] == region;
            runs[i] = runs[i] with { Shared = numbers[school] };
        }
        return ([.. shared], local);
    }
}
