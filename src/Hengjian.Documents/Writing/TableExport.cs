namespace Hengjian.Documents.Writing;

/// <summary>A table that leaves the house, the same for xlsx and csv.</summary>
/// <param name="Title">Chinese title, also the name of the sheet.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">
/// The rows, read once. A cell is null (empty), string, double, int, long, bool (是/否) or DateOnly; a number that is
/// NaN is missing and shows as —.
/// </param>
public sealed record TableExport(
    string Title, IReadOnlyList<TableColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>Lines under the title: which filter, how many rows, who and when, which snapshot.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>True to make rows as high as their longest text needs: not every table program does so when it opens a file.</summary>
    public bool FitRows { get; init; }
}

/// <summary>A column of a table.</summary>
/// <param name="Header">Chinese name without unit.</param>
/// <param name="Unit">Printed in brackets behind the name; empty when there is none.</param>
/// <param name="Decimals">Decimals shown in xlsx (0–4); null to show all digits. csv always has all digits.</param>
/// <param name="Width">Width in characters.</param>
public sealed record TableColumn(string Header, string Unit = "", int? Decimals = null, double Width = 12)
{
    /// <summary>Name with unit: 生均经费（元）.</summary>
    public string FullHeader => Unit.Length == 0 ? Header : $"{Header}（{Unit}）";
}
