namespace Hengjian.Audit.Phrases;

/// <summary>Where a quantity stands, with a look ahead.</summary>
/// <param name="Text">Whole text.</param>
/// <param name="Tokens">Tokens of the sentence.</param>
/// <param name="At">Position of the quantity among them.</param>
internal readonly record struct RoleContext(string Text, List<Token> Tokens, int At)
{
    // Far enough for a list of values and a phrase; a bound keeps endless lists linear.
    private const int Farthest = 24;

    /// <summary>The quantity.</summary>
    public Token Token => Tokens[At];

    /// <summary>True when a word of change or arrival follows in the same clause: 由 X 增加到 Y.</summary>
    public bool LeadsOn()
    {
        for (var i = At + 1; i < Tokens.Count && i - At < Farthest; i++)
        {
            var token = Tokens[i];
            if (token.Kind is TokenKind.Comma or TokenKind.Semicolon) return false;
            if (token.Kind == TokenKind.Word && token.Word is WordKind.Up or WordKind.Down or WordKind.Reach) return true;
        }
        return false;
    }

    /// <summary>The next token, fillers and closing brackets left out.</summary>
    public Token? Next()
    {
        for (var i = At + 1; i < Tokens.Count && i - At < 4; i++)
            if (Tokens[i].Kind is not (TokenKind.Filler or TokenKind.Close)) return Tokens[i];
        return null;
    }

    /// <summary>The name right after the quantity, and whether 等 closes the list.</summary>
    public (string Name, bool AndSoOn) Tail()
    {
        for (var i = At + 1; i < Tokens.Count && i - At < 5; i++)
        {
            var token = Tokens[i];
            if (token.Kind == TokenKind.Text) return (Text[token.Start..token.End], false);
            if (token.Kind == TokenKind.Word && token.Word == WordKind.AndSoOn) return ("", true);
            if (token.Kind is not TokenKind.Filler) return ("", false);
        }
        return ("", false);
    }

    /// <summary>True when the text after the quantity starts with one of the words, fillers left out.</summary>
    public bool FollowedBy(params ReadOnlySpan<string> words)
    {
        if (Next() is not { } next) return false;
        var rest = Text.AsSpan(next.Start);
        foreach (var word in words)
            if (rest.StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }
}
