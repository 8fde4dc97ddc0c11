using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Warnings;

/// <summary>
/// Numbers that cannot be read as printed: 46,92 人, whose comma does not cut off three digits (told only in a report that writes 46,920 elsewhere, for in
/// others the comma may part two numbers), and 47.2637.62, two numbers run together.
/// </summary>
internal sealed class BrokenNumbers(string text)
{
    // Two digits in all may be grades or days: 1,2 年级.
    private const int FewestDigits = 3;

    // 1,2,3,4: a list.
    private const int MostCommas = 2;

    // 2024.09.12 is a day, 1.12.3 a heading.
    private const int LongestMiddle = 2;

    private readonly bool grouped = Runs(text, 0, text.Length).Any(r => Count(text, r, ',') > 0 && Fits(text, r));

    /// <summary>The broken numbers of a stretch of text, in order.</summary>
    public IEnumerable<Warning> Of(int start, int end) => Runs(text, start, end)
        .Select(r => IsJoined(r) ? Told(r, "有两个小数点，像是两个数连在了一起")
            : grouped && Count(text, r, ',') is > 0 and <= MostCommas && !Fits(text, r) && IsQuantity(r) ? Told(r, "千位逗号后面不是三位数字，可能漏了或多了一位") : null)
        .OfType<Warning>();

    private Warning Told(TextSpan run, string what) => new("broken-number", $"“{text[run.Start..run.End]}”：{what}。", [run]);

    private bool IsJoined(TextSpan run)
    {
        var number = text.AsSpan(run.Start, run.End - run.Start);
        if (number.Count('.') != 2 || number.Contains(',') || IsBehindLetter(run) || run.End < text.Length && Digits.IsLatin(text[run.End])) return false;
        return number.LastIndexOf('.') - number.IndexOf('.') - 1 > LongestMiddle;
    }

    private bool IsQuantity(TextSpan run)
    {
        if (Count(text, run, '.') > 0 || run.End - run.Start - Count(text, run, ',') < FewestDigits || text[run.Start] == '0' || IsBehindLetter(run) || run.Start > 0 && text[run.Start - 1] == '第') return false;
        var after = text.AsSpan(run.End).TrimStart(' ');
        if (after.Length == 0 || after[0] is '年' or '班') return false;
        return after[0] is '万' or '亿' || UnitTable.At(after) is not null;
    }

    private bool IsBehindLetter(TextSpan run) => run.Start > 0 && Digits.IsLatin(text[run.Start - 1]);

    // Digits with commas and points between them: from the first digit behind the last one.
    private static IEnumerable<TextSpan> Runs(string text, int start, int end)
    {
        for (var at = start; at < end;)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                at++;
                continue;
            }
            var stop = at + 1;
            while (stop < end && (char.IsAsciiDigit(text[stop]) || text[stop] is (',' or '.') && stop + 1 < end && char.IsAsciiDigit(text[stop + 1]))) stop++;
            yield return new TextSpan(at, stop);
            at = stop;
        }
    }

    private static int Count(string text, TextSpan run, char mark) => text.AsSpan(run.Start, run.End - run.Start).Count(mark);

    private static bool Fits(string text, TextSpan run)
    {
        var rest = text.AsSpan(run.Start, run.End - run.Start);
        if (rest.IndexOf('.') is var point and >= 0) rest = rest[..point];
        if (rest.IndexOf(',') > 3) return false;
        for (var comma = rest.IndexOf(','); comma >= 0; comma = rest.IndexOf(','))
        {
            rest = rest[(comma + 1)..];
            if ((rest.IndexOf(',') is var next and >= 0 ? next : rest.Length) != 3) return false;
        }
        return true;
    }
}
