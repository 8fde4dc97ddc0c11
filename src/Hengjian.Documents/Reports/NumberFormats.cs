using System.Globalization;
using System.Text;

namespace Hengjian.Documents.Reports;

/// <summary>Numbers as Word's numbering formats print them (ECMA-376 part 1, 17.18.59).</summary>
internal static class NumberFormats
{
    private const string Lower = "零一二三四五六七八九";
    private const string Formal = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>A number in a format; Arabic digits where the format is not known here.</summary>
    public static string Of(string format, int number) => format switch
    {
        _ when number < 0 => Digits(number),
        "none" or "bullet" => "",
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand" or "koreanCounting" => Counting(number, Lower, "十百千"),
        "chineseLegalSimplified" or "ideographLegalTraditional" => Counting(number, Formal, "拾佰仟", leadingOne: true),
        "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" => Digital(number),
        "ideographTraditional" => Cycle("甲乙丙丁戊己庚辛壬癸", number),
        "ideographZodiac" => Cycle("子丑寅卯辰巳午未申酉戌亥", number),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => number is >= 1 and <= 20 ? ((char)('①' + number - 1)).ToString() : Digits(number),
        "decimalEnclosedParen" => number is >= 1 and <= 20 ? ((char)('⑴' + number - 1)).ToString() : "(" + Digits(number) + ")",
        "decimalEnclosedFullstop" => number is >= 1 and <= 20 ? ((char)('⒈' + number - 1)).ToString() : Digits(number) + ".",
        "ideographEnclosedCircle" => number is >= 1 and <= 10 ? ((char)('㊀' + number - 1)).ToString() : Counting(number, Lower, "十百千"),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(Digits(number).Select(c => (char)(c - '0' + '０'))),
        "decimalZero" => number < 10 ? "0" + Digits(number) : Digits(number),
        "upperLetter" => Letters(number, 'A'),
        "lowerLetter" => Letters(number, 'a'),
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        _ => Digits(number),
    };

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Digital(int number) => string.Concat(Digits(number).Select(c => c == '0' ? '〇' : Lower[c - '0']));

    private static string Cycle(string signs, int number) => number < 1 ? Digits(number) : signs[(number - 1) % signs.Length].ToString();

    private static string Counting(int number, string digits, string steps, bool leadingOne = false)
    {
        if (number == 0) return digits[..1];
        if (number > 9999) return Digits(number);
        var text = new StringBuilder();
        var zero = false;
        for (var (step, rest) = (1000, number); step > 0; step /= 10)
        {
            var digit = rest / step;
            rest %= step;
            if (digit == 0)
            {
                zero = text.Length > 0;
                continue;
            }
            if (zero) text.Append(digits[0]);
            zero = false;
            // 十二, not 一十二.
            if (digit != 1 || step != 10 || text.Length > 0 || leadingOne) text.Append(digits[digit]);
            if (step > 1) text.Append(steps[step == 10 ? 0 : step == 100 ? 1 : 2]);
        }
        return text.ToString();
    }

    // After Z come AA, BB, CC.
    private static string Letters(int number, char first) =>
        number is < 1 or > 780 ? Digits(number) : new string((char)(first + (number - 1) % 26), (number - 1) / 26 + 1);

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999) return Digits(number);
        var text = new StringBuilder();
        foreach (var (value, sign) in ((int, string)[])[(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
            for (; number >= value; number -= value) text.Append(sign);
        return text.ToString();
    }
}
