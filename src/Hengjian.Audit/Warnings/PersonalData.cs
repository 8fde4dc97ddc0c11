using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Warnings;

/// <summary>Identity card and mobile phone numbers, which a public report must not hold.</summary>
internal static class PersonalData
{
    private const int CardLength = 18;
    private const int PhoneLength = 11;

    /// <summary>The numbers of a stretch of text, in order.</summary>
    public static IEnumerable<Warning> Of(string text, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (!char.IsAsciiDigit(text[at])) continue;
            var i = at;
            while (i < end && char.IsAsciiDigit(text[i])) i++;
            var length = i - at;
            if (length == CardLength - 1 && i < end && text[i] is 'X' or 'x') length++;
            if (length == CardLength && IsCard(text, at)) yield return new Warning("personal-data", "这里有一个身份证号，公开前应当去掉。", [new TextSpan(at, at + CardLength)]);
            else if (length == PhoneLength && text[at] == '1' && text[at + 1] >= '3' && !Follows(text, i)) yield return new Warning("personal-data", "这里有一个手机号，公开前应当去掉。", [new TextSpan(at, i)]);
            at = i;
        }
    }

    // The sum of the weighted digits gives the last sign (GB 11643).
    private static bool IsCard(string text, int at)
    {
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += (text[at + i] - '0') * weights[i];
        return char.ToUpperInvariant(text[at + CardLength - 1]) == "10X98765432"[sum % 11];
    }

    // 13800000000元 is money.
    private static bool Follows(string text, int end) => end < text.Length && text[end] is '元' or '人' or '.' or '万';
}
