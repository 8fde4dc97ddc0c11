namespace Hengjian.Audit.Numbers;

/// <summary>What a character is worth as a digit.</summary>
public static class Digits
{
    /// <summary>0 to 9 for half-width and full-width digits, else −1.</summary>
    public static int Arabic(char c) => c is >= '0' and <= '9' ? c - '0' : c is >= '０' and <= '９' ? c - '０' : -1;

    /// <summary>0 to 9 for 零 to 九 (and 〇, 两), else −1.</summary>
    public static int Chinese(char c) => c switch
    {
        '零' or '〇' => 0,
        '一' => 1,
        '二' or '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => -1,
    };

    /// <summary>10, 100, 1000 for 十百千, else 0.</summary>
    public static int Power(char c) => c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };

    /// <summary>True for a decimal point in half or full width.</summary>
    public static bool IsPoint(char c) => c is '.' or '．' or '·';

    /// <summary>True for a Chinese character.</summary>
    public static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or '〇';

    /// <summary>True for a Latin letter in half or full width.</summary>
    public static bool IsLatin(char c) => char.IsAsciiLetter(c) || c is >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ';
}
