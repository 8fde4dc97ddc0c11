using Hengjian.Indicators.Facts;

namespace Hengjian.Oracle.Tests.Plain;

/// <summary>One reported row, one section of a school, or one county.</summary>
internal sealed class PlainRow
{
    public required Grain Grain { get; init; }

    public required int Year { get; init; }

    /// <summary>Region code.</summary>
    public required int Region { get; init; }

    /// <summary>The stage of the row; All for schools, counties and projects without one.</summary>
    public SchoolStage Stage { get; init; }

    public string? Key { get; init; }

    /// <summary>The school of a class or section; the row itself for a school; null when there is none.</summary>
    public PlainRow? School { get; set; }

    /// <summary>Where the cells stand; null for a county that handed in no row.</summary>
    public FactTable? Table { get; init; }

    public int Index { get; init; }

    /// <summary>The cell of an element; missing when the element was not collected.</summary>
    public Cell Read(string element)
    {
        if (Table is null) return Cell.Missing;
        // A column nobody collected is a column of empty cells: the row was looked at all the same.
        if (!Table.Columns.TryGetValue(element, out var column)) return Cell.Missing with { Rows = 1 };
        var flag = column.FlagAt(Index);
        return column switch
        {
            NumberColumn numbers => new Cell(numbers.ValueAt(Index), flag, 1),
            CodeColumn codes => new Cell(double.NaN, flag, 1, codes.LabelAt(Index)),
            _ => throw new InvalidOperationException($"{element} is text."),
        };
    }
}
