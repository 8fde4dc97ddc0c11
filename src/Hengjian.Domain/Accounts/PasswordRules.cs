using System.Text;
using Hengjian.Kernel;

namespace Hengjian.Domain.Accounts;

/// <summary>
/// What a password chosen by a person must be: long, and not what everybody tries first. No demands on kinds of characters
/// and no date of expiry: both make worse passwords (NIST SP 800-63B-4, 3.1.1.2).
/// </summary>
public static class PasswordRules
{
    /// <summary>Shortest length in characters.</summary>
    public const int Shortest = 12;

    /// <summary>Longest length: more is no safer and costs the server time.</summary>
    public const int Longest = 128;

    // Characters that must be left when common words, years, rows of keys and repetitions are taken away.
    private const int FewestOwn = 6;
    private const int FewestDifferent = 5;
    private const int ShortestName = 3;
    private const int ShortestWord = 2;

    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedcrfvtgbyhnujm", "~!@#$%^&*()_+{}|"];

    private static readonly char[] Separators = [' ', '\u3000', '·', '，', '、', '(', ')', '-', '_', '.', '/'];

    /// <summary>Everything wrong with a password; empty when it may be used.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="signInName">Must not be part of it.</param>
    /// <param name="ownWords">Words of the workspace that people there would try: names of its regions and units, the person's name.</param>
    public static IReadOnlyList<Problem> Check(string password, string signInName, IEnumerable<string> ownWords)
    {
        // As it is hashed: half-width or full-width, composed or not, it is the same password.
        password = PasswordHash.Normal(password);
        if (password.Length < Shortest) return [PasswordProblems.TooShort()];
        if (password.Length > Longest) return [PasswordProblems.TooLong()];
        var plain = Plain(password);
        if (signInName.Length >= ShortestName && plain.Contains(Plain(signInName), StringComparison.Ordinal)) return [PasswordProblems.HoldsName()];
        if (password.Distinct().Count() < FewestDifferent) return [PasswordProblems.TooFewDifferent()];
        return Own(plain, ownWords) < FewestOwn ? [PasswordProblems.Common()] : [];
    }

    // How many characters are the person's own idea.
    private static int Own(string plain, IEnumerable<string> ownWords)
    {
        var left = WithoutRows(plain);
        foreach (var word in CommonWords.All.Concat(ownWords.SelectMany(Parts).Select(Plain)).Where(w => w.Length >= ShortestWord).OrderByDescending(w => w.Length))
            left = left.Replace(word, " ", StringComparison.Ordinal);
        left = WithoutYears(left);
        return left.Where(c => !char.IsWhiteSpace(c)).Distinct().Count();
    }

    // 东溪县财政局 王敏 is tried as a whole and by its parts.
    private static IEnumerable<string> Parts(string word)
    {
        var parts = PasswordHash.Normal(word).Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 1 ? parts.Append(string.Concat(parts)) : parts;
    }

    // Lower case, and the figures and signs people put for letters read as those letters, where they stand among letters.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.ToLowerInvariant());
        for (var i = 0; i < plain.Length; i++)
        {
            var letter = plain[i] switch { '@' => 'a', '$' => 's', '0' => 'o', '1' => 'l', '3' => 'e', '5' => 's', _ => plain[i] };
            var among = (i > 0 && char.IsAsciiLetter(plain[i - 1])) && i + 1 < plain.Length && char.IsAsciiLetter(plain[i + 1]);
            if (among) plain[i] = letter;
        }
        return plain.ToString();
    }

    // Four or more characters that follow each other in the alphabet, on the keyboard or by repetition.
    private static string WithoutRows(string plain)
    {
        var left = new StringBuilder(plain);
        for (var length = Math.Min(12, plain.Length); length >= 4; length--)
            for (var start = 0; start + length <= plain.Length; start++)
            {
                var part = plain.Substring(start, length);
                if (part.Distinct().Count() > 1 && !Rows.Any(r => IsRow(r, part))) continue;
                for (var i = 0; i < length; i++) left[start + i] = ' ';
            }
        return left.ToString();
    }

    private static bool IsRow(string row, string part) =>
        row.Contains(part, StringComparison.Ordinal) || row.Contains(new string([.. part.Reverse()]), StringComparison.Ordinal);

    private static string WithoutYears(string text)
    {
        for (var year = 1950; year <= 2039; year++)
            text = text.Replace(year.ToString(System.Globalization.CultureInfo.InvariantCulture), " ", StringComparison.Ordinal);
        return text;
    }
}
