using System.Diagnostics.CodeAnalysis;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Catalogue;

/// <summary>指标目录: dictionary, limits, sources and indicators of one version.</summary>
public sealed class IndicatorCatalogue
{
    private readonly Dictionary<string, Indicator> byId;

    /// <summary>Takes the parts as they are; the loader has checked them.</summary>
    /// <exception cref="ArgumentException">An indicator id repeats.</exception>
    public IndicatorCatalogue(
        string version,
        DataDictionary dictionary,
        IReadOnlyList<Indicator> indicators,
        IReadOnlyList<LimitTable> limits,
        IReadOnlyList<PolicySource> sources)
    {
        Version = version;
        Dictionary = dictionary;
        Indicators = indicators;
        Limits = limits;
        Sources = sources;
        byId = indicators.ToDictionary(i => i.Id, StringComparer.Ordinal);
    }

    /// <summary>SHA-256 of the catalogue files in name order, lower-case hex.</summary>
    public string Version { get; }

    /// <summary>数据字典.</summary>
    public DataDictionary Dictionary { get; }

    /// <summary>All indicators in file order.</summary>
    public IReadOnlyList<Indicator> Indicators { get; }

    /// <summary>限值表.</summary>
    public IReadOnlyList<LimitTable> Limits { get; }

    /// <summary>政策依据.</summary>
    public IReadOnlyList<PolicySource> Sources { get; }

    /// <summary>Indicators known by name that need facts of another grain, with the reason.</summary>
    public IReadOnlyList<NotComputableIndicator> NotComputable { get; init; } = [];

    /// <summary>Chinese names of topics by id; a hand-made catalogue may have none.</summary>
    public IReadOnlyDictionary<string, string> Topics { get; init; } = new Dictionary<string, string>();

    /// <summary>What reports call elements and indicators beside their names, by id; for reading reports, never for formulas.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Synonyms { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The spellings of units that indicators and elements may use; a hand-made catalogue may have none.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Chinese name of a topic; its id when it has none.</summary>
    public string TopicName(string topic) => Topics.GetValueOrDefault(topic, topic);

    /// <summary>Finds an indicator by id.</summary>
    public bool TryFind(string id, [MaybeNullWhen(false)] out Indicator indicator) => byId.TryGetValue(id, out indicator);
}
