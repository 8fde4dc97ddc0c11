using System.Globalization;
using System.Text;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Evaluation.Computing;

/// <summary>
/// Writes results for machines: results.csv (one line per indicator, region, stage and period) and schools.csv (one line
/// per indicator, school and stage). Values are unrounded and read back to the same double; no value is an empty field.
/// </summary>
public static class ResultsCsv
{
    private static readonly string[] Flags = ["present", "missing", "not-applicable", "estimated", "partial", "ruled"];

    /// <summary>The name of a flag in files.</summary>
    public static string FlagName(ValueFlag flag) => Flags[(int)flag];

    /// <summary>indicator,region,level,stage,period,value,flag,n in catalogue order, then stage, period and tree order.</summary>
    public static void WriteRegions(Stream target, IndicatorResults results)
    {
        using var writer = Writer(target);
        writer.WriteLine("indicator,region,level,stage,period,value,flag,n");
        foreach (var series in results.RegionSeries)
        {
            var stage = series.Stage.ToFileName();
            for (var i = 0; i < series.Values.Count; i++)
            {
                if (series.Values[i] is not { } value) continue;
                var region = results.Tree.Regions[i];
                writer.Write($"{series.Indicator},{region.CodeText},{LevelName(region.Level)},{stage},{series.Period},");
                WriteValue(writer, value);
            }
        }
    }

    /// <summary>indicator,school,region,stage,period,value,flag,n; the school is its code, or its row number when it has none.</summary>
    public static void WriteSchools(Stream target, IndicatorResults results, Dataset dataset)
    {
        using var writer = Writer(target);
        writer.WriteLine("indicator,school,region,stage,period,value,flag,n");
        foreach (var series in results.SchoolSeries)
        {
            var schools = dataset.Find(Grain.SchoolYear, series.Period);
            if (schools is null) continue;
            var stage = series.Stage.ToFileName();
            for (var i = 0; i < series.Rows.Length; i++)
            {
                var row = series.Rows[i];
                var key = schools.Keys?[row] ?? row.ToString(CultureInfo.InvariantCulture);
                writer.Write($"{series.Indicator},{key},{schools.Regions[row]:D6},{stage},{series.Period},");
                WriteValue(writer, series.Values[i]);
            }
        }
    }

    /// <summary>county, city, province or nation.</summary>
    public static string LevelName(RegionLevel level) => level switch
    {
        RegionLevel.Nation => "nation",
        RegionLevel.Province => "province",
        RegionLevel.City => "city",
        RegionLevel.County => "county",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    private static void WriteValue(StreamWriter writer, IndicatorValue value)
    {
        if (value.HasValue) writer.Write(value.Value.ToString("R", CultureInfo.InvariantCulture));
        writer.Write(',');
        writer.Write(FlagName(value.Flag));
        writer.Write(',');
        writer.WriteLine(value.Count.ToString(CultureInfo.InvariantCulture));
    }

    private static StreamWriter Writer(Stream target) =>
        new(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
}
