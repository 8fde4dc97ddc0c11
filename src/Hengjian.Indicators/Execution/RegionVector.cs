using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Indicators.Execution;

/// <summary>One value per region of the tree, with the number of fact rows behind it.</summary>
internal sealed record RegionVector(double[] Values, ValueFlag[] Flags, long[] Counts)
{
    public static RegionVector Of(int regions)
    {
        var vector = new RegionVector(new double[regions], new ValueFlag[regions], new long[regions]);
        Array.Fill(vector.Values, double.NaN);
        Array.Fill(vector.Flags, ValueFlag.Missing);
        return vector;
    }

    /// <summary>A column with one row a region.</summary>
    public static RegionVector Of(NumberColumn column, long[] counts)
    {
        var vector = new RegionVector(column.ToArray(), new ValueFlag[column.Length], counts);
        for (var region = 0; region < counts.Length; region++)
            vector.Set(region, vector.Values[region], column.FlagAt(region), counts[region]);
        return vector;
    }

    public IndicatorValue At(int region) => new(Values[region], Flags[region], Counts[region]);

    public void Set(int region, double value, ValueFlag flag, long count)
    {
        Values[region] = ValueFlags.HasValue(flag) ? value : double.NaN;
        Flags[region] = flag;
        Counts[region] = count;
    }

    public NumberColumn AsColumn() => new(Values, Flags);
}
