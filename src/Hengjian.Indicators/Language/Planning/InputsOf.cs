using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Language.Planning;

/// <summary>A data element a value rests on, so many years before the year computed.</summary>
internal readonly record struct InputUse(DataElement Element, int YearsBack);

/// <summary>Collects the data elements a bound formula reads, through the indicators it refers to.</summary>
internal static class InputsOf
{
    public static IReadOnlyList<InputUse> Collect(BoundNode root, Func<IndicatorNode, BoundNode> formulaOf)
    {
        var found = new List<InputUse>();
        var seen = new HashSet<(string, int)>();
        Visit(root, 0, formulaOf, found, seen);
        return found;
    }

    private static void Visit(
        BoundNode node, int back, Func<IndicatorNode, BoundNode> formulaOf, List<InputUse> found, HashSet<(string, int)> seen)
    {
        if (!seen.Add((node.Key, back))) return;
        if (node is ElementNode cell) found.Add(new InputUse(cell.Element, back));
        if (node is IndicatorNode reference) Visit(formulaOf(reference), back, formulaOf, found, seen);
        var inner = node is PreviousNode previous ? back + previous.Years : back;
        foreach (var part in node.Parts) Visit(part, inner, formulaOf, found, seen);
    }
}
