using System.Globalization;
using Hengjian.Documents.Sheets;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Filling;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.SheetBooks;

/// <summary>Compares a filled-in book with its sheet, cell by cell, three ways: as exported, now, in the file. Pure.</summary>
internal sealed class SheetBookCompare(SheetView view, ReadBook book, IReadOnlyDictionary<long, CellRevisionRecord> bases)
{
    private const int MostNames = 3;
    private static readonly int FirstDay = new DateOnly(1899, 12, 30).DayNumber;

    private readonly List<Problem> remarks = [.. book.Remarks];
    private int same;
    private int kept;

    /// <summary>The revisions whose text decides whether a cell was touched in the file.</summary>
    public static IReadOnlyList<long> NeededBases(SheetView view, ReadBook book) => book.Mark is not { } mark ? [] :
    [
        .. view.Rows.SelectMany(r => view.Columns.Select(c => (r.Id, c.Element.Id)))
            .Where(k => mark.Bases.TryGetValue(k, out var at) && view.Find(k.Item1, k.Item2)?.Id != at).Select(k => mark.Bases[k]).Distinct(),
    ];

    public BookComparison Compare()
    {
        Remark();
        var left = LeftOut();
        var differences = view.Rows.SelectMany(row => view.Columns.Where(c => !left.Contains(c.Element.Id)).Select(c => Of(row, c.Element))).OfType<BookDifference>().ToList();
        return new BookComparison(view, differences, remarks, same, kept, book.Mark is not null);
    }

    private void Remark()
    {
        var rows = view.Rows.Select(r => r.Id).ToHashSet();
        foreach (var (row, at) in book.Rows.Where(r => !rows.Contains(r.Key)).OrderBy(r => r.Value.At)) remarks.Add(SheetBookProblems.UnknownRow(at.At, at.Words));
        var absent = view.Rows.Where(r => !book.Rows.ContainsKey(r.Id)).ToList();
        if (absent.Count > 0)
        {
            var names = string.Join('、', absent.Take(MostNames).Select(r => r.Name.Length > 0 ? r.Name : view.RegionName));
            remarks.Add(SheetBookProblems.AbsentRows(absent.Count, absent.Count > MostNames ? names + " 等" : names));
        }
        var elements = view.Columns.Select(c => c.Element.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, at) in book.Elements.Where(e => !elements.Contains(e.Key)).OrderBy(e => e.Key, StringComparer.Ordinal)) remarks.Add(SheetBookProblems.UnknownColumn(at, id));
    }

    // Elements whose heading states another unit.
    private HashSet<string> LeftOut()
    {
        var left = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in view.Columns.Select(c => c.Element))
        {
            if (!book.Units.TryGetValue(element.Id, out var given) || given.Length == 0 || given == ElementWords.UnitOf(element)) continue;
            left.Add(element.Id);
            remarks.Add(SheetBookProblems.OtherUnit(element.NameZh, given, ElementWords.UnitOf(element)));
        }
        return left;
    }

    private BookDifference? Of(SheetRowRecord row, DataElement element)
    {
        if (!book.Cells.TryGetValue((row.Id, element.Id), out var cell)) return null;
        var now = view.Find(row.Id, element.Id);
        var (sense, wrong) = CellSense.Of(cell, element);
        if (sense.Same(CellSense.Of(now, element)))
        {
            same++;
            return null;
        }
        var marked = book.Mark is not null;
        var before = marked && book.Mark!.Bases.TryGetValue((row.Id, element.Id), out var at) ? at == now?.Id ? now : bases.GetValueOrDefault(at) : null;
        if (marked && sense.Same(CellSense.Of(before, element)))
        {
            kept++;
            return null;
        }
        var found = new BookDifference(row, element, cell.Address, BookVerdict.Change, CellSense.TypedTextOf(cell), now, before)
        {
            Shown = Show(element, cell, sense, wrong),
            FromFormula = cell.IsFormula,
        };
        return Judged(found, cell, wrong, marked, now is { Text.Length: > 0 } && now.Id != before?.Id || (marked && before is not null && now?.Id != before.Id));
    }

    private BookDifference Judged(BookDifference found, BookCell cell, Problem? wrong, bool marked, bool moved)
    {
        var place = (found.Row.Id, found.Element.Id);
        if (!view.Changeable.Contains(place))
            return found with { Verdict = BookVerdict.Closed, Why = FillingProblems.NotNow(view.Closed.GetValueOrDefault(found.Element.Id, "这一格现在不能改。")) };
        if (!view.Asked.Contains(place) && found.Now is null) return found with { Verdict = BookVerdict.Closed, Why = FillingProblems.NotNow("这一格不需填。") };
        if (wrong is not null) return found with { Verdict = BookVerdict.Wrong, Why = Reason(found.Element, cell, wrong) };
        if (found.Text.Length > CellRevisionRecord.LongestText) return found with { Verdict = BookVerdict.Wrong, Why = FillingProblems.TooLong(CellRevisionRecord.LongestText) };
        if (!moved) return found;
        var words = marked ? "导出以后这一格在系统里改过，请选用哪一个。" : "文件没有底稿标识，不知道这一格是谁先改的，请选用哪一个。";
        return found with { Verdict = BookVerdict.Conflict, Why = FillingProblems.NotNow(words) };
    }

    // A cell that a table program took for a day: what the number would have been.
    private static Problem Reason(DataElement element, BookCell cell, Problem wrong) => cell.Kind == CellKind.Date && element.Kind == ValueKind.Number
        ? SheetBookProblems.DateForNumber(cell.Text, element.NameZh, (cell.Number - FirstDay).ToString("#,##0", CultureInfo.InvariantCulture))
        : wrong;

    private static string Show(DataElement element, BookCell cell, CellSense sense, Problem? wrong) => sense switch
    {
        { Flag: null } => "（清空）",
        _ when wrong is not null => cell.Text,
        { Flag: ValueFlag.Missing } => "—",
        { Flag: ValueFlag.NotApplicable } => "不适用",
        _ when double.IsNaN(sense.Number) => sense.Text,
        _ => CellReader.Number(element, sense.Number) + (sense.Flag == ValueFlag.Estimated ? "估" : ""),
    };
}
