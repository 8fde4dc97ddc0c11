using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Warnings;

/// <summary>
/// Numbers whose commas do not cut off three digits (46,92 人, 1,2350 元): a digit was lost, or one too many. Told only in a report that writes
/// 46,920 elsewhere, for in others the comma may part two numbers.
/// </summary>
internal sealed class BrokenGroups(string text)
{
    // Two digits in all may be grades or days: 1,2 年级.
    private const int FewestDigits = 3;

    // 1,2,3,4: a list.
    private const int MostCommas = 2;

    private readonly bool grouped = Runs(text, 0, text.Length).Any(r => Commas(text, r) > 0 && Fits(text, r));

    /// <summary>The broken numbers of a stretch of text, in order.</summary>
    public IEnumerable<Warning> Of(int start, int end) => !grouped ? [] : Runs(text, start, end)
        .Where(r => Commas(text, r) is > 0 and <= MostCommas && !Fits(text, r) && IsQuantity(r))
        .Select(r => new Warning("digit-groups", $"“{text[r.Start..r.End]}”：千位逗号后面不是三位数字，可能漏了或多了一位。", [r]));

    private bool IsQuantity(TextSpan run)
    {
        var digits = run.End - run.Start - Commas(text, run);
        if (digits < FewestDigits || text[run.Start] == '0' || run.Start > 0 && (text[run.Start - 1] is '.' or '第' || Digits.IsLatin(text[run.Start - 1]))) return false;
        var after = text.AsSpan(run.End).TrimStart(' ');
        if (after.StartsWith("年", StringComparison.Ordinal) || after.StartsWith("班", StringComparison.Ordinal)) return false;
        return after.Length > 0 && (after[0] is '万' or '亿' || UnitTable.At(after) is not null);
    }

    // Digits with commas between them: from the first digit behind the last one.
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
            while (stop < end && (char.IsAsciiDigit(text[stop]) || text[stop] == ',' && stop + 1 < end && char.IsAsciiDigit(text[stop + 1]))) stop++;
            yield return new TextSpan(at, stop);
            at = stop;
        }
    }

    private static int Commas(string text, TextSpan run) => text.AsSpan(run.Start, run.End - run.Start).Count(',');

    private static bool Fits(string text, TextSpan run)
    {
        var rest = text.AsSpan(run.Start, run.End - run.Start);
        if (rest.IndexOf(',') > 3) return false;
        for (var comma = rest.IndexOf(','); comma >= 0; comma = rest.IndexOf(','))
        {
            rest = rest[(comma + 1)..];
            if ((rest.IndexOf(',') is var next and >= 0 ? next : rest.Length) != 3) return false;
        }
        return true;
    }
}
