namespace Hengjian.Domain.Filling;

/// <summary>How a sheet is handed in.</summary>
public enum SheetMode
{
    /// <summary>On the page, cell by cell.</summary>
    Grid = 0,

    /// <summary>As a whole file: too many rows for a page.</summary>
    File = 1,
}
