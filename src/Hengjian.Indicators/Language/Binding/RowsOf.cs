using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Syntax;

namespace Hengjian.Indicators.Language.Binding;

/// <summary>Finds out what rows an aggregate runs over from the names in its brackets.</summary>
internal sealed class RowsOf
{
    private readonly HashSet<Grain> elements = [];
    private readonly HashSet<Grain> references = [];

    private RowsOf()
    {
    }

    /// <summary>True when a region indicator is aggregated: then every county is a row.</summary>
    public bool RefersToRegions => references.Contains(Grain.RegionYear);

    /// <summary>The grains named, for a message.</summary>
    public string Grains =>
        string.Join("、", elements.Union(references).Order().Select(g => Shapes.NameOf(Shapes.Of(g))));

    public static RowsOf Collect(BindingScope scope, IEnumerable<SyntaxNode> arguments)
    {
        var found = new RowsOf();
        foreach (var argument in arguments) found.Visit(scope, argument);
        return found;
    }

    /// <summary>The rows; null when there is nothing to aggregate. <paramref name="mixed"/>: the grains do not fit.</summary>
    public Shape? Decide(Grain ownerRows, out bool mixed)
    {
        var section = references.Contains(Grain.SectionYear);
        var school = elements.Contains(Grain.SchoolYear) || references.Contains(Grain.SchoolYear);
        var project = elements.Contains(Grain.Project);
        var ofClass = elements.Contains(Grain.ClassYear);
        mixed = (project && (school || section || ofClass)) || (ofClass && section);
        if (mixed) return null;
        if (ofClass) return Shape.Class;
        if (project) return Shape.Project;
        if (section || (school && ownerRows == Grain.SectionYear)) return Shape.Section;
        if (school) return Shape.School;
        if (elements.Contains(Grain.RegionStageYear)) return Shape.RegionStage;
        return elements.Count + references.Count > 0 ? Shape.Region : null;
    }

    private void Visit(BindingScope scope, SyntaxNode node)
    {
        switch (node)
        {
            case NameSyntax name when scope.Catalogue.Dictionary.TryFind(name.Name, out var element):
                elements.Add(element.Grain);
                break;
            case IndicatorSyntax reference when scope.Catalogue.TryFind(reference.Id, out var indicator):
                references.Add(indicator.ResultGrain);
                break;
            case UnarySyntax unary:
                Visit(scope, unary.Operand);
                break;
            case BinarySyntax binary:
                Visit(scope, binary.Left);
                Visit(scope, binary.Right);
                break;
            case InSyntax membership:
                Visit(scope, membership.Operand);
                break;
            case CallSyntax { Function: "std" or "floor_of" }:
                break;
            case CallSyntax { Function: "limit", Arguments.Count: 2 } limit:
                Visit(scope, limit.Arguments[1]);
                break;
            case CallSyntax call:
                foreach (var argument in call.Arguments) Visit(scope, argument);
                break;
        }
    }
}
