using Microsoft.AspNetCore.Components;

namespace Hengjian.Web.Components.Tables;

/// <summary>The one list component: search, filters with counts, sort, frozen first column, totals, pages, export.</summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
public partial class DataTable<TRow>
{
    private const int NearPages = 2;

    /// <summary>The list as asked for.</summary>
    [Parameter, EditorRequired]
    public TableView<TRow> View { get; set; } = null!;

    /// <summary>What the table shows, for those who hear it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Address that gives the matching rows as a file; null when nothing may be exported.</summary>
    [Parameter]
    public string? ExportHref { get; set; }

    /// <summary>Shown while there are no rows at all: what to do to get some.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    private int First => (View.Query.Page - 1) * View.Size + 1;

    private string Summary => View.Query.Narrows
        ? $"{ChineseText.Count(View.Matching.Count)} / {ChineseText.Count(View.AllCount)} {View.Spec.Noun}"
        : $"共 {ChineseText.Count(View.AllCount)} {View.Spec.Noun}";

    // The form itself carries search and filters; the rest of the state rides along.
    private IEnumerable<KeyValuePair<string, string>> Hidden => View.Kept.Concat(
        (View.Query with { Search = "", Filters = TableQuery.Empty.Filters, Page = 1 }).Pairs());

    private IEnumerable<KeyValuePair<string, string>> Unfiltered => View.Kept.Concat((View.Query with { Columns = [] }).Pairs());

    private IEnumerable<int> PageNumbers
    {
        get
        {
            var last = 0;
            for (var page = 1; page <= View.Pages; page++)
            {
                var shown = page == 1 || page == View.Pages || Math.Abs(page - View.Query.Page) <= NearPages;
                if (!shown) continue;
                if (page > last + 1) yield return 0;
                yield return page;
                last = page;
            }
        }
    }

    private string PageAddress(int page) => View.Address(View.Query with { Page = page });

    private string Class(TableColumn<TRow> column) =>
        (column.Numeric ? "num " : "") + (column.OneLine ? "short " : "") + (column == View.Spec.Columns[0] ? "frozen" : "");

    private string? AriaSort(TableColumn<TRow> column) =>
        column.Sort is null ? null : View.Query.Sort != column.Key ? "none" : View.Query.Down ? "descending" : "ascending";

    private string SortMark(TableColumn<TRow> column) => View.Query.Sort != column.Key ? "" : View.Query.Down ? "▾" : "▴";

    private static RenderFragment Content(TableColumn<TRow> column, TRow row) => builder =>
    {
        var href = column.Href?.Invoke(row);
        if (href is not null)
        {
            builder.OpenElement(0, "a");
            builder.AddAttribute(1, "href", href);
        }
        if (column.Cell is { } cell) builder.AddContent(2, cell(row));
        else builder.AddContent(3, column.Text(row));
        if (href is not null) builder.CloseElement();
    };

    private RenderFragment NothingFound => builder =>
    {
        builder.OpenComponent<EmptyState>(0);
        builder.AddAttribute(1, nameof(EmptyState.Title), "没有符合条件的" + View.Spec.Noun.TrimStart('个', '所', '条', '份', '项'));
        builder.AddAttribute(2, nameof(EmptyState.Advice), "换一个字词，或清除筛选再看。");
        builder.CloseComponent();
    };
}
