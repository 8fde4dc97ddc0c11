using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Tables;

namespace Hengjian.Audit.Context;

/// <summary>
/// Shares of a table's total told in prose: 高中资助金额占全部的 37.8%, 学前教育占 9.0%, 城关学区学生占全县的 57.7%. The row is named, the total is the row 合计 or the one that the
/// words after 占 name, the column is that of the last year, or the one whose heading the words name.
/// </summary>
internal static class TableShares
{
    private const int LeastDigits = 2;
    private const int LeastTotal = 2;
    private const int Farthest = 14;

    private static readonly string[] Wholes = ["合计", "总", "全部", "全市", "全县", "全区", "全省", "全州", "各项", "投入", "支出"];

    /// <summary>The claim; null when words name no two cells, or nothing explains what they do not give.</summary>
    /// <param name="sentence">The sentence of the share.</param>
    /// <param name="share">The share.</param>
    /// <param name="grid">The table.</param>
    /// <param name="names">What its rows are called.</param>
    /// <param name="headings">What its columns are called, without years.</param>
    /// <param name="years">The years of the columns.</param>
    /// <param name="row">The row that is named.</param>
    /// <param name="end">Where its name ends.</param>
    public static Claim? Of(Sentence sentence, Mention share, TableGrid grid, IReadOnlyList<string> names, IReadOnlyList<string> headings, IReadOnlyList<int?> years, int row, int end)
    {
        if (share is not { Role: Role.Share, Quantity: { Kind: QuantityKind.Percent } } || share.Quantity.Digits < LeastDigits || share.Own?.Shift < 0 || share.Comparison is not null || share.Quantity.Start - end is < 0 or > 2 * Farthest) return null;
        var words = sentence.Text[end..share.Quantity.Start];
        var told = words.IndexOf('占', StringComparison.Ordinal);
        // 高中阶段 9976 人，其中中职占 32.7%: of what stands before.
        if (share.Among || sentence.Mentions.LastOrDefault(m => m.Token < share.Token) is { Quantity.Kind: QuantityKind.Count or QuantityKind.Amount } before && before.Segment == share.Segment && ShareReadings.IsGeneric(share.WholeName)) return null;
        // 学前教育 4216 万元，占 9.0%: what stands between is a number of its own.
        if (told is < 0 or > Farthest || words.AsSpan(0, told).ContainsAny('，', '；', '、') || words.Any(char.IsAsciiDigit) || Total(share, names, grid, row) is not { } total) return null;
        var fit = Enumerable.Range(0, headings.Count).Where(c => !grid.Columns[c].IsRelative && grid.Columns[c].Cells[row] is { Known: true, Value: > 0 } p && grid.Columns[c].Cells[total] is { Known: true } w && p.Adds(w) && p.Value < w.Value).ToList();
        if (fit.FindAll(c => headings[c].Length > 1 && IsOf(words[..told], headings[c])) is { Count: > 0 } named) fit = named;
        if (fit.Count > 1 && fit.TrueForAll(c => years[c] is not null && headings[c] == headings[fit[0]])) fit = [fit.Find(c => years[c] == (share.Own?.Year ?? fit.Max(f => years[f])))];
        else if (fit.Count > 1 && fit.FindAll(c => years[c] is not null) is { Count: > 1 } dated && dated.TrueForAll(c => headings[c] == headings[dated[0]]) && !fit.Exists(c => headings[c].Length > 1 && words.Contains(headings[c], StringComparison.Ordinal))) fit = [dated.Find(c => years[c] == (share.Own?.Year ?? dated.Max(f => years[f])))];
        if (fit is not [var column] || column < 0) return null;
        var (part, whole) = (grid.Columns[column].Cells[row]!, grid.Columns[column].Cells[total]!);
        var equation = Equations.Share(part, whole, share.Quantity) with { Named = true };
        var judged = Judge.Of(equation);
        if (judged.Verdict != Verdict.Inconsistent) return judged.Verdict == Verdict.Consistent ? ClaimMaker.Make(equation, judged) : null;
        var claim = ClaimMaker.Make(equation, judged);
        if (claim.Diagnoses.Any(d => d.IsMiswritten && d.Chance < 2 * Chances.LikelyByChance)) return claim;
        return Divisor(grid, part, whole, share.Quantity) is { } other ? ClaimMaker.Make(equation, judged, [NamedWholes.DividedBy(other)]) : null;
    }

    // 学生, 的学生总数; not 女教师 of 教师.
    private static bool IsOf(string words, string heading) => words.TrimStart('的', '在') is var name && name.StartsWith(heading, StringComparison.Ordinal) && name[heading.Length..] is "" or "数" or "总数" or "人数" or "总量" or "规模";

    // The row 合计, or the one named after 占.
    private static int? Total(Mention share, IReadOnlyList<string> names, TableGrid grid, int row)
    {
        var name = ShareAlibis.Bare(SubjectText.Clean(share.WholeName));
        if (name.Length >= LeastTotal)
        {
            var own = Enumerable.Range(0, names.Count).Where(r => r != row && names[r].EndsWith(name, StringComparison.Ordinal)).ToList();
            if (own is [var one]) return one;
            if (own.Count > 1) return null;
        }
        if (!ShareReadings.IsGeneric(share.WholeName) && !Wording.Has(share.WholeName, Wholes)) return null;
        var totals = Enumerable.Range(0, names.Count).Where(r => TableColumn.IsTotalName(grid.Names[r])).ToList();
        return totals is [var total] && total != row ? total : null;
    }

    // Another cell of the table gives it exactly: the share is of the wrong one.
    private static Quantity? Divisor(TableGrid grid, Quantity part, Quantity whole, Quantity share)
    {
        if (share.Digits < LeastDigits + 1) return null;
        foreach (var column in grid.Columns)
            foreach (var cell in column.Cells)
                if (cell is { Known: true } other && other != whole && other != part && other.Adds(part) && other.Value > part.Value && Judge.Of(Equations.Share(part, other, share)) is { Verdict: Verdict.Consistent, Cut: false }) return other;
        return null;
    }
}
