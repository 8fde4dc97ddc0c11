using System.Globalization;
using Hengjian.Domain.Collection;
using Hengjian.Domain.Filling;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Filling;

/// <summary>How peers moved from one year to the next, by element: median and spread of the logarithm; from facts in force alone, never from drafts.</summary>
/// <param name="Middle">Median of ln(this year / year before).</param>
/// <param name="Spread">Median absolute deviation × 1.4826.</param>
/// <param name="Count">Peers.</param>
/// <param name="Words">Who they are: 全省 105 个县.</param>
public sealed record PeerMoves(double Middle, double Spread, int Count, string Words);

/// <summary>What is wrong or doubtful in a sheet. Pure: the same figures give the same flags with the same ids.</summary>
public static class SheetChecks
{
    /// <summary>Change against last year from which a reason is asked.</summary>
    public const double LargeChange = 0.3;

    /// <summary>Rule of a cell that is asked and empty: work that is left, not a mistake.</summary>
    public const string Missing = "missing";

    private const double SmallNumber = 10;
    private const double FarOut = 3.5;

    /// <summary>The flags of a sheet, worst first, then by row and column.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="rules">Rules of the collection plans about this table.</param>
    /// <param name="other">A figure of the same row in another unit's sheet or in the facts; null when there is none or it may not be seen.</param>
    /// <param name="peers">How peers moved, by element.</param>
    /// <param name="nameOf">Chinese name of an element.</param>
    public static IReadOnlyList<CheckFlag> Of(
        SheetView sheet, IEnumerable<PlanRule> rules, Func<SheetRowRecord, string, double?> other, IReadOnlyDictionary<string, PeerMoves> peers,
        Func<string, string> nameOf)
    {
        var flags = new List<CheckFlag>();
        foreach (var row in sheet.Rows)
        {
            foreach (var column in sheet.Columns) flags.AddRange(OfCell(sheet, row, column.Element, peers.GetValueOrDefault(column.Element.Id)));
            flags.AddRange(rules.Select(r => OfRule(sheet, row, r, other, nameOf)).OfType<CheckFlag>());
            flags.AddRange(Identical(sheet, row));
        }
        return [.. flags.OrderBy(f => f.Severity)];
    }

    private static IEnumerable<CheckFlag> OfCell(SheetView sheet, SheetRowRecord row, DataElement element, PeerMoves? peers)
    {
        var value = sheet.Find(row.Id, element.Id);
        if (value is not { Text.Length: > 0 })
        {
            if (sheet.Asked.Contains((row.Id, element.Id)))
                yield return Flag(Missing, FlagSeverity.Error, row, element, "", $"“{element.NameZh}”还没有填。");
            yield break;
        }
        if (value.ProblemCode is not null && CellReader.ProblemOf(element, value.Text) is { } problem)
        {
            yield return Flag("parse", FlagSeverity.Error, row, element, value.Text, problem.Message + (problem.Expected is null ? "" : $"应为：{problem.Expected}。"));
            yield break;
        }
        if (value.Flag == ValueFlag.Missing && sheet.Asked.Contains((row.Id, element.Id)))
            yield return Flag("declared-missing", FlagSeverity.Warn, row, element, value.Text, $"“{element.NameZh}”填为缺数，请说明原因。");
        if (element.Kind != ValueKind.Number || value.Number is not { } now || sheet.LastYears.GetValueOrDefault((row.Id, element.Id))?.Number is not { } last) yield break;
        if (Outlier(row, element, value.Text, now, last, peers) is { } outlier) yield return outlier;
        else if (YearOnYear(row, element, value.Text, now, last) is { } change) yield return change;
    }

    private static CheckFlag? YearOnYear(SheetRowRecord row, DataElement element, string text, double now, double last)
    {
        if (last == 0 || Math.Abs(now - last) < SmallNumber && element.Unit is not "%") return null;
        var change = (now - last) / Math.Abs(last);
        if (Math.Abs(change) <= LargeChange) return null;
        return Flag("year-on-year", FlagSeverity.Warn, row, element, $"{text}|{last:R}",
            $"“{element.NameZh}”本年 {CellReader.Number(element, now)}，上年 {CellReader.Number(element, last)}，{(change > 0 ? "增加" : "减少")} {Percent(change)}，超过 {Percent(LargeChange)}，请核对或说明。");
    }

    private static CheckFlag? Outlier(SheetRowRecord row, DataElement element, string text, double now, double last, PeerMoves? peers)
    {
        if (peers is not { Count: >= 8, Spread: > 0 } || now <= 0 || last <= 0 || Math.Abs(now - last) < SmallNumber) return null;
        var move = Math.Log(now / last);
        var z = (move - peers.Middle) / peers.Spread;
        if (Math.Abs(z) <= FarOut || Math.Abs(now / last - 1) <= 0.1) return null;
        return Flag("outlier", FlagSeverity.Warn, row, element, $"{text}|{last:R}|{peers.Middle:R}|{peers.Spread:R}",
            $"“{element.NameZh}”由 {CellReader.Number(element, last)} 变为 {CellReader.Number(element, now)}（{Signed(now / last - 1)}），而{peers.Words}上年变动的中位数是 {Signed(Math.Exp(peers.Middle) - 1)}，偏离很大，请核对或说明。");
    }

    private static CheckFlag? OfRule(SheetView sheet, SheetRowRecord row, PlanRule rule, Func<SheetRowRecord, string, double?> other, Func<string, string> nameOf)
    {
        if (RowRule.TryRead(rule.Formula) is not { } read) return null;
        string[] mine = [.. read.Elements.Where(e => sheet.Columns.Any(c => c.Element.Id == e))];
        if (mine.Length == 0) return null;
        double? ValueOf(string element) => sheet.Find(row.Id, element) is { ProblemCode: null } cell ? cell.Number
            : mine.Contains(element) ? null : other(row, element);
        if (read.Holds(ValueOf) != false) return null;
        var values = read.Elements.Select(e => ValueOf(e)?.ToString("R", CultureInfo.InvariantCulture) ?? "").ToList();
        var shown = read.Elements.Select((e, i) => nameOf(e) + " " + (ValueOf(e)?.ToString("#,##0.######", CultureInfo.InvariantCulture) ?? "—"));
        var severity = rule.Severity switch { RuleSeverity.Error => FlagSeverity.Error, RuleSeverity.Warn => FlagSeverity.Warn, _ => FlagSeverity.Note };
        return CheckFlag.Of("rule:" + rule.Id, severity, row.Id, mine, values, $"{rule.Words}（{string.Join("，", shown)}）。");
    }

    // A whole row as last year: copied rather than counted.
    private static IEnumerable<CheckFlag> Identical(SheetView sheet, SheetRowRecord row)
    {
        var compared = sheet.Columns.Where(c => c.Element.Kind == ValueKind.Number)
            .Select(c => (c.Element.Id, Cell: sheet.Find(row.Id, c.Element.Id), Last: sheet.LastYears.GetValueOrDefault((row.Id, c.Element.Id))))
            .Where(c => c.Cell is { Source: not CellSource.Prefilled, Number: not null } && c.Last?.Number is not null and not 0).ToList();
        if (compared.Count < 5 || compared.Exists(c => c.Cell!.Number != c.Last!.Number)) yield break;
        yield return CheckFlag.Of(
            "identical", FlagSeverity.Warn, row.Id, [.. compared.Select(c => c.Id)], compared.Select(c => c.Cell!.Text), $"本行填写的 {compared.Count} 项都与上年完全相同，请确认不是照抄上年。");
    }

    private static CheckFlag Flag(string rule, FlagSeverity severity, SheetRowRecord row, DataElement element, string value, string words) =>
        CheckFlag.Of(rule, severity, row.Id, [element.Id], [value], row.Name.Length > 0 ? $"{row.Name}：{words}" : words);

    private static string Percent(double share) => (Math.Abs(share) * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private static string Signed(double share) => (share < 0 ? "−" : "+") + Percent(share);
}
