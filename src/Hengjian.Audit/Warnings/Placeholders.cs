using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Warnings;

/// <summary>Blanks left open: xx市, x所, **万元, 待补充, 《》.</summary>
internal static class Placeholders
{
    private static readonly string[] Words = ["待补充", "待填", "待核实", "待定稿", "待完善", "此处填写", "《》", "《 》", "“”", "（ ）", "（）", "()"];

    /// <summary>The blanks of a stretch of text, in order.</summary>
    public static IEnumerable<Warning> Of(string text, int start, int end)
    {
        for (var at = start; at < end;)
        {
            var run = Run(text, at, end);
            if (run > at && !IsMask(text, at, run, end))
            {
                at = run;
                continue;
            }
            if (run > at)
            {
                var next = run;
                yield return new Warning("placeholder", $"“{Around(text, at, next, end)}”像是没有填写的空缺。", [new TextSpan(at, next)]);
                at = next;
                continue;
            }
            if (Word(text, at, end) is { } word)
            {
                var code = word[0] == '待' || word[0] == '此' ? "placeholder" : "empty-title";
                yield return new Warning(code, code == "placeholder" ? $"“{word}”：内容没有补齐。" : $"“{word}”里面是空的。", [new TextSpan(at, at + word.Length)]);
                at += word.Length;
            }
            else at++;
        }
    }

    // A run of x, X, *, × that stands beside a Chinese character, and in no Latin word or product.
    private static bool IsMask(string text, int at, int i, int end)
    {
        var before = at > 0 ? text[at - 1] : ' ';
        var after = i < end ? text[i] : ' ';
        if (Digits.IsLatin(before) || Digits.IsLatin(after) || before is '+' or '＋' || Digits.Arabic(before) >= 0 && Digits.Arabic(after) >= 0) return false;
        if (text[at] is '_' or '＿' && i - at < 2) return false;
        return Digits.IsHan(before) || Digits.IsHan(after) || after is '%' or '％';
    }

    private static int Run(string text, int at, int end)
    {
        if (text[at] is '○' or '□' or '△') return at;
        while (at < end && MaskedQuantity.IsMask(text[at])) at++;
        return at;
    }

    private static string? Word(string text, int at, int end)
    {
        if (text[at] is not ('待' or '此' or '《' or '“' or '（' or '(')) return null;
        var rest = text.AsSpan(at, end - at);
        foreach (var word in Words)
            if (rest.StartsWith(word, StringComparison.Ordinal)) return word;
        return null;
    }

    private static string Around(string text, int start, int stop, int end)
    {
        var to = Math.Min(end, stop + 4);
        var cut = text.AsSpan(stop, to - stop).IndexOfAny('\n', '，', '。');
        return text[start..(cut < 0 ? to : stop + cut)];
    }
}
