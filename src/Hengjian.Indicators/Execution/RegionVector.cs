using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Indicators.Execution;

/// <summary>One value per region of the tree, with the number of fact rows behind it.</summary>
/// <remarks>
/// A corrected row changes the values of a county and of those above it. A vector with changes shares the arrays of the
/// one before and keeps only what differs.
/// </remarks>
internal sealed class RegionVector
{
    // More changes than this are written into arrays of their own.
    private const int MostChanges = 24;

    private readonly double[] values;
    private readonly ValueFlag[] flags;
    private readonly long[] counts;
    private readonly int[] changedAt = [];
    private readonly IndicatorValue[] changed = [];

    // One bit for the last six bits of a region: most regions need no search.
    private readonly ulong perhapsChanged;

    private RegionVector(double[] values, ValueFlag[] flags, long[] counts) =>
        (this.values, this.flags, this.counts) = (values, flags, counts);

    private RegionVector(RegionVector shared, int[] changedAt, IndicatorValue[] changed)
        : this(shared.values, shared.flags, shared.counts)
    {
        (this.changedAt, this.changed) = (changedAt, changed);
        foreach (var region in changedAt) perhapsChanged |= 1UL << region;
    }

    /// <summary>Number of regions.</summary>
    public int Count => values.Length;

    /// <summary>Its arrays hold every value: it shares none with an earlier vector.</summary>
    public bool IsWhole => changedAt.Length == 0;

    public static RegionVector Of(int regions)
    {
        var vector = new RegionVector(new double[regions], new ValueFlag[regions], new long[regions]);
        Array.Fill(vector.values, double.NaN);
        Array.Fill(vector.flags, ValueFlag.Missing);
        return vector;
    }

    /// <summary>A column with one row a region.</summary>
    public static RegionVector Of(NumberColumn column, long[] counts)
    {
        var vector = new RegionVector(column.ToArray(), new ValueFlag[column.Length], counts);
        for (var region = 0; region < counts.Length; region++)
            vector.Set(region, vector.values[region], column.FlagAt(region), counts[region]);
        return vector;
    }

    public double ValueAt(int region) => IsWhole ? values[region] : At(region).Value;

    public ValueFlag FlagAt(int region) => IsWhole ? flags[region] : At(region).Flag;

    public long CountAt(int region) => IsWhole ? counts[region] : At(region).Count;

    public IndicatorValue At(int region)
    {
        var at = (perhapsChanged & (1UL << region)) == 0 ? -1 : Array.BinarySearch(changedAt, region);
        return at < 0 ? new(values[region], flags[region], counts[region]) : changed[at];
    }

    /// <summary>Sets a value of a vector that is being made.</summary>
    public void Set(int region, double value, ValueFlag flag, long count)
    {
        values[region] = ValueFlags.HasValue(flag) ? value : double.NaN;
        flags[region] = flag;
        counts[region] = count;
    }

    /// <summary>The same values but for some regions; itself when nothing differs by a bit.</summary>
    /// <param name="regions">Ascending.</param>
    /// <param name="valueOf">The value of each.</param>
    public RegionVector With(ReadOnlySpan<int> regions, Func<int, IndicatorValue> valueOf)
    {
        var (at, different) = (0, false);
        var (places, found) = (new List<int>(regions.Length + changedAt.Length), new List<IndicatorValue>(regions.Length + changedAt.Length));
        foreach (var region in regions)
        {
            var value = valueOf(region);
            if (SameBits(value, At(region))) continue;
            different = true;
            for (; at < changedAt.Length && changedAt[at] <= region; at++)
                if (changedAt[at] < region) Keep(at);
            places.Add(region);
            found.Add(value);
        }
        if (!different) return this;
        for (; at < changedAt.Length; at++) Keep(at);
        var made = new RegionVector(this, [.. places], [.. found]);
        return places.Count > MostChanges ? made.Whole() : made;

        void Keep(int i)
        {
            places.Add(changedAt[i]);
            found.Add(changed[i]);
        }
    }

    /// <summary>Equal to the last bit, flag and count.</summary>
    public static bool SameBits(in IndicatorValue a, in IndicatorValue b) =>
        BitConverter.DoubleToInt64Bits(a.Value) == BitConverter.DoubleToInt64Bits(b.Value) && a.Flag == b.Flag && a.Count == b.Count;

    /// <summary>Every value is finite or none, and none is above a limit; false where that would have to be looked up.</summary>
    public bool AllPass(double limit) => IsWhole && Lanes.AllPass(values, limit);

    /// <summary>Some value is missing; true where that would have to be looked up.</summary>
    public bool AnyMissing => !IsWhole || flags.AsSpan().Contains(ValueFlag.Missing);

    public NumberColumn AsColumn() => IsWhole ? new(values, flags) : Whole().AsColumn();

    private RegionVector Whole()
    {
        var whole = new RegionVector([.. values], [.. flags], [.. counts]);
        for (var i = 0; i < changedAt.Length; i++) whole.Set(changedAt[i], changed[i].Value, changed[i].Flag, changed[i].Count);
        return whole;
    }
}
