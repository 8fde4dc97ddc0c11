using System.Globalization;

namespace Hengjian.Evaluation.Importing.Cells;

/// <summary>How the digits of a text were read.</summary>
internal enum NumberReading
{
    /// <summary>A number, and perhaps a unit behind it.</summary>
    Number,

    /// <summary>No number.</summary>
    None,

    /// <summary>Commas or spaces that do not part groups of three.</summary>
    BadSeparators,
}

/// <summary>Reads a number at the start of a text, exactly (decimal), with thousands separators.</summary>
internal static class NumberText
{
    private const int Longest = 40;

    /// <summary>Reads 1,234.5万元 as 1234.5 and 万元.</summary>
    public static NumberReading Read(ReadOnlySpan<char> text, out decimal value, out ReadOnlySpan<char> rest)
    {
        value = 0;
        Span<char> digits = stackalloc char[Longest];
        var length = 0;
        var at = 0;
        var group = 0;
        var separated = false;
        var point = false;
        if (at < text.Length && text[at] is '+' or '-' or '−') digits[length++] = text[at++] == '+' ? '+' : '-';
        for (; at < text.Length && length < Longest; at++)
        {
            var c = text[at];
            if (char.IsAsciiDigit(c))
            {
                digits[length++] = c;
                group++;
            }
            else if (c == '.' && !point && NextIsDigit(text, at))
            {
                if (separated && group != 3) break;
                digits[length++] = c;
                point = true;
            }
            else if (c is ',' or ' ' or '\'' && !point && group > 0 && NextIsDigit(text, at))
            {
                if (separated ? group != 3 : group > 3) break;
                separated = true;
                group = 0;
            }
            else
            {
                break;
            }
        }
        rest = text[at..].TrimStart();
        if (separated && !point && group != 3) return NumberReading.BadSeparators;
        if (rest.Length > 0 && (char.IsAsciiDigit(rest[0]) || rest[0] is ',' or '.'))
            return separated || rest[0] == ',' ? NumberReading.BadSeparators : NumberReading.None;
        return decimal.TryParse(digits[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out value) ? NumberReading.Number : NumberReading.None;
    }

    private static bool NextIsDigit(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
}
