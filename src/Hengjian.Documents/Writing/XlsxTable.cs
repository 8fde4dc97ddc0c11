using Hengjian.Documents.Sheets;

namespace Hengjian.Documents.Writing;

/// <summary>Writes a <see cref="TableExport"/> as xlsx: title, remarks, frozen header, numbers as numbers.</summary>
public static class XlsxTable
{
    private const double HeaderHeight = 30;

    /// <summary>Writes one table as the only sheet of a file.</summary>
    public static void Write(Stream stream, TableExport table) => Write(stream, [table]);

    /// <summary>Writes several tables, one sheet each.</summary>
    public static void Write(Stream stream, IReadOnlyList<TableExport> tables)
    {
        using var writer = new XlsxWriter(stream);
        foreach (var table in tables) AddSheet(writer, table);
    }

    /// <summary>Adds the table as a further sheet of a file being written.</summary>
    public static void AddSheet(XlsxWriter writer, TableExport table)
    {
        var headerRow = table.Remarks.Count + 2;
        writer.BeginSheet(new SheetLayout(table.Title)
        {
            Widths = [.. table.Columns.Select(c => c.Width)],
            FrozenRows = headerRow,
            Merges = table.Columns.Count > 1 ? [new CellRange(1, 1, 1, table.Columns.Count)] : [],
        });
        writer.BeginRow(1);
        writer.Text(1, table.Title, XlsxStyle.Title);
        var row = 1;
        foreach (var remark in table.Remarks)
        {
            writer.BeginRow(++row);
            writer.Text(1, remark, XlsxStyle.Remark);
        }
        writer.BeginRow(++row, HeaderHeight);
        for (var i = 0; i < table.Columns.Count; i++) writer.Text(i + 1, table.Columns[i].FullHeader, XlsxStyle.Header);
        foreach (var cells in table.Rows)
        {
            writer.BeginRow(++row, table.FitRows ? Height(cells, table.Columns) : null);
            for (var i = 0; i < cells.Count; i++) WriteCell(writer, i + 1, cells[i], table.Columns[i].Decimals);
        }
    }

    // Chinese characters are twice as wide as digits; the highest row a table program knows has 409 points.
    private static double? Height(IReadOnlyList<object?> cells, IReadOnlyList<TableColumn> columns)
    {
        const double line = 15;
        const double highest = 400;
        var lines = 1;
        for (var i = 0; i < cells.Count; i++)
            if (cells[i] is string text) lines = Math.Max(lines, text.Split('\n').Sum(t => (int)Math.Ceiling(Math.Max(1, t.Sum(c => c < 0x2E80 ? 1.0 : 2.0)) / Math.Max(1, columns[i].Width - 2))));
        return lines == 1 ? null : Math.Min(highest, lines * line);
    }

    private static void WriteCell(XlsxWriter writer, int column, object? cell, int? decimals)
    {
        switch (cell)
        {
            case null:
                writer.Text(column, "", XlsxStyle.Text);
                break;
            case string text:
                writer.Text(column, text, XlsxStyle.Text);
                break;
            case bool yes:
                writer.Text(column, yes ? "是" : "否", XlsxStyle.Centred);
                break;
            case DateOnly day:
                writer.Date(column, day);
                break;
            case double number when !double.IsFinite(number):
                writer.Text(column, "—", XlsxStyle.Centred);
                break;
            case double or int or long or decimal or float:
                writer.Number(column, Convert.ToDouble(cell, System.Globalization.CultureInfo.InvariantCulture),
                    Style(decimals));
                break;
            default:
                throw new ArgumentException($"A table cell cannot hold a {cell.GetType().Name}.", nameof(cell));
        }
    }

    private static XlsxStyle Style(int? decimals) => decimals switch
    {
        null => XlsxStyle.NumberAsIs,
        0 => XlsxStyle.Number0,
        1 => XlsxStyle.Number1,
        2 => XlsxStyle.Number2,
        3 => XlsxStyle.Number3,
        _ => XlsxStyle.Number4,
    };
}
