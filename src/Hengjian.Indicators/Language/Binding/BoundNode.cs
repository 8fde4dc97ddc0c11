using System.Globalization;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Language.Syntax;

namespace Hengjian.Indicators.Language.Binding;

/// <summary>What an expression's values are.</summary>
internal enum BoundKind
{
    Number,
    Bool,
    Date,
    Code,
}

/// <summary>A node whose names are resolved and whose types fit.</summary>
/// <param name="kind">What its values are.</param>
/// <param name="parts">The parts it is computed from, left to right.</param>
internal abstract class BoundNode(BoundKind kind, params IReadOnlyList<BoundNode> parts)
{
    private string? key;

    public BoundKind Kind { get; } = kind;

    public IReadOnlyList<BoundNode> Parts { get; } = parts;

    /// <summary>Unit of the value where it is known for sure; null otherwise.</summary>
    public string? Unit { get; init; }

    /// <summary>Equal keys mean equal values in the same frame: shared parts are computed once.</summary>
    public string Key => key ??= MakeKey();

    protected abstract string MakeKey();

    protected string PartKeys => string.Join(",", Parts.Select(p => p.Key));
}

/// <summary>A number, or true (1) and false (0).</summary>
internal sealed class ConstantNode(double value, BoundKind kind) : BoundNode(kind)
{
    public double Value { get; } = value;

    protected override string MakeKey() => Value.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>A data element's cell, or for regions its roll-up.</summary>
internal sealed class ElementNode(DataElement element, BoundKind kind) : BoundNode(kind)
{
    public DataElement Element { get; } = element;

    protected override string MakeKey() => "e:" + Element.Id;
}

/// <summary>Minus or not.</summary>
internal sealed class UnaryNode(bool isNot, BoundNode operand) : BoundNode(operand.Kind, operand)
{
    public bool IsNot { get; } = isNot;

    protected override string MakeKey() => (IsNot ? "not(" : "neg(") + PartKeys + ")";
}

/// <summary>Two operands.</summary>
internal sealed class BinaryNode(BinaryOperator op, BoundKind kind, BoundNode left, BoundNode right)
    : BoundNode(kind, left, right)
{
    public BinaryOperator Operator { get; } = op;

    protected override string MakeKey() => Operator + "(" + PartKeys + ")";
}

/// <summary>A number that equals one of several.</summary>
internal sealed class NumberInNode(BoundNode operand, IReadOnlyList<double> values) : BoundNode(BoundKind.Bool, operand)
{
    public IReadOnlyList<double> Values { get; } = values;

    protected override string MakeKey() =>
        "in(" + PartKeys + ":" + string.Join(",", Values.Select(v => v.ToString("R", CultureInfo.InvariantCulture))) + ")";
}

/// <summary>A code that is, or is not, one of several.</summary>
internal sealed class CodeInNode(ElementNode operand, IReadOnlyList<string> codes, bool negated)
    : BoundNode(BoundKind.Bool, operand)
{
    public DataElement Element { get; } = operand.Element;

    public IReadOnlyList<string> Codes { get; } = codes;

    public bool Negated { get; } = negated;

    protected override string MakeKey() =>
        (Negated ? "out(" : "in(") + PartKeys + ":" + string.Join("|", Codes) + ")";
}

/// <summary>The number of a limit table for a row's code.</summary>
internal sealed class LimitNode(ElementNode operand, LimitTable table) : BoundNode(BoundKind.Number, operand)
{
    public DataElement Element { get; } = operand.Element;

    public LimitTable Table { get; } = table;

    protected override string MakeKey() => "limit(" + Table.Id + "," + PartKeys + ")";
}

/// <summary>The number of a limit table for a quoted code.</summary>
internal sealed class FixedLimitNode(LimitTable table, string code) : BoundNode(BoundKind.Number)
{
    public LimitTable Table { get; } = table;

    public string Code { get; } = code;

    protected override string MakeKey() => "limit(" + Table.Id + ":" + Code + ")";
}

/// <summary>A scalar function.</summary>
internal sealed class ScalarNode(ScalarKind function, int needed, BoundKind kind, IReadOnlyList<BoundNode> arguments)
    : BoundNode(kind, arguments)
{
    public ScalarKind Function { get; } = function;

    /// <summary>The n of at_least; 0 otherwise.</summary>
    public int Needed { get; } = needed;

    protected override string MakeKey() =>
        Function + FormattableString.Invariant($"{Needed}(") + PartKeys + ")";
}

/// <summary>Rows of a finer grain to one value per region, or of classes to one value per school or section.</summary>
internal sealed class AggregateNode(
    AggregateKind function, Shape rows, bool everyCounty, BoundKind kind, IReadOnlyList<BoundNode> arguments)
    : BoundNode(kind, arguments)
{
    public AggregateKind Function { get; } = function;

    /// <summary>What the rows are; Region means counties.</summary>
    public Shape Rows { get; } = rows;

    /// <summary>Of counties: all of the tree (an indicator is aggregated), not only those that reported a row.</summary>
    public bool EveryCounty { get; } = everyCounty;

    /// <summary>The value that is aggregated (for count_if the condition).</summary>
    public BoundNode Argument => Parts[0];

    /// <summary>The condition, or the weight of wcv; null when there is none.</summary>
    public BoundNode? Second => Parts.Count > 1 ? Parts[1] : null;

    protected override string MakeKey() => $"{Function}/{Rows}{(EveryCounty ? "*" : "")}(" + PartKeys + ")";
}

/// <summary>The same expression of an earlier year.</summary>
internal sealed class PreviousNode(BoundNode operand, int years) : BoundNode(operand.Kind, operand)
{
    public int Years { get; } = years;

    protected override string MakeKey() => FormattableString.Invariant($"prev{Years}(") + PartKeys + ")";
}

/// <summary>Another indicator's value.</summary>
internal sealed class IndicatorNode(Indicator indicator, SchoolStage stage, BoundKind kind) : BoundNode(kind)
{
    public Indicator Indicator { get; } = indicator;

    public SchoolStage Stage { get; } = stage;

    protected override string MakeKey() => $"i:{Indicator.Id}@{Stage}";
}

/// <summary>A standard or floor of an indicator.</summary>
internal sealed class ThresholdNode(Indicator indicator, ThresholdRole role, SchoolStage stage, double value)
    : BoundNode(BoundKind.Number)
{
    public Indicator Indicator { get; } = indicator;

    public ThresholdRole Role { get; } = role;

    public SchoolStage Stage { get; } = stage;

    /// <summary>The catalogue's number; an evaluation may override it.</summary>
    public double Value { get; } = value;

    protected override string MakeKey() => $"t:{Indicator.Id}@{Stage}.{Role}";
}
