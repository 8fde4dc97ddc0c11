using System.Globalization;
using System.Text;

namespace Hengjian.Documents.Writing;

/// <summary>Namespaces and spellings of the xlsx format.</summary>
internal static class XlsxNames
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    public const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const int LongestText = 32_767;
    private const int LongestSheetName = 31;

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A name that a tab may have.</summary>
    public static string SheetName(string name)
    {
        var clean = string.Concat(
            name.Select(c => c < ' ' || "[]:*?/\\'".Contains(c, StringComparison.Ordinal) ? '_' : c));
        return clean.Length > LongestSheetName ? clean[..LongestSheetName] : clean.Length == 0 ? "Sheet" : clean;
    }

    /// <summary>Text as a cell may hold it: control characters as _x0008_, at most 32,767 characters.</summary>
    public static string CellText(string text)
    {
        if (text.Length > LongestText) text = string.Concat(text.AsSpan(0, LongestText - 1), "…");
        for (var i = 0; i < text.Length; i++)
            if (text[i] < ' ' && text[i] is not ('\n' or '\t') || text[i] >= 0xD800 || text[i] == '_')
                return Escape(text);
        return text;
    }

    private static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (pair) safe.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF') safe.Append('\uFFFD');
            else if (c < ' ' && c is not ('\n' or '\t') || (c == '_' && LooksEscaped(text.AsSpan(i))))
                safe.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            else safe.Append(c);
        }
        return safe.ToString();
    }

    private static bool LooksEscaped(ReadOnlySpan<char> text) =>
        text is ['_', 'x', var a, var b, var c, var d, '_', ..]
        && char.IsAsciiHexDigit(a) && char.IsAsciiHexDigit(b) && char.IsAsciiHexDigit(c) && char.IsAsciiHexDigit(d);
}
