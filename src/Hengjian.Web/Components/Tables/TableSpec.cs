using Microsoft.AspNetCore.Components;

namespace Hengjian.Web.Components.Tables;

/// <summary>One column of a list.</summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
/// <param name="Key">Short name in addresses: sort=grade.</param>
/// <param name="Title">Chinese header.</param>
/// <param name="Text">The cell as text: printed, exported, searched.</param>
public sealed record TableColumn<TRow>(string Key, string Title, Func<TRow, string> Text)
{
    /// <summary>Unit under the header; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Figures: right-aligned, tabular.</summary>
    public bool Numeric { get; init; }

    /// <summary>Dates, names and codes that would look broken over two lines.</summary>
    public bool OneLine { get; init; }

    /// <summary>What is compared when the list is sorted; null gives the column no sort link. A null value sorts last either way.</summary>
    public Func<TRow, IComparable?>? Sort { get; init; }

    /// <summary>The first click sorts from the greatest down: for values of which more is of interest.</summary>
    public bool SortDownFirst { get; init; }

    /// <summary>Where the cell leads; null for nowhere.</summary>
    public Func<TRow, string?>? Href { get; init; }

    /// <summary>Markup instead of the text: a tag, a value with its mark.</summary>
    public Func<TRow, RenderFragment>? Cell { get; init; }

    /// <summary>The total under the column over all rows that match, not only this page; null for none.</summary>
    public Func<IReadOnlyList<TRow>, string>? Total { get; init; }
}

/// <summary>A choice that narrows a list.</summary>
/// <param name="Key">Short name in addresses: f.city=…</param>
/// <param name="Title">Chinese label.</param>
/// <param name="Value">What a row counts under; null for nothing.</param>
public sealed record TableFilter<TRow>(string Key, string Title, Func<TRow, string?> Value)
{
    /// <summary>The values in the order to offer; empty offers those that occur, in order of first occurrence.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];
}

/// <summary>What a list is: columns, filters, how it is sorted unless asked otherwise.</summary>
/// <param name="Id">Id of the element and of the export: letters only.</param>
/// <param name="Noun">What a row is, with its measure word: 个县, 所学校, 条记录.</param>
/// <param name="Columns">In order; the first one stays in sight when the table is scrolled sideways.</param>
public sealed record TableSpec<TRow>(string Id, string Noun, IReadOnlyList<TableColumn<TRow>> Columns)
{
    /// <summary>Choices above the list.</summary>
    public IReadOnlyList<TableFilter<TRow>> Filters { get; init; } = [];

    /// <summary>What the search looks in; null gives no search box.</summary>
    public Func<TRow, string>? SearchIn { get; init; }

    /// <summary>What to type: “县名或代码”.</summary>
    public string SearchHint { get; init; } = "名称";

    /// <summary>On a phone each row is a card of its own: for lists whose cells hold sentences.</summary>
    public bool Stacks { get; init; }

    /// <summary>The reader may choose which columns to see; files always hold all of them.</summary>
    public bool ChooseColumns { get; init; }

    /// <summary>Keys of the columns shown until others are chosen; empty for all.</summary>
    public IReadOnlyList<string> Usual { get; init; } = [];

    /// <summary>Rows a page shows at first.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>A class for the row, for marks that concern all of it; null for none.</summary>
    public Func<TRow, string?>? RowClass { get; init; }
}
