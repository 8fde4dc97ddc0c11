namespace Hengjian.Evaluation.Importing.Cells;

/// <summary>
/// Text as typed on Chinese keyboards: full-width signs, spaces, and the ways to write that there is nothing.
/// </summary>
internal static class CellText
{
    private static readonly string[] MissingMarks =
        ["—", "——", "-", "--", "－", "–", "―", "…", "……", "...", "缺", "缺失", "暂缺", "无数据", "未统计", "不详"];

    private static readonly string[] NotApplicableMarks = ["不适用", "/", "N/A", "n/a", "无此项", "不涉及"];

    private static readonly string[] EstimateMarks = ["(估)", "(估计)", "(估算)", "(预计)", "估", "估计", "估算"];

    /// <summary>
    /// Half-width letters, digits and signs; 。 and Chinese words stay. The same span when nothing changes.
    /// </summary>
    public static ReadOnlySpan<char> Narrow(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyInRange('\u3000', '\uFFEF');
        if (at < 0 && !text.Contains('\u00A0')) return text;
        var narrow = new char[text.Length];
        for (var i = 0; i < text.Length; i++) narrow[i] = Narrow(text[i]);
        return narrow;
    }

    /// <summary>— … 缺: nobody gave a value.</summary>
    public static bool IsMissing(ReadOnlySpan<char> text) => text.IsEmpty || IsOneOf(text, MissingMarks);

    /// <summary>不适用 or /: the question does not arise.</summary>
    public static bool IsNotApplicable(ReadOnlySpan<char> text) => IsOneOf(text, NotApplicableMarks);

    /// <summary>Cuts 估, （估） or a leading 约 off; true when there was one.</summary>
    public static bool CutEstimate(ref ReadOnlySpan<char> text)
    {
        foreach (var mark in EstimateMarks)
        {
            if (!text.EndsWith(mark, StringComparison.Ordinal)) continue;
            text = text[..^mark.Length].TrimEnd();
            return true;
        }
        if (!text.StartsWith('约')) return false;
        text = text[1..].TrimStart();
        return true;
    }

    private static bool IsOneOf(ReadOnlySpan<char> text, string[] marks)
    {
        if (text.Length > 4) return false;
        foreach (var mark in marks)
            if (text.SequenceEqual(mark)) return true;
        return false;
    }

    private static char Narrow(char c) => c switch
    {
        '\u3000' or '\u00A0' => ' ',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        _ => c,
    };
}
