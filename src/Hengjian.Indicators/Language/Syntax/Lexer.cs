using System.Globalization;
using Hengjian.Indicators.Language.Diagnostics;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Language.Syntax;

/// <summary>Text to tokens. Full-width signs and × ÷ ≥ ≤ ≠ are taken as their plain forms: people type them.</summary>
internal sealed class Lexer(FormulaText formula)
{
    private readonly string text = formula.Text;
    private int position;

    /// <summary>All tokens, the last one being the end; or the first problem.</summary>
    public Result<IReadOnlyList<Token>> Read()
    {
        var tokens = new List<Token>();
        while (true)
        {
            var next = Next();
            if (!next.TryGet(out var token)) return Result.Fail<IReadOnlyList<Token>>(next.Problems);
            tokens.Add(token);
            if (token.Kind == TokenKind.End) return Result.Ok<IReadOnlyList<Token>>(tokens);
        }
    }

    private Result<Token> Next()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
        if (position == text.Length) return new Token(TokenKind.End, new TextSpan(position, 0));
        var c = text[position];
        if (char.IsAsciiDigit(c)) return Number();
        if (c is '"' or '“' or '”' or '＂') return Quoted();
        if (c == '`') return Backticked();
        if (c is '[' or '【') return Indicator();
        if (IsNameStart(c)) return Name();
        return Sign(c);
    }

    private Result<Token> Number()
    {
        var start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position])) position++;
        if (position + 1 < text.Length && text[position] == '.' && char.IsAsciiDigit(text[position + 1]))
        {
            position++;
            while (position < text.Length && char.IsAsciiDigit(text[position])) position++;
        }
        var span = new TextSpan(start, position - start);
        if (position < text.Length && (IsNameStart(text[position]) || text[position] is '.' or '%' or '％'))
            return IndicatorProblems.BadNumber(formula, new TextSpan(start, span.Length + 1));
        var digits = text.AsSpan(start, span.Length);
        var number = double.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return double.IsFinite(number)
            ? new Token(TokenKind.Number, span, "", number)
            : IndicatorProblems.BadNumber(formula, span);
    }

    private Result<Token> Quoted()
    {
        var start = position++;
        while (position < text.Length && text[position] is not ('"' or '“' or '”' or '＂' or '\n')) position++;
        if (position == text.Length || text[position] == '\n')
            return IndicatorProblems.Unclosed(formula, new TextSpan(start, position - start), "引号", "\"");
        position++;
        return new Token(TokenKind.Text, new TextSpan(start, position - start), text[(start + 1)..(position - 1)]);
    }

    private Result<Token> Backticked()
    {
        var start = position++;
        while (position < text.Length && text[position] is not ('`' or '\n')) position++;
        if (position == text.Length || text[position] == '\n')
            return IndicatorProblems.Unclosed(formula, new TextSpan(start, position - start), "反引号", "`");
        position++;
        return new Token(TokenKind.Name, new TextSpan(start, position - start), text[(start + 1)..(position - 1)]);
    }

    private Result<Token> Indicator()
    {
        var start = position++;
        while (position < text.Length && text[position] is not (']' or '】' or '\n' or '[')) position++;
        if (position == text.Length || text[position] is '\n' or '[')
            return IndicatorProblems.Unclosed(formula, new TextSpan(start, position - start), "方括号", "]");
        position++;
        var inner = text[(start + 1)..(position - 1)].Trim();
        return new Token(TokenKind.Indicator, new TextSpan(start, position - start), inner);
    }

    private Token Name()
    {
        var start = position;
        while (position < text.Length && (IsNameStart(text[position]) || char.IsAsciiDigit(text[position]))) position++;
        var name = text[start..position];
        var kind = name switch
        {
            "or" => TokenKind.Or,
            "and" => TokenKind.And,
            "not" => TokenKind.Not,
            "in" => TokenKind.In,
            "true" => TokenKind.True,
            "false" => TokenKind.False,
            _ => TokenKind.Name,
        };
        return new Token(kind, new TextSpan(start, position - start), name);
    }

    private Result<Token> Sign(char c)
    {
        var start = position;
        var next = position + 1 < text.Length ? text[position + 1] : '\0';
        var followed = next is '=' or '＝';
        var (kind, length) = c switch
        {
            '>' or '＞' => followed ? (TokenKind.AtLeast, 2) : (TokenKind.Above, 1),
            '<' or '＜' => followed ? (TokenKind.AtMost, 2) : (TokenKind.Below, 1),
            '=' or '＝' => followed ? (TokenKind.Equal, 2) : (TokenKind.End, 0),
            '!' or '！' => followed ? (TokenKind.NotEqual, 2) : (TokenKind.End, 0),
            '≥' => (TokenKind.AtLeast, 1),
            '≤' => (TokenKind.AtMost, 1),
            '≠' => (TokenKind.NotEqual, 1),
            '+' or '＋' => (TokenKind.Plus, 1),
            '-' or '－' or '−' => (TokenKind.Minus, 1),
            '*' or '×' or '＊' => (TokenKind.Times, 1),
            '/' or '÷' or '／' => (TokenKind.Divide, 1),
            '(' or '（' => (TokenKind.Open, 1),
            ')' or '）' => (TokenKind.Close, 1),
            ',' or '，' => (TokenKind.Comma, 1),
            _ => (TokenKind.End, 0),
        };
        if (length == 0) return IndicatorProblems.UnknownCharacter(formula, new TextSpan(start, 1), c, next);
        position += length;
        return new Token(kind, new TextSpan(start, length));
    }

    /// <summary>A name as a formula writes it: in backticks when it is more than letters, digits and underscores.</summary>
    public static string Written(string name) =>
        name.Length > 0 && IsNameStart(name[0]) && name.All(c => IsNameStart(c) || char.IsAsciiDigit(c)) && !Reserved.Contains(name)
            ? name
            : $"`{name}`";

    private static readonly string[] Reserved = ["or", "and", "not", "in", "true", "false"];

    // A lone surrogate or a combining mark is no letter; CJK beyond the basic plane comes as surrogate pairs.
    private static bool IsNameStart(char c) => c == '_' || char.IsLetter(c) || char.IsSurrogate(c);
}
