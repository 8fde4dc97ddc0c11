using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Diagnostics;
using Hengjian.Indicators.Language.Syntax;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Language.Binding;

/// <summary>Operators.</summary>
internal sealed partial class Binder
{
    private UnaryNode? Unary(UnarySyntax unary, Place place)
    {
        if (Bind(unary.Operand, place) is not { } operand) return null;
        var wanted = unary.IsNot ? BoundKind.Bool : BoundKind.Number;
        return Demand(operand, unary.Operand, wanted) ? new UnaryNode(unary.IsNot, operand) { Unit = operand.Unit } : null;
    }

    private BoundNode? Binary(BinarySyntax binary, Place place)
    {
        if (IsEquality(binary.Operator) && (binary.Left is TextSyntax || binary.Right is TextSyntax))
            return CodeEquality(binary, place);
        var left = Bind(binary.Left, place);
        var right = Bind(binary.Right, place);
        if (left is null || right is null) return null;
        return binary.Operator switch
        {
            BinaryOperator.Or or BinaryOperator.And => Logical(binary, left, right),
            BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide =>
                Arithmetic(binary, left, right),
            _ => Comparison(binary, left, right),
        };
    }

    private BinaryNode? Logical(BinarySyntax binary, BoundNode left, BoundNode right)
    {
        var fits = Demand(left, binary.Left, BoundKind.Bool) & Demand(right, binary.Right, BoundKind.Bool);
        return fits ? new BinaryNode(binary.Operator, BoundKind.Bool, left, right) : null;
    }

    private BinaryNode? Arithmetic(BinarySyntax binary, BoundNode left, BoundNode right)
    {
        var additive = binary.Operator is BinaryOperator.Add or BinaryOperator.Subtract;
        if (binary.Operator == BinaryOperator.Subtract && left.Kind == BoundKind.Date && right.Kind == BoundKind.Date)
            return new BinaryNode(binary.Operator, BoundKind.Number, left, right);
        if (!(Demand(left, binary.Left, BoundKind.Number) & Demand(right, binary.Right, BoundKind.Number))) return null;
        if (additive && !UnitsAgree(binary, left, right)) return null;
        return new BinaryNode(binary.Operator, BoundKind.Number, left, right)
        {
            Unit = additive ? left.Unit ?? right.Unit : null,
        };
    }

    private BinaryNode? Comparison(BinarySyntax binary, BoundNode left, BoundNode right)
    {
        var comparable = left.Kind == right.Kind && left.Kind switch
        {
            BoundKind.Number or BoundKind.Date => true,
            BoundKind.Bool => IsEquality(binary.Operator),
            _ => false,
        };
        if (!comparable)
        {
            Add(IndicatorProblems.CannotCompare(Formula, binary.Span, KindName(left.Kind), KindName(right.Kind)));
            return null;
        }
        return UnitsAgree(binary, left, right) ? new BinaryNode(binary.Operator, BoundKind.Bool, left, right) : null;
    }

    private CodeInNode? CodeEquality(BinarySyntax binary, Place place)
    {
        var (text, other) = binary.Right is TextSyntax right ? (right, binary.Left) : ((TextSyntax)binary.Left, binary.Right);
        if (CodeElement(other, place) is not { } element) return null;
        return KnownCode(element.Element, text)
            ? new CodeInNode(element, [text.Value], binary.Operator == BinaryOperator.NotEqual)
            : null;
    }

    private BoundNode? Membership(InSyntax membership, Place place)
    {
        if (membership.Values.Count == 0)
            return Refuse(IndicatorProblems.WrongArgumentCount(Formula, membership.Span, "x in (\"甲\", \"乙\")", 0));
        if (membership.Values.All(v => v is TextSyntax))
        {
            if (CodeElement(membership.Operand, place) is not { } element) return null;
            var texts = membership.Values.Cast<TextSyntax>().ToList();
            var known = texts.Count(t => KnownCode(element.Element, t));
            return known == texts.Count ? new CodeInNode(element, [.. texts.Select(t => t.Value)], false) : null;
        }
        var wrong = membership.Values.FirstOrDefault(v => v is not NumberSyntax);
        if (wrong is not null) return Refuse(IndicatorProblems.NotALiteral(Formula, wrong.Span, "全是带引号的取值，或全是数字"));
        if (Bind(membership.Operand, place) is not { } operand) return null;
        if (!Demand(operand, membership.Operand, BoundKind.Number)) return null;
        return new NumberInNode(operand, [.. membership.Values.Cast<NumberSyntax>().Select(n => n.Value)]);
    }

    private ElementNode? CodeElement(SyntaxNode node, Place place)
    {
        if (Bind(node, place) is not { } bound) return null;
        if (bound is ElementNode { Kind: BoundKind.Code } element) return element;
        Add(IndicatorProblems.WrongKind(Formula, node.Span, KindName(bound.Kind), "选项类的数据项，才能与带引号的取值比较"));
        return null;
    }

    private bool KnownCode(DataElement element, TextSyntax text)
    {
        if (element.Codes.Contains(text.Value)) return true;
        if (problems.Count >= MostProblems) return false;
        var nearest = NearestName.Of(text.Value, element.Codes);
        Add(IndicatorProblems.UnknownCode(Formula, text.Span, text.Value, element.NameZh, nearest));
        return false;
    }

    private bool UnitsAgree(BinarySyntax binary, BoundNode left, BoundNode right)
    {
        if (!UnitRules.Clash(left.Unit, right.Unit)) return true;
        Add(IndicatorProblems.UnitsDiffer(Formula, binary.Span, left.Unit!, right.Unit!));
        return false;
    }

    private static bool IsEquality(BinaryOperator op) => op is BinaryOperator.Equal or BinaryOperator.NotEqual;
}
