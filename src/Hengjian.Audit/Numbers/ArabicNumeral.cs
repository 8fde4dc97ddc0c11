namespace Hengjian.Audit.Numbers;

/// <summary>Reads 24.7, 1,234, １２, and digits torn apart by a space (1 0).</summary>
public static class ArabicNumeral
{
    // Longer runs of digits are identity cards, phone numbers, codes.
    private const int MostDigits = 15;

    /// <summary>Reads the numeral that starts exactly here; null when there is none, or when it is too long to be a quantity.</summary>
    /// <param name="text">Whole text.</param>
    /// <param name="at">Offset of the first digit.</param>
    /// <param name="end">Offset after all digits that belong together, also when null is returned.</param>
    public static Numeral? Read(ReadOnlySpan<char> text, int at, out int end)
    {
        var value = 0d;
        var digits = 0;
        var i = at;
        while (i < text.Length)
        {
            var digit = Digits.Arabic(text[i]);
            if (digit < 0)
            {
                var skip = Joint(text, at, i, digits);
                if (skip == 0) break;
                i += skip;
                continue;
            }
            if (digits <= MostDigits) value = value * 10 + digit;
            digits++;
            i++;
        }
        var step = 1d;
        if (i + 1 < text.Length && Digits.IsPoint(text[i]) && Digits.Arabic(text[i + 1]) >= 0) i = Fraction(text, i + 1, ref value, ref step, ref digits);
        end = i;
        // 2.0.1 is a version or a heading, not a number.
        var dotted = i + 1 < text.Length && text[i] == '.' && step < 1 && Digits.Arabic(text[i + 1]) >= 0;
        return digits == 0 || digits > MostDigits || dotted ? null : new Numeral(i, value, step, false);
    }

    private static int Fraction(ReadOnlySpan<char> text, int i, ref double value, ref double step, ref int digits)
    {
        var places = 0;
        for (; i < text.Length; i++)
        {
            var digit = Digits.Arabic(text[i]);
            if (digit < 0 && places > 0 && TornFraction(text, i)) continue;
            if (digit < 0) break;
            digits++;
            if (digits > MostDigits) continue;
            value = value * 10 + digit;
            places++;
        }
        var scale = Math.Pow(10, places);
        value /= scale;
        step = 1 / scale;
        return i;
    }

    // A comma before exactly three digits, or one space inside a number that text stands close to on both sides.
    private static int Joint(ReadOnlySpan<char> text, int start, int i, int digits)
    {
        if (digits == 0 || i + 1 >= text.Length || Digits.Arabic(text[i + 1]) < 0) return 0;
        if (text[i] == ',' && digits is > 0 and < 13) return Group(text, i + 1) && LeadFits(text, start, i) ? 1 : 0;
        if (text[i] is not (' ' or '\u00a0')) return 0;
        var close = start > 0 && Digits.IsHan(text[start - 1]);
        return close && ClosesOnUnit(text, i + 1) ? 1 : 0;
    }

    private static bool Group(ReadOnlySpan<char> text, int i) =>
        i + 3 <= text.Length && Digits.Arabic(text[i]) >= 0 && Digits.Arabic(text[i + 1]) >= 0 && Digits.Arabic(text[i + 2]) >= 0
        && (i + 3 == text.Length || Digits.Arabic(text[i + 3]) < 0);

    // 1,234,567: every group before the comma has three digits, the first one to three.
    private static bool LeadFits(ReadOnlySpan<char> text, int start, int comma)
    {
        var run = 0;
        for (var k = comma - 1; k >= start && Digits.Arabic(text[k]) >= 0; k--) run++;
        var first = comma - run == start;
        return first ? run is >= 1 and <= 3 : run == 3;
    }

    // "达到1 0年": digits, then at once a unit. "小学 210 86" is a row of a table, and stays two numbers.
    private static bool ClosesOnUnit(ReadOnlySpan<char> text, int i)
    {
        var from = i;
        while (i < text.Length && i - from < 4 && (Digits.Arabic(text[i]) >= 0 || Digits.IsPoint(text[i]))) i++;
        return i < text.Length && (UnitTable.At(text[i..]) is not null || text[i] is '万' or '亿');
    }

    private static bool TornFraction(ReadOnlySpan<char> text, int i) =>
        text[i] == ' ' && i + 2 < text.Length && Digits.Arabic(text[i + 1]) >= 0 && text[i + 2] is '%' or '％';
}
