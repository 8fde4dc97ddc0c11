using Hengjian.Indicators.Facts;

namespace Hengjian.Domain.Filling;

/// <summary>填报行: a school, a class, a county or the region itself.</summary>
public sealed class SheetRowRecord
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The sheet.</summary>
    public required long SheetId { get; init; }

    /// <summary>Region of the row.</summary>
    public required int RegionRow { get; init; }

    /// <summary>Stage; All where rows are not by stage.</summary>
    public required SchoolStage Stage { get; init; }

    /// <summary>School or class code; empty for a region's row.</summary>
    public string RowKey { get; init; } = "";

    /// <summary>Code of the school of a class.</summary>
    public string ParentKey { get; init; } = "";

    /// <summary>Name to show.</summary>
    public string Name { get; set; } = "";

    /// <summary>No longer part of the table; kept for the history.</summary>
    public bool Removed { get; set; }

    /// <summary>Place in the table.</summary>
    public int Order { get; set; }
}
