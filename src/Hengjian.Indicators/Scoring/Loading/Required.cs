using Hengjian.Indicators.Yaml;

namespace Hengjian.Indicators.Scoring.Loading;

/// <summary>Keys that must be there; a stand-in after a reported problem lets reading go on.</summary>
internal static class Required
{
    public static double Number(this YamlMap map, string key, double standIn) => map.Number(key) ?? Absent(map, key, standIn);

    public static int Whole(this YamlMap map, string key, int standIn) => map.Whole(key) ?? Absent(map, key, standIn);

    public static T Choice<T>(this YamlMap map, string key, IReadOnlyDictionary<string, T> known) where T : struct
    {
        Absent(map, key, 0);
        return map.Choice(key, known, default);
    }

    public static IReadOnlyList<YamlMap> SomeMaps(this YamlMap map, string key)
    {
        Absent(map, key, 0);
        return map.Maps(key);
    }

    // A key that is there but wrong has been reported by its reader.
    private static T Absent<T>(YamlMap map, string key, T standIn)
    {
        if (!map.Has(key)) map.Report(where => SchemeProblems.MissingKey(where, key));
        return standIn;
    }
}
