namespace Hengjian.Audit.Phrases;

/// <summary>What the words right before a quantity are.</summary>
internal static class MentionWords
{
    private const int LongestLead = 30;

    /// <summary>和、与、及 between numbers, quotation marks and blanks say nothing of their own.</summary>
    public static bool IsJoint(ReadOnlySpan<char> name)
    {
        name = name.Trim();
        return name.IsEmpty || name is "和" or "与" or "及" or "以及" or "“" or "”" or "而" or "则" or "并" or "且" or "，" or "—" or "仍" or "也" or "又" or "已" or "还" or "再";
    }

    /// <summary>The words before a quantity in its clause, as written.</summary>
    public static string Lead(string text, List<Token> tokens, int i)
    {
        var first = i;
        while (first > 0 && i - first < 12 && tokens[first - 1].Kind is not (TokenKind.Quantity or TokenKind.Comma or TokenKind.Semicolon or TokenKind.Open or TokenKind.Close)) first--;
        var (start, end) = (tokens[first].Start, tokens[i].Start);
        return text[Math.Max(start, end - LongestLead)..end];
    }
}
