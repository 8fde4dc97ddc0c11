using System.Buffers;

namespace Hengjian.Audit.Reading;

/// <summary>Cuts a block into sentences.</summary>
public static class Sentences
{
    // A text without any punctuation is cut here, so that what is looked up inside a sentence stays bounded.
    private const int Longest = 1200;

    private static readonly SearchValues<char> Stops = SearchValues.Create("。！？!?\n\r");
    private static readonly SearchValues<char> Breaths = SearchValues.Create("，；;,");

    /// <summary>The sentences between two offsets: up to and without 。！？ and line breaks.</summary>
    public static IEnumerable<(int Start, int End)> Of(string text, int start, int end)
    {
        if (Numbering.Read(text.AsSpan(0, end), start) is { } number) start = number.End;
        for (var at = start; at < end;)
        {
            var window = text.AsSpan(at, Math.Min(Longest, end - at));
            var cut = window.IndexOfAny(Stops);
            if (cut < 0 && window.Length == Longest) cut = Math.Max(window.LastIndexOfAny(Breaths), Longest / 2);
            var stop = cut < 0 ? end : at + cut;
            if (stop > at) yield return (at, stop);
            at = stop + 1;
        }
    }
}
