namespace Hengjian.Web.Components.Tables;

/// <summary>A value of a filter, and how many rows choosing it would leave.</summary>
public sealed record FilterOption(string Value, int Count, bool Chosen);

/// <summary>A list as asked for: which rows match, in which order, which of them are on this page.</summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
public sealed class TableView<TRow>
{
    private readonly IReadOnlyList<TRow> all;

    /// <summary>Applies the state to the rows.</summary>
    /// <param name="spec">What the list is.</param>
    /// <param name="rows">All rows this person may see, in the list's own order.</param>
    /// <param name="query">The state from the address.</param>
    /// <param name="path">Address of the page without its query.</param>
    /// <param name="kept">Other pairs of the address that links must keep: the stage or year looked at.</param>
    public TableView(
        TableSpec<TRow> spec, IReadOnlyList<TRow> rows, TableQuery query, string path,
        IReadOnlyList<KeyValuePair<string, string>>? kept = null)
    {
        Spec = spec;
        Path = path;
        Kept = kept ?? [];
        all = rows;
        Matching = Sorted(rows.Where(r => Matches(r, query, null)), query);
        Size = query.Size ?? spec.PageSize;
        Pages = Math.Max(1, (Matching.Count + Size - 1) / Size);
        Query = query with
        {
            Page = Math.Clamp(query.Page, 1, Pages),
            Columns = spec.ChooseColumns ? [.. query.Columns.Where(c => spec.Columns.Skip(1).Any(s => s.Key == c))] : [],
        };
        var shown = Query.Columns.Count > 0 ? Query.Columns : spec.Usual;
        Columns = shown.Count == 0 ? spec.Columns : [.. spec.Columns.Where((c, i) => i == 0 || shown.Contains(c.Key))];
    }

    /// <summary>What the list is.</summary>
    public TableSpec<TRow> Spec { get; }

    /// <summary>The state; the page lies within the pages there are.</summary>
    public TableQuery Query { get; }

    /// <summary>Address of the page without its query.</summary>
    public string Path { get; }

    /// <summary>Other pairs that links keep.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Kept { get; }

    /// <summary>The columns shown: all, or the first and those chosen.</summary>
    public IReadOnlyList<TableColumn<TRow>> Columns { get; }

    /// <summary>Number of rows before any filter.</summary>
    public int AllCount => all.Count;

    /// <summary>The rows that match, sorted.</summary>
    public IReadOnlyList<TRow> Matching { get; }

    /// <summary>Rows a page.</summary>
    public int Size { get; }

    /// <summary>Number of pages, at least 1.</summary>
    public int Pages { get; }

    /// <summary>The rows of this page.</summary>
    public IEnumerable<TRow> PageRows => Matching.Skip((Query.Page - 1) * Size).Take(Size);

    /// <summary>The address of this list in another state.</summary>
    public string Address(TableQuery query, string? path = null) =>
        (path ?? Path) + QueryString.Create(Kept.Concat(query.Pairs()).Select(p => KeyValuePair.Create(p.Key, (string?)p.Value)));

    /// <summary>The address that sorts by a column: the other way round when it is sorted by it already.</summary>
    public string SortAddress(TableColumn<TRow> column) => Address(Query with
    {
        Sort = column.Key,
        Down = Query.Sort == column.Key ? !Query.Down : column.SortDownFirst,
        Page = 1,
    });

    /// <summary>The values of a filter with the rows each would leave, given the other filters.</summary>
    public IReadOnlyList<FilterOption> Options(TableFilter<TRow> filter)
    {
        var chosen = Query.Filters.GetValueOrDefault(filter.Key);
        var counts = all.Where(r => Matches(r, Query, filter.Key)).Select(filter.Value).OfType<string>()
            .CountBy(v => v, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var values = filter.Order.Count > 0 ? filter.Order : all.Select(filter.Value).OfType<string>().Distinct(StringComparer.Ordinal);
        return [.. values.Select(v => new FilterOption(v, counts.GetValueOrDefault(v), v == chosen))];
    }

    private bool Matches(TRow row, TableQuery query, string? except) =>
        Spec.Filters.All(f => f.Key == except || !query.Filters.TryGetValue(f.Key, out var v) || f.Value(row) == v)
        && (query.Search.Length == 0 || Spec.SearchIn is not { } text
            || query.Search.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .All(word => text(row).Contains(word, StringComparison.OrdinalIgnoreCase)));

    private List<TRow> Sorted(IEnumerable<TRow> rows, TableQuery query)
    {
        if (Spec.Columns.FirstOrDefault(c => c.Key == query.Sort)?.Sort is not { } key) return [.. rows];
        var keyed = rows.Select(r => (Row: r, Key: key(r))).ToList();
        var known = keyed.Where(k => k.Key is not null);
        var sorted = query.Down ? known.OrderByDescending(k => k.Key) : known.OrderBy(k => k.Key);
        return [.. sorted.Concat(keyed.Where(k => k.Key is null)).Select(k => k.Row)];
    }
}
