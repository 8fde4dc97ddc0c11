using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.Facts;

/// <summary>Columns that are read when they are first asked for: an evaluation uses few of them.</summary>
internal sealed class LazyColumns : IReadOnlyDictionary<string, Column>
{
    private readonly string[] elements;
    private readonly Dictionary<string, Lazy<Column>> columns = new(StringComparer.Ordinal);

    /// <param name="elements">Ids in order.</param>
    /// <param name="read">Reads the column of a position.</param>
    public LazyColumns(IEnumerable<string> elements, Func<int, Column> read)
    {
        this.elements = [.. elements];
        for (var i = 0; i < this.elements.Length; i++)
        {
            var position = i;
            columns.Add(this.elements[i], new Lazy<Column>(() => read(position)));
        }
    }

    public IEnumerable<string> Keys => elements;

    public IEnumerable<Column> Values => elements.Select(e => columns[e].Value);

    public int Count => elements.Length;

    public Column this[string key] => columns[key].Value;

    public bool ContainsKey(string key) => columns.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Column value)
    {
        value = columns.TryGetValue(key, out var found) ? found.Value : null;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<string, Column>> GetEnumerator() =>
        elements.Select(e => KeyValuePair.Create(e, columns[e].Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
