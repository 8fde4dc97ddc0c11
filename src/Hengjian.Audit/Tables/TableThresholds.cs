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
        foreach (var row in table.Rows.Skip(1))
            if (row.Count > Math.Max(norm, Math.Max(value, verdict)) && Row(text, row[norm], row[value], row[verdict]) is { } claim) yield return claim;
    }

    private static int Find(string text, IReadOnlyList<ReportCell> head, string[] words, int not)
    {
        for (var i = head.Count - 1; i >= 0; i--)
            if (i != not && words.Any(w => text.AsSpan(head[i].Start, head[i].End - head[i].Start).Contains(w, StringComparison.Ordinal))) return i;
        return -1;
    }

    private static Claim? Row(string text, ReportCell norm, ReportCell value, ReportCell verdict)
    {
        var said = text[verdict.Start..verdict.End];
        var met = Yes.Contains(said, StringComparer.Ordinal) ? true : No.Contains(said, StringComparer.Ordinal) ? false : (bool?)null;
        if (met is null || Norm(text, norm) is not var (limit, way) || Number(text, value.Start, value.End) is not { } actual) return null;
        if (actual.Kind != limit.Kind && actual.Kind != QuantityKind.Bare && limit.Kind != QuantityKind.Bare) return null;
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
