using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Tables;

/// <summary>Checks tables that hold a value against a norm and say whether it is met: 标准 ≥25, 实际 31.6, 达标.</summary>
internal static class TableThresholds
{
    private static readonly string[] Norms = ["标准", "要求", "规定", "底线", "目标", "指标值"];
    private static readonly string[] Values = ["实际", "现状", "现值", "实测", "达到", "完成", "自评", "当前", "本县", "本市", "本区"];
    private static readonly string[] Verdicts = ["是否", "达标", "结论", "结果", "评价", "符合"];
    private static readonly string[] No = ["未达标", "不达标", "未达到", "不符合", "不合格", "否", "×", "未完成", "未达"];
    private static readonly string[] Yes = ["达标", "已达标", "达到", "符合", "合格", "是", "√", "✓", "完成", "已完成"];

    private static readonly (string Sign, int Way)[] Signs =
    [
        ("≥", 1), ("不低于", 1), ("不少于", 1), ("不小于", 1), (">=", 1), ("＞", 1), (">", 1), ("高于", 1), ("≤", -1), ("不超过", -1), ("不高于", -1), ("不大于", -1), ("不多于", -1), ("<=", -1), ("＜", -1), ("<", -1), ("低于", -1),
    ];

    /// <summary>One claim for each row that can be read.</summary>
    public static IEnumerable<Claim> Of(string text, ReportTable table)
    {
        var head = table.Rows[0];
        var (norm, value, verdict) = (Find(text, head, Norms, -1), Find(text, head, Values, -1), -1);
        verdict = Find(text, head, Verdicts, value);
        if (norm < 0 || value < 0 || verdict < 0 || norm == value || norm == verdict) yield break;
        var (ofNorm, ofValue, ofVerdict) = (head[norm].Column, head[value].Column, head[verdict].Column);
        // Cells are found by their column: where cells are merged, rows are shorter.
        foreach (var row in table.Rows.Skip(1))
            if (Cell(row, ofNorm) is { } a && Cell(row, ofValue) is { } b && Cell(row, ofVerdict) is { } c
                && Row(text, a, b, c, TableUnits.InHeading(text.AsSpan(head[value].Start, head[value].End - head[value].Start))) is { } claim) yield return claim;
    }

    private static ReportCell? Cell(IReadOnlyList<ReportCell> row, int column)
    {
        foreach (var cell in row)
            if (cell.Column == column) return cell;
        return null;
    }

    private static int Find(string text, IReadOnlyList<ReportCell> head, string[] words, int not)
    {
        for (var i = head.Count - 1; i >= 0; i--)
            if (i != not && words.Any(w => text.AsSpan(head[i].Start, head[i].End - head[i].Start).Contains(w, StringComparison.Ordinal))) return i;
        return -1;
    }

    private static Claim? Row(string text, ReportCell norm, ReportCell value, ReportCell verdict, (Unit Unit, double Scale)? heading)
    {
        var said = text[verdict.Start..verdict.End];
        var met = Yes.Contains(said, StringComparer.Ordinal) ? true : No.Contains(said, StringComparer.Ordinal) ? false : (bool?)null;
        if (met is null || Norm(text, norm) is not var (limit, way) || Number(text, value.Start, value.End) is not { } found || Comparable(found, limit, heading) is not { } actual) return null;
        var holds = way > 0 ? actual.Value >= limit.Value : actual.Value <= limit.Value;
        var words = $"{Figures.Print(actual)} {(holds ? "达到" : "未达到")} {text[norm.Start..norm.End]} 的要求，表中写“{said}”";
        return ClaimMaker.Open(ClaimKind.Threshold, "", new Term("stated", actual), new Term("norm", limit)) with
        {
            Verdict = holds == met ? Verdict.Consistent : Verdict.Inconsistent,
            Stated = actual.Printed,
            Unit = Figures.UnitOf(actual),
            Message = words + (holds == met ? "，相符。" : "，不符。"),
            Diagnoses = holds == met ? [] : [new Diagnosis("sign", "结论或其中一个数写错")],
        };
    }

    // ≥95% against 0.96 is a fraction; ≥8000 元 against 0.85 under （万元） has the unit of its heading; what else differs in kind is left alone.
    private static Quantity? Comparable(Quantity actual, Quantity limit, (Unit Unit, double Scale)? heading)
    {
        if (actual.Kind == QuantityKind.Bare && heading is { } unit) actual = TableUnits.With(actual, unit);
        if (actual.Kind == limit.Kind) return actual.Kind == QuantityKind.Bare || actual.Adds(limit) ? actual : null;
        if (limit.Kind == QuantityKind.Percent && actual.Kind == QuantityKind.Bare)
            return actual.Value is > 0 and <= 1 && limit.Value > 1 ? actual with { Unit = UnitTable.At("%")!, Printed = Math.Round(actual.Printed * 100, 9), Step = actual.Step * 100 } : actual;
        var bare = actual.Kind == QuantityKind.Bare || limit.Kind == QuantityKind.Bare;
        // Without a unit on one side only numbers of one size are of one unit.
        return bare && limit.Value > 0 && actual.Value / limit.Value is > 0.05 and < 20 ? actual : null;
    }

    private static (Quantity Limit, int Way)? Norm(string text, ReportCell cell)
    {
        foreach (var (sign, way) in Signs)
            if (text.AsSpan(cell.Start, cell.End - cell.Start).StartsWith(sign, StringComparison.Ordinal))
                return Number(text, cell.Start + sign.Length, cell.End) is { } limit ? (limit, way) : null;
        return Number(text, cell.Start, cell.End) is { Hedge: Hedge.AtLeast or Hedge.AtMost } read ? (read, read.Hedge == Hedge.AtLeast ? 1 : -1) : null;
    }

    private static Quantity? Number(string text, int start, int end)
    {
        while (start < end && text[start] == ' ') start++;
        return start < end && Digits.Arabic(text[start]) >= 0 && QuantityReader.Read(text.AsSpan(0, end), start, out _) is { Known: true } read ? read : null;
    }
}
