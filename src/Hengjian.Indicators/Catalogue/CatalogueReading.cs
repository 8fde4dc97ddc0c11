using System.Text.RegularExpressions;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Yaml;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Catalogue;

/// <summary>What has been read so far; the readers of the single files add to it and look names up in it.</summary>
internal sealed partial class CatalogueReading
{
    private readonly Dictionary<(string What, string Name), string> places = [];

    public List<Problem> Problems { get; } = [];

    public List<PolicySource> SourceList { get; } = [];

    public HashSet<string> Units { get; } = new(StringComparer.Ordinal);

    public List<LimitTable> Limits { get; } = [];

    public List<DataElement> Elements { get; } = [];

    /// <summary>Elements that name a weight, with their place.</summary>
    public List<(string Where, string Weight)> Weights { get; } = [];

    public List<Indicator> Indicators { get; } = [];

    public List<NotComputableIndicator> NotComputable { get; } = [];

    /// <summary>Chinese names of topics by id.</summary>
    public Dictionary<string, string> Topics { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, IReadOnlyList<string>> Synonyms { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads one file with its reader; keys the reader did not ask for are problems.</summary>
    public void InFile(string name, Result<YamlPairs> tree, Action<CatalogueReading, string, YamlMap> reader)
    {
        if (YamlMap.Of(name, tree, Problems) is not { } top) return;
        reader(this, name, top);
        top.Done();
    }

    /// <summary>Notes a name; a second use is a problem that says where the first was.</summary>
    public void Claim(YamlMap at, string key, string what, string name)
    {
        if (places.TryAdd((what, name), at.Where)) return;
        at.Report(where => CatalogueProblems.Repeated(where, what, name, places[(what, name)]), key);
    }

    /// <summary>An id that must be there, be well formed and be new.</summary>
    public string Id(YamlMap at, string what)
    {
        var id = at.RequiredText("id");
        if (id.Length > 0 && !WellFormed().IsMatch(id)) at.Report(where => CatalogueProblems.BadId(where, id), "id");
        Claim(at, "id", what, id);
        return id;
    }

    public static bool IsWellFormed(string id) => WellFormed().IsMatch(id);

    /// <summary>Reads a source key; empty and reported when it is unknown or absent.</summary>
    public string Source(YamlMap at)
    {
        var key = at.RequiredText("source");
        CheckSource(at, key);
        return key;
    }

    /// <summary>Reports a source key that no source has.</summary>
    public void CheckSource(YamlMap at, string key)
    {
        if (key.Length == 0 || SourceList.Any(s => s.Key == key)) return;
        at.Report(
            where => CatalogueProblems.Unknown(where, "政策依据", key, NearestName.Of(key, SourceList.Select(s => s.Key))),
            "source");
    }

    /// <summary>Reports a unit that units.yaml does not list.</summary>
    public void CheckUnit(YamlMap at, string unit)
    {
        if (unit.Length == 0 || Units.Contains(unit)) return;
        // Every unit of one character is one edit away from every other: 入 is no more like 人 than like %.
        var near = unit.Length > 1 ? NearestName.Of(unit, Units.Order(StringComparer.Ordinal)) : null;
        at.Report(where => CatalogueProblems.Unknown(where, "计量单位", unit, near), "unit");
    }

    /// <summary>The evidence mark, which must be there.</summary>
    public static Evidence EvidenceOf(YamlMap at)
    {
        at.RequiredText("evidence");
        return at.Choice("evidence", CatalogueWords.Evidence, Evidence.Inferred);
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_]*([.-][a-z0-9_]+)*\z")]
    private static partial Regex WellFormed();
}
