using Hengjian.Documents.Official;

namespace Hengjian.Documents.WordTables;

/// <summary>A table people fill in Word and send back: locked columns say what is asked, the others what is answered.</summary>
/// <param name="Title">标题, one entry a line.</param>
/// <param name="Remarks">Lines under the title.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Properties">What the file says about itself.</param>
public sealed record WordTable(
    IReadOnlyList<string> Title, IReadOnlyList<string> Remarks, IReadOnlyList<WordColumn> Columns, IReadOnlyList<WordRow> Rows, OfficialProperties Properties)
{
    /// <summary>A4 across.</summary>
    public bool Landscape { get; init; }
}

/// <summary>A column of such a table.</summary>
/// <param name="Header">Its heading; known again by it.</param>
/// <param name="Width">Share of the table's width, in any unit.</param>
public sealed record WordColumn(string Header, double Width)
{
    /// <summary>Where its text stands.</summary>
    public OfficialAlignment Alignment { get; init; }

    /// <summary>People change it; the others are grey.</summary>
    public bool Editable { get; init; }

    /// <summary>Equal cells below each other are one cell.</summary>
    public bool Merges { get; init; }
}

/// <summary>A row of such a table.</summary>
/// <param name="Mark">Hidden name by which it is known again wherever it stands: letters, digits and _, at most 40.</param>
/// <param name="Cells">As many as there are columns; lines are paragraphs.</param>
public sealed record WordRow(string Mark, IReadOnlyList<string> Cells);

/// <summary>A row that came back.</summary>
/// <param name="Number">From 1, the header being 1.</param>
/// <param name="Marks">Hidden names in it; more than one when rows were pushed together.</param>
/// <param name="Cells">By heading.</param>
public sealed record WordRowText(int Number, IReadOnlyList<string> Marks, IReadOnlyDictionary<string, WordCellText> Cells);

/// <summary>A cell that came back.</summary>
/// <param name="Text">Its paragraphs, joined by line feeds.</param>
/// <param name="Merged">It is one with the cell above or beside it.</param>
public sealed record WordCellText(string Text, bool Merged);
