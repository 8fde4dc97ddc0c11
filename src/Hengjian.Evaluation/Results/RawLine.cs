using Hengjian.Documents.Sheets;

namespace Hengjian.Evaluation.Results;

/// <summary>A line of a handed-in file as it stands there.</summary>
/// <param name="Heads">The nearest head line above, as texts; empty when none was found.</param>
/// <param name="Cells">The line's cells as texts, empty ones too.</param>
/// <param name="Sheet">Name of its sheet; empty when the file has only one.</param>
public sealed record RawLine(IReadOnlyList<string> Heads, IReadOnlyList<string> Cells, string Sheet)
{
    /// <summary>Reads one line; null when the file cannot be read or is shorter.</summary>
    /// <param name="content">The file, seekable.</param>
    /// <param name="sheet">Position of the sheet from 0, as the row's origin tells it.</param>
    /// <param name="line">Line (csv) or sheet row (xlsx), from 1.</param>
    public static RawLine? Read(Stream content, int sheet, int line)
    {
        if (!SheetBook.Open(content).TryGet(out var book)) return null;
        using (book)
        {
            if (sheet >= book.Sheets.Count || !book.Read(sheet).TryGet(out var reader)) return null;
            using (reader) return Find(reader, line, book.Sheets.Count > 1 ? book.Sheets[sheet].Name : "");
        }
    }

    private static RawLine? Find(SheetReader reader, int line, string sheet)
    {
        var heads = new List<string>();
        while (reader.Read())
        {
            if (reader.Row >= line) return reader.Row == line ? new RawLine(heads, Texts(reader), sheet) : null;
            if (heads.Count == 0 && IsHead(reader)) heads = Texts(reader);
        }
        return null;
    }

    // A head line has two cells or more and all of them are words.
    private static bool IsHead(SheetReader reader)
    {
        var words = 0;
        for (var i = 0; i < reader.Count; i++)
        {
            var cell = reader[i];
            if (cell.Kind == CellKind.Empty) continue;
            if (cell.Kind != CellKind.Text || double.TryParse(cell.Text, System.Globalization.CultureInfo.InvariantCulture, out _)) return false;
            words++;
        }
        return words >= 2;
    }

    private static List<string> Texts(SheetReader reader)
    {
        var texts = new List<string>(reader.Count);
        for (var i = 0; i < reader.Count; i++) texts.Add(reader[i].Text.ToString());
        return texts;
    }
}
