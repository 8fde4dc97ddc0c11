namespace Hengjian.Audit.Phrases;

/// <summary>Looks for one of several words in a text.</summary>
internal static class Wording
{
    /// <summary>True when one of the words stands in the text.</summary>
    public static bool Has(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (text.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>True when the text begins with one of the words.</summary>
    public static bool Begins(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (text.StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>True when the text ends in one of the words.</summary>
    public static bool Ends(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (text.EndsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }
}
