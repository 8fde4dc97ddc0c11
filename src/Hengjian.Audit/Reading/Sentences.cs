using System.Buffers;

namespace Hengjian.Audit.Reading;

/// <summary>Cuts a block into sentences.</summary>
public static class Sentences
{
    // A text without any punctuation is cut here, so that what is looked up inside a sentence stays bounded.
    private const int Longest = 1200;

    private static readonly SearchValues<char> Stops = SearchValues.Create("。！？!?\n\r");
    private static readonly SearchValues<char> Breaths = SearchValues.Create("，；;,");

    // The last mark that is not one of a number (12,345); without any, the last place that parts neither a number nor a surrogate pair.
    private static int Breath(ReadOnlySpan<char> window)
    {
        for (var i = window.Length - 2; i >= Longest / 2; i--)
            if (Breaths.Contains(window[i]) && !(char.IsDigit(window[i - 1]) && char.IsDigit(window[i + 1]))) return i;
        for (var i = window.Length - 1; i >= Longest / 2; i--)
            if (!IsOfNumber(window[i]) && !IsOfNumber(window[i - 1]) && !char.IsLowSurrogate(window[i])) return i;
        return window.Length - (char.IsHighSurrogate(window[^1]) ? 1 : 0);
    }

    private static bool IsOfNumber(char c) => char.IsDigit(c) || c is '.' or ',' or '．' or '%' || Numbers.Digits.Chinese(c) >= 0;

    /// <summary>The sentences between two offsets: up to and without 。！？ and line breaks.</summary>
    public static IEnumerable<(int Start, int End)> Of(string text, int start, int end)
    {
        if (Numbering.Read(text.AsSpan(0, end), start) is { } number) start = number.End;
        for (var at = start; at < end;)
        {
            var window = text.AsSpan(at, Math.Min(Longest, end - at));
            var cut = window.IndexOfAny(Stops);
            var whole = cut >= 0 || window.Length < Longest;
            if (!whole) cut = Breath(window);
            var stop = cut < 0 ? end : at + cut;
            if (stop > at) yield return (at, stop);
            // A mark ends the sentence and is left out; where there is none, nothing is lost.
            at = whole || Breaths.Contains(text[stop]) ? stop + 1 : stop;
        }
    }

    // One figure a sentence, as some offices write: so short is a sentence that goes on with the one before.
    private const int LongestShort = 34;
    private const int MostOfShort = 2;
    private const int MostTogether = 9;

    /// <summary>The same, but short sentences of one or two numbers that follow each other are one: what is told of one of them is told in the next.</summary>
    public static IEnumerable<(int Start, int End)> Joined(string text, int start, int end)
    {
        (int Start, int End, int Numbers)? open = null;
        foreach (var (from, to) in Of(text, start, end))
        {
            var numbers = to - from > LongestShort ? 0 : Numerals(text.AsSpan(from, to - from));
            var shorts = numbers is > 0 and <= MostOfShort;
            if (open is { } before)
            {
                if (shorts && before.Numbers + numbers <= MostTogether && text[before.End] == '。' && before.End + 1 == from)
                {
                    open = (before.Start, to, before.Numbers + numbers);
                    continue;
                }
                yield return (before.Start, before.End);
            }
            open = shorts ? (from, to, numbers) : null;
            if (!shorts) yield return (from, to);
        }
        if (open is { } last) yield return (last.Start, last.End);
    }

    // Runs of digits that are no years.
    private static int Numerals(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i])) continue;
            var first = i;
            while (i + 1 < text.Length && (char.IsAsciiDigit(text[i + 1]) || text[i + 1] is '.' or ',')) i++;
            if (i - first != 3 || i + 1 >= text.Length || text[i + 1] != '年') count++;
        }
        return count;
    }
}
