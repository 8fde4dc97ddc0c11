using System.Globalization;

namespace Hengjian.Web.Components.Tables;

/// <summary>The state of a list, all of it from the address: a link shows another person the same rows.</summary>
/// <param name="Search">Words searched for; empty for none.</param>
/// <param name="Sort">Key of the sorted column; null for the order the rows come in.</param>
/// <param name="Down">From the greatest down.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Rows a page; null for the list's own.</param>
/// <param name="Filters">Chosen values by filter key.</param>
public sealed record TableQuery(
    string Search, string? Sort, bool Down, int Page, int? Size, IReadOnlyDictionary<string, string> Filters)
{
    private const string FilterPrefix = "f.";
    private const string ColumnKey = "c";
    private const int LongestSearch = 100;
    private const int MostColumns = 50;

    /// <summary>Sizes a reader may choose.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [25, 50, 100, 200];

    /// <summary>Nothing asked.</summary>
    public static TableQuery Empty { get; } = new("", null, false, 1, null, new Dictionary<string, string>());

    /// <summary>Reads the state; what makes no sense counts as not given.</summary>
    public static TableQuery Read(IQueryCollection query)
    {
        string Last(string key) => query[key].LastOrDefault()?.Trim() ?? "";
        int? Number(string key) =>
            int.TryParse(Last(key), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : null;
        var search = Last("q");
        var size = Number("size");
        return new TableQuery(
            search.Length > LongestSearch ? search[..LongestSearch] : search,
            Last("sort") is { Length: > 0 } sort ? sort : null,
            Last("down") == "1",
            Number("page") ?? 1,
            size is { } s && Sizes.Contains(s) ? s : null,
            query.Keys.Where(k => k.StartsWith(FilterPrefix, StringComparison.Ordinal) && Last(k).Length > 0)
                .ToDictionary(k => k[FilterPrefix.Length..], Last, StringComparer.Ordinal))
        {
            Columns = [.. query[ColumnKey].OfType<string>().Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).Take(MostColumns)],
        };
    }

    /// <summary>Keys of the columns to show beside the first; empty for all.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>True when something narrows the list.</summary>
    public bool Narrows => Search.Length > 0 || Filters.Count > 0;

    /// <summary>The state as pairs for an address or hidden fields, without what is not set.</summary>
    public IEnumerable<KeyValuePair<string, string>> Pairs()
    {
        if (Search.Length > 0) yield return new("q", Search);
        foreach (var (key, value) in Filters.OrderBy(f => f.Key, StringComparer.Ordinal)) yield return new(FilterPrefix + key, value);
        foreach (var column in Columns) yield return new(ColumnKey, column);
        if (Sort is not null) yield return new("sort", Sort);
        if (Sort is not null && Down) yield return new("down", "1");
        if (Size is { } size) yield return new("size", size.ToString(CultureInfo.InvariantCulture));
        if (Page > 1) yield return new("page", Page.ToString(CultureInfo.InvariantCulture));
    }
}
