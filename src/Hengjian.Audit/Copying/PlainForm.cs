using System.Runtime.InteropServices;

namespace Hengjian.Audit.Copying;

/// <summary>
/// A text as copies are looked for: without punctuation, white space, titles in 《》 and short quotes; each number is one #.
/// </summary>
/// <param name="Signs">The characters.</param>
/// <param name="Units">Where sentences begin, and the end as the last entry.</param>
/// <param name="Places">UTF-16 offset of each character's first and last original, or empty when not asked for.</param>
internal sealed record PlainForm(char[] Signs, int[] Units, (int Start, int End)[] Places)
{
    public const char Number = '#';
    private const int ShortestUnit = 24;
    private const int LongestUnit = 120;
    private const int LongestTitle = 60;
    private const int LongestQuote = 12;

    /// <summary>Makes the plain form.</summary>
    /// <param name="text">The text.</param>
    /// <param name="withPlaces">True to keep where each character came from.</param>
    public static PlainForm Of(string text, bool withPlaces)
    {
        var signs = new List<char>(text.Length);
        var places = new List<(int, int)>();
        var units = new List<int> { 0 };
        for (var at = 0; at < text.Length;)
        {
            var next = at + 1;
            if (Skipped(text, at) is { } end) next = end;
            else if (IsDigit(text[at])) next = Put(signs, places, withPlaces, Number, at, NumberEnd(text, at));
            else if (Ends(text[at])) Break(signs, units);
            else if (char.IsLetter(text[at])) next = Put(signs, places, withPlaces, Folded(text[at]), at, at + 1);
            if (signs.Count - units[^1] >= LongestUnit) units.Add(signs.Count);
            at = next;
        }
        if (units[^1] < signs.Count) units.Add(signs.Count);
        return new PlainForm(CollectionsMarshal.AsSpan(signs).ToArray(), [.. units], [.. places]);
    }

    private static int Put(List<char> signs, List<(int, int)> places, bool withPlaces, char sign, int start, int end)
    {
        signs.Add(sign);
        if (withPlaces) places.Add((start, end));
        return end;
    }

    // Short sentences go with the next one.
    private static void Break(List<char> signs, List<int> units)
    {
        if (signs.Count - units[^1] >= ShortestUnit) units.Add(signs.Count);
    }

    private static bool Ends(char c) => c is '。' or '；' or '！' or '？' or ';' or '\n';

    private static bool IsDigit(char c) => c is >= '0' and <= '9' or >= '０' and <= '９';

    // 1,234.5% is one number.
    private static int NumberEnd(string text, int at)
    {
        while (at < text.Length && (IsDigit(text[at]) || text[at] is '.' or ',' or '．' && at + 1 < text.Length && IsDigit(text[at + 1]))) at++;
        return at;
    }

    private static int? Skipped(string text, int at) => text[at] switch
    {
        '《' => Closing(text, at, '》', LongestTitle),
        '“' => Closing(text, at, '”', LongestQuote),
        _ => null,
    };

    private static int? Closing(string text, int at, char close, int longest)
    {
        var found = text.AsSpan(at, Math.Min(longest + 2, text.Length - at)).IndexOf(close);
        return found < 0 ? null : at + found + 1;
    }

    private static char Folded(char c)
    {
        if (c is >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ') c = (char)(c - 'Ａ' + 'A');
        return c is >= 'A' and <= 'Z' ? (char)(c + 32) : c;
    }
}
