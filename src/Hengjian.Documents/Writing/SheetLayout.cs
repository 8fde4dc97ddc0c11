using Hengjian.Documents.Sheets;

namespace Hengjian.Documents.Writing;

/// <summary>What a sheet is apart from its cells.</summary>
/// <param name="Name">Name on the tab; characters that tabs cannot have become _.</param>
public sealed record SheetLayout(string Name)
{
    /// <summary>Column widths in characters, from column A; the rest keep the default.</summary>
    public IReadOnlyList<double> Widths { get; init; } = [];

    /// <summary>The style of cells not yet written, by column; a protected sheet needs it to be fillable.</summary>
    public IReadOnlyList<XlsxStyle> ColumnStyles { get; init; } = [];

    /// <summary>Rows that stay when scrolling, repeated on each printed page.</summary>
    public int FrozenRows { get; init; }

    /// <summary>Columns that stay when scrolling.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>Locked cells cannot be changed; no password, so that it hinders mistakes and nobody.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Not shown.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Drop-downs.</summary>
    public IReadOnlyList<ChoiceList> Choices { get; init; } = [];

    /// <summary>Cells shown as one.</summary>
    public IReadOnlyList<CellRange> Merges { get; init; } = [];
}

/// <summary>A drop-down: one of these, or the table program objects.</summary>
/// <param name="Range">Where it holds.</param>
/// <param name="Source">
/// Either the choices joined by commas in double quotes, or a range such as <c>'列表'!$A$1:$A$9</c>.
/// </param>
/// <param name="Message">Chinese, shown when something else is typed.</param>
public sealed record ChoiceList(CellRange Range, string Source, string Message)
{
    private const int LongestInline = 255;

    /// <summary>The choices as an inline source; null when they are too long for one and need a range.</summary>
    public static string? Inline(IEnumerable<string> choices)
    {
        var all = choices.ToList();
        var joined = string.Join(',', all);
        return joined.Length > LongestInline || all.Any(c => c.AsSpan().ContainsAny(",\"")) ? null : '"' + joined + '"';
    }
}
