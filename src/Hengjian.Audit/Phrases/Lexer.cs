using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Phrases;

/// <summary>Cuts one sentence into tokens. One pass, every character looked at a bounded number of times.</summary>
public static class Lexer
{
    /// <summary>Appends the tokens of a stretch of text.</summary>
    /// <param name="text">Whole text.</param>
    /// <param name="start">First offset.</param>
    /// <param name="end">Offset after the last.</param>
    /// <param name="into">Receives the tokens.</param>
    public static void Read(ReadOnlySpan<char> text, int start, int end, List<Token> into)
    {
        var upTo = text[..end];
        var i = start;
        var name = start;
        while (i < end)
        {
            var next = i;
            var token = Next(upTo, i, ref next);
            if (token is null)
            {
                i = Math.Max(next, i + 1);
                continue;
            }
            if (name < i) into.Add(new Token(TokenKind.Text, name, i));
            into.Add(token.Value);
            i = name = token.Value.End > i ? Math.Max(token.Value.End, next) : i + 1;
        }
        if (name < end) into.Add(new Token(TokenKind.Text, name, end));
    }

    // Null: a character of a name; then next may already point behind several of them.
    private static Token? Next(ReadOnlySpan<char> text, int at, ref int next)
    {
        var c = text[at];
        if (c is '“' or '《' or '〔')
        {
            next = Quoted.End(text, at);
            return null;
        }
        if (Mark(c) is { } mark) return new Token(mark, at, at + 1);
        if (MaskedQuantity.IsMask(c)) return MaskedQuantity.Read(text, at, out next) is { } mask ? Of(mask, at) : null;
        var digit = Digits.Arabic(c) >= 0;
        if (c < '\u4e00' && !digit) return null;
        if (PeriodReader.Read(text, at) is { } period) return new Token(TokenKind.Period, at, period.End, Period: period);
        if (EachReader.Read(text, at) is { } each) return new Token(TokenKind.Each, at, each.End, WordKind.Average, Each: each);
        if (digit || Digits.Chinese(c) >= 0 || Digits.Power(c) > 0 || c is '翻' or '半')
        {
            var quantity = QuantityReader.Read(text, at, out next);
            return quantity is null ? null : Of(quantity, at);
        }
        return Word(text, at, ref next);
    }

    private static Token? Word(ReadOnlySpan<char> text, int at, ref int next)
    {
        var (kind, length) = text[at] == '提' && at + 2 < text.Length && text[at + 1] == '到' && Digits.Arabic(text[at + 2]) >= 0 ? (WordKind.Up, 1) : Lexicon.At(text[at..]);
        // 参加, 附加: words of their own.
        if (length == 0 && !(text[at] == '加' && at > 0 && text[at - 1] is '参' or '追' or '附' or '外' or '再' or '添' or '施')) (kind, length) = GuardedWords.At(text[at..]);
        if (length == 0) return text[at] is '的' or '了' ? new Token(TokenKind.Filler, at, at + 1) : null;
        next = at + length;
        return kind == WordKind.Name ? null : new Token(TokenKind.Word, at, at + length, kind);
    }

    private static Token Of(Quantity quantity, int at) => new(TokenKind.Quantity, at, Math.Max(quantity.End, at + 1), Quantity: quantity);

    private static TokenKind? Mark(char c) => c switch
    {
        '，' or ',' or '。' or '！' or '？' or '!' or '?' => TokenKind.Comma,
        '、' => TokenKind.Pause,
        '；' or ';' => TokenKind.Semicolon,
        '：' or ':' or '∶' => TokenKind.Colon,
        '（' or '(' or '﹙' => TokenKind.Open,
        '）' or ')' or '﹚' => TokenKind.Close,
        _ => null,
    };
}
