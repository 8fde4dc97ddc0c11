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
