using System.Globalization;

namespace Hengjian.Documents.Sheets;

/// <summary>Addresses as Excel writes them: C5 is row 5, column 3.</summary>
public static class CellAddress
{
    private const int MaxRow = 1 << 20;
    private const int MaxColumn = 1 << 14;

    /// <summary>The address of a cell; row and column from 1.</summary>
    public static string Of(int row, int column) => ColumnName(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>The letters of a column from 1: 1 is A, 27 is AA.</summary>
    public static string ColumnName(int column)
    {
        Span<char> letters = stackalloc char[8];
        var at = letters.Length;
        for (; column > 0; column = (column - 1) / 26) letters[--at] = (char)('A' + ((column - 1) % 26));
        return new string(letters[at..]);
    }

    /// <summary>Reads C5 or $C$5.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out int row, out int column)
    {
        (row, column) = (0, 0);
        var at = 0;
        for (; at < text.Length; at++)
        {
            var letter = (char)(text[at] & ~0x20);
            if (text[at] == '$') continue;
            if (letter is < 'A' or > 'Z') break;
            column = (column * 26) + letter - 'A' + 1;
            if (column > MaxColumn) return false;
        }
        return column > 0
            && int.TryParse(text[at..].TrimStart('$'), NumberStyles.None, CultureInfo.InvariantCulture, out row)
            && row is > 0 and <= MaxRow;
    }

    /// <summary>Reads A1:C1, or a single cell as a range of one.</summary>
    public static bool TryParseRange(ReadOnlySpan<char> text, out CellRange range)
    {
        range = default;
        var colon = text.IndexOf(':');
        var first = colon < 0 ? text : text[..colon];
        if (!TryParse(first, out var row, out var column)) return false;
        range = new CellRange(row, column, row, column);
        if (colon < 0) return true;
        if (!TryParse(text[(colon + 1)..], out var lastRow, out var lastColumn)) return false;
        range = new CellRange(row, column, lastRow, lastColumn);
        return lastRow >= row && lastColumn >= column;
    }
}
