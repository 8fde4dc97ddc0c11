using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Phrases;

/// <summary>One-character words (多、少、高、低、增、减…) that relate only when a number follows at once.</summary>
public static class GuardedWords
{
    /// <summary>The word at the start of a text; length 0 when there is none, or no number follows it.</summary>
    public static (WordKind Kind, int Length) At(ReadOnlySpan<char> text)
    {
        if (text.Length < 2) return (WordKind.Name, 0);
        // 提 alone raises nothing: 提到 690 元.
        if (text[0] == '提' && text[1] is not ('到' or '至')) return (WordKind.Name, 0);
        var kind = text[0] switch
        {
            '多' or '高' or '增' or '升' or '涨' or '加' or '提' => WordKind.Up,
            '少' or '低' or '减' or '降' or '跌' => WordKind.Down,
            '缺' or '差' or '扣' => WordKind.Gap,
            '超' => WordKind.Above,
            '计' => WordKind.Total,
            _ => WordKind.Name,
        };
        if (kind == WordKind.Name) return (kind, 0);
        var i = 1;
        while (i < text.Length && i < 3 && text[i] is '了' or '出' or '约' or '近' or '达') i++;
        if (kind is WordKind.Up or WordKind.Down && i < text.Length && text[i] is '至' or '到') return (kind, 1);
        var number = i < text.Length && (Digits.Arabic(text[i]) >= 0 || Digits.Chinese(text[i]) > 0 || text[i] is 'x' or 'X' or '*');
        return number ? (kind, 1) : (WordKind.Name, 0);
    }
}
