using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Language.Diagnostics;
using Hengjian.Indicators.Language.Syntax;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Language.Binding;

/// <summary>Function calls.</summary>
internal sealed partial class Binder
{
    private BoundNode? Call(CallSyntax call, Place place)
    {
        if (!FunctionList.TryFind(call.Function, out var function))
        {
            return Refuse(IndicatorProblems.UnknownFunction(Formula, call.NameSpan, call.Function, Suggestions.Function(call.Function)));
        }
        if (call.Arguments.Count < function.Least || call.Arguments.Count > function.Most)
            return Refuse(IndicatorProblems.WrongArgumentCount(Formula, call.Span, function.Signature, call.Arguments.Count));
        if (FunctionList.TryFindAggregate(call.Function, out var aggregate)) return Aggregate(call, aggregate, place);
        if (FunctionList.TryFindScalar(call.Function, out var scalar)) return Scalar(call, scalar, place);
        return call.Function switch
        {
            "prev" => Previous(call, place),
            "limit" => Limit(call, place),
            "std" => Threshold(call, ThresholdRole.Standard),
            "floor_of" => Threshold(call, ThresholdRole.Floor),
            _ => throw new InvalidOperationException(call.Function),
        };
    }

    private AggregateNode? Aggregate(CallSyntax call, AggregateKind kind, Place place)
    {
        if (place.InAggregate)
        {
            Add(IndicatorProblems.NestedAggregate(Formula, call.Span, call.Function));
            return null;
        }
        var found = RowsOf.Collect(scope, call.Arguments);
        var rows = found.Decide(scope.Owner.Rows, out var mixed);
        if (rows is null)
        {
            // Unknown names leave nothing to go by; they are reported by binding, so only a clean call is blamed here.
            var before = problems.Count;
            foreach (var argument in call.Arguments) Bind(argument, new Place(Shape.Class, true));
            if (problems.Count == before || mixed)
            {
                problems.RemoveRange(before, problems.Count - before);
                Add(mixed
                    ? IndicatorProblems.MixedGrains(Formula, call.Span, found.Grains)
                    : IndicatorProblems.NothingToAggregate(Formula, call.Span, call.Function));
            }
            return null;
        }
        if (place.Shape != Shape.Region && rows != Shape.Class)
        {
            Add(IndicatorProblems.RowFormulaAggregates(Formula, call.Span, Shapes.NameOf(rows.Value)));
            return null;
        }
        var arguments = BindAll(call.Arguments, new Place(rows.Value, true));
        if (arguments is null || !ArgumentsFit(call, kind, arguments)) return null;
        var isDate = arguments[0].Kind == BoundKind.Date && KeepsUnit(kind);
        var everyCounty = rows == Shape.Region && found.RefersToRegions;
        return new AggregateNode(kind, rows.Value, everyCounty, isDate ? BoundKind.Date : BoundKind.Number, arguments)
        {
            Unit = KeepsUnit(kind) ? arguments[0].Unit : null,
        };
    }

    private bool ArgumentsFit(CallSyntax call, AggregateKind kind, List<BoundNode> arguments)
    {
        var first = kind switch
        {
            AggregateKind.Count or AggregateKind.CountRows => true,
            AggregateKind.CountIf => Demand(arguments[0], call.Arguments[0], BoundKind.Bool),
            AggregateKind.Max or AggregateKind.MaxIf or AggregateKind.Min or AggregateKind.MinIf =>
                Demand(arguments[0], call.Arguments[0], BoundKind.Number, BoundKind.Date),
            _ => Demand(arguments[0], call.Arguments[0], BoundKind.Number),
        };
        if (arguments.Count == 1) return first;
        var second = kind == AggregateKind.WeightedVariation ? BoundKind.Number : BoundKind.Bool;
        return first & Demand(arguments[1], call.Arguments[1], second);
    }

    private static bool KeepsUnit(AggregateKind kind) => kind is AggregateKind.Sum or AggregateKind.SumIf
        or AggregateKind.Average or AggregateKind.AverageIf or AggregateKind.Max or AggregateKind.MaxIf
        or AggregateKind.Min or AggregateKind.MinIf;

    private ScalarNode? Scalar(CallSyntax call, ScalarKind kind, Place place)
    {
        var syntax = call.Arguments;
        var needed = 0;
        if (kind == ScalarKind.AtLeast)
        {
            if (syntax[0] is not NumberSyntax number || number.Value != Math.Floor(number.Value)
                || number.Value < 1 || number.Value >= syntax.Count)
            {
                Add(IndicatorProblems.NotALiteral(Formula, syntax[0].Span, $"1 到 {syntax.Count - 1} 的整数，后面是各个条件"));
                return null;
            }
            needed = (int)number.Value;
            syntax = [.. syntax.Skip(1)];
        }
        if (BindAll(syntax, place) is not { } arguments) return null;
        var wanted = kind is ScalarKind.CountTrue or ScalarKind.AtLeast ? BoundKind.Bool : BoundKind.Number;
        var fits = true;
        for (var i = 0; i < arguments.Count; i++) fits &= Demand(arguments[i], syntax[i], wanted);
        if (!fits) return null;
        var result = kind == ScalarKind.AtLeast ? BoundKind.Bool : BoundKind.Number;
        return new ScalarNode(kind, needed, result, arguments)
        {
            Unit = kind == ScalarKind.CountTrue ? null : arguments[0].Unit,
        };
    }

    private PreviousNode? Previous(CallSyntax call, Place place)
    {
        var years = 1;
        if (call.Arguments.Count == 2)
        {
            if (call.Arguments[1] is not NumberSyntax { Value: 1 or 2 or 3 or 4 or 5 } number)
            {
                Add(IndicatorProblems.NotALiteral(Formula, call.Arguments[1].Span, "1 到 5 的整数"));
                return null;
            }
            years = (int)number.Value;
        }
        if (place.Shape == Shape.Class)
        {
            Add(IndicatorProblems.NoPreviousRow(Formula, call.Span));
            return null;
        }
        return Bind(call.Arguments[0], place) is { } operand ? new PreviousNode(operand, years) { Unit = operand.Unit } : null;
    }

    private BoundNode? Limit(CallSyntax call, Place place)
    {
        if (call.Arguments[0] is not NameSyntax name)
            return Refuse(IndicatorProblems.NotALiteral(Formula, call.Arguments[0].Span, "限值表的代码"));
        var table = scope.Catalogue.Limits.FirstOrDefault(l => l.Id == name.Name || l.NameZh == name.Name);
        if (table is null)
        {
            var nearest = NearestName.Of(name.Name, scope.Catalogue.Limits.SelectMany(l => new[] { l.Id, l.NameZh }));
            return Refuse(IndicatorProblems.UnknownLimit(Formula, name.Span, name.Name, nearest));
        }
        if (call.Arguments[1] is TextSyntax code)
        {
            if (table.Values.ContainsKey(code.Value)) return new FixedLimitNode(table, code.Value);
            var nearest = NearestName.Of(code.Value, table.Values.Keys.Order(StringComparer.Ordinal));
            return Refuse(IndicatorProblems.CodeMissingInLimit(Formula, code.Span, table.NameZh, code.Value, nearest));
        }
        return CodeElement(call.Arguments[1], place) is { } element ? new LimitNode(element, table) : null;
    }

    private ThresholdNode? Threshold(CallSyntax call, ThresholdRole role)
    {
        if (call.Arguments[0] is not IndicatorSyntax reference)
        {
            Add(IndicatorProblems.NotALiteral(Formula, call.Arguments[0].Span, "[指标代码]"));
            return null;
        }
        if (FindIndicator(reference) is not { } indicator || StageOf(reference, indicator) is not { } stage) return null;
        // A standard may be given per stage though the indicator itself is computed for all stages at once.
        var wanted = reference.Stage is null ? scope.Stage : stage;
        var threshold = Find(indicator, role, wanted) ?? Find(indicator, role, SchoolStage.All);
        if (threshold is not null) return new ThresholdNode(indicator, role, wanted, threshold.Value);
        var roleName = role == ThresholdRole.Standard ? "标准值" : "底线值";
        Add(IndicatorProblems.NoThreshold(Formula, call.Span, indicator.Id, roleName, Stages.NameOf(wanted)));
        return null;
    }

    private static Threshold? Find(Indicator indicator, ThresholdRole role, SchoolStage stage) =>
        indicator.Thresholds.FirstOrDefault(t => t.Role == role && t.Stage == stage);

    private List<BoundNode>? BindAll(IReadOnlyList<SyntaxNode> nodes, Place place)
    {
        var bound = nodes.Select(n => Bind(n, place)).ToList();
        return bound.Contains(null) ? null : [.. bound.OfType<BoundNode>()];
    }
}
