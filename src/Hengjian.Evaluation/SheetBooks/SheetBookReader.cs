using System.Globalization;
using Hengjian.Documents.Sheets;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.SheetBooks;

/// <summary>Reads a filled-in book by its ids, so that rows and columns may stand anywhere.</summary>
internal sealed class SheetBookReader
{
    private const int DeepestHead = 30;

    private readonly List<(string Left, string Top, BookCell Cell)> cells = [];
    private readonly Dictionary<string, (int At, string Words)> lefts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> tops = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> units = new(StringComparer.Ordinal);
    private readonly HashSet<string> doubled = new(StringComparer.Ordinal);
    private readonly List<Problem> remarks = [];
    private int corner;
    private int head;
    private int unitColumn = -1;

    /// <summary>Reads the file, whatever is wrong with it said in words.</summary>
    public static Result<ReadBook> Read(Stream stream)
    {
        var opened = SheetBook.Open(stream, SheetBookFormat.Limits);
        if (!opened.TryGet(out var book)) return Result.Fail<ReadBook>(opened.Problems);
        using (book)
        {
            var mark = BookMarkReader.Read(book);
            if (!mark.IsOk) return Result.Fail<ReadBook>(mark.Problems);
            for (var i = 0; i < book.Sheets.Count; i++)
            {
                if (book.Sheets[i].IsHidden || book.Sheets[i].Name is SheetBookFormat.GuideSheet or SheetBookFormat.LastYearSheet or SheetBookFormat.ComputedSheet) continue;
                var reader = new SheetBookReader();
                if (reader.ReadSheet(book, i) is { } problem) return problem;
                if (reader.head > 0) return reader.Take(mark.Value.Mark);
            }
        }
        return SheetBookProblems.NoIds();
    }

    private Problem? ReadSheet(SheetBook book, int sheet)
    {
        var opened = book.Read(sheet);
        if (!opened.TryGet(out var reader)) return opened.Problems[0];
        using (reader)
        {
            var before = Array.Empty<string>();
            while (reader.Read())
            {
                if (reader.Row > SheetBookFormat.MostRows) return SheetBookProblems.TooLarge(FormattableString.Invariant($" {SheetBookFormat.MostRows} 行"));
                if (head > 0) TakeRow(reader);
                else if (reader.Row > DeepestHead) return null;
                else if (!TakeHead(reader, before)) before = Texts(reader);
            }
            if (reader.Problem is { } problem) return problem;
            if (head > 0) DropMerged(reader.Merges);
        }
        return null;
    }

    private static string[] Texts(SheetReader reader) => [.. Enumerable.Range(0, reader.Count).Select(i => reader[i].Text.ToString())];

    private bool TakeHead(SheetReader reader, string[] above)
    {
        var ids = Texts(reader);
        corner = Array.IndexOf(ids, SheetBookFormat.Corner);
        if (corner < 0) return false;
        head = reader.Row;
        for (var i = 0; i < ids.Length; i++)
        {
            if (i == corner || ids[i].Length == 0) continue;
            if (ids[i] == SheetBookFormat.UnitColumn) unitColumn = i;
            if (ids[i].StartsWith('@')) continue;
            if (tops.TryGetValue(ids[i], out var first))
            {
                doubled.Add(ids[i]);
                remarks.Add(SheetBookProblems.DoubleColumn(CellAddress.ColumnName(i + 1), CellAddress.ColumnName(first + 1)));
                continue;
            }
            tops[ids[i]] = i;
            if (i < above.Length) units[ids[i]] = above[i];
        }
        return true;
    }

    private void TakeRow(SheetReader reader)
    {
        var key = reader[corner].Text.ToString();
        if (key.Length == 0)
        {
            if (tops.Values.Any(i => reader[i].Kind != CellKind.Empty)) remarks.Add(SheetBookProblems.UnknownRow(reader.Row, "没有标识，" + WordsOf(reader)));
            return;
        }
        if (lefts.TryGetValue(key, out var first))
        {
            doubled.Add(key);
            remarks.Add(SheetBookProblems.DoubleRow(reader.Row, first.At));
            return;
        }
        lefts[key] = (reader.Row, WordsOf(reader));
        if (unitColumn >= 0) units[key] = reader[unitColumn].Text.ToString();
        foreach (var (top, column) in tops)
        {
            var cell = reader[column];
            cells.Add((key, top, new BookCell(reader.Row, column + 1, cell.Kind, cell.Text.ToString(), cell.Number, cell.IsFormula)));
        }
    }

    private string WordsOf(SheetReader reader)
    {
        var words = new List<string>();
        for (var i = 0; i < reader.Count && words.Count < 2; i++)
            if (i != corner && !tops.ContainsValue(i) && reader[i].Kind != CellKind.Empty) words.Add(reader[i].Text.ToString());
        return words.Count > 0 ? string.Join(' ', words) : "没有名称";
    }

    private void DropMerged(IReadOnlyList<CellRange> merges)
    {
        foreach (var range in merges.Where(m => m.LastRow > head))
        {
            var hit = cells.RemoveAll(c => c.Cell.Row >= range.FirstRow && c.Cell.Row <= range.LastRow && c.Cell.Column >= range.FirstColumn && c.Cell.Column <= range.LastColumn);
            if (hit > 0) remarks.Add(SheetBookProblems.Merged(range.ToString()));
        }
    }

    // One of the two ids is a row, the other an element, whichever way the table stands.
    private ReadBook Take(BookMark? mark)
    {
        var found = new Dictionary<(long, string), BookCell>();
        foreach (var (left, top, cell) in cells)
        {
            if (doubled.Contains(left) || doubled.Contains(top)) continue;
            if (SheetBookFormat.RowOf(left) is { } row && SheetBookFormat.RowOf(top) is null) found[(row, top)] = cell;
            else if (SheetBookFormat.RowOf(top) is { } upright && SheetBookFormat.RowOf(left) is null) found[(upright, left)] = cell;
        }
        var rows = new Dictionary<long, (int, string)>();
        var elements = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, at) in lefts)
        {
            if (SheetBookFormat.RowOf(key) is { } row) rows[row] = at;
            else elements[key] = string.Create(CultureInfo.InvariantCulture, $"第 {at.At} 行");
        }
        foreach (var (key, column) in tops)
        {
            if (SheetBookFormat.RowOf(key) is { } row) rows[row] = (head, CellAddress.ColumnName(column + 1) + " 列");
            else elements[key] = CellAddress.ColumnName(column + 1) + " 列";
        }
        return new ReadBook(mark, found, rows, elements, units, remarks);
    }
}

/// <summary>Reads the hidden sheet.</summary>
internal static class BookMarkReader
{
    /// <summary>The mark, or none when it was lost; a problem when it is another version's.</summary>
    public static Result<(BookMark? Mark, bool Any)> Read(SheetBook book)
    {
        var at = book.Sheets.ToList().FindIndex(s => s.Name == SheetBookFormat.MarkSheet);
        if (at < 0 || !book.Read(at).TryGet(out var reader)) return Result.Ok<(BookMark?, bool)>((null, false));
        using (reader)
        {
            if (!reader.Read() || !reader[0].Text.SequenceEqual(SheetBookFormat.Magic)) return Result.Ok<(BookMark?, bool)>((null, false));
            var (version, title) = (reader[1].Text.ToString(), reader[3].Text.ToString());
            if (version != SheetBookFormat.Version || Id(reader[2]) is not { } sheet) return SheetBookProblems.OtherVersion(version);
            var bases = new Dictionary<(long, string), long>();
            if (!reader.Read()) return Result.Ok<(BookMark?, bool)>((new BookMark(version, sheet, title, bases), true));
            string[] elements = [.. Enumerable.Range(0, reader.Count).Select(i => reader[i].Text.ToString())];
            while (reader.Read())
            {
                if (Id(reader[0]) is not { } row) continue;
                for (var i = 1; i < elements.Length; i++)
                    if (Id(reader[i]) is { } revision) bases[(row, elements[i])] = revision;
            }
            return Result.Ok<(BookMark?, bool)>((new BookMark(version, sheet, title, bases), true));
        }
    }

    private static long? Id(Cell cell) => long.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
