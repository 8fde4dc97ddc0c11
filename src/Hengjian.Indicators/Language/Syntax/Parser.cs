using Hengjian.Indicators.Language.Diagnostics;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Language.Syntax;

/// <summary>Tokens to a tree by recursive descent. Bounded, so that a text from anywhere is safe to parse.</summary>
internal sealed class Parser
{
    /// <summary>Longest formula, in UTF-16 units.</summary>
    public const int MaxLength = 4000;

    /// <summary>Deepest nesting of brackets, calls, signs and nots.</summary>
    public const int MaxDepth = 64;

    /// <summary>Most nodes.</summary>
    public const int MaxNodes = 2000;

    /// <summary>Most values behind an <c>in</c>: each is compared with every row.</summary>
    public const int MaxListed = 200;

    private readonly FormulaText formula;
    private readonly IReadOnlyList<Token> tokens;
    private int index;
    private int depth;
    private int nodes;

    private Parser(FormulaText formula, IReadOnlyList<Token> tokens)
    {
        this.formula = formula;
        this.tokens = tokens;
    }

    private Token Current => tokens[index];

    /// <summary>The tree, or the first problem: what follows a broken place is seldom worth a message.</summary>
    public static Result<SyntaxNode> Parse(FormulaText formula)
    {
        if (formula.Text.Length > MaxLength) return IndicatorProblems.TooLong(formula, MaxLength);
        return new Lexer(formula).Read().Then<SyntaxNode>(tokens =>
        {
            var parser = new Parser(formula, tokens);
            try
            {
                return parser.Whole();
            }
            catch (SyntaxException stop)
            {
                return stop.Problem;
            }
        });
    }

    private SyntaxNode Whole()
    {
        if (Current.Kind == TokenKind.End) throw Stop(IndicatorProblems.Empty(formula));
        var root = Or();
        if (Current.Kind != TokenKind.End) throw Stop(IndicatorProblems.Unexpected(formula, Current.Span, "运算符或公式结尾"));
        return root;
    }

    private SyntaxNode Or() => LeftChain(And, k => k == TokenKind.Or ? BinaryOperator.Or : null);

    private SyntaxNode And() => LeftChain(Not, k => k == TokenKind.And ? BinaryOperator.And : null);

    private SyntaxNode Not()
    {
        if (Current.Kind != TokenKind.Not) return Comparison();
        var start = Take().Span;
        return Nested(() =>
        {
            var operand = Not();
            return Count(new UnarySyntax(true, operand, TextSpan.Cover(start, operand.Span)));
        });
    }

    private SyntaxNode Comparison()
    {
        var left = Sum();
        if (Current.Kind == TokenKind.In || (Current.Kind == TokenKind.Not && tokens[index + 1].Kind == TokenKind.In))
            return Membership(left);
        if (ComparisonOf(Current.Kind) is not { } comparison) return left;
        Take();
        var result = Count(new BinarySyntax(comparison, left, Sum()));
        if (ComparisonOf(Current.Kind) is not null || Current.Kind == TokenKind.In)
            throw Stop(IndicatorProblems.ChainedComparison(formula, Current.Span));
        return result;
    }

    private SyntaxNode Membership(SyntaxNode left)
    {
        var negated = Current.Kind == TokenKind.Not;
        if (negated) Take();
        Take();
        Expect(TokenKind.Open, "in 后面的“(”");
        var values = List();
        if (values.Count > MaxListed) throw Stop(IndicatorProblems.ListTooLong(formula, values[MaxListed].Span, values.Count, MaxListed));
        var span = TextSpan.Cover(left.Span, tokens[index - 1].Span);
        var node = Count(new InSyntax(left, values, span));
        return negated ? Count(new UnarySyntax(true, node, span)) : node;
    }

    private SyntaxNode Sum() => LeftChain(Product, k => k switch
    {
        TokenKind.Plus => BinaryOperator.Add,
        TokenKind.Minus => BinaryOperator.Subtract,
        _ => null,
    });

    private SyntaxNode Product() => LeftChain(Factor, k => k switch
    {
        TokenKind.Times => BinaryOperator.Multiply,
        TokenKind.Divide => BinaryOperator.Divide,
        _ => null,
    });

    private SyntaxNode Factor()
    {
        if (Current.Kind != TokenKind.Minus) return Primary();
        var start = Take().Span;
        return Nested(() =>
        {
            var operand = Factor();
            return Count(new UnarySyntax(false, operand, TextSpan.Cover(start, operand.Span)));
        });
    }

    private SyntaxNode Primary()
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Number: return Count(new NumberSyntax(token.Number, token.Span));
            case TokenKind.Text: return Count(new TextSyntax(token.Text, token.Span));
            case TokenKind.True or TokenKind.False:
                return Count(new BoolSyntax(token.Kind == TokenKind.True, token.Span));
            case TokenKind.Indicator: return Indicator(token);
            case TokenKind.Name when Current.Kind == TokenKind.Open: return Call(token);
            case TokenKind.Name: return Count(new NameSyntax(token.Text, token.Span));
            case TokenKind.Open:
                var inner = Nested(Or);
                Expect(TokenKind.Close, "“)”");
                return inner;
            default:
                throw Stop(IndicatorProblems.Unexpected(formula, token.Span, "数字、数据项、函数或“(”"));
        }
    }

    private IndicatorSyntax Indicator(Token token)
    {
        var at = token.Text.IndexOf('@', StringComparison.Ordinal);
        var id = at < 0 ? token.Text : token.Text[..at].Trim();
        return Count(new IndicatorSyntax(id, at < 0 ? null : token.Text[(at + 1)..].Trim(), token.Span));
    }

    private CallSyntax Call(Token name)
    {
        Take();
        var arguments = List();
        var span = TextSpan.Cover(name.Span, tokens[index - 1].Span);
        return Count(new CallSyntax(name.Text, name.Span, arguments, span));
    }

    // The opening bracket is taken; reads up to and including the closing one.
    private List<SyntaxNode> List()
    {
        var items = new List<SyntaxNode>();
        if (Current.Kind == TokenKind.Close)
        {
            Take();
            return items;
        }
        while (true)
        {
            items.Add(Nested(Or));
            if (Current.Kind == TokenKind.Comma)
            {
                Take();
                continue;
            }
            Expect(TokenKind.Close, "“,”或“)”");
            return items;
        }
    }

    private SyntaxNode LeftChain(Func<SyntaxNode> operand, Func<TokenKind, BinaryOperator?> operatorOf)
    {
        var left = operand();
        while (operatorOf(Current.Kind) is { } found)
        {
            Take();
            left = Count(new BinarySyntax(found, left, operand()));
        }
        return left;
    }

    private T Nested<T>(Func<T> inner)
    {
        if (++depth > MaxDepth) throw Stop(IndicatorProblems.TooDeep(formula, Current.Span, MaxDepth));
        var result = inner();
        depth--;
        return result;
    }

    private T Count<T>(T node)
        where T : SyntaxNode =>
        ++nodes <= MaxNodes ? node : throw Stop(IndicatorProblems.TooManyParts(formula, node.Span, MaxNodes));

    private Token Take()
    {
        var token = Current;
        if (token.Kind != TokenKind.End) index++;
        return token;
    }

    private void Expect(TokenKind kind, string expected)
    {
        if (Current.Kind != kind) throw Stop(IndicatorProblems.Unexpected(formula, Current.Span, expected));
        Take();
    }

    private static BinaryOperator? ComparisonOf(TokenKind kind) => kind switch
    {
        TokenKind.AtLeast => BinaryOperator.AtLeast,
        TokenKind.AtMost => BinaryOperator.AtMost,
        TokenKind.Above => BinaryOperator.Above,
        TokenKind.Below => BinaryOperator.Below,
        TokenKind.Equal => BinaryOperator.Equal,
        TokenKind.NotEqual => BinaryOperator.NotEqual,
        _ => null,
    };

    private static SyntaxException Stop(Problem problem) => new(problem);

    /// <summary>Unwinds the descent at the first problem; never leaves <see cref="Parse"/>.</summary>
#pragma warning disable CA1032 // only Parse catches it
    private sealed class SyntaxException(Problem problem) : Exception
#pragma warning restore CA1032
    {
        public Problem Problem { get; } = problem;
    }
}
