using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution;

/// <summary>
/// The largest class of every school, where a class is one byte and a larger byte is a larger class: schools are compared
/// sixteen classes at a time, and their values stay bytes.
/// </summary>
/// <param name="classes">Frame whose rows of a region stand together.</param>
/// <param name="schools">How the classes fall to the schools.</param>
/// <param name="codes">The classes' bytes; 255 is missing.</param>
internal sealed class LargestBySchool(Frame classes, ClassRuns schools, byte[] codes)
{
    // By school: the largest byte plus 1; 0 where no class has a number.
    private readonly byte[] most = new byte[schools.Reporting.Length];

    /// <summary>Walks the classes of the regions from … to − 1.</summary>
    /// <returns>The schools some of whose classes are missing.</returns>
    public List<int> Walk(int from, int to, CancellationToken cancellation)
    {
        var gaps = new List<int>();
        for (var region = from; region < to; region++)
        {
            cancellation.ThrowIfCancellationRequested();
            var shift = classes.Shifts?[region] ?? 0;
            foreach (ref readonly var run in schools.Runs.AsSpan(schools.Starts[region]..schools.Starts[region + 1]))
            {
                var (largest, missing) = ByteLanes.Largest(codes, run.Start + shift, run.End + shift);
                if (largest > most[run.School]) most[run.School] = (byte)largest;
                if (missing) gaps.Add(run.School);
            }
        }
        return gaps;
    }

    /// <summary>After all walks.</summary>
    /// <param name="numbers">By byte; NaN for 255.</param>
    /// <param name="gaps">What the walks returned.</param>
    public NumberColumn Finish(double[] numbers, IEnumerable<int> gaps)
    {
        var missing = gaps.ToHashSet();
        var nothing = new List<int>();
        for (var school = 0; school < most.Length; school++)
        {
            // It reported classes, and none falls to it here: there is nothing to measure.
            if (most[school] == 0 && schools.Reporting[school] && !missing.Contains(school)) nothing.Add(school);
            // 0 becomes 255.
            most[school]--;
        }
        var store = new LookupStore(most, numbers);
        if (missing.Count + nothing.Count == 0) return new NumberColumn(store);
        var flags = Array.ConvertAll(most, m => m == byte.MaxValue ? ValueFlag.Missing : ValueFlag.Present);
        foreach (var school in nothing) flags[school] = ValueFlag.NotApplicable;
        foreach (var school in missing.Where(s => most[s] != byte.MaxValue)) flags[school] = ValueFlag.Partial;
        return new NumberColumn(store, flags);
    }
}
