using System.Buffers;

namespace Hengjian.Audit.Reading;

/// <summary>Marks of footnotes behind a word, 专任教师[8] 374.74 万人: of the sentence they say nothing, and left in they would be part of the name.</summary>
internal static class NoteMarks
{
    private const int MostDigits = 2;

    private static readonly SearchValues<char> Opening = SearchValues.Create("[［〔");

    /// <summary>The text with each mark made blank, every other character at its place.</summary>
    public static string Blank(string text)
    {
        char[]? blank = null;
        for (var at = Next(text, 1); at > 0; at = Next(text, at + 1))
        {
            var end = at + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end]) && end - at <= MostDigits) end++;
            if (end == at + 1 || end >= text.Length || text[end] is not (']' or '］' or '〕') || !IsWord(text[at - 1]) || end + 1 < text.Length && text[end + 1] == '号') continue;
            (blank ??= text.ToCharArray()).AsSpan(at, end + 1 - at).Fill(' ');
        }
        return blank is null ? text : new string(blank);
    }

    // 国发〔12〕号 is a document; [3, 5] stands behind no word.
    private static bool IsWord(char before) => before is ')' or '）' or '》' or '%' or '％' || char.IsLetter(before);

    private static int Next(string text, int from)
    {
        if (from >= text.Length) return -1;
        var found = text.AsSpan(from).IndexOfAny(Opening);
        return found < 0 ? -1 : from + found;
    }
}
