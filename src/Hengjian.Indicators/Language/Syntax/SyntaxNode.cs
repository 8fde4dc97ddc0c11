using Hengjian.Indicators.Language.Diagnostics;

namespace Hengjian.Indicators.Language.Syntax;

/// <summary>A node of a formula as written, with the place it was written at.</summary>
internal abstract record SyntaxNode(TextSpan Span);

/// <summary>A number literal.</summary>
internal sealed record NumberSyntax(double Value, TextSpan Span) : SyntaxNode(Span);

/// <summary>true or false.</summary>
internal sealed record BoolSyntax(bool Value, TextSpan Span) : SyntaxNode(Span);

/// <summary>A string in quotes: a code.</summary>
internal sealed record TextSyntax(string Value, TextSpan Span) : SyntaxNode(Span);

/// <summary>A data element by id or Chinese name, or a limit table in <c>limit</c>.</summary>
internal sealed record NameSyntax(string Name, TextSpan Span) : SyntaxNode(Span);

/// <summary>[id] or [id@stage].</summary>
internal sealed record IndicatorSyntax(string Id, string? Stage, TextSpan Span) : SyntaxNode(Span);

/// <summary>Unary minus or not.</summary>
internal sealed record UnarySyntax(bool IsNot, SyntaxNode Operand, TextSpan Span) : SyntaxNode(Span);

/// <summary>Two operands.</summary>
internal sealed record BinarySyntax(BinaryOperator Operator, SyntaxNode Left, SyntaxNode Right)
    : SyntaxNode(TextSpan.Cover(Left.Span, Right.Span));

/// <summary>x in ("a", "b").</summary>
internal sealed record InSyntax(SyntaxNode Operand, IReadOnlyList<SyntaxNode> Values, TextSpan Span) : SyntaxNode(Span);

/// <summary>f(a, b).</summary>
internal sealed record CallSyntax(
    string Function, TextSpan NameSpan, IReadOnlyList<SyntaxNode> Arguments, TextSpan Span) : SyntaxNode(Span);

/// <summary>The binary operators.</summary>
internal enum BinaryOperator
{
    Or,
    And,
    AtLeast,
    AtMost,
    Above,
    Below,
    Equal,
    NotEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
}
