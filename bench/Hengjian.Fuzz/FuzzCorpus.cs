using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Hengjian.Fuzz;

/// <summary>
/// Formulas kept because they once did something new: one plain text file each, with <c>\u0000</c> for what a text file
/// cannot hold or an editor would not show (control signs, lone surrogates, the backslash itself).
/// </summary>
public static partial class FuzzCorpus
{
    /// <summary>Every formula of a folder, in file name order; nothing is trimmed.</summary>
    public static IReadOnlyList<string> Read(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(f => Unescape(File.ReadAllText(f)))]
        : [];

    /// <summary>Writes a formula as <see cref="Read"/> reads it.</summary>
    public static void Write(string path, string formula)
    {
        var text = new StringBuilder();
        for (var i = 0; i < formula.Length; i++)
        {
            var c = formula[i];
            if (char.IsHighSurrogate(c) && i + 1 < formula.Length && char.IsLowSurrogate(formula[i + 1])) text.Append(c).Append(formula[++i]);
            else if (c == '\\' || char.IsSurrogate(c) || (char.IsControl(c) && c != '\n')) text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else text.Append(c);
        }
        File.WriteAllText(path, text.ToString());
    }

    private static string Unescape(string text) => Escaped().Replace(
        text, m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\\u([0-9a-f]{4})")]
    private static partial Regex Escaped();
}
