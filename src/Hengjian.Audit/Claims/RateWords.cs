using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>What a rate is called by, and whether other words say the same: 执行率 and 已支出.</summary>
internal static class RateWords
{
    private const int Stem = 2;
    private const int MostBehind = 3;
    private const int MostWithin = 3;

    /// <summary>The word before 率, 进度, 比例: 回收 of 回收率; empty when there is none.</summary>
    public static string StemOf(Mention share)
    {
        // As written: 到课率 begins with what is cut as a filler elsewhere.
        var name = share.Subject;
        // 移交率只有 69.6%.
        if (name.LastIndexOf('率') is var at and > 0 && name.Length - at <= MostBehind) name = name[..(at + 1)];
        foreach (var end in (ReadOnlySpan<string>)["进度", "比例", "率", "面"])
            if (name.Length >= end.Length + Stem && name.EndsWith(end, StringComparison.Ordinal)) return name[^(end.Length + Stem)..^end.Length];
        return "";
    }

    // What a rate calls otherwise than the number it is of.
    private static readonly Dictionary<string, string[]> Called = new(StringComparer.Ordinal) { ["执行"] = ["支出", "支付", "使用", "拨付"], ["支付"] = ["支出"], ["支出"] = ["支付"], ["检出"] = ["发现", "筛出"], ["到课"] = ["实到"], ["到位"] = ["实拨", "到账", "实际拨付"], ["拨付"] = ["已拨", "实拨"], ["升学"] = ["升入"], ["竣工"] = ["完工"], ["完工"] = ["竣工"], ["得分"] = ["得"], ["用编"] = ["在编"], ["整改"] = ["已改"], ["参与"] = ["参加"], ["达标"] = ["合格", "达到"], ["满足"] = ["建成", "解决"] };

    /// <summary>收回 5688 份，回收率: true when the words say what the rate is of.</summary>
    public static bool Says(ReadOnlySpan<char> words, string stem)
    {
        if (words.Contains(stem, StringComparison.Ordinal) || words.Contains([stem[1], stem[0]], StringComparison.Ordinal)) return true;
        // 上本科线, 达到省定标准.
        var at = words.IndexOf(stem[0]);
        if (at >= 0 && words[(at + 1)..Math.Min(words.Length, at + 2 + MostWithin)].Contains(stem[1])) return true;
        foreach (var other in Called.GetValueOrDefault(stem) ?? [])
            if (words.Contains(other, StringComparison.Ordinal)) return true;
        return false;
    }
}
