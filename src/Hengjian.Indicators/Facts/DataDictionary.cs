using System.Diagnostics.CodeAnalysis;

namespace Hengjian.Indicators.Facts;

/// <summary>数据字典: every data element, found by id or by Chinese name.</summary>
public sealed class DataDictionary
{
    private readonly Dictionary<string, DataElement> byName = new(StringComparer.Ordinal);

    /// <summary>Takes the elements as they are; duplicate ids or names are a caller's bug (the loader reports them).</summary>
    /// <exception cref="ArgumentException">An id or Chinese name occurs twice.</exception>
    public DataDictionary(IReadOnlyList<DataElement> elements)
    {
        Elements = elements;
        foreach (var element in elements)
        {
            byName.Add(element.Id, element);
            byName.Add(element.NameZh, element);
        }
    }

    /// <summary>All elements in the order of the files.</summary>
    public IReadOnlyList<DataElement> Elements { get; }

    /// <summary>Finds an element by id or Chinese name.</summary>
    public bool TryFind(string name, [MaybeNullWhen(false)] out DataElement element) =>
        byName.TryGetValue(name, out element);

    /// <summary>The elements of one grain, in order.</summary>
    public IEnumerable<DataElement> Of(Grain grain) => Elements.Where(e => e.Grain == grain);
}
