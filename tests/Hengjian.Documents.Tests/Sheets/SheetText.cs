using Hengjian.Documents.Sheets;
using Hengjian.Kernel;

namespace Hengjian.Documents.Tests.Sheets;

/// <summary>Reads a sheet into rows of text, for tests to compare.</summary>
internal static class SheetText
{
    /// <summary>Each row as "row: kind text | …"; text alone for plain text, K for kinds, = for formulas.</summary>
    public static List<string> Of(byte[] file, int sheet = 0, SheetOptions? options = null)
    {
        using var book = SheetBook.Open(new MemoryStream(file), options).Value;
        using var reader = book.Read(sheet).Value;
        var rows = Of(reader);
        Assert.Null(reader.Problem);
        return rows;
    }

    public static List<string> Of(SheetReader reader)
    {
        List<string> rows = [];
        while (reader.Read())
            rows.Add(reader.Row + ": "
                + string.Join('|', Enumerable.Range(0, reader.Count).Select(i => Show(reader[i]))));
        return rows;
    }

    /// <summary>The problem that opening or reading ends with; null when all is read.</summary>
    public static Problem? ProblemOf(byte[] file, SheetOptions? options = null)
    {
        var opened = SheetBook.Open(new MemoryStream(file), options);
        if (!opened.TryGet(out var book)) return opened.Problems[0];
        using (book)
        {
            for (var i = 0; i < book.Sheets.Count; i++)
            {
                var read = book.Read(i);
                if (!read.TryGet(out var reader)) return read.Problems[0];
                using (reader)
                {
                    while (reader.Read()) { }
                    if (reader.Problem is { } problem) return problem;
                }
            }
        }
        return null;
    }

    private static string Show(Cell cell) => (cell.IsFormula ? "=" : "") + (cell.Kind switch
    {
        CellKind.Empty => "",
        CellKind.Text => "",
        CellKind.Number => "#",
        CellKind.Percent => "%",
        CellKind.Date => "@",
        CellKind.Bool => "?",
        CellKind.Error => "!",
        _ => throw new InvalidOperationException(),
    }) + cell.Text.ToString();
}
