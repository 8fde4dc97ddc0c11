namespace Hengjian.Audit.Phrases;

/// <summary>Names in quotation marks: 《…》, 〔2023〕12号, “三个100%”. Numbers inside them measure nothing.</summary>
internal static class Quoted
{
    private const int LongestName = 16;
    private const int LongestTitle = 120;

    /// <summary>Offset after the name that opens here; the offset after the mark alone when it is running text.</summary>
    public static int End(ReadOnlySpan<char> text, int at)
    {
        var (close, longest) = text[at] switch
        {
            '《' => ('》', LongestTitle),
            '〔' => ('〕', 10),
            _ => ('”', LongestName),
        };
        var length = text.Slice(at + 1, Math.Min(longest, text.Length - at - 1)).IndexOf(close);
        if (length < 0) return at + 1;
        var end = at + length + 2;
        if (close == '〕')
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '号')) end++;
        return end;
    }
}
