using System.Buffers;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Retold;

/// <summary>The bare name of a figure, whether it stands before the number or behind it.</summary>
internal static class FigureNames
{
    private const int Longest = 12;
    private const int Shortest = 2;

    private static readonly string[] Verbs = ["细化", "分解", "梳理", "形成", "制定", "确定", "明确", "列出", "建成", "现有", "设有", "开设", "拥有", "涉及", "下辖", "辖", "共有", "梳理出", "指出", "反馈", "完成", "达到", "安排", "落实", "配备", "配齐", "建立", "确保", "保证", "用好", "盘活"];
    private static readonly string[] Endings = ["总人数", "人数", "总数", "总额", "数额", "数量", "总量", "数", "额"];
    private static readonly SearchValues<char> Stops = SearchValues.Create("的已均为是有共得达中全将要须仍");

    private static readonly SearchValues<char> Totals = SearchValues.Create("合总计小全共");

    /// <summary>The name before the number and the one behind it; empty where there is none.</summary>
    public static (string Front, string Behind) Of(Sentence sentence, Mention m) => (Bare(m.AboutClean), Bare(Counted(sentence, m).ToString()));

    /// <summary>What is counted, and what is said of it: 61 项整改任务的….</summary>
    public static ReadOnlySpan<char> Counted(Sentence sentence, Mention m)
    {
        var (text, from) = (sentence.Text, m.Quantity.End);
        if (from < sentence.End && text[from] == '的') from++;
        var to = from;
        while (to < sentence.End && to - from < Longest && Digits.IsHan(text[to]) && !Stops.Contains(text[to])) to++;
        return text.AsSpan(from, to - from);
    }

    private static string Bare(string name)
    {
        foreach (var verb in Verbs)
            if (name.Length - verb.Length >= Shortest && name.StartsWith(verb, StringComparison.Ordinal)) name = name[verb.Length..];
        foreach (var ending in Endings)
            if (name.Length - ending.Length >= Shortest && name.EndsWith(ending, StringComparison.Ordinal)) return name[..^ending.Length];
        return name;
    }

    /// <summary>How far two figures have one name, from 0 to 1: the same, or one ends or begins the other.</summary>
    public static double Likeness(Telling a, Telling b) =>
        Math.Max(Math.Max(Likeness(a.Front, b.Front), Likeness(a.Behind, b.Behind)), Math.Max(Likeness(a.Front, b.Behind), Likeness(a.Behind, b.Front)));

    private static double Likeness(string a, string b)
    {
        // Of most pairs neither the first nor the last character is the same.
        if (a.Length < Shortest || b.Length < Shortest || a[0] != b[0] && a[^1] != b[^1]) return 0;
        if (a.Length == b.Length) return a == b ? 1 : 0;
        var (longer, shorter) = a.Length > b.Length ? (a, b) : (b, a);
        return (longer.EndsWith(shorter, StringComparison.Ordinal) || longer.StartsWith(shorter, StringComparison.Ordinal)) ? shorter.Length > Shortest ? 0.5 : 0.25 : 0;
    }

    /// <summary>True when the heading of a cell is told too: 泵站 in 全县共有泵站 530 座; 合计 heads nothing.</summary>
    public static bool ShareHeading(Telling cell, Telling told) =>
        Array.Exists(cell.Near, pair => Array.IndexOf(told.Near, pair) >= 0 && !Totals.Contains((char)(pair >> 16)) && !Totals.Contains((char)pair));

    /// <summary>True when both names end alike and begin unlike: 大型泵站管护员, 小型闸门管护员.</summary>
    public static bool AreOfTwo(string a, string b)
    {
        var end = 0;
        while (end < Math.Min(a.Length, b.Length) && a[^(end + 1)] == b[^(end + 1)]) end++;
        return end >= Shortest && Math.Min(a.Length, b.Length) - end >= Shortest && !SubjectText.Overlap(a[..^end], b[..^end]);
    }
}
