using System.Runtime.CompilerServices;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution.Incremental;

/// <summary>
/// How far a change goes over the map: the regions whose rows or values may differ. Mostly a county and those above it;
/// more where the same school stood in another county in a later year, or has classes in another.
/// </summary>
internal static class RegionReach
{
    private static readonly ConditionalWeakTable<object, (int From, int To)[]> Moves = [];

    /// <summary>The regions that changed rows reach, with every region above them; ascending.</summary>
    public static int[] Of(FrameCache frames, IEnumerable<ChangedColumn> changed)
    {
        var tree = frames.Dataset.Regions;
        var reached = new SortedSet<int>();
        var open = new Stack<int>();
        foreach (var column in changed)
        {
            foreach (var row in column.Rows) Push(tree.IndexOf(column.After.Regions[row]));
        }
        var moves = MovesOf(frames).ToLookup(m => m.From, m => m.To);
        while (open.TryPop(out var region))
        {
            Push(tree.ParentIndex(region));
            foreach (var other in moves[region]) Push(other);
        }
        return [.. reached];

        void Push(int region)
        {
            if (region >= 0 && reached.Add(region)) open.Push(region);
        }
    }

    // From a region to another in which a row looks at one of its rows.
    private static IEnumerable<(int From, int To)> MovesOf(FrameCache frames)
    {
        foreach (var (frame, earlier, made) in frames.DerivedAs("earlier"))
        {
            foreach (var move in Moves.GetValue(made, items => OfYears(frame, earlier!, (int[])items))) yield return move;
        }
        var dataset = frames.Dataset;
        foreach (var classes in dataset.Tables.Where(t => t.Grain == Grain.ClassYear && t.Parents is not null))
        {
            if (dataset.Find(Grain.SchoolYear, classes.Period) is not { } schools) continue;
            foreach (var move in Moves.GetValue(classes.Parents!, parents => OfClasses(dataset.Regions, classes, schools, (RunList<int>)parents))) yield return move;
        }
    }

    private static (int, int)[] OfYears(Frame frame, Frame earlier, int[] items)
    {
        var moves = new HashSet<(int, int)>();
        for (var region = 0; region < frame.Starts.Length - 1; region++)
        {
            for (var item = frame.Starts[region]; item < frame.Starts[region + 1]; item++)
            {
                var there = items[item];
                if (there < 0 || (there >= earlier.Starts[region] && there < earlier.Starts[region + 1])) continue;
                moves.Add((earlier.RegionOf(there), region));
            }
        }
        return [.. moves];
    }

    // Classes look at their school, and schools at their classes.
    private static (int, int)[] OfClasses(RegionTree tree, FactTable classes, FactTable schools, RunList<int> parents)
    {
        var moves = new HashSet<(int, int)>();
        var (parentOf, regionOf, schoolRegionOf) = (new RunCursor<int>(parents), new RunCursor<int>(classes.Regions), new RunCursor<int>(schools.Regions));
        for (var row = 0; row < parents.Count; row = Math.Min(parentOf.End, regionOf.End))
        {
            var (parent, code) = (parentOf.At(row), regionOf.At(row));
            if (parent < 0 || schoolRegionOf.At(parent) is var schoolCode && code == schoolCode) continue;
            var (own, school) = (tree.IndexOf(code), tree.IndexOf(schoolCode));
            if (own >= 0 && school >= 0) moves.UnionWith([(own, school), (school, own)]);
        }
        return [.. moves];
    }
}
