namespace Hengjian.Evaluation.Auditing;

/// <summary>Identity card and telephone numbers that a report should not hold are not kept once more beside it.</summary>
public static class PersonalWords
{
    private const int Kept = 3;

    /// <summary>The flagged words as kept and handed out: of personal data the first and last digits only.</summary>
    /// <param name="code">Code of the warning: personal-data.</param>
    /// <param name="quote">The words.</param>
    public static string Hide(string code, string quote)
    {
        if (code != "personal-data") return quote;
        var signs = quote.ToCharArray();
        for (var from = 0; from < signs.Length;)
        {
            var to = from;
            while (to < signs.Length && IsOfNumber(signs[to])) to++;
            for (var i = from + Kept; i < to - Kept; i++)
                if (signs[i] is not (' ' or '-')) signs[i] = '*';
            from = to + 1;
        }
        return new string(signs);
    }

    private static bool IsOfNumber(char sign) => char.IsAsciiDigit(sign) || sign is 'X' or 'x' or ' ' or '-' or '*' or >= '０' and <= '９';
}
