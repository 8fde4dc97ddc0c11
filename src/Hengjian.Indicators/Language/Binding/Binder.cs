using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Diagnostics;
using Hengjian.Indicators.Language.Syntax;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Language.Binding;

/// <summary>
/// Names to data elements; kinds, grains and units checked. Goes on after a problem, so that one look shows them all;
/// null stands for a part that is already reported. Operators and calls are bound in the other parts.
/// </summary>
internal sealed partial class Binder
{
    /// <summary>Most problems told of one formula: whoever has twenty to mend looks again afterwards.</summary>
    public const int MostProblems = 20;

    private readonly BindingScope scope;
    private readonly List<Problem> problems = [];

    private Binder(BindingScope scope) => this.scope = scope;

    private FormulaText Formula => scope.Formula;

    /// <summary>Binds a whole formula for one stage.</summary>
    public static Result<BoundNode> Bind(BindingScope scope, SyntaxNode root)
    {
        var binder = new Binder(scope);
        var shape = Shapes.Of(scope.Owner.ResultGrain);
        var bound = binder.Bind(root, new Place(shape, false));
        if (bound is not null) binder.CheckResult(bound, root);
        if (binder.problems.Count >= MostProblems) binder.problems.Add(IndicatorProblems.TooManyProblems(scope.Formula, MostProblems));
        return binder.problems.Count > 0 ? Result.Fail<BoundNode>(binder.problems) : Result.Ok(bound!);
    }

    private void CheckResult(BoundNode bound, SyntaxNode root)
    {
        if (bound.Kind is BoundKind.Code or BoundKind.Date)
        {
            Add(IndicatorProblems.WrongKind(Formula, root.Span, KindName(bound.Kind), "指标的结果是数字或是否"));
            return;
        }
        var yesNo = scope.Owner.Unit == YesNoUnit;
        if (yesNo != (bound.Kind == BoundKind.Bool))
            Add(IndicatorProblems.ResultKind(Formula, scope.Owner.Unit, KindName(bound.Kind)));
    }

    /// <summary>The unit of yes-no indicators.</summary>
    public const string YesNoUnit = "是/否";

    private BoundNode? Bind(SyntaxNode node, Place place) => problems.Count >= MostProblems ? null : node switch
    {
        NumberSyntax number => new ConstantNode(number.Value, BoundKind.Number),
        BoolSyntax truth => new ConstantNode(truth.Value ? 1 : 0, BoundKind.Bool),
        TextSyntax text => Refuse(IndicatorProblems.WrongKind(
            Formula, text.Span, "带引号的文字", "文字只能与选项比较，如 办学性质 == \"公办\"")),
        NameSyntax name => Element(name, place),
        IndicatorSyntax reference => Reference(reference, place),
        UnarySyntax unary => Unary(unary, place),
        BinarySyntax binary => Binary(binary, place),
        InSyntax membership => Membership(membership, place),
        CallSyntax call => Call(call, place),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private ElementNode? Element(NameSyntax name, Place place)
    {
        if (!scope.Catalogue.Dictionary.TryFind(name.Name, out var element))
        {
            var nearest = Suggestions.Element(scope.Catalogue, name.Name);
            Add(IndicatorProblems.UnknownElement(Formula, name.Span, name.Name, nearest));
            return null;
        }
        if (element.Kind == ValueKind.Text)
        {
            Add(IndicatorProblems.TextElement(Formula, name.Span, element.NameZh));
            return null;
        }
        if (!Reaches(element.Grain, place.Shape))
        {
            var hint = element.Kind is ValueKind.Number ? $"先汇总，如 sum({name.Name})" : $"先汇总，如 count_if({name.Name} …)";
            Add(IndicatorProblems.FinerThanContext(
                Formula, name.Span, element.NameZh, Shapes.NameOf(Shapes.Of(element.Grain)) + "级", Shapes.NameOf(place.Shape), hint));
            return null;
        }
        if (element.Grain == Grain.RegionStageYear && place.Shape != Shape.RegionStage
            && (scope.Stage is SchoolStage.All or SchoolStage.Compulsory) && element.Rollup != Rollup.Sum)
        {
            Add(IndicatorProblems.NoRollup(Formula, name.Span, element.NameZh));
            return null;
        }
        return new ElementNode(element, KindOf(element.Kind)) { Unit = element.Unit.Length == 0 ? null : element.Unit };
    }

    // A row sees its own cells, a class also its school's, and every row those of its region.
    private static bool Reaches(Grain element, Shape shape) => element switch
    {
        Grain.RegionYear or Grain.RegionStageYear => true,
        Grain.SchoolYear => shape is Shape.School or Shape.Section or Shape.Class,
        Grain.ClassYear => shape == Shape.Class,
        Grain.Project => shape == Shape.Project,
        _ => false,
    };

    private IndicatorNode? Reference(IndicatorSyntax reference, Place place)
    {
        if (FindIndicator(reference) is not { } indicator) return null;
        if (StageOf(reference, indicator) is not { } stage) return null;
        var fits = indicator.ResultGrain switch
        {
            Grain.RegionYear => true,
            Grain.SchoolYear => place.Shape is Shape.School or Shape.Section or Shape.Class,
            Grain.SectionYear => place.Shape == Shape.Section && stage == scope.Stage,
            _ => false,
        };
        if (!fits)
        {
            Add(IndicatorProblems.ReferenceGrain(
                Formula, reference.Span, reference.Id, Shapes.NameOf(Shapes.Of(indicator.ResultGrain)), Shapes.NameOf(place.Shape)));
            return null;
        }
        // The unit says the kind; that a formula agrees with its unit is checked where it is bound.
        var kind = indicator.Unit == YesNoUnit ? BoundKind.Bool : BoundKind.Number;
        return new IndicatorNode(indicator, stage, kind);
    }

    private Indicator? FindIndicator(IndicatorSyntax reference)
    {
        if (scope.Catalogue.TryFind(reference.Id, out var indicator)) return indicator;
        var nearest = Suggestions.Indicator(scope.Catalogue, reference.Id);
        Add(IndicatorProblems.UnknownIndicator(Formula, reference.Span, reference.Id, nearest));
        return null;
    }

    // The stage asked for, else the one being computed, else all stages when the indicator is not staged.
    private SchoolStage? StageOf(IndicatorSyntax reference, Indicator indicator)
    {
        var wanted = scope.Stage;
        if (reference.Stage is not null)
        {
            if (Stages.Find(reference.Stage) is not { } named)
            {
                var nearest = NearestName.Of(reference.Stage, Stages.Names);
                Add(IndicatorProblems.UnknownStage(Formula, reference.Span, reference.Stage, nearest));
                return null;
            }
            wanted = named;
        }
        if (indicator.Stages.Contains(wanted)) return wanted;
        if (reference.Stage is null && indicator.Stages.Contains(SchoolStage.All)) return SchoolStage.All;
        Add(IndicatorProblems.NotStaged(Formula, reference.Span, indicator.Id, Stages.NameOf(wanted)));
        return null;
    }

    private bool Demand(BoundNode bound, SyntaxNode node, params BoundKind[] kinds)
    {
        if (kinds.Contains(bound.Kind)) return true;
        var expected = string.Join("或", kinds.Select(KindName));
        if (bound.Kind == BoundKind.Bool && kinds.Contains(BoundKind.Number)) expected += "；数多少个成立用 count_if 或 count_true";
        Add(IndicatorProblems.WrongKind(Formula, node.Span, KindName(bound.Kind), expected));
        return false;
    }

    // A list of codes, all unknown, comes at once: the bound holds here too.
    private void Add(Problem problem)
    {
        if (problems.Count < MostProblems) problems.Add(problem);
    }

    private BoundNode? Refuse(Problem problem)
    {
        Add(problem);
        return null;
    }

    private static BoundKind KindOf(ValueKind kind) => kind switch
    {
        ValueKind.Bool => BoundKind.Bool,
        ValueKind.Code => BoundKind.Code,
        ValueKind.Date => BoundKind.Date,
        _ => BoundKind.Number,
    };

    private static string KindName(BoundKind kind) => kind switch
    {
        BoundKind.Number => "数字",
        BoundKind.Bool => "是否",
        BoundKind.Date => "日期",
        BoundKind.Code => "选项",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
