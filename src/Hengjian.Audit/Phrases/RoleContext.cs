using System.Buffers;

namespace Hengjian.Audit.Phrases;

/// <summary>Where a quantity stands, with a look ahead.</summary>
/// <param name="Text">Whole text.</param>
/// <param name="Tokens">Tokens of the sentence.</param>
/// <param name="At">Position of the quantity among them.</param>
internal readonly record struct RoleContext(string Text, List<Token> Tokens, int At)
{
    private static readonly SearchValues<char> Stops = SearchValues.Create("，、；。（,;");

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
            if (token.Kind == TokenKind.Word && (token.Word is WordKind.Up or WordKind.Down or WordKind.Reach || token.Word == WordKind.Is && Text[token.Start] == '为')) return true;
        }
        return false;
    }

    /// <summary>7.4% 的增幅, 7.4% 的速度增长: the direction that a word of change right after the quantity gives; 0 when none follows.</summary>
    public int ChangeAfter()
    {
        var i = At + 1;
        if (i >= Tokens.Count || Tokens[i].Kind != TokenKind.Filler) return 0;
        if (++i < Tokens.Count && Tokens[i].Kind == TokenKind.Text && Text.AsSpan(Tokens[i].Start, Tokens[i].End - Tokens[i].Start) is "速度" or "幅度" or "比例" or "年均" or "年均速度") i++;
        return i < Tokens.Count && Tokens[i].Kind == TokenKind.Word ? Way(Tokens[i].Word) : 0;
    }

    /// <summary>124万元为年内新增: the direction that a word of change at the end of the clause gives; 0 when none does.</summary>
    public int IsOfChange()
    {
        var i = At + 1;
        if (i >= Tokens.Count || Tokens[i] is not { Kind: TokenKind.Word, Word: WordKind.Is }) return 0;
        if (++i < Tokens.Count && Tokens[i].Kind is TokenKind.Period or TokenKind.Text && Tokens[i].End - Tokens[i].Start <= 4) i++;
        if (i >= Tokens.Count || Tokens[i].Kind != TokenKind.Word) return 0;
        return i + 1 >= Tokens.Count || Tokens[i + 1].Kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Close ? Way(Tokens[i].Word) : 0;
    }

    private static int Way(WordKind word) => word switch
    {
        WordKind.Up or WordKind.UpRate => 1,
        WordKind.Down or WordKind.DownRate => -1,
        _ => 0,
    };

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

    /// <summary>The same for the last of a list of quantities.</summary>
    public RoleContext LastOfList()
    {
        var i = At;
        while (i + 2 < Tokens.Count && i - At < Farthest && Tokens[i + 2].Kind == TokenKind.Quantity
            && (Tokens[i + 1].Kind == TokenKind.Pause || Tokens[i + 1].Kind == TokenKind.Text && Tokens[i + 1].End - Tokens[i + 1].Start == 1)) i += 2;
        return this with { At = i };
    }

    /// <summary>True when one of the words stands in the few characters after the quantity, before any mark.</summary>
    public bool NamedSoon(params ReadOnlySpan<string> words)
    {
        if (Next() is not { } next || next.Kind is TokenKind.Comma or TokenKind.Pause or TokenKind.Semicolon or TokenKind.Quantity) return false;
        var rest = Text.AsSpan(next.Start, Math.Min(8, Text.Length - next.Start));
        var end = rest.IndexOfAny(Stops);
        if (end >= 0) rest = rest[..end];
        foreach (var word in words)
            if (rest.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>True when 的 stands right behind the quantity.</summary>
    public bool IsOf() => At + 1 < Tokens.Count && Tokens[At + 1].Kind == TokenKind.Filler;

    /// <summary>True when 的 stands right before the quantity.</summary>
    public bool AfterOf() => At > 0 && Tokens[At - 1].Kind == TokenKind.Filler;

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
