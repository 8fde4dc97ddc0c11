namespace Hengjian.Audit.Numbers;

/// <summary>Reads 三百二十八, 一万二千, 两百, 十二, 二〇二三, 七点四.</summary>
public static class ChineseNumeral
{
    /// <summary>Reads the numeral that starts here; null when there is none.</summary>
    public static Numeral? Read(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        double total = 0, section = 0, digit = -1;
        var step = 1d;
        for (; i < text.Length && i - at < 24; i++)
        {
            var c = text[i];
            var value = Digits.Chinese(c);
            if (value > 0 && digit > 0) return Positional(text, at);
            if (value >= 0)
            {
                digit = value;
                continue;
            }
            var power = Digits.Power(c);
            if (power > 0)
            {
                section += (digit < 0 ? 1 : digit) * power;
                digit = -1;
                step = 1;
                continue;
            }
            if (c is not ('万' or '亿') || (section == 0 && digit <= 0 && total == 0)) break;
            total = (total + section + Math.Max(digit, 0)) * (c == '万' ? 1e4 : 1e8);
            (section, digit) = (0, -1);
        }
        if (i == at) return null;
        var whole = total + section + Math.Max(digit, 0);
        return Point(text, i, whole, step);
    }

    // 二〇二三, 一二三四五: digits in places.
    private static Numeral? Positional(ReadOnlySpan<char> text, int at)
    {
        double value = 0;
        var i = at;
        for (; i < text.Length && i - at < 15; i++)
        {
            var digit = Digits.Chinese(text[i]);
            if (digit < 0) break;
            value = value * 10 + digit;
        }
        return i == at ? null : new Numeral(i, value, 1, true);
    }

    private static Numeral Point(ReadOnlySpan<char> text, int i, double whole, double step)
    {
        if (i + 1 >= text.Length || text[i] != '点' || Digits.Chinese(text[i + 1]) < 0) return new Numeral(i, whole, step, true);
        var places = 0;
        var value = whole;
        for (i++; i < text.Length && places < 6 && Digits.Chinese(text[i]) >= 0; i++)
        {
            places++;
            value += Digits.Chinese(text[i]) * Math.Pow(10, -places);
        }
        return new Numeral(i, value, Math.Pow(10, -places), true);
    }
}
