using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Language.Diagnostics;
using Hengjian.Indicators.Language.Syntax;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Language.Planning;

/// <summary>Parses and binds the formulas of a catalogue and finds indicators that refer to each other in a circle.</summary>
internal sealed class CatalogueFormulas(IndicatorCatalogue catalogue)
{
    private readonly Dictionary<string, SyntaxNode> trees = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> settled = new(StringComparer.Ordinal);
    private readonly List<Problem> problems = [];
    private bool tooLong;

    /// <summary>Each indicator's formula bound for each of its stages, or every problem of every formula.</summary>
    public Result<IReadOnlyDictionary<string, IReadOnlyDictionary<SchoolStage, BoundNode>>> Bind()
    {
        foreach (var indicator in catalogue.Indicators)
        {
            if (Parser.Parse(TextOf(indicator)).TryGet(out var tree)) trees[indicator.Id] = tree;
            else problems.AddRange(Parser.Parse(TextOf(indicator)).Problems);
        }
        foreach (var indicator in catalogue.Indicators) FindCycle(indicator, []);
        var bound = new Dictionary<string, IReadOnlyDictionary<SchoolStage, BoundNode>>(StringComparer.Ordinal);
        foreach (var indicator in catalogue.Indicators)
        {
            if (!trees.TryGetValue(indicator.Id, out var tree)) continue;
            var stages = BindStages(catalogue, indicator, tree);
            if (stages.TryGet(out var found)) bound[indicator.Id] = found;
            else problems.AddRange(stages.Problems);
        }
        if (problems.Count == 0)
        {
            var costs = new ReferenceCost(bound);
            foreach (var indicator in catalogue.Indicators) problems.AddRange(CostProblems(costs, indicator, trees[indicator.Id]));
        }
        return problems.Count > 0
            ? Result.Fail<IReadOnlyDictionary<string, IReadOnlyDictionary<SchoolStage, BoundNode>>>(problems)
            : Result.Ok<IReadOnlyDictionary<string, IReadOnlyDictionary<SchoolStage, BoundNode>>>(bound);
    }

    /// <summary>Parses and binds one indicator against a catalogue it need not be part of.</summary>
    public static Result<IReadOnlyDictionary<SchoolStage, BoundNode>> BindOne(IndicatorCatalogue catalogue, Indicator indicator) =>
        Parser.Parse(TextOf(indicator)).Then(tree => BindStages(catalogue, indicator, tree).Then(stages =>
        {
            // Circles through others need the whole catalogue; this one would be counted round and round.
            if (References(tree).FirstOrDefault(r => r.Id == indicator.Id) is { } self)
                return IndicatorProblems.Cycle(TextOf(indicator), self.Span, $"{indicator.Id} → {indicator.Id}");
            var own = new Dictionary<string, IReadOnlyDictionary<SchoolStage, BoundNode>> { [indicator.Id] = stages };
            var problems = CostProblems(new ReferenceCost(own), indicator, tree).ToList();
            return problems.Count > 0
                ? Result.Fail<IReadOnlyDictionary<SchoolStage, BoundNode>>(problems)
                : Result.Ok(stages);
        }));

    private static Result<IReadOnlyDictionary<SchoolStage, BoundNode>> BindStages(
        IndicatorCatalogue catalogue, Indicator indicator, SyntaxNode tree)
    {
        if (indicator.ResultGrain is not (Grain.RegionYear or Grain.SchoolYear or Grain.SectionYear))
            return IndicatorProblems.ResultGrain(indicator.Id);
        if (indicator.ResultGrain == Grain.SectionYear
            && indicator.Stages.Any(s => s is SchoolStage.All or SchoolStage.Compulsory))
            return IndicatorProblems.SectionStages(indicator.Id);
        var found = new Dictionary<SchoolStage, BoundNode>();
        var problems = new List<Problem>();
        foreach (var stage in indicator.Stages)
        {
            var result = Binder.Bind(new BindingScope(catalogue, TextOf(indicator), indicator, stage), tree);
            if (result.TryGet(out var root)) found[stage] = root;
            else problems.AddRange(result.Problems.Where(p => !problems.Contains(p)));
            // The stages differ little: a formula full of mistakes need not be judged for all nine of them.
            if (problems.Count > Binder.MostProblems) break;
        }
        return problems.Count > 0
            ? Result.Fail<IReadOnlyDictionary<SchoolStage, BoundNode>>(problems)
            : Result.Ok<IReadOnlyDictionary<SchoolStage, BoundNode>>(found);
    }

    // Depth first; an indicator met again on the way down closes a circle, told once at the reference that closes it.
    private void FindCycle(Indicator indicator, List<string> path)
    {
        if (settled.ContainsKey(indicator.Id) || !trees.TryGetValue(indicator.Id, out var tree)) return;
        path.Add(indicator.Id);
        foreach (var reference in References(tree))
        {
            var at = path.IndexOf(reference.Id);
            if (at >= 0)
            {
                var chain = string.Join(" → ", path.Skip(at).Append(reference.Id));
                problems.Add(IndicatorProblems.Cycle(TextOf(indicator), reference.Span, chain));
            }
            else if (path.Count >= ReferenceCost.MostInARow)
            {
                // Told once; going on would only walk (and one day overflow the stack) along the rest of it.
                if (!tooLong) problems.Add(IndicatorProblems.TooManyInARow(TextOf(indicator), reference.Span, path[0], ReferenceCost.MostInARow));
                tooLong = true;
            }
            else if (catalogue.TryFind(reference.Id, out var next))
            {
                FindCycle(next, path);
            }
        }
        path.RemoveAt(path.Count - 1);
        settled[indicator.Id] = true;
    }

    private static IEnumerable<Problem> CostProblems(ReferenceCost costs, Indicator indicator, SyntaxNode tree)
    {
        var perStage = indicator.Stages.Select(s => costs.Of(indicator.Id, s)).ToList();
        var span = References(tree).FirstOrDefault()?.Span ?? tree.Span;
        if (perStage.Any(c => c.Parts > ReferenceCost.MostParts))
            yield return IndicatorProblems.TooCostly(TextOf(indicator), span, ReferenceCost.MostParts);
        var years = perStage.Select(c => c.Years).DefaultIfEmpty().Max();
        if (years > ReferenceCost.MostYears)
            yield return IndicatorProblems.TooFarBack(TextOf(indicator), span, years, ReferenceCost.MostYears);
    }

    private static List<IndicatorSyntax> References(SyntaxNode node)
    {
        var found = new List<IndicatorSyntax>();
        Collect(node, found);
        return found;
    }

    private static void Collect(SyntaxNode node, List<IndicatorSyntax> found)
    {
        switch (node)
        {
            case IndicatorSyntax reference: found.Add(reference); break;
            case UnarySyntax unary: Collect(unary.Operand, found); break;
            case InSyntax membership: Collect(membership.Operand, found); break;
            case BinarySyntax binary:
                Collect(binary.Left, found);
                Collect(binary.Right, found);
                break;
            case CallSyntax { Function: not ("std" or "floor_of") } call:
                foreach (var argument in call.Arguments) Collect(argument, found);
                break;
        }
    }

    private static FormulaText TextOf(Indicator indicator) => new(indicator.Formula, indicator.Id);
}
