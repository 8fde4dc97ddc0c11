using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Warnings;

/// <summary>Sentences that say more than they show: 全部完成 with objects left open, 部分学校 without a number.</summary>
internal static class SentenceWarnings
{
    private static readonly string[] Done = ["全部完成", "全面完成", "全部达标", "全面消除", "全部整改到位", "全部建成", "实现全覆盖", "均已完成", "全部落实"];
    private static readonly string[] Open = ["尚未", "仍有", "仍存在", "未完成", "未达标", "还有部分", "正在推进", "个别未"];
    private static readonly string[] Vague = ["部分", "个别", "少数", "一些", "有的", "不少"];
    private static readonly string[] Objects = ["县", "市", "区", "学校", "地方", "单位", "教师", "乡镇", "幼儿园", "高校"];

    /// <summary>Words of completion and of things left open in one sentence.</summary>
    public static Warning? LeftOpen(string text, int start, int end)
    {
        var sentence = text.AsSpan(start, end - start);
        var done = Find(sentence, Done);
        if (done < 0) return null;
        var open = Find(sentence[done..], Open);
        return open < 0 ? null : new Warning("left-open", "说已经完成，同一句里又有没完成的。", [new TextSpan(start + done, end)]);
    }

    /// <summary>A problem stated of some, without saying how many; only asked in sections about problems.</summary>
    public static Warning? WithoutCount(string text, int start, int end)
    {
        var sentence = text.AsSpan(start, end - start);
        foreach (var c in sentence)
            if (Digits.Arabic(c) >= 0) return null;
        foreach (var word in Vague)
        {
            var at = sentence.IndexOf(word, StringComparison.Ordinal);
            if (at < 0 || at + word.Length >= sentence.Length) continue;
            foreach (var thing in Objects)
                if (sentence[(at + word.Length)..].StartsWith(thing, StringComparison.Ordinal))
                    return new Warning("vague", $"“{word}{thing}”没有说明数量。", [new TextSpan(start + at, start + at + word.Length + thing.Length)]);
        }
        return null;
    }

    private static int Find(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
            if (text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at) return at;
        return -1;
    }
}
