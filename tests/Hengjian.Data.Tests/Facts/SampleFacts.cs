using Hengjian.Data.Facts;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.Tests.Facts;

/// <summary>A province of two cities and three counties, and small snapshots of it.</summary>
internal static class SampleFacts
{
    public static RegionTree Tree { get; } = new(
    [
        new Region(0, "全国", RegionLevel.Nation, null),
        new Region(990000, "云泽省", RegionLevel.Province, 0),
        new Region(990100, "澄江市", RegionLevel.City, 990000),
        new Region(990101, "东岭县", RegionLevel.County, 990100),
        new Region(990102, "西渡县", RegionLevel.County, 990100),
        new Region(990200, "白石市", RegionLevel.City, 990000),
        new Region(990201, "南屏县", RegionLevel.County, 990200),
    ]);

    public static SourceFile File(string name) => new(name, new string('a', 64));

    /// <summary>School rows: (region, key, pupils); NaN pupils are missing.</summary>
    public static FactSnapshot Schools(string kind, int scope, string element, params (int Region, string Key, double Value)[] rows) =>
        new(kind, scope, "dictionary-1", new FactTable
        {
            Grain = Grain.SchoolYear,
            Period = 2024,
            Regions = [.. rows.Select(r => r.Region)],
            Stages = new SchoolStage[rows.Length],
            Keys = [.. rows.Select(r => r.Key)],
            Names = [.. rows.Select(r => r.Key + "小学")],
            Columns = new Dictionary<string, Column> { [element] = new NumberColumn([.. rows.Select(r => r.Value)]) },
            Origins = new RowOrigins(
                [File(kind + ".csv")], new ushort[rows.Length], [.. rows.Select((_, i) => i + 2)],
                kind == "sheets" ? [.. rows.Select((_, i) => (ushort)(i + 1))] : null),
        });

    /// <summary>Class rows: (region, school key, class number, pupils).</summary>
    public static FactSnapshot Classes(int scope, params (int Region, string? School, string Key, double Value)[] rows) =>
        new("class", scope, "dictionary-1", new FactTable
        {
            Grain = Grain.ClassYear,
            Period = 2024,
            Regions = [.. rows.Select(r => r.Region)],
            Stages = [.. rows.Select(_ => SchoolStage.Primary)],
            Keys = [.. rows.Select(r => r.Key)],
            Columns = new Dictionary<string, Column> { ["class_stu"] = new NumberColumn([.. rows.Select(r => r.Value)]) },
        })
        { ParentKeys = [.. rows.Select(r => r.School)] };
}
