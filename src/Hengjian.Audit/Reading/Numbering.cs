using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Reading;

/// <summary>The number at the beginning of a heading or list item.</summary>
/// <param name="Level">1 for 一、, 2 for （一）, 3 for 1., 4 for （1）, 5 for 一是 and 第一.</param>
/// <param name="Value">1 for the first.</param>
/// <param name="End">Offset after the number and its mark.</param>
public readonly record struct Numbering(int Level, int Value, int End)
{
    /// <summary>Reads at the beginning of a line or sentence; null when it begins with no number of this kind.</summary>
    public static Numbering? Read(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length) return null;
        if (text[at] is '（' or '(') return Bracketed(text, at);
        if (Digits.Arabic(text[at]) >= 0) return Arabic(text, at);
        var ordinal = text[at] == '第' ? 1 : 0;
        if (at + ordinal >= text.Length || Number(text, at + ordinal) is not { } number) return null;
        var end = number.End;
        if (end >= text.Length || number.Value is < 1 or > 99) return null;
        return text[end] switch
        {
            '、' or '．' or '.' when ordinal == 0 => new Numbering(1, (int)number.Value, end + 1),
            '是' when ordinal == 0 => new Numbering(5, (int)number.Value, end + 1),
            '，' or ',' or '、' or '：' when ordinal == 1 => new Numbering(5, (int)number.Value, end + 1),
            _ => null,
        };
    }

    private static Numeral? Number(ReadOnlySpan<char> text, int at) =>
        Digits.Chinese(text[at]) >= 0 || text[at] == '十' ? ChineseNumeral.Read(text, at) : null;

    private static Numbering? Bracketed(ReadOnlySpan<char> text, int at)
    {
        if (at + 2 >= text.Length) return null;
        var arabic = Digits.Arabic(text[at + 1]) >= 0;
        var number = arabic ? ArabicNumeral.Read(text, at + 1, out _) : Number(text, at + 1);
        if (number is not { } n || n.End >= text.Length || text[n.End] is not ('）' or ')') || n.Value is < 1 or > 99 || n.Step < 1) return null;
        return new Numbering(arabic ? 4 : 2, (int)n.Value, n.End + 1);
    }

    // 1. and 1、 and 1．, but not 1.5 亿元.
    private static Numbering? Arabic(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        var value = 0;
        while (i < text.Length && Digits.Arabic(text[i]) >= 0 && i - at < 3) value = value * 10 + Digits.Arabic(text[i++]);
        if (i + 1 >= text.Length || value == 0 || text[i] is not ('.' or '．' or '、' or ')' or '）') || Digits.Arabic(text[i + 1]) >= 0) return null;
        return new Numbering(3, value, i + 1);
    }
}
