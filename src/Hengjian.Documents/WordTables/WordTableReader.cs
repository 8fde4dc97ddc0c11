using System.Text;
using System.Xml.Linq;
using Hengjian.Documents.Reports;
using Hengjian.Kernel;

namespace Hengjian.Documents.WordTables;

/// <summary>Reads such a table back, wherever it stands in the file and in whatever order its rows and columns are. Nothing in the file is run or followed.</summary>
public static class WordTableReader
{
    private const int MostRows = 3000;
    private const int HeaderRows = 3;
    private const int MostColumns = 63;

    /// <summary>Reads the table with these headings.</summary>
    /// <param name="file">Bytes of the .docx.</param>
    /// <param name="headers">All its headings.</param>
    public static Result<IReadOnlyList<WordRowText>> Read(byte[] file, IReadOnlyList<string> headers) =>
        DocxPackage.Use(file, DocxLimits.Default, package => Find(package, headers));

    private static Result<IReadOnlyList<WordRowText>> Find(DocxPackage package, IReadOnlyList<string> headers)
    {
        if (package.Load(package.Main)?.Root.Child("body") is not { } body) return DocxProblems.Damaged(package.Main + " 里没有正文");
        var tables = Outermost(body, "tbl").Select(t => (Table: t, Head: HeaderOf(t, headers))).Where(t => t.Head is not null).ToList();
        if (tables.Count == 0) return WordTableProblems.NoTable(headers);
        if (tables.Count > 1) return WordTableProblems.TwoTables(tables.Count);
        var (table, head) = (tables[0].Table, tables[0].Head!.Value);
        var tracked = table.DescendantsAndSelf().Count(e => e.Local() is "ins" or "del" or "moveFrom" or "moveTo" or "cellIns" or "cellDel" or "cellMerge");
        if (tracked > 0) return WordTableProblems.TrackedChanges(tracked);
        var rows = Outermost(table, "tr").ToList();
        if (rows.Count > MostRows) return WordTableProblems.TooManyRows(MostRows);
        var (found, problems) = (new List<WordRowText>(), new List<Problem>());
        for (var i = head.Row + 1; i < rows.Count; i++)
        {
            if (Outermost(rows[i], "tc").Any(c => c.Descendants().Any(e => e.Local() == "tbl"))) problems.Add(WordTableProblems.Nested(i + 1));
            found.Add(Row(rows[i], i + 1, head.Columns));
        }
        return problems.Count > 0 ? Result.Fail<IReadOnlyList<WordRowText>>(problems) : found;
    }

    // The header is among the first rows; every heading must be there, other columns may be.
    private static (int Row, Dictionary<int, string> Columns)? HeaderOf(XElement table, IReadOnlyList<string> headers)
    {
        var rows = Outermost(table, "tr").Take(HeaderRows).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            var columns = new Dictionary<int, string>();
            foreach (var (column, _, cell) in Cells(rows[i]))
                if (headers.FirstOrDefault(h => h == Squeeze(TextOf(cell)) && !columns.ContainsValue(h)) is { } header) columns[column] = header;
            if (columns.Count == headers.Count) return (i, columns);
        }
        return null;
    }

    private static WordRowText Row(XElement row, int number, Dictionary<int, string> columns)
    {
        var cells = new Dictionary<string, WordCellText>(StringComparer.Ordinal);
        foreach (var (column, span, cell) in Cells(row))
        {
            var merge = cell.Child("tcPr").Child("vMerge");
            var merged = span > 1 || (merge is not null && merge.Val() != "restart");
            for (var i = column; i < column + span; i++)
                if (columns.TryGetValue(i, out var header)) cells[header] = new WordCellText(TextOf(cell), merged);
        }
        var marks = row.Descendants().Where(e => e.Local() == "bookmarkStart").Select(e => e.Val("name") ?? "").Where(n => n.Length > 0).ToList();
        return new WordRowText(number, marks, cells);
    }

    private static IEnumerable<(int Column, int Span, XElement Cell)> Cells(XElement row)
    {
        var column = Math.Clamp(row.Child("trPr").Child("gridBefore").Whole() ?? 0, 0, MostColumns);
        foreach (var cell in Outermost(row, "tc").Take(MostColumns))
        {
            var span = Math.Clamp(cell.Child("tcPr").Child("gridSpan").Whole() ?? 1, 1, MostColumns);
            yield return (column, span, cell);
            column += span;
        }
    }

    private static string TextOf(XElement cell) =>
        string.Join('\n', cell.Descendants().Where(e => e.Local() == "p").Select(Line)).Trim().ReplaceLineEndings("\n");

    private static string Line(XElement paragraph)
    {
        var text = new StringBuilder();
        foreach (var part in paragraph.Descendants())
        {
            switch (part.Local())
            {
                case "t":
                    text.Append(part.Value);
                    break;
                case "tab":
                    if (part.Parent?.Local() == "r") text.Append(' ');
                    break;
                case "br" or "cr":
                    text.Append('\n');
                    break;
                case "noBreakHyphen":
                    text.Append('-');
                    break;
                default:
                    break;
            }
        }
        return text.ToString().TrimEnd();
    }

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    // Children of that name through wrappers, not those of a table within.
    private static IEnumerable<XElement> Outermost(XElement parent, string name)
    {
        foreach (var child in parent.Elements())
        {
            var local = child.Local();
            if (local == name) yield return child;
            else if (local is "sdt" or "sdtContent" or "ins" or "moveTo" or "customXml")
                foreach (var found in Outermost(child, name)) yield return found;
        }
    }
}
