using System.Collections;

namespace Hengjian.Data.Facts;

/// <summary>Texts that are read when the first of them is asked for: an evaluation never looks at names.</summary>
internal sealed class LazyTexts(int count, Func<IReadOnlyList<string?>> read) : IReadOnlyList<string?>
{
    private readonly Lazy<IReadOnlyList<string?>> texts = new(read);

    public int Count => count;

    public string? this[int index] => texts.Value[index];

    public IEnumerator<string?> GetEnumerator() => texts.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
