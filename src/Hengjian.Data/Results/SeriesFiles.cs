using Hengjian.Data.Storage;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Kernel;

namespace Hengjian.Data.Results;

/// <summary>series.json: which series the value files hold, one after the other, and what the engine noticed.</summary>
internal sealed record SeriesIndex(
    IReadOnlyList<SeriesHead> Regions,
    IReadOnlyList<SeriesHead> Schools,
    IReadOnlyList<Problem> Diagnostics,
    IReadOnlyList<UncollectedInput> Uncollected,
    IReadOnlyList<InputChange>? InputChanges = null);

/// <summary>One series: its name and how many values of the files are its own.</summary>
internal sealed record SeriesHead(string Indicator, SchoolStage Stage, int Period, int Count);

/// <summary>Indicator results as flat arrays: values, flags, counts, and for schools the row numbers.</summary>
internal static class SeriesFiles
{
    public const string Index = "series.json";

    /// <summary>The flag byte of “not computed at this level”.</summary>
    private const byte Absent = 255;

    public static IEnumerable<StoredFile> Write(IndicatorResults results, ContentWriter writer)
    {
        yield return writer.Write(Index, StoreJson.Write(new SeriesIndex(
            [.. results.RegionSeries.Select(s => new SeriesHead(s.Indicator, s.Stage, s.Period, s.Values.Count))],
            [.. results.SchoolSeries.Select(s => new SeriesHead(s.Indicator, s.Stage, s.Period, s.Values.Count))],
            results.Diagnostics,
            results.Uncollected,
            results.InputChanges)));
        IndicatorValue?[] regions = [.. results.RegionSeries.SelectMany(s => s.Values)];
        foreach (var file in WriteValues("region", regions, writer)) yield return file;
        IndicatorValue?[] schools = [.. results.SchoolSeries.SelectMany(s => s.Values).Select(v => (IndicatorValue?)v)];
        foreach (var file in WriteValues("school", schools, writer)) yield return file;
        int[] rows = [.. results.SchoolSeries.SelectMany(s => s.Rows)];
        yield return writer.Write("school-row.i32", BinaryFiles.BytesOf(rows));
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null when a file's length is wrong.</summary>
    public static IndicatorResults? Read(string directory, RegionTree tree)
    {
        var index = StoreJson.Read<SeriesIndex>(File.ReadAllBytes(Path.Combine(directory, Index)));
        var schoolCount = index.Schools.Sum(s => s.Count);
        var regions = ReadValues(directory, "region", index.Regions.Sum(s => s.Count));
        var schools = ReadValues(directory, "school", schoolCount);
        var rows = BinaryFiles.ReadArray<int>(Path.Combine(directory, "school-row.i32"), schoolCount);
        if (regions is null || schools is null || rows is null) return null;
        var regionSeries = new List<RegionSeries>();
        var at = 0;
        foreach (var head in index.Regions)
        {
            regionSeries.Add(new RegionSeries(head.Indicator, head.Stage, head.Period, regions[at..(at + head.Count)]));
            at += head.Count;
        }
        var schoolSeries = new List<SchoolSeries>();
        at = 0;
        foreach (var head in index.Schools)
        {
            var own = at..(at + head.Count);
            schoolSeries.Add(new SchoolSeries(
                head.Indicator, head.Stage, head.Period, rows[own], Array.ConvertAll(schools[own], v => v!.Value)));
            at += head.Count;
        }
        return new IndicatorResults(tree, regionSeries, schoolSeries)
        {
            Diagnostics = index.Diagnostics,
            Uncollected = index.Uncollected,
            InputChanges = index.InputChanges ?? [],
        };
    }

    private static IEnumerable<StoredFile> WriteValues(string name, IndicatorValue?[] values, ContentWriter writer)
    {
        var numbers = BinaryFiles.Canonical(Array.ConvertAll(values, v => v?.Value ?? double.NaN));
        yield return writer.Write(name + "-value.f64", BinaryFiles.BytesOf(numbers));
        yield return writer.Write(name + "-flag.u8", Array.ConvertAll(values, v => v is { } known ? (byte)known.Flag : Absent));
        yield return writer.Write(name + "-count.i64", BinaryFiles.BytesOf(Array.ConvertAll(values, v => v?.Count ?? 0)));
    }

    private static IndicatorValue?[]? ReadValues(string directory, string name, int count)
    {
        var numbers = BinaryFiles.ReadArray<double>(Path.Combine(directory, name + "-value.f64"), count);
        var flags = BinaryFiles.ReadArray<byte>(Path.Combine(directory, name + "-flag.u8"), count);
        var counts = BinaryFiles.ReadArray<long>(Path.Combine(directory, name + "-count.i64"), count);
        if (numbers is null || flags is null || counts is null) return null;
        var values = new IndicatorValue?[count];
        for (var i = 0; i < count; i++)
        {
            if (flags[i] != Absent) values[i] = new IndicatorValue(numbers[i], (ValueFlag)flags[i], counts[i]);
        }
        return values;
    }
}
