using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Language.Diagnostics;
using Hengjian.Indicators.Language.Syntax;

namespace Hengjian.Indicators.Language.Planning;

/// <summary>Which indicators change when one changes: those whose formulas name it, and those that name these.</summary>
public sealed class IndicatorUses
{
    private readonly IndicatorCatalogue catalogue;
    private readonly ILookup<string, string> users;

    /// <summary>Reads every formula of a catalogue once; a formula that does not parse names nothing.</summary>
    public IndicatorUses(IndicatorCatalogue catalogue)
    {
        this.catalogue = catalogue;
        users = catalogue.Indicators.SelectMany(i => Named(i).Select(n => (Named: n, User: i.Id)))
            .ToLookup(u => u.Named, u => u.User, StringComparer.Ordinal);
    }

    /// <summary>The users of an indicator, also those through others and through its standard; in catalogue order, without itself.</summary>
    public IReadOnlyList<Indicator> Of(string id)
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { id };
        var open = new Queue<string>([id]);
        while (open.TryDequeue(out var next))
        {
            foreach (var user in users[next])
                if (found.Add(user)) open.Enqueue(user);
        }
        found.Remove(id);
        return [.. catalogue.Indicators.Where(i => found.Contains(i.Id))];
    }

    private static IEnumerable<string> Named(Indicator indicator)
    {
        if (!Parser.Parse(new FormulaText(indicator.Formula, indicator.Id)).TryGet(out var tree)) yield break;
        var open = new Stack<SyntaxNode>([tree]);
        while (open.TryPop(out var node))
        {
            if (node is IndicatorSyntax reference) yield return reference.Id;
            foreach (var part in Parts(node)) open.Push(part);
        }
    }

    private static IEnumerable<SyntaxNode> Parts(SyntaxNode node) => node switch
    {
        UnarySyntax unary => [unary.Operand],
        InSyntax membership => [membership.Operand],
        BinarySyntax binary => [binary.Left, binary.Right],
        CallSyntax call => call.Arguments,
        _ => [],
    };
}
