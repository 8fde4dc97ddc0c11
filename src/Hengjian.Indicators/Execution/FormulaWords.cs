using System.Globalization;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Language.Syntax;

namespace Hengjian.Indicators.Execution;

/// <summary>A formula in the words of its readers: 100 × 计数（班级人数 ≥ 56）÷ 计数（班级人数）.</summary>
internal static class FormulaWords
{
    public static string Of(BoundNode node) => node switch
    {
        ConstantNode { Kind: BoundKind.Bool } truth => truth.Value == 1 ? "是" : "否",
        ConstantNode number => Number(number.Value),
        ElementNode element => element.Element.NameZh,
        UnaryNode { IsNot: true } not => "非 " + Within(not.Parts[0], 7),
        UnaryNode minus => "−" + Within(minus.Parts[0], 7),
        BinaryNode binary => Binary(binary),
        NumberInNode membership => $"{Within(membership.Parts[0], 4)} 属于 {{{string.Join("、", membership.Values.Select(Number))}}}",
        CodeInNode code => CodeIn(code, null),
        LimitNode limit => $"{limit.Table.NameZh}（{limit.Element.NameZh}）",
        FixedLimitNode limit => $"{limit.Table.NameZh}（{limit.Code}）",
        ThresholdNode threshold => $"“{threshold.Indicator.NameZh}”的{(threshold.Role == ThresholdRole.Floor ? "底线值" : "标准值")}",
        ScalarNode scalar => Scalar(scalar),
        AggregateNode aggregate => Aggregate(aggregate),
        PreviousNode previous => $"{(previous.Years == 1 ? "上年" : $"{previous.Years} 年前")}（{Of(previous.Parts[0])}）",
        IndicatorNode reference => $"“{reference.Indicator.NameZh}”",
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    /// <summary>A comparison with codes; with the cell's own code when there is one place to look at.</summary>
    public static string CodeIn(CodeInNode node, string? found)
    {
        var codes = string.Join("、", node.Codes.Select(c => $"“{c}”"));
        var name = node.Element.NameZh + (found is null ? "" : $"（{found}）");
        return node.Codes.Count == 1
            ? $"{name} {(node.Negated ? "≠" : "=")} {codes}"
            : $"{name} {(node.Negated ? "不属于" : "属于")} {{{codes}}}";
    }

    private static string Number(double value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    private static string Binary(BinaryNode node)
    {
        var level = LevelOf(node);
        // The right side of − and ÷ needs brackets at the same level: a − (b − c).
        var strict = node.Operator is BinaryOperator.Subtract or BinaryOperator.Divide ? 1 : 0;
        return Within(node.Parts[0], level) + SignOf(node.Operator) + Within(node.Parts[1], level + strict);
    }

    private static string Scalar(ScalarNode node)
    {
        var name = FunctionList.All.First(f => f.Name == FunctionList.NameOf(node.Function)).NameZh;
        var needed = node.Function == ScalarKind.AtLeast ? FormattableString.Invariant($" {node.Needed} 项") : "";
        return $"{name}{needed}（{string.Join("，", node.Parts.Select(Of))}）";
    }

    private static string Aggregate(AggregateNode node)
    {
        var name = FunctionList.All.First(f => f.Name == FunctionList.NameOf(node.Function)).NameZh;
        var second = node.Second is null ? ""
            : node.Function == AggregateKind.WeightedVariation ? $"，按{Of(node.Second)}加权"
            : $"，其中{Of(node.Second)}";
        return $"{name}（{Of(node.Argument)}{second}）";
    }

    private static string Within(BoundNode node, int level) => LevelOf(node) < level ? $"（{Of(node)}）" : Of(node);

    // How tightly a node binds: or 1, and 2, comparison 4, + − 5, × ÷ 6, the rest 8.
    private static int LevelOf(BoundNode node) => node switch
    {
        BinaryNode binary => binary.Operator switch
        {
            BinaryOperator.Or => 1,
            BinaryOperator.And => 2,
            BinaryOperator.Add or BinaryOperator.Subtract => 5,
            BinaryOperator.Multiply or BinaryOperator.Divide => 6,
            _ => 4,
        },
        UnaryNode => 7,
        CodeInNode or NumberInNode => 4,
        _ => 8,
    };

    private static string SignOf(BinaryOperator op) => op switch
    {
        BinaryOperator.Or => " 或 ",
        BinaryOperator.And => " 且 ",
        BinaryOperator.AtLeast => " ≥ ",
        BinaryOperator.AtMost => " ≤ ",
        BinaryOperator.Above => " > ",
        BinaryOperator.Below => " < ",
        BinaryOperator.Equal => " = ",
        BinaryOperator.NotEqual => " ≠ ",
        BinaryOperator.Add => " + ",
        BinaryOperator.Subtract => " − ",
        BinaryOperator.Multiply => " × ",
        BinaryOperator.Divide => " ÷ ",
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };
}
