namespace Hengjian.Domain.Reports;

/// <summary>一是、二是…: numbers made from structure, so that none is left out.</summary>
public static class Numbering
{
    private const string Digits = "一二三四五六七八九";

    /// <summary>The Chinese number 1 to 99.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 1 to 99.</exception>
    public static string Chinese(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 99);
        var (tens, ones) = (number / 10, number % 10);
        var head = tens == 0 ? "" : (tens == 1 ? "" : Digits[tens - 1].ToString()) + "十";
        return head + (ones == 0 ? "" : Digits[ones - 1]);
    }

    /// <summary>“一是甲；二是乙。”; one clause alone carries no number.</summary>
    public static string Join(IReadOnlyList<string> clauses) => clauses.Count == 1
        ? clauses[0] + "。"
        : string.Join("；", clauses.Select((c, i) => $"{Chinese(i + 1)}是{c}")) + "。";
}
