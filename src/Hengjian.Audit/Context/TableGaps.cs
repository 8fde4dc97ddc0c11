using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Tables;

namespace Hengjian.Audit.Context;

/// <summary>
/// What prose says lies between two cells of a table: 坞城区小学比湴口县少 0.67 平方米, of two rows and the column that is named or that there is; 乡村比城区低 15.4 个百分点,
/// of two columns and a row; 甲县第一，乙县末位，相差 9.1 分, of the column in which they are.
/// </summary>
internal static class TableGaps
{
    private const int MostBefore = 60;
    private const int LeastRows = 3;
    private const int LeastShared = 2;
    private const double Close = 0.2;

    private static readonly string[] Ends = ["首尾", "最高", "最低", "高低", "第一", "末位", "最大", "最小", "最多", "最少"];
    private static readonly string[] Totals = ["全市", "全县", "全区", "全省", "全州", "总体", "整体"];

    /// <summary>The claim; null when the words name no two cells, or nothing explains what they do not give.</summary>
    /// <param name="sentence">The sentence of the number.</param>
    /// <param name="mention">The number, told as a gap.</param>
    /// <param name="grid">The table.</param>
    /// <param name="names">What its rows are called.</param>
    /// <param name="headings">What its columns are called.</param>
    public static Claim? Of(Sentence sentence, Mention mention, TableGrid grid, IReadOnlyList<string> names, IReadOnlyList<string> headings)
    {
        var words = Before(sentence, mention);
        var ends = Wording.Has(words, Ends);
        if (Named(words, names) is [var a, var b]) return OfRows(words, mention, grid, headings, a, b, ends);
        if (Named(words, headings) is [var one, var other] && OfColumns(words, mention, grid, names, one, other) is { } across) return across;
        return ends ? Spread(mention, grid) : null;
    }

    // From the last semicolon of its line: the two may be told in short sentences before.
    private static string Before(Sentence sentence, Mention mention)
    {
        var at = mention.Quantity.Start;
        var start = Math.Max(0, at - MostBefore);
        var line = sentence.Text.AsSpan(start, at - start);
        var mark = line.LastIndexOfAny('\n', '；', '|');
        return line[(mark + 1)..].ToString();
    }

    private static List<int> Named(string words, IReadOnlyList<string> names)
    {
        var found = new List<int>();
        for (var i = 0; i < names.Count; i++)
            if (names[i].Length > 1 && (words.Contains(names[i], StringComparison.Ordinal) || TableColumn.IsTotalName(names[i]) && Wording.Has(words, Totals)) && !names.Where((n, k) => k != i && n.Length > names[i].Length && n.Contains(names[i], StringComparison.Ordinal) && words.Contains(n, StringComparison.Ordinal)).Any()) found.Add(i);
        return found;
    }

    private static Claim? OfRows(string words, Mention mention, TableGrid grid, IReadOnlyList<string> headings, int a, int b, bool ends)
    {
        var fit = Enumerable.Range(0, headings.Count).Where(c => Fit(grid.Columns[c].Cells[a], grid.Columns[c].Cells[b], mention)).ToList();
        if (fit.FindAll(c => IsIn(words, headings[c])) is { Count: > 0 } named) fit = named;
        else fit.RemoveAll(c => grid.Columns[c].Cells[a]!.Kind == QuantityKind.Bare && !ends);
        // 得分 | 上年得分: what is told is of now.
        if (fit.Exists(c => !IsOfBefore(grid.Columns[c]))) fit.RemoveAll(c => IsOfBefore(grid.Columns[c]));
        if (ends && fit.Count > 1) fit.RemoveAll(c => !AreEnds(grid, c, a, b));
        return fit is [var column] ? Apart(grid.Columns[column].Cells[a]!, grid.Columns[column].Cells[b]!, mention) : null;
    }

    private static bool IsOfBefore(TableColumn column) => Wording.Has(column.Heading, "上年", "去年", "上学年");

    private static Claim? OfColumns(string words, Mention mention, TableGrid grid, IReadOnlyList<string> names, int one, int other)
    {
        var fit = Enumerable.Range(0, names.Count).Where(r => IsIn(words, names[r]) && Fit(Cell(grid, one, r), Cell(grid, other, r), mention)).ToList();
        return fit is [var row] ? Apart(Cell(grid, one, row)!, Cell(grid, other, row)!, mention) : null;
    }

    // 本科及以上学历占比（%） | 96.6 | 81.2: the unit stands in the name of the row.
    private static Quantity? Cell(TableGrid grid, int column, int row) =>
        grid.Columns[column].Cells[row] is { Kind: QuantityKind.Bare, Scale: 1 } bare && TableUnits.InHeading(grid.Names[row]) is { } unit ? TableUnits.With(bare, unit) : grid.Columns[column].Cells[row];

    // 办结率: the name, or all of it in order with words between: 本科及以上学历教师占比.
    private static bool IsIn(string words, string name)
    {
        if (name.Length < LeastShared) return false;
        if (words.Contains(name, StringComparison.Ordinal)) return true;
        if (name.Length < 2 * LeastShared) return false;
        var at = words.IndexOf(name[..LeastShared], StringComparison.Ordinal);
        for (var i = 0; i < name.Length && at >= 0; i++) at = words.IndexOf(name[i], at) is >= 0 and var next ? next + 1 : -1;
        return at >= 0;
    }

    private static bool Fit(Quantity? x, Quantity? y, Mention mention) =>
        x is { Known: true } && y is { Known: true } && x.Adds(y) && (x.Adds(mention.Quantity) || x is { Kind: QuantityKind.Bare, Scale: 1 } && mention.Quantity is { Kind: QuantityKind.Count or QuantityKind.Amount, Scale: 1 } || x.Kind == QuantityKind.Percent && mention.Quantity.Kind == QuantityKind.Points);

    private static bool AreEnds(TableGrid grid, int column, int a, int b)
    {
        var cells = Cells(grid, grid.Columns[column]);
        var (p, q) = (grid.Columns[column].Cells[a]!.Value, grid.Columns[column].Cells[b]!.Value);
        return cells.Count >= LeastRows && cells.Max(c => c.Value) == Math.Max(p, q) && cells.Min(c => c.Value) == Math.Min(p, q);
    }

    private static List<Quantity> Cells(TableGrid grid, TableColumn column) =>
        [.. column.Cells.Where((c, row) => c is { Known: true } && !TableColumn.IsTotalName(grid.Names[row])).Select(c => c!)];

    private static Claim? Apart(Quantity p, Quantity q, Mention mention)
    {
        if (p.Value < q.Value) (p, q) = (q, p);
        if (IsInPercent(p, q, mention)) return IsApart(p, q, mention) ? PointsClaim.Of(p, q, mention.Quantity) : null;
        if (p.Kind == QuantityKind.Bare) (p, q) = (p with { Unit = mention.Quantity.Unit }, q with { Unit = mention.Quantity.Unit });
        var equation = Equations.Difference(p, q, mention.Quantity);
        return Judge.Of(equation) is { Verdict: Verdict.Consistent } judged ? ClaimMaker.Make(equation, judged) : Surely.Accuse(equation, Close);
    }

    // 首尾相差 9.1 分: the largest of a column less the smallest; confirmed only.
    private static Claim? Spread(Mention mention, TableGrid grid)
    {
        foreach (var column in grid.Columns)
        {
            var cells = Cells(grid, column);
            if (cells.Count < LeastRows || !cells.TrueForAll(c => c.Adds(cells[0]))) continue;
            var fits = cells[0].Adds(mention.Quantity) || cells[0].Kind is QuantityKind.Bare || cells[0].Kind == QuantityKind.Percent && mention.Quantity.Kind == QuantityKind.Points;
            var (high, low) = (cells.MaxBy(c => c.Value)!, cells.MinBy(c => c.Value)!);
            if (fits && IsInPercent(high, low, mention))
            {
                if (IsApart(high, low, mention)) return PointsClaim.Of(high, low, mention.Quantity);
                continue;
            }
            var equation = Equations.Difference(high, low, mention.Quantity);
            if (fits && Judge.Of(equation) is { Verdict: Verdict.Consistent } judged) return ClaimMaker.Make(equation, judged);
        }
        return null;
    }

    // 两县相差 17.5%, of 88.9% and 71.4%.
    private static bool IsInPercent(Quantity high, Quantity low, Mention mention) => mention.Quantity.Kind == QuantityKind.Percent && high.Kind == QuantityKind.Percent && low.Kind == QuantityKind.Percent;

    private static bool IsApart(Quantity high, Quantity low, Mention mention) =>
        mention.Quantity.Digits >= 2 && Math.Abs(high.Value - low.Value - mention.Quantity.Value) < mention.Quantity.Place / 10;
}
