using System.Buffers;
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
        var parents = classes.Table?.Parents ?? RunList.Repeat(-1, classes.Table?.RowCount ?? 0);
        var starts = new int[tree.Regions.Count + 1];
        // Counted before they are kept: there may be half a million.
        ClassRun[]? runs = null;
        foreach (var keeps in (bool[])[false, true])
        {
            var cursor = new SchoolCursor(parents, schools.Sections is null ? null : classes.Table?.Stages);
            if (keeps) runs = GC.AllocateUninitializedArray<ClassRun>(starts[^1]);
            for (var region = 0; region < tree.Regions.Count; region++)
                starts[region + 1] = Collect(classes, schools, itemOf, ref cursor, region, runs, starts[region]);
        }
        ArrayPool<int>.Shared.Return(itemOf);
        var (shared, local) = Share(runs, starts, schools.Count);
        var reporting = new bool[schools.Count];
        for (var item = 0; item < reporting.Length; item++) reporting[item] = reportingRows[schools.RowOf(item)];
        return new ClassRuns(runs!, starts, shared, reporting, local);
    }

    /// <summary>Puts the runs of a region behind the first <paramref name="count"/>, or only counts them.</summary>
    /// <returns>How many there are now.</returns>
    private static int Collect(Frame classes, Frame schools, int[] itemOf, ref SchoolCursor cursor, int region, ClassRun[]? runs, int count)
    {
        var (from, to) = (classes.Starts[region], classes.Starts[region + 1]);
        if (schools.Count == 0 || from == to) return count;
        if (classes.Rows is { } rows)
        {
            for (var item = from; item < to;)
            {
                var key = cursor.At(rows[item]);
                var end = item + 1;
                while (end < to && cursor.At(rows[end]) == key) end++;
                Add(key, item, end);
                item = end;
            }
            return count;
        }
        var shift = classes.Shifts?[region] ?? 0;
        for (var item = from; item < to;)
        {
            var key = cursor.At(item + shift);
            var end = Math.Min(to, cursor.End - shift);
            while (end < to && cursor.At(end + shift) == key) end = Math.Min(to, cursor.End - shift);
            Add(key, item, end);
            item = end;
        }
        return count;

        void Add(int key, int start, int end)
        {
            if (key < 0 || ItemOf(key) is not (>= 0 and var school)) return;
            if (runs is not null) runs[count] = new ClassRun(start, end, school, -1);
            count++;
        }

        int ItemOf(int key)
        {
            if (schools.Sections is not { } sections) return itemOf[key];
            var (row, stage) = (key / StageCount, (SchoolStage)(key % StageCount));
            // The sections of a school follow each other.
            for (var item = itemOf[row]; item >= 0 && item < schools.Count && schools.RowOf(item) == row; item++)
            {
                if (sections[item].Stage == stage) return item;
            }
            return -1;
        }
    }

    // To which school (to which section, where the schools are divided) the class of a row belongs.
    private struct SchoolCursor(RunList<int> parents, RunList<SchoolStage>? stages)
    {
        private RunCursor<int> parent = new(parents);
        private RunCursor<SchoolStage> stage = new(stages ?? RunList.Repeat(SchoolStage.All, parents.Count));
        private readonly int factor = stages is null ? 1 : StageCount;

        public readonly int End => Math.Min(parent.End, stage.End);

        public int At(int row)
        {
            var (school, of) = (parent.At(row), stage.At(row));
            return school < 0 ? -1 : (school * factor) + (int)of;
        }
    }

    // The first item of each school row; lent.
    private static int[] Items(Frame schools)
    {
        var itemOf = Lent(schools.Table?.RowCount ?? 0, -1);
        for (var item = schools.Count - 1; item >= 0; item--) itemOf[schools.RowOf(item)] = item;
        return itemOf;
    }

    private static (int[] Shared, bool Local) Share(Span<ClassRun> runs, int[] starts, int schools)
    {
        var counts = Lent(schools, 0);
        foreach (ref readonly var run in runs) counts[run.School]++;
        var numbers = Lent(schools, -1);
        var regions = Lent(schools, 0);
        var shared = new List<int>();
        var local = true;
        var region = 0;
        for (var i = 0; i < runs.Length; i++)
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
        foreach (var lent in (int[][])[counts, numbers, regions]) ArrayPool<int>.Shared.Return(lent);
        return ([.. shared], local);
    }

    private static int[] Lent(int count, int value)
    {
        var lent = ArrayPool<int>.Shared.Rent(count);
        lent.AsSpan(0, count).Fill(value);
        return lent;
    }
}
