namespace Hengjian.Documents.Sheets;

/// <summary>What a cell holds.</summary>
public enum CellKind : byte
{
    /// <summary>Nothing, or only white space.</summary>
    Empty,

    /// <summary>Text; every cell of a csv file that is not empty.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number shown as a percentage: 85% is stored as 0.85, and so is <see cref="Cell.Number"/>.</summary>
    Percent,

    /// <summary>
    /// A day; <see cref="Cell.Text"/> is 2024-09-01, <see cref="Cell.Number"/> days since 0001-01-01.
    /// </summary>
    Date,

    /// <summary>TRUE or FALSE; the number is 1 or 0.</summary>
    Bool,

    /// <summary>#REF!, #DIV/0! and the like; the text says which.</summary>
    Error,
}

/// <summary>One cell as read; valid until the reader moves on.</summary>
public readonly ref struct Cell
{
    /// <summary>A cell.</summary>
    public Cell(CellKind kind, ReadOnlySpan<char> text, double number, bool isFormula)
    {
        Kind = kind;
        Text = text;
        Number = number;
        IsFormula = isFormula;
    }

    /// <summary>What it holds.</summary>
    public CellKind Kind { get; }

    /// <summary>The text without surrounding white space; for numbers the stored digits.</summary>
    public ReadOnlySpan<char> Text { get; }

    /// <summary>The number; NaN for text, errors and empty cells.</summary>
    public double Number { get; }

    /// <summary>The value is the one a formula had when the file was last saved. Not known for .xls.</summary>
    public bool IsFormula { get; }
}

/// <summary>A rectangle of cells, rows and columns from 1, ends inclusive.</summary>
/// <param name="FirstRow">Top row.</param>
/// <param name="FirstColumn">Left column.</param>
/// <param name="LastRow">Bottom row.</param>
/// <param name="LastColumn">Right column.</param>
public readonly record struct CellRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    /// <summary>As in Excel: A1:C1.</summary>
    public override string ToString() =>
        CellAddress.Of(FirstRow, FirstColumn) + ":" + CellAddress.Of(LastRow, LastColumn);
}
