using System.Text;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>Cuts names that are too long for where they are kept; what was cut off shows as ….</summary>
internal static class ShortText
{
    private const string Mark = "…";

    /// <summary>At most so many UTF-16 units, never half a character.</summary>
    public static string Cut(string text, int most) => Cut(text, most, r => r.Utf16SequenceLength);

    /// <summary>At most so many bytes of UTF-8: file systems count bytes, and a Chinese character has three.</summary>
    public static string CutBytes(string text, int most) => Cut(text, most, r => r.Utf8SequenceLength);

    /// <summary>A file name in at most so many UTF-16 units; its extension stays.</summary>
    public static string FileName(string name, int most)
    {
        var extension = Path.GetExtension(name);
        return extension.Length + Mark.Length >= most ? Cut(name, most) : Cut(name[..^extension.Length], most - extension.Length) + extension;
    }

    /// <summary>In one line: what is no character of a line becomes a blank. Mail takes no subject with a line end.</summary>
    public static string OneLine(string text) => string.Join(' ', string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Cut(string text, int most, Func<Rune, int> size)
    {
        if (text.EnumerateRunes().Sum(size) <= most) return text;
        var kept = new StringBuilder();
        var left = most - Mark.EnumerateRunes().Sum(size);
        foreach (var rune in text.EnumerateRunes())
        {
            left -= size(rune);
            if (left < 0) break;
            kept.Append(rune);
        }
        return kept + Mark;
    }
}
