using System.Globalization;

namespace Hengjian.Evaluation.Packages;

/// <summary>Numbers of items as people count: 2.1, 2.10 after 2.9, L.1 last.</summary>
public sealed class ItemOrder : IComparer<string>
{
    /// <summary>The one there is.</summary>
    public static readonly ItemOrder Instance = new();

    private ItemOrder()
    {
    }

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (a, b) = ((x ?? "").Split('.'), (y ?? "").Split('.'));
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            var order = (Number(a[i]), Number(b[i])) is ({ } m, { } n) ? m.CompareTo(n) : string.CompareOrdinal(a[i], b[i]);
            if (order != 0) return order;
        }
        return a.Length.CompareTo(b.Length);
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
