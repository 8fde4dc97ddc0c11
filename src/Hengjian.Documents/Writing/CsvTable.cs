using System.Globalization;
using System.Text;

namespace Hengjian.Documents.Writing;

/// <summary>
/// Writes a <see cref="TableExport"/> as csv: UTF-8 with byte order mark (Excel needs it), CRLF, header with units.
/// </summary>
/// <remarks>
/// Title and remarks are left out, so that the file is a plain table. Missing numbers are empty fields.
/// </remarks>
public static class CsvTable
{
    /// <summary>Writes the table; the stream stays open.</summary>
    public static void Write(Stream stream, TableExport table)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(true), leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', table.Columns.Select(c => Field(c.FullHeader))));
        foreach (var row in table.Rows)
        {
            for (var i = 0; i < row.Count; i++)
            {
                if (i > 0) writer.Write(',');
                writer.Write(Text(row[i]));
            }
            writer.WriteLine();
        }
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        bool yes => yes ? "是" : "否",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "",
        string text => Field(text),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A table cell cannot hold a {cell.GetType().Name}.", nameof(cell)),
    };

    private static string Field(string text)
    {
        // Pages print a true minus sign; a table program takes it for text.
        if (text is ['−', ..] && double.TryParse(text.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            text = '-' + text[1..];
        // A text that a table program would run as a formula gets the apostrophe by which they mark text.
        if (text.Length > 1 && text[0] is '=' or '+' or '-' or '@' or '\t'
            && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n")
            ? '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"'
            : text;
    }
}
