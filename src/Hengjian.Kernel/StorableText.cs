namespace Hengjian.Kernel;

/// <summary>What every database of the program can keep: PostgreSQL refuses U+0000 and half surrogates, which SQLite stores.</summary>
public static class StorableText
{
    /// <summary>True when a text can be kept and printed: no control characters but tabs and line ends, no half of a surrogate pair.</summary>
    /// <param name="text">What somebody typed.</param>
    /// <param name="lines">False where tabs and line ends are out of place, too: titles, subjects, keys.</param>
    public static bool Is(string text, bool lines = true)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsControl(c) && !(lines && c is ('\n' or '\r' or '\t'))) return false;
            if (!char.IsSurrogate(c)) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(c, text[i + 1])) return false;
            i++;
        }
        return true;
    }
}
