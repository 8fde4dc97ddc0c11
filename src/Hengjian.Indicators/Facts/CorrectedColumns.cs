using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Hengjian.Indicators.Facts;

/// <summary>Columns of another table, some of them changed; the others are not read.</summary>
internal sealed class CorrectedColumns : IReadOnlyDictionary<string, Column>
{
    private readonly IReadOnlyDictionary<string, Column> shared;
    private readonly Dictionary<string, Column> changed;

    /// <param name="before">The columns before.</param>
    /// <param name="changed">The changed ones, each of an element that was there before.</param>
    public CorrectedColumns(IReadOnlyDictionary<string, Column> before, Dictionary<string, Column> changed)
    {
        // However many corrections: what none of them changed is one step away.
        var under = before as CorrectedColumns;
        shared = under?.shared ?? before;
        this.changed = under is null ? changed : new Dictionary<string, Column>(under.changed, StringComparer.Ordinal);
        if (under is null) return;
        foreach (var (element, column) in changed) this.changed[element] = column;
    }

    public IEnumerable<string> Keys => shared.Keys;

    public IEnumerable<Column> Values => shared.Keys.Select(k => this[k]);

    public int Count => shared.Count;

    public Column this[string key] => changed.TryGetValue(key, out var column) ? column : shared[key];

    public bool ContainsKey(string key) => shared.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Column value) =>
        changed.TryGetValue(key, out value) || shared.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, Column>> GetEnumerator() => shared.Keys.Select(k => KeyValuePair.Create(k, this[k])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
