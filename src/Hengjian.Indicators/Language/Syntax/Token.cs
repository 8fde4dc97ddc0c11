using Hengjian.Indicators.Language.Diagnostics;

namespace Hengjian.Indicators.Language.Syntax;

internal enum TokenKind
{
    End,
    Number,
    Text,
    Name,
    Indicator,
    Or,
    And,
    Not,
    In,
    True,
    False,
    AtLeast,
    AtMost,
    Above,
    Below,
    Equal,
    NotEqual,
    Plus,
    Minus,
    Times,
    Divide,
    Open,
    Close,
    Comma,
}

/// <summary>A word of the language.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Span">Where.</param>
/// <param name="Text">The name, the unquoted text, the indicator reference without brackets; empty for signs.</param>
/// <param name="Number">The number of a number literal.</param>
internal readonly record struct Token(TokenKind Kind, TextSpan Span, string Text = "", double Number = 0);
